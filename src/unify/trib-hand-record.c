/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The record has a column for each field that was ever set by hand, named as the field; a later version of it is a
 * fact like any other, so taking back needs nothing of its own.
 */
#include "config.h"

#include "unify/trib-hand-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mapping/trib-mapping.h"
#include "store/trib-record-table.h"
#include "store/trib-source-table.h"
#include "survivorship/trib-derive.h"

#define EMPTY "-" /* how a field that was left empty is written */

static gint64
record_source (TribStore *store, gint64 record, GError **error)
{
  g_auto (TribRecordContent) content = { 0 };

  return trib_store_get_record (store, record, &content, error) ? content.source : 0;
}

GArray *
trib_hand_records_leave_out (TribStore *store, const GArray *records, GError **error)
{
  gint64 by_hand = trib_schema_get_by_hand (trib_store_get_schema (store));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = g_array_index (records, gint64, i);
      gint64 source = by_hand != 0 ? record_source (store, id, error) : -1;

      if (source == 0)
        return NULL;
      if (source != by_hand)
        g_array_append_val (left, id);
    }
  if (left->len == 0)
    g_array_append_vals (left, records->data, records->len);
  return g_steal_pointer (&left);
}

gboolean
trib_hand_records_follow (TribChange *change, const GArray *records, const GArray *customers, GError **error)
{
  TribStore *store = trib_change_get_store (change);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 before = g_array_index (customers, gint64, i), now = before, event = 0;
      TribFact alias;

      do
        {
          if (!trib_fact_find (store, TRIB_FACT_ALIAS, now, 0, &alias, error))
            return FALSE;
          if (alias.began != 0)
            {
              now = alias.value;
              event = alias.cause;
            }
        }
      while (alias.began != 0);
      /* By the event that joined the two, so that it parts from the other with its own side. */
      if (now != before && !trib_fact_put_member (change, event, g_array_index (records, gint64, i), now, error))
        return FALSE;
    }
  return TRUE;
}

/* (nullable) (transfer full): the source, where there is one. */
static TribSource *
find_source (TribStore *store, GError **error)
{
  gint64 id = trib_schema_get_by_hand (trib_store_get_schema (store));
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (((const TribSource *) g_ptr_array_index (sources, i))->id == id)
      return g_ptr_array_steal_index (sources, i);
  return NULL;
}

/* People give their lists any name. */
static char *
free_name (TribStore *store)
{
  char *name = g_strdup (_ ("By hand"));

  for (guint i = 2;; i++)
    {
      g_autoptr (TribSource) taken = trib_store_find_source (store, name, NULL);

      if (taken == NULL)
        return name;
      g_free (name);
      name = g_strdup_printf (_ ("By hand (%u)"), i);
    }
}

static TribSource *
new_source (TribChange *change)
{
  TribSource *source = g_new0 (TribSource, 1);
  g_autoptr (TribMapping) mapping = trib_mapping_new ();

  source->id = trib_change_mint (change, TRIB_MINT_SOURCE);
  source->name = free_name (trib_change_get_store (change));
  source->kind = g_strdup (TRIB_SOURCE_BY_HAND);
  source->columns = g_new0 (char *, 1);
  source->mapping = trib_mapping_to_json (mapping);
  return source;
}

/* The source, with a column for each of the values. */
static TribSource *
prepare_source (TribChange *change, TribValues *values, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autoptr (TribSource) source = NULL;
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  gboolean is_new = trib_schema_get_by_hand (trib_store_get_schema (store)) == 0, is_wider = FALSE;

  source = is_new ? new_source (change) : find_source (store, error);
  if (source == NULL)
    return NULL;
  g_strv_builder_addv (columns, (const char **) source->columns);
  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribField *field = trib_schema_get (trib_store_get_schema (store), trib_values_nth (values, i)->field);

      if (field == NULL || g_strv_contains ((const char *const *) source->columns, field->name))
        continue;
      g_strv_builder_add (columns, field->name);
      is_wider = TRUE;
    }
  g_strfreev (source->columns);
  source->columns = g_strv_builder_end (columns);
  if ((is_new || is_wider) && !trib_source_put (change, trib_change_get_group (change), source, error))
    return NULL;
  return g_steal_pointer (&source);
}

