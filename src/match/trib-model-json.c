/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fitted model as JSON, in which each run keeps it, and back: onto the comparisons of another table, where these are the
 * same. Chances are written with all their digits, so a model that was read weighs a pair to the bit as the one that was written.
 */
#include "config.h"

#include "match/trib-model-json.h"

#include "base/trib-json.h"
#include "match/trib-model.h"

#include <math.h>
#include <string.h>

/* Name of a level in the JSON, in the order of the numbers. */
static const char *const level_names[TRIB_N_LEVELS] = {
  "missing",    "different",   "same",     "same_folded", "typo",       "similar",        "sounds",
  "swapped",    "initial",     "nickname", "part",        "day_month",  "one_digit",      "year",
  "local_part", "last_digits", "prefix",   "same_street", "same_place", "one_of_several", "contradicts",
};

const char *
trib_match_level_name (TribMatchLevel level)
{
  return level_names[level];
}

static json_t *
describe_levels (const TribMatchModel *model, guint comparison)
{
  const TribComparison *item = &model->comparer.items[comparison];
  json_t *levels = json_array ();

  for (guint l = 0; l < item->n_levels; l++)
    json_array_append_new (levels, json_pack ("{s:s, s:f, s:f, s:f}", "level", level_names[item->levels[l].level], "m",
                                              model->m[comparison][l], "u", model->u[comparison][l], "weight",
                                              model->weight[comparison][l]));
  return levels;
}

char *
trib_match_model_to_json (const TribMatchModel *model)
{
  json_t *comparisons = json_array (), *together = json_array ();

  for (guint i = 0; i < model->comparer.n; i++)
    json_array_append_new (comparisons,
                           json_pack ("{s:s, s:o}", "field", model->names[i], "levels", describe_levels (model, i)));
  for (guint k = 0; k < TRIB_MODEL_MISTAKES; k++)
    json_array_append_new (together, json_real (model->together[k]));
  return trib_json_to_text (json_pack ("{s:f, s:f, s:o, s:o}", "lambda", model->lambda, "kin", model->kin, "together",
                                       together, "comparisons", comparisons),
                            0);
}

/* The comparison of that name, with the place where it is written: two fields may have the same name. */
static const json_t *
find_comparison (const json_t *comparisons, const char *name, guint nth)
{
  gsize i;
  json_t *comparison;

  json_array_foreach (comparisons, i,
                      comparison) if (g_strcmp0 (json_string_value (json_object_get (comparison, "field")), name) == 0
                                      && nth-- == 0) return comparison;
  return NULL;
}

static gboolean
read_chance (const json_t *level, const char *key, double *chance)
{
  const json_t *value = json_object_get (level, key);

  *chance = json_number_value (value);
  return json_is_number (value) && *chance >= 0 && *chance <= 1;
}

static gboolean
read_levels (TribMatchModel *self, guint comparison, const json_t *levels)
{
  const TribComparison *item = &self->comparer.items[comparison];

  if (json_array_size (levels) != item->n_levels)
    return FALSE;
  for (guint l = 0; l < item->n_levels; l++)
    {
      const json_t *level = json_array_get (levels, l);

      if (g_strcmp0 (json_string_value (json_object_get (level, "level")), level_names[item->levels[l].level]) != 0
          || !read_chance (level, "m", &self->m[comparison][l]) || !read_chance (level, "u", &self->u[comparison][l]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_model (TribMatchModel *self, const json_t *root)
{
  const json_t *comparisons = json_object_get (root, "comparisons"), *together = json_object_get (root, "together");

  if (json_array_size (comparisons) != self->comparer.n || !read_chance (root, "lambda", &self->lambda)
      || !read_chance (root, "kin", &self->kin) || self->lambda <= 0 || self->lambda + self->kin >= 1)
    return FALSE;
  for (guint k = 0; k < TRIB_MODEL_MISTAKES; k++)
    if (json_is_number (json_array_get (together, k)))
      self->together[k] = json_number_value (json_array_get (together, k));
    else
      return FALSE;
  for (guint i = 0; i < self->comparer.n; i++)
    {
      guint nth = 0;

      for (guint before = 0; before < i; before++)
        nth += strcmp (self->names[before], self->names[i]) == 0;
      if (!read_levels (self, i, json_object_get (find_comparison (comparisons, self->names[i], nth), "levels")))
        return FALSE;
    }
  return TRUE;
}

TribMatchModel *
trib_model_from_json (const char *json, const TribComparer *comparer)
{
  json_t *root = json_loads (json, 0, NULL);
  TribMatchModel *self = trib_model_new (comparer, comparer->features->n);

  if (read_model (self, root))
    trib_model_derive (self);
  else
    g_clear_pointer (&self, trib_model_free);
  json_decref (root);
  return self;
}

TribMatchModel *
trib_match_model_from_json (const char *json, TribMatchTable *table)
{
  TribComparer comparer;

  trib_comparer_init (&comparer, trib_match_table_features (table));
  return trib_model_from_json (json, &comparer);
}

void
trib_match_model_free (TribMatchModel *self)
{
  trib_model_free (self);
}
