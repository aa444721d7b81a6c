/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How mistakes come together. The plain model takes fields as independent: but who mistyped the name may have mistyped the birth as
 * well, or a list was made of records with one mistake each. So the number of mistakes in a pair gets a factor of its own: how often
 * pairs of the same have so many, to how often they would if one had nothing to do with the other (an interaction of a log-linear
 * model: W. Winkler, "Improved decision rules in the Fellegi-Sunter model of record linkage", 1993).
 */
#include "config.h"

#include "match/trib-model-together.h"

#include <math.h>
#include <string.h>

#define AS_IF 20.0 /* pairs seen before, in which mistakes were independent */

/* What the factor may come to: a few odd pairs are not to make a rule. In bits. */
static const double least[TRIB_MODEL_MISTAKES] = { 0, -1.5, -1.5, -1 };
static const double most[TRIB_MODEL_MISTAKES] = { 0, 1.5, 1, 0.5 };

gboolean
trib_model_may_be_mistaken (const TribComparison *item)
{
  return item->kind == TRIB_COMPARE_GIVEN || item->kind == TRIB_COMPARE_FAMILY || item->kind == TRIB_COMPARE_WHOLE
         || (item->kind == TRIB_COMPARE_DATE && item->field == TRIB_FIELD_DATE_OF_BIRTH)
         || item->kind == TRIB_COMPARE_TAX_ID;
}

gboolean
trib_model_is_mistake (const TribComparison *item, guint level)
{
  return level > 0 && trib_model_may_be_mistaken (item) && !trib_match_level_is_exact (item->levels[level].level);
}

guint
trib_model_mistakes (const TribMatchModel *self, guint64 pattern)
{
  guint n = 0;

  for (guint i = 0; i < self->comparer.n; i++)
    n += trib_model_is_mistake (&self->comparer.items[i], trib_pattern_level (pattern, i));
  return MIN (n, TRIB_MODEL_MISTAKES - 1);
}

/* Chances of no mistake, one, two and more, each field by itself. */
static void
independent (const TribMatchModel *self, guint64 pattern, double chance[TRIB_MODEL_MISTAKES])
{
  memset (chance, 0, TRIB_MODEL_MISTAKES * sizeof *chance);
  chance[0] = 1;
  for (guint i = 0; i < self->comparer.n; i++)
    {
      const TribComparison *item = &self->comparer.items[i];
      double mistaken = 1;

      if (trib_pattern_level (pattern, i) == 0 || !trib_model_may_be_mistaken (item))
        continue;
      for (guint l = 1; l < item->n_levels; l++)
        if (trib_match_level_is_exact (item->levels[l].level))
          mistaken -= self->m[i][l];
      mistaken = CLAMP (mistaken, 0, 1);
      for (guint k = TRIB_MODEL_MISTAKES - 1; k > 0; k--)
        chance[k] = chance[k] * (k == TRIB_MODEL_MISTAKES - 1 ? 1 : 1 - mistaken) + chance[k - 1] * mistaken;
      chance[0] *= 1 - mistaken;
    }
}

void
trib_model_fit_together (TribMatchModel *self, const TribPatternCount *counts, gsize n)
{
  double seen[TRIB_MODEL_MISTAKES] = { 0 }, expected[TRIB_MODEL_MISTAKES] = { 0 }, chance[TRIB_MODEL_MISTAKES];

  for (gsize c = 0; c < n; c++)
    {
      double same = trib_model_chance (self, counts[c].pattern) * counts[c].count;

      if (same < 1e-6)
        continue;
      independent (self, counts[c].pattern, chance);
      seen[trib_model_mistakes (self, counts[c].pattern)] += same;
      for (guint k = 0; k < TRIB_MODEL_MISTAKES; k++)
        expected[k] += same * chance[k];
    }
  for (guint k = 1; k < TRIB_MODEL_MISTAKES; k++)
    self->together[k] = CLAMP (log2 ((seen[k] + AS_IF) / (expected[k] + AS_IF)), least[k], most[k]);
}

/* Onto the parts of what is mistaken, in equal shares, so that prior and parts still add up. */
void
trib_model_add_together (const TribMatchModel *self, guint64 pattern, double *parts)
{
  double bits = self->together[trib_model_mistakes (self, pattern)];
  guint n = 0;

  for (guint i = 0; i < self->comparer.n; i++)
    n += trib_model_is_mistake (&self->comparer.items[i], trib_pattern_level (pattern, i));
  for (guint i = 0; i < self->comparer.n; i++)
    if (trib_model_is_mistake (&self->comparer.items[i], trib_pattern_level (pattern, i)))
      parts[i] += bits / n;
}