static const TribValue *
value_of (TribValues *values, TribFieldId field)
{
  for (guint i = 0; i < trib_values_size (values); i++)
    if (trib_values_nth (values, i)->field == field)
      return trib_values_nth (values, i);
  return NULL;
}

static void
pack_cells (TribSource *source, TribSchema *schema, TribValues *values, GByteArray *raw)
{
  guint n = g_strv_length (source->columns);
  g_autofree TribText *cells = g_new0 (TribText, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const TribField *field = trib_schema_find (schema, source->columns[i]);
      const TribValue *value = field != NULL ? value_of (values, field->id) : NULL;

      cells[i] = value != NULL ? value->text : TRIB_TEXT_EMPTY;
    }
  trib_pack_cells (raw, cells, n);
}

static gboolean
write_record (TribChange *change, gint64 record, TribValues *values, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autoptr (TribSource) source = prepare_source (change, values, error);
  g_autoptr (TribRecordWriter) writer = NULL;
  g_autoptr (GByteArray) raw = g_byte_array_new ();
  g_autoptr (GByteArray) std = g_byte_array_new ();
  TribRecordRow row = { .id = record, .row = (guint64) record };

  if (source == NULL)
    return FALSE;
  pack_cells (source, trib_store_get_schema (store), values, raw);
  trib_values_pack (values, std);
  row.raw = raw->data;
  row.raw_len = raw->len;
  row.std = std->data;
  row.std_len = std->len;
  row.hash = trib_record_hash (raw->data, raw->len);
  writer = trib_record_writer_new (change, source->id, error);
  if (writer == NULL)
    return FALSE;
  trib_record_writer_put (writer, &row);
  return trib_record_writer_flush (writer, error);
}

static gboolean
is_edited (const TribHandEdit *edits, guint n_edits, TribFieldId field)
{
  for (guint i = 0; i < n_edits; i++)
    if (edits[i].field == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_left_to_rule (const TribHandEdit *edits, guint n_edits, TribFieldId field)
{
  for (guint i = 0; i < n_edits; i++)
    if (edits[i].field == field && edits[i].text == NULL)
      return TRUE;
  return FALSE;
}

/* What @before says of fields of which nothing is said yet. */
static void
keep_others (TribValues *before, const TribHandEdit *edits, guint n_edits, TribValues *after)
{
  for (guint i = 0; i < trib_values_size (before); i++)
    {
      const TribValue *value = trib_values_nth (before, i);

      if (!is_edited (edits, n_edits, value->field) && value_of (after, value->field) == NULL)
        trib_values_add (after, value->field, -1, value->status, value->reason, value->text.text, value->text.len);
    }
}

static void
add_edits (const TribHandEdit *edits, guint n_edits, TribValues *after)
{
  for (guint i = 0; i < n_edits; i++)
    if (edits[i].text != NULL && *edits[i].text == '\0')
      trib_values_add (after, edits[i].field, -1, TRIB_STATUS_MISSING, TRIB_REASON_PLACEHOLDER, EMPTY, strlen (EMPTY));
    else if (edits[i].text != NULL)
      trib_values_add (after, edits[i].field, -1, edits[i].status, edits[i].reason, edits[i].text,
                       strlen (edits[i].text));
}

gboolean
trib_hand_source_is_used (TribChange *change, gint64 source, gboolean *used, GError **error)
{
  g_autofree char *tally = g_strdup_printf ("record:%" G_GINT64_FORMAT, source);
  gint64 n;

  if (!trib_store_get_tally (trib_change_get_store (change), tally, &n, error))
    return FALSE;
  *used = n + trib_change_get_tally (change, tally) > 0;
  return TRUE;
}

/* When the last thing that was set by hand has gone, its source goes, too. */
static gboolean
end_unused_source (TribChange *change, GError **error)
{
  gint64 source = trib_schema_get_by_hand (trib_store_get_schema (trib_change_get_store (change)));
  gboolean used;

  return trib_hand_source_is_used (change, source, &used, error)
         && (used || trib_fact_end (change, TRIB_FACT_SOURCE, source, 0, trib_change_get_group (change), error));
}

static gboolean
end_record (TribChange *change, gint64 record, GError **error)
{
  gint64 event = trib_change_get_group (change);

  return trib_fact_end (change, TRIB_FACT_RECORD, record, 0, event, error)
         && trib_fact_end (change, TRIB_FACT_MEMBER, record, 0, event, error);
}

/* @record: 0 for a new one */
static gboolean
put_record (TribChange *change, gint64 customer, gint64 record, TribValues *after, GError **error)
{
  gint64 event = trib_change_get_group (change);

  if (record == 0)
    {
      record = trib_change_mint (change, TRIB_MINT_RECORD);
      return write_record (change, record, after, error)
             && trib_fact_put_member (change, event, record, customer, error);
    }
  trib_change_touch (change, customer);
  return trib_fact_end (change, TRIB_FACT_RECORD, record, 0, event, error)
         && write_record (change, record, after, error);
}

static int
compare_newest_first (gconstpointer pa, gconstpointer pb)
{
  const TribContribution *a = *(const TribContribution *const *) pa, *b = *(const TribContribution *const *) pb;

  if (a->since != b->since)
    return a->since > b->since ? -1 : 1;
  return (a->record < b->record) - (a->record > b->record);
}

/* (transfer full): those by hand, the newest first. */
static GPtrArray *
by_hand (GArray *records)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, TribContribution, i).trust == TRIB_TRUST_BY_HAND)
      g_ptr_array_add (found, &g_array_index (records, TribContribution, i));
  g_ptr_array_sort (found, compare_newest_first);
  return found;
}

