/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the window answers while it works: a large list is imported, consolidated, scrolled and searched, and the longest
 * time is told that the main loop was kept from answering in each. Usage: bench-window LIST.csv, on a display
 * (tests/app/run-ui.sh gives one). Drawing is in the figures, and here done without a graphics card.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/mapping/trib-mapping-page.h"
#include "store/trib-customer-query.h"

#define STEPS 200

typedef struct
{
  TribAppFixture app;
  gint64 woke;    /* when the main loop last began to answer; 0 at first */
  gint64 longest; /* microseconds */
  gint64 began;
} Bench;

static Bench bench;

/* What lies between two waits is the time that nobody could be answered. */
static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  int ready;

  if (bench.woke != 0)
    bench.longest = MAX (bench.longest, now - bench.woke);
  ready = g_poll (fds, n_fds, timeout);
  bench.woke = g_get_monotonic_time ();
  return ready;
}

static void
begin (void)
{
  bench.longest = 0;
  bench.woke = bench.began = g_get_monotonic_time ();
}

static void
tell (const char *what)
{
  g_print ("%-24s %8.2f s   longest stall %6.1f ms\n", what, (double) (g_get_monotonic_time () - bench.began) / 1e6,
           (double) bench.longest / 1e3);
}

static gboolean
is_mapped (gpointer data)
{
  GtkWidget *page = trib_app_find_type (GTK_WIDGET (bench.app.window), TRIB_TYPE_MAPPING_PAGE);

  return page != NULL && trib_mapping_page_get_mapping (TRIB_MAPPING_PAGE (page)) != NULL;
}

static gboolean
has (gboolean customers)
{
  TribSession *session = trib_window_get_session (bench.app.window);
  TribStoreCounts counts = { 0 };

  return session != NULL && !trib_session_get_busy (session)
         && trib_store_count (trib_session_get_reader (session), &counts, NULL)
         && (customers ? counts.customers > 0 : counts.records > 0);
}

static gboolean
is_imported (gpointer data)
{
  return has (FALSE);
}

static gboolean
is_consolidated (gpointer data)
{
  return has (TRUE);
}

static void
import (const char *path)
{
  const char *const paths[] = { path, NULL };
  GtkWidget *window = GTK_WIDGET (bench.app.window);

  begin ();
  trib_window_take_files (bench.app.window, paths);
  trib_app_wait (is_mapped, NULL, "the file to be looked into");
  tell ("looking into the file");
  begin ();
  trib_app_activate (trib_app_find_type (window, TRIB_TYPE_MAPPING_PAGE), "mapping.import");
  trib_app_wait (is_imported, NULL, "the import");
  trib_app_fixture_settle (&bench.app);
  tell ("import");
}

static void
scroll (void)
{
  GtkWidget *view = trib_app_find_type (GTK_WIDGET (bench.app.window), GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  begin ();
  for (guint i = 0; i <= STEPS; i++)
    {
      gtk_adjustment_set_value (adjustment, last * i / STEPS);
      trib_app_spin (17);
    }
  tell ("scrolling to the end");
}

static void
search (void)
{
  GtkWidget *entry = trib_app_find_type (GTK_WIDGET (bench.app.window), GTK_TYPE_SEARCH_ENTRY);

  begin ();
  gtk_editable_set_text (GTK_EDITABLE (entry), "müller leipzig");
  trib_app_spin (400);
  trib_app_fixture_settle (&bench.app);
  tell ("searching");
}

static void
open_customer (void)
{
  const TribCustomerQuery query = { .sort = TRIB_SORT_RECORDS, .descending = TRUE, .limit = 1 };
  TribSession *session = trib_window_get_session (bench.app.window);
  g_autoptr (GArray) ids = trib_store_customer_ids (trib_session_get_reader (session), &query, NULL, NULL);

  g_assert_nonnull (ids);
  g_assert_cmpuint (ids->len, >, 0);
  begin ();
  trib_window_show_customer (bench.app.window, g_array_index (ids, gint64, 0));
  trib_app_fixture_settle (&bench.app);
  trib_app_spin (300);
  tell ("opening a customer");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) store = NULL;

  trib_app_test_init (&argc, &argv);
  if (argc != 2)
    {
      g_printerr ("usage: bench-window LIST.csv\n");
      return 2;
    }
  trib_app_fixture_set_up (&bench.app, NULL);
  store = trib_store_create (bench.app.project, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  trib_app_fixture_open (&bench.app);
  g_main_context_set_poll_func (NULL, poll_and_measure);

  import (argv[1]);
  begin ();
  trib_app_activate (GTK_WIDGET (bench.app.window), "win.consolidate");
  trib_app_wait (is_consolidated, NULL, "the consolidation");
  trib_app_fixture_settle (&bench.app);
  tell ("consolidation");
  trib_window_show_place (bench.app.window, "customers");
  trib_app_fixture_settle (&bench.app);
  trib_app_spin (500);
  scroll ();
  search ();
  open_customer ();
  trib_app_fixture_tear_down (&bench.app, NULL);
  return 0;
}
