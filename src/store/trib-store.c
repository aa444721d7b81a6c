/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening, checking and closing a project file. What lies in it is the business of the other files of this folder. A file is looked
 * at before SQLite may touch it, so that a foreign or newer one stays byte for byte as it was.
 */
#include "config.h"

#include "store/trib-customer-table.h"
#include "store/trib-feed.h"
#include "store/trib-rule-table.h"
#include "store/trib-sql.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/trib-hash.h"

#define QUICK_CHECK_BYTES (256 * 1024 * 1024)

GQuark
trib_store_error_quark (void)
{
  return g_quark_from_static_string ("trib-store-error-quark");
}

G_DEFINE_FINAL_TYPE (TribStore, trib_store, G_TYPE_OBJECT)

static void
trib_store_finalize (GObject *object)
{
  TribStore *self = TRIB_STORE (object);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->db);
  g_clear_pointer (&self->schema, trib_schema_free);
  g_clear_pointer (&self->customer_places, g_array_unref);
  g_free (self->insert_customer);
  g_free (self->path);
  G_OBJECT_CLASS (trib_store_parent_class)->finalize (object);
}

static void
trib_store_class_init (TribStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_store_finalize;
}

static void
finalize_statement (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static void
trib_store_init (TribStore *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

/* SQL's view of trib_hash_bytes (), for digests of facts that hold text. */
static void
hash_text_func (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  const void *text = sqlite3_value_blob (args[0]);

  sqlite3_result_int64 (context, (gint64) trib_hash_bytes (text, sqlite3_value_bytes (args[0]), 0));
}

static gboolean
connect_to (TribStore *self, const char *uri, int flags, GError **error)
{
  int code = sqlite3_open_v2 (uri, &self->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    {
      trib_sql_set_error_code (self->path, code, self->db ? sqlite3_errmsg (self->db) : NULL, error);
      return FALSE;
    }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, TRIB_STORE_BUSY_MS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_create_function (self->db, "trib_hash", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                           hash_text_func, NULL, NULL);
  trib_feed_register (self->db);
  return trib_sql_exec (self,
                        "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA cell_size_check = ON;"
                        "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000",
                        error);
}

static TribStore *
new_store (const char *path, TribStoreMode mode)
{
  TribStore *self = g_object_new (TRIB_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->mode = mode;
  return self;
}

static guint32
big_endian (const guint8 *at)
{
  return ((guint32) at[0] << 24) | ((guint32) at[1] << 16) | ((guint32) at[2] << 8) | at[3];
}

/* The hundred bytes at the beginning tell whose file it is. */
static gboolean
check_header (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint8 header[100] = { 0 };
  GStatBuf st;
  gssize n;
  int fd;

  if (g_stat (path, &st) == 0 && S_ISDIR (st.st_mode))
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FOREIGN,
                   _ ("%s: This is a folder. Choose a file that ends in .tributary."), name);
      return FALSE;
    }
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      g_set_error (error, TRIB_STORE_ERROR, errno == ENOENT ? TRIB_STORE_ERROR_MISSING : TRIB_STORE_ERROR_READ_ONLY,
                   errno == ENOENT ? _ ("%s: There is no such project. Check its name, or make one with “init”.")
                                   : _ ("%s: The project may not be read. Check its permissions."),
                   name);
      return FALSE;
    }
  n = read (fd, header, sizeof header);
  close (fd);
  if (n < (gssize) sizeof header || memcmp (header, "SQLite format 3", 16) != 0
      || big_endian (header + 68) != TRIB_STORE_APPLICATION_ID)
    {
      trib_sql_set_error_code (path, SQLITE_NOTADB, NULL, error);
      return FALSE;
    }
  return TRUE;
}

/* Cut files, flipped structure, and anything that another program has put into the schema. */
static gboolean
check_content (TribStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gint64 pages, page_size, foreign;
  gboolean row;

  if (!trib_sql_number (self, "PRAGMA page_count", 0, &pages, error)
      || !trib_sql_number (self, "PRAGMA page_size", 0, &page_size, error)
      || !trib_sql_number (self, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')", 0, &foreign,
                           error))
    return FALSE;
  if (foreign > 0)
    {
      g_autofree char *name = g_filename_display_name (self->path);

      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_DAMAGED,
                   _ ("%s: Another program has added triggers or views to this project. Open a copy from before that."),
                   name);
      return FALSE;
    }
  if (pages * page_size > QUICK_CHECK_BYTES)
    return TRUE;
  stmt = trib_sql_prepare (self, "PRAGMA quick_check(1)", error);
  if (stmt == NULL || !trib_sql_step (self, stmt, &row, error))
    return FALSE;
  if (row && g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "ok") == 0)
    return TRUE;
  trib_sql_set_error_code (self->path, SQLITE_CORRUPT, NULL, error);
  return FALSE;
}

