/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The customers page in the window, on a real project: rows, search, order, sources, the states without rows, and merging by hand.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/customers/trib-customers-page.h"
#include "app/customers/trib-merge-bar.h"
#include "app/customers/trib-source-filter.h"
#include "app/customer/trib-customer-page.h"
#include "base/trib-fold.h"
#include "store/trib-customer-list.h"

#include <string.h>

#define PEOPLE 40

static GtkWidget *
page_of (TribAppFixture *self)
{
  GtkWidget *page = trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_CUSTOMERS_PAGE);

  g_assert_nonnull (page);
  return page;
}

static GtkColumnView *
view_of (TribAppFixture *self)
{
  return GTK_COLUMN_VIEW (trib_app_find (page_of (self), "column_view"));
}

static GListModel *
rows_of (TribAppFixture *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view_of (self));

  g_assert_nonnull (model);
  return G_LIST_MODEL (model);
}

static guint
n_rows (TribAppFixture *self)
{
  return g_list_model_get_n_items (rows_of (self));
}

static TribCustomerItem *
item_at (TribAppFixture *self, guint position)
{
  TribCustomerItem *item = g_list_model_get_item (rows_of (self), position);

  g_assert_nonnull (item);
  return item;
}

static char *
name_at (TribAppFixture *self, guint position)
{
  g_autoptr (TribCustomerItem) item = item_at (self, position);

  return g_strdup (trib_customer_item_get_row (item)->name);
}

static const char *
part_of (TribAppFixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (trib_app_find (page_of (self), "stack")));
}

static TribStoreCounts
counts_of (TribAppFixture *self)
{
  g_autoptr (GError) error = NULL;
  TribStoreCounts counts = { 0 };

  trib_store_count (trib_session_get_reader (trib_window_get_session (self->window)), &counts, &error);
  g_assert_no_error (error);
  return counts;
}

static void
open_page (TribAppFixture *self, gboolean consolidate)
{
  trib_app_fixture_make_project (self, PEOPLE, consolidate);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 700);
  trib_app_fixture_open (self);
  trib_window_show_place (self->window, "customers");
  trib_app_spin (50);
  trib_app_fixture_settle (self);
}

/* Past the entry's own delay, and the answer. */
static void
search (TribAppFixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (trib_app_find (page_of (self), "search_entry")), text);
  trib_app_spin (250);
  trib_app_fixture_settle (self);
}

static void
test_rows (TribAppFixture *self, gconstpointer data)
{
  TribStoreCounts counts;
  g_autofree char *text = NULL;

  open_page (self, TRUE);
  counts = counts_of (self);
  g_assert_cmpint (counts.customers, >, 1);
  g_assert_cmpstr (part_of (self), ==, "wide");
  g_assert_cmpint (n_rows (self), ==, counts.customers);
  text = g_strdup_printf ("%d customers", (int) counts.customers);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (trib_app_find (page_of (self), "count_label"))), ==, text);
}

static void
test_search (TribAppFixture *self, gconstpointer data)
{
  guint all, found;

  open_page (self, TRUE);
  all = n_rows (self);
  search (self, "köh");
  found = n_rows (self);
  g_assert_cmpuint (found, >, 0);
  g_assert_cmpuint (found, <, all);
  for (guint i = 0; i < found; i++)
    {
      g_autofree char *name = name_at (self, i);
      g_autofree char *folded = trib_fold (name);
      g_assert_nonnull (strstr (folded, "koh"));
    }
  search (self, "nobody at all <&>");
  g_assert_cmpstr (part_of (self), ==, "nothing");
  trib_app_activate (page_of (self), "customers.clear");
  trib_app_spin (250);
  trib_app_fixture_settle (self);
  g_assert_cmpstr (part_of (self), ==, "wide");
  g_assert_cmpuint (n_rows (self), ==, all);
}

static void
test_late_answers (TribAppFixture *self, gconstpointer data)
{
  GtkEditable *entry;
  guint all;

  open_page (self, TRUE);
  all = n_rows (self);
  entry = GTK_EDITABLE (trib_app_find (page_of (self), "search_entry"));
  /* Each is asked at once, and only the last may be answered. */
  g_object_set (entry, "search-delay", 0, NULL);
  for (guint i = 0; i < 5; i++)
    {
      gtk_editable_set_text (entry, i % 2 == 0 ? "köh" : "nobody at all");
      trib_app_spin (1);
    }
  gtk_editable_set_text (entry, "");
  trib_app_spin (50);
  trib_app_fixture_settle (self);
  g_assert_cmpuint (n_rows (self), ==, all);
  g_assert_cmpstr (part_of (self), ==, "wide");
}

static void
sort (TribAppFixture *self, const char *title, GtkSortType direction)
{
  GListModel *columns = gtk_column_view_get_columns (view_of (self));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        gtk_column_view_sort_by_column (view_of (self), column, direction);
    }
  trib_app_spin (20);
  trib_app_fixture_settle (self);
}

static void
test_sort (TribAppFixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint n, before = G_MAXUINT;

  open_page (self, TRUE);
  n = n_rows (self);
  first = name_at (self, 0);
  sort (self, "Name", GTK_SORT_DESCENDING);
  last = name_at (self, n - 1);
  g_assert_cmpstr (first, ==, last);
  g_free (last);
  last = name_at (self, 0);
  g_assert_cmpstr (first, !=, last);

  sort (self, "Records", GTK_SORT_DESCENDING);
  g_assert_cmpuint (n_rows (self), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TribCustomerItem) item = item_at (self, i);
      g_assert_cmpuint (trib_customer_item_get_row (item)->n_records, <=, before);
      before = trib_customer_item_get_row (item)->n_records;
    }
}

