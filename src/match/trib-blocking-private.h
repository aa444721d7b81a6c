/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between the two files that block: what is known of a key while its pairs are made.
 */
#pragma once

#include "match/trib-blocking.h"

G_BEGIN_DECLS

#define TRIB_N_LIMITS 10
#define TRIB_BLOCK_LEAST 8 /* so many records that nothing tells apart meet all of them */
#define TRIB_TRIED 8       /* one in so many buckets is tried */

/* Records that meet: each one the next @reach after it. */
typedef struct
{
  guint32 from, n, reach;
} TribBlock;

/* What one thread has to do its part of a key. */
typedef struct
{
  guint64 pairs[TRIB_N_LIMITS];
  guint32 largest;
  GArray *out;    /* (element-type TribPair) */
  GArray *blocks; /* (element-type TribBlock) */
  TribBlockEntry *spare;
  guint32 n_spare;
} TribBlockRoom;

/* Which buckets. */
typedef enum
{
  TRIB_SHARE_ALL,
  TRIB_SHARE_TRIAL,
  TRIB_SHARE_REST
} TribBlockShare;

typedef struct
{
  TribBlocking *self;
  guint key;
  TribBlockShare share;
  TribBlockOrder *order;
  TribBlockRoom *rooms;
} TribBlockJob;

void trib_block_rooms_open (TribBlockRoom *rooms, guint n);
/* Returns: (transfer full): the pairs of all */
GArray *trib_block_rooms_close (TribBlockRoom *rooms, guint n);
/* A loop over buckets. @data: a TribBlockJob whose key is sorted and has its limit */
void trib_block_make_pairs (guint64 from, guint64 to, guint thread, gpointer data);
/* Whether one of the first @n_keys has the pair. */
gboolean trib_blocking_shares (const TribBlocking *self, guint n_keys, guint32 a, guint32 b);

static inline gboolean
trib_blocking_is_news (const TribBlocking *self, guint32 a, guint32 b)
{
  return self->fresh == NULL || self->fresh[a] || self->fresh[b];
}

G_END_DECLS
