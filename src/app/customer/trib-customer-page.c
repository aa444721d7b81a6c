/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads one customer and its history on the reading thread, and hands the parts to those who show them. A project that changes is
 * read again.
 */
#include "config.h"

#include "app/customer/trib-customer-page.h"

#include "app/customer/trib-customer-lines.h"
#include "app/customer/trib-records-grid.h"
#include "app/customer/trib-relations-list.h"
#include "app/customer/trib-set-job.h"
#include "app/customer/trib-split-job.h"
#include "app/customer/trib-timeline.h"
#include "app/customer/trib-value-row.h"
#include "app/customers/trib-width-bin.h"
#include "app/trib-number.h"
#include "app/trib-window.h"
#include "unify/trib-undo.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define STEPS 100     /* of the history; older ones are said to be there */
#define LINES_FIRST 5 /* values shown at once */
#define LINES_MORE 3  /* and in each idle moment after */
#define WIDE 720      /* from here the history stands beside the values */

struct _TribCustomerPage
{
  AdwBin parent_instance;

  TribWidthBin *width_bin;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkLabel *facts_label;
  GtkLabel *number_label;
  AdwViewSwitcher *switcher;
  AdwViewStack *parts;
  AdwViewStackPage *history_part;
  GtkBox *beside_box;
  GtkBox *history_box;
  GtkWidget *history;
  GtkListBox *values_list;
  TribTimeline *timeline;
  GtkLabel *older_label;
  TribRecordsGrid *records_grid;
  GtkBox *split_box;
  TribRelationsList *relations_list;

  TribSession *session;
  gint64 id; /* that was asked for */
  gboolean wide;
  TribCustomer *customer;
  GCancellable *cancellable;
  guint generation;
  GPtrArray *lines; /* of values, of which so many are shown */
  guint n_lines;
  GPtrArray *events; /* to be shown */
  guint filling;     /* source id */
};

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TribCustomerPage, trib_customer_page, ADW_TYPE_BIN)

typedef struct
{
  gint64 id;
  guint generation;
  TribCustomer *customer;
  GPtrArray *events;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->customer, trib_customer_free);
  g_clear_pointer (&reading->events, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
read_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  reading->customer = trib_customer_load (store, reading->id, error);
  if (reading->customer == NULL)
    return FALSE;
  reading->events = trib_history_list (store, reading->customer->id, STEPS + 1, error);
  return reading->events != NULL;
}

static char *
number_text (TribCustomerPage *self)
{
  /* Translators: a customer's number */
  return g_strdup_printf (_ ("Customer %" PRIi64), self->customer->id);
}

static const char *
surviving (const TribCustomer *customer, TribFieldId field)
{
  for (guint i = 0; i < customer->survivors->len; i++)
    {
      const TribSurvivor *survivor = g_ptr_array_index (customer->survivors, i);
      if (survivor->field == field && *survivor->text != '\0')
        return survivor->text;
    }
  return NULL;
}

static guint
count_sources (const TribCustomer *customer)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < customer->records->len; i++)
    g_hash_table_add (seen, &((TribCustomerRecord *) g_ptr_array_index (customer->records, i))->source);
  return g_hash_table_size (seen);
}

static void
show_header (TribCustomerPage *self)
{
  const TribCustomer *customer = self->customer;
  guint n_records = customer->records->len, n_sources = count_sources (customer);
  g_autofree char *n_records_text = trib_grouped (n_records);
  g_autofree char *records = g_strdup_printf (ngettext ("%s record", "%s records", n_records), n_records_text);
  g_autofree char *n_sources_text = trib_grouped (n_sources);
  /* Translators: goes on after "3 records " */
  g_autofree char *sources
      = g_strdup_printf (ngettext ("from %s source", "from %s sources", n_sources), n_sources_text);
  const char *city = surviving (customer, TRIB_FIELD_CITY);
  g_autofree char *facts
      = g_strdup_printf ("%s%s%s %s", city != NULL ? city : "", city != NULL ? " · " : "", records, sources);
  g_autofree char *number = number_text (self);

  if (self->id != customer->id)
    {
      g_autofree char *own = g_steal_pointer (&number);
      number = g_strdup_printf (_ ("%s · customer %" PRIi64 " is now part of it"), own, self->id);
    }
  adw_avatar_set_text (self->avatar, customer->name);
  gtk_label_set_text (self->name_label, customer->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), customer->name);
  gtk_label_set_text (self->facts_label, facts);
  gtk_label_set_text (self->number_label, number);
}

