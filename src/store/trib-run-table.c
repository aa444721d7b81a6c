/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "store/trib-run-table.h"
#include "store/trib-sql.h"

gboolean
trib_run_put (TribChange *change, const char *options, const char *figures, const char *model, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt
      = trib_sql_cached (store, "INSERT INTO run (event, options, figures, model) VALUES (?, ?, ?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "isss", trib_change_get_group (change), options, figures, model);
  return trib_sql_run (store, stmt, error);
}

static gboolean
read_run (TribStore *store, gint64 below, gint64 *event, char **options, GError **error)
{
  sqlite3_stmt *stmt
      = trib_sql_cached (store, "SELECT event, options FROM run WHERE event < ? ORDER BY event DESC LIMIT 1", error);
  gboolean row;

  *event = 0;
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", below);
  if (!trib_sql_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    {
      g_free (*options);
      *event = sqlite3_column_int64 (stmt, 0);
      *options = trib_sql_dup_text (stmt, 1);
    }
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
trib_store_last_run (TribStore *store, gint64 *event, char **options, gboolean *is_newest, GError **error)
{
  gint64 below = G_MAXINT64, undone, last, end;

  *options = NULL;
  *is_newest = FALSE;
  do
    {
      if (!read_run (store, below, event, options, error))
        return FALSE;
      if (*event == 0)
        {
          g_clear_pointer (options, g_free);
          return TRUE;
        }
      if (!trib_store_undone_by (store, *event, &undone, error))
        return FALSE;
      below = *event;
    }
  while (undone != 0);
  if (!trib_sql_number (store, "SELECT max(id) FROM event", 0, &last, error)
      || !trib_store_group_end (store, *event, &end, error))
    return FALSE;
  *is_newest = last == end;
  return TRUE;
}
