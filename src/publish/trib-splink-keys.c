/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks of records that no field tells apart are walked through by the engine in a window. A window is no key: here such records
 * have two keys, for two rows of blocks that overlap by half.
 */
#include "config.h"

#include "publish/trib-splink-keys.h"

#include "base/trib-hash.h"
#include "match/trib-block-keys.h"

#include <stdlib.h>
#include <string.h>

#define WINDOW 6

typedef struct
{
  guint64 hash;
  guint32 rank;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static void
add_windows (GPtrArray *keys, const TribBlocking *blocking)
{
  const TribFeatures *features = blocking->features;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  guint32 *keys_of[2] = { g_new0 (guint32, features->n), g_new0 (guint32, features->n) };
  guint32 first = 0;

  for (guint32 r = 0; r < features->n; r++)
    if (blocking->windowed[r])
      {
        Entry entry = { 1, r };

        for (guint i = 0; i < trib_block_n_refinements (); i++)
          entry.hash = trib_hash_combine (entry.hash, trib_block_refinement (features, i, r));
        g_array_append_val (entries, entry);
      }
  qsort (entries->data, entries->len, sizeof (Entry), compare_entries);
  for (guint32 i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (g_array_index (entries, Entry, first).hash != entry->hash)
        first = i;
      for (guint row = 0; row < 2; row++)
        keys_of[row][entry->rank]
            = (guint32) (trib_hash_combine (entry->hash, (i - first + row * WINDOW / 2) / WINDOW) >> 32) | 1;
    }
  for (guint row = 0; row < 2; row++)
    g_ptr_array_add (keys, keys_of[row]);
}

GPtrArray *
trib_splink_keys_new (const TribFeatures *features, TribTicker *ticker)
{
  g_autoptr (TribBlocking) blocking = trib_blocking_new (features);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  GArray *pairs;

  if (blocking->everything)
    {
      guint32 *all = g_new (guint32, MAX (features->n, 1));

      for (guint32 r = 0; r < features->n; r++)
        all[r] = 1;
      g_ptr_array_add (keys, all);
      return g_steal_pointer (&keys);
    }
  while ((pairs = trib_blocking_next (blocking, ticker)) != NULL)
    g_array_unref (pairs);
  if (ticker->cancelled)
    return NULL;
  for (guint i = 0; i < blocking->prints->len; i++)
    if (blocking->prints->pdata[i] != NULL)
      g_ptr_array_add (keys, g_memdup2 (blocking->prints->pdata[i], features->n * sizeof (guint32)));
  if (blocking->n_windowed > 0)
    add_windows (keys, blocking);
  return g_steal_pointer (&keys);
}
