/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The unified view as a table: a row a customer, a column a field in schema order. All built-in fields are always
 * there, so that two exports have the same columns; those of interactions only where a source fills them.
 */
#include "config.h"

#include "mapping/trib-mapping.h"
#include "publish/trib-export-private.h"
#include "store/trib-scan.h"
#include "store/trib-source.h"

#include <glib/gi18n-lib.h>

#define FIRST_FIELD 3

/**
 * TribCustomersPlan:
 * @fields: (element-type guint): for each column its field's place in the schema
 */
typedef struct
{
  TribExport *export;
  GArray *fields;
} TribCustomersPlan;

static void
free_plan (gpointer data)
{
  TribCustomersPlan *plan = data;

  g_array_unref (plan->fields);
  g_free (plan);
}

/* Names of the interaction fields that a source's mapping fills. */
static GHashTable *
interactions_used (TribStore *store, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);
  TribSchema *schema = trib_store_get_schema (store);

  if (sources == NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);
      g_autoptr (TribMapping) mapping = NULL;

      if (source->mapping == NULL)
        continue;
      mapping = trib_mapping_from_json (source->mapping, -1, error);
      if (mapping == NULL)
        return NULL;
      /* What customers did has an export of its own. */
      for (guint j = 0; mapping->rows == TRIB_ROWS_CUSTOMERS && j < mapping->links->len; j++)
        {
          const TribMappingLink *link = g_ptr_array_index (mapping->links, j);
          const TribField *field = link->kind == TRIB_LINK_FIELD ? trib_schema_find (schema, link->field) : NULL;

          if (field != NULL && trib_field_is_interaction (field->id))
            g_hash_table_add (used, g_strdup (field->name));
        }
    }
  return g_steal_pointer (&used);
}

static TribColumnKind
column_kind (const TribField *field)
{
  return field->type == TRIB_TYPE_DATE ? TRIB_COLUMN_DATE : TRIB_COLUMN_TEXT;
}

static gboolean
plan_customers (TribExport *self, gpointer *data, GError **error)
{
  TribSchema *schema = trib_store_get_schema (self->store);
  g_autoptr (GHashTable) used = interactions_used (self->store, error);
  TribCustomersPlan *plan;

  if (used == NULL)
    return FALSE;
  *data = plan = g_new0 (TribCustomersPlan, 1);
  plan->export = self;
  plan->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  trib_export_add_column (self, "customer_id", TRIB_COLUMN_NUMBER);
  trib_export_add_column (self, "record_count", TRIB_COLUMN_NUMBER);
  trib_export_add_column (self, "sources", TRIB_COLUMN_TEXT);
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      if (trib_field_is_interaction (field->id) && !g_hash_table_contains (used, field->name))
        continue;
      trib_export_add_column (self, field->name, column_kind (field));
      g_array_append_val (plan->fields, i);
    }
  return TRUE;
}

static gboolean
write_customer (gint64 id, guint n_records, const char *sources, const TribText *fields, guint n_fields,
                gpointer user_data, GError **error)
{
  TribCustomersPlan *plan = user_data;
  TribExport *self = plan->export;

  trib_export_set_id (self, 0, 0, id, FALSE);
  trib_export_set_id (self, 1, 1, n_records, FALSE);
  trib_export_set_text (self, 2, sources);
  for (guint i = 0; i < plan->fields->len; i++)
    {
      guint place = g_array_index (plan->fields, guint, i);

      g_array_index (self->cells, TribText, FIRST_FIELD + i) = place < n_fields ? fields[place] : TRIB_TEXT_EMPTY;
    }
  return trib_export_write (self, error);
}

static gboolean
fill_customers (TribExport *self, gpointer plan, GError **error)
{
  return trib_store_each_customer (self->store, self->search, write_customer, plan, self->cancellable, error);
}

const TribExportTable trib_export_customers = {
  .name = "customers",
  .stage = N_ ("Writing customers"),
  .plan = plan_customers,
  .fill = fill_customers,
  .free_plan = free_plan,
};
