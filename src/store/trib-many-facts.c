/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What is done for each fact is what trib-facts.c does for one, less all that can be done once.
 */
#include "config.h"

#include "store/trib-many-facts.h"
#include "store/trib-feed.h"

#define MANY 1000

/* Whether @n more are most of what the table will have, or all of it. */
static gboolean
is_most (TribStore *store, const char *table, gsize n, gboolean *most, gboolean *all, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  gint64 before;

  *most = *all = FALSE;
  if (n < MANY)
    return TRUE;
  if (!trib_sql_number (store, sql, 0, &before, error))
    return FALSE;
  *most = (gint64) n > before;
  *all = before == 0;
  return TRUE;
}

typedef struct
{
  const gint64 *records, *customers, *events;
  const guint32 *wanted;
} Members;

static void
member_column (sqlite3_context *context, gsize row, int column, gconstpointer data)
{
  const Members *self = data;
  const gint64 *const columns[] = { self->records, self->customers, self->events };

  sqlite3_result_int64 (context, columns[column][self->wanted[row]]);
}

/* Where customers lie close together, each is touched once and in their order. */
static void
touch_all (TribChange *change, const gint64 *customers, gsize n)
{
  gint64 least = G_MAXINT64, most = 0;
  g_autofree guint8 *marks = NULL;

  for (gsize i = 0; i < n; i++)
    if (customers[i] > 0)
      {
        least = MIN (least, customers[i]);
        most = MAX (most, customers[i]);
      }
  if (most == 0)
    return;
  if (n >= MANY && most - least <= (gint64) n)
    marks = g_new0 (guint8, (gsize) (most - least) + 1);
  for (gsize i = 0; i < n; i++)
    if (marks == NULL)
      trib_change_touch (change, customers[i]);
    else if (customers[i] > 0)
      marks[customers[i] - least] = TRUE;
  for (gint64 c = least; marks != NULL && c <= most; c++)
    if (marks[c - least])
      trib_change_touch (change, c);
}

gboolean
trib_facts_add_members (TribChange *change, const gint64 *records, const gint64 *customers, const gint64 *events,
                        gsize n, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autofree guint32 *wanted = g_new (guint32, n + 1);
  const Members members = { records, customers, events, wanted };
  TribFeed feed = { 0, member_column, &members };
  sqlite3_stmt *stmt;
  gboolean most, all;

  for (gsize i = 0; i < n; i++)
    if (customers[i] != 0)
      {
        wanted[feed.n++] = (guint32) i;
        trib_change_note_fact (change, TRIB_FACT_MEMBER, TRUE, records[i], 0, customers[i]);
      }
  if (feed.n == 0)
    return TRUE;
  touch_all (change, customers, n);
  trib_change_forget_members (change);
  if (!is_most (store, "member", feed.n, &most, &all, error)
      || (most && !trib_sql_exec (store, "DROP INDEX member_customer", error)))
    return FALSE;
  stmt = trib_sql_cached (
      store, "INSERT INTO member (record, customer, cause, began) SELECT c0, c1, c2, c2 FROM feed(?1)", error);
  if (stmt == NULL || !trib_feed_run (store, stmt, &feed, error))
    return FALSE;
  if (all && feed.n == n)
    trib_change_set_members (change, records, customers, n);
  trib_change_tally (change, "member", (gint64) feed.n);
  return !most || trib_sql_exec (store, "CREATE INDEX member_customer ON member (customer)", error);
}

static void
link_column (sqlite3_context *context, gsize row, int column, gconstpointer data)
{
  const TribLinkRow *link = (const TribLinkRow *) data + row;

  switch (column)
    {
    case 0:
      sqlite3_result_int64 (context, link->a);
      break;
    case 1:
      sqlite3_result_int64 (context, link->b);
      break;
    case 2:
      sqlite3_result_double (context, link->weight);
      break;
    case 3:
      sqlite3_result_double (context, link->probability);
      break;
    default:
      sqlite3_result_int64 (context, link->status);
    }
}

gboolean
trib_facts_add_links (TribChange *change, gint64 event, const TribLinkRow *links, gsize n, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  const TribFeed feed = { n, link_column, links };
  sqlite3_stmt *stmt;
  gboolean most, all;

  if (n == 0)
    return TRUE;
  for (gsize i = 0; i < n; i++)
    trib_change_note_fact (change, TRIB_FACT_LINK, TRUE, links[i].a, links[i].b,
                           (gint64) (links[i].weight * 1000) * 4 + links[i].status);
  if (!is_most (store, "link", n, &most, &all, error) || (most && !trib_sql_exec (store, "DROP INDEX link_b", error)))
    return FALSE;
  stmt = trib_sql_cached (store,
                          "INSERT INTO link (a, b, weight, probability, status, cause, began) "
                          "SELECT c0, c1, c2, c3, c4, ?2, ?2 FROM feed(?1)",
                          error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, event);
  return trib_feed_run (store, stmt, &feed, error)
         && (!most || trib_sql_exec (store, "CREATE INDEX link_b ON link (b)", error));
}
