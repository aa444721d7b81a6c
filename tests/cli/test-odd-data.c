/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data in which there is nothing to match, or nothing but: each gives a result that one understands.
 */
#include "config.h"

#include "cli-fixture.h"

#include <string.h>

#define HEADINGS "given name,family name,e-mail,phone,date of birth,street,postcode,city\n"
#define ANNA "Anna,Koch,anna.koch@example.org,0341 1234567,1980-02-03,Lindenweg 1,04103,Leipzig\n"

static void
write_rows (CliFixture *self, const char *name, const char *headings, const char *row, guint n)
{
  g_autoptr (GString) text = g_string_new (headings);

  for (guint i = 0; i < n; i++)
    g_string_append (text, row);
  cli_write (self, name, text->str, (gssize) text->len);
}

/* Imports @file into a project of its own and consolidates; nothing is complained of. */
static json_t *
consolidated (CliFixture *self, const char *project, const char *file)
{
  g_autoptr (CliRun) import = cli_do (self, 0, "import", project, file, NULL);

  g_assert_cmpstr (import->err, ==, "");
  return cli_json (self, "consolidate", project, NULL);
}

static void
assert_found (json_t *report, gint64 records, gint64 customers)
{
  g_assert_cmpint (cli_number (report, "records"), ==, records);
  g_assert_cmpint (cli_number (report, "customers"), ==, customers);
  g_assert_cmpint (cli_number (report, "merged"), ==, records - customers);
  g_assert_cmpint (cli_number (report, "created"), ==, customers);
}

static void
one_record_is_one_customer (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) report = NULL, again = NULL;
  g_autoptr (CliRun) list = NULL;

  write_rows (self, "one.csv", HEADINGS, ANNA, 1);
  report = consolidated (self, PROJECT, "one.csv");
  assert_found (report, 1, 1);
  g_assert_cmpint (cli_number (report, "review"), ==, 0);
  again = cli_json (self, "consolidate", PROJECT, NULL);
  g_assert_true (json_is_true (json_object_get (again, "unchanged")));
  list = cli_do (self, 0, "customers", PROJECT, NULL);
  g_assert_nonnull (strstr (list->out, "Anna Koch"));
}

static void
without_records_it_says_so (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) headings = NULL, empty = NULL, init = NULL, consolidate = NULL, list = NULL;

  cli_write (self, "headings.csv", HEADINGS, -1);
  headings = cli_do (self, 1, "import", PROJECT, "headings.csv", NULL);
  cli_assert_error_line (headings, "headings.csv", NULL);
  cli_write (self, "empty.csv", "", 0);
  empty = cli_do (self, 1, "import", PROJECT, "empty.csv", NULL);
  cli_assert_error_line (empty, "empty.csv", NULL);
  g_assert_false (cli_exists (self, PROJECT));

  init = cli_do (self, 0, "init", PROJECT, NULL);
  consolidate = cli_do (self, 1, "consolidate", PROJECT, NULL);
  cli_assert_error_line (consolidate, PROJECT, NULL);
  list = cli_do (self, 0, "customers", PROJECT, NULL);
}

static void
equal_records_are_one_customer (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) report = NULL;
  g_autoptr (CliRun) customers = NULL, records = NULL;

  write_rows (self, "equal.csv", HEADINGS, ANNA, 2000);
  report = consolidated (self, PROJECT, "equal.csv");
  assert_found (report, 2000, 1);
  customers = cli_do (self, 0, "export", PROJECT, "-", NULL);
  g_assert_cmpuint (cli_count_lines (customers->out), ==, 2);
  records = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_cmpuint (cli_count_lines (records->out), ==, 2001);
}

