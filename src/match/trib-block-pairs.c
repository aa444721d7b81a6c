/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the sorted records of a key to its pairs, bucket by bucket: what is too large is split, and of each pair it is asked
 * whether a key of before had it already. What is read lies anywhere in memory, so it is asked for some records ahead.
 */
#include "config.h"

#include "match/trib-blocking-private.h"

#include "base/trib-hash.h"
#include "match/trib-block-keys.h"

#define WINDOW 6
#define AHEAD 32       /* records, on their way into the cache */
#define FEW 4          /* blocks, likewise */
#define SMALL_LIMIT 30 /* with which many blocks are split */

gboolean
trib_blocking_shares (const TribBlocking *self, guint n_keys, guint32 a, guint32 b)
{
  const guint8 *tags_a = self->tags + (gsize) a * self->n_keys, *tags_b = self->tags + (gsize) b * self->n_keys;

  for (guint k = 0; k < n_keys; k++)
    if (tags_a[k] == tags_b[k] && tags_a[k] != 0)
      {
        const guint32 *prints = g_ptr_array_index (self->prints, k);

        if (prints != NULL && prints[a] == prints[b] && prints[a] != 0)
          return TRUE;
      }
  return FALSE;
}

static gboolean
has_news (const TribBlocking *self, const TribBlockEntry *entries, guint32 n)
{
  if (self->fresh == NULL)
    return TRUE;
  for (guint32 i = 0; i < n; i++)
    if (self->fresh[entries[i].rank])
      return TRUE;
  return FALSE;
}

static void
make_pairs (TribBlockJob *job, TribBlockRoom *room, const TribBlock *block)
{
  const TribBlockEntry *entries = job->order->entries + block->from;

  if (!has_news (job->self, entries, block->n))
    return;
  for (guint32 i = 0; i < block->n; i++)
    for (guint32 j = i + 1; j < MIN (block->n, i + 1 + block->reach); j++)
      {
        TribPair pair = { MIN (entries[i].rank, entries[j].rank), MAX (entries[i].rank, entries[j].rank) };

        if (trib_blocking_is_news (job->self, pair.a, pair.b)
            && !trib_blocking_shares (job->self, job->key, pair.a, pair.b))
          g_array_append_val (room->out, pair);
      }
}

static void
add_block (TribBlockRoom *room, guint32 from, guint32 n, guint32 reach)
{
  TribBlock block = { from, n, reach };

  if (n > 1)
    g_array_append_val (room->blocks, block);
}

/* A block of records that no field tells apart. Its pairs are only those in the window: no later key may take the others for
 * done. Under another key most of the same records come as such a block again, and have met their neighbours already. */
static void
add_window (TribBlockJob *job, TribBlockRoom *room, guint32 from, guint32 n)
{
  guint32 *prints = g_ptr_array_index (job->self->prints, job->key);
  const TribBlockEntry *entries = job->order->entries;
  guint8 *windowed = job->self->windowed;
  guint32 fresh = 0;

  for (guint32 i = from; i < from + n; i++)
    {
      fresh += !windowed[entries[i].rank];
      prints[entries[i].rank] = 0;
    }
  if (fresh == 0)
    return;
  add_block (room, from, n, WINDOW);
  for (guint32 i = from; i < from + n; i++)
    windowed[entries[i].rank] = TRUE;
  __atomic_fetch_add (&job->self->n_windowed, fresh, __ATOMIC_RELAXED);
}

static TribBlockEntry *
spare_entries (TribBlockRoom *room, guint32 n)
{
  if (n > room->n_spare)
    {
      room->n_spare = n;
      room->spare = g_renew (TribBlockEntry, room->spare, n);
    }
  return room->spare;
}

static const guint16 *
marks_of (const TribBlocking *self, guint32 rank)
{
  return self->marks + (gsize) rank * trib_block_n_refinements ();
}

