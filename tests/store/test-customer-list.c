/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The paged list of customers: what it fetches, what it keeps, and what it says to a view.
 */
#include "config.h"

#include "store/trib-customer-list.h"

#include "fixture/trib-project-fixture.h"

static GArray *
all_ids (TribProjectFixture *fixture, int sort, gboolean descending)
{
  TribCustomerQuery query = { .sort = sort, .descending = descending };
  g_autoptr (GError) error = NULL;
  GArray *ids = trib_store_customer_ids (fixture->store, &query, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

static void
make_customers (TribProjectFixture *fixture)
{
  g_autofree char *people = trib_people_csv (60, 1);

  trib_project_fixture_import (fixture, "people.csv", people, NULL);
  trib_project_fixture_consolidate (fixture);
}

/* The same customers again and again: a list does not mind. */
static GArray *
many_ids (TribProjectFixture *fixture, guint n)
{
  g_autoptr (GArray) ids = all_ids (fixture, TRIB_SORT_ID, FALSE);
  GArray *many = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_cmpuint (ids->len, >, 10);
  for (guint i = 0; i < n; i++)
    g_array_append_val (many, g_array_index (ids, gint64, i % ids->len));
  return many;
}

static gint64
id_at (TribCustomerList *list, guint position)
{
  g_autoptr (TribCustomerItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  return trib_customer_item_get_row (item)->id;
}

static void
test_pages (TribProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (TribCustomerList) list = trib_customer_list_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (TribCustomerItem) item = NULL;
  g_autoptr (TribCustomerItem) again = NULL;

  make_customers (fixture);
  ids = many_ids (fixture, 3 * TRIB_CUSTOMER_LIST_PAGE + 5);
  trib_customer_list_set (list, fixture->store, ids);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, ids->len);
  g_assert_cmpuint (trib_customer_list_get_n_fetched (list), ==, 0);

  item = g_list_model_get_item (G_LIST_MODEL (list), TRIB_CUSTOMER_LIST_PAGE);
  again = g_list_model_get_item (G_LIST_MODEL (list), TRIB_CUSTOMER_LIST_PAGE);
  g_assert_true (item == again);
  g_assert_cmpuint (trib_customer_list_get_n_fetched (list), ==, 1);
  id_at (list, 2 * TRIB_CUSTOMER_LIST_PAGE - 1);
  g_assert_cmpuint (trib_customer_list_get_n_fetched (list), ==, 1);
  id_at (list, ids->len - 1);
  g_assert_cmpuint (trib_customer_list_get_n_fetched (list), ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), ids->len));
  g_assert_cmpint (trib_customer_list_get_id (list, ids->len), ==, 0);
  g_assert_cmpuint (trib_customer_list_get_n_fetched (list), ==, 2);
}

static void
test_order (TribProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (TribCustomerList) list = trib_customer_list_new ();
  g_autoptr (GArray) ids = NULL;
  guint before = G_MAXUINT;

  make_customers (fixture);
  ids = all_ids (fixture, TRIB_SORT_RECORDS, TRUE);
  trib_customer_list_set (list, fixture->store, ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TribCustomerItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      const TribCustomerRow *row = trib_customer_item_get_row (item);

      g_assert_cmpint (row->id, ==, g_array_index (ids, gint64, i));
      g_assert_cmpint (row->id, ==, trib_customer_list_get_id (list, i));
      g_assert_cmpuint (row->n_records, <=, before);
      g_assert_nonnull (row->name);
      before = row->n_records;
    }
}

static void
test_room (TribProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (TribCustomerList) list = trib_customer_list_new ();
  g_autoptr (GArray) ids = NULL;
  guint n_pages = TRIB_CUSTOMER_LIST_PAGES + 3;
  guint fetched;

  make_customers (fixture);
  ids = many_ids (fixture, n_pages * TRIB_CUSTOMER_LIST_PAGE);
  trib_customer_list_set (list, fixture->store, ids);
  for (guint i = 0; i < n_pages; i++)
    {
      /* The first page is looked at in between, and so stays. */
      g_assert_cmpint (id_at (list, 0), ==, g_array_index (ids, gint64, 0));
      g_assert_cmpint (id_at (list, i * TRIB_CUSTOMER_LIST_PAGE), ==,
                       g_array_index (ids, gint64, i * TRIB_CUSTOMER_LIST_PAGE));
      g_assert_cmpuint (trib_customer_list_get_n_pages (list), <=, TRIB_CUSTOMER_LIST_PAGES);
    }
  fetched = trib_customer_list_get_n_fetched (list);
  g_assert_cmpuint (fetched, ==, n_pages);
  id_at (list, 0);
  id_at (list, (n_pages - 1) * TRIB_CUSTOMER_LIST_PAGE);
  g_assert_cmpuint (trib_customer_list_get_n_fetched (list), ==, fetched);
  id_at (list, TRIB_CUSTOMER_LIST_PAGE);
  g_assert_cmpuint (trib_customer_list_get_n_fetched (list), ==, fetched + 1);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  GString *log = user_data;

  g_string_append_printf (log, "%u-%u+%u=%u;", position, removed, added, g_list_model_get_n_items (model));
}

