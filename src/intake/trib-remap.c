/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every record of the source is mapped and cleansed again, by what import uses; one whose standard values are others gets a new
 * version. In the history it is an import without a file.
 */
#include "config.h"

#include "intake/trib-remap.h"

#include "base/trib-json.h"
#include "cleanse/trib-cleanser.h"
#include "intake/trib-intake-fields.h"
#include "mapping/trib-mapper.h"
#include "store/trib-record-table.h"
#include "store/trib-source-table.h"
#include "survivorship/trib-derive.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FLUSH_ROWS 500
#define SHOW_ISSUES 100
#define KEEP_ISSUES 10000

typedef struct
{
  TribChange *change;
  TribSource *source;
  TribImportReport *report;
  TribRecordWriter *writer;
  TribMapper *mapper;
  TribCleanser *cleanser;
  TribValues *mapped, *standard;
  GByteArray *std;
  GPtrArray *waiting; /* (element-type GBytes): what the writer points to */
  gboolean apart;     /* rows are interactions now: no records of customers any more */
} Remap;

static gboolean
touch_customer (Remap *self, gint64 record, GError **error)
{
  gint64 event = trib_change_get_group (self->change);
  TribFact member;

  if (!trib_fact_find (trib_change_get_store (self->change), TRIB_FACT_MEMBER, record, 0, &member, error))
    return FALSE;
  if (member.began == 0)
    return TRUE;
  trib_change_touch (self->change, member.value);
  return !self->apart || trib_fact_end (self->change, TRIB_FACT_MEMBER, record, 0, event, error);
}

