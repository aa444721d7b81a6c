/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The salt goes into digests with the hash, so that after an erasure nothing can be guessed from a digest.
 */
#include "config.h"

#include "store/trib-record-table.h"
#include "store/trib-feed.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sys/random.h>

#include "base/trib-hash.h"
#include "base/trib-pack.h"

#define SALTS 512

typedef struct
{
  TribRecordRow row;
  guint64 salt;
} Waiting;

struct _TribRecordWriter
{
  TribChange *change;
  TribStore *store;
  sqlite3_stmt *stmt;
  gint64 source;
  gint64 written;
  GArray *waiting; /* (element-type Waiting) */
  guint64 salts[SALTS];
  guint n_salts;
};

void
trib_pack_cells (GByteArray *out, const TribText *cells, guint n_cells)
{
  gsize most = TRIB_PACK_NUMBER_MAX;
  guint before = out->len;
  guint8 *at;

  for (guint i = 0; i < n_cells; i++)
    most += TRIB_PACK_NUMBER_MAX + cells[i].len;
  g_byte_array_set_size (out, before + (guint) most);
  at = trib_put_number (out->data + before, n_cells);
  for (guint i = 0; i < n_cells; i++)
    at = trib_put_text (at, cells[i].text, cells[i].len);
  g_byte_array_set_size (out, (guint) (at - out->data));
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
trib_record_hash (gconstpointer packed, gsize len)
{
  return trib_hash_bytes (packed, len, 0x7265636f7264);
}

static guint64
number_of (const char *text, gsize len)
{
  return trib_hash_bytes (text, len, 1) | 1;
}

guint64
trib_record_number (TribValues *standard)
{
  const TribValue *value = trib_values_first (standard, TRIB_FIELD_EXTERNAL_ID);

  return value ? number_of (value->text.text, value->text.len) : 0;
}

TribRecordWriter *
trib_record_writer_new (TribChange *change, gint64 source, GError **error)
{
  g_autoptr (TribRecordWriter) self = g_new0 (TribRecordWriter, 1);

  self->change = change;
  self->store = trib_change_get_store (change);
  self->source = source;
  self->stmt = trib_sql_prepare (self->store,
                                 "INSERT INTO record (id, row, line, hash, salt, raw, std, source, import, cause, "
                                 "began) SELECT c0, c1, c2, c3, c4, c5, c6, ?2, ?3, ?3, ?3 FROM feed(?1)",
                                 error);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  return self->stmt != NULL ? g_steal_pointer (&self) : NULL;
}

void
trib_record_writer_free (TribRecordWriter *self)
{
  char total[48];

  if (self == NULL)
    return;
  g_snprintf (total, sizeof total, "record:%" G_GINT64_FORMAT, self->source);
  if (self->written > 0)
    trib_change_tally (self->change, total, self->written);
  sqlite3_finalize (self->stmt);
  g_array_unref (self->waiting);
  g_free (self);
}

/* From the system, as what a digest tells of a record after its erasure rests on them alone. */
static guint64
next_salt (TribRecordWriter *self)
{
  if (self->n_salts == 0)
    {
      char *at = (char *) self->salts, *end = at + sizeof self->salts;

      while (at < end)
        {
          ssize_t n = getrandom (at, (gsize) (end - at), 0);

          if (n < 0 && errno != EINTR)
            g_error ("The system gives no random numbers: %s", g_strerror (errno));
          at += MAX (n, 0);
        }
      self->n_salts = SALTS;
    }
  return self->salts[--self->n_salts];
}

void
trib_record_writer_put (TribRecordWriter *self, const TribRecordRow *row)
{
  Waiting waiting = { *row, next_salt (self) };

  trib_change_note_fact (self->change, TRIB_FACT_RECORD, TRUE, row->id, 0, (gint64) (row->hash ^ waiting.salt));
  g_array_append_val (self->waiting, waiting);
}

static void
record_column (sqlite3_context *context, gsize index, int column, gconstpointer data)
{
  const Waiting *waiting = (const Waiting *) data + index;
  const TribRecordRow *row = &waiting->row;
  const gint64 numbers[]
      = { row->id, (gint64) row->row, (gint64) row->line, (gint64) row->hash, (gint64) waiting->salt };

  if (column < 5)
    sqlite3_result_int64 (context, numbers[column]);
  else if (column == 5)
    sqlite3_result_blob64 (context, row->raw, row->raw_len, SQLITE_STATIC);
  else
    sqlite3_result_blob64 (context, row->std, row->std_len, SQLITE_STATIC);
}

gboolean
trib_record_writer_flush (TribRecordWriter *self, GError **error)
{
  TribFeed feed = { self->waiting->len, record_column, self->waiting->data };

  if (feed.n == 0)
    return TRUE;
  sqlite3_bind_int64 (self->stmt, 2, self->source);
  sqlite3_bind_int64 (self->stmt, 3, trib_change_get_group (self->change));
  if (!trib_feed_run (self->store, self->stmt, &feed, error))
    return FALSE;
  self->written += (gint64) feed.n;
  g_array_set_size (self->waiting, 0);
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

static TribRecordKey
read_key (sqlite3_stmt *stmt)
{
  gconstpointer std = sqlite3_column_blob (stmt, 3);
  gsize len = (gsize) sqlite3_column_bytes (stmt, 3), n;
  const char *text;

  return (TribRecordKey){
    .id = sqlite3_column_int64 (stmt, 0),
    .hash = (guint64) sqlite3_column_int64 (stmt, 1),
    .row = (guint64) sqlite3_column_int64 (stmt, 2),
    .std_hash = trib_record_hash (std, len),
    .number = trib_values_peek (std, len, TRIB_FIELD_EXTERNAL_ID, &text, &n) ? number_of (text, n) : 0,
  };
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

      if (!more)
        return g_steal_pointer (&keys);
      key = read_key (stmt);
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
