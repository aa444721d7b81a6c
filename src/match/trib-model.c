/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The model of I. Fellegi and A. Sunter (1969), fitted without labels by expectation and maximisation (A. Dempster, N. Laird,
 * D. Rubin, 1977; for record linkage W. Winkler, "Using the EM algorithm for weight computation in the Fellegi-Sunter model",
 * 1988) on the histogram of level patterns. Three classes: the same; not the same; and, since not every pair that is not the
 * same is a random one, kin: of one household or one firm, who share what such have in common and nothing else. What kin share
 * is tied to the other two, so that only their number is fitted.
 *
 * The histogram stands for all pairs of the table: those that blocking brought together as they are, the others by a random
 * sample. So blocking does not bend u, and λ is the share among all pairs. Expected values count as a few pairs seen before
 * (a Dirichlet prior): a table of five rows lives on them, a large one does not feel them. What a person said of a pair fixes
 * its class.
 *
 * EM climbs to the top that is nearest. So it begins at several places, goes a few steps from each, and on from where it stands
 * highest (C. Biernacki, G. Celeux, G. Govaert, "Choosing starting values for the EM algorithm", 2003).
 */
#include "config.h"

#include "match/trib-labels.h"
#include "match/trib-model-together.h"

#include <math.h>
#include <stdlib.h>

#define MAX_ROUNDS 60
#define SHORT_ROUNDS 4 /* from each start */
#define BETTER 1e-5    /* by what share another start must be better than the first */
#define PRIOR_M 8.0
#define PRIOR_U 300.0
#define LEAST 1e-9
#define NO_KIN 0.01 /* so few kin to one pair of the same: there are none */
#define TOGETHER_ROUNDS 3
#define LOOSE 6.0 /* then what contradicts may be so much more frequent */

TribMatchModel *
trib_model_new (const TribComparer *comparer, double n_records)
{
  TribMatchModel *self = g_new0 (TribMatchModel, 1);
  double pairs = MAX (n_records * (n_records - 1) / 2, 1);

  self->comparer = *comparer;
  for (guint i = 0; i < comparer->n; i++)
    {
      const TribComparison *item = &comparer->items[i];

      self->names[i] = g_strdup (item->name);
      for (guint l = 0; l < item->n_levels; l++)
        {
          self->m[i][l] = item->levels[l].m;
          self->u[i][l] = item->levels[l].u;
        }
    }
  self->lambda = MIN (0.15 * n_records / pairs, 0.2);
  self->kin = MIN (0.1 * n_records / pairs, 0.1);
  return self;
}

void
trib_model_free (TribMatchModel *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->comparer.n; i++)
    g_free (self->names[i]);
  g_clear_pointer (&self->labels, g_array_unref);
  g_free (self);
}

double
trib_model_probability (double weight)
{
  return weight > 60 ? 1 : weight < -60 ? 0 : 1 / (1 + exp2 (-weight));
}

/* Kin have what they share as the same have it, else as anybody. */
void
trib_model_derive (TribMatchModel *self)
{
  for (guint i = 0; i < self->comparer.n; i++)
    {
      const TribComparison *item = &self->comparer.items[i];

      self->weight[i][0] = 0;
      self->log_kin[i][0] = 0;
      for (guint l = 1; l < item->n_levels; l++)
        {
          double ratio = MAX (self->m[i][l], LEAST) / MAX (self->u[i][l], LEAST);

          self->weight[i][l] = CLAMP (log2 (ratio), item->weakest, item->strongest);
          if (item->levels[l].most != 0)
            self->weight[i][l] = MIN (self->weight[i][l], item->levels[l].most);
          self->log_kin[i][l] = log2 (item->shared * exp2 (self->weight[i][l]) + 1 - item->shared);
        }
    }
  self->prior = log2 (self->lambda / (1 - self->lambda));
}

typedef struct
{
  double m[TRIB_MAX_COMPARISONS][TRIB_MAX_LEVELS];
  double u[TRIB_MAX_COMPARISONS][TRIB_MAX_LEVELS];
  double same, kin, all;
} Sums;

