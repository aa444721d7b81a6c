/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fit: known parameters come back out of simulated patterns, and what is known to go wrong with EM does not.
 */
#include "config.h"

#include "match/trib-labels.h"

#include <math.h>
#include <string.h>

static const TribLevelSpec levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.05, 0.97, 0 },
  { TRIB_LEVEL_SAME, 0.85, 0.01, 0 },
  { TRIB_LEVEL_SIMILAR, 0.1, 0.02, 0 },
};

static void
make_comparer (TribComparer *comparer, guint n)
{
  memset (comparer, 0, sizeof *comparer);
  comparer->n = n;
  comparer->given = comparer->family = -1;
  for (guint i = 0; i < n; i++)
    comparer->items[i] = (TribComparison){ .kind = TRIB_COMPARE_TEXT,
                                           .name = "x",
                                           .levels = levels,
                                           .n_levels = G_N_ELEMENTS (levels),
                                           .weakest = -30,
                                           .strongest = 30 };
}

static double
probability (const double m[][4], guint n, guint64 pattern)
{
  double p = 1;

  for (guint i = 0; i < n; i++)
    p *= m[i][trib_pattern_level (pattern, i)];
  return p;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const TribPatternCount *x = a, *y = b;

  return x->pattern < y->pattern ? -1 : x->pattern > y->pattern;
}

/* The expected histogram of independent fields; the levels of field i count in base 3. */
static GArray *
simulate (const double m[][4], const double u[][4], guint n, double lambda, double pairs)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (TribPatternCount));
  guint combinations = (guint) pow (3, n);

  for (guint c = 0; c < combinations; c++)
    {
      TribPatternCount seen = { 0, 0 };

      for (guint i = 0, rest = c; i < n; i++, rest /= 3)
        seen.pattern |= (guint64) (rest % 3 + 1) << (4 * i);
      seen.count
          = pairs * (lambda * probability (m, n, seen.pattern) + (1 - lambda) * probability (u, n, seen.pattern));
      g_array_append_val (out, seen);
    }
  return out;
}

static void
test_recovers (void)
{
  static const double m[5][4] = {
    { 0, 0.1, 0.7, 0.2 }, { 0, 0.02, 0.95, 0.03 }, { 0, 0.3, 0.5, 0.2 }, { 0, 0.15, 0.8, 0.05 }, { 0, 0.2, 0.6, 0.2 },
  };
  static const double u[5][4] = {
    { 0, 0.9, 0.02, 0.08 },    { 0, 0.98, 0.001, 0.019 }, { 0, 0.8, 0.1, 0.1 },
    { 0, 0.99, 0.005, 0.005 }, { 0, 0.7, 0.1, 0.2 },
  };
  TribComparer comparer;
  TribMatchModel *model;
  g_autoptr (GArray) counts = simulate (m, u, 5, 0.002, 1e7);

  make_comparer (&comparer, 5);
  model = trib_model_new (&comparer, 4472);
  trib_model_fit (model, (const TribPatternCount *) (gpointer) counts->data, counts->len, NULL, 0);
  g_assert_cmpfloat_with_epsilon (model->lambda, 0.002, 0.0001);
  for (guint i = 0; i < 5; i++)
    for (guint l = 1; l < 4; l++)
      {
        g_assert_cmpfloat_with_epsilon (model->m[i][l], m[i][l], 0.01);
        g_assert_cmpfloat_with_epsilon (model->u[i][l], u[i][l], 0.001);
      }
  trib_model_free (model);
}

/* No pair is the same: λ is small, and agreement still speaks for. */
static void
test_clean_data (void)
{
  static const double u[4][4] = {
    { 0, 0.97, 0.01, 0.02 },
    { 0, 0.97, 0.01, 0.02 },
    { 0, 0.97, 0.01, 0.02 },
    { 0, 0.97, 0.01, 0.02 },
  };
  TribComparer comparer;
  TribMatchModel *model;
  g_autoptr (GArray) counts = simulate (u, u, 4, 0, 1e6);

  make_comparer (&comparer, 4);
  model = trib_model_new (&comparer, 1414);
  trib_model_fit (model, (const TribPatternCount *) (gpointer) counts->data, counts->len, NULL, 0);
  g_assert_cmpfloat (model->lambda, <, 0.0005);
  g_assert_cmpfloat (model->lambda, >, 0);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (model->weight[i][2], >=, 0);
      g_assert_cmpfloat (model->weight[i][1], <=, 0);
    }
  trib_model_free (model);
}

