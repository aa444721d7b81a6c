/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What a split does is in unify/.
 */
#include "config.h"

#include "app/customer/trib-split-job.h"
#include "app/trib-window.h"

#include <glib/gi18n.h>

TribSplitJob *
trib_split_job_new (gint64 customer, GArray *records)
{
  TribSplitJob *self = g_new0 (TribSplitJob, 1);

  self->customer = customer;
  self->records = records;
  return self;
}

void
trib_split_job_free (gpointer data)
{
  TribSplitJob *self = data;

  g_array_unref (self->records);
  trib_undo_report_clear (&self->report);
  g_free (self);
}

gboolean
trib_split_job_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  TribSplitJob *self = data;

  self->event = trib_split_customer (store, self->customer, (const gint64 *) self->records->data, self->records->len,
                                     &self->report, error);
  return self->event != 0;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  const TribSplitJob *self = trib_worker_get_data (result);
  gboolean done = trib_session_write_finish (TRIB_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (from);

  if (!TRIB_IS_WINDOW (root))
    return;
  if (done)
    trib_window_toast (TRIB_WINDOW (root), self->report.words, self->event);
  else
    trib_window_show_error (TRIB_WINDOW (root), _ ("Could not split"), error);
}

void
trib_split_job_run (TribSplitJob *self, TribSession *session, GtkWidget *from)
{
  trib_session_write_async (session, _ ("Splitting"), trib_split_job_work, self, trib_split_job_free, done_cb,
                            g_object_ref (from));
}
