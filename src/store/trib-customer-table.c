/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Insert and remove keep the order by name, the search index and the running total in step.
 */
#include "config.h"

#include "store/trib-customer-table.h"
#include "store/trib-feed.h"
#include "store/trib-search-index.h"
#include "store/trib-sql.h"

char *
trib_customer_column (const TribField *field)
{
  if (field->id >= TRIB_FIELD_CUSTOM)
    return g_strdup_printf ("\"c%d\"", (int) field->id);
  return g_strdup_printf ("\"%s\"", field->name);
}

/* "column:12" is there where some customer has, or had, field 12. */
#define COLUMN_TALLY "column:"
#define COLUMN_TALLY_END "column;"

GArray *
trib_customer_columns (TribStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt
      = trib_sql_prepare (store,
                          "SELECT CAST(substr(name, 8) AS INTEGER) FROM tally WHERE name >= '" COLUMN_TALLY
                          "' AND name < '" COLUMN_TALLY_END "'",
                          error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean row;

  if (stmt == NULL)
    return NULL;
  while (trib_sql_step (store, stmt, &row, error))
    {
      guint place = row ? trib_schema_index (store->schema, sqlite3_column_int (stmt, 0)) : 0;

      if (!row)
        return g_steal_pointer (&places);
      if (place < trib_schema_size (store->schema))
        g_array_append_val (places, place);
    }
  return NULL;
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

#define FIRST_FIELD 5 /* column of the feed */

static char *
insert_sql (TribStore *store, GArray *places)
{
  g_autoptr (GString) values = g_string_new (") SELECT c0, c1, c2, c3, c4");
  GString *sql = g_string_new ("INSERT INTO customer (id, n_records, sources, name, sort");

  for (guint i = 0; i < places->len; i++)
    {
      const TribField *field = trib_schema_nth (store->schema, g_array_index (places, guint, i));
      g_autofree char *column = trib_customer_column (field);

      g_string_append_printf (sql, ", %s", column);
      g_string_append_printf (values, ", c%u", FIRST_FIELD + i);
    }
  g_string_append_printf (sql, "%s FROM feed(?1)", values->str);
  return g_string_free (sql, FALSE);
}

/* Says for good that the field has a column that is not empty, so that whoever reads all customers can leave out the others. */
static void
note_column (TribChange *change, const TribField *field)
{
  char name[32];

  g_snprintf (name, sizeof name, COLUMN_TALLY "%d", (int) field->id);
  trib_change_tally (change, name, 1);
}

/* Most fields are nobody's, so the statement has only those that some customer of this change had so far. */
static sqlite3_stmt *
insert_statement (TribChange *change, const TribCustomerValues *values, guint n, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  guint n_fields = trib_schema_size (store->schema);
  g_autofree guint8 *known = g_new0 (guint8, n_fields + 1);
  GArray *places = store->customer_places;
  guint before;

  if (places == NULL)
    places = store->customer_places = g_array_new (FALSE, FALSE, sizeof (guint));
  before = places->len;
  for (guint i = 0; i < places->len; i++)
    known[g_array_index (places, guint, i)] = TRUE;
  for (guint v = 0; v < n; v++)
    for (guint i = 0; i < n_fields; i++)
      if (values[v].fields[i] != NULL && !known[i])
        {
          known[i] = TRUE;
          g_array_append_val (places, i);
          note_column (change, trib_schema_nth (store->schema, i));
        }
  if (places->len > before || before == 0 || store->insert_customer == NULL)
    {
      g_free (store->insert_customer);
      store->insert_customer = insert_sql (store, places);
    }
  return trib_sql_cached (store, store->insert_customer, error);
}

typedef struct
{
  const TribCustomerValues *values;
  const guint *places;
} Customers;

static void
customer_column (sqlite3_context *context, gsize row, int column, gconstpointer data)
{
  const Customers *self = data;
  const TribCustomerValues *values = &self->values[row];

  switch (column)
    {
    case 0:
      sqlite3_result_int64 (context, values->id);
      break;
    case 1:
      sqlite3_result_int64 (context, values->n_records);
      break;
    case 2:
      sqlite3_result_text (context, values->sources, -1, SQLITE_STATIC);
      break;
    case 3:
      sqlite3_result_text (context, values->name, -1, SQLITE_STATIC);
      break;
    case 4:
      sqlite3_result_text (context, values->sort, -1, SQLITE_STATIC);
      break;
    default:
      sqlite3_result_text (context, values->fields[self->places[column - FIRST_FIELD]], -1, SQLITE_STATIC);
    }
}

static gboolean
insert_order (TribStore *store, const TribFeed *customers, GError **error)
{
  sqlite3_stmt *stmt
      = trib_sql_cached (store, "INSERT INTO customer_order (sort, id) SELECT c4, c0 FROM feed(?1)", error);

  return stmt != NULL && trib_feed_run (store, stmt, customers, error);
}

gboolean
trib_customer_table_put (TribChange *change, const TribCustomerValues *values, guint n, gboolean fresh, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  Customers customers = { values, NULL };
  TribFeed feed = { n, customer_column, &customers };
  sqlite3_stmt *stmt;

  for (guint i = 0; i < n && !fresh; i++)
    if (!trib_customer_table_remove (change, values[i].id, error))
      return FALSE;
  stmt = insert_statement (change, values, n, error);
  customers.places = (const guint *) (gpointer) store->customer_places->data;
  if (stmt == NULL || !trib_feed_run (store, stmt, &feed, error)
      || (!store->order_later && !insert_order (store, &feed, error)))
    return FALSE;
  trib_change_tally (change, "customer", n);
  for (guint i = 0; i < n; i++)
    if (!trib_search_index_put (store, values[i].id, values[i].fields, error))
      return FALSE;
  return TRUE;
}

/* One statement without a result about one customer. */
static gboolean
run_for (TribStore *store, const char *sql, gint64 id, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  trib_sql_bind (stmt, "i", id);
  return trib_sql_run (store, stmt, error);
}

gboolean
trib_customer_table_remove (TribChange *change, gint64 id, GError **error)
{
  TribStore *store = trib_change_get_store (change);

  if (!trib_search_index_remove (store, id, error)
      || (!store->order_later
          && !run_for (store,
                       "DELETE FROM customer_order WHERE sort = (SELECT sort FROM customer WHERE id = ?1) AND id = ?1",
                       id, error))
      || !run_for (store, "DELETE FROM customer WHERE id = ?", id, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    trib_change_tally (change, "customer", -1);
  return TRUE;
}

gboolean
trib_customer_table_expect_many (TribChange *change, GError **error)
{
  TribStore *store = trib_change_get_store (change);

  store->order_later = TRUE;
  return trib_sql_exec (store, "DELETE FROM customer_order", error);
}

static void
order_column (sqlite3_context *context, gsize row, int column, gconstpointer data)
{
  TribCustomerOrder *order = (gpointer) data;

  if (column == 0)
    sqlite3_result_text (context, trib_customer_order_name (order, row), -1, SQLITE_STATIC);
  else
    sqlite3_result_int64 (context, trib_customer_order_id (order, row));
}

gboolean
trib_customer_table_put_order (TribChange *change, TribCustomerOrder *order, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  TribFeed feed = { order != NULL ? trib_customer_order_size (order) : 0, order_column, order };
  sqlite3_stmt *stmt;

  store->order_later = FALSE;
  if (order == NULL)
    return trib_sql_exec (
        store, "INSERT INTO customer_order (sort, id) SELECT sort, id FROM customer ORDER BY sort, id", error);
  stmt = trib_sql_cached (store, "INSERT INTO customer_order (sort, id) SELECT c0, c1 FROM feed(?1)", error);
  return stmt != NULL && trib_feed_run (store, stmt, &feed, error);
}