/* The classes keep their names where the same are many. */
static void
test_no_switch (void)
{
  static const double m[3][4] = { { 0, 0.1, 0.8, 0.1 }, { 0, 0.1, 0.8, 0.1 }, { 0, 0.1, 0.8, 0.1 } };
  static const double u[3][4] = { { 0, 0.9, 0.05, 0.05 }, { 0, 0.9, 0.05, 0.05 }, { 0, 0.9, 0.05, 0.05 } };
  TribComparer comparer;
  TribMatchModel *model;
  g_autoptr (GArray) counts = simulate (m, u, 3, 0.45, 5000);

  make_comparer (&comparer, 3);
  model = trib_model_new (&comparer, 100);
  trib_model_fit (model, (const TribPatternCount *) (gpointer) counts->data, counts->len, NULL, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (model->weight[i][2], >, 1);
      g_assert_cmpfloat (model->weight[i][1], <, -1);
    }
  trib_model_free (model);
}

/* A field that says nothing gets no weight, and does not disturb the others. */
static void
test_no_information (void)
{
  static const double m[4][4]
      = { { 0, 0.1, 0.8, 0.1 }, { 0, 0.1, 0.8, 0.1 }, { 0, 0.1, 0.8, 0.1 }, { 0, 0.5, 0.3, 0.2 } };
  static const double u[4][4]
      = { { 0, 0.96, 0.02, 0.02 }, { 0, 0.96, 0.02, 0.02 }, { 0, 0.96, 0.02, 0.02 }, { 0, 0.5, 0.3, 0.2 } };
  TribComparer comparer;
  TribMatchModel *model;
  g_autoptr (GArray) counts = simulate (m, u, 4, 0.01, 1e6);

  make_comparer (&comparer, 4);
  model = trib_model_new (&comparer, 1414);
  trib_model_fit (model, (const TribPatternCount *) (gpointer) counts->data, counts->len, NULL, 0);
  for (guint l = 1; l < 4; l++)
    g_assert_cmpfloat (fabs (model->weight[3][l]), <, 0.2);
  g_assert_cmpfloat (model->weight[0][2], >, 4);
  trib_model_free (model);
}

/* A handful of pairs: what was to be expected beforehand holds. */
static void
test_tiny (void)
{
  TribComparer comparer;
  TribMatchModel *model;
  TribPatternCount counts[2] = { { 0x111, 9 }, { 0x222, 1 } };
  float tf[TRIB_MAX_COMPARISONS] = { 0 };
  double parts[TRIB_MAX_COMPARISONS];

  make_comparer (&comparer, 3);
  model = trib_model_new (&comparer, 5);
  trib_model_fit (model, counts, 2, NULL, 0);
  g_assert_cmpfloat (trib_model_probability (trib_model_weigh (model, 0x222, tf, parts)), >, 0.95);
  g_assert_cmpfloat (trib_model_probability (trib_model_weigh (model, 0x111, tf, parts)), <, 0.01);
  g_assert_cmpfloat (trib_model_probability (trib_model_weigh (model, 0x112, tf, parts)), <, 0.5);
  trib_model_free (model);
}

static const double common_m[4][4]
    = { { 0, 0.1, 0.8, 0.1 }, { 0, 0.1, 0.8, 0.1 }, { 0, 0.1, 0.8, 0.1 }, { 0, 0.2, 0.6, 0.2 } };
static const double common_u[4][4]
    = { { 0, 0.96, 0.02, 0.02 }, { 0, 0.96, 0.02, 0.02 }, { 0, 0.96, 0.02, 0.02 }, { 0, 0.8, 0.1, 0.1 } };

