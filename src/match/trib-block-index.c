/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For each blocking key the records, arranged by the first bits of its fingerprint (an inverted index, as in P. Christen, "Data
 * Matching", 2012, chapter 4.8), so that a block is found in one step. The keys, the size that a block may have and the fields by
 * which larger ones are split are those of a run (trib-blocking.c). Which blocks were split is kept, so that a record that comes
 * later goes the same way down; records that came later lie apart.
 */
#include "config.h"

#include "base/trib-hash.h"
#include "match/trib-block-index.h"
#include "match/trib-block-keys.h"

#include <stdlib.h>
#include <string.h>

#define MOST_ALIKE 6 /* of a block that no field can split any more */

typedef struct
{
  guint32 block, rank;
} Entry;

/* A key that is not taken, since its blocks are too large and others see the same pairs, has no entries and no starts. */
typedef struct
{
  const TribBlockKey *key;
  guint32 limit;
  guint shift;
  guint32 *starts; /* by the first bits of the block */
  Entry *entries;
  GHashTable *split; /* fingerprints of blocks that were split */
} KeyIndex;

struct _TribBlockIndex
{
  const TribFeatures *features;
  GPtrArray *keys; /* (element-type TribBlockKey) */
  KeyIndex *indices;
  GHashTable *later; /* key and block -> GArray of ranks */
};

typedef struct
{
  const TribFeatures *features;
  const TribBlockKey *key;
  guint32 *blocks; /* by rank */
} HashJob;

static guint32
first_block (const TribBlockKey *key, const TribFeatures *features, guint32 rank)
{
  guint64 hash = trib_block_key_hash (key, features, rank);

  return hash == 0 ? 0 : MAX ((guint32) (hash >> 32), 1);
}

static guint32
smaller_block (const TribFeatures *features, guint32 block, guint field, guint32 rank)
{
  return (guint32) (trib_hash_combine (block, trib_block_refinement (features, field, rank)) >> 32) | 1;
}

static void
hash_records (guint64 from, guint64 to, guint thread, gpointer data)
{
  HashJob *job = data;

  for (guint64 r = from; r < to; r++)
    job->blocks[r] = first_block (job->key, job->features, (guint32) r);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->block != y->block)
    return x->block < y->block ? -1 : 1;
  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

/* Records by block, those of a block by rank: by the first bits in one go, then each small heap for itself. */
static void
arrange (KeyIndex *self, const guint32 *blocks, guint32 n)
{
  guint bits = 1;
  guint32 size, sum = 0;

  while (bits < 24 && (1u << bits) < n / 2)
    bits++;
  size = 1u << bits;
  self->shift = 32 - bits;
  g_free (self->starts);
  g_free (self->entries);
  self->starts = g_new0 (guint32, size + 2);
  for (guint32 r = 0; r < n; r++)
    if (blocks[r] != 0)
      self->starts[(blocks[r] >> self->shift) + 2]++;
  for (guint32 i = 0; i < size; i++)
    {
      sum += self->starts[i + 2];
      self->starts[i + 2] = sum;
    }
  self->entries = g_new (Entry, MAX (sum, 1));
  for (guint32 r = 0; r < n; r++)
    if (blocks[r] != 0)
      self->entries[self->starts[(blocks[r] >> self->shift) + 1]++] = (Entry){ blocks[r], r };
  for (guint32 i = 0; i < size; i++)
    if (self->starts[i + 1] - self->starts[i] > 1)
      qsort (self->entries + self->starts[i], self->starts[i + 1] - self->starts[i], sizeof (Entry), compare_entries);
}

static guint32
block_end (const Entry *entries, guint32 from, guint32 n)
{
  guint32 to = from + 1;

  while (to < n && entries[to].block == entries[from].block)
    to++;
  return to;
}

/* Down to blocks within the limit. */
static void
split (KeyIndex *self, const TribFeatures *features, guint32 *blocks, Entry *entries, guint32 n, guint field)
{
  if (n <= self->limit || field == trib_block_n_refinements ())
    {
      for (guint32 i = 0; i < n; i++)
        blocks[entries[i].rank] = entries[i].block;
      return;
    }
  g_hash_table_add (self->split, GUINT_TO_POINTER (entries[0].block));
  for (guint32 i = 0; i < n; i++)
    entries[i].block = smaller_block (features, entries[i].block, field, entries[i].rank);
  qsort (entries, n, sizeof *entries, compare_entries);
  for (guint32 at = 0, to; at < n; at = to)
    {
      to = block_end (entries, at, n);
      split (self, features, blocks, entries + at, to - at, field + 1);
    }
}

/* The largest size of a block with which the key stays within what a run may spend on it, as there. */
static guint32
choose_limit (const KeyIndex *self, guint32 n, guint64 budget, guint32 *largest)
{
  static const guint32 limits[] = { 100000, 1000, 300, 100, 50, 30, 20, 12, 8 };
  guint64 pairs[G_N_ELEMENTS (limits)] = { 0 };

  *largest = 0;
  for (guint32 from = 0, to; from < n; from = to)
    {
      guint64 size;

      to = block_end (self->entries, from, n);
      size = to - from;
      *largest = MAX (*largest, to - from);
      for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
        pairs[i] += size <= limits[i] ? size * (size - 1) / 2 : size * limits[i] / 4;
    }
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (pairs[i] <= budget)
      return limits[i];
  return limits[G_N_ELEMENTS (limits) - 1];
}

static void
fill_key (KeyIndex *self, const TribFeatures *features, guint32 *blocks)
{
  guint32 n = features->n, size = 0, largest;

  arrange (self, blocks, n);
  for (guint32 r = 0; r < n; r++)
    size += blocks[r] != 0;
  self->limit = choose_limit (self, size, MAX (100000, (guint64) n), &largest);
  if (largest <= self->limit)
    return;
  if (self->key->broad)
    {
      g_clear_pointer (&self->starts, g_free);
      g_clear_pointer (&self->entries, g_free);
      return;
    }
  for (guint32 from = 0, to; from < size; from = to)
    {
      to = block_end (self->entries, from, size);
      if (to - from > self->limit)
        split (self, features, blocks, self->entries + from, to - from, 0);
    }
  arrange (self, blocks, n);
}

TribBlockIndex *
trib_block_index_new (const TribFeatures *features, TribTicker *ticker)
{
  TribBlockIndex *self = g_new0 (TribBlockIndex, 1);
  g_autofree guint32 *blocks = g_new (guint32, MAX (features->n, 1));

  self->features = features;
  self->keys = trib_block_keys_choose (features);
  self->indices = g_new0 (KeyIndex, self->keys->len);
  self->later = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint k = 0; k < self->keys->len; k++)
    {
      HashJob job = { features, g_ptr_array_index (self->keys, k), blocks };

      self->indices[k].key = job.key;
      self->indices[k].split = g_hash_table_new (NULL, NULL);
      if (!trib_parallel_for (ticker, features->n, 20000, hash_records, &job))
        {
          g_clear_pointer (&self, trib_block_index_free);
          break;
        }
      fill_key (&self->indices[k], features, blocks);
    }
  return self;
}

