/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why two records are taken for the same, or not: the same comparison and the same sum as in the run, part by part, after
 * H. Newcombe's weights (1959), which he chose so that a clerk could follow them; and the model as JSON.
 */
#include "config.h"

#include "match/trib-model.h"

guint
trib_match_explain (const TribMatchModel *model, TribMatchTable *table, guint32 a, guint32 b, TribMatchPart *parts,
                    double *prior)
{
  const TribFeatures *features = trib_match_table_features (table);
  TribComparer comparer;
  float tf[TRIB_MAX_COMPARISONS];
  double weights[TRIB_MAX_COMPARISONS];
  guint64 pattern;

  /* Looking at the columns anew takes long, and is needed for another table than the one that was fitted only. */
  if (model->comparer.features == features)
    comparer = model->comparer;
  else
    trib_comparer_init (&comparer, features);
  g_return_val_if_fail (comparer.n == model->comparer.n && a < features->n && b < features->n, 0);
  pattern = trib_compare (&comparer, features->rank[a], features->rank[b], tf);
  trib_model_weigh (model, pattern, tf, weights);
  *prior = model->prior;
  for (guint i = 0; i < comparer.n; i++)
    {
      guint l = trib_pattern_level (pattern, i);

      parts[i]
          = (TribMatchPart){ comparer.items[i].field, comparer.items[i].levels[l].level, weights[i], (double) tf[i] };
    }
  return comparer.n;
}

/* Name of a level in the JSON, in the order of the numbers. */
static const char *const level_names[TRIB_N_LEVELS] = {
  "missing",    "different",   "same",     "same_folded", "typo",       "similar",        "sounds",
  "swapped",    "initial",     "nickname", "part",        "day_month",  "one_digit",      "year",
  "local_part", "last_digits", "prefix",   "same_street", "same_place", "one_of_several", "contradicts",
};

static void
append_number (GString *out, const char *key, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (text, sizeof text, value);
  g_string_append_printf (out, "\"%s\": %s", key, text);
}

static void
append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (out, "\\%c", *text);
    else if ((guchar) *text < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}

char *
trib_match_model_to_json (const TribMatchModel *model)
{
  GString *out = g_string_new ("{");

  append_number (out, "lambda", model->lambda);
  g_string_append (out, ", ");
  append_number (out, "kin", model->kin);
  g_string_append (out, ", \"comparisons\": [");
  for (guint i = 0; i < model->comparer.n; i++)
    {
      const TribComparison *item = &model->comparer.items[i];

      g_string_append (out, i ? ", {\"field\": " : "{\"field\": ");
      append_string (out, model->names[i]);
      g_string_append (out, ", \"levels\": [");
      for (guint l = 0; l < item->n_levels; l++)
        {
          g_string_append_printf (out, "%s{\"level\": \"%s\", ", l ? ", " : "", level_names[item->levels[l].level]);
          append_number (out, "m", model->m[i][l]);
          g_string_append (out, ", ");
          append_number (out, "u", model->u[i][l]);
          g_string_append (out, ", ");
          append_number (out, "weight", model->weight[i][l]);
          g_string_append_c (out, '}');
        }
      g_string_append (out, "]}");
    }
  g_string_append (out, "]}");
  return g_string_free (out, FALSE);
}
