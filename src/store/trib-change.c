/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens a transaction, numbers its events, keeps the digest of its facts, and closes the group with a SHA-256 over the group before:
 * the chain by which trib-verify.c finds a byte that was changed.
 */
#include "config.h"

#include "store/trib-change.h"
#include "store/trib-chain.h"
#include "store/trib-feed.h"
#include "store/trib-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TribChange
{
  TribStore *store;
  TribEventRow group;
  gint64 next_event;
  gint64 next_ids[4];
  gboolean minted[4];
  TribDigest digest;
  TribChain chain;
  GHashTable *tallies; /* name -> gint64 * */
  GArray *touched;     /* gint64 */
  GArray *members[2];  /* gint64, records and their customers; NULL where they are not known */
  GArray *waiting;     /* TribEventRow, numbered and hashed, but not yet written */
};

#define WAITING_MAX 1000 /* events */

static const char *const mint_queries[] = {
  "SELECT max(ifnull((SELECT n FROM tally WHERE name = 'next:record'), 1))",
  "SELECT max(ifnull((SELECT n FROM tally WHERE name = 'next:customer'), 1))",
  "SELECT max(ifnull((SELECT max(id) FROM source), 0), ifnull((SELECT max(id) FROM source_past), 0)) + 1",
  "SELECT max(999, ifnull((SELECT max(id) FROM field), 0), ifnull((SELECT max(id) FROM field_past), 0)) + 1",
};

static void
rollback (TribStore *store)
{
  /* A full disk has rolled back already. */
  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  store->changing = FALSE;
  store->change = NULL;
}

static void
clear_waiting (gpointer data)
{
  TribEventRow *row = data;

  g_free (row->who);
  g_clear_pointer (&row->evidence, g_bytes_unref);
}

static void
free_change (TribChange *self)
{
  trib_chain_clear (&self->chain);
  g_hash_table_unref (self->tallies);
  g_array_unref (self->touched);
  g_array_unref (self->waiting);
  trib_change_forget_members (self);
  g_free (self->group.who);
  g_object_unref (self->store);
  g_free (self);
}

static void
result_id (sqlite3_context *context, gint64 id)
{
  if (id != 0)
    sqlite3_result_int64 (context, id);
}

static void
event_column (sqlite3_context *context, gsize index, int column, gconstpointer data)
{
  const TribEventRow *row = (const TribEventRow *) data + index;
  const gint64 numbers[] = { row->id,       row->time,  row->kind,   row->group,  row->undoes,
                             row->customer, row->other, row->record, row->partner };

  if (column < 4)
    sqlite3_result_int64 (context, numbers[column]);
  else if (column < 9)
    result_id (context, numbers[column]);
  else if (column == 9 && row->who != NULL)
    sqlite3_result_text (context, row->who, -1, SQLITE_STATIC);
  else if (column == 10 && row->evidence != NULL)
    sqlite3_result_double (context, row->weight);
  else if (column == 11 && row->evidence != NULL)
    sqlite3_result_double (context, row->prior);
  else if (column == 12 && row->evidence != NULL)
    sqlite3_result_blob (context, g_bytes_get_data (row->evidence, NULL), (int) g_bytes_get_size (row->evidence),
                         SQLITE_STATIC);
}

static gboolean
insert_events (TribStore *store, const TribEventRow *rows, guint n, GError **error)
{
  const TribFeed feed = { n, event_column, rows };
  sqlite3_stmt *stmt = trib_sql_cached (
      store,
      "INSERT INTO event (id, time, kind, grp, undoes, customer, other, record, partner, who, weight, "
      "prior, evidence) SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12 FROM feed(?1)",
      error);

  return stmt != NULL && trib_feed_run (store, stmt, &feed, error);
}

gboolean
trib_change_flush_events (TribStore *store, GError **error)
{
  TribChange *self = store->change;
  gboolean ok;

  if (self == NULL || self->waiting->len == 0)
    return TRUE;
  ok = insert_events (store, (const TribEventRow *) (gpointer) self->waiting->data, self->waiting->len, error);
  g_array_set_size (self->waiting, 0);
  return ok;
}