/* A reader that could write leaves no log behind when it closes last. In a folder that may not be written, SQLite needs to be told that
 * nobody writes: only where no log and no journal lies beside the file. */
static gboolean
connect_to_read (TribStore *self, GError **error)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *plain = g_strdup_printf ("file:%s", escaped);
  g_autofree char *immutable = g_strdup_printf ("file:%s?immutable=1", escaped);
  GStatBuf st;

  if (g_access (folder, W_OK) == 0 && g_access (self->path, W_OK) == 0)
    return connect_to (self, plain, SQLITE_OPEN_READWRITE, error)
           && trib_sql_exec (self, "PRAGMA query_only = ON", error);
  if (g_access (folder, W_OK) == 0 || (g_stat (wal, &st) == 0 && st.st_size > 0)
      || (g_stat (journal, &st) == 0 && st.st_size > 0))
    return connect_to (self, plain, SQLITE_OPEN_READONLY, error);
  return connect_to (self, immutable, SQLITE_OPEN_READONLY, error);
}

static gboolean
connect_to_write (TribStore *self, GError **error)
{
  g_autofree char *escaped = NULL;
  g_autofree char *uri = NULL;

  if (g_access (self->path, W_OK) != 0)
    {
      trib_sql_set_error_code (self->path, SQLITE_READONLY, NULL, error);
      return FALSE;
    }
  escaped = g_uri_escape_string (self->path, "/", FALSE);
  uri = g_strdup_printf ("file:%s", escaped);
  return connect_to (self, uri, SQLITE_OPEN_READWRITE, error)
         && trib_sql_exec (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", error);
}

static gboolean
fill_new (TribStore *self, GError **error)
{
  g_autofree char *pragmas
      = g_strdup_printf ("PRAGMA page_size = 16384; PRAGMA application_id = %d", TRIB_STORE_APPLICATION_ID);

  return connect_to (self, self->path, SQLITE_OPEN_READWRITE, error) && trib_sql_exec (self, pragmas, error)
         && trib_store_migrate (self, TRUE, error) && trib_store_refresh (self, error)
         && trib_customer_table_prepare (self, error) && trib_sql_exec (self, "PRAGMA journal_mode = WAL", error);
}

/**
 * trib_store_create:
 * @path: where; the file has mode 0600
 *
 * The project is made under another name and takes its own when it is whole.
 *
 * Returns: (transfer full): a new project, open for writing; %NULL with %TRIB_STORE_ERROR_EXISTS rather than overwrite
 */
TribStore *
trib_store_create (const char *path, GError **error)
{
  g_autofree char *partial = g_strdup_printf ("%s.%d.partial", path, (int) getpid ());
  g_autoptr (TribStore) store = new_store (partial, TRIB_STORE_WRITE);
  g_autofree char *name = g_filename_display_name (path);
  int fd;
  gboolean ok;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_EXISTS,
                   _ ("%s: There is a file of that name already. Choose another name, or open it."), name);
      return NULL;
    }
  fd = g_open (partial, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, TRIB_STORE_ERROR,
                   errno == ENOENT ? TRIB_STORE_ERROR_MISSING
                                   : (errno == ENOSPC ? TRIB_STORE_ERROR_FULL : TRIB_STORE_ERROR_READ_ONLY),
                   _ ("%s: The project can’t be made: %s. Choose a folder that you may write."), name,
                   g_strerror (errno));
      return NULL;
    }
  close (fd);
  ok = fill_new (store, error);
  g_clear_object (&store);
  /* Some file systems have no links; but what another program made meanwhile is never written over. */
  if (ok && link (partial, path) != 0 && (errno == EEXIST || g_rename (partial, path) != 0))
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_EXISTS,
                   _ ("%s: The project can’t be made: %s. Choose another name."), name, g_strerror (errno));
      ok = FALSE;
    }
  g_unlink (partial);
  return ok ? trib_store_open (path, TRIB_STORE_WRITE, error) : NULL;
}