/* The fingerprints of some records with the field in them; what that takes is asked of memory for all of them at once. */
static void
hash_field (TribBlockJob *job, TribBlockEntry *entries, guint32 n, guint field)
{
  guint32 *prints = g_ptr_array_index (job->self->prints, job->key);

  for (guint32 i = 0; i < n; i++)
    {
      __builtin_prefetch (marks_of (job->self, entries[i].rank) + field);
      __builtin_prefetch (&prints[entries[i].rank]);
    }
  for (guint32 i = 0; i < n; i++)
    {
      guint32 *print = &prints[entries[i].rank];

      *print = (guint32) (trib_hash_combine (*print, marks_of (job->self, entries[i].rank)[field]) >> 32) | 1;
      entries[i].print = *print;
    }
}

/* Splits a block by the next field that tells its records apart, down to blocks within the limit. */
static void
refine (TribBlockJob *job, TribBlockRoom *room, guint32 from, guint32 n, guint field)
{
  TribBlockEntry *entries = job->order->entries + from;
  gboolean apart = FALSE, last = field == trib_block_n_refinements ();

  if (n <= job->self->limit || (last && n <= TRIB_BLOCK_LEAST))
    {
      add_block (room, from, n, n);
      return;
    }
  if (last)
    {
      add_window (job, room, from, n);
      return;
    }
  for (guint32 i = 0; i < n; i += AHEAD)
    hash_field (job, entries + i, MIN (AHEAD, n - i), field);
  for (guint32 i = 1; i < n && !apart; i++)
    apart = entries[i].print != entries[0].print;
  if (apart)
    trib_block_entries_sort (entries, spare_entries (room, n), n);
  for (guint32 at = 0, to; at < n; at = to)
    {
      to = trib_block_end (entries, at, n);
      refine (job, room, from + at, to - at, field + 1);
    }
}

static void
fetch_tags (const TribBlocking *self, const TribBlockEntry *entries, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    __builtin_prefetch (self->tags + (gsize) entries[i].rank * self->n_keys);
}

/* The marks of records that are not alone in their block. */
static void
fetch_marks (const TribBlockJob *job, guint32 from, guint32 to)
{
  const TribBlockEntry *entries = job->order->entries;

  for (guint32 i = from; i + 1 < to; i++)
    if (entries[i].print == entries[i + 1].print)
      __builtin_prefetch (marks_of (job->self, entries[i].rank));
}

static void
pair_blocks (TribBlockJob *job, TribBlockRoom *room)
{
  for (guint b = 0; b < room->blocks->len; b++)
    {
      if (b + FEW < room->blocks->len)
        {
          const TribBlock *next = &g_array_index (room->blocks, TribBlock, b + FEW);

          fetch_tags (job->self, job->order->entries + next->from, MIN (next->n, AHEAD));
        }
      make_pairs (job, room, &g_array_index (room->blocks, TribBlock, b));
    }
}

void
trib_block_make_pairs (guint64 from, guint64 to, guint thread, gpointer data)
{
  TribBlockJob *job = data;
  TribBlockRoom *room = &job->rooms[thread];

  for (guint64 bucket = from; bucket < to; bucket++)
    {
      guint32 end = job->order->starts[bucket + 1];

      if (job->share != TRIB_SHARE_ALL && (job->share == TRIB_SHARE_TRIAL) != (bucket % TRIB_TRIED == 0))
        continue;
      g_array_set_size (room->blocks, 0);
      for (guint32 at = job->order->starts[bucket], next, fetched = at; at < end; at = next)
        {
          next = trib_block_end (job->order->entries, at, end);
          if (job->self->limit <= SMALL_LIMIT && next + AHEAD > fetched)
            {
              fetch_marks (job, fetched, MIN (next + 2 * AHEAD, end));
              fetched = next + 2 * AHEAD;
            }
          if (next - at > 1)
            refine (job, room, at, next - at, 0);
        }
      pair_blocks (job, room);
    }
}

void
trib_block_rooms_open (TribBlockRoom *rooms, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      rooms[i].out = g_array_new (FALSE, FALSE, sizeof (TribPair));
      rooms[i].blocks = g_array_new (FALSE, FALSE, sizeof (TribBlock));
    }
}

GArray *
trib_block_rooms_close (TribBlockRoom *rooms, guint n)
{
  GArray *out = rooms[0].out;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        {
          g_array_append_vals (out, rooms[i].out->data, rooms[i].out->len);
          g_array_unref (rooms[i].out);
        }
      g_array_unref (rooms[i].blocks);
      g_free (rooms[i].spare);
    }
  return out;
}
