/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks which customers there are (trib-customers-lookup.h) whenever the search, the order, the source or the project changes, and
 * shows the answer to the newest question. How a customer looks is left to trib-customer-columns.h.
 */
#include "config.h"

#include "app/customers/trib-customers-page.h"

#include "app/customers/trib-customer-columns.h"
#include "app/customers/trib-customers-lookup.h"
#include "app/customers/trib-merge-bar.h"
#include "app/customers/trib-scroll-back.h"
#include "app/customers/trib-selection.h"
#include "app/customers/trib-source-dots.h"
#include "app/customers/trib-source-filter.h"
#include "app/customers/trib-staged-list.h"
#include "app/customers/trib-width-bin.h"
#include "app/trib-number.h"
#include "app/trib-window.h"
#include "store/trib-customer-list.h"

#include <glib/gi18n.h>

#define WIDTH_ASIDE 860 /* from here the sources stand beside the list */

struct _TribCustomersPage
{
  AdwBin parent_instance;

  TribWidthBin *width_bin;
  GtkSearchEntry *search_entry;
  GtkLabel *count_label;
  GtkMenuButton *filter_button;
  GtkLabel *filter_label;
  GtkMenuButton *columns_button;
  GtkBox *side_box;
  GtkWidget *side;
  GtkBox *filter_popover_box;
  TribSourceFilter *source_filter;
  GtkStack *stack;
  GtkColumnView *column_view;
  GtkListView *list_view;
  GtkScrolledWindow *wide_scroller;
  GtkScrolledWindow *narrow_scroller;
  AdwStatusPage *error_page;
  AdwStatusPage *nothing_page;
  TribMergeBar *merge_bar;

  TribSession *session;
  TribCustomerList *list;
  TribStagedList *staged; /* of the list, for the views */
  TribSelection *selection;
  TribCustomerColumns columns;
  GCancellable *cancellable;
  guint generation;
  guint n_all;
  gboolean narrow;
  gboolean aside;
};

enum
{
  PROP_TITLE = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TribCustomersPage, trib_customers_page, ADW_TYPE_BIN)

static GtkScrolledWindow *
scroller (TribCustomersPage *self)
{
  return self->narrow ? self->narrow_scroller : self->wide_scroller;
}

static char *
customers_text (gint64 n)
{
  g_autofree char *number = trib_grouped (n);

  return g_strdup_printf (ngettext ("%s customer", "%s customers", (gulong) n), number);
}

static void
show_count (TribCustomersPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *all = customers_text (self->n_all);
  g_autofree char *found = trib_grouped (n);
  /* Translators: "37 of 1,941 customers" */
  g_autofree char *both = g_strdup_printf (_ ("%s of %s"), found, all);
  gboolean typed = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';

  gtk_label_set_text (self->count_label, self->n_all == 0 ? "" : n == self->n_all ? all : both);
  /* Room for the entry's own button that clears it. */
  gtk_widget_set_margin_end (GTK_WIDGET (self->count_label), typed ? 36 : 12);
}

static void
show_part (TribCustomersPage *self, const TribStoreCounts *counts)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *part;

  if (counts->records == 0)
    part = "no-records";
  else if (counts->customers == 0)
    part = "no-customers";
  else if (n == 0)
    part = "nothing";
  else
    part = self->narrow ? "narrow" : "wide";
  gtk_stack_set_visible_child_name (self->stack, part);
}

static void
show_nothing (TribCustomersPage *self, const TribCustomersLookup *lookup)
{
  g_autofree char *words = NULL;

  if (lookup->search != NULL && *lookup->search != '\0')
    words = g_markup_printf_escaped (_ ("Nobody has a name, e-mail, phone or city that begins with “%s”."),
                                     lookup->search);
  else
    words = g_strdup (_ ("No customer has a record of this source."));
  adw_status_page_set_description (self->nothing_page, words);
}

/* The button says what is chosen, so that a filter is never forgotten. */
static void
show_filter (TribCustomersPage *self)
{
  gboolean several = self->columns.sources != NULL && self->columns.sources->len > 1;
  gint64 source = trib_source_filter_get_source (self->source_filter);
  const char *name = source != 0 ? trib_source_name (self->columns.sources, source) : _ ("All sources");

  gtk_widget_set_visible (self->side, self->aside && several);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), !self->aside && several);
  gtk_label_set_text (self->filter_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->filter_button), name);
  if (source != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribCustomersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  TribCustomersLookup *lookup = trib_worker_get_data (result);

  /* The counts are an ornament: without them the filter still works. */
  if (trib_session_read_finish (TRIB_SESSION (source), result, &error) && lookup->generation == self->generation)
    trib_source_filter_set_counts (self->source_filter, lookup->by_source);
}

