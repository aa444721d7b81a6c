/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocking by many keys of different fields, so that an error in one field does not hide a pair (M. Hernández, S. Stolfo,
 * "The merge/purge problem for large databases", 1995: several passes; P. Christen, "A survey of indexing techniques", TKDE
 * 24, 2012). Records with the same key are neighbours once sorted. A pair belongs to the first key that it shares. Blocks
 * that are too large are split by further fields; where no field splits them any more, records meet their neighbours in the
 * order of their keys (a sorted neighbourhood), so nobody is left out. Of a key with many pairs a part of the blocks is tried
 * first: where hardly a pair of them comes to anything, the rest is split further.
 */
#include "config.h"

#include "match/trib-blocking.h"

#include "base/trib-hash.h"
#include "match/trib-block-keys.h"

#include <string.h>

#define ALL_PAIRS_UP_TO 1500
#define WINDOW 6
#define AHEAD 16        /* records, on their way into the cache */
#define FEW 4           /* blocks, likewise */
#define SMALL_LIMIT 30  /* with which many blocks are split */
#define TRY_FROM 200000 /* pairs of a key */
#define TRIED 8         /* one in so many buckets is tried */
#define GOOD_ONE_IN 10000
#define BARREN_LIMIT 2 /* largest block of a key that brings next to nothing */

static const guint32 limits[] = { 100000, 1000, 300, 100, 50, 30, 20, 12, 8 };

/* Records that meet: each one the next @reach after it. */
typedef struct
{
  guint32 from, n, reach;
} Block;

/* What one thread has to do its part of a key. */
typedef struct
{
  guint64 pairs[G_N_ELEMENTS (limits)];
  guint32 largest;
  GArray *out;    /* (element-type TribPair) */
  GArray *blocks; /* (element-type Block) */
  TribBlockEntry *spare;
  guint32 n_spare;
} Room;

/* Which buckets. */
typedef enum
{
  ALL,
  TRIAL,
  REST
} Share;

typedef struct
{
  TribBlocking *self;
  guint key;
  Share share;
  TribBlockOrder *order;
  Room *rooms;
} KeyJob;

/* A block that alone is more than may be spent on the key is one too many. */
static gboolean
is_hopeless (const TribBlocking *self, const TribBlockKey *key)
{
  double largest = key->broad ? trib_block_key_largest (key, self->features) : 0;

  return largest * (largest - 1) / 2 > (double) self->budget;
}

TribBlocking *
trib_blocking_new (const TribFeatures *features)
{
  TribBlocking *self = g_new0 (TribBlocking, 1);

  self->features = features;
  self->everything = features->n <= ALL_PAIRS_UP_TO;
  self->try_from = TRY_FROM;
  self->budget = MAX (100000, (guint64) features->n);
  self->keys = trib_block_keys_choose (features);
  for (guint k = self->keys->len; k-- > 0;)
    if (is_hopeless (self, g_ptr_array_index (self->keys, k)))
      g_ptr_array_remove_index (self->keys, k);
  self->prints = g_ptr_array_new_with_free_func (g_free);
  self->n_keys = self->keys->len;
  self->windowed = g_new0 (guint8, MAX (features->n, 1));
  return self;
}

void
trib_blocking_free (TribBlocking *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->prints);
  g_clear_pointer (&self->order, trib_block_order_free);
  g_free (self->windowed);
  g_free (self->tags);
  g_free (self);
}

/* All keys of a record at once: they are made of the same few facts. */
static void
hash_records (guint64 from, guint64 to, guint thread, gpointer data)
{
  TribBlocking *self = data;

  for (guint64 r = from; r < to; r++)
    {
      trib_features_fetch_facts (self->features, (guint32) MIN (r + 8, self->features->n - 1));
      for (guint k = 0; k < self->n_keys; k++)
        {
          guint64 hash = trib_block_key_hash (g_ptr_array_index (self->keys, k), self->features, (guint32) r);

          ((guint32 *) g_ptr_array_index (self->prints, k))[r] = hash == 0 ? 0 : MAX ((guint32) (hash >> 32), 1);
        }
    }
}

static gboolean
make_prints (TribBlocking *self, TribTicker *ticker)
{
  for (guint k = 0; k < self->n_keys; k++)
    g_ptr_array_add (self->prints, g_new (guint32, MAX (self->features->n, 1)));
  self->tags = g_malloc0 (MAX ((gsize) self->features->n * self->n_keys, 1));
  return trib_parallel_for (ticker, self->features->n, 10000, hash_records, self);
}

/* The byte is 0 for no block only. */
static void
tag_records (guint64 from, guint64 to, guint thread, gpointer data)
{
  KeyJob *job = data;
  const guint32 *prints = g_ptr_array_index (job->self->prints, job->key);
  gsize stride = job->self->n_keys;

  for (guint64 r = from; r < to; r++)
    job->self->tags[r * stride + job->key] = prints[r] == 0 ? 0 : (guint8) (1 + (prints[r] & 0xffff) % 255);
}

