/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings one file into the project: opens it, settles its source and mapping, runs the rows through (trib-intake-rows.c) inside one
 * change, and says what came of it.
 */
#include "config.h"

#include "intake/trib-import.h"
#include "intake/trib-intake-fields.h"
#include "intake/trib-intake-rows.h"
#include "intake/trib-origin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/trib-fold.h"
#include "base/trib-json.h"
#include "formats/trib-inspection.h"
#include "formats/trib-writer.h"
#include "mapping/preset/trib-preset.h"
#include "store/trib-bulk.h"
#include "store/trib-source-table.h"
#include "survivorship/trib-derive.h"

#define INSPECT_ROWS 2000
#define BULK_BYTES (512 * 1024) /* of a file, from which on it is worth another way of writing */
#define MOST_THREADS 6          /* more would only wait for the one that writes */

void
trib_import_report_clear (TribImportReport *self)
{
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, trib_mapping_free);
  *self = (TribImportReport){ 0 };
}

static char *
name_source (const char *path, const TribImportOptions *options)
{
  if (options->source != NULL && options->source[0] != '\0')
    return g_strdup (options->source);
  return trib_origin_title (path, options->read.table);
}

/* (nullable) without an error where there is none of that name. */
static gboolean
look_up_source (TribStore *store, const char *name, TribSource **source, GError **error)
{
  g_autoptr (GError) inner = NULL;

  *source = trib_store_find_source (store, name, &inner);
  if (*source != NULL && g_strcmp0 ((*source)->kind, TRIB_SOURCE_BY_HAND) == 0)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_EXISTS,
                   _ ("%s: That is the name of what was typed by hand. Give the source another name."), name);
      return FALSE;
    }
  if (inner == NULL || g_error_matches (inner, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

/* Whether the file has the columns of its source and behind them a reason: rows that an import kept back, and that now
 * come again. */
static gboolean
is_rejects (const TribSource *before, TribReader *reader)
{
  guint n_columns, n = before != NULL ? g_strv_length (before->columns) : 0;
  const char *const *columns = trib_reader_get_columns (reader, &n_columns);

  if (n == 0 || n_columns != n + 1)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (columns[i], before->columns[i]) != 0)
      return FALSE;
  return strcmp (columns[n], _ ("Reason")) == 0 || strcmp (columns[n], "Reason") == 0;
}

/* The columns that are kept: all but the reason why a row was kept back. */
static const char *const *
kept_columns (const TribSource *before, TribReader *reader, guint *n_columns)
{
  const char *const *columns = trib_reader_get_columns (reader, n_columns);

  *n_columns -= is_rejects (before, reader);
  return columns;
}

/* Rows stand side by side with those of before, cell by cell. */
static gboolean
can_add (const TribSource *before, TribReader *reader, const char *path, GError **error)
{
  const char *const *columns = trib_reader_get_columns (reader, NULL);

  if (before == NULL || is_rejects (before, reader) || g_strv_equal (columns, (const char *const *) before->columns))
    return TRUE;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
               _ ("%s: Its columns are not those of the source “%s”, so its rows cannot be added there. Import it as a "
                  "source of its own."),
               path, before->name);
  return FALSE;
}

static gboolean
knows_every_column (TribMapping *mapping, const char *const *columns, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    if (trib_mapping_find (mapping, columns[i]) == NULL)
      return FALSE;
  return TRUE;
}

static TribMapping *
suggest (TribStore *store, const char *path, const TribReadOptions *read, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribInspection) inspection = trib_inspect (path, read, INSPECT_ROWS, cancellable, error);
  const TribTableFacts *table;

  if (inspection == NULL)
    return NULL;
  table = g_ptr_array_index (inspection->tables, 0);
  for (guint i = 0; read->table != NULL && i < inspection->tables->len; i++)
    if (strcmp (((TribTableFacts *) g_ptr_array_index (inspection->tables, i))->name, read->table) == 0)
      table = g_ptr_array_index (inspection->tables, i);
  return trib_mapping_suggest (table, trib_store_get_schema (store));
}

