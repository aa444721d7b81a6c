/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thin layer between the store and SQLite. Errors are translated here and nowhere else, so that corrupt, full, busy,
 * too new and forbidden stay apart.
 */
#include "config.h"

#include "store/trib-sql.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>

/**
 * trib_sql_set_error_code:
 * @path: the project
 * @code: SQLite's (extended) result
 * @message: (nullable): SQLite's words, used where there are no better ones
 */
void
trib_sql_set_error_code (const char *path, int code, const char *message, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_BUSY,
                   _ ("%s: Another window or program is writing this project. Wait until it is done, or close it."),
                   name);
      break;
    case SQLITE_FULL:
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FULL,
                   _ ("%s: There is no room left on the disk, nothing was changed. Make room and try again."), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_DAMAGED,
                   _ ("%s: The project is damaged. Open a copy of it, or start anew from your files."), name);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FOREIGN,
                   _ ("%s: This is not a Tributary project. Choose a file that ends in .tributary."), name);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_READ_ONLY,
                   _ ("%s: The project may not be written. Check its permissions, or work on a copy."), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_MISSING,
                   _ ("%s: The project can’t be opened. Check that it is there and that you may read it."), name);
      break;
    case SQLITE_IOERR:
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FULL,
                   _ ("%s: The disk can’t be written or read (%s). Check that there is room, and the drive."), name,
                   message ? message : sqlite3_errstr (code));
      break;
    case SQLITE_INTERRUPT:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("%s: Cancelled, nothing was changed."), name);
      break;
    default:
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FAILED, _ ("%s: The project can’t be used: %s."), name,
                   message ? message : sqlite3_errstr (code));
    }
}

void
trib_sql_set_error (TribStore *self, GError **error)
{
  trib_sql_set_error_code (self->path, sqlite3_extended_errcode (self->db), sqlite3_errmsg (self->db), error);
}

sqlite3_stmt *
trib_sql_prepare (TribStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL) != SQLITE_OK)
    trib_sql_set_error (self, error);
  return stmt;
}

sqlite3_stmt *
trib_sql_cached (TribStore *self, const char *sql, GError **error)
{
  sqlite3_stmt **recent = &self->recent[((gsize) sql >> 3) % G_N_ELEMENTS (self->recent)];
  sqlite3_stmt *stmt = *recent;

  /* To compare one text is quicker than to hash it. */
  if (stmt == NULL || strcmp (sqlite3_sql (stmt), sql) != 0)
    stmt = g_hash_table_lookup (self->statements, sql);
  if (stmt != NULL)
    {
      sqlite3_reset (stmt);
      sqlite3_clear_bindings (stmt);
      return *recent = stmt;
    }
  stmt = trib_sql_prepare (self, sql, error);
  if (stmt != NULL)
    g_hash_table_insert (self->statements, g_strdup (sql), stmt);
  return *recent = stmt;
}

gboolean
trib_sql_exec (TribStore *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  trib_sql_set_error (self, error);
  return FALSE;
}

gboolean
trib_sql_step (TribStore *self, sqlite3_stmt *stmt, gboolean *row, GError **error)
{
  int code = sqlite3_step (stmt);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  trib_sql_set_error (self, error);
  return FALSE;
}

gboolean
trib_sql_run (TribStore *self, sqlite3_stmt *stmt, GError **error)
{
  gboolean row;
  gboolean ok = trib_sql_step (self, stmt, &row, error);

  sqlite3_reset (stmt);
  return ok;
}

gboolean
trib_sql_number (TribStore *self, const char *sql, gint64 fallback, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (self, sql, error);
  gboolean row;

  if (stmt == NULL || !trib_sql_step (self, stmt, &row, error))
    return FALSE;
  *number = row && sqlite3_column_type (stmt, 0) != SQLITE_NULL ? sqlite3_column_int64 (stmt, 0) : fallback;
  return TRUE;
}

void
trib_sql_bind (sqlite3_stmt *stmt, const char *types, ...)
{
  va_list args;
  int at = 1;

  va_start (args, types);
  for (const char *t = types; *t; t++, at++)
    {
      if (*t == 'i')
        sqlite3_bind_int64 (stmt, at, va_arg (args, gint64));
      else if (*t == 'I')
        {
          gint64 number = va_arg (args, gint64);

          if (number != 0)
            sqlite3_bind_int64 (stmt, at, number);
          else
            sqlite3_bind_null (stmt, at);
        }
      else if (*t == 'd')
        sqlite3_bind_double (stmt, at, va_arg (args, double));
      else
        {
          g_assert (*t == 's');
          sqlite3_bind_text (stmt, at, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        }
    }
  va_end (args);
}

char *
trib_sql_dup_text (sqlite3_stmt *stmt, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}