/* Chances of the classes given the pattern, each times the same factor; their sum, in log2, into @evidence. */
static void
expect (const TribMatchModel *self, guint64 pattern, double *same, double *kin, double *evidence)
{
  double log_same = log2 (self->lambda), log_kin = log2 (self->kin), log_other = log2 (1 - self->lambda - self->kin);
  double most, sum;

  for (guint i = 0; i < self->comparer.n; i++)
    {
      guint l = trib_pattern_level (pattern, i);

      log_same += self->weight[i][l];
      log_kin += self->log_kin[i][l];
    }
  log_same += self->together[trib_model_mistakes (self, pattern)];
  most = MAX (MAX (log_same, log_kin), log_other);
  sum = exp2 (log_same - most) + exp2 (log_kin - most) + exp2 (log_other - most);
  *same = exp2 (log_same - most) / sum;
  *kin = exp2 (log_kin - most) / sum;
  *evidence = most + log2 (sum);
}

double
trib_model_chance (const TribMatchModel *self, guint64 pattern)
{
  double same, kin, evidence;

  expect (self, pattern, &same, &kin, &evidence);
  return same;
}

static void
count_as (const TribMatchModel *self, guint64 pattern, double count, double same, double kin, Sums *sums)
{
  sums->same += same * count;
  sums->kin += kin * count;
  sums->all += count;
  for (guint i = 0; i < self->comparer.n; i++)
    {
      guint l = trib_pattern_level (pattern, i);

      sums->m[i][l] += same * count;
      sums->u[i][l] += (1 - same - kin) * count;
    }
}

static void
count_pattern (const TribMatchModel *self, const TribPatternCount *seen, Sums *sums)
{
  double same, kin, evidence;

  expect (self, seen->pattern, &same, &kin, &evidence);
  count_as (self, seen->pattern, seen->count, same, kin, sums);
}

/* What a person said is so. Of those that are different it is still open whether they are kin, unless that was said. */
static void
count_labels (const TribMatchModel *self, Sums *sums)
{
  for (guint k = 0; self->labels != NULL && k < self->labels->len; k++)
    {
      const TribLabel *label = &g_array_index (self->labels, TribLabel, k);
      double same, kin, evidence;

      expect (self, label->pattern, &same, &kin, &evidence);
      if (label->answer == TRIB_ANSWER_SAME)
        count_as (self, label->pattern, label->count, 1, 0, sums);
      else
        count_as (self, label->pattern, label->count, 0,
                  label->answer == TRIB_ANSWER_HOUSEHOLD ? 1 : kin / MAX (1 - same, LEAST), sums);
    }
}

/* New values from the sums, with what was expected beforehand as so many pairs. Returns the largest change. */
static double
maximise (TribMatchModel *self, const Sums *sums)
{
  double change = 0;

  for (guint i = 0; i < self->comparer.n; i++)
    {
      const TribComparison *item = &self->comparer.items[i];
      double all_m = 0, all_u = 0, spec_m = 0, spec_u = 0;

      for (guint l = 1; l < item->n_levels; l++)
        {
          all_m += sums->m[i][l];
          all_u += sums->u[i][l];
          spec_m += item->levels[l].m;
          spec_u += item->levels[l].u;
        }
      for (guint l = 1; l < item->n_levels; l++)
        {
          double m = (sums->m[i][l] + PRIOR_M * item->levels[l].m / spec_m) / (all_m + PRIOR_M);
          double u = (sums->u[i][l] + PRIOR_U * item->levels[l].u / spec_u) / (all_u + PRIOR_U);

          change = MAX (change, fabs (m - self->m[i][l]));
          self->m[i][l] = m;
          self->u[i][l] = u;
        }
    }
  return change;
}

/* Guards: m within its bounds; agreement never speaks against, disagreement never for; λ and kin keep away from 0 and from one half. */
static void
guard (TribMatchModel *self, const Sums *sums)
{
  double least = 0.5 / MAX (sums->all, 1);

  self->lambda = CLAMP ((sums->same + 0.5) / (sums->all + 10), MIN (least, 0.25), 0.5);
  self->kin = CLAMP ((sums->kin + 0.25) / (sums->all + 10), MIN (least, 0.1), 0.3);
  for (guint i = 0; i < self->comparer.n; i++)
    {
      const TribComparison *item = &self->comparer.items[i];

      for (guint l = 1; l < item->n_levels; l++)
        {
          TribMatchLevel level = item->levels[l].level;

          if (item->levels[l].most_m > 0)
            self->m[i][l]
                = MIN (self->m[i][l], item->levels[l].most_m * (level == TRIB_LEVEL_CONTRADICTS ? self->bound : 1));
          if ((level == TRIB_LEVEL_DIFFERENT || level == TRIB_LEVEL_CONTRADICTS) && self->m[i][l] > self->u[i][l])
            self->m[i][l] = self->u[i][l];
          if (level == TRIB_LEVEL_SAME && self->m[i][l] < self->u[i][l] && item->kind != TRIB_COMPARE_CHOICE)
            self->m[i][l] = self->u[i][l];
        }
    }
}

