/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole way on the command line: files become customers, which are looked at, corrected by hand and taken back.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
init_makes_a_private_project (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) made = cli_do (self, 0, "init", PROJECT, NULL);
  g_autoptr (CliRun) again = NULL;
  g_autofree char *path = cli_path (self, PROJECT), *before = cli_sum (self, PROJECT), *after = NULL;
  GStatBuf st;

  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  again = cli_do (self, 1, "init", PROJECT, NULL);
  cli_assert_error_line (again, PROJECT, NULL);
  after = cli_sum (self, PROJECT);
  g_assert_cmpstr (before, ==, after);
}

static void
import_makes_the_project (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL;
  g_autofree char *path = cli_path (self, PROJECT);
  json_t *file;
  GStatBuf st;

  cli_write_people (self, "shop.csv", 0, 40, 0);
  root = cli_json (self, "import", PROJECT, "shop.csv", NULL);
  file = json_array_get (json_object_get (root, "files"), 0);
  g_assert_cmpstr (cli_text (file, "source"), ==, "shop");
  g_assert_cmpint (cli_number (file, "rows"), ==, 40);
  g_assert_cmpint (cli_number (file, "new"), ==, 40);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
}

static void
importing_again_says_what_is_new (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) first = NULL;
  g_autoptr (json_t) same = NULL, later = NULL;
  json_t *file;

  cli_write_people (self, "shop.csv", 0, 40, 0);
  first = cli_do (self, 0, "import", PROJECT, "shop.csv", NULL);
  same = cli_json (self, "import", PROJECT, "shop.csv", NULL);
  file = json_array_get (json_object_get (same, "files"), 0);
  g_assert_cmpint (cli_number (file, "unchanged"), ==, 40);
  g_assert_cmpint (cli_number (file, "new"), ==, 0);

  cli_write_people (self, "shop.csv", 5, 45, 0);
  later = cli_json (self, "import", PROJECT, "shop.csv", NULL);
  file = json_array_get (json_object_get (later, "files"), 0);
  g_assert_cmpint (cli_number (file, "rows"), ==, 40);
  g_assert_cmpint (cli_number (file, "new") + cli_number (file, "changed") + cli_number (file, "unchanged"), ==, 40);
  g_assert_cmpint (cli_number (file, "unchanged"), <, 40);
}

static void
standard_input_is_a_file (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) run
      = cli_do_with_input (self, 0, "Name,Email\nAnna Graf,anna@example.org\nPaul Otto,p@example.org\n", "import",
                           PROJECT, "-", "--source", "piped", NULL);
  g_autoptr (CliRun) out = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);

  g_assert_nonnull (strstr (run->out, "piped"));
  g_assert_cmpuint (cli_count_lines (out->out), ==, 3);
  g_assert_nonnull (strstr (out->out, "anna@example.org"));
}

static void
dry_run_leaves_nothing (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) made = NULL, run = NULL;
  g_autoptr (json_t) root = NULL, history = NULL;

  cli_write_people (self, "shop.csv", 0, 40, 0);
  run = cli_do (self, 0, "import", PROJECT, "shop.csv", "--dry-run", NULL);
  g_assert_nonnull (strstr (run->out, "40 rows"));
  g_assert_false (cli_exists (self, PROJECT));

  made = cli_do (self, 0, "init", PROJECT, NULL);
  root = cli_json (self, "import", PROJECT, "shop.csv", "--dry-run", NULL);
  g_assert_cmpint (cli_number (json_array_get (json_object_get (root, "files"), 0), "new"), ==, 40);
  history = cli_json (self, "history", PROJECT, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (history, "events")), ==, 0);
}

static void
mapping_is_taken_again (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) first = NULL, mapping = NULL, second = NULL, again = NULL;
  g_autoptr (json_t) root = NULL;
  json_t *links;
  gboolean found = FALSE;

  cli_write_people (self, "shop.csv", 0, 40, 0);
  first = cli_do (self, 0, "import", PROJECT, "shop.csv", NULL);
  mapping = cli_do (self, 0, "mapping", PROJECT, "--source", "shop", NULL);
  root = json_loads (mapping->out, 0, NULL);
  links = json_object_get (root, "links");
  for (gsize i = 0; i < json_array_size (links); i++)
    {
      json_t *link = json_array_get (links, i);

      if (g_str_equal (cli_text (link, "column"), "Nachname"))
        {
          g_assert_cmpstr (cli_text (link, "field"), ==, "family_name");
          json_object_set_new (link, "field", json_string ("nickname"));
          found = TRUE;
        }
    }
  g_assert_true (found);
  g_free (mapping->out);
  mapping->out = json_dumps (root, 0);
  cli_write (self, "mine.json", mapping->out, -1);

  second = cli_do (self, 0, "import", "q.tributary", "shop.csv", "--mapping", "mine.json", NULL);
  again = cli_do (self, 0, "mapping", "q.tributary", NULL);
  g_assert_nonnull (strstr (again->out, "nickname"));
  g_assert_null (strstr (again->out, "family_name"));
}

