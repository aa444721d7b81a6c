/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why two records are taken for the same, or not: the same comparison and the same sum as in the run, part by part, after
 * H. Newcombe's weights (1959), which he chose so that a clerk could follow them.
 */
#include "config.h"

#include "match/trib-model.h"

static guint
explain (const TribMatchModel *model, const TribComparer *comparer, guint32 a, guint32 b, TribMatchPart *parts,
         double *prior)
{
  float tf[TRIB_MAX_COMPARISONS];
  double weights[TRIB_MAX_COMPARISONS];
  guint64 pattern = trib_compare (comparer, a, b, tf);

  trib_model_weigh (model, pattern, tf, weights);
  *prior = model->prior;
  for (guint i = 0; i < comparer->n; i++)
    {
      const TribComparison *item = &comparer->items[i];
      guint l = trib_pattern_level (pattern, i);

      parts[i] = (TribMatchPart){ item->field, item->levels[l].level, weights[i], (double) tf[i] };
    }
  return comparer->n;
}

guint
trib_model_explain (const TribMatchModel *model, guint32 a, guint32 b, TribMatchPart *parts, double *prior)
{
  return explain (model, &model->comparer, a, b, parts, prior);
}

guint
trib_match_explain (const TribMatchModel *model, TribMatchTable *table, guint32 a, guint32 b, TribMatchPart *parts,
                    double *prior)
{
  const TribFeatures *features = trib_match_table_features (table);
  const TribComparer *comparer = &model->comparer;
  TribComparer other;

  /* Looking at the columns anew takes long, and is needed for another table than the one that was fitted only. */
  if (comparer->features != features)
    {
      trib_comparer_init (&other, features);
      comparer = &other;
    }
  g_return_val_if_fail (comparer->n == model->comparer.n && a < features->n && b < features->n, 0);
  return explain (model, comparer, features->rank[a], features->rank[b], parts, prior);
}
