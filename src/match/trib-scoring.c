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
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE 200000
#define TRIAL_SAMPLE 20000
#define KEEP_ABOVE 1.0 /* bits for a pair, by what is to be expected of the levels… */
#define MARGIN 12.0    /* …or so far below what the prior takes, whichever is more */
#define AHEAD 8        /* pairs: a step on the way from the row to the texts */

typedef struct
{
  guint64 *patterns; /* pattern + 1, 0 is empty: no pattern has all bits set */
  double *counts;
  guint32 size, used;
} Histogram;

/* @rarity: what term frequencies add at most: all of it is worked out again for the few pairs that come to something. */
typedef struct
{
  guint32 a, b;
  guint64 pattern;
  float rarity;
} Kept;

/* A thread's own. */
typedef struct
{
  Histogram histogram;
  GArray *kept;
  GArray *scored;
  guint64 n_good;
} Room;

struct _TribScoring
{
  const TribFeatures *features;
  TribMatchModel *model;
  Histogram histogram;
  Histogram others; /* of pairs that blocking kept apart */
  GArray *kept;     /* (element-type Kept) */
  guint64 n_pairs;
  float expected[TRIB_MAX_COMPARISONS][TRIB_MAX_LEVELS]; /* bits of each level, before anything is learnt */
  double keep_above;
  TribMatchModel *trial; /* (nullable): fitted to the pairs of the first keys, to judge the others by */
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
  for (guint i = 0; i < model->comparer.n; i++)
    for (guint l = 1; l < model->comparer.items[i].n_levels; l++)
      self->expected[i][l] = (float) log2 (model->comparer.items[i].levels[l].m / model->comparer.items[i].levels[l].u);
  self->keep_above = MAX (KEEP_ABOVE, -log2 (model->lambda) - MARGIN);
  return self;
}

void
trib_scoring_free (TribScoring *self)
{
  if (self == NULL)
    return;
  histogram_clear (&self->histogram);
  histogram_clear (&self->others);
  g_clear_pointer (&self->kept, g_array_unref);
  g_free (self->trial);
  g_free (self);
}

typedef struct
{
  TribScoring *scoring;
  const TribPair *pairs;
  Room *rooms;
  gboolean keep;
  gboolean judge;
} CompareJob;

/* What the pair may come to under any model that the fit may find. */
static double
promise (const TribScoring *self, guint64 pattern, const float *tf, float *rarity)
{
  float sum = 0;

  *rarity = 0;
  for (guint i = 0; i < self->model->comparer.n; i++)
    {
      guint l = trib_pattern_level (pattern, i);

      if (l == 0)
        continue;
      sum += MAX (self->expected[i][l] + tf[i], -6.0f);
      *rarity += MAX (tf[i], 0.0f);
    }
  return (double) sum;
}

static void
look_ahead (const TribFeatures *features, const TribPair *pairs, guint64 i, guint64 to)
{
  if (i + 3 * AHEAD < to)
    {
      trib_features_fetch_row (features, pairs[i + 3 * AHEAD].a);
      trib_features_fetch_row (features, pairs[i + 3 * AHEAD].b);
    }
  if (i + 2 * AHEAD < to)
    trib_features_fetch_pair (features, pairs[i + 2 * AHEAD].a, pairs[i + 2 * AHEAD].b);
  if (i + AHEAD < to)
    trib_features_fetch_texts (features, pairs[i + AHEAD].a, pairs[i + AHEAD].b);
}

static void
compare_pairs (guint64 from, guint64 to, guint thread, gpointer data)
{
  CompareJob *job = data;
  TribScoring *self = job->scoring;
  Room *room = &job->rooms[thread];
  float tf[TRIB_MAX_COMPARISONS];
  double parts[TRIB_MAX_COMPARISONS];

  for (guint64 i = from; i < to; i++)
    {
      Kept kept = { job->pairs[i].a, job->pairs[i].b, 0, 0 };
      double bits;

      look_ahead (self->features, job->pairs, i, to);
      kept.pattern = trib_compare (&self->model->comparer, kept.a, kept.b, tf);
      histogram_add (&room->histogram, kept.pattern, 1);
      if (!job->keep)
        continue;
      bits = promise (self, kept.pattern, tf, &kept.rarity);
      if (bits > self->keep_above)
        g_array_append_val (room->kept, kept);
      if (job->judge && trib_model_most (self->trial, kept.pattern) + (double) kept.rarity > 0)
        room->n_good += trib_model_weigh (self->trial, kept.pattern, tf, parts) > 0;
    }
}

static void
take_room (TribScoring *self, Room *room, double count_as, Histogram *to)
{
  for (guint32 i = 0; i < room->histogram.size; i++)
    if (room->histogram.patterns[i])
      histogram_add (to, room->histogram.patterns[i] - 1, room->histogram.counts[i] * count_as);
  g_array_append_vals (self->kept, room->kept->data, room->kept->len);
  histogram_clear (&room->histogram);
  g_array_unref (room->kept);
}

/* @n_good: (out) (optional): how many are more likely the same than not, by the trial's model */
static gboolean
compare_batch (TribScoring *self, GArray *pairs, guint64 *n_good, TribTicker *ticker)
{
  g_autofree Room *rooms = g_new0 (Room, ticker->threads);
  CompareJob job = { self, (const TribPair *) (gpointer) pairs->data, rooms, TRUE, n_good != NULL };
  gboolean done;

  for (guint i = 0; i < ticker->threads; i++)
    rooms[i].kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  trib_ticker_stage (ticker, _ ("Comparing pairs"), pairs->len);
  done = trib_parallel_for (ticker, pairs->len, 2000, compare_pairs, &job);
  for (guint i = 0; i < ticker->threads; i++)
    {
      if (n_good != NULL)
        *n_good += rooms[i].n_good;
      take_room (self, &rooms[i], 1, &self->histogram);
    }
  self->n_pairs += pairs->len;
  return done;
}