/* Pairs that share no key are not the same. Left to themselves, a few odd ones among them, each standing for thousands,
 * would make up a class of their own. */
static void
count_others (const TribMatchModel *self, const TribPatternCount *others, gsize n, Sums *sums)
{
  for (gsize k = 0; k < n; k++)
    {
      sums->all += others[k].count;
      for (guint i = 0; i < self->comparer.n; i++)
        sums->u[i][trib_pattern_level (others[k].pattern, i)] += others[k].count;
    }
}

/* Pairs that agree in all they have, and in two fields at least. */
static double
count_copies (const TribMatchModel *self, const TribPatternCount *counts, gsize n)
{
  double copies = 0;

  for (gsize k = 0; k < n; k++)
    {
      guint same = 0, other = 0;

      for (guint i = 0; i < self->comparer.n; i++)
        {
          TribMatchLevel level = self->comparer.items[i].levels[trib_pattern_level (counts[k].pattern, i)].level;

          same += level == TRIB_LEVEL_SAME && self->comparer.items[i].kind != TRIB_COMPARE_CHOICE;
          other += level != TRIB_LEVEL_SAME && level != TRIB_LEVEL_SAME_PLACE && level != TRIB_LEVEL_MISSING;
        }
      if (same >= 2 && other == 0)
        copies += counts[k].count;
    }
  return copies;
}

static void
run_rounds (TribMatchModel *self, const TribPatternCount *counts, gsize n, const Sums *fixed, guint most)
{
  g_autofree Sums *sums = g_new (Sums, 1);
  double change = 1;

  for (self->rounds = 0; self->rounds < most && change > 1e-5; self->rounds++)
    {
      *sums = *fixed;
      for (gsize i = 0; i < n; i++)
        count_pattern (self, &counts[i], sums);
      count_labels (self, sums);
      change = maximise (self, sums);
      guard (self, sums);
      trib_model_derive (self);
    }
}

/* Log2 of how likely the model makes all that was seen, and itself. @seen: all pairs, by level, in its u. */
static double
judge (const TribMatchModel *self, const TribPatternCount *counts, gsize n, const Sums *seen, const Sums *fixed)
{
  double sum = fixed->all * log2 (1 - self->lambda - self->kin);

  for (gsize i = 0; i < n; i++)
    {
      double same, kin, evidence;

      expect (self, counts[i].pattern, &same, &kin, &evidence);
      sum += counts[i].count * evidence;
    }
  for (guint k = 0; self->labels != NULL && k < self->labels->len; k++)
    {
      const TribLabel *label = &g_array_index (self->labels, TribLabel, k);
      double same, kin, evidence, said;

      expect (self, label->pattern, &same, &kin, &evidence);
      said = label->answer == TRIB_ANSWER_SAME ? same : label->answer == TRIB_ANSWER_HOUSEHOLD ? kin : 1 - same;
      sum += label->count * (evidence + log2 (MAX (said, LEAST)));
    }
  for (guint i = 0; i < self->comparer.n; i++)
    for (guint l = 1; l < self->comparer.items[i].n_levels; l++)
      {
        const TribLevelSpec *spec = &self->comparer.items[i].levels[l];

        sum += (seen->u[i][l] + PRIOR_U * spec->u) * log2 (MAX (self->u[i][l], LEAST));
        sum += PRIOR_M * spec->m * log2 (MAX (self->m[i][l], LEAST));
      }
  return sum;
}

/* Leaves the model a few steps behind the best of several starts: few pairs are the same, or many; they are nearly
 * copies of each other, or much changed. The first is what is to be expected, and stands where no other is better. */
