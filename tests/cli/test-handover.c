/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Handing the records over, and taking the result back.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
folder_is_whole_and_private (CliFixture *self, gconstpointer data)
{
  static const char *const files[]
      = { "records.csv", "settings.json", "weights.sql", "consolidate_spark.py", "README.md" };
  g_autoptr (json_t) root = NULL;
  g_autofree char *folder = cli_path (self, "handed");
  g_autofree char *records = NULL;
  GStatBuf st;

  cli_make_customers (self);
  root = cli_json (self, "handover", PROJECT, "handed", NULL);
  g_assert_cmpint (cli_number (root, "records"), ==, 300);
  g_assert_cmpint (g_stat (folder, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_assert_cmpint (g_stat (path, &st), ==, 0);
      g_assert_cmpint (st.st_mode & 0777, ==, 0600);
    }
  records = cli_read (self, "handed/records.csv", NULL);
  g_assert_cmpuint (cli_count_lines (records), ==, 301);
  g_assert_true (g_str_has_prefix (records, "record_id,source,"));
}

static guint
count_files (CliFixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
what_is_there_stays (CliFixture *self, gconstpointer data)
{
  g_autofree char *empty = cli_path (self, "empty"), *full = cli_path (self, "full"), *kept = NULL;
  g_autoptr (CliRun) into_empty = NULL, into_full = NULL, onto_file = NULL;
  guint n;

  cli_make_customers (self);
  g_mkdir (empty, 0755);
  g_mkdir (full, 0755);
  cli_write (self, "full/mine.txt", "mine", -1);
  n = count_files (self);
  into_empty = cli_do (self, 0, "handover", PROJECT, "empty", NULL);
  into_full = cli_do (self, 1, "handover", PROJECT, "full", NULL);
  cli_assert_error_line (into_full, full, NULL);
  onto_file = cli_do (self, 1, "handover", PROJECT, "full/mine.txt", NULL);
  kept = cli_read (self, "full/mine.txt", NULL);
  g_assert_cmpstr (kept, ==, "mine");
  g_assert_cmpuint (count_files (self), ==, n);
}

static void
nothing_learnt_is_nothing_to_hand_over (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, handover = NULL, model = NULL;

  cli_write_people (self, "shop.csv", 0, 40, 0);
  import = cli_do (self, 0, "import", PROJECT, "shop.csv", NULL);
  handover = cli_do (self, 1, "handover", PROJECT, "handed", NULL);
  cli_assert_error_line (handover, PROJECT, NULL);
  g_assert_false (cli_exists (self, "handed"));
  model = cli_do (self, 1, "model", PROJECT, "export", "model.json", NULL);
  cli_assert_error_line (model, PROJECT, NULL);
  g_assert_false (cli_exists (self, "model.json"));
}

/* The name that was typed, what is wrong with it, and what to do. */
static void
a_model_that_cannot_be_written_says_where (CliFixture *self, gconstpointer data)
{
  g_autofree char *folder = cli_path (self, "folder");
  g_autoptr (CliRun) nowhere = NULL, onto_folder = NULL;

  cli_make_customers (self);
  g_mkdir (folder, 0755);
  nowhere = cli_do (self, 1, "model", PROJECT, "export", "missing/model.json", NULL);
  cli_assert_error_line (nowhere, "missing/model.json", "There is no folder");
  onto_folder = cli_do (self, 1, "model", PROJECT, "export", "folder", NULL);
  cli_assert_error_line (onto_folder, "folder", "This is a folder");
}

static void
model_is_the_one_that_is_handed_over (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) handed = NULL, to_file = NULL, to_output = NULL, wrong = NULL;
  g_autofree char *settings = NULL, *model = NULL, *with_end = NULL;

  cli_make_customers (self);
  handed = cli_do (self, 0, "handover", PROJECT, "handed", NULL);
  to_file = cli_do (self, 0, "model", PROJECT, "export", "model.json", NULL);
  to_output = cli_do (self, 0, "model", PROJECT, "export", "-", NULL);
  wrong = cli_do (self, 2, "model", PROJECT, "import", "model.json", NULL);
  settings = cli_read (self, "handed/settings.json", NULL);
  model = cli_read (self, "model.json", NULL);
  with_end = g_strconcat (model, "\n", NULL);
  g_assert_cmpstr (settings, ==, model);
  g_assert_cmpstr (to_output->out, ==, with_end);
}

/* Customer of each record, by the table of records. */
static char *
customer_of (CliFixture *self, const char *record)
{
  g_autoptr (CliRun) run = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_auto (GStrv) lines = g_strsplit (run->out, "\n", -1);
  g_autofree char *begin = g_strconcat (record, ",", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], begin))
      {
        g_auto (GStrv) cells = g_strsplit (lines[i], ",", 5);

        return g_strdup (cells[3]);
      }
  g_assert_not_reached ();
}

