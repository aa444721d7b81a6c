/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records that have a blocking key, in the order of its fingerprints, so that those of one block are neighbours. They lie
 * in buckets, by the first digits of the fingerprint: no block reaches over two, so each bucket can be somebody else's work.
 */
#pragma once

#include "match/trib-parallel.h"

G_BEGIN_DECLS

#define TRIB_N_BUCKETS 256

typedef struct
{
  guint32 print; /* fingerprint of the block, not 0 */
  guint32 rank;
} TribBlockEntry;

/**
 * TribBlockOrder:
 * @entries: by print, then by rank
 * @starts: where each bucket begins; the last is the number of entries
 */
typedef struct
{
  TribBlockEntry *entries;
  guint32 starts[TRIB_N_BUCKETS + 1];
} TribBlockOrder;

/* @prints: by rank; 0 for records that have none. Returns: (nullable): NULL where cancelled. */
TribBlockOrder *trib_block_order_new (const guint32 *prints, guint32 n, TribTicker *ticker);
void trib_block_order_free (TribBlockOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribBlockOrder, trib_block_order_free)

/* By print, those of the same print staying in their order. @spare: room for @n more, whose content is lost. */
void trib_block_entries_sort (TribBlockEntry *entries, TribBlockEntry *spare, guint32 n);

/* Where the block that begins at @from ends. */
static inline guint32
trib_block_end (const TribBlockEntry *entries, guint32 from, guint32 n)
{
  guint32 to = from + 1;

  while (to < n && entries[to].print == entries[from].print)
    to++;
  return to;
}

G_END_DECLS