static void
two_files_become_customers (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (json_t) root = NULL, list = NULL, customers = NULL;
  gint64 records, n;

  cli_make_customers (self);
  list = cli_json (self, "customers", PROJECT, NULL);
  customers = json_incref (json_object_get (list, "customers"));
  n = (gint64) json_array_size (customers);
  records = 0;
  for (gint64 i = 0; i < n; i++)
    records += cli_number (json_array_get (customers, (gsize) i), "record_count");
  g_assert_cmpint (records, ==, 300);
  g_assert_cmpint (n, >=, 200);
  g_assert_cmpint (n, <=, 220);

  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
  g_assert_nonnull (strstr (run->out, "300 records are"));
  root = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_true (json_is_true (json_object_get (root, "unchanged")));
  g_assert_cmpint (cli_number (root, "customers"), ==, n);
}

/* Everything is compared, although nothing comes of it; that is something else than that there was nothing to do. */
static void
a_run_in_full_says_so (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) without_news = NULL, full = NULL;
  g_autoptr (json_t) idle = NULL, asked = NULL, other = NULL;
  g_autoptr (CliRun) words = NULL;

  cli_make_customers (self);
  without_news = cli_do (self, 0, "consolidate", PROJECT, NULL);
  g_assert_nonnull (strstr (without_news->out, "Nothing is new"));
  full = cli_do (self, 0, "consolidate", PROJECT, "--full", NULL);
  g_assert_nonnull (strstr (full->out, "compared anew, and nothing changed"));
  idle = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_true (json_is_null (json_object_get (idle, "full_because")));
  asked = cli_json (self, "consolidate", PROJECT, "--full", NULL);
  g_assert_cmpstr (cli_text (asked, "full_because"), ==, "asked");
  g_assert_cmpint (cli_number (asked, "pairs"), >, 0);
  words = cli_do (self, 0, "consolidate", PROJECT, "--merge-at", "0.999999", NULL);
  g_assert_nonnull (strstr (words->out, "the thresholds"));
  other = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_cmpstr (cli_text (other, "full_because"), ==, "options");
}

static void
consolidating_without_news_changes_nothing (CliFixture *self, gconstpointer data)
{
  static const char *const tables[] = { "customers", "records", "links", "history" };
  g_autoptr (CliRun) run = NULL;

  cli_make_customers (self);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-1.csv", tables[i]);
      g_autoptr (CliRun) out = cli_do (self, 0, "export", PROJECT, name, "--what", tables[i], NULL);
    }
  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *before = g_strdup_printf ("%s-1.csv", tables[i]),
                      *after = g_strdup_printf ("%s-2.csv", tables[i]);
      g_autoptr (CliRun) out = cli_do (self, 0, "export", PROJECT, after, "--what", tables[i], NULL);
      g_autofree char *first = cli_sum (self, before), *second = cli_sum (self, after);

      g_assert_cmpstr (first, ==, second);
    }
}

static void
customers_are_searched_and_limited (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) all = NULL, few = NULL, found = NULL;
  g_autoptr (CliRun) none = NULL;
  json_t *customer;

  cli_make_customers (self);
  few = cli_json (self, "customers", PROJECT, "--limit", "7", NULL);
  g_assert_cmpuint (json_array_size (json_object_get (few, "customers")), ==, 7);
  found = cli_json (self, "customers", "--search", "p17", PROJECT, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (found, "customers")), >=, 1);
  customer = json_array_get (json_object_get (found, "customers"), 0);
  g_assert_true (g_str_has_prefix (cli_text (customer, "email"), "p17"));
  none = cli_do (self, 0, "customers", PROJECT, "--search", "nobodyatall", NULL);
  g_assert_cmpstr (none->out, ==, "");
  g_assert_nonnull (strstr (none->err, "nobodyatall"));
}

/* A customer with more than one record. */
static gint64
find_merged (CliFixture *self)
{
  g_autoptr (json_t) list = cli_json (self, "customers", PROJECT, NULL);
  json_t *customers = json_object_get (list, "customers");

  for (gsize i = 0; i < json_array_size (customers); i++)
    if (cli_number (json_array_get (customers, i), "record_count") > 1)
      return cli_number (json_array_get (customers, i), "customer_id");
  g_assert_not_reached ();
}

