/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Splink would trip over, or take in silence for something else, looked for without Splink. Whether it agrees is looked at
 * by ./dev test --interop.
 */
#include "config.h"

#include "match/trib-match-table.h"
#include "publish/trib-splink-levels.h"
#include "publish/trib-splink-settings.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

static void
every_level_has_a_condition (void)
{
  for (guint kind = 0; kind < TRIB_N_COMPARE_KINDS; kind++)
    {
      guint n, n_specs, seen[TRIB_MAX_LEVELS] = { 0 };
      const TribLevelSpec *specs = trib_comparison_levels ((TribCompareKind) kind, &n_specs);
      const TribSplinkLevel *levels = trib_splink_levels ((TribCompareKind) kind, &n);

      g_assert_cmpuint (levels[0].level, ==, 0);
      g_assert_cmpstr (levels[n - 1].condition, ==, "ELSE");
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (levels[i].level, <, n_specs);
          g_assert_cmpint (levels[i].means, ==, specs[levels[i].level].level);
          g_assert_true ((i == 0) == (levels[i].level == 0));
          g_assert_true ((i == n - 1) == g_str_equal (levels[i].condition, "ELSE"));
          seen[levels[i].level]++;
        }
      for (guint l = 0; l < n_specs; l++)
        g_assert_true ((seen[l] == 0) == trib_splink_level_is_idle ((TribCompareKind) kind, l));
    }
}

typedef struct
{
  TribMatchTable *table;
  TribMatchModel *model;
  TribSplinkPlan *plan;
} Fixture;

/* Values of many kinds: some are shared, some are missing, some rows are alike. */
static void
add_people (TribMatchTable *table, guint n)
{
  static const struct
  {
    TribFieldId field;
    const char *name;
    TribValueType type;
    const char *values[4];
  } fields[] = {
    { TRIB_FIELD_GIVEN_NAME, "given_name", TRIB_TYPE_GIVEN_NAME, { "Anna", "Bill", "Anna Maria", "Jörg" } },
    { TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME, { "Graf", "Otto", "Meier-Wolf", "" } },
    { TRIB_FIELD_MIDDLE_NAME, "middle_name", TRIB_TYPE_GIVEN_NAME, { "J.", "", "Luise", "" } },
    { TRIB_FIELD_NAME_SUFFIX, "name_suffix", TRIB_TYPE_TEXT, { "jun.", "", "Dr.", "" } },
    { TRIB_FIELD_ORGANISATION, "organisation", TRIB_TYPE_ORGANISATION, { "Graf Bau GmbH", "", "Otto & Co", "" } },
    { TRIB_FIELD_DATE_OF_BIRTH, "date_of_birth", TRIB_TYPE_DATE, { "1980-12-03", "1975", "", "1961-01-01" } },
    { TRIB_FIELD_GENDER, "gender", TRIB_TYPE_GENDER, { "female", "male", "", "male" } },
    { TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL, { "a.graf@x.example", "info@otto.example", "", "jw17@y.example" } },
    { TRIB_FIELD_PHONE, "phone", TRIB_TYPE_PHONE, { "+493412233", "", "+4917112345678", "+493412234" } },
    { TRIB_FIELD_WEBSITE, "website", TRIB_TYPE_URL, { "https://graf.example/bau", "", "otto.example", "" } },
    { TRIB_FIELD_STREET, "street", TRIB_TYPE_STREET, { "Lange Straße", "Am Markt", "", "Hauptstr." } },
    { TRIB_FIELD_HOUSE_NUMBER, "house_number", TRIB_TYPE_HOUSE_NUMBER, { "12", "3 a", "", "7" } },
    { TRIB_FIELD_POSTCODE, "postcode", TRIB_TYPE_POSTCODE, { "04109", "04103", "99096", "" } },
    { TRIB_FIELD_CITY, "city", TRIB_TYPE_CITY, { "Leipzig", "Halle an der Saale", "Erfurt", "" } },
    { TRIB_FIELD_TAX_ID, "tax_id", TRIB_TYPE_ID, { "DE123456789", "", "DE998877665", "" } },
    { TRIB_FIELD_COUNTRY, "country", TRIB_TYPE_COUNTRY, { "DE", "AT", "DE", "" } },
    { TRIB_FIELD_CUSTOM, "Loyalty card", TRIB_TYPE_TEXT, { "gold member", "silver", "", "gold" } },
    { TRIB_FIELD_CUSTOM + 1, "age", TRIB_TYPE_NUMBER, { "41", "17.5", "", "63" } },
  };

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    trib_match_table_add_column (table, fields[f].field, fields[f].name, fields[f].type);
  for (guint r = 0; r < n; r++)
    {
      trib_match_table_add_record (table, 1 + r % 2, 1000 + r * 7919 % 65521);
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          /* A number behind, so that there are many values, and the same for every seventh. */
          const char *value = fields[f].values[(r + f * (r / 5)) % 4];
          g_autofree char *text
              = f < 2 || f == 7 || f == 16 ? g_strdup_printf ("%s%u", value, r / 7) : g_strdup (value);

          if (*value != '\0')
            trib_match_table_add_value (table, f, text, strlen (text));
        }
    }
}