static void
test_changes (TribProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (TribCustomerList) list = trib_customer_list_new ();
  g_autoptr (GArray) many = NULL;
  g_autoptr (GArray) three = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *expected = NULL;
  guint n = TRIB_CUSTOMER_LIST_LITTLE + 4;

  make_customers (fixture);
  many = many_ids (fixture, n);
  three = many_ids (fixture, 3);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), log);
  trib_customer_list_set (list, fixture->store, many);
  trib_customer_list_set (list, fixture->store, three);
  trib_customer_list_set (list, NULL, NULL);
  trib_customer_list_set (list, NULL, NULL);
  expected = g_strdup_printf ("0-0+%u=%u;0-%u+0=0;0-0+3=3;0-3+0=0;", n, n, n);
  g_assert_cmpstr (log->str, ==, expected);
}

static void
test_little (TribProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (TribCustomerList) list = trib_customer_list_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) fewer = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (TribCustomerItem) shown = NULL;
  g_autoptr (TribCustomerItem) again = NULL;
  gint64 last;

  make_customers (fixture);
  ids = all_ids (fixture, TRIB_SORT_ID, FALSE);
  fewer = g_array_copy (ids);
  g_array_remove_range (fewer, 4, 2);
  last = g_array_index (ids, gint64, ids->len - 1);
  trib_customer_list_set (list, fixture->store, ids);
  shown = g_list_model_get_item (G_LIST_MODEL (list), ids->len - 1);
  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), log);

  trib_customer_list_set (list, fixture->store, fewer);
  g_assert_true (g_str_has_prefix (log->str, "4-2+0="));
  again = g_list_model_get_item (G_LIST_MODEL (list), fewer->len - 1);
  g_assert_true (again == shown);
  g_assert_cmpint (trib_customer_item_get_row (shown)->id, ==, last);

  g_string_truncate (log, 0);
  trib_customer_list_set (list, fixture->store, fewer);
  g_assert_cmpstr (log->str, ==, "");
}

static void
count_cb (TribCustomerItem *item, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* What is shown has the newest values without being asked for again. */
static void
test_news (TribProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (TribCustomerList) list = trib_customer_list_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (TribUndoReport) report = { 0 };
  TribCustomerItem *shown[3];
  guint news[3] = { 0 }, together = 0, left = 0;

  make_customers (fixture);
  ids = all_ids (fixture, TRIB_SORT_ID, FALSE);
  trib_customer_list_set (list, fixture->store, ids);
  for (guint i = 0; i < 3; i++)
    {
      shown[i] = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_signal_connect (shown[i], "changed", G_CALLBACK (count_cb), &news[i]);
    }
  together = trib_customer_item_get_row (shown[0])->n_records + trib_customer_item_get_row (shown[1])->n_records;
  trib_merge_customers (fixture->store, (const gint64 *) ids->data, 2, &report, &error);
  g_assert_no_error (error);
  after = all_ids (fixture, TRIB_SORT_ID, FALSE);
  g_assert_cmpuint (after->len, ==, ids->len - 1);

  trib_customer_list_set (list, fixture->store, after);
  g_assert_cmpuint (news[0], ==, 1);
  g_assert_cmpuint (news[1], ==, 1);
  g_assert_cmpuint (news[2], ==, 0);
  /* One is gone, and the other has the records of both. */
  left = trib_customer_item_get_row (shown[0])->id != 0 ? 0 : 1;
  g_assert_cmpint (trib_customer_item_get_row (shown[1 - left])->id, ==, 0);
  g_assert_cmpuint (trib_customer_item_get_row (shown[left])->n_records, ==, together);
  for (guint i = 0; i < 3; i++)
    g_object_unref (shown[i]);
}

static void
test_gone (TribProjectFixture *fixture, gconstpointer data)
{
  g_autoptr (TribCustomerList) list = trib_customer_list_new ();
  g_autoptr (GArray) ids = NULL;
  gint64 nobody = 987654321;

  make_customers (fixture);
  ids = many_ids (fixture, 2);
  g_array_append_val (ids, nobody);
  trib_customer_list_set (list, fixture->store, ids);
  g_assert_cmpint (id_at (list, 1), ==, g_array_index (ids, gint64, 1));
  g_assert_cmpint (id_at (list, 2), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (TribProjectFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/store/customer-list/rows-come-a-page-at-a-time", test_pages },
    { "/store/customer-list/order-is-that-of-the-ids", test_order },
    { "/store/customer-list/oldest-page-makes-room", test_room },
    { "/store/customer-list/all-is-removed-then-added", test_changes },
    { "/store/customer-list/little-change-is-said-as-little", test_little },
    { "/store/customer-list/what-is-shown-gets-its-news", test_news },
    { "/store/customer-list/customer-that-is-gone-has-no-id", test_gone },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TribProjectFixture, NULL, trib_project_fixture_set_up, tests[i].func,
                trib_project_fixture_tear_down);
  return g_test_run ();
}
