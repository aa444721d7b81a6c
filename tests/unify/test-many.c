/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * So many records at once that they take the ways that are only for many: written by the thousand, computed beside, indexes made at the
 * end. What comes of it is what comes of one at a time.
 */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "fixture/trib-project-fixture.h"
#include "store/trib-customer-query.h"
#include "unify/trib-customer.h"

#define PEOPLE 4500

static void
fill (TribProjectFixture *self)
{
  g_autofree char *people = trib_people_csv (PEOPLE, 11);

  trib_project_fixture_import (self, "people", people, NULL);
  trib_project_fixture_consolidate (self);
}

static int
ask (TribProjectFixture *self, const char *sql)
{
  sqlite3_stmt *stmt;
  sqlite3 *db;
  int n;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  n = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return n;
}

/* What a run takes away for a while, or fills at the end, is there and whole. */
static void
assert_indexes (TribProjectFixture *self)
{
  g_assert_cmpint (ask (self, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name IN "
                              "('member_customer', 'link_b')"),
                   ==, 2);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM (SELECT sort, id FROM customer EXCEPT SELECT sort, id FROM "
                              "customer_order)"),
                   ==, 0);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM customer"), ==, ask (self, "SELECT count(*) FROM customer_order"));
}

/* The list by name, either way, is what SQLite makes of the names. */
static void
test_order (TribProjectFixture *self, gconstpointer unused)
{
  fill (self);
  for (guint descending = 0; descending < 2; descending++)
    {
      TribCustomerQuery query = { .descending = descending == 1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = trib_store_customer_ids (self->store, &query, NULL, &error);
      sqlite3_stmt *stmt;
      sqlite3 *db;

      g_assert_no_error (error);
      g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_prepare_v2 (db,
                                           descending ? "SELECT id FROM customer ORDER BY sort DESC, id DESC"
                                                      : "SELECT id FROM customer ORDER BY sort, id",
                                           -1, &stmt, NULL),
                       ==, SQLITE_OK);
      for (guint i = 0; i < ids->len; i++)
        {
          g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
          g_assert_cmpint (sqlite3_column_int64 (stmt, 0), ==, g_array_index (ids, gint64, i));
        }
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
      sqlite3_finalize (stmt);
      sqlite3_close (db);
    }
}

static void
test_verifies (TribProjectFixture *self, gconstpointer unused)
{
  fill (self);
  assert_indexes (self);
  trib_project_fixture_assert_verifies (self);
}

static char *
join_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strjoinv ("; ", lines);
}

/* The list says of a customer what looking at its records says. */
static void
test_customers (TribProjectFixture *self, gconstpointer unused)
{
  TribCustomerQuery query = { .sort = TRIB_SORT_ID };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  fill (self);
  ids = trib_store_customer_ids (self->store, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, PEOPLE / 2);
  for (guint i = 0; i < ids->len; i += 7)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (TribCustomer) customer = trib_customer_load (self->store, id, &error);
      TribCustomerRow row = { 0 };

      g_assert_no_error (error);
      g_assert_true (trib_store_customer_rows (self->store, &id, 1, &row, &error));
      g_assert_cmpstr (row.name, ==, customer->name);
      g_assert_cmpuint (row.n_records, ==, customer->records->len);
      for (guint s = 0; s < customer->survivors->len; s++)
        {
          const TribSurvivor *survivor = g_ptr_array_index (customer->survivors, s);
          g_autofree char *text = row.email != NULL ? join_lines (row.email) : NULL;

          if (survivor->field == TRIB_FIELD_EMAIL && text != NULL)
            g_assert_true (g_str_has_prefix (survivor->text, text));
          if (survivor->field == TRIB_FIELD_CITY)
            g_assert_cmpstr (survivor->text, ==, row.city);
        }
      trib_customer_row_clear (&row);
    }
}

/* The run taken back, and that taken back: the same bytes. */
static void
test_taken_back (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (self);
  before = trib_project_fixture_snapshot (self);
  for (guint i = 0; i < 2; i++)
    {
      g_auto (TribUndoReport) report = { 0 };
      g_autoptr (GError) error = NULL;

      gint64 event = i == 0 ? 0 : trib_redo_peek (self->store, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (trib_undo (self->store, event, FALSE, &report, NULL, NULL, &error));
      g_assert_no_error (error);
      if (i == 0)
        {
          g_autofree char *none = trib_project_fixture_export (self, TRIB_EXPORT_CUSTOMERS);

          g_assert_null (strstr (none, "example"));
        }
    }
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
  assert_indexes (self);
  trib_project_fixture_assert_verifies (self);
}

#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/unify/many/history-holds-and-indexes-are-there", test_verifies);
  ADD ("/unify/many/the-list-is-in-order", test_order);
  ADD ("/unify/many/the-list-says-what-the-records-say", test_customers);
  ADD ("/unify/many/taken-back-and-that-taken-back-is-the-same", test_taken_back);
  return g_test_run ();
}