/* Random pairs that blocking did not bring together. */
static GArray *
sample_others (TribScoring *self, TribBlocking *blocking, guint n)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (TribPair));
  guint64 seed = 88172645463325252u;

  for (guint i = 0; i < n; i++)
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

/* A sample that stands for all pairs that were not compared. */
static gboolean
compare_others (TribScoring *self, TribBlocking *blocking, guint n, Histogram *others, TribTicker *ticker)
{
  double left = (double) self->features->n * (self->features->n - 1.0) / 2 - (double) self->n_pairs;
  g_autoptr (GArray) pairs = NULL;
  g_autofree Room *rooms = g_new0 (Room, ticker->threads);
  CompareJob job = { self, NULL, rooms, FALSE, FALSE };

  if (blocking->everything || blocking->fresh != NULL || left <= 0)
    return TRUE;
  pairs = sample_others (self, blocking, n);
  job.pairs = (const TribPair *) (gpointer) pairs->data;
  for (guint i = 0; i < ticker->threads; i++)
    rooms[i].kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  trib_parallel_for (ticker, pairs->len, 2000, compare_pairs, &job);
  for (guint i = 0; i < ticker->threads; i++)
    take_room (self, &rooms[i], left / MAX (pairs->len, 1), others);
  return !ticker->cancelled;
}

static void fit (TribMatchModel *model, const Histogram *seen, const Histogram *others);

/* Once enough was seen, what pairs are worth can be told well enough to say whether a key is worth its pairs. */
static gboolean
begin_trials (TribScoring *self, TribBlocking *blocking, TribTicker *ticker)
{
  Histogram others = { 0 };

  if (self->trial != NULL || self->n_pairs < self->features->n || self->n_pairs < 4 * TRIAL_SAMPLE)
    return self->trial != NULL;
  if (!compare_others (self, blocking, TRIAL_SAMPLE, &others, ticker))
    return FALSE;
  self->trial = g_memdup2 (self->model, sizeof *self->model);
  fit (self->trial, &self->histogram, &others);
  histogram_clear (&others);
  return TRUE;
}

gboolean
trib_scoring_compare (TribScoring *self, TribBlocking *blocking, TribTicker *ticker)
{
  GArray *pairs;

  while ((pairs = trib_blocking_next (blocking, ticker)) != NULL)
    {
      gboolean judge = trib_blocking_is_trial (blocking) && begin_trials (self, blocking, ticker);
      guint64 n_good = 0;
      gboolean done = compare_batch (self, pairs, judge ? &n_good : NULL, ticker);

      if (judge)
        trib_blocking_judge (blocking, pairs->len, n_good);
      g_array_unref (pairs);
      if (!done)
        return FALSE;
    }
  return !ticker->cancelled && compare_others (self, blocking, SAMPLE, &self->others, ticker);
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
  g_array_sort (out, trib_pattern_count_compare);
  return out;
}

static void
fit (TribMatchModel *model, const Histogram *seen, const Histogram *others)
{
  g_autoptr (GArray) first = sorted (seen), second = sorted (others);

  trib_model_fit (model, (const TribPatternCount *) (gpointer) first->data, first->len,
                  (const TribPatternCount *) (gpointer) second->data, second->len);
}

void
trib_scoring_fit (TribScoring *self)
{
  fit (self->model, &self->histogram, &self->others);
}

guint64
trib_scoring_n_pairs (TribScoring *self)
{
  return self->n_pairs;
}

typedef struct
{
  TribScoring *scoring;
  Room *rooms;
  double least;
} WeighJob;

/* Most pairs cannot come to @least, as their pattern tells; the others are compared once more. */
static void
weigh_pairs (guint64 from, guint64 to, guint thread, gpointer data)
{
  WeighJob *job = data;
  TribScoring *self = job->scoring;

  for (guint64 i = from; i < to; i++)
    {
      const Kept *kept = &g_array_index (self->kept, Kept, i);
      TribScored scored = { kept->a, kept->b, 0 };

      if (trib_model_most (self->model, kept->pattern) + (double) kept->rarity < job->least)
        continue;
      scored.weight = trib_score_pair (self->model, kept->a, kept->b);
      if (scored.weight >= job->least)
        g_array_append_val (job->rooms[thread].scored, scored);
    }
}

GArray *
trib_scoring_weigh (TribScoring *self, double least, TribTicker *ticker)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TribScored));
  g_autofree Room *rooms = g_new0 (Room, ticker->threads);
  WeighJob job = { self, rooms, least };

  for (guint i = 0; i < ticker->threads; i++)
    rooms[i].scored = g_array_new (FALSE, FALSE, sizeof (TribScored));
  trib_parallel_for (ticker, self->kept->len, 5000, weigh_pairs, &job);
  for (guint i = 0; i < ticker->threads; i++)
    {
      g_array_append_vals (out, rooms[i].scored->data, rooms[i].scored->len);
      g_array_unref (rooms[i].scored);
    }
  g_clear_pointer (&self->kept, g_array_unref);
  /* Neighbours in two windows of equal records may have met twice. */
  trib_scored_sort (out);
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
