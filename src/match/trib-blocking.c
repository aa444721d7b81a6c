/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocking by many keys of different fields, so that an error in one field does not hide a pair (M. Hernández, S. Stolfo,
 * "The merge/purge problem for large databases", 1995: several passes; P. Christen, "A survey of indexing techniques", TKDE
 * 24, 2012). Records with the same key are neighbours once sorted. A pair belongs to the first key that it shares. Blocks
 * that are too large are split by further fields; where no field splits them any more, records meet their neighbours in the
 * order of their keys (a sorted neighbourhood), so nobody is left out.
 */
#include "config.h"

#include "base/trib-hash.h"
#include "match/trib-blocking.h"
#include "match/trib-block-keys.h"

#include <string.h>

#define ALL_PAIRS_UP_TO 1500
#define WINDOW 6

typedef struct
{
  guint32 print;
  guint32 rank;
} Entry;

typedef struct
{
  TribBlocking *self;
  const TribBlockKey *key;
  guint32 *prints;
} HashJob;

/* Records that meet: each one the next @reach after it. */
typedef struct
{
  guint32 from, n, reach;
} Block;

/* The blocks of one key, and room for the pairs that each thread makes of them. */
typedef struct
{
  TribBlocking *self;
  guint key;
  guint32 limit;
  Entry *entries;
  GArray *blocks;
  GArray **out;
} KeyJob;

TribBlocking *
trib_blocking_new (const TribFeatures *features)
{
  TribBlocking *self = g_new0 (TribBlocking, 1);

  self->features = features;
  self->everything = features->n <= ALL_PAIRS_UP_TO;
  self->keys = trib_block_keys_choose (features);
  self->prints = g_ptr_array_new_with_free_func (g_free);
  self->n_keys = self->keys->len;
  self->windowed = g_new0 (guint8, MAX (features->n, 1));
  self->budget = MAX (100000, (guint64) features->n);
  return self;
}

void
trib_blocking_free (TribBlocking *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->prints);
  g_free (self->windowed);
  g_free (self);
}

static void
hash_records (guint64 from, guint64 to, guint thread, gpointer data)
{
  HashJob *job = data;

  for (guint64 r = from; r < to; r++)
    {
      guint64 hash = trib_block_key_hash (job->key, job->self->features, (guint32) r);

      job->prints[r] = hash == 0 ? 0 : MAX ((guint32) (hash >> 32), 1);
    }
}

/* Least significant digit first, so records of a block stay in the order of their ranks. */
static void
sort_entries (Entry *entries, Entry *spare, guint32 n)
{
  for (guint shift = 0; shift < 33; shift += 11)
    {
      guint32 starts[2048] = { 0 }, sum = 0;
      Entry *swap = entries;

      for (guint32 i = 0; i < n; i++)
        starts[(entries[i].print >> shift) & 2047]++;
      for (guint d = 0; d < 2048; d++)
        {
          guint32 count = starts[d];

          starts[d] = sum;
          sum += count;
        }
      for (guint32 i = 0; i < n; i++)
        spare[starts[(entries[i].print >> shift) & 2047]++] = entries[i];
      entries = spare;
      spare = swap;
    }
}

static guint32
block_end (const Entry *entries, guint32 from, guint32 n)
{
  guint32 to = from + 1;

  while (to < n && entries[to].print == entries[from].print)
    to++;
  return to;
}

/* The largest block size with which the key stays within what may be spent on it. */
static guint32
choose_limit (TribBlocking *self, const Entry *entries, guint32 n)
{
  static const guint32 limits[] = { 100000, 1000, 300, 100, 50, 30, 20, 12, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      guint64 pairs = 0;

      for (guint32 from = 0, to; from < n; from = to)
        {
          guint64 size;

          to = block_end (entries, from, n);
          size = to - from;
          pairs += size <= limits[i] ? size * (size - 1) / 2 : size * limits[i] / 4;
        }
      if (pairs <= self->budget)
        return limits[i];
    }
  return limits[G_N_ELEMENTS (limits) - 1];
}

static guint32
largest_block (const Entry *entries, guint32 n)
{
  guint32 largest = 0;

  for (guint32 from = 0, to; from < n; from = to)
    {
      to = block_end (entries, from, n);
      largest = MAX (largest, to - from);
    }
  return largest;
}

