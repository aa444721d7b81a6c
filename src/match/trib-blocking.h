/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which pairs are compared at all.
 */
#pragma once

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
 * @prints: by key, by rank: fingerprint of the block, 0 for none
 * @fresh: (nullable): by rank: only pairs with one of these are wanted
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
  guint64 budget;
  guint8 *windowed; /* by rank: met its neighbours in a block that no field could refine */
  guint64 n_windowed;
} TribBlocking;

TribBlocking *trib_blocking_new (const TribFeatures *features);
void trib_blocking_free (TribBlocking *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribBlocking, trib_blocking_free)

/* The pairs that the next key adds to those of the keys before. Returns: (nullable): NULL after the last, or cancelled. */
GArray *trib_blocking_next (TribBlocking *self, TribTicker *ticker);
/* By how many keys the pair comes together. Only after the last key. */
guint trib_blocking_count (const TribBlocking *self, guint32 a, guint32 b);
gboolean trib_blocking_has (const TribBlocking *self, guint32 a, guint32 b);

G_END_DECLS
