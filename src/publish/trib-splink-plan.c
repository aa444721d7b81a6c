/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "publish/trib-splink-plan.h"

#include "publish/trib-splink-keys.h"
#include "publish/trib-splink-levels.h"

#include <math.h>
#include <string.h>

#define LEAST 1e-9 /* chances below count as this much, as in the engine */

static void
row_clear (gpointer data)
{
  TribSplinkRow *row = data;

  g_free (row->condition);
  g_free (row->rarity);
}

static void
comparison_free (gpointer data)
{
  TribSplinkComparison *self = data;

  g_free (self->name);
  g_array_unref (self->rows);
  g_free (self);
}

static char *
fill_in (const char *text, const char *base)
{
  g_auto (GStrv) pieces = g_strsplit (text, "%", -1);

  return g_strjoinv (base, pieces);
}

static void
add_column (TribSplinkPlan *self, const TribSplinkComparison *comparison, const char *name)
{
  const TribFeature *own
      = comparison->comparison->kind == TRIB_COMPARE_ADDRESS ? NULL : comparison->comparison->feature;
  TribSplinkColumn *column;

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((TribSplinkColumn *) self->columns->pdata[i])->name, name) == 0)
      return;
  column = trib_splink_column_find (self->features, name, comparison->name, own);
  if (column != NULL)
    g_ptr_array_add (self->columns, column);
}

/* Every name with _l or _r behind it is a column. */
static void
add_columns_of (TribSplinkPlan *self, const TribSplinkComparison *comparison, const char *condition)
{
  g_autoptr (GRegex) names = g_regex_new ("\\b([a-z][a-z0-9_]*)_[lr]\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (names, condition, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (strcmp (name, "source") != 0)
        add_column (self, comparison, name);
    }
}

static void
add_frequency (TribSplinkPlan *self, const char *name, double u)
{
  TribSplinkFrequency frequency = { NULL, u };

  for (guint i = 0; i < self->frequencies->len; i++)
    if (strcmp (g_array_index (self->frequencies, TribSplinkFrequency, i).column->name, name) == 0)
      return;
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((TribSplinkColumn *) self->columns->pdata[i])->name, name) == 0)
      frequency.column = self->columns->pdata[i];
  g_array_append_val (self->frequencies, frequency);
}

/* The u that frequencies in a column are held against: that of the condition that the column is the same, where there is one;
 * else that of the level which is most frequent among the same. */
static double
reference_u (const TribSplinkComparison *comparison, const char *rarity, gboolean *exact)
{
  g_autofree char *same = g_strdup_printf ("%s_l = %s_r", rarity, rarity);
  const TribSplinkRow *best = NULL;

  *exact = FALSE;
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const TribSplinkRow *row = &g_array_index (comparison->rows, TribSplinkRow, i);

      if (strcmp (row->condition, same) == 0)
        {
          *exact = TRUE;
          return row->u;
        }
      if (g_strcmp0 (row->rarity, rarity) == 0 && (best == NULL || row->m > best->m))
        best = row;
    }
  return best->u;
}

/* Splink looks for such a condition. Where there is none, it can be told to take the level's own u; then all levels with that
 * column get the same u, and an m that keeps their ratio. */
static void
settle_frequencies (TribSplinkPlan *self, TribSplinkComparison *comparison)
{
  g_autofree double *u = g_new0 (double, comparison->rows->len);
  g_autofree gboolean *exact = g_new0 (gboolean, comparison->rows->len);

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const TribSplinkRow *row = &g_array_index (comparison->rows, TribSplinkRow, i);

      if (row->rarity != NULL)
        u[i] = reference_u (comparison, row->rarity, &exact[i]);
    }
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      TribSplinkRow *row = &g_array_index (comparison->rows, TribSplinkRow, i);

      if (row->rarity == NULL)
        continue;
      comparison->has_rarity = TRUE;
      add_frequency (self, row->rarity, u[i]);
      if (exact[i])
        continue;
      row->by_own_u = TRUE;
      row->m *= u[i] / row->u;
      row->u = u[i];
    }
}

static TribSplinkRow
make_row (TribSplinkPlan *self, guint index, const char *base, const TribSplinkLevel *level, guint parts)
{
  const TribComparison *item = &self->model->comparer.items[index];
  TribSplinkRow row = { .level = level->level, .means = level->means, .tf = item->levels[level->level].tf };

  row.condition = fill_in (level->condition, base);
  if (level->level == 0)
    return row;
  /* Where bounds hold the weight, m gives way. */
  row.u = MAX (self->model->u[index][level->level], LEAST) / parts;
  row.m = row.u * exp2 (self->model->weight[index][level->level]);
  if (level->rarity != NULL && row.tf > 0)
    row.rarity = fill_in (level->rarity, base);
  return row;
}

static void
add_comparison (TribSplinkPlan *self, guint index)
{
  const TribComparison *item = &self->model->comparer.items[index];
  TribSplinkComparison *comparison = g_new0 (TribSplinkComparison, 1);
  const TribSplinkLevel *levels;
  guint n;

  levels = trib_splink_levels (item->kind, &n);
  if (item->kind == TRIB_COMPARE_ID && item->field == TRIB_FIELD_EXTERNAL_ID && !self->features->ids_across)
    {
      levels = trib_splink_external_id;
      n = trib_splink_n_external_id;
    }
  comparison->comparison = item;
  comparison->name = trib_splink_column_base (self->features, item);
  comparison->rows = g_array_new (FALSE, FALSE, sizeof (TribSplinkRow));
  g_array_set_clear_func (comparison->rows, row_clear);
  for (guint i = 0; i < n; i++)
    {
      guint parts = 0;
      TribSplinkRow row;

      for (guint j = 0; j < n; j++)
        parts += levels[j].level == levels[i].level;
      row = make_row (self, index, comparison->name, &levels[i], parts);
      add_columns_of (self, comparison, row.condition);
      if (row.rarity != NULL)
        add_column (self, comparison, row.rarity);
      g_array_append_val (comparison->rows, row);
    }
  settle_frequencies (self, comparison);
  g_ptr_array_add (self->comparisons, comparison);
}

TribSplinkPlan *
trib_splink_plan_new (const TribMatchModel *model, const TribFeatures *features, TribTicker *ticker)
{
  g_autoptr (TribSplinkPlan) self = g_new0 (TribSplinkPlan, 1);

  self->model = model;
  self->features = features;
  self->comparisons = g_ptr_array_new_with_free_func (comparison_free);
  self->columns = g_ptr_array_new_with_free_func (trib_splink_column_free);
  self->frequencies = g_array_new (FALSE, FALSE, sizeof (TribSplinkFrequency));
  for (guint i = 0; i < model->comparer.n; i++)
    add_comparison (self, i);
  self->keys = trib_splink_keys_new (features, ticker);
  return self->keys != NULL ? g_steal_pointer (&self) : NULL;
}

void
trib_splink_plan_free (TribSplinkPlan *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->comparisons);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->frequencies);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self);
}