static void
show_says_where_from_and_why (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL;
  g_autoptr (CliRun) text = NULL, missing = NULL;
  g_autofree char *id = NULL;
  json_t *values, *records, *history;
  gboolean joined = FALSE;

  cli_make_customers (self);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, find_merged (self));
  root = cli_json (self, "show", PROJECT, id, NULL);
  values = json_object_get (root, "values");
  records = json_object_get (root, "records");
  history = json_object_get (root, "history");
  g_assert_cmpuint (json_array_size (records), >, 1);
  g_assert_cmpuint (json_array_size (values), >, 3);
  for (gsize i = 0; i < json_array_size (values); i++)
    {
      json_t *value = json_array_get (values, i);
      json_t *candidates = json_object_get (value, "candidates");

      g_assert_cmpstr (cli_text (value, "value"), !=, "");
      g_assert_cmpstr (cli_text (value, "why"), !=, "");
      g_assert_cmpuint (json_array_size (candidates), >, 0);
      g_assert_cmpint (cli_number (json_array_get (candidates, 0), "record"), >, 0);
    }
  for (gsize i = 0; i < json_array_size (history); i++)
    joined |= g_str_equal (cli_text (json_array_get (history, i), "kind"), "join");
  g_assert_true (joined);

  text = cli_do (self, 0, "show", PROJECT, id, NULL);
  g_assert_nonnull (strstr (text->out, "shop, row "));
  missing = cli_do (self, 1, "show", PROJECT, "99999999", NULL);
  g_assert_true (g_str_has_prefix (missing->err, "tributary-cli: "));
  g_assert_cmpuint (cli_count_lines (missing->err), ==, 1);
}

static char *
export_of (CliFixture *self, const char *what)
{
  g_autoptr (CliRun) run = cli_do (self, 0, "export", PROJECT, "-", "--what", what, NULL);

  return g_steal_pointer (&run->out);
}

static void
two_customers (CliFixture *self, char **a, char **b)
{
  g_autoptr (json_t) list = cli_json (self, "customers", PROJECT, "--limit", "2", NULL);
  json_t *customers = json_object_get (list, "customers");

  *a = g_strdup_printf ("%" G_GINT64_FORMAT, cli_number (json_array_get (customers, 0), "customer_id"));
  *b = g_strdup_printf ("%" G_GINT64_FORMAT, cli_number (json_array_get (customers, 1), "customer_id"));
}

static void
merge_is_taken_back_and_done_again (CliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *merged = NULL, *after = NULL, *again = NULL, *a = NULL, *b = NULL;
  g_autoptr (json_t) merge = NULL, undo = NULL, redo = NULL, event = NULL;
  g_autofree char *undo_event = NULL;

  cli_make_customers (self);
  two_customers (self, &a, &b);
  before = export_of (self, "customers");
  merge = cli_json (self, "merge", PROJECT, a, b, NULL);
  merged = export_of (self, "customers");
  g_assert_cmpuint (cli_count_lines (merged) + 1, ==, cli_count_lines (before));

  undo = cli_json (self, "undo", PROJECT, NULL);
  g_assert_cmpint (cli_number (undo, "undone"), ==, cli_number (merge, "event"));
  g_assert_cmpstr (cli_text (undo, "words"), !=, "");
  after = export_of (self, "customers");
  g_assert_cmpstr (after, ==, before);

  undo_event = g_strdup_printf ("%" G_GINT64_FORMAT, cli_number (undo, "event"));
  redo = cli_json (self, "undo", PROJECT, undo_event, NULL);
  again = export_of (self, "customers");
  g_assert_cmpstr (again, ==, merged);
}

static void
a_retired_number_still_shows (CliFixture *self, gconstpointer data)
{
  g_autofree char *a = NULL, *b = NULL;
  g_autoptr (CliRun) merge = NULL;
  g_autoptr (json_t) first = NULL, second = NULL;

  cli_make_customers (self);
  two_customers (self, &a, &b);
  merge = cli_do (self, 0, "merge", PROJECT, a, b, NULL);
  first = cli_json (self, "show", PROJECT, a, NULL);
  second = cli_json (self, "show", PROJECT, b, NULL);
  g_assert_cmpint (cli_number (first, "customer_id"), ==, cli_number (second, "customer_id"));
  g_assert_cmpint (cli_number (first, "asked_for"), !=, cli_number (second, "asked_for"));
}

