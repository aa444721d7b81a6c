/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project file: made, opened, refused. Each refusal says which it is and leaves the file byte for byte as it was.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture/trib-project-fixture.h"
#include "store/trib-customer-query.h"
#include "store/trib-store.h"
#include "store/trib-verify.h"

static void
test_create (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (TribStore) again = NULL;
  g_autoptr (GError) error = NULL;
  TribStoreCounts counts;
  GStatBuf st;

  g_assert_cmpint (g_stat (self->path, &st), ==, 0);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0600);
  g_assert_true (trib_store_count (self->store, &counts, &error));
  g_assert_cmpint (counts.records, ==, 0);
  again = trib_store_create (self->path, &error);
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_EXISTS);
}

/* Nothing half made lies about, and there is no file where there can be none. */
static void
test_create_nowhere (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "absent", "x.tributary", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (trib_store_create (path, &error));
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, ": "));
}

static void
test_settings (TribProjectFixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *pragma;
    const char *value;
  } cases[]
      = { { "PRAGMA journal_mode", "wal" },
          { "PRAGMA application_id", "1414678850" },
          { "PRAGMA user_version", "3" },
          { "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE "
            "'%STRICT%' AND name NOT LIKE 'search%'",
            "0" } };
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sqlite3_stmt *stmt;

      g_assert_cmpint (sqlite3_prepare_v2 (db, cases[i].pragma, -1, &stmt, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
      g_assert_cmpstr ((const char *) sqlite3_column_text (stmt, 0), ==, cases[i].value);
      sqlite3_finalize (stmt);
    }
  sqlite3_close (db);
}

typedef struct
{
  const char *name;
  const char *sql;      /* run on a whole project first */
  const char *contents; /* instead of it */
  gssize cut;           /* to this many bytes */
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "foreign-text", NULL, "id,name\n1,Anna\n", -1, TRIB_STORE_ERROR_FOREIGN },
  { "empty", NULL, "", -1, TRIB_STORE_ERROR_FOREIGN },
  { "foreign-database", "PRAGMA application_id = 1", NULL, -1, TRIB_STORE_ERROR_FOREIGN },
  { "newer", "PRAGMA user_version = 99", NULL, -1, TRIB_STORE_ERROR_NEWER },
  { "cut", NULL, NULL, 40000, TRIB_STORE_ERROR_DAMAGED },
  { "trigger", "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END", NULL, -1,
    TRIB_STORE_ERROR_DAMAGED },
};

static void
test_refusal (TribProjectFixture *self, gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;
  sqlite3 *db;

  g_clear_object (&self->store);
  if (refusal->sql != NULL)
    {
      g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, refusal->sql, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (db);
    }
  if (refusal->contents != NULL)
    g_assert_true (g_file_set_contents (self->path, refusal->contents, -1, NULL));
  if (refusal->cut >= 0)
    g_assert_cmpint (truncate (self->path, refusal->cut), ==, 0);
  g_assert_true (g_file_get_contents (self->path, &before, &n_before, NULL));
  g_assert_null (trib_store_open (self->path, TRIB_STORE_WRITE, &error));
  g_assert_error (error, TRIB_STORE_ERROR, refusal->code);
  /* WHERE: WHAT. */
  g_assert_nonnull (strstr (error->message, "project.tributary: "));
  g_assert_true (g_file_get_contents (self->path, &after, &n_after, NULL));
  g_assert_cmpmem (after, n_after, before, n_before);
}

static void
test_missing_and_folder (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *absent = g_build_filename (self->folder, "absent.tributary", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (trib_store_open (absent, TRIB_STORE_WRITE, &error));
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (trib_store_open (self->folder, TRIB_STORE_WRITE, &error));
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FOREIGN);
}