/* A mapping for another file would make every column a field of its own. */
static gboolean
has_its_columns (const TribMapping *mapping, const char *const *columns, guint n_columns, const char *path,
                 GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean found = mapping->links->len == 0;

  for (guint i = 0; i < n_columns; i++)
    g_hash_table_add (names, trib_fold (columns[i]));
  for (guint i = 0; i < mapping->links->len && !found; i++)
    {
      g_autofree char *name = trib_fold (((TribMappingLink *) mapping->links->pdata[i])->column);

      found = g_hash_table_contains (names, name);
    }
  if (!found)
    g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_COLUMN,
                 _ ("%s: None of the mapping’s columns is in it. Choose the mapping that belongs to this file."), path);
  return found;
}

/* A file whose headings are known needs no guessing. */
static TribMapping *
as_preset (const char *const *columns, guint n_columns, const TribMapping *suggested)
{
  g_autoptr (GPtrArray) presets = trib_presets_load ();
  const TribPreset *preset = trib_presets_recognise (presets, columns, n_columns);

  return preset ? trib_preset_apply (preset, columns, n_columns, suggested) : trib_mapping_copy (suggested);
}

static TribMapping *
settle_mapping (TribStore *store, const char *path, const TribImportOptions *options, const TribSource *before,
                TribReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribMapping) mapping = NULL;
  g_autoptr (TribMapping) suggested = NULL;
  guint n_columns;
  const char *const *columns = kept_columns (before, reader, &n_columns);

  if (options->mapping != NULL)
    return has_its_columns (options->mapping, columns, n_columns, path, error) ? trib_mapping_copy (options->mapping)
                                                                               : NULL;
  if (before != NULL)
    {
      mapping = trib_mapping_from_json (before->mapping, -1, error);
      if (mapping == NULL)
        return NULL;
      if (knows_every_column (mapping, columns, n_columns))
        return g_steal_pointer (&mapping);
    }
  suggested = suggest (store, path, &options->read, cancellable, error);
  if (suggested == NULL)
    return NULL;
  if (mapping == NULL)
    return as_preset (columns, n_columns, suggested);
  trib_mapping_take_news (mapping, suggested);
  return g_steal_pointer (&mapping);
}

static gboolean
is_unique (TribUniqueness uniqueness, const TribSource *before)
{
  return uniqueness == TRIB_UNIQUENESS_AS_BEFORE ? before != NULL && before->is_unique
                                                 : uniqueness == TRIB_UNIQUENESS_NOBODY_TWICE;
}

static gboolean
put_source (TribIntake *self, const char *path, const char *name, const TribSource *before, const char *mapping,
            TribUniqueness uniqueness, GError **error)
{
  TribSource source = {
    .id = self->source,
    .name = (char *) name,
    .kind = (char *) trib_reader_get_format (self->reader),
    .path = trib_origin_to_keep (path),
    .table = (char *) trib_reader_get_table (self->reader),
    .columns = self->n_kept > 0 ? before->columns : (GStrv) trib_reader_get_columns (self->reader, NULL),
    .mapping = (char *) mapping,
    .trust = before ? before->trust : (int) self->source,
    .is_unique = is_unique (uniqueness, before),
  };
  gboolean ok = trib_source_put (self->change, trib_change_get_group (self->change), &source, error);

  g_free (source.path);
  return ok;
}

/* Figures that the history shows again. */
static char *
describe (const TribImportReport *report, const char *version)
{
  json_t *detail = json_pack ("{s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "source", report->source, "rows",
                              (json_int_t) report->rows, "new", (json_int_t) report->fresh, "changed",
                              (json_int_t) report->changed, "unchanged", (json_int_t) report->unchanged, "gone",
                              (json_int_t) report->gone, "kept_back", (json_int_t) report->kept_back, "issues",
                              (json_int_t) report->n_issues);

  if (version != NULL)
    json_object_set_new (detail, "version", json_string (version));
  return trib_json_to_text (detail, JSON_COMPACT);
}

static TribWriter *
open_rejects (const char *path, TribReader *reader, GArray *columns, GError **error)
{
  guint n;
  const char *const *names = trib_reader_get_columns (reader, &n);
  TribWriteOptions options = { .format = "csv", .keep_formulas = TRUE };

  for (guint i = 0; i <= n; i++)
    {
      TribWriterColumn column = { i < n ? names[i] : _ ("Reason"), TRIB_COLUMN_TEXT };

      g_array_append_val (columns, column);
    }
  return trib_writer_open (path, &options, (const TribWriterColumn *) (gpointer) columns->data, n + 1, error);
}