/* The next lines, so many. Returns: whether there are more. */
static gboolean
show_values (TribCustomerPage *self, guint n)
{
  guint end = MIN (self->n_lines + n, self->lines->len);

  for (; self->n_lines < end; self->n_lines++)
    gtk_list_box_append (self->values_list,
                         trib_value_row_new (g_ptr_array_index (self->lines, self->n_lines), self->customer->sources));
  trib_value_rows_set_narrow (self->values_list, trib_width_bin_get_width (self->width_bin) < TRIB_WIDTH_NARROW);
  return end < self->lines->len;
}

static void
clear_values (TribCustomerPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values_list))) != NULL)
    gtk_list_box_remove (self->values_list, child);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->n_lines = 0;
}

static void
ticked_cb (TribCustomerPage *self)
{
  g_autoptr (GArray) ticked = trib_records_grid_get_ticked (self->records_grid);
  guint n = self->customer != NULL ? self->customer->records->len : 0;
  gboolean can_write = self->session != NULL && !trib_session_get_read_only (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customer.split", can_write && ticked->len > 0 && ticked->len < n);
}

/* One after another, so that the window answers in between. */
static gboolean
fill_cb (gpointer user_data)
{
  TribCustomerPage *self = user_data;

  if (show_values (self, LINES_MORE))
    return G_SOURCE_CONTINUE;
  if (self->events != NULL)
    {
      g_autoptr (GPtrArray) events = g_steal_pointer (&self->events);

      trib_timeline_set (self->timeline, self->session, self->customer, events);
      return G_SOURCE_CONTINUE;
    }
  trib_records_grid_set (self->records_grid, self->customer,
                         trib_store_get_schema (trib_session_get_reader (self->session)));
  ticked_cb (self);
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_filling (TribCustomerPage *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
}

static void
show_customer (TribCustomerPage *self, GPtrArray *events)
{
  show_header (self);
  clear_values (self);
  self->lines
      = trib_customer_lines_new (self->customer, trib_store_get_schema (trib_session_get_reader (self->session)));
  show_values (self, LINES_FIRST);
  gtk_widget_set_visible (GTK_WIDGET (self->values_list), self->lines->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->older_label), events->len > STEPS);
  if (events->len > STEPS)
    g_ptr_array_remove_range (events, 0, events->len - STEPS);
  self->events = g_ptr_array_ref (events);
  self->filling = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->split_box), self->customer->records->len > 1);
  trib_relations_list_set (self->relations_list, self->session, self->customer->id);
  gtk_stack_set_visible_child_name (self->stack, "customer");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
forget (TribCustomerPage *self)
{
  stop_filling (self);
  trib_records_grid_set (self->records_grid, NULL, NULL);
  trib_timeline_clear (self->timeline);
  g_clear_pointer (&self->customer, trib_customer_free);
}

static void
show_error (TribCustomerPage *self, const GError *error)
{
  gboolean gone = g_error_matches (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND);
  g_autofree char *words = g_markup_escape_text (error->message, -1);

  forget (self);
  adw_status_page_set_title (self->error_page,
                             gone ? _ ("This Customer Is Not There Any More") : _ ("The Customer Could Not Be Read"));
  adw_status_page_set_description (
      self->error_page,
      gone ? _ ("Its records were taken back or removed. The history says when, and can bring them back.") : words);
  gtk_stack_set_visible_child_name (self->stack, "error");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribCustomerPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = trib_worker_get_data (result);
  gboolean done = trib_session_read_finish (TRIB_SESSION (source), result, &error);

  if (reading->generation != self->generation || self->session == NULL)
    return;
  if (!done)
    {
      show_error (self, error);
      return;
    }
  forget (self);
  self->customer = g_steal_pointer (&reading->customer);
  show_customer (self, reading->events);
}

static void
stop_reading (TribCustomerPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->generation++;
}