/* A model of 300 records, after @n answers of one kind to pairs of one pattern. */
#define MERGE_AT 4.25 /* 95 % */

static TribMatchModel *
fit_taught (guint64 pattern, TribAnswer answer, guint n)
{
  TribComparer comparer;
  TribMatchModel *model;
  g_autoptr (GArray) counts = simulate (common_m, common_u, 4, 0.002, 44850);
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (TribLabel));

  make_comparer (&comparer, 4);
  model = trib_model_new (&comparer, 300);
  for (guint i = 0; i < n; i++)
    {
      TribLabel label = { .pattern = pattern, .answer = answer, .count = 1 };

      g_array_append_val (labels, label);
    }
  trib_model_teach (model, labels, MERGE_AT);
  g_array_sort (counts, compare_counts);
  trib_model_fit (model, (const TribPatternCount *) (gpointer) counts->data, counts->len, NULL, 0);
  return model;
}

static double
weigh (const TribMatchModel *model, guint64 pattern)
{
  float tf[TRIB_MAX_COMPARISONS] = { 0 };
  double parts[TRIB_MAX_COMPARISONS];

  return trib_model_weigh (model, pattern, tf, parts);
}

/* Two fields agree, two do not; @DOUBTFUL is a pattern that a person is asked about. */
#define DOUBTFUL 0x1122

static void
test_labels_teach (void)
{
  TribMatchModel *untaught = fit_taught (DOUBTFUL, TRIB_ANSWER_SAME, 0);
  double before = weigh (untaught, DOUBTFUL), last_same = before, last_different = before;

  for (guint n = 5; n <= 40; n *= 2)
    {
      TribMatchModel *same = fit_taught (DOUBTFUL, TRIB_ANSWER_SAME, n);
      TribMatchModel *different = fit_taught (DOUBTFUL, TRIB_ANSWER_DIFFERENT, n);

      g_assert_cmpfloat (weigh (same, DOUBTFUL), >, last_same);
      g_assert_cmpfloat (weigh (different, DOUBTFUL), <=, last_different);
      last_same = weigh (same, DOUBTFUL);
      last_different = weigh (different, DOUBTFUL);
      trib_model_free (same);
      trib_model_free (different);
    }
  g_assert_cmpfloat (last_same, >, before + 1);
  g_assert_cmpfloat (last_different, <, before);
  trib_model_free (untaught);
}

/* One answer that fits nothing does little to any other pair. */
static void
test_strange_label (void)
{
  static const guint64 strange[] = { 0x1111, 0x2222 };
  static const guint64 patterns[] = { 0x1112, 0x1122, 0x1222, 0x2222, 0x2123, 0x3322 };
  static const TribAnswer answers[] = { TRIB_ANSWER_SAME, TRIB_ANSWER_DIFFERENT };
  TribMatchModel *untaught = fit_taught (0, TRIB_ANSWER_SAME, 0);

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      TribMatchModel *taught = fit_taught (strange[i], answers[i], 1);

      for (guint k = 0; k < G_N_ELEMENTS (patterns); k++)
        g_assert_cmpfloat (fabs (weigh (taught, patterns[k]) - weigh (untaught, patterns[k])), <, 1);
      g_assert_cmpfloat (weigh (taught, 0x1111), <, -10);
      trib_model_free (taught);
    }
  trib_model_free (untaught);
}

/* @n answers to pairs that weigh @weight. */
static double
shift_at (double merge_at, double weight, TribAnswer answer, guint n)
{
  TribMatchModel *model = fit_taught (0, TRIB_ANSWER_SAME, 0);
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (TribLabel));
  TribLabel label = { .pattern = DOUBTFUL, .answer = answer, .count = 1 };
  double shift;

  label.tf[0] = (float) (weight - weigh (model, DOUBTFUL));
  for (guint i = 0; i < n; i++)
    g_array_append_val (labels, label);
  shift = trib_labels_shift (model, labels, merge_at);
  trib_model_free (model);
  return shift;
}