static gboolean
shared_before (const TribBlocking *self, guint key, guint32 a, guint32 b)
{
  for (guint k = 0; k < key; k++)
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
has_news (const TribBlocking *self, const Entry *entries, guint32 n)
{
  if (self->fresh == NULL)
    return TRUE;
  for (guint32 i = 0; i < n; i++)
    if (self->fresh[entries[i].rank])
      return TRUE;
  return FALSE;
}

static void
make_pairs (guint64 from, guint64 to, guint thread, gpointer data)
{
  KeyJob *job = data;
  GArray *out = job->out[thread];

  for (guint64 b = from; b < to; b++)
    {
      const Block *block = &g_array_index (job->blocks, Block, b);
      const Entry *entries = job->entries + block->from;

      if (!has_news (job->self, entries, block->n))
        continue;
      for (guint32 i = 0; i < block->n; i++)
        for (guint32 j = i + 1; j < MIN (block->n, i + 1 + block->reach); j++)
          {
            TribPair pair = { MIN (entries[i].rank, entries[j].rank), MAX (entries[i].rank, entries[j].rank) };

            if (is_news (job->self, pair.a, pair.b) && !shared_before (job->self, job->key, pair.a, pair.b))
              g_array_append_val (out, pair);
          }
    }
}

static void
add_block (KeyJob *job, guint32 from, guint32 n, guint32 reach)
{
  Block block = { from, n, reach };

  if (n > 1)
    g_array_append_val (job->blocks, block);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->print != y->print)
    return x->print < y->print ? -1 : 1;
  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

/* A block of records that no field tells apart. Its pairs are only those in the window: no later key may take the others for
 * done. Under another key most of the same records come as such a block again, and have met their neighbours already. */
static void
add_window (KeyJob *job, guint32 from, guint32 n)
{
  guint32 *prints = g_ptr_array_index (job->self->prints, job->key);
  guint8 *windowed = job->self->windowed;
  guint32 fresh = 0;

  for (guint32 i = from; i < from + n; i++)
    {
      fresh += !windowed[job->entries[i].rank];
      prints[job->entries[i].rank] = 0;
    }
  if (fresh == 0)
    return;
  add_block (job, from, n, WINDOW);
  for (guint32 i = from; i < from + n; i++)
    windowed[job->entries[i].rank] = TRUE;
  job->self->n_windowed += fresh;
}

/* Splits a block by the next field that tells its records apart, down to blocks within the limit. */
static void
refine (KeyJob *job, guint32 from, guint32 n, guint field)
{
  guint32 *prints = g_ptr_array_index (job->self->prints, job->key);
  Entry *entries = job->entries + from;

  if (n <= job->limit)
    {
      add_block (job, from, n, n);
      return;
    }
  if (field == trib_block_n_refinements ())
    {
      add_window (job, from, n);
      return;
    }
  for (guint32 i = 0; i < n; i++)
    {
      guint64 hash = trib_block_refinement (job->self->features, field, entries[i].rank);

      entries[i].print = (guint32) (trib_hash_combine (prints[entries[i].rank], hash) >> 32) | 1;
    }
  qsort (entries, n, sizeof *entries, compare_entries);
  for (guint32 i = 0; i < n; i++)
    prints[entries[i].rank] = entries[i].print;
  for (guint32 at = 0, to; at < n; at = to)
    {
      to = block_end (entries, at, n);
      refine (job, from + at, to - at, field + 1);
    }
}

static void
find_blocks (KeyJob *job, guint32 n)
{
  for (guint32 from = 0, to; from < n; from = to)
    {
      to = block_end (job->entries, from, n);
      if (to - from > 1)
        refine (job, from, to - from, 0);
    }
}

/* The records that have the key, sorted by it. */
static Entry *
sorted_entries (TribBlocking *self, guint key, guint32 *n_entries)
{
  const guint32 *prints = g_ptr_array_index (self->prints, key);
  guint32 n = self->features->n, m = 0;
  g_autofree Entry *first = g_new (Entry, n);
  Entry *second = g_new (Entry, n);

  for (guint32 r = 0; r < n; r++)
    if (prints[r] != 0)
      first[m++] = (Entry){ prints[r], r };
  sort_entries (first, second, m); /* three passes: the result is in the second */
  *n_entries = m;
  return second;
}

static GArray *
pairs_of_key (TribBlocking *self, guint key, TribTicker *ticker)
{
  const TribBlockKey *block_key = g_ptr_array_index (self->keys, key);
  guint32 m;
  g_autofree Entry *entries = sorted_entries (self, key, &m);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autofree GArray **out = g_new (GArray *, ticker->threads);
  KeyJob job = { self, key, choose_limit (self, entries, m), entries, blocks, out };

  for (guint i = 0; i < ticker->threads; i++)
    out[i] = g_array_new (FALSE, FALSE, sizeof (TribPair));
  if (block_key->broad && largest_block (entries, m) > job.limit)
    g_clear_pointer (&g_ptr_array_index (self->prints, key), g_free); /* not taken: no pair shares it */
  else
    {
      find_blocks (&job, m);
      trib_parallel_for (ticker, blocks->len, 500, make_pairs, &job);
    }
  for (guint i = 1; i < ticker->threads; i++)
    {
      g_array_append_vals (out[0], out[i]->data, out[i]->len);
      g_array_unref (out[i]);
    }
  return out[0];
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
  HashJob job;

  if (self->everything)
    return self->next_key++ == 0 ? all_pairs (self) : NULL;
  if (self->next_key == self->n_keys)
    return NULL;
  job = (HashJob){ self, g_ptr_array_index (self->keys, self->next_key), g_new0 (guint32, self->features->n) };
  g_ptr_array_add (self->prints, job.prints);
  if (!trib_parallel_for (ticker, self->features->n, 20000, hash_records, &job))
    return NULL;
  return pairs_of_key (self, self->next_key++, ticker);
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
  return self->everything || shared_before (self, self->prints->len, a, b);
}
