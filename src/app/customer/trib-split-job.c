/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What a split does is in unify/.
 */
#include "config.h"

#include "app/customer/trib-split-job.h"

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
