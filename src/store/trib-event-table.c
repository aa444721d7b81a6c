/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading the history. Events are written by trib-change.c alone.
 */
#include "config.h"

#include "store/trib-change.h"
#include "store/trib-event-table.h"
#include "store/trib-sql.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define COLUMNS                                                                                                        \
  "SELECT id, time, kind, grp, undoes, customer, other, record, partner, weight, prior, who, evidence, detail "        \
  "FROM event "

/* Events of a group follow it, up to this one. */
#define NEXT_GROUP "ifnull((SELECT min(id) FROM event WHERE grp = id AND id > ?1), 9223372036854775807)"

void
trib_event_row_free (TribEventRow *self)
{
  if (self == NULL)
    return;
  g_free (self->who);
  g_free (self->detail);
  g_clear_pointer (&self->evidence, g_bytes_unref);
  g_free (self);
}

static TribEventRow *
read_row (sqlite3_stmt *stmt)
{
  TribEventRow *row = g_new0 (TribEventRow, 1);

  row->id = sqlite3_column_int64 (stmt, 0);
  row->time = sqlite3_column_int64 (stmt, 1);
  row->kind = sqlite3_column_int (stmt, 2);
  row->group = sqlite3_column_int64 (stmt, 3);
  row->undoes = sqlite3_column_int64 (stmt, 4);
  row->customer = sqlite3_column_int64 (stmt, 5);
  row->other = sqlite3_column_int64 (stmt, 6);
  row->record = sqlite3_column_int64 (stmt, 7);
  row->partner = sqlite3_column_int64 (stmt, 8);
  row->weight = sqlite3_column_double (stmt, 9);
  row->prior = sqlite3_column_double (stmt, 10);
  row->who = trib_sql_dup_text (stmt, 11);
  if (sqlite3_column_type (stmt, 12) == SQLITE_BLOB)
    row->evidence = g_bytes_new (sqlite3_column_blob (stmt, 12), sqlite3_column_bytes (stmt, 12));
  row->detail = trib_sql_dup_text (stmt, 13);
  return row;
}

static sqlite3_stmt *
prepare_list (TribStore *self, TribEventsWhich which, gint64 id, GError **error)
{
  static const char *const wheres[] = {
    [TRIB_EVENTS_ALL] = COLUMNS "ORDER BY id",
    [TRIB_EVENTS_GROUPS] = COLUMNS "WHERE grp = id ORDER BY id",
    [TRIB_EVENTS_OF_GROUP] = COLUMNS "WHERE id > ?1 AND id < " NEXT_GROUP " AND grp = ?1 ORDER BY id",
    [TRIB_EVENTS_OF_CUSTOMER] = COLUMNS "WHERE customer = ?1 OR other = ?1 ORDER BY id",
    [TRIB_EVENTS_UNDOING] = COLUMNS "WHERE undoes = ?1 ORDER BY id",
  };
  sqlite3_stmt *stmt = trib_change_flush_events (self, error) ? trib_sql_prepare (self, wheres[which], error) : NULL;

  if (stmt != NULL && sqlite3_bind_parameter_count (stmt) == 1)
    sqlite3_bind_int64 (stmt, 1, id);
  return stmt;
}

gboolean
trib_store_each_event (TribStore *self, TribEventsWhich which, gint64 id, TribEventRowFunc func, gpointer user_data,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = prepare_list (self, which, id, error);
  gboolean more;

  if (stmt == NULL)
    return FALSE;
  while (trib_sql_step (self, stmt, &more, error))
    {
      g_autoptr (TribEventRow) row = NULL;

      if (!more)
        return TRUE;
      row = read_row (stmt);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !func (row, user_data, error))
        return FALSE;
    }
  return FALSE;
}

GPtrArray *
trib_store_list_events (TribStore *self, TribEventsWhich which, gint64 id, guint limit, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = prepare_list (self, which, id, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_event_row_free);
  gboolean more;

  if (stmt == NULL)
    return NULL;
  while (trib_sql_step (self, stmt, &more, error))
    {
      if (!more)
        {
          if (limit > 0 && rows->len > limit)
            g_ptr_array_remove_range (rows, 0, rows->len - limit);
          return g_steal_pointer (&rows);
        }
      g_ptr_array_add (rows, read_row (stmt));
    }
  return NULL;
}

TribEventRow *
trib_store_get_event (TribStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *stmt
      = trib_change_flush_events (self, error) ? trib_sql_cached (self, COLUMNS "WHERE id = ?", error) : NULL;
  TribEventRow *row = NULL;
  gboolean more;

  if (stmt == NULL)
    return NULL;
  trib_sql_bind (stmt, "i", id);
  if (!trib_sql_step (self, stmt, &more, error))
    return NULL;
  if (more)
    row = read_row (stmt);
  else
    g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
                 _ ("Event %" PRIi64 ": There is no such event. Look at the history for its number."), id);
  sqlite3_reset (stmt);
  return row;
}

gboolean
trib_store_group_end (TribStore *self, gint64 group, gint64 *last, GError **error)
{
  sqlite3_stmt *stmt
      = trib_sql_cached (self, "SELECT max(id) FROM event WHERE id >= ?1 AND id < " NEXT_GROUP " AND grp = ?1", error);
  gboolean more;

  if (stmt == NULL || !trib_change_flush_events (self, error))
    return FALSE;
  trib_sql_bind (stmt, "i", group);
  if (!trib_sql_step (self, stmt, &more, error))
    return FALSE;
  *last = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return TRUE;
}

/* An undo counts only while it was not itself taken back. */
gboolean
trib_store_undone_by (TribStore *self, gint64 id, gint64 *by, GError **error)
{
  g_autoptr (GPtrArray) undos = trib_store_list_events (self, TRIB_EVENTS_UNDOING, id, 0, error);

  if (undos == NULL)
    return FALSE;
  *by = 0;
  for (guint i = 0; i < undos->len && *by == 0; i++)
    {
      const TribEventRow *undo = g_ptr_array_index (undos, i);
      gint64 undone;

      if (!trib_store_undone_by (self, undo->id, &undone, error))
        return FALSE;
      if (undone == 0)
        *by = undo->id;
    }
  return TRUE;
}

gboolean
trib_store_act_behind (TribStore *self, gint64 id, gint64 *act, guint *steps, GError **error)
{
  for (*act = id, *steps = 0;; ++*steps)
    {
      g_autoptr (TribEventRow) row = trib_store_get_event (self, *act, error);

      if (row == NULL)
        return FALSE;
      if (row->kind != TRIB_EVENT_UNDO || row->undoes == 0)
        return TRUE;
      *act = row->undoes;
    }
}

gboolean
trib_store_resolve_customer (TribStore *self, gint64 id, gint64 *now, GError **error)
{
  *now = 0;
  for (guint steps = 0; steps < 1000 && id != 0; steps++)
    {
      sqlite3_stmt *stmt = trib_sql_cached (
          self, "SELECT ?1, 1 FROM customer WHERE id = ?1 UNION ALL SELECT customer, 0 FROM alias WHERE id = ?1",
          error);
      gboolean more;

      if (stmt == NULL)
        return FALSE;
      trib_sql_bind (stmt, "i", id);
      if (!trib_sql_step (self, stmt, &more, error))
        return FALSE;
      if (more && sqlite3_column_int (stmt, 1) == 1)
        {
          *now = id;
          sqlite3_reset (stmt);
          return TRUE;
        }
      id = more ? sqlite3_column_int64 (stmt, 0) : 0;
      sqlite3_reset (stmt);
    }
  return TRUE;
}
