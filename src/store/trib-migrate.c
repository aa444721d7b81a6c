/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings a project forward: numbered SQL files, a transaction each, after a copy was made beside the project. The files are never
 * edited once released. Columns of the customer table follow from the fields, so code adds them.
 */
#include "config.h"

#include "store/trib-sql.h"

#include <glib/gi18n-lib.h>

#include "trib-store-resources.h"

static const char *const migrations[] = {
  "/io/github/tributary/store/001-first.sql",
  "/io/github/tributary/store/002-customer-order.sql",
  "/io/github/tributary/store/003-rules.sql",
};

static gboolean
back_up (TribStore *self, gint64 version, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.before-%d", self->path, (int) G_N_ELEMENTS (migrations));
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;
  gboolean ok = FALSE;

  if (sqlite3_open (path, &copy) == SQLITE_OK)
    {
      backup = sqlite3_backup_init (copy, "main", self->db, "main");
      ok = backup != NULL && sqlite3_backup_step (backup, -1) == SQLITE_DONE;
      if (backup != NULL)
        ok = sqlite3_backup_finish (backup) == SQLITE_OK && ok;
    }
  if (!ok)
    trib_sql_set_error_code (path, sqlite3_errcode (copy), sqlite3_errmsg (copy), error);
  sqlite3_close (copy);
  return ok;
}

static gboolean
run_migration (TribStore *self, guint index, GError **error)
{
  g_autoptr (GBytes) sql = g_resource_lookup_data (trib_store_get_resource (), migrations[index], 0, error);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", index + 1);

  if (sql == NULL)
    return FALSE;
  if (trib_sql_exec (self, "BEGIN IMMEDIATE", error) && trib_sql_exec (self, g_bytes_get_data (sql, NULL), error)
      && trib_sql_exec (self, version, error) && trib_sql_exec (self, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* Only who may write can bring it forward; whoever reads finds it done then. */
static gboolean
open_to_migrate (TribStore *self, GError **error)
{
  g_autoptr (TribStore) writer = trib_store_open (self->path, TRIB_STORE_WRITE, error);

  return writer != NULL;
}

/**
 * trib_store_migrate:
 * @fresh: the file was just made, so no copy of it is needed
 *
 * Refuses a file from a newer release without touching it.
 */
gboolean
trib_store_migrate (TribStore *self, gboolean fresh, GError **error)
{
  gint64 version;

  if (!trib_sql_number (self, "PRAGMA user_version", 0, &version, error))
    return FALSE;
  if (version > (gint64) G_N_ELEMENTS (migrations))
    {
      g_autofree char *name = g_filename_display_name (self->path);

      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NEWER,
                   _ ("%s: This project was written by a newer release of Tributary. Install that release to open it."),
                   name);
      return FALSE;
    }
  if (version == (gint64) G_N_ELEMENTS (migrations))
    return TRUE;
  if (self->mode == TRIB_STORE_READ)
    return open_to_migrate (self, error);
  if (!fresh && !back_up (self, version, error))
    return FALSE;
  for (guint i = (guint) version; i < G_N_ELEMENTS (migrations); i++)
    if (!run_migration (self, i, error))
      return FALSE;
  return TRUE;
}