/* What all have says nothing: it brings nobody together, and nobody apart. */
static void
a_column_of_equal_values_changes_nothing (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) plain = NULL, more = NULL;
  g_autoptr (GString) text = g_string_new ("Land");
  g_autoptr (GString) twice = NULL;
  g_autofree char *people = NULL, *again = NULL;
  g_auto (GStrv) lines = NULL;

  cli_write_people (self, "a.csv", 0, 150, 0);
  cli_write_people (self, "b.csv", 50, 120, 0);
  people = cli_read (self, "a.csv", NULL);
  again = cli_read (self, "b.csv", NULL);
  twice = g_string_new (people);
  g_string_append (twice, strchr (again, '\n') + 1);
  cli_write (self, "plain.csv", twice->str, (gssize) twice->len);
  lines = g_strsplit (twice->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_string_append_printf (text, "%s;%s\n", i > 0 ? "Deutschland" : "", lines[i]);
  cli_write (self, "more.csv", text->str, (gssize) text->len);
  plain = consolidated (self, "plain.tributary", "plain.csv");
  more = consolidated (self, "more.tributary", "more.csv");
  assert_found (plain, 220, 150);
  assert_found (more, 220, 150);
}

static void
one_column_alone_merges_nobody (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) report = NULL;

  write_rows (self, "cities.csv", "city\n", "Leipzig\n", 2000);
  report = consolidated (self, PROJECT, "cities.csv");
  assert_found (report, 2000, 2000);
}

static void
names_of_ten_thousand_letters_are_kept (CliFixture *self, gconstpointer data)
{
  g_autofree char *given = g_strnfill (10000, 'a'), *family = g_strnfill (9999, 'b');
  g_autofree char *out = NULL;
  g_autoptr (GString) cyrillic = g_string_new (NULL), text = g_string_new (HEADINGS);
  g_autoptr (json_t) report = NULL;
  g_autoptr (CliRun) export = NULL, show = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (cyrillic, "Ж");
  g_string_append_printf (text, "%s,%s,long@example.org,,1980-02-03,,,\n", given, family);
  g_string_append_printf (text, "%sx,%s,long@example.org,,1980-02-03,,,\n", given, family);
  g_string_append_printf (text, "%s,%s,,,,,,\n", cyrillic->str, cyrillic->str);
  g_string_append (text, ANNA);
  cli_write (self, "long.csv", text->str, (gssize) text->len);
  report = consolidated (self, PROJECT, "long.csv");
  assert_found (report, 4, 3);
  export = cli_do (self, 0, "export", PROJECT, "out.csv", "--what", "records", NULL);
  out = cli_read (self, "out.csv", NULL);
  g_assert_nonnull (strstr (out, cyrillic->str));
  g_assert_nonnull (strstr (out, family));
  show = cli_do (self, 0, "show", PROJECT, "1", NULL);
}

static void
where_all_is_missing_nobody_is_merged (CliFixture *self, gconstpointer data)
{
  static const char *const rows[] = { ",,,,,,,\n", "n/a,n/a,-,?,0000-00-00,none,00000,NULL\n" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *project = g_strdup_printf ("missing%u.tributary", i);
      g_autoptr (json_t) report = NULL;
      g_autoptr (CliRun) list = NULL;

      write_rows (self, "missing.csv", HEADINGS, rows[i], 50);
      report = consolidated (self, project, "missing.csv");
      assert_found (report, 50, 50);
      g_assert_cmpint (cli_number (report, "review"), ==, 0);
      list = cli_do (self, 0, "customers", project, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/odd-data/one-record-is-one-customer", one_record_is_one_customer);
  cli_test ("/cli/odd-data/without-records-it-says-so", without_records_it_says_so);
  cli_test ("/cli/odd-data/equal-records-are-one-customer", equal_records_are_one_customer);
  cli_test ("/cli/odd-data/a-column-of-equal-values-changes-nothing", a_column_of_equal_values_changes_nothing);
  cli_test ("/cli/odd-data/one-column-alone-merges-nobody", one_column_alone_merges_nobody);
  cli_test ("/cli/odd-data/names-of-ten-thousand-letters-are-kept", names_of_ten_thousand_letters_are_kept);
  cli_test ("/cli/odd-data/where-all-is-missing-nobody-is-merged", where_all_is_missing_nobody_is_merged);
  return g_test_run ();
}