static void
test_source (TribAppFixture *self, gconstpointer data)
{
  GtkWidget *filter;
  TribCustomerQuery query = { .source = 2 };
  g_autoptr (GArray) ids = NULL;

  open_page (self, TRUE);
  ids = trib_store_customer_ids (trib_session_get_reader (trib_window_get_session (self->window)), &query, NULL, NULL);
  g_assert_nonnull (ids);
  filter = trib_app_find (page_of (self), "source_filter");
  trib_source_filter_set_source (TRIB_SOURCE_FILTER (filter), 2);
  trib_app_spin (20);
  trib_app_fixture_settle (self);
  g_assert_cmpuint (n_rows (self), ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TribCustomerItem) item = item_at (self, i);
      const gint64 *source = trib_customer_item_get_row (item)->sources;

      while (*source != 0 && *source != 2)
        source++;
      g_assert_cmpint (*source, ==, 2);
    }
}

static gboolean
is_narrow (gpointer data)
{
  return g_strcmp0 (part_of (data), "narrow") == 0;
}

static gboolean
is_wide (gpointer data)
{
  return g_strcmp0 (part_of (data), "wide") == 0;
}

static void
test_narrow (TribAppFixture *self, gconstpointer data)
{
  GtkWidget *list;
  guint n;

  open_page (self, TRUE);
  n = n_rows (self);
  list = trib_app_find (page_of (self), "list_view");
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  trib_app_wait (is_narrow, self, "the narrow list");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), <=, 360);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==, n);
  g_assert_null (gtk_column_view_get_model (view_of (self)));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 700);
  trib_app_wait (is_wide, self, "the wide list");
  g_assert_cmpuint (n_rows (self), ==, n);
}

static void
test_opens (TribAppFixture *self, gconstpointer data)
{
  g_autoptr (TribCustomerItem) item = NULL;
  GtkWidget *customer;

  open_page (self, TRUE);
  item = item_at (self, 3);
  g_signal_emit_by_name (view_of (self), "activate", 3);
  trib_app_fixture_settle (self);
  customer = trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_CUSTOMER_PAGE);
  g_assert_true (gtk_widget_get_mapped (customer));
  g_assert_cmpint (trib_customer_page_get_customer (TRIB_CUSTOMER_PAGE (customer)), ==,
                   trib_customer_item_get_row (item)->id);
}

static void
test_no_customers (TribAppFixture *self, gconstpointer data)
{
  open_page (self, FALSE);
  g_assert_cmpstr (part_of (self), ==, "no-customers");
  trib_app_activate (GTK_WIDGET (self->window), "win.consolidate");
  trib_app_fixture_settle (self);
  trib_window_show_place (self->window, "customers");
  trib_app_fixture_settle (self);
  g_assert_cmpstr (part_of (self), ==, "wide");
  g_assert_cmpint (n_rows (self), ==, counts_of (self).customers);
}

static void
test_no_records (TribAppFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TribStore *store = trib_store_create (self->project, &error);

  g_assert_no_error (error);
  g_object_unref (store);
  trib_app_fixture_open (self);
  trib_window_show_place (self->window, "customers");
  trib_app_fixture_settle (self);
  g_assert_cmpstr (part_of (self), ==, "no-records");
}

static void
test_merge (TribAppFixture *self, gconstpointer data)
{
  GtkSelectionModel *model;
  gint64 before;

  open_page (self, TRUE);
  before = counts_of (self).customers;
  model = gtk_column_view_get_model (view_of (self));
  gtk_selection_model_select_item (model, 0, TRUE);
  g_assert_false (trib_merge_bar_get_revealed (TRIB_MERGE_BAR (trib_app_find (page_of (self), "merge_bar"))));
  gtk_selection_model_select_item (model, 2, FALSE);
  g_assert_true (trib_merge_bar_get_revealed (TRIB_MERGE_BAR (trib_app_find (page_of (self), "merge_bar"))));
  trib_app_activate (trib_app_find (page_of (self), "merge_bar"), "merge.run");
  trib_app_fixture_settle (self);
  g_assert_cmpint (counts_of (self).customers, ==, before - 1);
  g_assert_cmpint (n_rows (self), ==, before - 1);
  trib_app_activate (GTK_WIDGET (self->window), "win.undo");
  trib_app_fixture_settle (self);
  g_assert_cmpint (n_rows (self), ==, before);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (TribAppFixture *self, gconstpointer data);
  } tests[] = {
    { "/app/customers-page/shows-rows", test_rows },
    { "/app/customers-page/search-narrows", test_search },
    { "/app/customers-page/late-answers-are-dropped", test_late_answers },
    { "/app/customers-page/headings-sort", test_sort },
    { "/app/customers-page/source-narrows", test_source },
    { "/app/customers-page/narrow-window-has-one-column", test_narrow },
    { "/app/customers-page/opens-a-customer", test_opens },
    { "/app/customers-page/says-how-to-get-customers", test_no_customers },
    { "/app/customers-page/says-how-to-get-records", test_no_records },
    { "/app/customers-page/merges-by-hand-and-back", test_merge },
  };

  trib_app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TribAppFixture, NULL, trib_app_fixture_set_up, tests[i].func,
                trib_app_fixture_tear_down);
  return g_test_run ();
}
