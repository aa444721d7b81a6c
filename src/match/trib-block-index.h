/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blocks of a table, held so that those of one record are found at once.
 */
#pragma once

#include "match/trib-features.h"
#include "match/trib-parallel.h"

G_BEGIN_DECLS

typedef struct _TribBlockIndex TribBlockIndex;

/* Of the records that @features has now. (nullable): %NULL where cancelled */
TribBlockIndex *trib_block_index_new (const TribFeatures *features, TribTicker *ticker);
void trib_block_index_free (TribBlockIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribBlockIndex, trib_block_index_free)

guint trib_block_index_n_keys (const TribBlockIndex *self);
/* The block in which a record is by a key, 0 for none. Records with the same are to be compared. */
guint32 trib_block_index_block (const TribBlockIndex *self, guint key, guint32 rank);
/* Appends the ranks of a block to @out (element-type guint32). */
void trib_block_index_find (const TribBlockIndex *self, guint key, guint32 block, GArray *out);
/* A record that came later. */
void trib_block_index_add (TribBlockIndex *self, guint32 rank);

G_END_DECLS
