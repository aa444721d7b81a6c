/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Insert and remove keep the search index and the running total in step.
 */
#include "config.h"

#include "store/trib-customer-table.h"
#include "store/trib-search.h"
#include "store/trib-sql.h"

#include <string.h>

#include "base/trib-fold.h"

char *
trib_customer_column (const TribField *field)
{
  if (field->id >= TRIB_FIELD_CUSTOM)
    return g_strdup_printf ("\"c%d\"", (int) field->id);
  return g_strdup_printf ("\"%s\"", field->name);
}

static GHashTable *
existing_columns (TribStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (store, "SELECT name FROM pragma_table_info ('customer')", error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  while (trib_sql_step (store, stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&names);
      g_hash_table_add (names, g_strdup_printf ("\"%s\"", (const char *) sqlite3_column_text (stmt, 0)));
    }
  return NULL;
}

gboolean
trib_customer_table_prepare (TribStore *store, GError **error)
{
  g_autoptr (GHashTable) columns = existing_columns (store, error);

  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < trib_schema_size (store->schema); i++)
    {
      g_autofree char *column = trib_customer_column (trib_schema_nth (store->schema, i));
      g_autofree char *sql = NULL;

      if (g_hash_table_contains (columns, column))
        continue;
      sql = g_strdup_printf ("ALTER TABLE customer ADD COLUMN %s TEXT", column);
      if (!trib_sql_exec (store, sql, error))
        return FALSE;
    }
  return TRUE;
}

static char *
insert_sql (TribStore *store)
{
  GString *sql = g_string_new ("INSERT INTO customer (id, n_records, sources, name, sort");
  guint n = trib_schema_size (store->schema);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *column = trib_customer_column (trib_schema_nth (store->schema, i));

      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append (sql, ") VALUES (?, ?, ?, ?, ?");
  for (guint i = 0; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
put_words (TribStore *store, const TribCustomerValues *values, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  sqlite3_stmt *stmt = trib_sql_cached (store, "INSERT INTO search (rowid, words) VALUES (?, ?)", error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < trib_schema_size (store->schema); i++)
    {
      const TribField *field = trib_schema_nth (store->schema, i);

      if (values->fields[i] == NULL || field->id == TRIB_FIELD_KIND)
        continue;
      if (field->type == TRIB_TYPE_PHONE)
        {
          g_auto (GStrv) phones = g_strsplit (values->fields[i], "\n", -1);

          for (guint p = 0; phones[p] != NULL; p++)
            trib_search_append_phone (words, phones[p]);
        }
      else
        trib_search_append_text (words, values->fields[i]);
    }
  trib_search_drop_repeated (words);
  trib_sql_bind (stmt, "i", values->id);
  sqlite3_bind_text (stmt, 2, words->str, (int) words->len, SQLITE_STATIC);
  return trib_sql_run (store, stmt, error);
}

gboolean
trib_customer_table_put (TribChange *change, const TribCustomerValues *values, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autofree char *sort = trib_fold (values->name);
  sqlite3_stmt *stmt;

  if (!values->fresh && !trib_customer_table_remove (change, values->id, error))
    return FALSE;
  if (store->insert_customer == NULL)
    store->insert_customer = insert_sql (store);
  stmt = trib_sql_cached (store, store->insert_customer, error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "iisss", values->id, (gint64) values->n_records, values->sources, values->name, sort);
  for (guint i = 0; i < trib_schema_size (store->schema); i++)
    if (values->fields[i] != NULL)
      sqlite3_bind_text (stmt, (int) i + 6, values->fields[i], -1, SQLITE_STATIC);
  if (!trib_sql_run (store, stmt, error) || !put_words (store, values, error))
    return FALSE;
  trib_change_tally (change, "customer", 1);
  return TRUE;
}

/* The usual is what FTS5 has by itself: merge early, so that a search looks at few parts. */
gboolean
trib_customer_table_expect (TribChange *change, gboolean many, GError **error)
{
  static const struct
  {
    const char *name;
    gint64 usual, many;
  } settings[] = { { "automerge", 4, 0 }, { "crisismerge", 16, 64 } };
  TribStore *store = trib_change_get_store (change);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      sqlite3_stmt *stmt = trib_sql_cached (store, "INSERT INTO search (search, rank) VALUES (?, ?)", error);

      if (stmt == NULL)
        return FALSE;
      trib_sql_bind (stmt, "si", settings[i].name, many ? settings[i].many : settings[i].usual);
      if (!trib_sql_run (store, stmt, error))
        return FALSE;
    }
  /* To sort all names at once is quicker than to put each into its place. */
  return trib_sql_exec (store,
                        many ? "DROP INDEX IF EXISTS customer_sort"
                             : "CREATE INDEX IF NOT EXISTS customer_sort ON customer (sort, id)",
                        error);
}

gboolean
trib_customer_table_remove (TribChange *change, gint64 id, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt = trib_sql_cached (store, "DELETE FROM customer WHERE id = ?", error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", id);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  if (sqlite3_changes (store->db) == 0)
    return TRUE;
  trib_change_tally (change, "customer", -1);
  stmt = trib_sql_cached (store, "DELETE FROM search WHERE rowid = ?", error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", id);
  return trib_sql_run (store, stmt, error);
}