TribChange *
trib_change_begin (TribStore *store, int kind, gint64 undoes, GError **error)
{
  TribChange *self;
  gint64 last;

  if (store->mode != TRIB_STORE_WRITE)
    {
      trib_sql_set_error_code (store->path, SQLITE_READONLY, NULL, error);
      return NULL;
    }
  g_assert (!store->changing);
  if (!trib_sql_exec (store, "BEGIN IMMEDIATE", error))
    return NULL;
  store->changing = TRUE;
  store->search = TRIB_SEARCH_UNKNOWN;
  store->order_later = FALSE;
  g_clear_pointer (&store->customer_places, g_array_unref);
  self = g_new0 (TribChange, 1);
  self->store = g_object_ref (store);
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (TribEventRow));
  g_array_set_clear_func (self->waiting, clear_waiting);
  store->change = self;
  self->tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!trib_sql_number (store, "SELECT max(id) FROM event", 0, &last, error)
      || !trib_chain_begin (&self->chain, store, error))
    {
      trib_change_abort (self);
      return NULL;
    }
  self->next_event = last + 1;
  self->group.id = self->group.group = self->next_event++;
  self->group.time = g_get_real_time ();
  self->group.kind = kind;
  self->group.undoes = undoes;
  self->group.who = g_strdup (g_get_user_name ());
  if (!insert_events (store, &self->group, 1, error))
    {
      trib_change_abort (self);
      return NULL;
    }
  return self;
}

void
trib_change_abort (TribChange *self)
{
  if (self == NULL)
    return;
  rollback (self->store);
  free_change (self);
}

TribStore *
trib_change_get_store (TribChange *self)
{
  return self->store;
}

gint64
trib_change_get_group (TribChange *self)
{
  return self->group.id;
}

guint64
trib_change_count_facts (TribChange *self)
{
  return self->digest.count;
}

gint64
trib_change_add_event (TribChange *self, TribEventRow *row, GError **error)
{
  TribEventRow waiting;

  row->id = self->next_event++;
  row->time = self->group.time;
  row->group = self->group.id;
  trib_chain_add (&self->chain, row);
  waiting = *row;
  waiting.who = g_strdup (row->who);
  waiting.detail = NULL;
  if (row->evidence != NULL)
    g_bytes_ref (row->evidence);
  g_array_append_val (self->waiting, waiting);
  if (self->waiting->len >= WAITING_MAX && !trib_change_flush_events (self->store, error))
    return 0;
  return row->id;
}

void
trib_change_describe (TribChange *self, gint64 customer, gint64 other)
{
  self->group.customer = customer;
  self->group.other = other;
}

gint64
trib_change_mint (TribChange *self, TribMint what)
{
  if (!self->minted[what])
    {
      g_autoptr (GError) error = NULL;

      /* The queries are constant and the tables there, so this cannot fail but for a broken disk, which the next write reports. */
      if (!trib_sql_number (self->store, mint_queries[what], 1, &self->next_ids[what], &error))
        self->next_ids[what] = G_MAXINT64 / 2;
      self->minted[what] = TRUE;
    }
  return self->next_ids[what]++;
}

void
trib_change_touch (TribChange *self, gint64 customer)
{
  GArray *touched = self->touched;

  if (customer > 0 && (touched->len == 0 || g_array_index (touched, gint64, touched->len - 1) != customer))
    g_array_append_val (touched, customer);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

GArray *
trib_change_take_touched (TribChange *self)
{
  GArray *touched = self->touched;
  guint kept = 0;
  gboolean ascending = TRUE;

  for (guint i = 1; i < touched->len && ascending; i++)
    ascending = g_array_index (touched, gint64, i - 1) <= g_array_index (touched, gint64, i);
  if (!ascending)
    g_array_sort (touched, compare_ids);
  for (guint i = 0; i < touched->len; i++)
    if (kept == 0 || g_array_index (touched, gint64, i) != g_array_index (touched, gint64, kept - 1))
      g_array_index (touched, gint64, kept++) = g_array_index (touched, gint64, i);
  g_array_set_size (touched, kept);
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  return touched;
}

void
trib_change_set_members (TribChange *self, const gint64 *records, const gint64 *customers, gsize n)
{
  const gint64 *const columns[] = { records, customers };

  trib_change_forget_members (self);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      self->members[i] = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n);
      g_array_append_vals (self->members[i], columns[i], (guint) n);
    }
}

