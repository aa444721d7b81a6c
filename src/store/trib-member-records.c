/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "store/trib-member-records.h"
#include "store/trib-sql.h"

#include <string.h>

gboolean
trib_store_each_member (TribStore *self, gint64 customer, TribMemberFunc func, gpointer user_data, GError **error)
{
  sqlite3_stmt *stmt
      = trib_sql_cached (self,
                         "SELECT r.id, r.source, (SELECT time FROM event e WHERE e.id = r.import), r.std "
                         "FROM member m JOIN record r ON r.id = m.record WHERE m.customer = ? ORDER BY r.id",
                         error);
  gboolean row, ok = TRUE;

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", customer);
  while (ok && (ok = trib_sql_step (self, stmt, &row, error)) && row)
    {
      gint64 source = sqlite3_column_int64 (stmt, 1);

      ok = func (sqlite3_column_int64 (stmt, 0), source, trib_schema_trust (self->schema, source),
                 sqlite3_column_int64 (stmt, 2), sqlite3_column_blob (stmt, 3), (gsize) sqlite3_column_bytes (stmt, 3),
                 user_data);
      if (!ok)
        trib_sql_set_error_code (self->path, SQLITE_CORRUPT, NULL, error);
    }
  sqlite3_reset (stmt);
  return ok;
}

/* A record that is wanted before its turn. */
typedef struct
{
  gint64 source;
  gint64 import;
  const guint8 *std;
  gsize n_std;
} Early;

struct _TribMemberScan
{
  TribStore *store;
  sqlite3_stmt *rows; /* records by id; of those that stand, the one at which it is */
  gboolean row;
  GHashTable *times; /* import -> time, pointer to gint64 */

  GArray *records; /* gint64, ascending */
  guint32 *order;  /* places in @records, by customer, then by record */
  guint32 *starts; /* into @order, by customer - @first */
  gint64 first, last;
  guint8 *is_early;  /* by place */
  GArray *early;     /* Early, by place */
  guint32 *early_of; /* by place */
  GPtrArray *blocks; /* what the early ones' values lie in */
};

/* Imports are few: their times are read beforehand. */
static gboolean
load_times (TribMemberScan *self, GError **error)
{
  g_autoptr (sqlite3_stmt) events = trib_sql_prepare (self->store, "SELECT id, time FROM event WHERE grp = id", error);
  gboolean row, ok = events != NULL;

  while (ok && (ok = trib_sql_step (self->store, events, &row, error)) && row)
    {
      gint64 id = sqlite3_column_int64 (events, 0), time = sqlite3_column_int64 (events, 1);

      g_hash_table_insert (self->times, GSIZE_TO_POINTER (id), g_memdup2 (&time, sizeof time));
    }
  return ok;
}

/* (out): by record. */
static gboolean
read_members (TribMemberScan *self, GArray **records, GArray **customers, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (
      self->store, "SELECT record, customer FROM member WHERE customer BETWEEN ? AND ? ORDER BY record", error);
  gboolean row, ok = stmt != NULL;

  *records = g_array_new (FALSE, FALSE, sizeof (gint64));
  *customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (ok)
    trib_sql_bind (stmt, "ii", self->first, self->last);
  while (ok && (ok = trib_sql_step (self->store, stmt, &row, error)) && row)
    {
      gint64 pair[] = { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1) };

      g_array_append_val (*records, pair[0]);
      g_array_append_val (*customers, pair[1]);
    }
  return ok;
}

/* Memberships by record, put in order by counting those of each customer. */
static gboolean
load_members (TribMemberScan *self, TribChange *change, GError **error)
{
  g_autoptr (GArray) customers = NULL;
  guint32 n_customers = (guint32) (self->last - self->first + 1), at = 0;
  const gint64 *of;

  if ((change == NULL || !trib_change_take_members (change, &self->records, &customers))
      && !read_members (self, &self->records, &customers, error))
    return FALSE;
  of = (const gint64 *) (gpointer) customers->data;
  self->starts = g_new0 (guint32, n_customers + 1);
  for (guint32 i = 0; i < self->records->len; i++)
    self->starts[of[i] - self->first]++;
  for (guint32 i = 0; i <= n_customers; i++)
    {
      guint32 n = self->starts[i];

      self->starts[i] = at;
      at += n;
    }
  self->order = g_new (guint32, self->records->len + 1);
  for (guint32 i = 0; i < self->records->len; i++)
    self->order[self->starts[of[i] - self->first]++] = i;
  /* Each start has moved to its end, which is the next one's start. */
  memmove (self->starts + 1, self->starts, n_customers * sizeof *self->starts);
  self->starts[0] = 0;
  return TRUE;
}

