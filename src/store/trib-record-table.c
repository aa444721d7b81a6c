/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The salt goes into digests with the hash, so that after an erasure nothing can be guessed from a digest.
 */
#include "config.h"

#include "store/trib-record-table.h"
#include "store/trib-sql.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "base/trib-hash.h"
#include "base/trib-pack.h"

void
trib_pack_cells (GByteArray *out, const TribText *cells, guint n_cells)
{
  trib_pack_number (out, n_cells);
  for (guint i = 0; i < n_cells; i++)
    trib_pack_text (out, cells[i].text, cells[i].len);
}

GStrv
trib_unpack_cells (gconstpointer raw, gsize len)
{
  TribUnpack in = { raw, (const guint8 *) raw + len };
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  guint64 n;

  if (!trib_unpack_number (&in, &n))
    return NULL;
  for (guint64 i = 0; i < n; i++)
    {
      g_autofree char *cell = NULL;
      const char *bytes;
      gsize n_bytes;

      if (!trib_unpack_bytes (&in, &bytes, &n_bytes))
        return NULL;
      cell = g_strndup (bytes, n_bytes);
      g_strv_builder_add (cells, cell);
    }
  return g_strv_builder_end (cells);
}

guint64
trib_record_hash (const GByteArray *raw)
{
  return trib_hash_bytes (raw->data, raw->len, 0x7265636f7264);
}

static guint64
random_salt (void)
{
  return ((guint64) g_random_int () << 32) | g_random_int ();
}

gboolean
trib_record_put (TribChange *change, gint64 event, const TribRecordRow *row, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  guint64 salt = random_salt ();
  char total[48];
  sqlite3_stmt *stmt
      = trib_sql_cached (store,
                         "INSERT INTO record (id, source, row, line, hash, salt, import, cause, began, raw, std) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?7, ?7, ?7, ?8, ?9)",
                         error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iiiiiii", row->id, row->source, (gint64) row->row, (gint64) row->line, (gint64) row->hash,
                 (gint64) salt, event);
  sqlite3_bind_blob64 (stmt, 8, row->raw->data, row->raw->len, SQLITE_STATIC);
  sqlite3_bind_blob64 (stmt, 9, row->std->len ? row->std->data : (const guint8 *) "", row->std->len, SQLITE_STATIC);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  trib_change_note_fact (change, TRIB_FACT_RECORD, TRUE, row->id, 0, (gint64) (row->hash ^ salt));
  g_snprintf (total, sizeof total, "record:%" G_GINT64_FORMAT, row->source);
  trib_change_tally (change, total, 1);
  return TRUE;
}

/* The digest adds up, so what was noted under the old number is taken out of it by its negative. */
gboolean
trib_record_renumber (TribChange *change, gint64 from, gint64 to, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt = trib_sql_cached (store, "UPDATE record SET id = ?2 WHERE id = ?1", error);
  TribFact fact;

  if (stmt == NULL || !trib_fact_find (store, TRIB_FACT_RECORD, from, 0, &fact, error))
    return FALSE;
  trib_change_forget_fact (change, TRIB_FACT_RECORD, TRUE, from, 0, fact.value);
  trib_sql_bind (stmt, "ii", from, to);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  trib_change_note_fact (change, TRIB_FACT_RECORD, TRUE, to, 0, fact.value);
  return TRUE;
}

GArray *
trib_store_list_record_keys (TribStore *store, gint64 source, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt
      = trib_sql_prepare (store, "SELECT id, hash, row, std FROM record WHERE source = ? ORDER BY id", error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (TribRecordKey));
  gboolean more;

  if (stmt == NULL)
    return NULL;
  trib_sql_bind (stmt, "i", source);
  while (trib_sql_step (store, stmt, &more, error))
    {
      TribRecordKey key;
      GByteArray std;

      if (!more)
        return g_steal_pointer (&keys);
      std.data = (guint8 *) sqlite3_column_blob (stmt, 3);
      std.len = (guint) sqlite3_column_bytes (stmt, 3);
      key.id = sqlite3_column_int64 (stmt, 0);
      key.hash = (guint64) sqlite3_column_int64 (stmt, 1);
      key.row = (guint64) sqlite3_column_int64 (stmt, 2);
      key.std_hash = trib_record_hash (&std);
      g_array_append_val (keys, key);
    }
  return NULL;
}

void
trib_record_content_clear (TribRecordContent *self)
{
  g_clear_pointer (&self->raw, g_bytes_unref);
  g_clear_pointer (&self->std, g_bytes_unref);
}

gboolean
trib_store_get_record (TribStore *store, gint64 id, TribRecordContent *content, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (store,
                                        "SELECT id, source, row, line, raw, std, (SELECT time FROM event WHERE id = "
                                        "import), began FROM record WHERE id = "
                                        "?1 "
                                        "UNION ALL SELECT id, source, row, line, raw, std, (SELECT time FROM event "
                                        "WHERE id = import), 0 FROM record_past "
                                        "WHERE id = ?1 ORDER BY 8 DESC LIMIT 1",
                                        error);
  gboolean more;

  *content = (TribRecordContent){ 0 };
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", id);
  if (!trib_sql_step (store, stmt, &more, error))
    return FALSE;
  if (!more)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
                   _ ("Record %" PRIi64 ": There is no such record. Export the records to see their numbers."), id);
      return FALSE;
    }
  content->id = id;
  content->source = sqlite3_column_int64 (stmt, 1);
  content->row = (guint64) sqlite3_column_int64 (stmt, 2);
  content->line = (guint64) sqlite3_column_int64 (stmt, 3);
  content->raw = g_bytes_new (sqlite3_column_blob (stmt, 4), sqlite3_column_bytes (stmt, 4));
  content->std = g_bytes_new (sqlite3_column_blob (stmt, 5), sqlite3_column_bytes (stmt, 5));
  content->since = sqlite3_column_int64 (stmt, 6);
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
trib_store_record_arrival (TribStore *store, gint64 id, gint64 *event, gint64 *time, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (
      store,
      "SELECT e.id, e.time FROM event e WHERE e.id = (SELECT min(b) FROM (SELECT import AS b FROM record WHERE id = ?1 "
      "UNION ALL SELECT import FROM record_past WHERE id = ?1))",
      error);
  gboolean more;

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", id);
  if (!trib_sql_step (store, stmt, &more, error))
    return FALSE;
  *event = more ? sqlite3_column_int64 (stmt, 0) : 0;
  *time = more ? sqlite3_column_int64 (stmt, 1) : 0;
  sqlite3_reset (stmt);
  return TRUE;
}
