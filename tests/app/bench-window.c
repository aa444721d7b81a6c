/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the window answers while it works: a large list is imported, consolidated, scrolled, sorted and searched, and it is told
 * for how long the main loop was kept from answering in each: the longest turn, and the one that 99 of 100 stay below, by the
 * clock and in time of the processor (which other programs do not change). Usage: bench-window LIST.csv, on a display
 * (tests/app/run-ui.sh gives one). Drawing is in the figures, and here done without a graphics card.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/mapping/trib-mapping-page.h"
#include "store/trib-customer-query.h"

#include <time.h>

#define STEPS 200

typedef struct
{
  TribAppFixture app;
  gint64 woke;     /* when the main loop last began to answer; 0 at first */
  gint64 woke_cpu; /* the same by the processor's clock of this thread */
  GArray *turns;   /* (element-type gint64): microseconds, by the clock */
  GArray *turns_cpu;
  gint64 began;
} Bench;

static Bench bench;

static gint64
cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
wake (void)
{
  bench.woke = g_get_monotonic_time ();
  bench.woke_cpu = cpu_time ();
}

/* What lies between two waits is the time that nobody could be answered. */
static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 turn = g_get_monotonic_time () - bench.woke, turn_cpu = cpu_time () - bench.woke_cpu;
  int ready;

  if (bench.woke != 0)
    {
      g_array_append_val (bench.turns, turn);
      g_array_append_val (bench.turns_cpu, turn_cpu);
    }
  ready = g_poll (fds, n_fds, timeout);
  wake ();
  return ready;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static double
percentile (GArray *turns, double part)
{
  if (turns->len == 0)
    return 0;
  g_array_sort (turns, compare_times);
  return (double) g_array_index (turns, gint64, (guint) ((turns->len - 1) * part)) / 1e3;
}

static void
begin (void)
{
  g_array_set_size (bench.turns, 0);
  g_array_set_size (bench.turns_cpu, 0);
  bench.began = g_get_monotonic_time ();
  wake ();
}

static void
tell (const char *what)
{
  g_print ("%-24s %8.2f s   longest turn %6.1f ms (processor %6.1f ms)   99 of 100 %6.1f ms (%6.1f ms)\n", what,
           (double) (g_get_monotonic_time () - bench.began) / 1e6, percentile (bench.turns, 1),
           percentile (bench.turns_cpu, 1), percentile (bench.turns, .99), percentile (bench.turns_cpu, .99));
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
sort (void)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (trib_app_find_type (GTK_WIDGET (bench.app.window), GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

  begin ();
  gtk_column_view_sort_by_column (view, last, GTK_SORT_DESCENDING);
  trib_app_fixture_settle (&bench.app);
  trib_app_spin (500);
  tell ("sorting");
}

static void
search (void)
{
  GtkWidget *entry = trib_app_find_type (GTK_WIDGET (bench.app.window), GTK_TYPE_SEARCH_ENTRY);

  begin ();
  for (const char *text = "müller leipzig", *end = g_utf8_next_char (text); *text != '\0' && end != NULL;
       end = *end != '\0' ? g_utf8_next_char (end) : NULL)
    {
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));

      gtk_editable_set_text (GTK_EDITABLE (entry), typed);
      trib_app_spin (180);
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  trib_app_spin (700);
  trib_app_fixture_settle (&bench.app);
  tell ("searching");
}

static void
open_customer (guint nth, const char *what)
{
  const TribCustomerQuery query = { .sort = TRIB_SORT_RECORDS, .descending = TRUE, .limit = 2 };
  TribSession *session = trib_window_get_session (bench.app.window);
  g_autoptr (GArray) ids = trib_store_customer_ids (trib_session_get_reader (session), &query, NULL, NULL);

  g_assert_nonnull (ids);
  g_assert_cmpuint (ids->len, >, nth);
  begin ();
  trib_window_show_customer (bench.app.window, g_array_index (ids, gint64, nth));
  trib_app_fixture_settle (&bench.app);
  trib_app_spin (300);
  tell (what);
}

static void
select_all (void)
{
  GtkWidget *view = trib_app_find_type (GTK_WIDGET (bench.app.window), GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));

  begin ();
  gtk_selection_model_select_all (model);
  trib_app_spin (200);
  gtk_selection_model_unselect_all (model);
  trib_app_spin (200);
  tell ("selecting all, and none");
}

static void
consolidate (void)
{
  begin ();
  trib_app_activate (GTK_WIDGET (bench.app.window), "win.consolidate");
  trib_app_wait (is_consolidated, NULL, "the consolidation");
  trib_app_fixture_settle (&bench.app);
  tell ("consolidation");
  begin ();
  trib_window_show_place (bench.app.window, "customers");
  trib_app_fixture_settle (&bench.app);
  trib_app_spin (700);
  tell ("first view of customers");
}

static void
undo (void)
{
  trib_window_show_place (bench.app.window, "customers");
  trib_app_spin (500);
  begin ();
  trib_app_activate (GTK_WIDGET (bench.app.window), "win.undo");
  trib_app_fixture_settle (&bench.app);
  trib_app_spin (500);
  tell ("undo");
}

static void
open_again (void)
{
  trib_window_set_session (bench.app.window, NULL);
  trib_app_spin (500);
  begin ();
  trib_app_fixture_open (&bench.app);
  trib_app_spin (700);
  tell ("opening the project");
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
  bench.turns = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.turns_cpu = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_main_context_set_poll_func (NULL, poll_and_measure);

  import (argv[1]);
  consolidate ();
  scroll ();
  sort ();
  search ();
  select_all ();
  open_customer (0, "opening a customer");
  open_customer (1, "opening another");
  undo ();
  open_again ();
  trib_app_fixture_tear_down (&bench.app, NULL);
  g_array_unref (bench.turns);
  g_array_unref (bench.turns_cpu);
  return 0;
}
