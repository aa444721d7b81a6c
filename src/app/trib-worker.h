/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thread and one queue for everything that takes long. It owns the only connection that writes.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribWork:
 * @store: (nullable): the connection that writes; %NULL while no project is open
 *
 * One job. Runs on the worker; the core's synchronous functions are called from here.
 *
 * Returns: whether it succeeded; where not, @error is set
 */
typedef gboolean (*TribWork) (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                              GError **error);

#define TRIB_TYPE_WORKER (trib_worker_get_type ())
G_DECLARE_FINAL_TYPE (TribWorker, trib_worker, TRIB, WORKER, GObject)

TribWorker *trib_worker_new (void);

/* Signal "progress" (const char *stage, guint64 done, guint64 total, double seconds_left) is emitted on the thread that made the
 * worker, at most one notification pending. Property "busy". */

/* @data lives until the job is done and is then freed by @destroy on the calling thread. The answer comes to the thread-default
 * main context of the caller; read @data in the callback by g_task_get_task_data (). */
void trib_worker_run_async (TribWorker *self, TribWork work, gpointer data, GDestroyNotify destroy,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean trib_worker_run_finish (TribWorker *self, GAsyncResult *result, GError **error);
gpointer trib_worker_get_data (GAsyncResult *result);
gboolean trib_worker_get_busy (TribWorker *self);

G_END_DECLS