void
trib_block_index_free (TribBlockIndex *self)
{
  if (self == NULL)
    return;
  for (guint k = 0; k < self->keys->len; k++)
    {
      g_free (self->indices[k].starts);
      g_free (self->indices[k].entries);
      g_clear_pointer (&self->indices[k].split, g_hash_table_unref);
    }
  g_free (self->indices);
  g_ptr_array_unref (self->keys);
  g_hash_table_unref (self->later);
  g_free (self);
}

guint
trib_block_index_n_keys (const TribBlockIndex *self)
{
  return self->keys->len;
}

guint32
trib_block_index_block (const TribBlockIndex *self, guint key, guint32 rank)
{
  const KeyIndex *index = &self->indices[key];
  guint32 block;

  if (index->starts == NULL)
    return 0;
  block = first_block (index->key, self->features, rank);
  for (guint field = 0; block != 0 && field < trib_block_n_refinements (); field++)
    {
      if (!g_hash_table_contains (index->split, GUINT_TO_POINTER (block)))
        break;
      block = smaller_block (self->features, block, field, rank);
    }
  return block;
}

static gint64
later_key (guint key, guint32 block)
{
  return (gint64) key << 32 | block;
}

void
trib_block_index_find (const TribBlockIndex *self, guint key, guint32 block, GArray *out)
{
  const KeyIndex *index = &self->indices[key];
  gint64 at = later_key (key, block);
  const GArray *later;
  guint32 from, to;

  if (block == 0 || index->starts == NULL)
    return;
  from = index->starts[block >> index->shift];
  to = index->starts[(block >> index->shift) + 1];
  while (from < to && index->entries[from].block != block)
    from++;
  if (from < to)
    {
      to = block_end (index->entries, from, to);
      if (to - from > index->limit)
        to = from + MOST_ALIKE;
    }
  for (; from < to; from++)
    g_array_append_val (out, index->entries[from].rank);
  later = g_hash_table_lookup (self->later, &at);
  if (later != NULL)
    g_array_append_vals (out, later->data, later->len);
}

void
trib_block_index_add (TribBlockIndex *self, guint32 rank)
{
  for (guint k = 0; k < self->keys->len; k++)
    {
      guint32 block = trib_block_index_block (self, k, rank);
      gint64 key = later_key (k, block);
      GArray *ranks = g_hash_table_lookup (self->later, &key);

      if (block == 0)
        continue;
      if (ranks == NULL)
        {
          ranks = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (self->later, g_memdup2 (&key, sizeof key), ranks);
        }
      g_array_append_val (ranks, rank);
    }
}