static void
make_three (CliFixture *self)
{
  g_autoptr (CliRun) import = NULL, run = NULL;

  cli_write (self, "three.csv",
             "Vorname,Nachname,Email\nAnna,Graf,anna@example.org\nPaul,Otto,otto@example.org\nInes,Wolf,w@example.org\n"
             "Karl,Beck,beck@example.org\n",
             -1);
  import = cli_do (self, 0, "import", PROJECT, "three.csv", NULL);
  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
}

static void
result_comes_in_as_a_run (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) history = NULL, undo = NULL, before = NULL, after = NULL, again = NULL;
  g_autoptr (json_t) root = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  make_three (self);
  before = cli_do (self, 0, "export", PROJECT, "-", NULL);
  cli_write (self, "clusters.csv", "record_id,cluster_id\n2,a\n1,a\n3,b\n", -1);
  root = cli_json (self, "takeback", PROJECT, "clusters.csv", NULL);
  g_assert_cmpint (cli_number (root, "records"), ==, 4);
  g_assert_cmpint (cli_number (root, "customers"), ==, 3);
  g_assert_cmpint (cli_number (root, "merged"), ==, 1);
  g_assert_cmpint (cli_number (root, "absent"), ==, 1);
  first = customer_of (self, "1");
  second = customer_of (self, "2");
  third = customer_of (self, "3");
  g_assert_cmpstr (first, ==, "1");
  g_assert_cmpstr (second, ==, "1");
  g_assert_cmpstr (third, ==, "3");
  history = cli_do (self, 0, "history", PROJECT, NULL);
  g_assert_nonnull (strstr (history->out, "clusters.csv"));
  again = cli_do (self, 0, "takeback", PROJECT, "clusters.csv", NULL);
  g_assert_nonnull (strstr (again->out, "already"));
  undo = cli_do (self, 0, "undo", PROJECT, NULL);
  after = cli_do (self, 0, "export", PROJECT, "-", NULL);
  g_assert_cmpstr (after->out, ==, before->out);
}

static void
decisions_by_hand_hold (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) merge = NULL, split = NULL, back = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;

  make_three (self);
  merge = cli_do (self, 0, "merge", PROJECT, "1", "2", "3", NULL);
  split = cli_do (self, 0, "split", PROJECT, "1", "3", NULL);
  /* 1 and 2 are the same, 3 is not, whatever the file says. */
  cli_write (self, "clusters.csv", "cluster_id,record_id\nx,1\ny,2\nx,3\nx,4\n", -1);
  back = cli_do (self, 0, "takeback", PROJECT, "clusters.csv", NULL);
  first = customer_of (self, "1");
  second = customer_of (self, "2");
  third = customer_of (self, "3");
  fourth = customer_of (self, "4");
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  g_assert_true (g_str_equal (fourth, first) != g_str_equal (fourth, third));
  g_assert_nonnull (strstr (back->out, "stay apart"));
}

static void
what_is_wrong_with_the_file_is_said (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *where, *word;
  } cases[] = {
    { "record_id,cluster_id\n", "clusters.csv", "no records" },
    { "record_id,cluster_id\n1,a\n99,a\n", "clusters.csv, line 3", "99" },
    { "record_id,cluster_id\n1,a\nx,a\n", "clusters.csv, line 3", "x" },
    { "record_id,cluster_id\n1,a\n2,b\n1,b\n", "clusters.csv, line 4", "second time" },
    { "record_id,cluster_id\n1,a\n2,\n", "clusters.csv, line 3", "no cluster" },
    { "record_id,customer\n1,a\n", "clusters.csv", "cluster_id" },
    { "record,cluster_id\n1,a\n", "clusters.csv", "record_id" },
  };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (CliRun) missing = NULL;

  make_three (self);
  before = cli_sum (self, PROJECT);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = NULL;

      cli_write (self, "clusters.csv", cases[i].text, -1);
      run = cli_do (self, 1, "takeback", PROJECT, "clusters.csv", NULL);
      cli_assert_error_line (run, cases[i].where, cases[i].word);
    }
  missing = cli_do (self, 1, "takeback", PROJECT, "nowhere.csv", NULL);
  cli_assert_error_line (missing, "nowhere.csv", NULL);
  after = cli_sum (self, PROJECT);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/handover/folder-is-whole-and-private", folder_is_whole_and_private);
  cli_test ("/cli/handover/what-is-there-stays", what_is_there_stays);
  cli_test ("/cli/handover/nothing-learnt-is-nothing-to-hand-over", nothing_learnt_is_nothing_to_hand_over);
  cli_test ("/cli/handover/a-model-that-cannot-be-written-says-where", a_model_that_cannot_be_written_says_where);
  cli_test ("/cli/handover/model-is-the-one-that-is-handed-over", model_is_the_one_that_is_handed_over);
  cli_test ("/cli/takeback/result-comes-in-as-a-run", result_comes_in_as_a_run);
  cli_test ("/cli/takeback/decisions-by-hand-hold", decisions_by_hand_hold);
  cli_test ("/cli/takeback/what-is-wrong-with-the-file-is-said", what_is_wrong_with_the_file_is_said);
  return g_test_run ();
}
