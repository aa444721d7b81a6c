/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. An unknown key is an error in Splink, and a level without m is none: so each level has what it needs, and no
 * more. Splink numbers the conditions of a comparison downwards from the first after the null level, to 0.
 */
#include "config.h"

#include "publish/trib-splink-settings.h"

#include "base/trib-json.h"
#include "match/trib-model-json.h"
#include "match/trib-model-together.h"

#include <math.h>

#define DIALECT "duckdb" /* conditions are the same in all; Splink wants one named */

static json_t *
describe_row (const TribSplinkComparison *comparison, const TribSplinkRow *row)
{
  json_t *level = json_object ();
  const char *label = row->level == 0 ? "missing" : trib_match_level_name (row->means);

  json_object_set_new (level, "sql_condition", json_string (row->condition));
  json_object_set_new (level, "label_for_charts", json_sprintf ("%s %u", label, row->level));
  if (row->level == 0)
    {
      json_object_set_new (level, "is_null_level", json_true ());
      return level;
    }
  json_object_set_new (level, "m_probability", json_real (row->m));
  json_object_set_new (level, "u_probability", json_real (row->u));
  if (row->rarity == NULL)
    return level;
  json_object_set_new (level, "tf_adjustment_column", json_string (row->rarity));
  json_object_set_new (level, "tf_adjustment_weight", json_real (row->tf));
  if (row->by_own_u)
    json_object_set_new (level, "disable_tf_exact_match_detection", json_true ());
  return level;
}

static json_t *
describe_comparison (const TribSplinkComparison *comparison)
{
  json_t *levels = json_array ();

  for (guint i = 0; i < comparison->rows->len; i++)
    json_array_append_new (levels, describe_row (comparison, &g_array_index (comparison->rows, TribSplinkRow, i)));
  return json_pack ("{s:s, s:s, s:o}", "output_column_name", comparison->name, "comparison_description",
                    comparison->comparison->name, "comparison_levels", levels);
}

char *
trib_splink_settings_to_json (const TribSplinkPlan *plan)
{
  json_t *comparisons = json_array (), *rules = json_array ();

  for (guint i = 0; i < plan->comparisons->len; i++)
    json_array_append_new (comparisons, describe_comparison (plan->comparisons->pdata[i]));
  for (guint i = 0; i < plan->keys->len; i++)
    json_array_append_new (rules,
                           json_pack ("{s:o, s:s}", "blocking_rule", json_sprintf ("l.key_%u = r.key_%u", i + 1, i + 1),
                                      "sql_dialect", DIALECT));
  return trib_json_to_text (json_pack ("{s:s, s:s, s:f, s:b, s:b, s:s, s:o, s:o}", "link_type", "dedupe_only",
                                       "unique_id_column_name", "record_id", "probability_two_random_records_match",
                                       plan->model->lambda, "retain_matching_columns", TRUE,
                                       "retain_intermediate_calculation_columns", TRUE, "sql_dialect", DIALECT,
                                       "blocking_rules_to_generate_predictions", rules, "comparisons", comparisons),
                            JSON_INDENT (2) | JSON_REAL_PRECISION (17));
}

static void
append_real (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* As a power of ten, so that no engine takes it for a decimal of few digits. */
  g_string_append (out, g_ascii_formatd (text, sizeof text, "%.17e", value));
}

static guint
number_of (const TribSplinkComparison *comparison, guint row)
{
  return comparison->rows->len - 1 - row;
}

/* "gamma_given IN (5, 3)": the comparison is at one of the levels that @wanted picks. */
static void
append_is_at (GString *out, const TribSplinkComparison *comparison, gboolean (*wanted) (const TribSplinkRow *row))
{
  const char *before = "";

  g_string_append_printf (out, "gamma_%s IN (", comparison->name);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const TribSplinkRow *row = &g_array_index (comparison->rows, TribSplinkRow, i);

      if (row->level == 0 || !wanted (row))
        continue;
      g_string_append_printf (out, "%s%u", before, number_of (comparison, i));
      before = ", ";
    }
  g_string_append_printf (out, "%s)", *before == '\0' ? "-2" : "");
}

