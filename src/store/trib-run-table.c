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
  g_autofree char *sql = NULL;
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
  /* Values and rules set by hand are nothing that a run looks at. */
  sql = g_strdup_printf ("SELECT id FROM event WHERE kind NOT IN (%d, %d) ORDER BY id DESC LIMIT 1", TRIB_EVENT_VALUE,
                         TRIB_EVENT_RULE);
  if (!trib_sql_number (store, sql, 0, &last, error) || !trib_store_group_end (store, *event, &end, error))
    return FALSE;
  *is_newest = last == end;
  return TRUE;
}

gboolean
trib_store_get_last_run (TribStore *store, TribRunRow *run, GError **error)
{
  gboolean is_newest, row;
  sqlite3_stmt *stmt;

  *run = (TribRunRow){ 0 };
  if (!trib_store_last_run (store, &run->event, &run->options, &is_newest, error))
    return FALSE;
  if (run->event == 0)
    return TRUE;
  stmt = trib_sql_cached (store, "SELECT figures, model FROM run WHERE event = ?", error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", run->event);
  if (!trib_sql_step (store, stmt, &row, error))
    return FALSE;
  run->figures = trib_sql_dup_text (stmt, 0);
  run->model = trib_sql_dup_text (stmt, 1);
  sqlite3_reset (stmt);
  return trib_store_group_end (store, run->event, &run->end, error);
}

void
trib_run_row_clear (TribRunRow *run)
{
  g_clear_pointer (&run->options, g_free);
  g_clear_pointer (&run->figures, g_free);
  g_clear_pointer (&run->model, g_free);
}

gboolean
trib_store_only_imports (TribStore *store, gint64 after, gint64 before, gboolean *only, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM event WHERE id > %" G_GINT64_FORMAT
                                          " AND id < %" G_GINT64_FORMAT " AND id = grp AND kind NOT IN (%d, %d, %d)",
                                          after, before, TRIB_EVENT_IMPORT, TRIB_EVENT_VALUE, TRIB_EVENT_RULE);
  gint64 others;

  if (!trib_sql_number (store, sql, 0, &others, error))
    return FALSE;
  *only = others == 0;
  return TRUE;
}

static GArray *
list_ids (TribStore *store, const char *sql, gint64 event, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (store, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (stmt == NULL)
    return NULL;
  trib_sql_bind (stmt, "i", event);
  while (trib_sql_step (store, stmt, &row, error))
    {
      gint64 id;

      if (!row)
        {
          sqlite3_reset (stmt);
          return g_steal_pointer (&ids);
        }
      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }
  return NULL;
}

GArray *
trib_store_records_ended_since (TribStore *store, gint64 event, GError **error)
{
  return list_ids (store, "SELECT DISTINCT id FROM record_past WHERE ended > ? ORDER BY id", event, error);
}

GArray *
trib_store_customers_left_since (TribStore *store, gint64 event, GError **error)
{
  return list_ids (store, "SELECT DISTINCT customer FROM member_past WHERE ended > ? ORDER BY customer", event, error);
}
