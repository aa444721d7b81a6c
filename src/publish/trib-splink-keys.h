/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine's blocking as columns of keys: two records come together where they have a key in common.
 */
#pragma once

#include "match/trib-blocking.h"

G_BEGIN_DECLS

/* Blocks that are too large are split as in a run. (transfer full) (nullable) (element-type guint32*): of each key by rank: the
 * block, 0 for none; %NULL where @ticker said so. */
GPtrArray *trib_splink_keys_new (const TribFeatures *features, TribTicker *ticker);

G_END_DECLS