/* An older one says something of a field that the rule shall have again. */
static gboolean
must_unite (GPtrArray *found, const TribHandEdit *edits, guint n_edits)
{
  for (guint i = 1; i < found->len; i++)
    {
      TribValues *values = ((const TribContribution *) g_ptr_array_index (found, i))->values;

      for (guint v = 0; v < trib_values_size (values); v++)
        if (is_left_to_rule (edits, n_edits, trib_values_nth (values, v)->field))
          return TRUE;
    }
  return FALSE;
}

static gboolean
says_anything (GPtrArray *found, const TribHandEdit *edits, guint n_edits)
{
  TribValues *values = found->len > 0 ? ((const TribContribution *) g_ptr_array_index (found, 0))->values : NULL;

  for (guint i = 0; i < n_edits; i++)
    if (edits[i].text != NULL || (values != NULL && value_of (values, edits[i].field) != NULL))
      return TRUE;
  return must_unite (found, edits, n_edits);
}

/* Where customers that had each been edited became one there are several records. The newest takes the edits. */
gboolean
trib_hand_record_edit (TribChange *change, gint64 customer, const TribHandEdit *edits, guint n_edits, GError **error)
{
  g_autoptr (GArray) records = trib_contributions_load (trib_change_get_store (change), customer, error);
  g_autoptr (TribValues) after = trib_values_new ();
  g_autoptr (GPtrArray) found = NULL;
  gboolean unite;
  gint64 record;

  if (records == NULL)
    return FALSE;
  found = by_hand (records);
  if (!says_anything (found, edits, n_edits))
    return TRUE;
  unite = must_unite (found, edits, n_edits);
  for (guint i = 0; i < found->len && (i == 0 || unite); i++)
    {
      const TribContribution *one = g_ptr_array_index (found, i);

      keep_others (one->values, edits, n_edits, after);
      if (i > 0 && !end_record (change, one->record, error))
        return FALSE;
    }
  add_edits (edits, n_edits, after);
  record = found->len > 0 ? ((const TribContribution *) g_ptr_array_index (found, 0))->record : 0;
  if (trib_values_size (after) == 0)
    return end_record (change, record, error) && end_unused_source (change, error);
  return put_record (change, customer, record, after, error);
}