static void
set_up_with (Fixture *self, guint n)
{
  TribComparer comparer;
  TribTicker ticker;

  self->table = trib_match_table_new ();
  add_people (self->table, n);
  trib_comparer_init (&comparer, trib_match_table_features (self->table));
  self->model = trib_model_new (&comparer, n);
  trib_model_derive (self->model);
  trib_ticker_init (&ticker, NULL, NULL, NULL);
  self->plan = trib_splink_plan_new (self->model, comparer.features, &ticker);
  g_assert_nonnull (self->plan);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  set_up_with (self, 200);
}

static void
set_up_many (Fixture *self, gconstpointer data)
{
  set_up_with (self, 4000);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  trib_splink_plan_free (self->plan);
  trib_model_free (self->model);
  trib_match_table_free (self->table);
}

static void
assert_keys (json_t *object, const char *const *known)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value) g_assert_true (g_strv_contains (known, key));
}

static void
settings_have_no_unknown_keys (Fixture *self, gconstpointer data)
{
  static const char *const top[] = { "link_type",
                                     "unique_id_column_name",
                                     "probability_two_random_records_match",
                                     "retain_matching_columns",
                                     "retain_intermediate_calculation_columns",
                                     "sql_dialect",
                                     "blocking_rules_to_generate_predictions",
                                     "comparisons",
                                     NULL };
  static const char *const of_comparison[]
      = { "output_column_name", "comparison_description", "comparison_levels", NULL };
  static const char *const of_level[] = { "sql_condition",
                                          "label_for_charts",
                                          "m_probability",
                                          "u_probability",
                                          "is_null_level",
                                          "tf_adjustment_column",
                                          "tf_adjustment_weight",
                                          "disable_tf_exact_match_detection",
                                          NULL };
  g_autofree char *text = trib_splink_settings_to_json (self->plan);
  json_t *root = json_loads (text, 0, NULL), *comparison, *level;
  gsize i, l;

  g_assert_nonnull (root);
  assert_keys (root, top);
  g_assert_cmpuint (json_array_size (json_object_get (root, "comparisons")), ==, self->model->comparer.n);
  json_array_foreach (json_object_get (root, "comparisons"), i, comparison)
  {
    json_t *levels = json_object_get (comparison, "comparison_levels");

    assert_keys (comparison, of_comparison);
    json_array_foreach (levels, l, level)
    {
      assert_keys (level, of_level);
      g_assert_true ((l == 0) == (json_object_get (level, "is_null_level") != NULL));
      /* A level without m loads in silence and changes the result. */
      g_assert_true ((l == 0) == (json_object_get (level, "m_probability") == NULL));
      g_assert_true ((l == 0) == (json_object_get (level, "u_probability") == NULL));
    }
    g_assert_cmpstr (json_string_value (json_object_get (json_array_get (levels, l - 1), "sql_condition")), ==, "ELSE");
  }
  json_decref (root);
}

static void
weights_and_chances_are_the_models (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->plan->comparisons->len; i++)
    {
      const TribSplinkComparison *comparison = self->plan->comparisons->pdata[i];
      double m = 0, u = 0;
      gboolean bounded = FALSE, rescaled = FALSE;

      for (guint j = 1; j < comparison->rows->len; j++)
        {
          const TribSplinkRow *row = &g_array_index (comparison->rows, TribSplinkRow, j);

          g_assert_cmpfloat_with_epsilon (log2 (row->m / row->u), self->model->weight[i][row->level], 1e-9);
          g_assert_true (row->m > 0 && row->m <= 1 && row->u > 0 && row->u <= 1);
          bounded |= fabs (log2 (self->model->m[i][row->level] / self->model->u[i][row->level])
                           - self->model->weight[i][row->level])
                     > 1e-9;
          rescaled |= row->by_own_u;
          m += row->m;
          u += row->u;
        }
      /* What is to be expected beforehand adds up to about 1. Where a bound holds a weight, or a level takes the u of another
       * for the sake of rarity, m gives way. */
      g_assert_cmpfloat (m, <, rescaled ? 1.5 : 1.12);
      g_assert_true (bounded || m > 0.88);
      g_assert_cmpfloat_with_epsilon (u, 1, 0.06);
    }
}

