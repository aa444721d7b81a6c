/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values that only count are told apart by their digits; others may have a slip in them.
 */
#include "config.h"

#include "match/trib-series.h"

#include <string.h>

static void
test_stem (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean one;
  } cases[] = {
    { "branch 1", "branch 2", TRUE },
    { "branch 1", "branch 4711", TRUE },
    { "a1b2", "a33b44", TRUE },
    { "user1@example.com", "user27@example.com", TRUE },
    { "branch 1", "branche 1", FALSE },
    { "1 branch", "branch 1", FALSE },
    { "a1@one.example", "a1@two.example", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (trib_series_stem (cases[i].a, strlen (cases[i].a))
                         == trib_series_stem (cases[i].b, strlen (cases[i].b)),
                     ==, cases[i].one);
  g_assert_cmpuint (trib_series_stem ("anna", 4), ==, 0);
  g_assert_cmpuint (trib_series_stem ("", 0), ==, 0);
}

static void
add (TribMatchTable *table, guint column, char *text)
{
  trib_match_table_add_value (table, column, text, strlen (text));
  g_free (text);
}

static TribMatchTable *
make_table (guint n, const char *name, const char *mail)
{
  TribMatchTable *table = trib_match_table_new ();

  trib_match_table_add_column (table, TRIB_FIELD_ORGANISATION, "organisation", TRIB_TYPE_ORGANISATION);
  trib_match_table_add_column (table, TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL);
  for (guint i = 0; i < n; i++)
    {
      trib_match_table_add_record (table, 1, i);
      add (table, 0, g_strdup_printf ("%s %u", name, 1000 + i));
      add (table, 1, g_strdup_printf ("%s%u@example.com", mail, 1000 + i));
    }
  return table;
}

static void
test_few_may_be_slips (void)
{
  g_autoptr (TribMatchTable) few = make_table (4, "Filiale", "laden"), many = make_table (40, "Filiale", "laden");
  const TribFeatures *of_few = trib_match_table_features (few), *of_many = trib_match_table_features (many);
  const TribFeature *firm = of_few->slots[TRIB_SLOT_ORGANISATION];

  g_assert_false (trib_series_tells_apart (firm, trib_feature_first (firm, 0), trib_feature_first (firm, 1)));
  firm = of_many->slots[TRIB_SLOT_ORGANISATION];
  g_assert_true (trib_series_tells_apart (firm, trib_feature_first (firm, 0), trib_feature_first (firm, 1)));
  g_assert_false (trib_series_tells_apart (firm, trib_feature_first (firm, 0), trib_feature_first (firm, 0)));
}

/* Neighbours differ by one digit in each field; nobody is anybody else. */
static void
test_nobody_is_his_neighbour (void)
{
  g_autoptr (TribMatchTable) table = make_table (1000, "Kunde", "user");
  TribMatchOptions options = { .threads = 2 };
  g_autoptr (TribMatchResult) result = trib_match_run (table, &options, NULL, 0, NULL, NULL);

  for (guint32 i = 0; i < result->n_records; i++)
    g_assert_cmpuint (result->cluster[i], ==, i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/series/digits-are-left-out", test_stem);
  g_test_add_func ("/match/series/few-that-are-alike-may-be-slips", test_few_may_be_slips);
  g_test_add_func ("/match/series/nobody-is-his-neighbour-in-it", test_nobody_is_his_neighbour);
  return g_test_run ();
}
