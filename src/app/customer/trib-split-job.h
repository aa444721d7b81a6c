/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a customer of its own of some records, on the worker, as a page asks for it.
 */
#pragma once

#include "unify/trib-undo.h"

G_BEGIN_DECLS

/**
 * TribSplitJob:
 * @records: (element-type gint64): ids
 * @report: @event: filled by the work
 */
typedef struct
{
  gint64 customer;
  GArray *records;
  TribUndoReport report;
  gint64 event;
} TribSplitJob;

/* @records: (transfer full) */
TribSplitJob *trib_split_job_new (gint64 customer, GArray *records);
void trib_split_job_free (gpointer self);
/* A TribWork; @data is the job. */
gboolean trib_split_job_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
