/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of the project's groups, by days. The newest come first; older ones when asked for.
 */
#include "config.h"

#include "app/history/trib-history-page.h"

#include "app/customers/trib-width-bin.h"
#include "app/history/trib-history-row.h"
#include "unify/trib-history.h"

#include <glib/gi18n.h>

#define AT_FIRST 100

struct _TribHistoryPage
{
  AdwBin parent_instance;
  TribWidthBin *width_bin;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkListBox *list;
  GtkButton *more_button;

  TribSession *session;
  GCancellable *cancellable;
  guint generation;
  guint limit;
  gboolean narrow;
};

enum
{
  PROP_TITLE = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TribHistoryPage, trib_history_page, ADW_TYPE_BIN)

typedef struct
{
  guint generation;
  guint limit;
  GPtrArray *events;
} Reading;

static void
reading_free (gpointer data)
{
  g_clear_pointer (&((Reading *) data)->events, g_ptr_array_unref);
  g_free (data);
}

static gboolean
read_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  /* One more than are shown tells whether there are older ones. */
  reading->events = trib_history_list (store, 0, reading->limit + 1, error);
  return reading->events != NULL;
}

static gint64
time_of (GPtrArray *events, gint64 id)
{
  for (guint i = 0; id != 0 && i < events->len; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, i);
      if (event->id == id)
        return event->time;
    }
  return 0;
}

static void
show_events (TribHistoryPage *self, GPtrArray *events, guint limit)
{
  guint shown = MIN (events->len, limit);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < shown; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, events->len - 1 - i);
      GtkWidget *row = trib_history_row_new (self->session, event, time_of (events, event->undone_by));

      trib_history_row_set_narrow (TRIB_HISTORY_ROW (row), self->narrow);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), events->len > limit);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : "empty");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = trib_worker_get_data (result);
  gboolean done = trib_session_read_finish (TRIB_SESSION (source), result, &error);

  if (reading->generation != self->generation || self->session == NULL)
    return;
  if (done)
    {
      show_events (self, reading->events, reading->limit);
      return;
    }
  g_clear_pointer (&reading->events, g_ptr_array_unref);
  {
    g_autofree char *words = g_markup_escape_text (error->message, -1);
    adw_status_page_set_description (self->error_page, words);
  }
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
stop_reading (TribHistoryPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->generation++;
}

static void
read_again (TribHistoryPage *self)
{
  Reading *reading;

  stop_reading (self);
  if (self->session == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->generation = self->generation;
  reading->limit = self->limit;
  trib_session_read_async (self->session, read_work, reading, reading_free, self->cancellable, read_cb,
                           g_object_ref (self));
}

/* The day stands above its first row. */
static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  g_autofree char *day = trib_history_day_text (trib_history_row_get_time (TRIB_HISTORY_ROW (row)));
  g_autofree char *day_before
      = before != NULL ? trib_history_day_text (trib_history_row_get_time (TRIB_HISTORY_ROW (before))) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (day, day_before) == 0)
    {
      gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      return;
    }
  label = gtk_label_new (day);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 14);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_end (label, 14);
  gtk_list_box_row_set_header (row, label);
}

static void
width_changed_cb (TribHistoryPage *self)
{
  self->narrow = trib_width_bin_get_width (self->width_bin) < TRIB_WIDTH_NARROW;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (TRIB_IS_HISTORY_ROW (row))
      trib_history_row_set_narrow (TRIB_HISTORY_ROW (row), self->narrow);
}

static void
more_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribHistoryPage *self = TRIB_HISTORY_PAGE (widget);

  self->limit *= 2;
  read_again (self);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_again (TRIB_HISTORY_PAGE (widget));
}

static void
trib_history_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, _ ("History"));
}

static void
trib_history_page_dispose (GObject *object)
{
  TribHistoryPage *self = TRIB_HISTORY_PAGE (object);

  stop_reading (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (trib_history_page_parent_class)->dispose (object);
}

static void
trib_history_page_class_init (TribHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TRIB_TYPE_WIDTH_BIN);
  object_class->get_property = trib_history_page_get_property;
  object_class->dispose = trib_history_page_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/history/trib-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TribHistoryPage, width_bin);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_install_action (widget_class, "history.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "history.again", NULL, again_action);
}

static void
trib_history_page_init (TribHistoryPage *self)
{
  self->limit = AT_FIRST;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
}

void
trib_history_page_set_session (TribHistoryPage *self, TribSession *session)
{
  g_return_if_fail (TRIB_IS_HISTORY_PAGE (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, read_again, self);
  g_set_object (&self->session, session);
  self->limit = AT_FIRST;
  gtk_stack_set_visible_child_name (self->stack, session != NULL ? "loading" : "empty");
  if (session != NULL)
    g_signal_connect_object (session, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  read_again (self);
}
