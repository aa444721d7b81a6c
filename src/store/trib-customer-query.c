/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The customers list: ids by one query, rows by id.
 */
#include "config.h"

#include "store/trib-customer-query.h"
#include "store/trib-customer-table.h"
#include "store/trib-search-index.h"
#include "store/trib-sql.h"

#include <string.h>

void
trib_customer_row_clear (TribCustomerRow *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->email, g_free);
  g_clear_pointer (&self->phone, g_free);
  g_clear_pointer (&self->city, g_free);
  g_clear_pointer (&self->sources, g_free);
}

static char *
order_by (TribStore *self, const TribCustomerQuery *query)
{
  const char *direction = query->descending ? "DESC" : "ASC";
  const TribField *field;
  g_autofree char *column = NULL;

  if (query->sort == TRIB_SORT_RECORDS)
    return g_strdup_printf ("n_records %s, sort, id", direction);
  if (query->sort == TRIB_SORT_ID)
    return g_strdup_printf ("id %s", direction);
  field = query->sort > 0 ? trib_schema_get (self->schema, query->sort) : NULL;
  if (field == NULL)
    return g_strdup_printf ("sort %s, id %s", direction, direction);
  column = trib_customer_column (field);
  /* Customers without the value come last either way. */
  return g_strdup_printf ("%s IS NULL, %s COLLATE NOCASE %s, sort, id", column, column, direction);
}

/* Nothing but all of them by name: they lie in that order already. */
static gboolean
is_plain (TribStore *self, const TribCustomerQuery *query, const char *found)
{
  return strcmp (found, "1") == 0 && query->source <= 0 && query->sort != TRIB_SORT_RECORDS
         && query->sort != TRIB_SORT_ID && (query->sort <= 0 || trib_schema_get (self->schema, query->sort) == NULL);
}

static char *
build_sql (TribStore *self, const TribCustomerQuery *query, const char *found)
{
  g_autofree char *order = order_by (self, query);
  GString *sql = g_string_new ("SELECT id FROM ");

  g_string_append_printf (sql, "%s WHERE %s", is_plain (self, query, found) ? "customer_order" : "customer", found);
  if (query->source > 0)
    g_string_append (sql, " AND ',' || sources || ',' LIKE ?2");
  g_string_append_printf (sql, " ORDER BY %s", order);
  if (query->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", query->limit);
  return g_string_free (sql, FALSE);
}

/* Columns come with the first change; a fresh project has none to sort by. */
static gboolean
is_empty (TribStore *self, gboolean *empty, GError **error)
{
  gint64 any;

  if (!trib_sql_number (self, "SELECT 1 FROM customer LIMIT 1", 0, &any, error))
    return FALSE;
  *empty = any == 0;
  return TRUE;
}

GArray *
trib_store_customer_ids (TribStore *self, const TribCustomerQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *parameter = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *like = g_strdup_printf ("%%,%" G_GINT64_FORMAT ",%%", query->source);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  const char *found;
  gboolean row, empty;

  if (!is_empty (self, &empty, error))
    return NULL;
  if (empty)
    return g_steal_pointer (&ids);
  if (!trib_search_clause (self, query->search, &found, &parameter, cancellable, error))
    return NULL;
  sql = build_sql (self, query, found);
  stmt = trib_sql_prepare (self, sql, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, parameter, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, like, -1, SQLITE_STATIC);
  while (trib_sql_step (self, stmt, &row, error))
    {
      gint64 id;

      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
      if (ids->len % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return NULL;
}

gboolean
trib_store_customer_range (TribStore *self, gint64 *first, gint64 *last, GError **error)
{
  return trib_sql_number (self, "SELECT min(id) FROM customer", 0, first, error)
         && trib_sql_number (self, "SELECT max(id) FROM customer", 0, last, error);
}

static gint64 *
parse_sources (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  gint64 *ids = g_new0 (gint64, g_strv_length (parts) + 1);

  for (guint i = 0; parts[i] != NULL; i++)
    ids[i] = g_ascii_strtoll (parts[i], NULL, 10);
  return ids;
}

/* The first of several, which is the preferred one. */
static char *
dup_first_line (sqlite3_stmt *stmt, int column)
{
  char *text = trib_sql_dup_text (stmt, column);
  char *end = text ? strchr (text, '\n') : NULL;

  if (end != NULL)
    *end = '\0';
  return text;
}

gboolean
trib_store_customer_rows (TribStore *self, const gint64 *ids, guint n, TribCustomerRow *rows, GError **error)
{
  sqlite3_stmt *stmt = NULL;

  for (guint i = 0; i < n; i++)
    rows[i] = (TribCustomerRow){ 0 };
  for (guint i = 0; i < n; i++)
    {
      gboolean row;

      stmt = trib_sql_cached (
          self, "SELECT id, n_records, sources, name, kind, email, phone, city FROM customer WHERE id = ?", error);
      if (stmt == NULL)
        return FALSE;
      trib_sql_bind (stmt, "i", ids[i]);
      if (!trib_sql_step (self, stmt, &row, error))
        return FALSE;
      if (!row)
        continue;
      rows[i].id = ids[i];
      rows[i].n_records = (guint) sqlite3_column_int (stmt, 1);
      rows[i].sources = parse_sources ((const char *) sqlite3_column_text (stmt, 2));
      rows[i].name = trib_sql_dup_text (stmt, 3);
      rows[i].organisation = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 4), "organisation") == 0;
      rows[i].email = dup_first_line (stmt, 5);
      rows[i].phone = dup_first_line (stmt, 6);
      rows[i].city = dup_first_line (stmt, 7);
      sqlite3_reset (stmt);
    }
  return TRUE;
}