static gboolean
is_exact (const TribSplinkRow *row)
{
  return trib_match_level_is_exact (row->means);
}

static gboolean
tells_generations_apart (const TribSplinkRow *row)
{
  return trib_generation_differs (row->level);
}

/* How likely kin have it in common. Namesakes in one house are told apart by "jun.". */
static void
append_shared (GString *out, const TribSplinkPlan *plan, guint i)
{
  const TribComparer *comparer = &plan->model->comparer;

  if (comparer->generation < 0 || (int) i != comparer->given)
    {
      append_real (out, comparer->items[i].shared);
      return;
    }
  g_string_append (out, "(CASE WHEN ");
  append_is_at (out, plan->comparisons->pdata[comparer->generation], tells_generations_apart);
  g_string_append (out, " THEN ");
  append_real (out, TRIB_MODEL_NAMESAKE);
  g_string_append (out, " ELSE ");
  append_real (out, comparer->items[i].shared);
  g_string_append (out, " END)");
}

static gboolean
contradicts (const TribSplinkRow *row)
{
  return row->means == TRIB_LEVEL_CONTRADICTS;
}

static gboolean
is_mistake (const TribSplinkRow *row)
{
  return row->level > 0 && !is_exact (row);
}

/* Whether given names contradict, and nothing that is one's own agrees. */
static void
append_contradicted (GString *out, const TribSplinkPlan *plan)
{
  g_string_append (out, ",\n    CASE WHEN (1 = 0");
  for (guint i = 0; i < plan->comparisons->len; i++)
    if (trib_model_is_contradicted (&plan->model->comparer.items[i], TRIB_LEVEL_CONTRADICTS))
      {
        g_string_append (out, " OR ");
        append_is_at (out, plan->comparisons->pdata[i], contradicts);
      }
  g_string_append (out, ")");
  for (guint i = 0; i < plan->comparisons->len; i++)
    if (trib_model_is_own (&plan->model->comparer.items[i]))
      {
        g_string_append (out, "\n      AND NOT ");
        append_is_at (out, plan->comparisons->pdata[i], is_exact);
      }
  g_string_append (out, " THEN 1 ELSE 0 END AS contradicted");
}

/* The weight of each comparison with its rarity, within its bounds. */
static void
append_parts (GString *out, const TribSplinkPlan *plan)
{
  g_string_append (out, "WITH parts AS (\n  SELECT record_id_l, record_id_r");
  for (guint i = 0; i < plan->comparisons->len; i++)
    {
      const TribSplinkComparison *comparison = plan->comparisons->pdata[i];

      g_string_append_printf (out, ",\n    CASE WHEN gamma_%s = -1 THEN 0e0 ELSE greatest(least(mw_%s",
                              comparison->name, comparison->name);
      if (comparison->has_rarity)
        g_string_append_printf (out, " + mw_tf_adj_%s", comparison->name);
      g_string_append (out, ", ");
      append_real (out, comparison->comparison->strongest);
      g_string_append (out, "), ");
      append_real (out, comparison->comparison->weakest);
      g_string_append_printf (out, ") END AS w%u,\n    ", i);
      append_shared (out, plan, i);
      g_string_append_printf (out, " AS s%u,\n    CASE WHEN ", i);
      append_is_at (out, comparison, is_exact);
      g_string_append_printf (out, " THEN 1 ELSE 0 END AS e%u,\n    ", i);
      if (trib_model_may_be_mistaken (comparison->comparison))
        {
          g_string_append (out, "CASE WHEN ");
          append_is_at (out, comparison, is_mistake);
          g_string_append (out, " THEN 1 ELSE 0 END");
        }
      else
        g_string_append (out, "0");
      g_string_append_printf (out, " AS d%u", i);
    }
  append_contradicted (out, plan);
  g_string_append (out, "\n  FROM {pairs}\n)");
}

