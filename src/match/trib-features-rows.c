/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of all features, record by record. Features are made column by column, but used for pairs of records that lie
 * anywhere: then what counts is how many places in memory a pair touches, and whether they are on their way beforehand
 * (S. Chen, A. Ailamaki, P. Gibbons, T. Mowry, "Improving hash join performance through prefetching", ICDE 2004).
 */
#include "config.h"

#include "match/trib-features-private.h"

#include "base/trib-room.h"

#include <string.h>

static void
add_column (TribFeatures *self, TribFeature *feature)
{
  if (feature != NULL)
    g_ptr_array_add (self->columns, feature);
}

void
trib_features_lay_rows (TribFeatures *self)
{
  gsize n;

  self->columns = g_ptr_array_new ();
  for (guint i = 0; i < TRIB_N_SLOTS; i++)
    add_column (self, self->slots[i]);
  for (guint i = 0; i < self->customs->len; i++)
    add_column (self, g_ptr_array_index (self->customs, i));
  /* Of these it only counts whether they are the same. */
  if (self->slots[TRIB_SLOT_PREMISE] != NULL)
    self->slots[TRIB_SLOT_PREMISE]->fetch = TRIB_FETCH_NOTHING;
  if (self->slots[TRIB_SLOT_GENDER] != NULL)
    self->slots[TRIB_SLOT_GENDER]->fetch = TRIB_FETCH_NOTHING;
  if (self->slots[TRIB_SLOT_COUNTRY] != NULL)
    self->slots[TRIB_SLOT_COUNTRY]->fetch = TRIB_FETCH_NOTHING;
  n = self->columns->len;
  self->rows = trib_room_new (self->n * n, sizeof (guint32));
  for (guint i = 0; i < n; i++)
    {
      TribFeature *feature = g_ptr_array_index (self->columns, i);

      for (gsize r = 0; r < self->n; r++)
        self->rows[r * n + i] = feature->values[r];
      g_free (feature->values);
      feature->values = self->rows + i;
      feature->stride = n;
      feature->owns_values = FALSE;
      trib_pool_compact (feature->pool);
    }
  trib_pool_compact (self->words);
}

void
trib_features_reserve_rows (TribFeatures *self, guint32 capacity)
{
  gsize n = self->columns->len;

  self->rows = g_renew (guint32, self->rows, MAX (capacity * n, 1));
  if (capacity > self->n)
    memset (self->rows + self->n * n, 0, (capacity - self->n) * n * sizeof (guint32));
  for (guint i = 0; i < n; i++)
    {
      TribFeature *feature = g_ptr_array_index (self->columns, i);

      feature->values = self->rows + i;
      /* Texts will be looked up again: rather made ready now than when somebody waits for a record. */
      trib_pool_intern (feature->pool, "", 0);
    }
  trib_pool_intern (self->words, "", 0);
}

static void
fetch_value (const TribFeature *feature, guint32 id)
{
  if (id != 0 && !(id & TRIB_SEVERAL))
    {
      const char *facts = (const char *) &g_array_index (feature->facts, TribFacts, id);

      __builtin_prefetch (facts);
      __builtin_prefetch (facts + sizeof (TribFacts) - 1);
    }
}

void
trib_features_fetch_facts (const TribFeatures *self, guint32 rank)
{
  const guint32 *row = self->rows + (gsize) rank * self->columns->len;

  for (guint i = 0; i < self->columns->len; i++)
    fetch_value (g_ptr_array_index (self->columns, i), row[i]);
}

void
trib_features_fetch_pair (const TribFeatures *self, guint32 a, guint32 b)
{
  const guint32 *row_a = self->rows + (gsize) a * self->columns->len,
                *row_b = self->rows + (gsize) b * self->columns->len;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TribFeature *feature = g_ptr_array_index (self->columns, i);

      if (row_a[i] == 0 || row_b[i] == 0)
        continue;
      if (row_a[i] == row_b[i])
        {
          if (!(row_a[i] & TRIB_SEVERAL))
            __builtin_prefetch (&feature->rarity[row_a[i]]);
          continue;
        }
      if (feature->fetch == TRIB_FETCH_NOTHING)
        continue;
      fetch_value (feature, row_a[i]);
      fetch_value (feature, row_b[i]);
      if (feature->fetch == TRIB_FETCH_TEXTS && !((row_a[i] | row_b[i]) & TRIB_SEVERAL))
        {
          __builtin_prefetch (&feature->pool->texts[row_a[i]]);
          __builtin_prefetch (&feature->pool->texts[row_b[i]]);
        }
    }
}

void
trib_features_fetch_texts (const TribFeatures *self, guint32 a, guint32 b)
{
  const guint32 *row_a = self->rows + (gsize) a * self->columns->len,
                *row_b = self->rows + (gsize) b * self->columns->len;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TribFeature *feature = g_ptr_array_index (self->columns, i);

      if (feature->fetch != TRIB_FETCH_TEXTS || row_a[i] == 0 || row_b[i] == 0 || row_a[i] == row_b[i]
          || ((row_a[i] | row_b[i]) & TRIB_SEVERAL))
        continue;
      __builtin_prefetch (feature->pool->texts[row_a[i]].text);
      __builtin_prefetch (feature->pool->texts[row_b[i]].text);
    }
}
