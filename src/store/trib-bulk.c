/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The mode is changed only under an exclusive lock, which SQLite takes and gives up within the pragma; a connection
 * that is opened later finds the mode in the file and goes along with it.
 */
#include "config.h"

#include "store/trib-bulk.h"
#include "store/trib-sql.h"

#include <string.h>

/* Asks for a mode and returns whether it is the one now. */
static gboolean
set_mode (TribStore *self, const char *mode)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", mode);
  sqlite3_stmt *stmt = NULL;
  gboolean set;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL) != SQLITE_OK)
    return FALSE;
  set = sqlite3_step (stmt) == SQLITE_ROW
        && g_ascii_strcasecmp ((const char *) sqlite3_column_text (stmt, 0), mode) == 0;
  sqlite3_finalize (stmt);
  return set;
}

TribStore *
trib_bulk_begin (TribStore *store)
{
  gboolean set;

  g_return_val_if_fail (!store->changing, NULL);
  if (store->mode != TRIB_STORE_WRITE)
    return NULL;
  /* Whoever has the project open keeps it open: no use in waiting. */
  sqlite3_busy_timeout (store->db, 0);
  set = set_mode (store, "DELETE");
  sqlite3_busy_timeout (store->db, TRIB_STORE_BUSY_MS);
  if (set)
    sqlite3_exec (store->db, "PRAGMA synchronous = FULL", NULL, NULL, NULL);
  return set ? store : NULL;
}

/* Where somebody reads just now, it stays with the journal until the project is opened for writing again. */
void
trib_bulk_end (TribStore *store)
{
  if (store == NULL)
    return;
  set_mode (store, "WAL");
  sqlite3_exec (store->db, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
}
