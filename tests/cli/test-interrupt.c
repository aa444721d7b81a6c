/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work that is killed or cancelled leaves the project as it was before, or as it is afterwards, and never in between.
 * How long an undisturbed run takes says when to strike; nothing is claimed about time.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>

#define PEOPLE 10000
#define STRIKES 5

/**
 * State:
 *
 * All that a project holds, as it is exported. The history is left out of comparisons between two runs, as it has the
 * time in it.
 */
typedef struct
{
  char *records;
  char *customers;
  char *history;
} State;

static void
state_clear (State *self)
{
  g_free (self->records);
  g_free (self->customers);
  g_free (self->history);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static char *
table_of (CliFixture *self, const char *what)
{
  g_autoptr (CliRun) run = cli_do (self, 0, "export", PROJECT, "-", "--what", what, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, run->out, -1);
}

static State
state_of (CliFixture *self)
{
  return (State){ table_of (self, "records"), table_of (self, "customers"), table_of (self, "history") };
}

static gboolean
same_content (const State *a, const State *b)
{
  return g_str_equal (a->records, b->records) && g_str_equal (a->customers, b->customers);
}

static void
copy_file (CliFixture *self, const char *from, const char *to)
{
  gsize len;
  g_autofree char *content = cli_read (self, from, &len);

  cli_write (self, to, content, (gssize) len);
}

/* The project again as it was kept under another name. */
static void
put_back (CliFixture *self)
{
  g_autofree char *wal = cli_path (self, PROJECT "-wal"), *shm = cli_path (self, PROJECT "-shm");
  g_autofree char *journal = cli_path (self, PROJECT "-journal");

  g_unlink (journal);
  g_unlink (wal);
  g_unlink (shm);
  copy_file (self, "kept", PROJECT);
}

static void
assert_sound (CliFixture *self)
{
  g_autofree char *path = cli_path (self, PROJECT);
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==, "ok");
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

static GSubprocess *
start_work (CliFixture *self, gboolean consolidate)
{
  return consolidate ? cli_start (self, "consolidate", PROJECT, NULL)
                     : cli_start (self, "import", PROJECT, "big.csv", NULL);
}

/* Makes the project before the work, and says how it is before and after, and how long it takes in between. */
static gint64
rehearse (CliFixture *self, gboolean consolidate, State *before, State *after)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (CliRun) run = NULL, import = NULL;
  gint64 began, spent;

  cli_make_customers (self);
  cli_write_people (self, "big.csv", 1000, 1000 + PEOPLE, 0);
  if (consolidate)
    import = cli_do (self, 0, "import", PROJECT, "big.csv", NULL);
  *before = state_of (self);
  copy_file (self, PROJECT, "kept");
  began = g_get_monotonic_time ();
  process = start_work (self, consolidate);
  run = cli_finish (process);
  spent = g_get_monotonic_time () - began;
  g_assert_cmpint (run->status, ==, 0);
  *after = state_of (self);
  g_assert_false (same_content (before, after));
  return spent;
}

static void
kill_at_any_moment (CliFixture *self, gboolean consolidate)
{
  g_auto (State) before = { 0 }, after = { 0 };
  gint64 spent = rehearse (self, consolidate, &before, &after);
  guint killed = 0;

  for (guint i = 1; i <= STRIKES; i++)
    {
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (CliRun) run = NULL;
      g_auto (State) now = { 0 };

      put_back (self);
      process = start_work (self, consolidate);
      g_usleep ((gulong) (spent * i / (STRIKES + 1)));
      g_subprocess_send_signal (process, SIGKILL);
      run = cli_finish (process);
      now = state_of (self);
      if (run->status == -SIGKILL)
        killed++;
      if (same_content (&now, &before))
        g_assert_cmpstr (now.history, ==, before.history);
      else
        g_assert_true (same_content (&now, &after));
      assert_sound (self);
    }
  g_assert_cmpuint (killed, >, 0);

  /* And the work can be done after all. */
  {
    g_autoptr (GSubprocess) process = NULL;
    g_autoptr (CliRun) run = NULL;
    g_auto (State) now = { 0 };

    process = start_work (self, consolidate);
    run = cli_finish (process);
    g_assert_cmpint (run->status, ==, 0);
    now = state_of (self);
    g_assert_true (same_content (&now, &after));
  }
}

