/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says how many are selected; the merge is a job for the worker, and its toast has the way back.
 */
#include "config.h"

#include "app/customers/trib-merge-bar.h"

#include "app/trib-number.h"
#include "app/trib-window.h"
#include "unify/trib-undo.h"

#include <glib/gi18n.h>

struct _TribMergeBar
{
  AdwBin parent_instance;
  GtkActionBar *action_bar;
  GtkLabel *selected_label;

  TribSession *session;
  TribCustomerList *list;
  TribSelection *selection;
};

G_DEFINE_FINAL_TYPE (TribMergeBar, trib_merge_bar, ADW_TYPE_BIN)

typedef struct
{
  GArray *customers;
  TribUndoReport report;
  gint64 event;
} Merge;

static void
merge_free (gpointer data)
{
  Merge *merge = data;

  g_array_unref (merge->customers);
  trib_undo_report_clear (&merge->report);
  g_free (merge);
}

static gboolean
merge_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Merge *merge = data;

  merge->event = trib_merge_customers (store, (const gint64 *) merge->customers->data, merge->customers->len,
                                       &merge->report, error);
  return merge->event != 0;
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;
  Merge *merge = trib_worker_get_data (result);
  gboolean done = trib_session_write_finish (TRIB_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (self);

  if (!TRIB_IS_WINDOW (root))
    return;
  if (done)
    trib_window_toast (TRIB_WINDOW (root), merge->report.words, merge->event);
  else
    trib_window_show_error (TRIB_WINDOW (root), _ ("Could not merge"), error);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribMergeBar *self = TRIB_MERGE_BAR (widget);
  Merge *merge = g_new0 (Merge, 1);
  guint n = trib_selection_get_size (self->selection);

  merge->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < n; i++)
    {
      gint64 id = trib_customer_list_get_id (self->list, trib_selection_get_nth (self->selection, i));
      g_array_append_val (merge->customers, id);
    }
  trib_session_write_async (self->session, _ ("Merging"), merge_work, merge, merge_free, merged_cb,
                            g_object_ref (self));
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (TRIB_MERGE_BAR (widget)->selection));
}

static void
update (TribMergeBar *self)
{
  guint n = self->selection != NULL ? trib_selection_get_size (self->selection) : 0;
  g_autofree char *number = trib_grouped (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s customer selected", "%s customers selected", n), number);
  gboolean can_write = self->session != NULL && !trib_session_get_read_only (self->session);

  gtk_label_set_text (self->selected_label, text);
  gtk_action_bar_set_revealed (self->action_bar, n >= 2);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.run", can_write && n >= 2 && n <= TRIB_MERGE_BAR_MAX);
}

static void
trib_merge_bar_dispose (GObject *object)
{
  TribMergeBar *self = TRIB_MERGE_BAR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->list);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (trib_merge_bar_parent_class)->dispose (object);
}

static void
trib_merge_bar_class_init (TribMergeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_merge_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customers/trib-merge-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TribMergeBar, action_bar);
  gtk_widget_class_bind_template_child (widget_class, TribMergeBar, selected_label);
  gtk_widget_class_install_action (widget_class, "merge.run", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "merge.unselect", NULL, unselect_action);
}

static void
trib_merge_bar_init (TribMergeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.run", FALSE);
}

void
trib_merge_bar_set_models (TribMergeBar *self, TribCustomerList *list, TribSelection *selection)
{
  g_return_if_fail (TRIB_IS_MERGE_BAR (self));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
trib_merge_bar_set_session (TribMergeBar *self, TribSession *session)
{
  g_return_if_fail (TRIB_IS_MERGE_BAR (self));

  g_set_object (&self->session, session);
  update (self);
}

gboolean
trib_merge_bar_get_revealed (TribMergeBar *self)
{
  g_return_val_if_fail (TRIB_IS_MERGE_BAR (self), FALSE);

  return gtk_action_bar_get_revealed (self->action_bar);
}
