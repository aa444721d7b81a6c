/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers teach twice. In the fit they are pairs whose class is known (K. Nigam et al., "Text classification from labeled
 * and unlabeled documents using EM", 2000): which pairs are asked about depends on their pattern alone, so they bend nothing.
 * And they tell where the threshold lies: weights are moved where that would have decided more of them as the person did. A
 * pair joined by mistake counts for more than one that was missed, and each step has to be paid for, so that few answers do
 * little, and a strange one next to nothing.
 */
#include "config.h"

#include "match/trib-labels.h"

#define MOST_STEPS 4    /* to either side */
#define STEP 0.25       /* bits */
#define PRICE 1.5       /* of a step, in answers */
#define FALSE_MERGE 3.0 /* missed pairs that one wrong pair is as bad as */

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const TribLabel *x = a, *y = b;

  if (x->pattern != y->pattern)
    return x->pattern < y->pattern ? -1 : 1;
  for (guint i = 0; i < TRIB_MAX_COMPARISONS; i++)
    if (x->tf[i] < y->tf[i] || x->tf[i] > y->tf[i])
      return x->tf[i] < y->tf[i] ? -1 : 1;
  if (x->answer != y->answer)
    return x->answer < y->answer ? -1 : 1;
  return x->count < y->count ? -1 : x->count > y->count;
}

GArray *
trib_labels_new (const TribComparer *comparer, const TribMatchDecision *decisions, gsize n)
{
  const TribFeatures *features = comparer->features;
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (TribLabel));
  g_autofree guint32 *said = g_new0 (guint32, MAX (features->n, 1));

  for (gsize i = 0; i < n; i++)
    if (decisions[i].a < features->n && decisions[i].b < features->n && decisions[i].a != decisions[i].b)
      {
        said[decisions[i].a]++;
        said[decisions[i].b]++;
      }
  for (gsize i = 0; i < n; i++)
    {
      TribLabel label = { .answer = decisions[i].answer };

      if (decisions[i].a >= features->n || decisions[i].b >= features->n || decisions[i].a == decisions[i].b)
        continue;
      label.count = 1.0 / MAX (said[decisions[i].a], said[decisions[i].b]);
      label.pattern = trib_compare (comparer, features->rank[decisions[i].a], features->rank[decisions[i].b], label.tf);
      g_array_append_val (labels, label);
    }
  g_array_sort (labels, compare_labels);
  return labels;
}

double
trib_labels_shift (const TribMatchModel *model, const GArray *labels, double merge_at)
{
  double parts[TRIB_MAX_COMPARISONS], cost[2 * MOST_STEPS + 1];
  int best = 0;

  for (int step = -MOST_STEPS; step <= MOST_STEPS; step++)
    cost[step + MOST_STEPS] = PRICE * ABS (step);
  for (guint i = 0; i < labels->len; i++)
    {
      const TribLabel *label = &g_array_index (labels, TribLabel, i);
      double weight = trib_model_weigh (model, label->pattern, label->tf, parts);

      for (int step = -MOST_STEPS; step <= MOST_STEPS; step++)
        {
          gboolean joined = weight + step * STEP >= merge_at;

          if (joined != (label->answer == TRIB_ANSWER_SAME))
            cost[step + MOST_STEPS] += label->count * (joined ? FALSE_MERGE : 1);
        }
    }
  for (int step = -MOST_STEPS; step <= MOST_STEPS; step++)
    if (cost[step + MOST_STEPS] < cost[best + MOST_STEPS])
      best = step;
  return best * STEP;
}