static double
shift_of (double weight, TribAnswer answer, guint n)
{
  return shift_at (MERGE_AT, weight, answer, n);
}

static void
test_threshold (void)
{
  /* It is the threshold of the run that answers speak of. */
  g_assert_cmpfloat (shift_at (9, 8.6, TRIB_ANSWER_SAME, 20), >=, 0.4);
  g_assert_true (ABS (shift_at (9, 3.8, TRIB_ANSWER_SAME, 20)) * 1e9 < 1);
  g_assert_cmpfloat (shift_of (3.8, TRIB_ANSWER_SAME, 20), >=, 0.4);
  g_assert_cmpfloat (shift_of (4.6, TRIB_ANSWER_DIFFERENT, 20), <=, -0.3);
  /* What is decided rightly teaches nothing, nor does what is far away, nor one answer by itself. */
  g_assert_true (shift_of (4.6, TRIB_ANSWER_SAME, 20) * 1e9 < 1 && shift_of (4.6, TRIB_ANSWER_SAME, 20) * 1e9 > -1);
  g_assert_true (ABS (shift_of (-3, TRIB_ANSWER_SAME, 20)) * 1e9 < 1);
  g_assert_true (ABS (shift_of (12, TRIB_ANSWER_DIFFERENT, 20)) * 1e9 < 1);
  g_assert_true (ABS (shift_of (3.8, TRIB_ANSWER_SAME, 1)) * 1e9 < 1);
  /* Wrongly joined is worse than missed. */
  g_assert_cmpfloat (-shift_of (4.6, TRIB_ANSWER_DIFFERENT, 2), >, shift_of (3.9, TRIB_ANSWER_SAME, 2));
}

/* What is of one household is neither the same nor strangers. */
static void
test_household_label (void)
{
  TribMatchModel *household = fit_taught (DOUBTFUL, TRIB_ANSWER_HOUSEHOLD, 20);
  TribMatchModel *different = fit_taught (DOUBTFUL, TRIB_ANSWER_DIFFERENT, 20);

  g_assert_cmpfloat (household->kin, >, different->kin);
  g_assert_cmpfloat (weigh (household, DOUBTFUL), <, 4);
  trib_model_free (household);
  trib_model_free (different);
}

/* The same start, the same steps: to the bit. And where nearly all pairs are the same, another start finds that. */
static void
test_starts (void)
{
  static const double m[4][4]
      = { { 0, 0.4, 0.35, 0.25 }, { 0, 0.4, 0.35, 0.25 }, { 0, 0.4, 0.35, 0.25 }, { 0, 0.4, 0.35, 0.25 } };
  g_autoptr (GArray) counts = simulate (m, common_u, 4, 0.02, 1e6);
  TribComparer comparer;
  double lambda = 0;

  make_comparer (&comparer, 4);
  for (guint times = 0; times < 2; times++)
    {
      TribMatchModel *model = trib_model_new (&comparer, 1414);

      trib_model_fit (model, (const TribPatternCount *) (gpointer) counts->data, counts->len, NULL, 0);
      g_assert_true (times == 0 || !(model->lambda < lambda || model->lambda > lambda));
      lambda = model->lambda;
      trib_model_free (model);
    }
  g_assert_cmpfloat_with_epsilon (lambda, 0.02, 0.004);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/model/known-parameters-come-back", test_recovers);
  g_test_add_func ("/match/model/data-without-duplicates", test_clean_data);
  g_test_add_func ("/match/model/classes-are-not-switched", test_no_switch);
  g_test_add_func ("/match/model/a-field-without-information-weighs-nothing", test_no_information);
  g_test_add_func ("/match/model/five-rows", test_tiny);
  g_test_add_func ("/match/model/answers-teach", test_labels_teach);
  g_test_add_func ("/match/model/one-strange-answer-does-little", test_strange_label);
  g_test_add_func ("/match/model/answers-tell-where-the-threshold-lies", test_threshold);
  g_test_add_func ("/match/model/a-household-is-neither", test_household_label);
  g_test_add_func ("/match/model/several-starts", test_starts);
  return g_test_run ();
}
