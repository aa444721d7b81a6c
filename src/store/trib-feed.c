/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A virtual table that exists by its name alone (nothing of it is in the project). The rows come as a pointer that only a statement's
 * binding can hold, so no text of SQL can make one up.
 */
#include "config.h"

#include "store/trib-feed.h"

#define POINTER "trib-feed"
#define N_COLUMNS 1999 /* with the feed itself as many as a table can have */

typedef struct
{
  sqlite3_vtab_cursor base;
  const TribFeed *feed;
  gsize row;
} Cursor;

static int
connect_cb (sqlite3 *db, void *data, int n_args, const char *const *args, sqlite3_vtab **table, char **message)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE x (feed HIDDEN");
  int code;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_string_append_printf (sql, ", c%u", i);
  g_string_append_c (sql, ')');
  code = sqlite3_declare_vtab (db, sql->str);
  if (code == SQLITE_OK)
    *table = (sqlite3_vtab *) g_new0 (sqlite3_vtab, 1);
  return code;
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
best_index_cb (sqlite3_vtab *table, sqlite3_index_info *info)
{
  for (int i = 0; i < info->nConstraint; i++)
    if (info->aConstraint[i].iColumn == 0 && info->aConstraint[i].usable
        && info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ)
      {
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        return SQLITE_OK;
      }
  return SQLITE_CONSTRAINT;
}

static int
open_cb (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  *cursor = (sqlite3_vtab_cursor *) g_new0 (Cursor, 1);
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor, int index, const char *index_name, int n_args, sqlite3_value **args)
{
  Cursor *self = (Cursor *) cursor;

  self->feed = n_args > 0 ? sqlite3_value_pointer (args[0], POINTER) : NULL;
  self->row = 0;
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *) cursor)->row++;
  return SQLITE_OK;
}

static int
eof_cb (sqlite3_vtab_cursor *cursor)
{
  const Cursor *self = (const Cursor *) cursor;

  return self->feed == NULL || self->row >= self->feed->n;
}

static int
column_cb (sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column)
{
  const Cursor *self = (const Cursor *) cursor;

  if (column > 0)
    self->feed->column (context, self->row, column - 1, self->feed->data);
  return SQLITE_OK;
}

static int
rowid_cb (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = (sqlite3_int64) ((const Cursor *) cursor)->row;
  return SQLITE_OK;
}

int
trib_feed_register (sqlite3 *db)
{
  static const sqlite3_module module = {
    .xConnect = connect_cb,
    .xBestIndex = best_index_cb,
    .xDisconnect = disconnect_cb,
    .xOpen = open_cb,
    .xClose = close_cb,
    .xFilter = filter_cb,
    .xNext = next_cb,
    .xEof = eof_cb,
    .xColumn = column_cb,
    .xRowid = rowid_cb,
  };

  return sqlite3_create_module (db, "feed", &module, NULL);
}

gboolean
trib_feed_run (TribStore *store, sqlite3_stmt *stmt, const TribFeed *feed, GError **error)
{
  gboolean ok;

  sqlite3_bind_pointer (stmt, 1, (void *) feed, POINTER, NULL);
  ok = trib_sql_run (store, stmt, error);
  sqlite3_clear_bindings (stmt);
  return ok;
}
