/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pairs are compared on all cores, key after key. Of each pair the pattern goes into a histogram, by which the model is
 * fitted; the pair itself is kept only where even the lenient model from before the fit sees something in it. So memory
 * follows the pairs that matter, not those that were looked at.
 */
#include "config.h"

#include "base/trib-hash.h"
#include "match/trib-scoring.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE 200000
#define KEEP_ABOVE 1.0

typedef struct
{
  guint64 *patterns; /* pattern + 1, 0 is empty: no pattern has all bits set */
  double *counts;
  guint32 size, used;
} Histogram;

typedef struct
{
  guint32 a, b;
  guint64 pattern;
  guint32 tf; /* place in the thread's or the final array of term-frequency parts */
} Kept;

typedef struct
{
  Histogram histogram;
  GArray *kept;
  GArray *tf;
} Room;

struct _TribScoring
{
  const TribFeatures *features;
  TribMatchModel *model;
  Histogram histogram;
  Histogram others; /* of pairs that blocking kept apart */
  GArray *kept;     /* (element-type Kept) */
  GArray *tf;       /* (element-type float) */
  guint64 n_pairs;
};

static void histogram_add (Histogram *self, guint64 pattern, double count);

static void
histogram_grow (Histogram *self)
{
  Histogram old = *self;

  self->size = old.size ? old.size * 2 : 4096;
  self->patterns = g_new0 (guint64, self->size);
  self->counts = g_new0 (double, self->size);
  self->used = 0;
  for (guint32 i = 0; i < old.size; i++)
    if (old.patterns[i])
      histogram_add (self, old.patterns[i] - 1, old.counts[i]);
  g_free (old.patterns);
  g_free (old.counts);
}

static void
histogram_add (Histogram *self, guint64 pattern, double count)
{
  guint32 at;

  if (self->used * 2 >= self->size)
    histogram_grow (self);
  at = (guint32) trib_hash_mix (pattern) & (self->size - 1);
  while (self->patterns[at] && self->patterns[at] != pattern + 1)
    at = (at + 1) & (self->size - 1);
  if (!self->patterns[at])
    {
      self->patterns[at] = pattern + 1;
      self->used++;
    }
  self->counts[at] += count;
}

static void
histogram_clear (Histogram *self)
{
  g_clear_pointer (&self->patterns, g_free);
  g_clear_pointer (&self->counts, g_free);
}

TribScoring *
trib_scoring_new (const TribFeatures *features, TribMatchModel *model)
{
  TribScoring *self = g_new0 (TribScoring, 1);

  self->features = features;
  self->model = model;
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  self->tf = g_array_new (FALSE, FALSE, sizeof (float));
  return self;
}

void
trib_scoring_free (TribScoring *self)
{
  if (self == NULL)
    return;
  histogram_clear (&self->histogram);
  histogram_clear (&self->others);
  g_array_unref (self->kept);
  g_array_unref (self->tf);
  g_free (self);
}

typedef struct
{
  TribScoring *scoring;
  const TribPair *pairs;
  Room *rooms;
  gboolean keep;
} CompareJob;

/* What the pair may come to under any model that the fit may find. */
static double
promise (const TribMatchModel *model, guint64 pattern, const float *tf)
{
  double sum = 0;

  for (guint i = 0; i < model->comparer.n; i++)
    {
      const TribComparison *item = &model->comparer.items[i];
      guint l = trib_pattern_level (pattern, i);

      if (l > 0)
        {
          double spec = __builtin_log2 (item->levels[l].m / item->levels[l].u) + (double) tf[i];

          sum += MAX (spec, -6);
        }
    }
  return sum;
}

static void
compare_pairs (guint64 from, guint64 to, guint thread, gpointer data)
{
  CompareJob *job = data;
  Room *room = &job->rooms[thread];
  const TribComparer *comparer = &job->scoring->model->comparer;
  float tf[TRIB_MAX_COMPARISONS];

  for (guint64 i = from; i < to; i++)
    {
      TribPair pair = job->pairs[i];
      guint64 pattern = trib_compare (comparer, pair.a, pair.b, tf);

      histogram_add (&room->histogram, pattern, 1);
      if (job->keep && promise (job->scoring->model, pattern, tf) > KEEP_ABOVE)
        {
          Kept kept = { pair.a, pair.b, pattern, room->tf->len };

          g_array_append_vals (room->tf, tf, comparer->n);
          g_array_append_val (room->kept, kept);
        }
    }
}

static void
take_room (TribScoring *self, Room *room, double count_as, gboolean keep)
{
  Histogram *to = keep ? &self->histogram : &self->others;

  for (guint32 i = 0; i < room->histogram.size; i++)
    if (room->histogram.patterns[i])
      histogram_add (to, room->histogram.patterns[i] - 1, room->histogram.counts[i] * count_as);
  for (guint i = 0; i < room->kept->len; i++)
    {
      Kept *kept = &g_array_index (room->kept, Kept, i);

      kept->tf += self->tf->len;
    }
  g_array_append_vals (self->kept, room->kept->data, room->kept->len);
  g_array_append_vals (self->tf, room->tf->data, room->tf->len);
  histogram_clear (&room->histogram);
  g_array_unref (room->kept);
  g_array_unref (room->tf);
}

