/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "store/trib-member-records.h"
#include "store/trib-sql.h"

gboolean
trib_store_each_member (TribStore *self, gint64 customer, TribMemberFunc func, gpointer user_data, GError **error)
{
  sqlite3_stmt *stmt
      = trib_sql_cached (self,
                         "SELECT r.id, r.source, (SELECT trust FROM source s WHERE s.id = r.source), "
                         "(SELECT time FROM event e WHERE e.id = r.import), r.std "
                         "FROM member m JOIN record r ON r.id = m.record WHERE m.customer = ? ORDER BY r.id",
                         error);
  gboolean row, ok = TRUE;

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", customer);
  while (ok && (ok = trib_sql_step (self, stmt, &row, error)) && row)
    {
      ok = func (sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), sqlite3_column_int (stmt, 2),
                 sqlite3_column_int64 (stmt, 3), sqlite3_column_blob (stmt, 4), (gsize) sqlite3_column_bytes (stmt, 4),
                 user_data);
      if (!ok)
        trib_sql_set_error_code (self->path, SQLITE_CORRUPT, NULL, error);
    }
  sqlite3_reset (stmt);
  return ok;
}

struct _TribMemberScan
{
  TribStore *store;
  sqlite3_stmt *rows;
  gboolean row;       /* one is waiting */
  GHashTable *trusts; /* source -> trust */
  GHashTable *times;  /* import -> time, pointer to gint64 */
};

/* Sources and imports are few: their ranks and times are read beforehand. */
static gboolean
load_sources (TribMemberScan *self, GError **error)
{
  g_autoptr (sqlite3_stmt) sources = trib_sql_prepare (self->store, "SELECT id, trust FROM source", error);
  g_autoptr (sqlite3_stmt) events = trib_sql_prepare (self->store, "SELECT id, time FROM event WHERE grp = id", error);
  gboolean row, ok = sources != NULL && events != NULL;

  while (ok && (ok = trib_sql_step (self->store, sources, &row, error)) && row)
    g_hash_table_insert (self->trusts, GSIZE_TO_POINTER (sqlite3_column_int64 (sources, 0)),
                         GINT_TO_POINTER (sqlite3_column_int (sources, 1)));
  while (ok && (ok = trib_sql_step (self->store, events, &row, error)) && row)
    {
      gint64 id = sqlite3_column_int64 (events, 0), time = sqlite3_column_int64 (events, 1);

      g_hash_table_insert (self->times, GSIZE_TO_POINTER (id), g_memdup2 (&time, sizeof time));
    }
  return ok;
}

TribMemberScan *
trib_member_scan_new (TribStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr (TribMemberScan) self = g_new0 (TribMemberScan, 1);

  self->store = store;
  self->trusts = g_hash_table_new (NULL, NULL);
  self->times = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (!load_sources (self, error))
    return NULL;
  self->rows = trib_sql_prepare (store,
                                 "SELECT m.customer, r.id, r.source, r.import, r.std FROM member m "
                                 "CROSS JOIN record r ON r.id = m.record WHERE m.customer BETWEEN ? AND ? "
                                 "ORDER BY m.customer, m.record",
                                 error);
  if (self->rows == NULL)
    return NULL;
  trib_sql_bind (self->rows, "ii", first, last);
  if (!trib_sql_step (store, self->rows, &self->row, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
trib_member_scan_free (TribMemberScan *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->rows);
  g_hash_table_unref (self->trusts);
  g_hash_table_unref (self->times);
  g_free (self);
}

gboolean
trib_member_scan_customer (TribMemberScan *self, gint64 customer, TribMemberFunc func, gpointer user_data,
                           GError **error)
{
  for (; self->row && sqlite3_column_int64 (self->rows, 0) <= customer;)
    {
      gint64 source = sqlite3_column_int64 (self->rows, 2);
      const gint64 *time = g_hash_table_lookup (self->times, GSIZE_TO_POINTER (sqlite3_column_int64 (self->rows, 3)));

      if (sqlite3_column_int64 (self->rows, 0) == customer
          && !func (sqlite3_column_int64 (self->rows, 1), source,
                    GPOINTER_TO_INT (g_hash_table_lookup (self->trusts, GSIZE_TO_POINTER (source))),
                    time != NULL ? *time : 0, sqlite3_column_blob (self->rows, 4),
                    (gsize) sqlite3_column_bytes (self->rows, 4), user_data))
        {
          trib_sql_set_error_code (self->store->path, SQLITE_CORRUPT, NULL, error);
          return FALSE;
        }
      if (!trib_sql_step (self->store, self->rows, &self->row, error))
        return FALSE;
    }
  return TRUE;
}