/* log2 (u / frequency) is what Splink adds, times the weight that it is told. */
static void
frequencies_say_what_rarity_says (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (self->plan->frequencies->len, >, 5);
  for (guint i = 0; i < self->plan->comparisons->len; i++)
    {
      const TribSplinkComparison *comparison = self->plan->comparisons->pdata[i];

      for (guint j = 1; j < comparison->rows->len; j++)
        {
          const TribSplinkRow *row = &g_array_index (comparison->rows, TribSplinkRow, j), *same = NULL;
          g_autofree char *exact = row->rarity ? g_strdup_printf ("%s_l = %s_r", row->rarity, row->rarity) : NULL;
          double u = 0;

          if (row->rarity == NULL)
            continue;
          for (guint k = 1; k < comparison->rows->len; k++)
            if (g_str_equal (g_array_index (comparison->rows, TribSplinkRow, k).condition, exact))
              same = &g_array_index (comparison->rows, TribSplinkRow, k);
          for (guint k = 0; k < self->plan->frequencies->len; k++)
            if (g_str_equal (g_array_index (self->plan->frequencies, TribSplinkFrequency, k).column->name, row->rarity))
              u = g_array_index (self->plan->frequencies, TribSplinkFrequency, k).u;
          g_assert_true (row->by_own_u == (same == NULL));
          g_assert_cmpfloat_with_epsilon (u, same != NULL ? same->u : row->u, 1e-15);
        }
    }
}

static gboolean
is_handed_over (const TribSplinkPlan *plan, const char *name)
{
  if (g_str_equal (name, "source"))
    return TRUE;
  for (guint i = 0; i < plan->columns->len; i++)
    if (g_str_equal (((TribSplinkColumn *) plan->columns->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

static void
conditions_are_portable (Fixture *self, gconstpointer data)
{
  static const char *const functions[]
      = { "levenshtein", "substr", "split_part", "greatest", "try_cast", "regexp_replace", NULL };
  g_autoptr (GRegex) call = g_regex_new ("\\b([a-z_0-9]+)\\(", 0, 0, NULL);
  g_autoptr (GRegex) column = g_regex_new ("\\b([a-z][a-z0-9_]*)_[lr]\\b", 0, 0, NULL);

  for (guint i = 0; i < self->plan->comparisons->len; i++)
    {
      const TribSplinkComparison *comparison = self->plan->comparisons->pdata[i];

      for (guint j = 0; j < comparison->rows->len; j++)
        {
          const char *condition = g_array_index (comparison->rows, TribSplinkRow, j).condition;
          g_autoptr (GMatchInfo) calls = NULL, columns = NULL;

          g_assert_null (strpbrk (condition, "\"%"));
          for (g_regex_match (call, condition, 0, &calls); g_match_info_matches (calls);
               g_match_info_next (calls, NULL))
            {
              g_autofree char *name = g_match_info_fetch (calls, 1);

              g_assert_true (g_strv_contains (functions, name));
            }
          for (g_regex_match (column, condition, 0, &columns); g_match_info_matches (columns);
               g_match_info_next (columns, NULL))
            {
              g_autofree char *name = g_match_info_fetch (columns, 1);

              g_assert_true (is_handed_over (self->plan, name));
            }
        }
    }
}

/* Every pair that the engine looks at has a key in common, and with blocks there are fewer pairs than with none. */
static void
pairs_of_the_engine_share_a_key (Fixture *self, gconstpointer data)
{
  const TribFeatures *features = self->plan->features;
  g_autoptr (TribBlocking) blocking = trib_blocking_new (features);
  TribTicker ticker;
  GArray *pairs;
  guint64 n = 0;

  trib_ticker_init (&ticker, NULL, NULL, NULL);
  while ((pairs = trib_blocking_next (blocking, &ticker)) != NULL)
    {
      for (guint i = 0; i < pairs->len; i++)
        {
          const TribPair *pair = &g_array_index (pairs, TribPair, i);
          gboolean shared = blocking->windowed[pair->a] && blocking->windowed[pair->b];

          for (guint k = 0; k < self->plan->keys->len && !shared; k++)
            {
              const guint32 *key = self->plan->keys->pdata[k];

              shared = key[pair->a] != 0 && key[pair->a] == key[pair->b];
            }
          g_assert_true (shared);
        }
      n += pairs->len;
      g_array_unref (pairs);
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, (guint64) features->n * (features->n - 1) / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/splink-levels/every-level-has-a-condition", every_level_has_a_condition);
#define ADD(path, func) g_test_add ("/publish/splink-settings/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("have-no-unknown-keys", settings_have_no_unknown_keys);
  ADD ("weights-and-chances-are-the-models", weights_and_chances_are_the_models);
  ADD ("frequencies-say-what-rarity-says", frequencies_say_what_rarity_says);
  ADD ("conditions-are-portable", conditions_are_portable);
  g_test_add ("/publish/splink-keys/pairs-of-the-engine-share-a-key", Fixture, NULL, set_up_many,
              pairs_of_the_engine_share_a_key, tear_down);
  return g_test_run ();
}
