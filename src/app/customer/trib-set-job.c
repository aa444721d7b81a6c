/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What it does is in unify/.
 */
#include "config.h"

#include "app/customer/trib-set-job.h"
#include "app/trib-window.h"

#include <glib/gi18n.h>

TribSetJob *
trib_set_job_new (gint64 customer, TribFieldId field, gint64 record, const char *text)
{
  TribSetJob *self = g_new0 (TribSetJob, 1);

  self->customer = customer;
  self->field = field;
  self->record = record;
  self->text = g_strdup (text);
  return self;
}

void
trib_set_job_free (gpointer data)
{
  TribSetJob *self = data;

  g_free (self->text);
  trib_undo_report_clear (&self->report);
  g_free (self);
}

gboolean
trib_set_job_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  TribSetJob *self = data;

  if (self->text == NULL)
    self->event = trib_leave_value (store, self->customer, self->field, &self->report, error);
  else if (self->record != 0)
    self->event
        = trib_choose_value (store, self->customer, self->field, self->record, self->text, &self->report, error);
  else
    self->event = trib_set_value (store, self->customer, self->field, self->text, &self->report, error);
  return self->event != 0;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  const TribSetJob *self = trib_worker_get_data (result);
  gboolean done = trib_session_write_finish (TRIB_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (from);

  if (!TRIB_IS_WINDOW (root))
    return;
  if (done)
    trib_window_toast (TRIB_WINDOW (root), self->report.words, self->event);
  else if (g_error_matches (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FAILED))
    trib_window_toast (TRIB_WINDOW (root), error->message, 0);
  else
    trib_window_show_error (TRIB_WINDOW (root), _ ("Could not set the value"), error);
}

void
trib_set_job_run (TribSetJob *self, TribSession *session, GtkWidget *from)
{
  trib_session_write_async (session, _ ("Setting a value"), trib_set_job_work, self, trib_set_job_free, done_cb,
                            g_object_ref (from));
}
