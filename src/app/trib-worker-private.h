/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a session gives a worker its connection. Nobody else needs it.
 */
#pragma once

#include "app/trib-worker.h"

G_BEGIN_DECLS

/* @store: (transfer full): used by the jobs queued after this one, and closed on the worker's thread. */
void trib_worker_take_store (TribWorker *self, TribStore *store);

G_END_DECLS