static void
split_outlives_the_next_run (CliFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL, *record = NULL, *before = NULL, *after = NULL, *back = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (json_t) customer = NULL;
  g_autoptr (CliRun) split = NULL, run = NULL, undo = NULL;

  cli_make_customers (self);
  whole = export_of (self, "customers");
  id = g_strdup_printf ("%" G_GINT64_FORMAT, find_merged (self));
  customer = cli_json (self, "show", PROJECT, id, NULL);
  record = g_strdup_printf ("%" G_GINT64_FORMAT,
                            cli_number (json_array_get (json_object_get (customer, "records"), 1), "record_id"));
  split = cli_do (self, 0, "split", PROJECT, id, record, NULL);
  before = export_of (self, "customers");
  g_assert_cmpuint (cli_count_lines (before), ==, cli_count_lines (whole) + 1);
  run = cli_do (self, 0, "consolidate", PROJECT, NULL);
  after = export_of (self, "customers");
  g_assert_cmpstr (after, ==, before);
}

static void
undo_takes_all_back_and_then_nothing (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) nothing = NULL, dry = NULL;
  g_autoptr (json_t) list = NULL, history = NULL;
  g_autofree char *records = NULL, *same = NULL;
  guint undone = 0;

  cli_make_customers (self);
  records = export_of (self, "customers");
  dry = cli_do (self, 0, "undo", PROJECT, "--dry-run", NULL);
  g_assert_nonnull (strstr (dry->out, "nothing was changed"));
  same = export_of (self, "customers");
  g_assert_cmpstr (same, ==, records);
  for (; undone < 20; undone++)
    {
      g_autoptr (GSubprocess) process = cli_start (self, "undo", PROJECT, NULL);
      g_autoptr (CliRun) run = cli_finish (process);

      if (run->status != 0)
        break;
      g_assert_cmpstr (run->out, !=, "");
    }
  g_assert_cmpuint (undone, ==, 3); /* the run and two imports */
  nothing = cli_do (self, 1, "undo", PROJECT, NULL);
  cli_assert_error_line (nothing, PROJECT, NULL);
  list = cli_json (self, "customers", PROJECT, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (list, "customers")), ==, 0);
  history = cli_json (self, "history", PROJECT, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (history, "events")), ==, 6);
}

static void
history_is_of_all_or_of_one (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) all = NULL, newest = NULL, one = NULL;
  g_autofree char *id = NULL;
  json_t *events;

  cli_make_customers (self);
  all = cli_json (self, "history", PROJECT, NULL);
  events = json_object_get (all, "events");
  g_assert_cmpuint (json_array_size (events), ==, 3);
  g_assert_cmpstr (cli_text (json_array_get (events, 0), "kind"), ==, "import");
  g_assert_cmpstr (cli_text (json_array_get (events, 2), "kind"), ==, "run");
  g_assert_nonnull (strstr (cli_text (json_array_get (events, 0), "time"), "T"));
  newest = cli_json (self, "history", PROJECT, "--limit", "1", NULL);
  events = json_object_get (newest, "events");
  g_assert_cmpuint (json_array_size (events), ==, 1);
  g_assert_cmpstr (cli_text (json_array_get (events, 0), "kind"), ==, "run");
  id = g_strdup_printf ("%" G_GINT64_FORMAT, find_merged (self));
  one = cli_json (self, "history", PROJECT, id, NULL);
  events = json_object_get (one, "events");
  g_assert_cmpuint (json_array_size (events), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/flow/init-makes-a-private-project", init_makes_a_private_project);
  cli_test ("/cli/flow/import-makes-the-project", import_makes_the_project);
  cli_test ("/cli/flow/importing-again-says-what-is-new", importing_again_says_what_is_new);
  cli_test ("/cli/flow/standard-input-is-a-file", standard_input_is_a_file);
  cli_test ("/cli/flow/dry-run-leaves-nothing", dry_run_leaves_nothing);
  cli_test ("/cli/flow/mapping-is-taken-again", mapping_is_taken_again);
  cli_test ("/cli/flow/two-files-become-customers", two_files_become_customers);
  cli_test ("/cli/flow/a-run-in-full-says-so", a_run_in_full_says_so);
  cli_test ("/cli/flow/consolidating-without-news-changes-nothing", consolidating_without_news_changes_nothing);
  cli_test ("/cli/flow/customers-are-searched-and-limited", customers_are_searched_and_limited);
  cli_test ("/cli/flow/show-says-where-from-and-why", show_says_where_from_and_why);
  cli_test ("/cli/flow/merge-is-taken-back-and-done-again", merge_is_taken_back_and_done_again);
  cli_test ("/cli/flow/a-retired-number-still-shows", a_retired_number_still_shows);
  cli_test ("/cli/flow/split-outlives-the-next-run", split_outlives_the_next_run);
  cli_test ("/cli/flow/undo-takes-all-back-and-then-nothing", undo_takes_all_back_and_then_nothing);
  cli_test ("/cli/flow/history-is-of-all-or-of-one", history_is_of_all_or_of_one);
  return g_test_run ();
}
