/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mistakes that come together, or shun each other, change what they weigh; independent ones don't.
 */
#include "config.h"

#include "match/trib-model-together.h"

#include <math.h>
#include <string.h>

#define FIELDS 3
#define PAIRS 1e6
#define SAME 5000.0

static const TribLevelSpec levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.05, 0.97, 0 },
  { TRIB_LEVEL_SAME, 0.85, 0.01, 0 },
  { TRIB_LEVEL_SIMILAR, 0.1, 0.02, 0 },
};

static TribMatchModel *
new_model (TribCompareKind kind)
{
  TribComparer comparer;

  memset (&comparer, 0, sizeof comparer);
  comparer.n = FIELDS;
  comparer.given = comparer.family = comparer.generation = -1;
  for (guint i = 0; i < FIELDS; i++)
    comparer.items[i] = (TribComparison){
      .kind = kind, .name = "x", .levels = levels, .n_levels = G_N_ELEMENTS (levels), .weakest = -30, .strongest = 30
    };
  return trib_model_new (&comparer, 1500);
}

/* Of pairs that are the same, @mistakes[k] have so many fields that are only similar; the others agree as chance has it. */
static GArray *
simulate (const double mistakes[FIELDS + 1])
{
  static const double ways[FIELDS + 1] = { 1, 3, 3, 1 };
  static const double u[] = { 0, 0.97, 0.01, 0.02 };
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TribPatternCount));

  for (guint c = 0; c < 27; c++)
    {
      TribPatternCount seen = { 0, PAIRS };
      guint similar = 0, different = 0;

      for (guint i = 0, rest = c; i < FIELDS; i++, rest /= 3)
        {
          guint level = rest % 3 + 1;

          seen.pattern |= (guint64) level << (4 * i);
          seen.count *= u[level];
          similar += level == 3;
          different += level == 1;
        }
      if (different == 0)
        seen.count += SAME * mistakes[similar] / ways[similar];
      g_array_append_val (out, seen);
    }
  return out;
}

static TribMatchModel *
fitted (TribCompareKind kind, const double mistakes[FIELDS + 1])
{
  g_autoptr (GArray) counts = simulate (mistakes);
  TribMatchModel *model = new_model (kind);

  trib_model_fit (model, (const TribPatternCount *) (gpointer) counts->data, counts->len, NULL, 0);
  return model;
}

static void
test_factors (void)
{
  static const double independent[] = { 0.512, 0.384, 0.096, 0.008 }, one_each[] = { 0.4, 0.6, 0, 0 },
                      in_heaps[] = { 0.7, 0.1, 0.15, 0.05 };
  TribMatchModel *a = fitted (TRIB_COMPARE_FAMILY, independent), *b = fitted (TRIB_COMPARE_FAMILY, one_each),
                 *c = fitted (TRIB_COMPARE_FAMILY, in_heaps);

  for (guint k = 0; k < TRIB_MODEL_MISTAKES; k++)
    g_assert_cmpfloat (fabs (a->together[k]), <, 0.1);
  g_assert_cmpfloat (b->together[1], >, 0.3);
  g_assert_cmpfloat (b->together[2], <, -0.3);
  g_assert_cmpfloat (c->together[1], <, -0.3);
  g_assert_cmpfloat (c->together[2], >, 0.3);
  trib_model_free (a);
  trib_model_free (b);
  trib_model_free (c);
}

/* What changes with time is no mistake. */
static void
test_other_fields (void)
{
  static const double one_each[] = { 0.4, 0.6, 0, 0 };
  TribMatchModel *model = fitted (TRIB_COMPARE_PHONE, one_each);

  for (guint k = 0; k < TRIB_MODEL_MISTAKES; k++)
    g_assert_cmpfloat (model->together[k], ==, 0);
  trib_model_free (model);
}

static void
test_parts_add_up (void)
{
  static const double one_each[] = { 0.4, 0.6, 0, 0 };
  TribMatchModel *model = fitted (TRIB_COMPARE_FAMILY, one_each);
  const float tf[TRIB_MAX_COMPARISONS] = { 0 };

  for (guint mistakes = 0; mistakes <= FIELDS; mistakes++)
    {
      double parts[TRIB_MAX_COMPARISONS], with, without, sum = model->prior, bits = model->together[mistakes];
      guint64 pattern = 0;

      for (guint i = 0; i < FIELDS; i++)
        pattern |= (guint64) (i < mistakes ? 3 : 2) << (4 * i);
      with = trib_model_weigh (model, pattern, tf, parts);
      for (guint i = 0; i < FIELDS; i++)
        sum += parts[i];
      g_assert_cmpfloat (sum, ==, with);
      model->together[mistakes] = 0;
      without = trib_model_weigh (model, pattern, tf, parts);
      model->together[mistakes] = bits;
      g_assert_cmpfloat_with_epsilon (with - without, bits, 1e-9);
    }
  trib_model_free (model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/model-together/factors-follow-the-data", test_factors);
  g_test_add_func ("/match/model-together/only-of-what-is-mistyped", test_other_fields);
  g_test_add_func ("/match/model-together/parts-add-up", test_parts_add_up);
  return g_test_run ();
}