/**
 * trib_store_open:
 *
 * Returns: (transfer full): the project, or %NULL with an error that says which is the matter: missing, foreign, newer,
 *   damaged, busy or read-only
 */
TribStore *
trib_store_open (const char *path, TribStoreMode mode, GError **error)
{
  g_autoptr (TribStore) self = new_store (path, mode);

  if (!check_header (path, error))
    return NULL;
  if (!(mode == TRIB_STORE_WRITE ? connect_to_write (self, error) : connect_to_read (self, error)))
    return NULL;
  if (!trib_store_migrate (self, FALSE, error) || !check_content (self, error))
    return NULL;
  if (!trib_store_load_schema (self, error))
    return NULL;
  if (mode == TRIB_STORE_WRITE && !trib_customer_table_prepare (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
trib_store_get_path (TribStore *self)
{
  return self->path;
}

TribSchema *
trib_store_get_schema (TribStore *self)
{
  return self->schema;
}

gboolean
trib_store_load_schema (TribStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt
      = trib_sql_prepare (self, "SELECT id, name, label, type, rule, compare FROM field ORDER BY id", error);
  g_autoptr (TribSchema) schema = trib_schema_new ();
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  while (trib_sql_step (self, stmt, &row, error))
    {
      if (!row)
        {
          if (!trib_rule_load (self, schema, error))
            return FALSE;
          g_clear_pointer (&self->customer_places, g_array_unref);
          g_clear_pointer (&self->insert_customer, g_free);
          g_clear_pointer (&self->schema, trib_schema_free);
          self->schema = g_steal_pointer (&schema);
          return TRUE;
        }
      trib_schema_add_custom (schema, sqlite3_column_int (stmt, 0), (const char *) sqlite3_column_text (stmt, 1),
                              (const char *) sqlite3_column_text (stmt, 2), sqlite3_column_int (stmt, 3));
      trib_schema_settle_custom (schema, sqlite3_column_int (stmt, 0), (TribSurvivorship) sqlite3_column_int (stmt, 4),
                                 (TribCompare) sqlite3_column_int (stmt, 5));
    }
  return FALSE;
}

void
trib_store_set_damaged (TribStore *self, GError **error)
{
  trib_sql_set_error_code (self->path, SQLITE_CORRUPT, NULL, error);
}

gboolean
trib_store_refresh (TribStore *self, GError **error)
{
  return trib_store_load_schema (self, error);
}

/**
 * trib_store_count:
 * @counts: (out caller-allocates): filled
 *
 * Constant time: the figures are kept with each change.
 */
gboolean
trib_store_count (TribStore *self, TribStoreCounts *counts, GError **error)
{
  gint64 members;

  *counts = (TribStoreCounts){ 0 };
  if (!trib_sql_number (self, "SELECT count(*) FROM source", 0, &counts->sources, error)
      || !trib_sql_number (self, "SELECT sum(n) FROM tally WHERE name >= 'record:' AND name < 'record;'", 0,
                           &counts->records, error)
      || !trib_sql_number (self, "SELECT n FROM tally WHERE name = 'member'", 0, &members, error)
      || !trib_sql_number (self, "SELECT n FROM tally WHERE name = 'customer'", 0, &counts->customers, error)
      || !trib_sql_number (self, "SELECT n FROM tally WHERE name = 'review'", 0, &counts->review, error)
      || !trib_sql_number (self, "SELECT count(*) FROM issue WHERE import IN (SELECT import FROM source)", 0,
                           &counts->issues, error))
    return FALSE;
  counts->pending = counts->records - members;
  return TRUE;
}

gboolean
trib_store_get_tally (TribStore *self, const char *name, gint64 *n, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (self, "SELECT n FROM tally WHERE name = ?", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "s", name);
  if (!trib_sql_step (self, stmt, &row, error))
    return FALSE;
  *n = row ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return TRUE;
}