static void
count_sources (TribCustomersPage *self, const TribCustomersLookup *found)
{
  TribCustomersLookup *lookup = g_new0 (TribCustomersLookup, 1);

  lookup->search = g_strdup (found->search);
  lookup->generation = found->generation;
  lookup->sources = g_ptr_array_ref (found->sources);
  trib_session_read_async (self->session, trib_customers_lookup_count, lookup,
                           (GDestroyNotify) trib_customers_lookup_free, self->cancellable, counted_cb,
                           g_object_ref (self));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribCustomersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  TribCustomersLookup *lookup = trib_worker_get_data (result);
  gboolean found = trib_session_read_finish (TRIB_SESSION (source), result, &error);
  double place = 0;

  if (lookup->generation != self->generation || self->session == NULL)
    return;
  if (!found)
    {
      g_autofree char *words = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (self->error_page, words);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  if (lookup->keep_place)
    place = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (scroller (self)));
  g_clear_pointer (&self->columns.sources, g_ptr_array_unref);
  self->columns.sources = g_ptr_array_ref (lookup->sources);
  self->n_all = (guint) lookup->counts.customers;
  trib_customer_list_set (self->list, trib_session_get_reader (self->session), lookup->ids);
  trib_source_filter_set_sources (self->source_filter, lookup->sources);
  trib_customer_columns_fit (self->column_view, lookup->sources);
  show_filter (self);
  show_nothing (self, lookup);
  show_part (self, &lookup->counts);
  show_count (self);
  if (place > 0)
    {
      /* Rows above the place that are not there yet can't be scrolled past. */
      trib_staged_list_finish (self->staged);
      trib_scroll_back (scroller (self), place);
    }
  if (lookup->sources->len > 1)
    count_sources (self, lookup);
}

static void
find (TribCustomersPage *self, gboolean keep_place)
{
  TribCustomersLookup *lookup;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->generation++;
  if (self->session == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  lookup = g_new0 (TribCustomersLookup, 1);
  lookup->search = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
  lookup->sort = trib_customer_columns_get_sort (&self->columns, self->column_view, &lookup->descending);
  lookup->source = trib_source_filter_get_source (self->source_filter);
  lookup->generation = self->generation;
  lookup->keep_place = keep_place;
  trib_session_read_async (self->session, trib_customers_lookup_find, lookup,
                           (GDestroyNotify) trib_customers_lookup_free, self->cancellable, found_cb,
                           g_object_ref (self));
}

static void
ask_again_cb (TribCustomersPage *self)
{
  find (self, FALSE);
}

static void
project_changed_cb (TribCustomersPage *self)
{
  find (self, TRUE);
}

static void
sorter_changed_cb (TribCustomersPage *self)
{
  /* Said during dispose, too, when there is nothing left to ask. */
  if (self->session != NULL)
    find (self, FALSE);
}

/* The sources stand beside the list where there is room, else behind a button. */
static void
use_side (TribCustomersPage *self, gboolean aside)
{
  GtkBox *from = aside ? self->filter_popover_box : self->side_box;
  GtkBox *to = aside ? self->side_box : self->filter_popover_box;

  self->aside = aside;
  g_object_ref (self->source_filter);
  gtk_box_remove (from, GTK_WIDGET (self->source_filter));
  gtk_box_append (to, GTK_WIDGET (self->source_filter));
  g_object_unref (self->source_filter);
  show_filter (self);
}

static void
use_layout (TribCustomersPage *self, gboolean narrow)
{
  const char *part = gtk_stack_get_visible_child_name (self->stack);

  self->narrow = narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->merge_bar), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_label), !narrow);
  g_object_set (self->search_entry, "placeholder-text",
                narrow ? _ ("Search") : _ ("Search names, e-mail, phones, cities…"), NULL);
  /* Only the view that is seen makes rows. */
  gtk_column_view_set_model (self->column_view, narrow ? NULL : GTK_SELECTION_MODEL (self->selection));
  if (narrow)
    {
      g_autoptr (GtkSelectionModel) model
          = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->staged))));
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      gtk_list_view_set_model (self->list_view, model);
    }
  else
    gtk_list_view_set_model (self->list_view, NULL);
  if (g_strcmp0 (part, "wide") == 0 || g_strcmp0 (part, "narrow") == 0)
    gtk_stack_set_visible_child_name (self->stack, narrow ? "narrow" : "wide");
}

