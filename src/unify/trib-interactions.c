/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who an interaction that only refers to its customer belongs to is looked up in what the records of customers say: e-mail address
 * first, then the number, then the phone. What two customers share tells nothing.
 */
#include "config.h"

#include "unify/trib-interactions.h"

#include "mapping/trib-mapping.h"
#include "store/trib-scan.h"
#include "store/trib-source.h"

#define SHARED (-1)

/* Which field of a record answers to which of the interaction's, in the order of trust. */
static const struct
{
  TribFieldId of_record;
  TribFieldId of_interaction;
} references[] = {
  { TRIB_FIELD_EMAIL, TRIB_FIELD_EMAIL },
  { TRIB_FIELD_EXTERNAL_ID, TRIB_FIELD_CUSTOMER_REF },
  { TRIB_FIELD_EXTERNAL_ID, TRIB_FIELD_EXTERNAL_ID },
  { TRIB_FIELD_PHONE, TRIB_FIELD_PHONE },
};

typedef struct
{
  GHashTable *only;   /* sources of interactions alone */
  GHashTable *owners; /* "field value" -> customer, or SHARED */
  GString *key;
  gint64 wanted;
  gboolean refers; /* of the source being read: its rows only refer to customers */
  TribInteractionFunc func;
  gpointer user_data;
} Reading;

static gboolean
rows_of (const TribSource *source, TribRowsAre *rows, GError **error)
{
  g_autoptr (TribMapping) mapping = NULL;

  *rows = TRIB_ROWS_CUSTOMERS;
  if (source->mapping == NULL)
    return TRUE;
  mapping = trib_mapping_from_json (source->mapping, -1, error);
  if (mapping == NULL)
    return FALSE;
  *rows = mapping->rows;
  return TRUE;
}

GHashTable *
trib_interaction_only_sources (TribStore *store, GError **error)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);
  g_autoptr (GHashTable) only = g_hash_table_new (NULL, NULL);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);
      TribRowsAre rows;

      if (!rows_of (source, &rows, error))
        return NULL;
      if (rows == TRIB_ROWS_INTERACTIONS)
        g_hash_table_add (only, GINT_TO_POINTER ((int) source->id));
    }
  return sources != NULL ? g_steal_pointer (&only) : NULL;
}

static const char *
key_of (Reading *self, TribFieldId field, const TribText *text)
{
  g_string_printf (self->key, "%d ", (int) field);
  for (guint32 i = 0; i < text->len; i++)
    g_string_append_c (self->key, g_ascii_tolower (text->text[i]));
  return self->key->str;
}

/* What a customer's record can be found by. */
static gboolean
note_owner (const TribRecordView *view, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  if (view->customer == 0 || g_hash_table_contains (self->only, GINT_TO_POINTER ((int) view->source)))
    return TRUE;
  for (guint i = 0; i < trib_values_size (view->values); i++)
    {
      const TribValue *value = trib_values_nth (view->values, i);
      const char *key;
      gint64 *owner;

      if (value->status > TRIB_STATUS_REPAIRED
          || (value->field != TRIB_FIELD_EMAIL && value->field != TRIB_FIELD_EXTERNAL_ID
              && value->field != TRIB_FIELD_PHONE))
        continue;
      key = key_of (self, value->field, &value->text);
      owner = g_hash_table_lookup (self->owners, key);
      if (owner == NULL)
        g_hash_table_insert (self->owners, g_strdup (key), g_memdup2 (&view->customer, sizeof view->customer));
      else if (*owner != view->customer)
        *owner = SHARED;
    }
  return TRUE;
}

static gint64
find_owner (Reading *self, TribValues *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      const TribValue *value = trib_values_first (values, references[i].of_interaction);
      const gint64 *owner
          = value != NULL ? g_hash_table_lookup (self->owners, key_of (self, references[i].of_record, &value->text))
                          : NULL;

      if (owner != NULL && *owner != SHARED)
        return *owner;
    }
  return 0;
}

static gboolean
give_interaction (const TribRecordView *view, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  TribInteraction interaction
      = { .record = view->id, .source = view->source, .source_row = view->source_row, .customer = view->customer };
  gboolean any = FALSE;

  for (guint i = 0; i < TRIB_INTERACTION_FIELDS; i++)
    {
      const TribValue *value = trib_values_first (view->values, TRIB_FIELD_INTERACTION_TIME + i);

      interaction.fields[i] = value != NULL ? value->text : TRIB_TEXT_EMPTY;
      any = any || value != NULL;
    }
  if (self->refers)
    interaction.customer = find_owner (self, view->values);
  if (!any || (self->wanted != 0 && interaction.customer != self->wanted))
    return TRUE;
  return self->func (&interaction, self->user_data, error);
}

static gboolean
read_source (Reading *self, TribStore *store, const TribSource *source, GCancellable *cancellable, GError **error)
{
  TribRowsAre rows;

  if (!rows_of (source, &rows, error))
    return FALSE;
  if (rows == TRIB_ROWS_CUSTOMERS)
    return TRUE;
  self->refers = rows == TRIB_ROWS_INTERACTIONS;
  /* Once, and only where somebody is to be found by what a row refers to. */
  if (self->refers && self->owners == NULL)
    {
      self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (!trib_store_each_record (store, 0, TRIB_SCAN_VALUES, note_owner, self, cancellable, error))
        return FALSE;
    }
  return trib_store_each_record (store, source->id, TRIB_SCAN_VALUES, give_interaction, self, cancellable, error);
}

gboolean
trib_each_interaction (TribStore *store, gint64 customer, TribInteractionFunc func, gpointer user_data,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);
  g_autoptr (GHashTable) only = sources != NULL ? trib_interaction_only_sources (store, error) : NULL;
  Reading self = { .only = only, .wanted = customer, .func = func, .user_data = user_data };
  gboolean ok = only != NULL;

  self.key = g_string_new (NULL);
  for (guint i = 0; ok && i < sources->len; i++)
    ok = read_source (&self, store, g_ptr_array_index (sources, i), cancellable, error);
  g_clear_pointer (&self.owners, g_hash_table_unref);
  g_string_free (self.key, TRUE);
  return ok;
}
