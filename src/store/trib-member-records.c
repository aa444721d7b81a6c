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
