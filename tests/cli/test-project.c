/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Project files that cannot be used, or not now: each has its own message, and stays byte for byte as it was.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static sqlite3 *
open_database (CliFixture *self, const char *name)
{
  g_autofree char *path = cli_path (self, name);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  return db;
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Commands that read and commands that write say it in one line; the file stays. */
static void
assert_refused (CliFixture *self, const char *word)
{
  static const char *const commands[][5] = {
    { "customers", PROJECT },         { "show", PROJECT, "1" },          { "history", PROJECT },
    { "mapping", PROJECT },           { "import", PROJECT, "more.csv" }, { "consolidate", PROJECT },
    { "merge", PROJECT, "1", "2" },   { "split", PROJECT, "1", "2" },    { "undo", PROJECT },
    { "export", PROJECT, "out.csv" },
  };
  g_autofree char *before = cli_sum (self, PROJECT);

  cli_write_people (self, "more.csv", 300, 320, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *const *a = commands[i];
      g_autoptr (CliRun) run = cli_do (self, 1, a[0], a[1], a[2], a[3], NULL);
      g_autofree char *after = cli_sum (self, PROJECT);

      cli_assert_error_line (run, PROJECT, word);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_false (cli_exists (self, "out.csv"));
}

static void
a_missing_project (CliFixture *self, gconstpointer data)
{
  static const char *const commands[][4]
      = { { "customers", PROJECT }, { "consolidate", PROJECT }, { "undo", PROJECT }, { "export", PROJECT, "out.csv" } };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *const *a = commands[i];
      g_autoptr (CliRun) run = cli_do (self, 1, a[0], a[1], a[2], NULL);

      cli_assert_error_line (run, PROJECT, "no such project");
      g_assert_false (cli_exists (self, PROJECT));
    }
}

static void
a_text_file (CliFixture *self, gconstpointer data)
{
  cli_write (self, PROJECT,
             "Dear diary, this is not a project, however long it is. It has more than 100 bytes in it.\n"
             "And it goes on and on, as diaries do.\n",
             -1);
  assert_refused (self, "not a Tributary project");
}

static void
a_database_of_another_program (CliFixture *self, gconstpointer data)
{
  sqlite3 *db = open_database (self, PROJECT);

  run_sql (db, "CREATE TABLE customer (id INTEGER); INSERT INTO customer VALUES (1)");
  sqlite3_close (db);
  assert_refused (self, "not a Tributary project");
}

static void
a_newer_project (CliFixture *self, gconstpointer data)
{
  sqlite3 *db;

  cli_make_customers (self);
  db = open_database (self, PROJECT);
  run_sql (db, "PRAGMA user_version = 9999");
  sqlite3_close (db);
  assert_refused (self, "newer");
}

static void
a_cut_project (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = cli_path (self, PROJECT);
  g_autofree char *whole = NULL;
  gsize len;

  cli_make_customers (self);
  whole = cli_read (self, PROJECT, &len);
  g_assert_cmpint (truncate (path, (off_t) (len / 2)), ==, 0);
  assert_refused (self, "damaged");
}

static void
an_overwritten_project (CliFixture *self, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize len;

  cli_make_customers (self);
  whole = cli_read (self, PROJECT, &len);
  for (gsize at = 16384 * 2; at + 64 < len; at += 4096)
    memset (whole + at, 0xa5, 64);
  cli_write (self, PROJECT, whole, (gssize) len);
  assert_refused (self, "damaged");
}

static void
a_project_with_a_foreign_trigger (CliFixture *self, gconstpointer data)
{
  sqlite3 *db;

  cli_make_customers (self);
  db = open_database (self, PROJECT);
  run_sql (db, "CREATE VIEW everything AS SELECT 1");
  sqlite3_close (db);
  assert_refused (self, "triggers or views");
}

static void
a_project_that_another_writes (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, consolidate = NULL, undo = NULL, list = NULL, out = NULL, after = NULL;
  g_autofree char *before = NULL;
  sqlite3 *db;

  cli_make_customers (self);
  cli_write_people (self, "more.csv", 300, 320, 0);
  list = cli_do (self, 0, "customers", PROJECT, NULL);
  db = open_database (self, PROJECT);
  run_sql (db, "BEGIN IMMEDIATE");
  import = cli_do (self, 1, "import", PROJECT, "more.csv", NULL);
  cli_assert_error_line (import, PROJECT, "Another");
  undo = cli_do (self, 1, "undo", PROJECT, NULL);
  cli_assert_error_line (undo, PROJECT, "Another");
  out = cli_do (self, 0, "customers", PROJECT, NULL); /* reading goes on */
  g_assert_cmpstr (out->out, ==, list->out);
  run_sql (db, "ROLLBACK");
  sqlite3_close (db);
  after = cli_do (self, 0, "import", PROJECT, "more.csv", NULL);
}

static void
become_nobody (gpointer data)
{
  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    _exit (99);
}

static void
chmod_to (CliFixture *self, const char *name, int mode)
{
  g_autofree char *path = name != NULL ? cli_path (self, name) : g_strdup (self->folder);

  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

/* The program, where another user can start it. */
static void
copy_program (CliFixture *self)
{
  g_autofree char *copy = cli_path (self, "program");
  g_autoptr (GFile) from = g_file_new_for_path (self->program), to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (self->program);
  self->program = g_steal_pointer (&copy);
  chmod_to (self, "program", 0755);
}

/* A reader leaves an empty log beside the project. On a medium that may only be read there is none. */
static void
remove_sidecars (CliFixture *self)
{
  g_autofree char *wal = cli_path (self, PROJECT "-wal"), *shm = cli_path (self, PROJECT "-shm");
  GStatBuf st;

  g_assert_true (g_stat (wal, &st) != 0 || st.st_size == 0);
  g_unlink (wal);
  g_unlink (shm);
}

static void
a_project_that_may_only_be_read (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) list = NULL, import = NULL, consolidate = NULL, undo = NULL, read = NULL, hidden = NULL;
  g_autofree char *before = NULL, *after = NULL;

  cli_make_customers (self);
  cli_write_people (self, "more.csv", 300, 320, 0);
  list = cli_do (self, 0, "customers", PROJECT, NULL);
  before = cli_sum (self, PROJECT);
  remove_sidecars (self);
  copy_program (self);
  chmod_to (self, "more.csv", 0444);
  chmod_to (self, PROJECT, 0444);
  chmod_to (self, NULL, 0555);
  self->setup = become_nobody;
  self->other_user = TRUE;
  import = cli_do (self, 1, "import", PROJECT, "more.csv", NULL);
  cli_assert_error_line (import, PROJECT, "may not be written");
  consolidate = cli_do (self, 1, "consolidate", PROJECT, NULL);
  cli_assert_error_line (consolidate, PROJECT, "may not be written");
  undo = cli_do (self, 1, "undo", PROJECT, NULL);
  cli_assert_error_line (undo, PROJECT, "may not be written");
  read = cli_do (self, 0, "customers", PROJECT, NULL);
  g_assert_cmpstr (read->out, ==, list->out);
  chmod_to (self, PROJECT, geteuid () == 0 ? 0600 : 0);
  hidden = cli_do (self, 1, "customers", PROJECT, NULL);
  cli_assert_error_line (hidden, PROJECT, "may not be read");
  chmod_to (self, NULL, 0700);
  chmod_to (self, PROJECT, 0600);
  after = cli_sum (self, PROJECT);
  g_assert_cmpstr (after, ==, before);
}

static void
limit_files (gpointer data)
{
  CliFixture *self = data;
  g_autofree char *path = cli_path (self, PROJECT);
  GStatBuf st = { 0 };
  struct rlimit limit = { 0 };

  g_stat (path, &st);
  limit.rlim_cur = limit.rlim_max = (rlim_t) st.st_size + 300000;
  setrlimit (RLIMIT_FSIZE, &limit);
}

static void
a_full_disk (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) before = NULL, history = NULL, import = NULL, after = NULL, history_after = NULL, fresh = NULL;
  g_autoptr (CliRun) again = NULL;

  cli_make_customers (self);
  cli_write_people (self, "big.csv", 1000, 9000, 0);
  before = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  history = cli_do (self, 0, "export", PROJECT, "-", "--what", "history", NULL);
  self->setup = limit_files;
  import = cli_do (self, 1, "import", PROJECT, "big.csv", NULL);
  cli_assert_error_line (import, PROJECT, "room");
  fresh = cli_do (self, 1, "import", "new.tributary", "big.csv", NULL);
  cli_assert_error_line (fresh, "new.tributary", "room");
  g_assert_false (cli_exists (self, "new.tributary"));
  self->setup = NULL;
  after = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  history_after = cli_do (self, 0, "export", PROJECT, "-", "--what", "history", NULL);
  g_assert_cmpstr (after->out, ==, before->out);
  g_assert_cmpstr (history_after->out, ==, history->out);
  again = cli_do (self, 0, "import", PROJECT, "big.csv", NULL); /* there is room again */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/project/missing", a_missing_project);
  cli_test ("/cli/project/a-text-file-is-refused", a_text_file);
  cli_test ("/cli/project/another-programs-database-is-refused", a_database_of_another_program);
  cli_test ("/cli/project/a-newer-one-is-refused", a_newer_project);
  cli_test ("/cli/project/a-cut-one-is-refused", a_cut_project);
  cli_test ("/cli/project/an-overwritten-one-is-refused", an_overwritten_project);
  cli_test ("/cli/project/one-with-foreign-views-is-refused", a_project_with_a_foreign_trigger);
  cli_test ("/cli/project/one-that-another-writes-can-be-read", a_project_that_another_writes);
  cli_test ("/cli/project/one-that-may-only-be-read", a_project_that_may_only_be_read);
  cli_test ("/cli/project/a-full-disk-leaves-it-as-it-was", a_full_disk);
  return g_test_run ();
}