static gboolean
make_tools (TribIntake *self, guint threads, const TribMapping *mapping, TribSchema *schema, GError **error)
{
  guint n_columns;
  const char *const *columns = trib_reader_get_columns (self->reader, &n_columns);

  self->n_columns = n_columns;
  self->n_tools = CLAMP (threads > 0 ? threads : g_get_num_processors (), 1, MOST_THREADS);
  self->tools = g_new0 (TribIntakeTools, self->n_tools);
  for (guint i = 0; i < self->n_tools; i++)
    {
      TribIntakeTools *tools = &self->tools[i];

      tools->mapper = trib_mapper_new (mapping, columns, n_columns, schema, error);
      if (tools->mapper == NULL)
        return FALSE;
      tools->cleanser = trib_cleanser_new (schema, mapping->country, mapping->date_order);
      tools->mapped = trib_values_new ();
      tools->standard = trib_values_new ();
      tools->n_kept = self->n_kept;
    }
  return TRUE;
}

static void
clear_tools (TribIntake *self)
{
  for (guint i = 0; i < self->n_tools; i++)
    {
      trib_mapper_free (self->tools[i].mapper);
      trib_cleanser_free (self->tools[i].cleanser);
      trib_values_free (self->tools[i].mapped);
      trib_values_free (self->tools[i].standard);
    }
  g_clear_pointer (&self->tools, g_free);
  self->n_tools = 0;
}

static gboolean
run_rows (TribIntake *intake, const TribImportOptions *options, const TribMapping *mapping, TribSchema *schema,
          TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (TribWriterColumn));
  g_autoptr (TribWriter) rejects = NULL;
  gboolean ok;

  if (options->rejects != NULL)
    {
      rejects = open_rejects (options->rejects, intake->reader, columns, error);
      if (rejects == NULL)
        return FALSE;
    }
  intake->rejects = rejects;
  ok = make_tools (intake, options->threads, mapping, schema, error)
       && trib_intake_rows (intake, progress, cancellable, error)
       && (rejects == NULL || trib_writer_finish (rejects, error));
  clear_tools (intake);
  return ok;
}

/* A file without rows is a failed export rather than news that everybody is gone. */
static gboolean
has_rows (const TribImportReport *report, const char *path, GError **error)
{
  if (report->rows > 0)
    return TRUE;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY,
               _ ("%s: There are no rows in it, so nothing was imported. Check the export that it comes from."), path);
  return FALSE;
}

/* Nothing new in the file, and the mapping as before: then no event is worth keeping. */
static gboolean
is_news (const TribIntake *intake, const TribSource *before, const char *mapping, TribUniqueness uniqueness)
{
  const TribImportReport *report = intake->report;

  return before == NULL || report->fresh + report->changed + report->gone + intake->versions > 0
         || g_strcmp0 (before->mapping, mapping) != 0 || is_unique (uniqueness, before) != before->is_unique;
}

static gboolean
import_into (TribStore *store, TribReader *reader, const char *path, const TribImportOptions *options,
             TribMapping *mapping, const TribSource *before, TribImportReport *report, TribProgress *progress,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (TribChange) change = trib_change_begin (store, TRIB_EVENT_IMPORT, 0, error);
  g_autoptr (TribSchema) schema = trib_schema_copy (trib_store_get_schema (store));
  g_autoptr (TribRefresh) refresh = NULL;
  g_autofree char *json = NULL;
  g_autofree char *detail = NULL;
  TribIntake intake = { .change = change, .reader = reader, .report = report };
  const char *const *columns;
  guint n_columns;

  if (change == NULL)
    return FALSE;
  if (is_rejects (before, reader))
    intake.n_kept = g_strv_length (before->columns);
  intake.add = intake.n_kept > 0 || (options->add && before != NULL);
  intake.source = report->source_id = before ? before->id : trib_change_mint (change, TRIB_MINT_SOURCE);
  refresh = intake.refresh = trib_refresh_new (store, intake.source, error);
  columns = kept_columns (before, reader, &n_columns);
  if (refresh == NULL || !trib_intake_make_fields (change, path, mapping, columns, n_columns, schema, error)
      || !run_rows (&intake, options, mapping, schema, progress, cancellable, error) || !has_rows (report, path, error))
    return FALSE;
  json = trib_mapping_to_json (mapping);
  if (options->dry_run || !is_news (&intake, before, json, options->uniqueness))
    return TRUE;
  if (!put_source (&intake, path, report->source, before, json, options->uniqueness, error)
      || !trib_derive_touched (change, progress, cancellable, error))
    return FALSE;
  detail = describe (report, trib_reader_get_version (reader));
  trib_progress_part (progress, "committing");
  report->event = trib_change_get_group (change);
  return trib_change_commit (g_steal_pointer (&change), detail, error);
}

