/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the records by their keys, so that nothing further on depends on the order in which they came. Keys are
 * hashes, so their first byte parts the records into shares of about one size, which are sorted on all cores.
 */
#include "config.h"

#include "match/trib-features-private.h"

#include <stdlib.h>

#define N_SHARES 256

typedef struct
{
  guint64 key;
  guint32 source, record;
} Place;

typedef struct
{
  Place *places;
  guint32 starts[N_SHARES + 1];
} OrderJob;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  return x->record < y->record ? -1 : x->record > y->record;
}

static void
sort_shares (guint64 from, guint64 to, guint thread, gpointer data)
{
  OrderJob *job = data;

  for (guint64 i = from; i < to; i++)
    qsort (job->places + job->starts[i], job->starts[i + 1] - job->starts[i], sizeof (Place), compare_places);
}

static void
share_out (OrderJob *job, TribMatchTable *table, guint32 n)
{
  const guint64 *keys = (const guint64 *) (gpointer) table->keys->data;
  const guint32 *sources = (const guint32 *) (gpointer) table->sources->data;
  guint32 next[N_SHARES] = { 0 };

  for (guint32 r = 0; r < n; r++)
    next[keys[r] >> 56]++;
  job->starts[0] = 0;
  for (guint i = 0; i < N_SHARES; i++)
    {
      job->starts[i + 1] = job->starts[i] + next[i];
      next[i] = job->starts[i];
    }
  for (guint32 r = 0; r < n; r++)
    job->places[next[keys[r] >> 56]++] = (Place){ keys[r], sources[r], r };
}

void
trib_features_order_records (TribFeatures *self, TribMatchTable *table, TribTicker *ticker)
{
  g_autofree Place *places = g_new (Place, MAX (self->n, 1));
  OrderJob job = { .places = places };

  self->order = g_new (guint32, MAX (self->n, 1));
  self->rank = g_new (guint32, MAX (self->n, 1));
  self->source = g_new (guint32, MAX (self->n, 1));
  share_out (&job, table, self->n);
  trib_features_loop (self, ticker, N_SHARES, 4, sort_shares, &job);
  self->n_sources = 1;
  for (guint32 r = 0; r < self->n; r++)
    {
      self->order[r] = places[r].record;
      self->rank[places[r].record] = r;
      self->source[r] = places[r].source;
      if (places[r].source != g_array_index (table->sources, guint32, 0))
        self->n_sources = 2;
    }
}
