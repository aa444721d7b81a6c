/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Insert and remove keep the search index and the running total in step.
 */
#include "config.h"

#include "store/trib-customer-table.h"
#include "store/trib-search-index.h"
#include "store/trib-sql.h"

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
  if (!trib_sql_run (store, stmt, error) || !trib_search_index_put (store, values->id, values->fields, error))
    return FALSE;
  trib_change_tally (change, "customer", 1);
  return TRUE;
}

/* To sort all names at once is quicker than to put each into its place. */
gboolean
trib_customer_table_expect (TribChange *change, gboolean many, GError **error)
{
  return trib_sql_exec (trib_change_get_store (change),
                        many ? "DROP INDEX IF EXISTS customer_sort"
                             : "CREATE INDEX IF NOT EXISTS customer_sort ON customer (sort, id)",
                        error);
}

gboolean
trib_customer_table_remove (TribChange *change, gint64 id, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  sqlite3_stmt *stmt;

  if (!trib_search_index_remove (store, id, error))
    return FALSE;
  stmt = trib_sql_cached (store, "DELETE FROM customer WHERE id = ?", error);
  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", id);
  if (!trib_sql_run (store, stmt, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    trib_change_tally (change, "customer", -1);
  return TRUE;
}