/* What the key comes to with each limit, block by block. */
static void
measure_buckets (guint64 from, guint64 to, guint thread, gpointer data)
{
  KeyJob *job = data;
  Room *room = &job->rooms[thread];

  for (guint64 bucket = from; bucket < to; bucket++)
    {
      const TribBlockEntry *entries = job->order->entries;
      guint32 end = job->order->starts[bucket + 1];

      for (guint32 at = job->order->starts[bucket], next; at < end; at = next)
        {
          guint64 size;

          next = trib_block_end (entries, at, end);
          size = next - at;
          room->largest = MAX (room->largest, (guint32) size);
          for (guint i = 0; i < G_N_ELEMENTS (limits) && size > 1; i++)
            room->pairs[i] += size <= limits[i] ? size * (size - 1) / 2 : size * limits[i] / 4;
        }
    }
}

/* The largest block size with which the key stays within what may be spent on it. */
static guint32
choose_limit (KeyJob *job, guint threads, guint64 *pairs)
{
  for (guint i = 0;; i++)
    {
      *pairs = 0;
      for (guint t = 0; t < threads; t++)
        *pairs += job->rooms[t].pairs[i];
      if (*pairs <= job->self->budget || i + 1 == G_N_ELEMENTS (limits))
        return limits[i];
    }
}

static gboolean
shares_any (const TribBlocking *self, guint n_keys, guint32 a, guint32 b)
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
is_news (const TribBlocking *self, guint32 a, guint32 b)
{
  return self->fresh == NULL || self->fresh[a] || self->fresh[b];
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
make_pairs (KeyJob *job, Room *room, const Block *block)
{
  const TribBlockEntry *entries = job->order->entries + block->from;

  if (!has_news (job->self, entries, block->n))
    return;
  for (guint32 i = 0; i < block->n; i++)
    for (guint32 j = i + 1; j < MIN (block->n, i + 1 + block->reach); j++)
      {
        TribPair pair = { MIN (entries[i].rank, entries[j].rank), MAX (entries[i].rank, entries[j].rank) };

        if (is_news (job->self, pair.a, pair.b) && !shares_any (job->self, job->key, pair.a, pair.b))
          g_array_append_val (room->out, pair);
      }
}

static void
add_block (Room *room, guint32 from, guint32 n, guint32 reach)
{
  Block block = { from, n, reach };

  if (n > 1)
    g_array_append_val (room->blocks, block);
}

/* A block of records that no field tells apart. Its pairs are only those in the window: no later key may take the others for
 * done. Under another key most of the same records come as such a block again, and have met their neighbours already. */
static void
add_window (KeyJob *job, Room *room, guint32 from, guint32 n)
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
spare_entries (Room *room, guint32 n)
{
  if (n > room->n_spare)
    {
      room->n_spare = n;
      room->spare = g_renew (TribBlockEntry, room->spare, n);
    }
  return room->spare;
}

/* The fingerprints of some records with the field in them. Each step asks memory for what the next one needs. */
static void
hash_field (KeyJob *job, TribBlockEntry *entries, guint32 n, guint field)
{
  const TribFeatures *features = job->self->features;
  guint32 *prints = g_ptr_array_index (job->self->prints, job->key);

  for (guint32 i = 0; i < n; i++)
    trib_features_fetch_row (features, entries[i].rank);
  for (guint32 i = 0; i < n; i++)
    trib_block_fetch_refinement (features, field, entries[i].rank);
  for (guint32 i = 0; i < n; i++)
    {
      guint64 hash = trib_block_refinement (features, field, entries[i].rank);
      guint32 *print = &prints[entries[i].rank];

      *print = (guint32) (trib_hash_combine (*print, hash) >> 32) | 1;
      entries[i].print = *print;
    }
}

/* Splits a block by the next field that tells its records apart, down to blocks within the limit. */
static void
refine (KeyJob *job, Room *room, guint32 from, guint32 n, guint field)
{
  TribBlockEntry *entries = job->order->entries + from;
  gboolean apart = FALSE, last = field == trib_block_n_refinements ();

  if (n <= job->self->limit || (last && n <= limits[G_N_ELEMENTS (limits) - 1]))
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

/* The rows of records that are not alone in their block. */
static void
fetch_rows (const KeyJob *job, guint32 from, guint32 to)
{
  const TribBlockEntry *entries = job->order->entries;

  for (guint32 i = from; i + 1 < to; i++)
    if (entries[i].print == entries[i + 1].print)
      trib_features_fetch_row (job->self->features, entries[i].rank);
}

static void
pair_blocks (KeyJob *job, Room *room)
{
  for (guint b = 0; b < room->blocks->len; b++)
    {
      if (b + FEW < room->blocks->len)
        {
          const Block *next = &g_array_index (room->blocks, Block, b + FEW);

          fetch_tags (job->self, job->order->entries + next->from, MIN (next->n, AHEAD));
        }
      make_pairs (job, room, &g_array_index (room->blocks, Block, b));
    }
}

static void
work_buckets (guint64 from, guint64 to, guint thread, gpointer data)
{
  KeyJob *job = data;
  Room *room = &job->rooms[thread];

  for (guint64 bucket = from; bucket < to; bucket++)
    {
      guint32 end = job->order->starts[bucket + 1];

      if (job->share != ALL && (job->share == TRIAL) != (bucket % TRIED == 0))
        continue;
      g_array_set_size (room->blocks, 0);
      for (guint32 at = job->order->starts[bucket], next, fetched = at; at < end; at = next)
        {
          next = trib_block_end (job->order->entries, at, end);
          if (job->self->limit <= SMALL_LIMIT && next + AHEAD > fetched)
            {
              fetch_rows (job, fetched, MIN (next + 2 * AHEAD, end));
              fetched = next + 2 * AHEAD;
            }
          if (next - at > 1)
            refine (job, room, at, next - at, 0);
        }
      pair_blocks (job, room);
    }
}

static void
open_rooms (Room *rooms, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      rooms[i].out = g_array_new (FALSE, FALSE, sizeof (TribPair));
      rooms[i].blocks = g_array_new (FALSE, FALSE, sizeof (Block));
    }
}

/* Returns: (transfer full): the pairs of all */
static GArray *
close_rooms (Room *rooms, guint n)
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

/* Sorts the records by the key, and says how large a block of it may be. Returns FALSE where the key is not taken. */
static gboolean
begin_key (KeyJob *job, guint threads, Share *share, TribTicker *ticker)
{
  TribBlocking *self = job->self;
  const TribBlockKey *key = g_ptr_array_index (self->keys, job->key);
  guint32 largest = 0;
  guint64 pairs = 0;

  self->order = trib_block_order_new (g_ptr_array_index (self->prints, job->key), self->features->n, ticker);
  job->order = self->order;
  if (self->order == NULL || !trib_parallel_for (ticker, TRIB_N_BUCKETS, 4, measure_buckets, job))
    return FALSE;
  self->limit = choose_limit (job, threads, &pairs);
  for (guint i = 0; i < threads; i++)
    largest = MAX (largest, job->rooms[i].largest);
  if (key->broad && largest > self->limit)
    {
      g_clear_pointer (&g_ptr_array_index (self->prints, job->key), g_free); /* no pair shares it */
      return FALSE;
    }
  *share = pairs >= self->try_from && self->fresh == NULL ? TRIAL : ALL;
  return TRUE;
}

static void
end_key (KeyJob *job, TribTicker *ticker)
{
  g_clear_pointer (&job->self->order, trib_block_order_free);
  if (g_ptr_array_index (job->self->prints, job->key) != NULL)
    trib_parallel_for (ticker, job->self->features->n, 20000, tag_records, job);
  job->self->next_key++;
}

static GArray *
pairs_of_key (TribBlocking *self, TribTicker *ticker)
{
  g_autofree Room *rooms = g_new0 (Room, ticker->threads);
  KeyJob job = { self, self->next_key, REST, self->order, rooms };

  open_rooms (rooms, ticker->threads);
  if (self->order != NULL || begin_key (&job, ticker->threads, &job.share, ticker))
    trib_parallel_for (ticker, TRIB_N_BUCKETS, 2, work_buckets, &job);
  if (job.share != TRIAL)
    end_key (&job, ticker);
  return close_rooms (rooms, ticker->threads);
}

static GArray *
all_pairs (TribBlocking *self)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TribPair));

  for (guint32 a = 0; a < self->features->n; a++)
    for (guint32 b = a + 1; b < self->features->n; b++)
      {
        TribPair pair = { a, b };

        if (is_news (self, a, b))
          g_array_append_val (out, pair);
      }
  return out;
}

