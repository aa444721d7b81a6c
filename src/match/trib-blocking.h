/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which pairs are compared at all.
 */
#pragma once

#include "match/trib-block-order.h"
#include "match/trib-features.h"
#include "match/trib-parallel.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 a, b; /* ranks, a < b */
} TribPair;

/**
 * TribBlocking:
 * @everything: the table is so small that every pair is compared
 * @prints: (element-type guint32*): by key, by rank: fingerprint of the block, 0 for none; %NULL for keys that are not taken
 * @tags: by rank, by key: a byte of the fingerprint, so that one line of memory tells most pairs apart in all keys
 * @marks: by rank, by field: what splits blocks that are too large, 0 where it is missing
 * @fresh: (nullable): by rank: only pairs with one of these are wanted
 * @order: (nullable): of a key of which only a part was given so far
 * @try_from: pairs of a key from which on a part of it is tried first
 * @limit: largest block of that key that is not split
 */
typedef struct
{
  const TribFeatures *features;
  const guint8 *fresh;
  gboolean everything;
  guint n_keys;
  guint next_key;
  GPtrArray *keys;
  GPtrArray *prints;
  guint8 *tags;
  guint16 *marks;
  guint64 budget;
  guint8 *windowed; /* by rank: met its neighbours in a block that no field could refine */
  guint64 n_windowed;
  TribBlockOrder *order;
  guint64 try_from;
  guint32 limit;
} TribBlocking;

TribBlocking *trib_blocking_new (const TribFeatures *features);
void trib_blocking_free (TribBlocking *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribBlocking, trib_blocking_free)

/* More pairs: those that the next key, or the rest of one of which a part was tried, adds to those of the keys before. Returns:
 * (nullable): NULL after the last, or cancelled. */
GArray *trib_blocking_next (TribBlocking *self, TribTicker *ticker);
/* Whether a part of a key was given that tells whether the rest is worth it; then how many of those pairs came to something. */
gboolean trib_blocking_is_trial (const TribBlocking *self);
void trib_blocking_judge (TribBlocking *self, guint64 n_pairs, guint64 n_good);
/* By how many keys the pair comes together. Only after the last key. */
guint trib_blocking_count (const TribBlocking *self, guint32 a, guint32 b);
gboolean trib_blocking_has (const TribBlocking *self, guint32 a, guint32 b);

G_END_DECLS