/* All records are read in their order, once. Most customers' first ones follow that order; what else a customer has is marked, to be read before. */
static void
mark_early (TribMemberScan *self)
{
  guint32 n_customers = (guint32) (self->last - self->first + 1), next = 0, n = 0;

  self->is_early = g_new0 (guint8, self->records->len + 1);
  self->early_of = g_new (guint32, self->records->len + 1);
  for (guint32 c = 0; c < n_customers; c++)
    for (guint32 i = self->starts[c]; i < self->starts[c + 1]; i++)
      {
        guint32 place = self->order[i];

        if (i == self->starts[c] && place >= next)
          next = place + 1;
        else
          self->is_early[place] = TRUE;
      }
  for (guint32 i = 0; i < self->records->len; i++)
    self->early_of[i] = self->is_early[i] ? n++ : 0;
  self->early = g_array_sized_new (FALSE, TRUE, sizeof (Early), n);
  g_array_set_size (self->early, n);
}

/* Goes to that record, past those before it. */
static gboolean
advance (TribMemberScan *self, gint64 record, gboolean *found, GError **error)
{
  while (self->row && sqlite3_column_int64 (self->rows, 0) < record)
    if (!trib_sql_step (self->store, self->rows, &self->row, error))
      return FALSE;
  *found = self->row && sqlite3_column_int64 (self->rows, 0) == record;
  return TRUE;
}

static gboolean
rewind_rows (TribMemberScan *self, GError **error)
{
  sqlite3_reset (self->rows);
  if (self->records->len > 0)
    trib_sql_bind (self->rows, "i", g_array_index (self->records, gint64, 0));
  return trib_sql_step (self->store, self->rows, &self->row, error);
}

#define BLOCK (1 << 20)

static gboolean
read_early (TribMemberScan *self, GError **error)
{
  guint8 *block = NULL;
  gsize room = 0;

  if (self->early->len == 0)
    return TRUE;
  for (guint32 i = 0; i < self->records->len; i++)
    if (self->is_early[i])
      {
        Early *early = &g_array_index (self->early, Early, self->early_of[i]);
        gboolean found;

        if (!advance (self, g_array_index (self->records, gint64, i), &found, error))
          return FALSE;
        if (!found)
          continue;
        early->source = sqlite3_column_int64 (self->rows, 1);
        early->import = sqlite3_column_int64 (self->rows, 2);
        early->n_std = (gsize) sqlite3_column_bytes (self->rows, 3);
        if (early->n_std > room)
          {
            room = MAX (early->n_std, BLOCK);
            block = g_malloc (room);
            g_ptr_array_add (self->blocks, block);
          }
        if (early->n_std > 0)
          memcpy (block, sqlite3_column_blob (self->rows, 3), early->n_std);
        early->std = block;
        block += early->n_std;
        room -= early->n_std;
      }
  return rewind_rows (self, error);
}

TribMemberScan *
trib_member_scan_new (TribStore *store, TribChange *change, gint64 first, gint64 last, GError **error)
{
  g_autoptr (TribMemberScan) self = g_new0 (TribMemberScan, 1);

  self->store = store;
  self->first = first;
  self->last = last;
  self->times = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->rows = trib_sql_prepare (store, "SELECT id, source, import, std FROM record WHERE id >= ? ORDER BY id", error);
  if (self->rows == NULL || !load_times (self, error) || !load_members (self, change, error))
    return NULL;
  mark_early (self);
  if (!rewind_rows (self, error) || !read_early (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
trib_member_scan_free (TribMemberScan *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->rows);
  g_hash_table_unref (self->times);
  g_clear_pointer (&self->records, g_array_unref);
  g_clear_pointer (&self->early, g_array_unref);
  g_ptr_array_unref (self->blocks);
  g_free (self->order);
  g_free (self->starts);
  g_free (self->is_early);
  g_free (self->early_of);
  g_free (self);
}

static gboolean
hand_over (TribMemberScan *self, gint64 record, const Early *values, TribMemberFunc func, gpointer user_data,
           GError **error)
{
  const gint64 *time = g_hash_table_lookup (self->times, GSIZE_TO_POINTER (values->import));
  int trust = trib_schema_trust (self->store->schema, values->source);

  if (func (record, values->source, trust, time != NULL ? *time : 0, values->std, values->n_std, user_data))
    return TRUE;
  trib_sql_set_error_code (self->store->path, SQLITE_CORRUPT, NULL, error);
  return FALSE;
}

gboolean
trib_member_scan_customer (TribMemberScan *self, gint64 customer, TribMemberFunc func, gpointer user_data,
                           GError **error)
{
  guint32 at = (guint32) (customer - self->first);

  for (guint32 i = self->starts[at]; i < self->starts[at + 1]; i++)
    {
      guint32 place = self->order[i];
      gint64 record = g_array_index (self->records, gint64, place);
      Early here = { 0 };
      gboolean found = FALSE;

      if (self->is_early[place])
        here = g_array_index (self->early, Early, self->early_of[place]);
      else if (!advance (self, record, &found, error))
        return FALSE;
      else if (found)
        {
          here = (Early){ sqlite3_column_int64 (self->rows, 1), sqlite3_column_int64 (self->rows, 2),
                          sqlite3_column_blob (self->rows, 3), (gsize) sqlite3_column_bytes (self->rows, 3) };
        }
      if (here.source != 0 && !hand_over (self, record, &here, func, user_data, error))
        return FALSE;
    }
  return TRUE;
}
