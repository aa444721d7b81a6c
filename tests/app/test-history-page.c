/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The history of a project in the window: what is listed, and the way back and forth.
 */
#include "config.h"

#include "trib-app-fixture.h"
#include "trib-take-back-driver.h"

#include "app/history/trib-history-page.h"
#include "app/history/trib-history-row.h"

#include <string.h>

static GtkWidget *
page_of (TribAppFixture *self)
{
  return trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_HISTORY_PAGE);
}

static TribHistoryRow *
row (TribAppFixture *self, int index)
{
  GtkListBoxRow *found = gtk_list_box_get_row_at_index (GTK_LIST_BOX (trib_app_find (page_of (self), "list")), index);

  return found != NULL ? TRIB_HISTORY_ROW (found) : NULL;
}

static const char *
text (TribAppFixture *self, int index, const char *id)
{
  g_assert_nonnull (row (self, index));
  return gtk_label_get_text (GTK_LABEL (trib_app_find (GTK_WIDGET (row (self, index)), id)));
}

static int
n_rows (TribAppFixture *self)
{
  int n = 0;

  while (row (self, n) != NULL)
    n++;
  return n;
}

static gint64
n_customers (TribAppFixture *self)
{
  TribStoreCounts counts = { 0 };

  g_assert_true (trib_store_count (trib_session_get_reader (trib_window_get_session (self->window)), &counts, NULL));
  return counts.customers;
}

static void
open_page (TribAppFixture *self)
{
  trib_app_fixture_make_project (self, 30, TRUE);
  trib_app_fixture_open (self);
  trib_window_show_place (self->window, "history");
  trib_app_fixture_settle (self);
}

static void
test_lists (TribAppFixture *self, gconstpointer data)
{
  gint64 before = G_MAXINT64;

  open_page (self);
  g_assert_cmpint (n_rows (self), ==, 3);
  g_assert_cmpstr (text (self, 0, "title_label"), ==, "Consolidated");
  g_assert_nonnull (strstr (text (self, 1, "title_label"), "Till"));
  g_assert_nonnull (strstr (text (self, 2, "title_label"), "Shop"));
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpint (trib_history_row_get_time (row (self, i)), <=, before);
      before = trib_history_row_get_time (row (self, i));
    }
}

static void
test_take_back (TribAppFixture *self, gconstpointer data)
{
  gint64 before;
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;

  open_page (self);
  before = n_customers (self);
  words = trib_take_back_press (self, trib_take_back_find (GTK_WIDGET (row (self, 0)), "Take Back", 0));
  g_assert_cmpstr (words, !=, "");
  g_assert_cmpint (n_customers (self), !=, before);
  g_assert_cmpint (n_rows (self), ==, 4);
  g_assert_nonnull (strstr (text (self, 1, "when_label"), "taken back"));
  g_assert_null (trib_take_back_find (GTK_WIDGET (row (self, 1)), "Take Back", 0));

  again = trib_take_back_press (self, trib_take_back_find (GTK_WIDGET (row (self, 0)), "Do Again", 0));
  g_assert_cmpint (n_customers (self), ==, before);
  g_assert_cmpint (n_rows (self), ==, 5);
}

static void
test_empty (TribAppFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TribStore *store = trib_store_create (self->project, &error);
  GtkWidget *stack;

  g_assert_no_error (error);
  g_object_unref (store);
  trib_app_fixture_open (self);
  trib_window_show_place (self->window, "history");
  trib_app_fixture_settle (self);
  stack = trib_app_find (page_of (self), "stack");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "empty");
}

static void
test_days (TribAppFixture *self, gconstpointer data)
{
  gint64 now = g_get_real_time ();
  g_autofree char *today = trib_history_day_text (now);
  g_autofree char *yesterday = trib_history_day_text (now - 24 * G_TIME_SPAN_HOUR);
  g_autofree char *past = trib_history_day_text ((gint64) 1000000000 * G_USEC_PER_SEC);

  g_assert_cmpstr (today, ==, "Today");
  g_assert_cmpstr (yesterday, ==, "Yesterday");
  g_assert_nonnull (strstr (past, "September 2001"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (TribAppFixture *self, gconstpointer data);
  } tests[] = {
    { "/app/history-page/newest-comes-first", test_lists },
    { "/app/history-page/run-is-taken-back-and-done-again", test_take_back },
    { "/app/history-page/says-what-will-be-here", test_empty },
    { "/app/history-page/days-have-names", test_days },
  };

  trib_app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TribAppFixture, NULL, trib_app_fixture_set_up, tests[i].func,
                trib_app_fixture_tear_down);
  return g_test_run ();
}