/* Whether the file is to be read as it was the last time: then it need not be, where it has not changed. */
static gboolean
reads_as_before (const TribImportOptions *options)
{
  return options->mapping == NULL && options->read.encoding == NULL && options->read.delimiter == NULL
         && options->read.header == TRIB_HEADER_DETECT && options->rejects == NULL && !options->add
         && options->uniqueness == TRIB_UNIQUENESS_AS_BEFORE;
}

/* (nullable): %NULL without an error where nothing has changed since the last time */
static TribReader *
open_reader (TribStore *store, const char *path, const TribImportOptions *options, const TribSource *before,
             TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autofree char *known = trib_origin_known (store, path, options->read.table, before);
  TribReadOptions read = options->read;
  GError *inner = NULL;
  TribReader *reader;

  read.known = known != NULL && !reads_as_before (options) ? "" : known;
  read.cancellable = cancellable;
  read.progress = progress;
  reader = trib_reader_open (path, &read, &inner);
  if (g_error_matches (inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNCHANGED))
    g_clear_error (&inner);
  if (inner != NULL)
    g_propagate_error (error, inner);
  return reader;
}

static gboolean
report_unchanged (const TribSource *before, TribImportReport *report, GError **error)
{
  report->source_id = before->id;
  report->format = g_strdup (before->kind);
  report->rows = report->unchanged = (guint64) before->records;
  report->mapping = trib_mapping_from_json (before->mapping, -1, error);
  return report->mapping != NULL;
}

static gboolean
import_file (TribStore *store, const char *path, const TribImportOptions *options, TribImportReport *report,
             TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribReader) reader = NULL;
  g_autoptr (TribSource) before = NULL;
  g_autoptr (TribBulk) bulk = NULL;
  GError *inner = NULL;
  guint64 size;
  gboolean ok;

  if (!look_up_source (store, report->source, &before, error))
    return FALSE;
  reader = open_reader (store, path, options, before, progress, cancellable, &inner);
  if (inner != NULL)
    {
      g_propagate_error (error, inner);
      return FALSE;
    }
  if (reader == NULL)
    return report_unchanged (before, report, error);
  if (options->add && !can_add (before, reader, path, error))
    return FALSE;
  report->format = g_strdup (trib_reader_get_format (reader));
  report->mapping = settle_mapping (store, path, options, before, reader, cancellable, error);
  if (report->mapping == NULL)
    return FALSE;
  trib_reader_get_position (reader, NULL, &size);
  bulk = size >= BULK_BYTES ? trib_bulk_begin (store) : NULL;
  ok = import_into (store, reader, path, options, report->mapping, before, report, progress, cancellable, error);
  /* What was rolled back may have had custom fields. */
  if (!ok || report->event == 0)
    ok = trib_store_refresh (store, ok ? error : NULL) && ok;
  return ok;
}

/**
 * trib_import:
 * @store: open for writing
 * @path: the file, or "-" for standard input
 * @options: how
 * @report: (out caller-allocates): what came of it; to be cleared in any case
 *
 * Returns: whether it succeeded; where not, the project is as it was
 */
gboolean
trib_import (TribStore *store, const char *path, const TribImportOptions *options, TribImportReport *report,
             TribProgress *progress, GCancellable *cancellable, GError **error)
{
  *report = (TribImportReport){ 0 };
  report->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_row_issue_free);
  report->source = name_source (path, options);
  return import_file (store, path, options, report, progress, cancellable, error);
}
