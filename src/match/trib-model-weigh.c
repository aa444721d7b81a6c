/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a pair weighs under a fitted model: the weights of its levels and of the rarity of its values, less what it would share
 * as kin, too (I. Fellegi and A. Sunter, 1969, against two classes rather than one).
 */
#include "config.h"

#include "match/trib-model-together.h"
#include "match/trib-model.h"

#include <math.h>

/* One value that is nearly the same, with nothing beside it, is for a person to judge: its part may not carry the pair past that. */
static gboolean
judge_alone (const TribMatchModel *self, guint64 pattern, double *parts)
{
  double others = self->prior;
  int alone = -1;

  for (guint i = 0; i < self->comparer.n; i++)
    if (parts[i] > 1 && alone >= 0)
      return FALSE;
    else if (parts[i] > 1)
      alone = (int) i;
    else
      others += parts[i];
  if (alone >= 0)
    {
      TribMatchLevel level = self->comparer.items[alone].levels[trib_pattern_level (pattern, (guint) alone)].level;

      if (!trib_match_level_is_exact (level))
        {
          parts[alone] = MIN (parts[alone], TRIB_MODEL_ALONE_AT_MOST - others);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
trib_model_is_contradicted (const TribComparison *item, TribMatchLevel level)
{
  return (item->kind == TRIB_COMPARE_GIVEN || item->kind == TRIB_COMPARE_WHOLE) && level == TRIB_LEVEL_CONTRADICTS;
}

gboolean
trib_model_is_own (const TribComparison *item)
{
  return item->shared < 0.05 && item->kind != TRIB_COMPARE_GIVEN && item->kind != TRIB_COMPARE_WHOLE
         && item->kind != TRIB_COMPARE_GENDER;
}

/* Of two that share only what families share, and whose names contradict, one may be the other's kin, though nobody else in the
 * file lives together: couples must not be merged for that. */
static double
kin_of (const TribMatchModel *self, guint64 pattern)
{
  gboolean contradicted = FALSE;

  for (guint i = 0; i < self->comparer.n; i++)
    {
      const TribComparison *item = &self->comparer.items[i];
      TribMatchLevel level = item->levels[trib_pattern_level (pattern, i)].level;

      if (trib_model_is_own (item) && trib_match_level_is_exact (level))
        return self->kin;
      contradicted = contradicted || trib_model_is_contradicted (item, level);
    }
  return contradicted ? MAX (self->kin, TRIB_MODEL_LEAST_KIN * self->lambda) : self->kin;
}

double
trib_model_most (const TribMatchModel *self, guint64 pattern)
{
  double sum = self->prior + 1e-3;

  for (guint i = 0; i < self->comparer.n; i++)
    sum += self->weight[i][trib_pattern_level (pattern, i)];
  return sum;
}

double
trib_model_weigh (const TribMatchModel *self, guint64 pattern, const float *tf, double *parts)
{
  double log_kin = log2 (kin_of (self, pattern) / (1 - self->lambda)), shared = 0, discount, sum = self->prior;
  int generation = self->comparer.generation;
  gboolean namesakes = generation >= 0 && trib_generation_differs (trib_pattern_level (pattern, (guint) generation));

  for (guint i = 0; i < self->comparer.n; i++)
    {
      const TribComparison *item = &self->comparer.items[i];
      guint l = trib_pattern_level (pattern, i);
      double weight = l == 0 ? 0 : CLAMP (self->weight[i][l] + (double) tf[i], item->weakest, item->strongest);
      double in_common = namesakes && (int) i == self->comparer.given ? TRIB_MODEL_NAMESAKE : item->shared;

      if (in_common > 0 && l > 0)
        {
          log_kin += log2 (in_common * exp2 (weight) + 1 - in_common);
          shared += MAX (weight, 0);
        }
      parts[i] = weight;
    }
  /* Against kin as well as against strangers: what they share counts for less. */
  discount = log_kin > 40 ? log_kin : log2 (1 + exp2 (log_kin));
  for (guint i = 0; i < self->comparer.n; i++)
    {
      if (shared > 0 && self->comparer.items[i].shared > 0 && parts[i] > 0)
        parts[i] -= discount * parts[i] / shared;
    }
  if (!judge_alone (self, pattern, parts))
    trib_model_add_together (self, pattern, parts);
  for (guint i = 0; i < self->comparer.n; i++)
    sum += parts[i];
  return sum;
}