static gboolean
keep_issues (Remap *self, const TribRecordContent *content, GError **error)
{
  for (guint i = 0; i < trib_values_size (self->standard); i++)
    {
      const TribValue *value = trib_values_nth (self->standard, i);
      TribRowIssue *issue;
      gboolean ok;

      if (value->status != TRIB_STATUS_INVALID)
        continue;
      issue = trib_row_issue_new (TRIB_ISSUE_VALUE, content->row, content->line, value->column, value->text.text,
                                  trib_reason_text (value->reason));
      ok = self->report->n_issues++ >= KEEP_ISSUES
           || trib_issue_put (self->change, trib_change_get_group (self->change), issue, error);
      if (self->report->issues->len < SHOW_ISSUES)
        g_ptr_array_add (self->report->issues, issue);
      else
        trib_row_issue_free (issue);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static void
derive (Remap *self, const TribRecordContent *content)
{
  gsize len;
  gconstpointer raw = g_bytes_get_data (content->raw, &len);
  g_auto (GStrv) texts = trib_unpack_cells (raw, len);
  guint n = texts != NULL ? g_strv_length (texts) : 0;
  g_autofree TribText *cells = g_new0 (TribText, n + 1);
  TribRow row = { cells, n, content->row, content->line };

  for (guint i = 0; i < n; i++)
    cells[i] = (TribText){ texts[i], (guint32) strlen (texts[i]) };
  trib_mapper_row (self->mapper, &row, self->mapped);
  trib_cleanser_row (self->cleanser, self->mapped, self->standard);
  g_byte_array_set_size (self->std, 0);
  trib_values_pack (self->standard, self->std);
}

static gboolean
put_version (Remap *self, gint64 id, const TribRecordContent *content, GError **error)
{
  GBytes *std = g_bytes_new (self->std->data, self->std->len);
  TribRecordRow row = { .id = id, .row = content->row, .line = content->line };

  g_ptr_array_add (self->waiting, std);
  g_ptr_array_add (self->waiting, g_bytes_ref (content->raw));
  row.raw = g_bytes_get_data (content->raw, &row.raw_len);
  row.std = g_bytes_get_data (std, &row.std_len);
  row.hash = trib_record_hash (row.raw, row.raw_len);
  if (!trib_fact_end (self->change, TRIB_FACT_RECORD, id, 0, trib_change_get_group (self->change), error))
    return FALSE;
  trib_record_writer_put (self->writer, &row);
  return TRUE;
}

static gboolean
flush (Remap *self, GError **error)
{
  gboolean ok = trib_record_writer_flush (self->writer, error);

  g_ptr_array_set_size (self->waiting, 0);
  return ok;
}

static gboolean
remap_record (Remap *self, const TribRecordKey *key, GError **error)
{
  g_auto (TribRecordContent) content = { 0 };

  if (!trib_store_get_record (trib_change_get_store (self->change), key->id, &content, error))
    return FALSE;
  derive (self, &content);
  self->report->rows++;
  if (!keep_issues (self, &content, error))
    return FALSE;
  if (trib_record_hash (self->std->data, self->std->len) == key->std_hash && !self->apart)
    {
      self->report->unchanged++;
      return TRUE;
    }
  self->report->changed++;
  return touch_customer (self, key->id, error) && put_version (self, key->id, &content, error)
         && (self->waiting->len < FLUSH_ROWS || flush (self, error));
}

static gboolean
remap_all (Remap *self, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) keys = trib_store_list_record_keys (trib_change_get_store (self->change), self->source->id, error);
  gboolean ok = keys != NULL;

  if (ok)
    trib_progress_stage (progress, _ ("Deriving values again"), keys->len);
  for (guint i = 0; ok && i < keys->len; i++)
    {
      ok = remap_record (self, &g_array_index (keys, TribRecordKey, i), error);
      if (i % 1000 == 0)
        {
          trib_progress_set (progress, i);
          ok = ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
        }
    }
  return ok && flush (self, error);
}

static gboolean
make_tools (Remap *self, const TribMapping *mapping, TribSchema *schema, GError **error)
{
  const char *const *columns = (const char *const *) self->source->columns;

  self->mapper = trib_mapper_new (mapping, columns, g_strv_length (self->source->columns), schema, error);
  if (self->mapper == NULL)
    return FALSE;
  self->cleanser = trib_cleanser_new (schema, mapping->country, mapping->date_order);
  self->mapped = trib_values_new ();
  self->standard = trib_values_new ();
  self->std = g_byte_array_new ();
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->writer = trib_record_writer_new (self->change, self->source->id, error);
  return self->writer != NULL;
}

static void
clear_tools (Remap *self)
{
  g_clear_pointer (&self->writer, trib_record_writer_free);
  g_clear_pointer (&self->mapper, trib_mapper_free);
  g_clear_pointer (&self->cleanser, trib_cleanser_free);
  g_clear_pointer (&self->mapped, trib_values_free);
  g_clear_pointer (&self->standard, trib_values_free);
  g_clear_pointer (&self->std, g_byte_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
}

/* Figures that the history shows again. */
static char *
describe (const TribImportReport *report)
{
  return trib_json_to_text (json_pack ("{s:s, s:b, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "source", report->source,
                                       "remapped", 1, "rows", (json_int_t) report->rows, "new", (json_int_t) 0,
                                       "changed", (json_int_t) report->changed, "unchanged",
                                       (json_int_t) report->unchanged, "gone", (json_int_t) 0, "kept_back",
                                       (json_int_t) 0, "issues", (json_int_t) report->n_issues),
                            JSON_COMPACT);
}

static gboolean
finish (Remap *self, TribMapping *mapping, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autofree char *json = trib_mapping_to_json (mapping);
  g_autofree char *detail = NULL;

  if (self->report->changed == 0 && g_strcmp0 (json, self->source->mapping) == 0)
    return TRUE;
  g_free (self->source->mapping);
  self->source->mapping = g_steal_pointer (&json);
  if (!trib_source_put (self->change, trib_change_get_group (self->change), self->source, error)
      || !trib_derive_touched (self->change, progress, cancellable, error))
    return FALSE;
  detail = describe (self->report);
  self->report->event = trib_change_get_group (self->change);
  return trib_change_commit (g_steal_pointer (&self->change), detail, error);
}

gboolean
trib_remap (TribStore *store, const char *source, const TribMapping *mapping, TribImportReport *report,
            TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribMapping) whole = trib_mapping_copy (mapping);
  g_autoptr (TribSource) found = trib_store_find_source (store, source, error);
  g_autoptr (TribSchema) schema = trib_schema_copy (trib_store_get_schema (store));
  Remap self = { .source = found, .report = report, .apart = mapping->rows == TRIB_ROWS_INTERACTIONS };
  gboolean ok;

  *report = (TribImportReport){ .source = g_strdup (source) };
  report->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_row_issue_free);
  if (found == NULL)
    return FALSE;
  report->source_id = found->id;
  report->format = g_strdup (found->kind);
  self.change = trib_change_begin (store, TRIB_EVENT_IMPORT, 0, error);
  if (self.change == NULL)
    return FALSE;
  ok = trib_intake_make_fields (self.change, source, whole, (const char *const *) found->columns,
                                g_strv_length (found->columns), schema, error)
       && make_tools (&self, whole, schema, error) && remap_all (&self, progress, cancellable, error);
  clear_tools (&self);
  ok = ok && finish (&self, whole, progress, cancellable, error);
  g_clear_pointer (&self.change, trib_change_abort);
  report->mapping = g_steal_pointer (&whole);
  /* What was rolled back may have had custom fields. */
  if (!ok || report->event == 0)
    ok = trib_store_refresh (store, ok ? error : NULL) && ok;
  return ok;
}