static void
import_killed (CliFixture *self, gconstpointer data)
{
  kill_at_any_moment (self, FALSE);
}

static void
consolidation_killed (CliFixture *self, gconstpointer data)
{
  kill_at_any_moment (self, TRUE);
}

/* Strikes again, at another moment, where the work was done already or the program had not begun to listen. */
static void
cancel (CliFixture *self, gboolean consolidate)
{
  static const guint percents[] = { 50, 35, 25, 60, 40, 30, 20, 70, 15, 45 };
  g_auto (State) before = { 0 }, after = { 0 };
  gint64 spent = rehearse (self, consolidate, &before, &after);
  gboolean cancelled = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (percents) && !cancelled; i++)
    {
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (CliRun) run = NULL;
      g_auto (State) now = { 0 };

      put_back (self);
      process = start_work (self, consolidate);
      g_usleep ((gulong) (spent * percents[i] / 100));
      g_subprocess_send_signal (process, SIGINT);
      run = cli_finish (process);
      now = state_of (self);
      if (run->status == 0)
        {
          g_assert_true (same_content (&now, &after));
          continue;
        }
      g_assert_true (same_content (&now, &before));
      g_assert_cmpstr (now.history, ==, before.history);
      if (run->status == -SIGINT)
        continue;
      g_assert_cmpint (run->status, ==, 130);
      g_assert_cmpstr (run->out, ==, "");
      cli_assert_error_line (run, PROJECT, "Cancelled");
      cancelled = TRUE;
    }
  g_assert_true (cancelled);
}

static void
import_cancelled (CliFixture *self, gconstpointer data)
{
  cancel (self, FALSE);
}

static void
consolidation_cancelled (CliFixture *self, gconstpointer data)
{
  cancel (self, TRUE);
}

static void
a_cancelled_first_import_leaves_no_project (CliFixture *self, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher (self, G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CliRun) run = NULL;

  /* Nothing comes from standard input, so it is waiting when the signal comes. */
  process = g_subprocess_launcher_spawn (launcher, &error, self->program, "import", PROJECT, "-", NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < 5000 && !cli_exists (self, PROJECT); i++)
    g_usleep (1000);
  g_assert_true (cli_exists (self, PROJECT));
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  run = cli_finish_with_input (process, "");
  g_assert_cmpint (run->status, ==, 130);
  cli_assert_error_line (run, PROJECT, "Cancelled");
  g_assert_false (cli_exists (self, PROJECT));
  g_assert_false (cli_exists (self, PROJECT "-wal"));
}

static void
cancelled_at_the_second_file_takes_the_first_back (CliFixture *self, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher (self, G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CliRun) run = NULL;
  g_auto (State) before = { 0 }, now = { 0 };
  gboolean in = FALSE;

  cli_make_customers (self);
  cli_write_people (self, "more.csv", 400, 440, 0);
  before = state_of (self);
  process = g_subprocess_launcher_spawn (launcher, &error, self->program, "import", PROJECT, "more.csv", "-", NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < 500 && !in; i++)
    {
      g_autofree char *records = table_of (self, "records");

      in = !g_str_equal (records, before.records);
    }
  g_assert_true (in);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  run = cli_finish_with_input (process, "");
  g_assert_cmpint (run->status, ==, 130);
  cli_assert_error_line (run, PROJECT, "Cancelled");
  now = state_of (self);
  g_assert_true (same_content (&now, &before));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/interrupt/a-killed-import", import_killed);
  cli_test ("/cli/interrupt/a-killed-consolidation", consolidation_killed);
  cli_test ("/cli/interrupt/a-cancelled-import", import_cancelled);
  cli_test ("/cli/interrupt/a-cancelled-consolidation", consolidation_cancelled);
  cli_test ("/cli/interrupt/a-cancelled-first-import-leaves-no-project", a_cancelled_first_import_leaves_no_project);
  cli_test ("/cli/interrupt/cancelled-at-the-second-file-takes-the-first-back",
            cancelled_at_the_second_file_takes_the_first_back);
  return g_test_run ();
}
