/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A job for the worker, and the word afterwards.
 */
#include "config.h"

#include "app/customers/trib-customers-merge.h"

#include "app/trib-window.h"
#include "unify/trib-undo.h"

#include <glib/gi18n.h>

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
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  Merge *merge = trib_worker_get_data (result);
  gboolean done = trib_session_write_finish (TRIB_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (page);

  if (!TRIB_IS_WINDOW (root))
    return;
  if (done)
    trib_window_toast (TRIB_WINDOW (root), merge->report.words, merge->event);
  else
    trib_window_show_error (TRIB_WINDOW (root), _ ("Could not merge"), error);
}

void
trib_customers_merge (TribSession *session, GArray *customers, GtkWidget *page)
{
  Merge *merge;

  g_return_if_fail (TRIB_IS_SESSION (session));
  g_return_if_fail (customers != NULL && customers->len >= 2);

  merge = g_new0 (Merge, 1);
  merge->customers = g_array_ref (customers);
  trib_session_write_async (session, _ ("Merging"), merge_work, merge, merge_free, merged_cb, g_object_ref (page));
}