static void
append_kin (GString *out, const TribSplinkPlan *plan)
{
  const TribMatchModel *model = plan->model;

  g_string_append (out, ", kin AS (\n  SELECT *,\n    CASE WHEN contradicted = 1 THEN ");
  append_real (out, log2 (MAX (model->kin, TRIB_MODEL_LEAST_KIN * model->lambda) / (1 - model->lambda)));
  g_string_append (out, " ELSE ");
  append_real (out, log2 (model->kin / (1 - model->lambda)));
  g_string_append (out, " END");
  for (guint i = 0; i < plan->comparisons->len; i++)
    if (model->comparer.items[i].shared > 0)
      g_string_append_printf (out, "\n      + log2(s%u * power(2e0, w%u) + 1 - s%u)", i, i, i);
  g_string_append (out, " AS log_kin,\n    0e0");
  for (guint i = 0; i < plan->comparisons->len; i++)
    if (model->comparer.items[i].shared > 0)
      g_string_append_printf (out, " + greatest(w%u, 0e0)", i);
  g_string_append (out, " AS shared\n  FROM parts\n), discount AS (\n"
                        "  SELECT *,\n    CASE WHEN shared <= 0 THEN 0e0\n"
                        "      WHEN log_kin > 40 THEN log_kin / shared\n"
                        "      ELSE log2(1 + power(2e0, log_kin)) / shared END AS off\n  FROM kin\n)");
}

char *
trib_splink_weights_to_sql (const TribSplinkPlan *plan)
{
  GString *out = g_string_new (NULL);
  guint n = plan->comparisons->len;

  append_parts (out, plan);
  append_kin (out, plan);
  g_string_append (out, ", counted AS (\n  SELECT record_id_l, record_id_r");
  for (guint i = 0; i < n; i++)
    {
      if (plan->model->comparer.items[i].shared > 0)
        g_string_append_printf (out, ",\n    CASE WHEN w%u > 0 THEN w%u * (1 - off) ELSE w%u END AS p%u, e%u, d%u", i,
                                i, i, i, i, i);
      else
        g_string_append_printf (out, ",\n    w%u AS p%u, e%u, d%u", i, i, i, i);
    }
  g_string_append (out, "\n  FROM discount\n), summed AS (\n  SELECT record_id_l, record_id_r,\n    ");
  append_real (out, plan->model->prior);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, " + p%u", i);
  g_string_append (out, " AS total,\n    0");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, " + CASE WHEN p%u > 1 THEN 1 ELSE 0 END", i);
  g_string_append (out, " AS strong,\n    0");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, " + CASE WHEN p%u > 1 THEN e%u ELSE 0 END", i, i);
  g_string_append (out, " AS exact,\n    0");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, " + d%u", i);
  g_string_append (out, " AS mistakes\n  FROM counted\n), weighed AS (\n  SELECT record_id_l, record_id_r,\n"
                        "    CASE WHEN strong = 1 AND exact = 0 THEN least(total, ");
  append_real (out, TRIB_MODEL_ALONE_AT_MOST);
  g_string_append (out, ") ELSE total + CASE least(mistakes, 3)");
  for (guint k = 1; k < TRIB_MODEL_MISTAKES; k++)
    {
      g_string_append_printf (out, " WHEN %u THEN ", k);
      append_real (out, plan->model->together[k]);
    }
  g_string_append (out, " ELSE 0e0 END END AS match_weight\n  FROM summed\n)\n"
                        "SELECT record_id_l, record_id_r, match_weight,\n"
                        "  1 / (1 + power(2e0, -match_weight)) AS match_probability\nFROM weighed\n");
  return g_string_free (out, FALSE);
}