static void
test_busy (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *csv = trib_people_csv (3, 1);
  g_autofree char *path = g_build_filename (self->folder, "a.csv", NULL);
  g_auto (TribImportReport) report = { 0 };
  TribImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (trib_import (self->store, path, &options, &report, NULL, NULL, &error));
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_BUSY);
  sqlite3_close (db);
  trib_import_report_clear (&report);
  g_clear_error (&error);
  g_assert_true (trib_import (self->store, path, &options, &report, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_reader_sees_what_is_written (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) reader = trib_store_open (self->path, TRIB_STORE_READ, &error);
  g_autofree char *csv = trib_people_csv (10, 1);
  TribStoreCounts counts;

  g_assert_no_error (error);
  trib_project_fixture_import (self, "list", csv, NULL);
  g_assert_true (trib_store_refresh (reader, &error));
  g_assert_true (trib_store_count (reader, &counts, &error));
  g_assert_cmpint (counts.records, ==, 14);
  g_assert_cmpint (counts.pending, ==, 14);
}

/* Every change of the history, of a fact or of a record's content from outside is found, and the event named. */
static void
test_verify_finds_changes (TribProjectFixture *self, gconstpointer unused)
{
  static const char *const changes[] = {
    "UPDATE event SET who = 'somebody else' WHERE id = 1",
    "UPDATE event SET time = time + 1 WHERE id = 2",
    "UPDATE member SET customer = customer + 1 WHERE record = 3",
    "DELETE FROM record WHERE id = 2",
    "UPDATE record SET raw = CAST (raw || x'00' AS BLOB) WHERE id = 4",
    "DELETE FROM event WHERE id = (SELECT max(id) FROM event)",
  };
  g_autofree char *csv = trib_people_csv (12, 3);

  trib_project_fixture_import (self, "list", csv, NULL);
  trib_project_fixture_consolidate (self);
  trib_project_fixture_assert_verifies (self);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s/copy-%u.tributary", self->folder, i);
      g_autofree char *contents = NULL;
      g_autofree char *words = NULL;
      g_autoptr (TribStore) store = NULL;
      g_autoptr (GError) error = NULL;
      gint64 event;
      gsize len;
      sqlite3 *db;

      g_clear_object (&self->store);
      g_assert_true (g_file_get_contents (self->path, &contents, &len, NULL));
      g_assert_true (g_file_set_contents (copy, contents, (gssize) len, NULL));
      g_assert_cmpint (sqlite3_open (copy, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, changes[i], NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_changes (db), ==, 1);
      sqlite3_close (db);
      store = trib_store_open (copy, TRIB_STORE_WRITE, &error);
      g_assert_no_error (error);
      g_assert_true (trib_store_verify (store, &event, &words, NULL, &error));
      g_assert_no_error (error);
      g_assert_nonnull (words);
      g_assert_cmpint (event, >, 0);
    }
}

/* As the first release of the format had it: no order of customers, but an index. Whoever only reads finds it brought forward, too. */
static void
test_brings_forward (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *csv = trib_people_csv (12, 3);
  g_autofree char *copy = g_strconcat (self->path, ".before-3", NULL);
  TribCustomerQuery query = { 0 };
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (TribStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  trib_project_fixture_import (self, "list", csv, NULL);
  trib_project_fixture_consolidate (self);
  before = trib_store_customer_ids (self->store, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, >, 5);
  g_clear_object (&self->store);
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "DROP TABLE customer_order; CREATE INDEX customer_sort ON customer (sort, id);"
                                 "DROP TABLE rule; DROP TABLE rule_past; PRAGMA user_version = 1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  reader = trib_store_open (self->path, TRIB_STORE_READ, &error);
  g_assert_no_error (error);
  after = trib_store_customer_ids (reader, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (before->data, before->len * sizeof (gint64), after->data, after->len * sizeof (gint64));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
}

#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/project-file/create-refuses-to-overwrite", test_create);
  ADD ("/store/project-file/create-needs-its-folder", test_create_nowhere);
  ADD ("/store/project-file/settings", test_settings);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/store/project-file/refuses-", refusals[i].name, NULL);

      g_test_add (path, TribProjectFixture, &refusals[i], trib_project_fixture_set_up, test_refusal,
                  trib_project_fixture_tear_down);
    }
  ADD ("/store/project-file/refuses-missing-and-folder", test_missing_and_folder);
  ADD ("/store/project-file/busy-is-said-and-passes", test_busy);
  ADD ("/store/project-file/reader-sees-what-is-written", test_reader_sees_what_is_written);
  ADD ("/store/project-file/an-older-one-is-brought-forward", test_brings_forward);
  ADD ("/store/project-file/verify-finds-changes", test_verify_finds_changes);
  return g_test_run ();
}