static void
width_changed_cb (TribCustomersPage *self)
{
  int width = trib_width_bin_get_width (self->width_bin);

  if ((width >= WIDTH_ASIDE) != self->aside)
    use_side (self, width >= WIDTH_ASIDE);
  if ((width < TRIB_WIDTH_NARROW) != self->narrow)
    use_layout (self, width < TRIB_WIDTH_NARROW);
}

static TribWindow *
window_of (TribCustomersPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return TRIB_IS_WINDOW (root) ? TRIB_WINDOW (root) : NULL;
}

static void
activated_cb (TribCustomersPage *self, guint position)
{
  TribWindow *window = window_of (self);
  gint64 id = trib_customer_list_get_id (self->list, position);

  if (window != NULL && id != 0)
    trib_window_show_customer (window, id);
}

static void
search_stopped_cb (TribCustomersPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_widget_grab_focus (self->narrow ? GTK_WIDGET (self->list_view) : GTK_WIDGET (self->column_view));
}

/* Enter in the search goes on to what was found. */
static void
search_entered_cb (TribCustomersPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 1)
    activated_cb (self, 0);
  else
    gtk_widget_child_focus (self->narrow ? GTK_WIDGET (self->list_view) : GTK_WIDGET (self->column_view),
                            GTK_DIR_TAB_FORWARD);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  trib_customers_page_focus_search (TRIB_CUSTOMERS_PAGE (widget));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribCustomersPage *self = TRIB_CUSTOMERS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  trib_source_filter_set_source (self->source_filter, 0);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  find (TRIB_CUSTOMERS_PAGE (widget), FALSE);
}

static void
trib_customers_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, _ ("Customers"));
}

static void
trib_customers_page_dispose (GObject *object)
{
  TribCustomersPage *self = TRIB_CUSTOMERS_PAGE (object);

  trib_customers_page_set_session (self, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->staged);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (trib_customers_page_parent_class)->dispose (object);
}

static void
trib_customers_page_finalize (GObject *object)
{
  g_clear_pointer (&TRIB_CUSTOMERS_PAGE (object)->columns.sources, g_ptr_array_unref);
  G_OBJECT_CLASS (trib_customers_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, width_bin);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, filter_label);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, side);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, side_box);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, filter_popover_box);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, source_filter);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, wide_scroller);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, narrow_scroller);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, TribCustomersPage, merge_bar);
  gtk_widget_class_bind_template_callback (widget_class, ask_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_entered_cb);
}

static void
trib_customers_page_class_init (TribCustomersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TRIB_TYPE_WIDTH_BIN);
  g_type_ensure (TRIB_TYPE_SOURCE_FILTER);
  g_type_ensure (TRIB_TYPE_MERGE_BAR);
  object_class->get_property = trib_customers_page_get_property;
  object_class->dispose = trib_customers_page_dispose;
  object_class->finalize = trib_customers_page_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customers/trib-customers-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "customers.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "customers.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "customers.again", NULL, again_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "customers.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "customers.clear", NULL);
}

static void
trib_customers_page_init (TribCustomersPage *self)
{
  g_autoptr (GtkListItemFactory) rows = NULL;

  self->aside = TRUE; /* as the template has it */
  self->list = trib_customer_list_new ();
  self->staged = trib_staged_list_new (G_LIST_MODEL (g_object_ref (self->list)));
  self->selection = trib_selection_new (G_LIST_MODEL (g_object_ref (self->staged)));
  gtk_widget_init_template (GTK_WIDGET (self));
  trib_merge_bar_set_models (self->merge_bar, self->list, self->selection);
  trib_customer_columns_add (&self->columns, self->column_view);
  rows = trib_customer_columns_new_row_factory (&self->columns);
  gtk_list_view_set_factory (self->list_view, rows);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  trib_customer_columns_insert_actions (self->column_view, GTK_WIDGET (self));
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed", G_CALLBACK (sorter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

void
trib_customers_page_set_session (TribCustomersPage *self, TribSession *session)
{
  g_return_if_fail (TRIB_IS_CUSTOMERS_PAGE (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, project_changed_cb, self);
  g_set_object (&self->session, session);
  if (self->merge_bar != NULL)
    trib_merge_bar_set_session (self->merge_bar, session);
  trib_customer_list_set (self->list, NULL, NULL);
  if (session == NULL)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      self->generation++;
      return;
    }
  g_signal_connect_object (session, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  trib_source_filter_set_sources (self->source_filter, NULL);
  find (self, FALSE);
}

void
trib_customers_page_focus_search (TribCustomersPage *self)
{
  g_return_if_fail (TRIB_IS_CUSTOMERS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}
