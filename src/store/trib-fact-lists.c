/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small facts in bulk, for those who compute with them: memberships, decisions, links.
 */
#include "config.h"

#include "store/trib-facts.h"
#include "store/trib-sql.h"

static GArray *
list_plain (TribStore *store, const char *sql, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (store, sql, error);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (TribPlainFact));
  gboolean row;

  if (stmt == NULL)
    return NULL;
  while (trib_sql_step (store, stmt, &row, error))
    {
      TribPlainFact fact;

      if (!row)
        return g_steal_pointer (&facts);
      fact.a = sqlite3_column_int64 (stmt, 0);
      fact.b = sqlite3_column_int64 (stmt, 1);
      fact.value = sqlite3_column_int64 (stmt, 2);
      fact.began = sqlite3_column_int64 (stmt, 3);
      g_array_append_val (facts, fact);
    }
  return NULL;
}

GArray *
trib_store_list_members (TribStore *store, GError **error)
{
  return list_plain (store, "SELECT record, 0, customer, began FROM member ORDER BY record", error);
}

GArray *
trib_store_list_decisions (TribStore *store, GError **error)
{
  return list_plain (store, "SELECT a, b, answer, began FROM decision ORDER BY began, a, b", error);
}

GArray *
trib_store_decisions_of (TribStore *store, gint64 record, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT a, b, answer, began FROM decision WHERE a = %" G_GINT64_FORMAT
                                          " OR b = %" G_GINT64_FORMAT " ORDER BY a, b",
                                          record, record);

  return list_plain (store, sql, error);
}

GArray *
trib_store_customer_members (TribStore *store, gint64 customer, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (store, "SELECT record FROM member WHERE customer = ? ORDER BY record", error);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  if (stmt == NULL)
    return NULL;
  trib_sql_bind (stmt, "i", customer);
  while (trib_sql_step (store, stmt, &row, error))
    {
      gint64 record;

      if (!row)
        {
          sqlite3_reset (stmt);
          return g_steal_pointer (&records);
        }
      record = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (records, record);
    }
  return NULL;
}

/* What all queries for links begin with. */
#define LINK "SELECT a, b, weight, probability, status, gain"

static void
read_link (sqlite3_stmt *stmt, TribLinkRow *link)
{
  link->a = sqlite3_column_int64 (stmt, 0);
  link->b = sqlite3_column_int64 (stmt, 1);
  link->weight = sqlite3_column_double (stmt, 2);
  link->probability = sqlite3_column_double (stmt, 3);
  link->status = sqlite3_column_int (stmt, 4);
  link->gain = sqlite3_column_double (stmt, 5);
}

static GArray *
list_links (TribStore *store, sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (TribLinkRow));
  gboolean row;

  while (trib_sql_step (store, stmt, &row, error))
    {
      TribLinkRow link = { 0 };

      if (!row)
        return g_steal_pointer (&links);
      read_link (stmt, &link);
      g_array_append_val (links, link);
    }
  return NULL;
}

GArray *
trib_store_list_links (TribStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (store, LINK " FROM link ORDER BY a, b", error);

  return stmt ? list_links (store, stmt, error) : NULL;
}

/* Links know their smaller record first; the other way round needs the index link_b. */
GArray *
trib_store_links_of (TribStore *store, gint64 record, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (store, LINK " FROM link WHERE a = ?1 OR b = ?1", error);

  if (stmt == NULL)
    return NULL;
  trib_sql_bind (stmt, "i", record);
  return list_links (store, stmt, error);
}

static void
clear_link (gpointer link)
{
  g_clear_pointer (&((TribLinkRow *) link)->evidence, g_bytes_unref);
}

GArray *
trib_store_list_questions (TribStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = trib_sql_prepare (
      store, LINK ", prior, evidence FROM link WHERE gain IS NOT NULL ORDER BY gain DESC, a, b", error);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (TribLinkRow));
  gboolean row;

  g_array_set_clear_func (links, clear_link);
  while (stmt != NULL && trib_sql_step (store, stmt, &row, error))
    {
      TribLinkRow link = { 0 };

      if (!row)
        return g_steal_pointer (&links);
      read_link (stmt, &link);
      link.prior = sqlite3_column_double (stmt, 6);
      link.evidence = g_bytes_new (sqlite3_column_blob (stmt, 7), (gsize) sqlite3_column_bytes (stmt, 7));
      g_array_append_val (links, link);
    }
  return NULL;
}
