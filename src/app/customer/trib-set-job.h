/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value by hand, as a job for the worker: typed, chosen, or left to its rule again.
 */
#pragma once

#include "app/trib-session.h"

#include <gtk/gtk.h>

#include "base/trib-progress.h"
#include "unify/trib-set-value.h"

G_BEGIN_DECLS

/**
 * TribSetJob:
 * @record: of which record it is chosen, 0 where it is typed
 * @text: (nullable): %NULL leaves it to the rule
 * @event: afterwards: the event
 */
typedef struct
{
  gint64 customer;
  TribFieldId field;
  gint64 record;
  char *text;
  gint64 event;
  TribUndoReport report;
} TribSetJob;

TribSetJob *trib_set_job_new (gint64 customer, TribFieldId field, gint64 record, const char *text);
void trib_set_job_free (gpointer self);

/* A TribWork; @data is the job. */
gboolean
trib_set_job_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error);

/* Hands the job over; what came of it is said in the window of @from. @self: (transfer full) */
void trib_set_job_run (TribSetJob *self, TribSession *session, GtkWidget *from);

G_END_DECLS