static gboolean
compare_batch (TribScoring *self, GArray *pairs, double count_as, gboolean keep, TribTicker *ticker)
{
  g_autofree Room *rooms = g_new0 (Room, ticker->threads);
  CompareJob job = { self, (const TribPair *) (gpointer) pairs->data, rooms, keep };
  gboolean done;

  for (guint i = 0; i < ticker->threads; i++)
    {
      rooms[i].kept = g_array_new (FALSE, FALSE, sizeof (Kept));
      rooms[i].tf = g_array_new (FALSE, FALSE, sizeof (float));
    }
  done = trib_parallel_for (ticker, pairs->len, 2000, compare_pairs, &job);
  for (guint i = 0; i < ticker->threads; i++)
    take_room (self, &rooms[i], count_as, keep);
  return done;
}

/* Random pairs that blocking did not bring together. */
static GArray *
sample_others (TribScoring *self, TribBlocking *blocking)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (TribPair));
  guint64 seed = 88172645463325252u;

  for (guint i = 0; i < SAMPLE; i++)
    {
      TribPair pair;

      seed = trib_hash_mix (seed + 0x9e3779b97f4a7c15);
      pair.a = (guint32) ((seed >> 32) % self->features->n);
      pair.b = (guint32) ((seed & 0xffffffff) % self->features->n);
      if (pair.a == pair.b)
        continue;
      if (pair.a > pair.b)
        pair = (TribPair){ pair.b, pair.a };
      if (!trib_blocking_has (blocking, pair.a, pair.b))
        g_array_append_val (pairs, pair);
    }
  return pairs;
}

gboolean
trib_scoring_compare (TribScoring *self, TribBlocking *blocking, TribTicker *ticker)
{
  double all = (double) self->features->n * (self->features->n - 1.0) / 2;
  GArray *pairs;

  while ((pairs = trib_blocking_next (blocking, ticker)) != NULL)
    {
      gboolean done;

      trib_ticker_stage (ticker, _ ("Comparing pairs"), pairs->len);
      self->n_pairs += pairs->len;
      done = compare_batch (self, pairs, 1, TRUE, ticker);
      g_array_unref (pairs);
      if (!done)
        return FALSE;
    }
  if (ticker->cancelled)
    return FALSE;
  if (!blocking->everything && blocking->fresh == NULL && all > (double) self->n_pairs)
    {
      pairs = sample_others (self, blocking);
      if (pairs->len > 0)
        compare_batch (self, pairs, (all - (double) self->n_pairs) / pairs->len, FALSE, ticker);
      g_array_unref (pairs);
    }
  return !ticker->cancelled;
}

static int
compare_patterns (gconstpointer a, gconstpointer b)
{
  const TribPatternCount *x = a, *y = b;

  return x->pattern < y->pattern ? -1 : x->pattern > y->pattern;
}

static GArray *
sorted (const Histogram *self)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TribPatternCount));

  for (guint32 i = 0; i < self->size; i++)
    if (self->patterns[i])
      {
        TribPatternCount seen = { self->patterns[i] - 1, self->counts[i] };

        g_array_append_val (out, seen);
      }
  g_array_sort (out, compare_patterns);
  return out;
}

void
trib_scoring_fit (TribScoring *self)
{
  g_autoptr (GArray) seen = sorted (&self->histogram), others = sorted (&self->others);

  trib_model_fit (self->model, (const TribPatternCount *) (gpointer) seen->data, seen->len,
                  (const TribPatternCount *) (gpointer) others->data, others->len);
}

guint64
trib_scoring_n_pairs (TribScoring *self)
{
  return self->n_pairs;
}

static int
compare_scored (gconstpointer a, gconstpointer b)
{
  const TribScored *x = a, *y = b;

  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

/* Neighbours in two windows of equal records may have met twice. */
static void
drop_doubles (GArray *sorted_pairs)
{
  TribScored *pairs = (TribScored *) (gpointer) sorted_pairs->data;
  guint n = 0;

  for (guint i = 0; i < sorted_pairs->len; i++)
    if (n == 0 || pairs[n - 1].a != pairs[i].a || pairs[n - 1].b != pairs[i].b)
      pairs[n++] = pairs[i];
  g_array_set_size (sorted_pairs, n);
}

GArray *
trib_scoring_weigh (TribScoring *self, double least, TribTicker *ticker)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TribScored));
  double parts[TRIB_MAX_COMPARISONS];

  for (guint i = 0; i < self->kept->len; i++)
    {
      const Kept *kept = &g_array_index (self->kept, Kept, i);
      double weight = trib_model_weigh (self->model, kept->pattern, &g_array_index (self->tf, float, kept->tf), parts);
      TribScored scored = { kept->a, kept->b, weight };

      if (weight >= least)
        g_array_append_val (out, scored);
      if (i % 65536 == 0 && !trib_ticker_poll (ticker))
        break;
    }
  g_array_sort (out, compare_scored);
  drop_doubles (out);
  return out;
}

double
trib_score_pair (const TribMatchModel *model, guint32 a, guint32 b)
{
  float tf[TRIB_MAX_COMPARISONS];
  double parts[TRIB_MAX_COMPARISONS];
  guint64 pattern = trib_compare (&model->comparer, a, b, tf);

  return trib_model_weigh (model, pattern, tf, parts);
}
