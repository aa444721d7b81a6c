/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Groups out of weighed pairs.
 */
#include "config.h"

#include "match/trib-cluster.h"

#include <string.h>

/* Two families of records, "alpha" and "omega", and one in between that is like both by half. */
static TribMatchTable *
make_table (void)
{
  static const char *const rows[][3] = {
    { "alpha@one.example", "+493411111111", "1970-01-15" }, { "alpha@one.example", "+493411111111", "1970-01-15" },
    { "alpha@one.example", "+493412222222", NULL },         { "omega@two.example", "+493412222222", "1999-10-28" },
    { "omega@two.example", "+493412222222", "1999-10-28" }, { "zeta@three.example", "+493419999999", "1950-05-05" },
  };
  TribMatchTable *table = trib_match_table_new ();

  trib_match_table_add_column (table, TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL);
  trib_match_table_add_column (table, TRIB_FIELD_PHONE, "phone", TRIB_TYPE_PHONE);
  trib_match_table_add_column (table, TRIB_FIELD_DATE_OF_BIRTH, "date_of_birth", TRIB_TYPE_DATE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      trib_match_table_add_record (table, 1, i);
      for (guint c = 0; c < 3; c++)
        if (rows[i][c] != NULL)
          trib_match_table_add_value (table, c, rows[i][c], strlen (rows[i][c]));
    }
  return table;
}

static guint32 *
cluster_by (const TribClusterRules *rules)
{
  g_autoptr (TribMatchTable) table = make_table ();
  g_autoptr (GArray) scored = g_array_new (FALSE, FALSE, sizeof (TribScored));
  TribComparer comparer;
  TribMatchModel *model;
  TribTicker ticker;
  guint32 *out;

  trib_ticker_init (&ticker, NULL, NULL, NULL);
  trib_comparer_init (&comparer, trib_match_table_features (table));
  model = trib_model_new (&comparer, 6);
  trib_model_fit (model, NULL, 0, NULL, 0);
  for (guint32 a = 0; a < 6; a++)
    for (guint32 b = a + 1; b < 6; b++)
      {
        TribScored pair = { a, b, trib_score_pair (model, a, b) };

        g_array_append_val (scored, pair);
      }
  g_assert_cmpfloat (g_array_index (scored, TribScored, 1).weight, >, 0.3);  /* 0 and 2 */
  g_assert_cmpfloat (g_array_index (scored, TribScored, 9).weight, >, 0.3);  /* 2 and 3 */
  g_assert_cmpfloat (g_array_index (scored, TribScored, 2).weight, <, -2.0); /* 0 and 3 */
  out = trib_cluster (model, 6, scored, rules, &ticker);
  trib_model_free (model);
  return out;
}

static guint32 *
cluster (const TribConstraint *constraints, gsize n)
{
  TribClusterRules rules = { 0.3, constraints, n, NULL };

  return cluster_by (&rules);
}

static void
test_chain (void)
{
  g_autofree guint32 *out = cluster (NULL, 0);

  g_assert_cmpuint (out[0], ==, 0);
  g_assert_cmpuint (out[1], ==, 0);
  g_assert_cmpuint (out[3], ==, out[4]);
  g_assert_cmpuint (out[0], !=, out[3]);
  g_assert_true (out[2] == out[0] || out[2] == out[3]);
  g_assert_cmpuint (out[5], ==, 5);
}

static void
test_same (void)
{
  static const TribConstraint same = { 0, 5, TRUE };
  g_autofree guint32 *out = cluster (&same, 1);

  g_assert_cmpuint (out[5], ==, 0);
  g_assert_cmpuint (out[0], ==, 0);
}

static void
test_different (void)
{
  static const TribConstraint apart = { 1, 0, FALSE };
  g_autofree guint32 *out = cluster (&apart, 1);

  g_assert_cmpuint (out[0], !=, out[1]);
}

/* What was said later holds, with all that follows from it. */
static void
test_contradictions (void)
{
  static const TribConstraint said[3][3] = {
    { { 0, 5, TRUE }, { 5, 3, TRUE }, { 0, 3, FALSE } },
    { { 0, 3, FALSE }, { 0, 5, TRUE }, { 5, 3, TRUE } },
    { { 5, 3, TRUE }, { 0, 3, FALSE }, { 0, 5, TRUE } },
  };
  static const gboolean with_first[] = { FALSE, TRUE, TRUE }, with_third[] = { TRUE, TRUE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree guint32 *out = cluster (said[i], G_N_ELEMENTS (said[i]));

      g_assert_cmpint (out[5] == out[0], ==, with_first[i]);
      g_assert_cmpint (out[5] == out[3], ==, with_third[i]);
      g_assert_cmpint (out[0] == out[3], ==, with_first[i] && with_third[i]);
    }
}

/* The first two are one by all that is known, but of a source that has nobody twice; the third is of another one. */
static void
test_nobody_twice (void)
{
  static const guint32 exclusive[6] = { 1, 1, 65, 0, 0, 0 };
  static const TribConstraint same = { 0, 1, TRUE };
  TribClusterRules rules = { 0.3, NULL, 0, exclusive };
  g_autofree guint32 *out = cluster_by (&rules);
  g_autofree guint32 *said = NULL;

  g_assert_cmpuint (out[0], !=, out[1]);
  g_assert_cmpuint (out[3], ==, out[4]);
  g_assert_true (out[2] == out[0] || out[2] == out[1] || out[2] == out[3]);
  rules.constraints = &same;
  rules.n_constraints = 1;
  said = cluster_by (&rules);
  g_assert_cmpuint (said[0], ==, said[1]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/cluster/one-pair-does-not-chain-two-people", test_chain);
  g_test_add_func ("/match/cluster/decided-to-be-the-same", test_same);
  g_test_add_func ("/match/cluster/decided-to-be-different", test_different);
  g_test_add_func ("/match/cluster/of-contradictions-the-later-one-holds", test_contradictions);
  g_test_add_func ("/match/cluster/a-source-that-has-nobody-twice", test_nobody_twice);
  return g_test_run ();
}
