/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a customer of its own of some records, on the worker, as a page asks for it.
 */
#pragma once

#include "app/trib-session.h"
#include "unify/trib-undo.h"

#include <gtk/gtk.h>

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

/* Hands the job over; what came of it is said in the window of @from. @self: (transfer full) */
void trib_split_job_run (TribSplitJob *self, TribSession *session, GtkWidget *from);

G_END_DECLS
