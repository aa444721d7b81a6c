/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources are facts: an import that is taken back takes its source's newest version with it.
 */
#include "config.h"

#include "store/trib-source-table.h"
#include "store/trib-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/trib-pack.h"
#include "store/trib-record-table.h"

#define COLUMNS                                                                                                        \
  "SELECT s.id, s.name, s.kind, s.path, s.tbl, s.columns, s.mapping, s.trust, e.time, "                                \
  "ifnull((SELECT n FROM tally WHERE name = 'record:' || s.id), 0), "                                                  \
  "(SELECT count(*) FROM issue WHERE import = s.import), s.is_unique, s.import "                                       \
  "FROM source s LEFT JOIN event e ON e.id = s.import "

void
trib_source_free (TribSource *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->kind);
  g_free (self->path);
  g_free (self->table);
  g_strfreev (self->columns);
  g_free (self->mapping);
  g_free (self);
}

static TribSource *
read_source (TribStore *store, sqlite3_stmt *stmt)
{
  TribSource *self = g_new0 (TribSource, 1);

  self->id = sqlite3_column_int64 (stmt, 0);
  self->name = trib_sql_dup_text (stmt, 1);
  self->kind = trib_sql_dup_text (stmt, 2);
  self->path = trib_sql_dup_text (stmt, 3);
  self->table = trib_sql_dup_text (stmt, 4);
  self->columns = trib_unpack_cells (sqlite3_column_blob (stmt, 5), sqlite3_column_bytes (stmt, 5));
  if (self->columns == NULL)
    self->columns = g_new0 (char *, 1);
  self->mapping = trib_sql_dup_text (stmt, 6);
  self->trust = trib_schema_trust (store->schema, self->id);
  self->imported_at = sqlite3_column_int64 (stmt, 8);
  self->records = sqlite3_column_int64 (stmt, 9);
  self->issues = sqlite3_column_int64 (stmt, 10);
  self->is_unique = sqlite3_column_int (stmt, 11) != 0;
  self->import = sqlite3_column_int64 (stmt, 12);
  return self;
}

GPtrArray *
trib_store_list_sources (TribStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (self, COLUMNS "ORDER BY s.id", error);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_source_free);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  while (trib_sql_step (self, stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&sources);
      g_ptr_array_add (sources, read_source (self, stmt));
    }
  return NULL;
}

static TribSource *
get_one (TribStore *self, sqlite3_stmt *stmt, const char *what, GError **error)
{
  TribSource *source = NULL;
  gboolean row;

  if (!trib_sql_step (self, stmt, &row, error))
    return NULL;
  if (row)
    source = read_source (self, stmt);
  else
    g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
                 _ ("%s: There is no source of that name. Import a file first, or check the name."), what);
  sqlite3_reset (stmt);
  return source;
}

TribSource *
trib_store_find_source (TribStore *self, const char *name, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (self, COLUMNS "WHERE s.name = ?", error);

  if (stmt == NULL)
    return NULL;
  trib_sql_bind (stmt, "s", name);
  return get_one (self, stmt, name, error);
}

GPtrArray *
trib_store_list_issues (TribStore *self, gint64 source, guint limit, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt
      = trib_sql_prepare (self,
                          "SELECT kind, row, line, col, value, reason FROM issue "
                          "WHERE import = (SELECT import FROM source WHERE id = ?) ORDER BY rowid LIMIT ?",
                          error);
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_row_issue_free);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  trib_sql_bind (stmt, "ii", source, limit ? (gint64) limit : (gint64) -1);
  while (trib_sql_step (self, stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&issues);
      g_ptr_array_add (issues,
                       trib_row_issue_new (sqlite3_column_int (stmt, 0), (guint64) sqlite3_column_int64 (stmt, 1),
                                           (guint64) sqlite3_column_int64 (stmt, 2), sqlite3_column_int (stmt, 3),
                                           (const char *) sqlite3_column_text (stmt, 4),
                                           (const char *) sqlite3_column_text (stmt, 5)));
    }
  return NULL;
}

gboolean
trib_source_put (TribChange *change, gint64 event, const TribSource *source, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  guint n_columns = g_strv_length (source->columns);
  g_autofree TribText *texts = g_new0 (TribText, n_columns + 1);
  g_autoptr (GByteArray) columns = g_byte_array_new ();
  sqlite3_stmt *stmt;

  for (guint i = 0; i < n_columns; i++)
    texts[i] = (TribText){ source->columns[i], (guint32) strlen (source->columns[i]) };
  trib_pack_cells (columns, texts, n_columns);
  if (!trib_fact_end (change, TRIB_FACT_SOURCE, source->id, 0, event, error))
    return FALSE;
  stmt = trib_sql_cached (
      store,
      "INSERT INTO source (id, name, kind, path, tbl, mapping, trust, import, cause, began, columns, is_unique) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?8, ?8, ?8, ?9, ?10)",
      error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "issssssi", source->id, source->name, source->kind, source->path, source->table, source->mapping,
                 NULL, event);
  sqlite3_bind_int (stmt, 7, source->trust);
  sqlite3_bind_blob (stmt, 9, columns->data, (int) columns->len, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 10, source->is_unique);
  return trib_sql_run (store, stmt, error) && trib_fact_note_begun (change, TRIB_FACT_SOURCE, source->id, error);
}

gboolean
trib_field_put (TribChange *change, gint64 event, const TribField *field, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt = trib_sql_cached (
      store, "INSERT INTO field (id, name, label, type, rule, compare, cause, began) VALUES (?, ?, ?, ?, ?, ?, ?7, ?7)",
      error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "issiiii", (gint64) field->id, field->name, field->label, (gint64) field->type,
                 (gint64) field->rule, (gint64) field->compare, event);
  return trib_sql_run (store, stmt, error) && trib_fact_note_begun (change, TRIB_FACT_FIELD, field->id, error);
}

gboolean
trib_issue_put (TribChange *change, gint64 event, const TribRowIssue *issue, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt = trib_sql_cached (
      store, "INSERT INTO issue (import, row, line, col, kind, value, reason) VALUES (?, ?, ?, ?, ?, ?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iiiiiss", event, (gint64) issue->row, (gint64) issue->line, (gint64) issue->column,
                 (gint64) issue->kind, issue->value, issue->reason);
  return trib_sql_run (store, stmt, error);
}