static void
read_again (TribCustomerPage *self)
{
  Reading *reading;

  stop_reading (self);
  if (self->session == NULL || self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->id = self->id;
  reading->generation = self->generation;
  trib_session_read_async (self->session, read_work, reading, reading_free, self->cancellable, read_cb,
                           g_object_ref (self));
}

static void
row_activated_cb (TribCustomerPage *self, GtkListBoxRow *row)
{
  if (TRIB_IS_VALUE_ROW (row))
    trib_value_row_toggle (TRIB_VALUE_ROW (row));
}

/* Where there is room the history stands beside the values, else it is a part of its own. */
static void
use_layout (TribCustomerPage *self, gboolean wide)
{
  GtkBox *from = wide ? self->history_box : self->beside_box;
  GtkBox *to = wide ? self->beside_box : self->history_box;

  self->wide = wide;
  g_object_ref (self->history);
  gtk_box_remove (from, self->history);
  gtk_box_append (to, self->history);
  g_object_unref (self->history);
  if (wide && g_strcmp0 (adw_view_stack_get_visible_child_name (self->parts), "history") == 0)
    adw_view_stack_set_visible_child_name (self->parts, "overview");
  adw_view_stack_page_set_visible (self->history_part, !wide);
}

static void
width_changed_cb (TribCustomerPage *self)
{
  int width = trib_width_bin_get_width (self->width_bin);
  gboolean narrow = width < TRIB_WIDTH_NARROW;

  if ((width >= WIDE) != self->wide)
    use_layout (self, width >= WIDE);
  trib_timeline_set_narrow (self->timeline, (self->wide ? width / 2 : width) < 560);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->split_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  trib_value_rows_set_narrow (self->values_list, narrow);
  adw_avatar_set_size (self->avatar, narrow ? 48 : 72);
  adw_view_switcher_set_policy (self->switcher,
                                narrow ? ADW_VIEW_SWITCHER_POLICY_NARROW : ADW_VIEW_SWITCHER_POLICY_WIDE);
  gtk_widget_set_halign (GTK_WIDGET (self->switcher), narrow ? GTK_ALIGN_FILL : GTK_ALIGN_START);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribCustomerPage *self = TRIB_CUSTOMER_PAGE (widget);

  if (self->session != NULL && self->customer != NULL)
    trib_split_job_run (trib_split_job_new (self->customer->id, trib_records_grid_get_ticked (self->records_grid)),
                        self->session, widget);
}

/* Of a record's value its id and the text; 0 and what was typed; 0 and "" to leave it to the rule. */
static void
set_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribCustomerPage *self = TRIB_CUSTOMER_PAGE (widget);
  const char *text;
  gint32 field;
  gint64 record;

  g_variant_get (parameter, "(ix&s)", &field, &record, &text);
  if (self->session != NULL && self->customer != NULL)
    trib_set_job_run (trib_set_job_new (self->customer->id, field, record, *text != '\0' ? text : NULL), self->session,
                      widget);
}

static void
trib_customer_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TribCustomerPage *self = TRIB_CUSTOMER_PAGE (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->customer != NULL ? self->customer->name : _ ("Customer"));
  else if (self->customer != NULL)
    g_value_take_string (value, number_text (self));
  else
    g_value_set_string (value, "");
}

static void
trib_customer_page_dispose (GObject *object)
{
  TribCustomerPage *self = TRIB_CUSTOMER_PAGE (object);

  stop_reading (self);
  if (self->records_grid != NULL)
    forget (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (trib_customer_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, width_bin);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, facts_label);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, number_label);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, parts);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, history_part);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, beside_box);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, history_box);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, history);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, values_list);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, older_label);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, records_grid);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, split_box);
  gtk_widget_class_bind_template_child (widget_class, TribCustomerPage, relations_list);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ticked_cb);
}

static void
trib_customer_page_class_init (TribCustomerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TRIB_TYPE_WIDTH_BIN);
  g_type_ensure (TRIB_TYPE_TIMELINE);
  g_type_ensure (TRIB_TYPE_RECORDS_GRID);
  g_type_ensure (TRIB_TYPE_RELATIONS_LIST);
  object_class->get_property = trib_customer_page_get_property;
  object_class->dispose = trib_customer_page_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE]
      = g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customer/trib-customer-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "customer.split", NULL, split_action);
  gtk_widget_class_install_action (widget_class, "customer.set", "(ixs)", set_action);
}

static void
trib_customer_page_init (TribCustomerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customer.split", FALSE);
}

void
trib_customer_page_set_customer (TribCustomerPage *self, TribSession *session, gint64 id)
{
  g_return_if_fail (TRIB_IS_CUSTOMER_PAGE (self));

  if (self->session != session)
    {
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_func (self->session, read_again, self);
      g_set_object (&self->session, session);
      if (session != NULL)
        g_signal_connect_object (session, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
    }
  self->id = session != NULL ? id : 0;
  forget (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  adw_view_stack_set_visible_child_name (self->parts, "overview");
  read_again (self);
}

gint64
trib_customer_page_get_customer (TribCustomerPage *self)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_PAGE (self), 0);

  return self->customer != NULL ? self->customer->id : 0;
}
