/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open project as the window sees it: a connection to read from, the worker that writes, and the news. Pages are given a
 * session, read through it, and refresh themselves when it says "changed".
 */
#pragma once

#include "app/trib-worker.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

#define TRIB_TYPE_SESSION (trib_session_get_type ())
G_DECLARE_FINAL_TYPE (TribSession, trib_session, TRIB, SESSION, GObject)

/* Opening happens on the worker (checks and migrations may take a while). */
void trib_session_open_async (const char *path, gboolean create, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
TribSession *trib_session_open_finish (GAsyncResult *result, GError **error);

/* For short reads on the main thread (pages of a list, one customer). */
TribStore *trib_session_get_reader (TribSession *self);
/* %NULL where the project could only be opened to read. */
TribWorker *trib_session_get_worker (TribSession *self);
const char *trib_session_get_path (TribSession *self);
char *trib_session_dup_name (TribSession *self); /* file name without its ending */

/* Reads that may take longer than 8 ms (sorting, searching, one big customer): on a reading thread with a connection of its own, in order. */
void trib_session_read_async (TribSession *self, TribWork read, gpointer data, GDestroyNotify destroy,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean trib_session_read_finish (TribSession *self, GAsyncResult *result, GError **error);

/* Long work on the worker that the window shows: @title in the progress bar with Cancel. When it has succeeded, "changed" is emitted before
 * the callback. */
void trib_session_write_async (TribSession *self, const char *title, TribWork work, gpointer data,
                               GDestroyNotify destroy, GAsyncReadyCallback callback, gpointer user_data);
gboolean trib_session_write_finish (TribSession *self, GAsyncResult *result, GError **error);
void trib_session_cancel (TribSession *self); /* what is being written */

/* Properties: "busy" (a write is under way), "read-only". Signals: "changed" (), "progress" (const char *title, const char *stage,
 * guint64 done, guint64 total, double seconds_left). Read functions also give trib_worker_get_data () its data. */
gboolean trib_session_get_busy (TribSession *self);
gboolean trib_session_get_read_only (TribSession *self);

G_END_DECLS
