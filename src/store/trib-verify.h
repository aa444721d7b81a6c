/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the history is as it was written: each group's digest against the facts that it began and ended, and the chain of hashes.
 */
#pragma once

#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * trib_store_verify:
 * @event: (out): the first group that does not hold, 0 where all do
 * @words: (out) (transfer full) (nullable): what is the matter with it
 */
gboolean trib_store_verify (TribStore *store, gint64 *event, char **words, GCancellable *cancellable, GError **error);

G_END_DECLS
