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

#include "match/trib-blocking-private.h"

#include "base/trib-hash.h"
#include "base/trib-room.h"
#include "match/trib-block-keys.h"

#include <string.h>

#define ALL_PAIRS_UP_TO 1500
#define MANY 1000000
#define LAST_FOR_MANY 1 /* of the limits */
#define TRY_FROM 200000 /* pairs of a key */
#define GOOD_ONE_IN 10000
#define BARREN_LIMIT 2 /* largest block of a key that brings next to nothing */

/* The last for more than MANY records only: with it, what a record costs must not grow. */
static const guint32 limits[TRIB_N_LIMITS] = { 100000, 1000, 300, 100, 50, 30, 20, 12, 8, 6 };

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
  self->budget
      = MAX (100000, features->n <= MANY ? (guint64) features->n : MANY * 2 / 5 + (guint64) features->n * 3 / 5);
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
  g_free (self->marks);
  g_free (self);
}

/* All keys of a record at once, and what may split its blocks: they are made of the same few facts. */
static void
hash_records (guint64 from, guint64 to, guint thread, gpointer data)
{
  TribBlocking *self = data;
  guint n_fields = trib_block_n_refinements ();

  for (guint64 r = from; r < to; r++)
    {
      TribAtoms atoms;

      trib_features_fetch_facts (self->features, (guint32) MIN (r + 8, self->features->n - 1));
      trib_atoms_open (&atoms, self->features, (guint32) r);
      for (guint k = 0; k < self->n_keys; k++)
        {
          guint64 hash = trib_block_key_hash_of (g_ptr_array_index (self->keys, k), &atoms);

          ((guint32 *) g_ptr_array_index (self->prints, k))[r] = hash == 0 ? 0 : MAX ((guint32) (hash >> 32), 1);
        }
      for (guint field = 0; field < n_fields; field++)
        {
          guint64 hash = trib_block_refinement_of (&atoms, field);

          self->marks[r * n_fields + field] = hash == 0 ? 0 : MAX ((guint16) (trib_hash_mix (hash) >> 48), 1);
        }
    }
}

static gboolean
make_prints (TribBlocking *self, TribTicker *ticker)
{
  for (guint k = 0; k < self->n_keys; k++)
    g_ptr_array_add (self->prints, trib_room_new (self->features->n, sizeof (guint32)));
  self->marks = trib_room_new (self->features->n, trib_block_n_refinements () * sizeof (guint16));
  self->tags = trib_room_new (self->features->n, self->n_keys);
  memset (self->tags, 0, (gsize) self->features->n * self->n_keys);
  return trib_parallel_for (ticker, self->features->n, 10000, hash_records, self);
}

/* The byte is 0 for no block only. */
static void
tag_records (guint64 from, guint64 to, guint thread, gpointer data)
{
  TribBlockJob *job = data;
  const guint32 *prints = g_ptr_array_index (job->self->prints, job->key);
  gsize stride = job->self->n_keys;

  for (guint64 r = from; r < to; r++)
    job->self->tags[r * stride + job->key] = prints[r] == 0 ? 0 : (guint8) (1 + (prints[r] & 0xffff) % 255);
}

/* What the key comes to with each limit, block by block. */
static void
measure_buckets (guint64 from, guint64 to, guint thread, gpointer data)
{
  TribBlockJob *job = data;
  TribBlockRoom *room = &job->rooms[thread];

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
          for (guint i = 0; i < TRIB_N_LIMITS && size > 1; i++)
            room->pairs[i] += size <= limits[i] ? size * (size - 1) / 2 : size * limits[i] / 4;
        }
    }
}

/* The largest block size with which the key stays within what may be spent on it. */
static guint32
choose_limit (TribBlockJob *job, guint threads, guint64 *pairs)
{
  guint n_limits = TRIB_N_LIMITS - (job->self->features->n <= MANY ? LAST_FOR_MANY : 0);

  for (guint i = 0;; i++)
    {
      *pairs = 0;
      for (guint t = 0; t < threads; t++)
        *pairs += job->rooms[t].pairs[i];
      if (*pairs <= job->self->budget || i + 1 == n_limits)
        return limits[i];
    }
}

/* Sorts the records by the key, and says how large a block of it may be. Returns FALSE where the key is not taken. */
static gboolean
begin_key (TribBlockJob *job, guint threads, TribBlockShare *share, TribTicker *ticker)
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
  *share = pairs >= self->try_from && self->fresh == NULL ? TRIB_SHARE_TRIAL : TRIB_SHARE_ALL;
  return TRUE;
}

static void
end_key (TribBlockJob *job, TribTicker *ticker)
{
  g_clear_pointer (&job->self->order, trib_block_order_free);
  if (g_ptr_array_index (job->self->prints, job->key) != NULL)
    trib_parallel_for (ticker, job->self->features->n, 20000, tag_records, job);
  if (++job->self->next_key == job->self->n_keys)
    g_clear_pointer (&job->self->marks, g_free);
}

static GArray *
pairs_of_key (TribBlocking *self, TribTicker *ticker)
{
  g_autofree TribBlockRoom *rooms = g_new0 (TribBlockRoom, ticker->threads);
  TribBlockJob job = { self, self->next_key, TRIB_SHARE_REST, self->order, rooms };

  trib_block_rooms_open (rooms, ticker->threads);
  if (self->order != NULL || begin_key (&job, ticker->threads, &job.share, ticker))
    trib_parallel_for (ticker, TRIB_N_BUCKETS, 2, trib_block_make_pairs, &job);
  if (job.share != TRIB_SHARE_TRIAL)
    end_key (&job, ticker);
  return trib_block_rooms_close (rooms, ticker->threads);
}

static GArray *
all_pairs (TribBlocking *self)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TribPair));

  for (guint32 a = 0; a < self->features->n; a++)
    for (guint32 b = a + 1; b < self->features->n; b++)
      {
        TribPair pair = { a, b };

        if (trib_blocking_is_news (self, a, b))
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
  return self->everything || (self->tags != NULL && trib_blocking_shares (self, self->n_keys, a, b));
}
