/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What customers did, with whose it is; empty where nobody, or more than one, has what the row refers to.
 */
#include "config.h"

#include "publish/trib-export-private.h"
#include "store/trib-source.h"
#include "unify/trib-interactions.h"

#include <glib/gi18n-lib.h>

#define FIRST_FIELD 4

typedef struct
{
  TribExport *export;
  GPtrArray *sources;
} Plan;

static void
free_plan (gpointer data)
{
  Plan *plan = data;

  g_clear_pointer (&plan->sources, g_ptr_array_unref);
  g_free (plan);
}

static gboolean
plan_interactions (TribExport *self, gpointer *data, GError **error)
{
  TribSchema *schema = trib_store_get_schema (self->store);
  Plan *plan;

  *data = plan = g_new0 (Plan, 1);
  plan->export = self;
  plan->sources = trib_store_list_sources (self->store, error);
  if (plan->sources == NULL)
    return FALSE;
  trib_export_add_column (self, "record_id", TRIB_COLUMN_NUMBER);
  trib_export_add_column (self, "source", TRIB_COLUMN_TEXT);
  trib_export_add_column (self, "source_row", TRIB_COLUMN_NUMBER);
  trib_export_add_column (self, "customer_id", TRIB_COLUMN_NUMBER);
  for (guint i = 0; i < TRIB_INTERACTION_FIELDS; i++)
    trib_export_add_column (self, trib_schema_get (schema, TRIB_FIELD_INTERACTION_TIME + i)->name, TRIB_COLUMN_TEXT);
  return TRUE;
}

static gboolean
write_interaction (const TribInteraction *interaction, gpointer user_data, GError **error)
{
  const Plan *plan = user_data;
  TribExport *self = plan->export;
  const char *name = "";

  for (guint i = 0; i < plan->sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (plan->sources, i);

      if (source->id == interaction->source)
        name = source->name;
    }
  trib_export_set_id (self, 0, 0, interaction->record, FALSE);
  trib_export_set_text (self, 1, name);
  trib_export_set_id (self, 2, 1, (gint64) interaction->source_row, FALSE);
  trib_export_set_id (self, 3, 2, interaction->customer, TRUE);
  for (guint i = 0; i < TRIB_INTERACTION_FIELDS; i++)
    g_array_index (self->cells, TribText, FIRST_FIELD + i) = interaction->fields[i];
  return trib_export_write (self, error);
}

static gboolean
fill_interactions (TribExport *self, gpointer plan, GError **error)
{
  return trib_each_interaction (self->store, 0, write_interaction, plan, self->cancellable, error);
}

const TribExportTable trib_export_interactions = {
  .name = "interactions",
  .stage = N_ ("Writing interactions"),
  .plan = plan_interactions,
  .fill = fill_interactions,
  .free_plan = free_plan,
};
