/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts one customer together from its records. See the header.
 */
#include "config.h"

#include "unify/trib-customer.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "store/trib-event-table.h"
#include "store/trib-record-table.h"
#include "survivorship/trib-derive.h"

void
trib_customer_record_free (TribCustomerRecord *self)
{
  g_free (self->source_name);
  g_strfreev (self->cells);
  g_clear_pointer (&self->values, trib_values_free);
  g_free (self);
}

void
trib_customer_free (TribCustomer *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_pointer (&self->survivors, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

static const TribSource *
find_source (GPtrArray *sources, gint64 id)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);

      if (source->id == id)
        return source;
    }
  return NULL;
}

static TribCustomerRecord *
make_record (const TribRecordContent *content, GPtrArray *sources)
{
  static const char *const no_columns[] = { NULL };
  const TribSource *source = find_source (sources, content->source);
  TribCustomerRecord *record = g_new0 (TribCustomerRecord, 1);

  record->id = content->id;
  record->source = content->source;
  record->source_name = g_strdup (source ? source->name : _ ("A source that was removed"));
  record->source_row = content->row;
  record->line = content->line;
  record->since = content->since;
  record->columns = source ? (const char *const *) source->columns : no_columns;
  record->cells = trib_unpack_cells (g_bytes_get_data (content->raw, NULL), g_bytes_get_size (content->raw));
  if (record->cells == NULL)
    record->cells = g_new0 (char *, 1);
  return record;
}

/* Its values are there already. */
static gboolean
add_record (TribCustomer *self, TribStore *store, TribContribution *from, GError **error)
{
  g_auto (TribRecordContent) content = { 0 };
  TribCustomerRecord *record;

  if (!trib_store_get_record (store, from->record, &content, error))
    return FALSE;
  record = make_record (&content, self->sources);
  record->values = g_steal_pointer (&from->values);
  g_ptr_array_add (self->records, record);
  return TRUE;
}

TribCustomerRecord *
trib_customer_record_load (TribStore *store, gint64 id, GPtrArray *sources, GError **error)
{
  g_auto (TribRecordContent) content = { 0 };
  TribCustomerRecord *record;

  if (!trib_store_get_record (store, id, &content, error))
    return NULL;
  record = make_record (&content, sources);
  record->values = trib_values_new ();
  if (trib_values_unpack (record->values, g_bytes_get_data (content.std, NULL), g_bytes_get_size (content.std)))
    return record;
  trib_customer_record_free (record);
  trib_store_set_damaged (store, error);
  return NULL;
}

/* For people several values stand in one line. */
static void
join_lines (GPtrArray *survivors, TribSchema *schema)
{
  for (guint i = 0; i < survivors->len; i++)
    {
      TribSurvivor *survivor = g_ptr_array_index (survivors, i);
      const TribField *field = trib_schema_get (schema, survivor->field);
      g_auto (GStrv) lines = NULL;

      if (field == NULL || !trib_field_keeps_all (field) || strchr (survivor->text, '\n') == NULL)
        continue;
      lines = g_strsplit (survivor->text, "\n", -1);
      g_free (survivor->text);
      survivor->text = g_strjoinv ("; ", lines);
    }
}

/**
 * trib_customer_load:
 * @id: a customer's id, also one that was retired by a merge
 *
 * Returns: (transfer full): the customer, or %NULL with %TRIB_STORE_ERROR_NOT_FOUND
 */
TribCustomer *
trib_customer_load (TribStore *store, gint64 id, GError **error)
{
  g_autoptr (TribCustomer) self = g_new0 (TribCustomer, 1);
  g_autoptr (GArray) records = NULL;

  if (!trib_store_resolve_customer (store, id, &self->id, error))
    return NULL;
  if (self->id == 0)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
                   _ ("Customer %" PRIi64 ": There is no such customer. List the customers to find its number."), id);
      return NULL;
    }
  self->sources = trib_store_list_sources (store, error);
  records = trib_contributions_load (store, self->id, error);
  if (self->sources == NULL || records == NULL)
    return NULL;
  self->survivors
      = trib_survive (trib_store_get_schema (store), (const TribContribution *) (gpointer) records->data, records->len);
  join_lines (self->survivors, trib_store_get_schema (store));
  self->name = trib_survivors_name (self->survivors, &self->organisation);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_customer_record_free);
  for (guint i = 0; i < records->len; i++)
    if (!add_record (self, store, &g_array_index (records, TribContribution, i), error))
      return NULL;
  return g_steal_pointer (&self);
}