static void
choose_start (TribMatchModel *self, const TribPatternCount *counts, gsize n, const Sums *seen, const Sums *fixed)
{
  static const struct
  {
    double lambda; /* times what is expected */
    double power;  /* of m */
  } starts[] = { { 1, 1 }, { 0.1, 1 }, { 5, 0.5 } };
  g_autofree TribMatchModel *first = g_memdup2 (self, sizeof *self), *best = g_memdup2 (self, sizeof *self);
  double highest = 0;

  for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
    {
      double height;

      *self = *first;
      self->lambda = MIN (first->lambda * starts[s].lambda, 0.4);
      for (guint i = 0; i < self->comparer.n; i++)
        for (guint l = 1; l < self->comparer.items[i].n_levels; l++)
          self->m[i][l] = pow (first->m[i][l], starts[s].power);
      trib_model_derive (self);
      run_rounds (self, counts, n, fixed, SHORT_ROUNDS);
      height = judge (self, counts, n, seen, fixed);
      if (s == 0 || height > highest + BETTER * fabs (highest))
        {
          highest = height;
          *best = *self;
        }
    }
  *self = *best;
}

void
trib_model_teach (TribMatchModel *self, GArray *labels, double merge_at)
{
  self->merge_at = merge_at;
  g_clear_pointer (&self->labels, g_array_unref);
  self->labels = labels;
}

int
trib_pattern_count_compare (gconstpointer a, gconstpointer b)
{
  const TribPatternCount *x = a, *y = b;

  return x->pattern < y->pattern ? -1 : x->pattern > y->pattern;
}

/* A labelled pair is not one of those whose class is to be found. */
static void
take_out_labels (const TribMatchModel *self, TribPatternCount *counts, gsize n)
{
  for (guint k = 0; n > 0 && self->labels != NULL && k < self->labels->len; k++)
    {
      const TribLabel *label = &g_array_index (self->labels, TribLabel, k);
      TribPatternCount key = { label->pattern, 0 };
      TribPatternCount *seen = bsearch (&key, counts, n, sizeof *counts, trib_pattern_count_compare);

      if (seen != NULL)
        seen->count = MAX (seen->count - label->count, 0);
    }
}

/* The labels say where the threshold lies: λ takes it up, so that all weights are moved and still add up. */
static void
shift_by_labels (TribMatchModel *self)
{
  double odds = self->labels != NULL && self->labels->len > 0
                    ? exp2 (self->prior + trib_labels_shift (self, self->labels, self->merge_at))
                    : 0;

  if (odds > 0)
    {
      self->lambda = odds / (1 + odds);
      trib_model_derive (self);
    }
}

void
trib_model_fit (TribMatchModel *self, const TribPatternCount *counts, gsize n, const TribPatternCount *others,
                gsize n_others)
{
  g_autofree Sums *fixed = g_new0 (Sums, 1), *seen = g_new0 (Sums, 1);
  g_autofree TribPatternCount *open = g_memdup2 (counts, n * sizeof *counts);
  double copies = count_copies (self, counts, n) + count_copies (self, others, n_others);

  count_others (self, others, n_others, seen);
  count_others (self, counts, n, seen);
  trib_model_derive (self);
  if (copies > 0.3 * seen->all)
    {
      /* The table is one record over and over: nothing here is a pair of strangers, so u cannot be learnt. */
      self->lambda = MIN (copies / seen->all, 0.5);
      trib_model_derive (self);
      return;
    }
  count_others (self, others, n_others, fixed);
  take_out_labels (self, open, n);
  self->bound = 1;
  choose_start (self, open, n, seen, fixed);
  run_rounds (self, open, n, fixed, MAX_ROUNDS);
  if (self->kin < NO_KIN * self->lambda)
    {
      /* Nobody lives together here: what contradicts is a mistake in the data, however frequent. */
      self->bound = LOOSE;
      run_rounds (self, open, n, fixed, MAX_ROUNDS);
    }
  for (guint i = 0; i < TOGETHER_ROUNDS; i++)
    {
      trib_model_fit_together (self, open, n);
      run_rounds (self, open, n, fixed, MAX_ROUNDS);
    }
  shift_by_labels (self);
}
