/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over every table of facts gathers the digests of all groups, a second over the events follows the chain. A record's content
 * is hashed anew on the way, so that a byte changed in it is found as well.
 */
#include "config.h"

#include "store/trib-verify.h"
#include "store/trib-chain.h"
#include "store/trib-record-table.h"
#include "store/trib-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gint64 id;
  TribDigest digest;
  gboolean content_bad;
} Group;

/* The group that an event belongs to: the last one that begins at or before it. */
static Group *
find_group (GArray *groups, gint64 event)
{
  guint low = 0, high = groups->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (groups, Group, middle).id <= event)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (groups, Group, low - 1) : NULL;
}

static void
add_fact (GArray *groups, gint64 event, TribFactTable table, gboolean began, sqlite3_stmt *stmt)
{
  Group *group = event > 0 ? find_group (groups, event) : NULL;
  const gint64 numbers[] = { table, began, sqlite3_column_int64 (stmt, 2), sqlite3_column_int64 (stmt, 3),
                             sqlite3_column_int64 (stmt, 4) };

  if (group == NULL)
    return;
  trib_digest_add_numbers (&group->digest, numbers, G_N_ELEMENTS (numbers));
  if (table == TRIB_FACT_RECORD)
    {
      gconstpointer raw = sqlite3_column_blob (stmt, 5);
      guint64 hash = trib_record_hash (raw, (gsize) sqlite3_column_bytes (stmt, 5));

      group->content_bad = group->content_bad || hash != (guint64) sqlite3_column_int64 (stmt, 6);
    }
}

static gboolean
gather (TribStore *store, GArray *groups, TribFactTable table, gboolean past, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = trib_facts_digest_query (table, past);
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (store, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (guint n = 0; trib_sql_step (store, stmt, &row, error); n++)
    {
      if (!row)
        return TRUE;
      if (n % 1000 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_fact (groups, sqlite3_column_int64 (stmt, 0), table, TRUE, stmt);
      add_fact (groups, sqlite3_column_int64 (stmt, 1), table, FALSE, stmt);
    }
  return FALSE;
}

static GArray *
list_groups (TribStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (store, "SELECT id FROM event WHERE grp = id ORDER BY id", error);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  gboolean row;

  if (stmt == NULL)
    return NULL;
  while (trib_sql_step (store, stmt, &row, error))
    {
      Group group = { 0 };

      if (!row)
        return g_steal_pointer (&groups);
      group.id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (groups, group);
    }
  return NULL;
}

static gboolean
add_part (const TribEventRow *row, gpointer user_data, GError **error)
{
  trib_chain_add (user_data, row);
  return TRUE;
}

/* The hash of the group as it should be, into @hash; the one that is kept, into @kept. */
static gboolean
follow (TribStore *store, const Group *group, const guint8 *before, gsize n_before, guint8 hash[32], guint8 kept[32],
        TribDigest *kept_digest, GError **error)
{
  g_autoptr (TribEventRow) row = trib_store_get_event (store, group->id, error);
  sqlite3_stmt *stmt = trib_sql_cached (store, "SELECT digest, hash FROM event WHERE id = ?", error);
  TribChain chain = { 0 };
  gboolean more, ok;

  if (row == NULL || stmt == NULL)
    return FALSE;
  trib_chain_start (&chain, before, n_before);
  ok = trib_store_each_event (store, TRIB_EVENTS_OF_GROUP, group->id, add_part, &chain, NULL, error);
  if (ok)
    trib_chain_end (&chain, row, &group->digest, hash);
  trib_chain_clear (&chain);
  if (!ok)
    return FALSE;
  trib_sql_bind (stmt, "i", group->id);
  if (!trib_sql_step (store, stmt, &more, error))
    return FALSE;
  memset (kept, 0, 32);
  memset (kept_digest, 0, sizeof *kept_digest);
  if (sqlite3_column_bytes (stmt, 0) == (int) sizeof *kept_digest && sqlite3_column_bytes (stmt, 1) == 32)
    {
      memcpy (kept_digest, sqlite3_column_blob (stmt, 0), sizeof *kept_digest);
      memcpy (kept, sqlite3_column_blob (stmt, 1), 32);
    }
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
trib_store_verify (TribStore *store, gint64 *event, char **words, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) groups = list_groups (store, error);
  guint8 before[32], hash[32], kept[32];

  *event = 0;
  *words = NULL;
  if (groups == NULL)
    return FALSE;
  for (int table = 0; table < TRIB_N_FACTS; table++)
    if (!gather (store, groups, table, FALSE, cancellable, error)
        || !gather (store, groups, table, TRUE, cancellable, error))
      return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      TribDigest digest;

      if (!follow (store, group, before, i ? 32 : 0, hash, kept, &digest, error))
        return FALSE;
      if (group->content_bad)
        *words = g_strdup (_ ("A record that came with it was changed from outside."));
      else if (memcmp (&digest, &group->digest, sizeof digest) != 0)
        *words = g_strdup (_ ("What it did was changed from outside."));
      else if (memcmp (hash, kept, 32) != 0)
        *words = g_strdup (_ ("Its history was changed from outside."));
      if (*words != NULL)
        {
          *event = group->id;
          return TRUE;
        }
      memcpy (before, hash, 32);
    }
  return TRUE;
}
