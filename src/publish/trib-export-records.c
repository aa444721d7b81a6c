/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every record as it came, beside the customer that it belongs to. Sources have different columns: the table has the
 * union of them, in the order of the sources, equal headings shared. Cells that a row has beyond its headings follow
 * in columns of their own, so that nothing is lost.
 */
#include "config.h"

#include "publish/trib-export-private.h"
#include "store/trib-scan.h"
#include "store/trib-source.h"

#include <glib/gi18n-lib.h>

#define FIRST_CELL 4

/**
 * TribSourcePlan:
 * @places: column of the table for each column of the source
 */
typedef struct
{
  char *name;
  guint n_columns;
  guint *places;
} TribSourcePlan;

/**
 * TribRecordsPlan:
 * @sources: (element-type gint64 TribSourcePlan)
 * @taken: headings that are given away, with their column
 * @first_surplus: column of the first surplus cell
 * @n_surplus: how many of them
 */
typedef struct
{
  TribExport *export;
  GHashTable *sources;
  GHashTable *taken;
  guint first_surplus;
  guint n_surplus;
} TribRecordsPlan;

static void
free_source_plan (gpointer data)
{
  TribSourcePlan *plan = data;

  g_free (plan->name);
  g_free (plan->places);
  g_free (plan);
}

static void
free_plan (gpointer data)
{
  TribRecordsPlan *plan = data;

  g_hash_table_unref (plan->sources);
  g_hash_table_unref (plan->taken);
  g_free (plan);
}

/* A heading that no column has: @name, else with a number behind it. */
static guint
add_column (TribRecordsPlan *plan, const char *name, TribColumnKind kind)
{
  g_autofree char *heading = g_strdup (name);
  guint place;

  for (guint n = 2; g_hash_table_contains (plan->taken, heading); n++)
    {
      g_free (heading);
      heading = g_strdup_printf ("%s_%u", name, n);
    }
  place = trib_export_add_column (plan->export, heading, kind);
  g_hash_table_insert (plan->taken, g_steal_pointer (&heading), GUINT_TO_POINTER (place));
  return place;
}

/* Columns of one source: shared with earlier sources by heading, but never with a column of its own twice, nor with
 * the four that every record has. */
static TribSourcePlan *
plan_source (TribRecordsPlan *plan, const TribSource *source, GHashTable *shared)
{
  TribSourcePlan *self = g_new0 (TribSourcePlan, 1);
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);

  self->name = g_strdup (source->name);
  self->n_columns = source->columns != NULL ? g_strv_length (source->columns) : 0;
  self->places = g_new0 (guint, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *name = source->columns[i];
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (shared, name));

      if (place == 0 || g_hash_table_contains (own, GUINT_TO_POINTER (place)))
        {
          place = add_column (plan, name, TRIB_COLUMN_TEXT);
          g_hash_table_insert (shared, g_strdup (name), GUINT_TO_POINTER (place));
        }
      g_hash_table_add (own, GUINT_TO_POINTER (place));
      self->places[i] = place;
    }
  return self;
}

static gboolean
measure_record (const TribRecordView *record, gpointer user_data, GError **error)
{
  TribRecordsPlan *plan = user_data;
  const TribSourcePlan *source = g_hash_table_lookup (plan->sources, &record->source);

  if (source != NULL && record->n_cells > source->n_columns)
    plan->n_surplus = MAX (plan->n_surplus, record->n_cells - source->n_columns);
  return TRUE;
}

static gboolean
plan_records (TribExport *self, gpointer *data, GError **error)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (self->store, error);
  g_autoptr (GHashTable) shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TribRecordsPlan *plan;

  if (sources == NULL)
    return FALSE;
  *data = plan = g_new0 (TribRecordsPlan, 1);
  plan->export = self;
  plan->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_source_plan);
  plan->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_column (plan, "record_id", TRIB_COLUMN_NUMBER);
  add_column (plan, "source", TRIB_COLUMN_TEXT);
  add_column (plan, "source_row", TRIB_COLUMN_NUMBER);
  add_column (plan, "customer_id", TRIB_COLUMN_NUMBER);
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);

      g_hash_table_insert (plan->sources, g_memdup2 (&source->id, sizeof source->id),
                           plan_source (plan, source, shared));
    }
  /* A row that is too long is an issue of its source, so sources without issues need no look. */
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);

      if (source->issues > 0
          && !trib_store_each_record (self->store, source->id, TRIB_SCAN_RAW, measure_record, plan, self->cancellable,
                                      error))
        return FALSE;
    }
  plan->first_surplus = self->columns->len;
  for (guint i = 0; i < plan->n_surplus; i++)
    {
      g_autofree char *name = g_strdup_printf ("extra_%u", i + 1);

      add_column (plan, name, TRIB_COLUMN_TEXT);
    }
  return TRUE;
}

static gboolean
write_record (const TribRecordView *record, gpointer user_data, GError **error)
{
  TribRecordsPlan *plan = user_data;
  TribExport *self = plan->export;
  TribText *cells = (TribText *) (gpointer) self->cells->data;
  const TribSourcePlan *source = g_hash_table_lookup (plan->sources, &record->source);

  trib_export_set_id (self, 0, 0, record->id, FALSE);
  if (source == NULL || record->n_cells > source->n_columns + plan->n_surplus)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_DAMAGED,
                   _ ("record %s: It does not fit the columns of its source. Import the source again."),
                   self->numbers[0]->str);
      return FALSE;
    }
  trib_export_set_text (self, 1, source->name);
  trib_export_set_id (self, 2, 1, (gint64) record->source_row, FALSE);
  trib_export_set_id (self, 3, 2, record->customer, TRUE);
  for (guint i = FIRST_CELL; i < self->cells->len; i++)
    cells[i] = TRIB_TEXT_EMPTY;
  for (guint i = 0; i < record->n_cells; i++)
    cells[i < source->n_columns ? source->places[i] : plan->first_surplus + i - source->n_columns] = record->cells[i];
  return trib_export_write (self, error);
}

static gboolean
fill_records (TribExport *self, gpointer plan, GError **error)
{
  return trib_store_each_record (self->store, 0, TRIB_SCAN_RAW, write_record, plan, self->cancellable, error);
}

const TribExportTable trib_export_records = {
  .name = "records",
  .stage = N_ ("Writing records"),
  .plan = plan_records,
  .fill = fill_records,
  .free_plan = free_plan,
};
