/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The model as JSON: what was read back weighs as what was written, and only onto the same comparisons.
 */
#include "config.h"

#include "match/trib-model-json.h"

#include "customers.h"

#include <string.h>

static void
test_round_trip (void)
{
  g_autoptr (Customers) customers = customers_new (2500, 14);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL), again = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) result = trib_match_run (table, NULL, NULL, 0, NULL, NULL);
  g_autofree char *json = trib_match_model_to_json (result->model);
  g_autoptr (TribMatchModel) model = trib_match_model_from_json (json, again);
  g_autofree char *written = NULL;

  g_assert_nonnull (model);
  written = trib_match_model_to_json (model);
  g_assert_cmpstr (written, ==, json);
  g_assert_cmpuint (result->n_links, >, 300);
  for (gsize i = 0; i < result->n_links; i++)
    {
      const TribMatchLink *link = &result->links[i];
      TribMatchPart parts[TRIB_MATCH_MAX_PARTS];
      double prior, sum;
      guint n = trib_match_explain (model, again, link->a, link->b, parts, &prior);

      sum = prior;
      for (guint p = 0; p < n; p++)
        sum += parts[p].weight;
      g_assert_true ((float) sum == link->weight);
    }
}

static TribMatchTable *
two_columns (const char *name)
{
  TribMatchTable *table = trib_match_table_new ();
  static const char *const families[] = { "Zwerenz", "Oberhuber", "Zwerenz", "Lindqvist", "Moreau" };

  trib_match_table_add_column (table, TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME);
  trib_match_table_add_column (table, TRIB_FIELD_CUSTOM, name, TRIB_TYPE_ID);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      char number[16];

      trib_match_table_add_record (table, 1, i);
      trib_match_table_add_value (table, 0, families[i], strlen (families[i]));
      g_snprintf (number, sizeof number, "K%u", 3000 + 17 * (i / 2));
      trib_match_table_add_value (table, 1, number, strlen (number));
    }
  return table;
}

/* Names of comparisons may need escaping; a table that has another comparison takes no model of this one. */
static void
test_other_comparisons (void)
{
  static const char *const odd = "a \"quoted\\ name\"\n";
  g_autoptr (TribMatchTable) table = two_columns (odd), same = two_columns (odd), other = two_columns ("loyalty_card");
  g_autoptr (TribMatchResult) result = trib_match_run (table, NULL, NULL, 0, NULL, NULL);
  g_autofree char *json = trib_match_model_to_json (result->model);
  g_autoptr (TribMatchModel) of_same = trib_match_model_from_json (json, same);

  g_assert_nonnull (of_same);
  g_assert_null (trib_match_model_from_json (json, other));
}

static void
test_no_model (void)
{
  static const char *const cases[] = {
    "",
    "{",
    "[]",
    "{}",
    "17",
    "null",
    "{\"lambda\": 0.1, \"kin\": 0.1}",
    "{\"lambda\": 0.1, \"kin\": 0.1, \"comparisons\": 3}",
    "{\"lambda\": 0.1, \"kin\": 0.1, \"comparisons\": [{\"field\": \"family_name\"}, {\"field\": \"card\"}]}",
  };
  g_autoptr (TribMatchTable) table = two_columns ("card");
  g_autoptr (TribMatchResult) result = trib_match_run (table, NULL, NULL, 0, NULL, NULL);
  g_autofree char *json = trib_match_model_to_json (result->model);
  g_autoptr (TribMatchModel) good = trib_match_model_from_json (json, table);

  g_assert_nonnull (good);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_null (trib_match_model_from_json (cases[i], table));
  for (const char *at = strstr (json, "\"m\": "); at != NULL; at = strstr (at + 1, "\"m\": "))
    {
      g_autofree char *spoilt = g_strdup (json);

      spoilt[at + 5 - json] = '7'; /* a chance above one */
      g_assert_null (trib_match_model_from_json (spoilt, table));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/model-json/what-is-read-weighs-as-what-was-written", test_round_trip);
  g_test_add_func ("/match/model-json/other-comparisons-take-no-model", test_other_comparisons);
  g_test_add_func ("/match/model-json/what-is-no-model-is-refused", test_no_model);
  return g_test_run ();
}