void
trib_change_forget_members (TribChange *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->members); i++)
    g_clear_pointer (&self->members[i], g_array_unref);
}

gboolean
trib_change_take_members (TribChange *self, GArray **records, GArray **customers)
{
  *records = g_steal_pointer (&self->members[0]);
  *customers = g_steal_pointer (&self->members[1]);
  return *records != NULL;
}

void
trib_change_tally (TribChange *self, const char *name, gint64 delta)
{
  gint64 *n = g_hash_table_lookup (self->tallies, name);

  if (n == NULL)
    {
      n = g_new0 (gint64, 1);
      g_hash_table_insert (self->tallies, g_strdup (name), n);
    }
  *n += delta;
}

gint64
trib_change_get_tally (TribChange *self, const char *name)
{
  const gint64 *n = g_hash_table_lookup (self->tallies, name);

  return n ? *n : 0;
}

void
trib_change_note_fact (TribChange *self, int table, gboolean began, gint64 a, gint64 b, gint64 value)
{
  const gint64 numbers[] = { table, began, a, b, value };

  trib_digest_add_numbers (&self->digest, numbers, G_N_ELEMENTS (numbers));
}

void
trib_change_forget_fact (TribChange *self, int table, gboolean began, gint64 a, gint64 b, gint64 value)
{
  const gint64 numbers[] = { table, began, a, b, value };

  trib_digest_remove_numbers (&self->digest, numbers, G_N_ELEMENTS (numbers));
}

static gboolean
write_tally (TribStore *store, const char *sql, const char *name, gint64 n, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "si", name, n);
  return trib_sql_run (store, stmt, error);
}

static gboolean
write_tallies (TribChange *self, GError **error)
{
  static const char *const mint_names[] = { "next:record", "next:customer" };
  GHashTableIter iter;
  gpointer name, n;

  g_hash_table_iter_init (&iter, self->tallies);
  while (g_hash_table_iter_next (&iter, &name, &n))
    if (!write_tally (self->store,
                      "INSERT INTO tally (name, n) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET n = n + ?2", name,
                      *(gint64 *) n, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (mint_names); i++)
    if (self->minted[i]
        && !write_tally (self->store, "INSERT OR REPLACE INTO tally (name, n) VALUES (?1, ?2)", mint_names[i],
                         self->next_ids[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
close_group (TribChange *self, const char *detail, GError **error)
{
  sqlite3_stmt *stmt;
  guint8 hash[32];

  self->group.detail = (char *) detail;
  trib_chain_end (&self->chain, &self->group, &self->digest, hash);
  self->group.detail = NULL;
  stmt = trib_sql_cached (
      self->store, "UPDATE event SET customer = ?, other = ?, detail = ?, digest = ?, hash = ? WHERE id = ?", error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "IIs", self->group.customer, self->group.other, detail);
  sqlite3_bind_blob (stmt, 4, &self->digest, sizeof self->digest, SQLITE_TRANSIENT);
  sqlite3_bind_blob (stmt, 5, hash, sizeof hash, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (stmt, 6, self->group.id);
  return trib_sql_run (self->store, stmt, error);
}

gboolean
trib_change_commit (TribChange *self, const char *detail, GError **error)
{
  TribStore *store = self->store;
  gboolean ok = trib_change_flush_events (store, error) && write_tallies (self, error)
                && close_group (self, detail, error) && trib_sql_exec (store, "COMMIT", error);

  if (!ok)
    rollback (store);
  store->changing = FALSE;
  store->change = NULL;
  free_change (self);
  return ok;
}