GArray *
trib_blocking_next (TribBlocking *self, TribTicker *ticker)
{
  GArray *pairs;

  if (self->everything)
    return self->next_key++ == 0 ? all_pairs (self) : NULL;
  if (self->next_key == self->n_keys || (self->tags == NULL && !make_prints (self, ticker)))
    return NULL;
  pairs = pairs_of_key (self, ticker);
  if (ticker->cancelled)
    g_clear_pointer (&pairs, g_array_unref);
  return pairs;
}

gboolean
trib_blocking_is_trial (const TribBlocking *self)
{
  return self->order != NULL;
}

void
trib_blocking_judge (TribBlocking *self, guint64 n_pairs, guint64 n_good)
{
  if (n_good * GOOD_ONE_IN < n_pairs)
    self->limit = MIN (self->limit, BARREN_LIMIT);
}

guint
trib_blocking_count (const TribBlocking *self, guint32 a, guint32 b)
{
  guint count = 0;

  for (guint k = 0; k < self->prints->len; k++)
    {
      const guint32 *prints = g_ptr_array_index (self->prints, k);

      count += prints != NULL && prints[a] == prints[b] && prints[a] != 0;
    }
  return count == 0 && (self->everything || (self->windowed[a] && self->windowed[b])) ? 3 : count;
}

gboolean
trib_blocking_has (const TribBlocking *self, guint32 a, guint32 b)
{
  return self->everything || (self->tags != NULL && shares_any (self, self->n_keys, a, b));
}
