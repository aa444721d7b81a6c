/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are missing, empty, broken or not what they say. What can be read is kept, and the rest is said; where
 * nothing can be read, the project is as it was, or not there.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Fails with one line about @name, makes no project, and leaves one that is there alone. */
static void
assert_refused (CliFixture *self, const char *name, const char *word)
{
  g_autoptr (CliRun) fresh = cli_do (self, 1, "import", "new.tributary", name, NULL);
  g_autoptr (CliRun) made = NULL, again = NULL, looked = NULL;
  g_autoptr (json_t) history = NULL, history_after = NULL;
  g_autofree char *before = NULL, *after = NULL;

  cli_assert_error_line (fresh, name, word);
  g_assert_false (cli_exists (self, "new.tributary"));
  g_assert_false (cli_exists (self, "new.tributary-wal"));
  looked = cli_do (self, 1, "inspect", name, NULL);
  cli_assert_error_line (looked, name, word);

  cli_write_people (self, "good.csv", 0, 20, 0);
  made = cli_do (self, 0, "import", PROJECT, "good.csv", NULL);
  history = cli_json (self, "history", PROJECT, NULL);
  again = cli_do (self, 1, "import", PROJECT, name, NULL);
  cli_assert_error_line (again, name, word);
  history_after = cli_json (self, "history", PROJECT, NULL);
  g_assert_true (json_equal (history, history_after));
}

static void
a_missing_file (CliFixture *self, gconstpointer data)
{
  assert_refused (self, "missing.csv", NULL);
}

static void
an_empty_file (CliFixture *self, gconstpointer data)
{
  cli_write (self, "empty.csv", "", 0);
  assert_refused (self, "empty.csv", NULL);
}

static void
a_folder (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = cli_path (self, "folder.csv");

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  assert_refused (self, "folder.csv", "folder");
}

static void
a_picture_called_csv (CliFixture *self, gconstpointer data)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  guint32 state = 12345;

  g_string_append_len (bytes, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0", 29);
  for (guint i = 0; i < 20000; i++)
    {
      state = state * 1664525 + 1013904223;
      g_string_append_c (bytes, (char) (state >> 24));
    }
  cli_write (self, "picture.csv", bytes->str, (gssize) bytes->len);
  assert_refused (self, "picture.csv", NULL);
}

static void
a_cut_workbook (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) out = NULL;
  g_autofree char *whole = NULL;
  gsize len;

  cli_make_customers (self);
  out = cli_do (self, 0, "export", PROJECT, "whole.xlsx", NULL);
  whole = cli_read (self, "whole.xlsx", &len);
  cli_write (self, "cut.xlsx", whole, (gssize) len / 3);
  cli_write (self, "noise.xlsx", "PK\003\004 and then nothing of the kind", -1);
  {
    g_autofree char *project = cli_path (self, PROJECT);

    g_unlink (project);
  }
  assert_refused (self, "cut.xlsx", NULL);
  {
    g_autofree char *project = cli_path (self, PROJECT);

    g_unlink (project);
  }
  assert_refused (self, "noise.xlsx", NULL);
}

static void
xml_that_breaks_at_record_500 (CliFixture *self, gconstpointer data)
{
  g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed>\n");
  g_autoptr (CliRun) run = NULL, records = NULL;
  g_autoptr (json_t) list = NULL;

  for (guint i = 1; i <= 700; i++)
    if (i == 500)
      g_string_append_printf (xml, "<customer><name>Person %u</name><email>p%u@example.org</customer>\n", i, i);
    else
      g_string_append_printf (xml, "<customer><name>Person %u</name><email>p%u@example.org</email></customer>\n", i, i);
  g_string_append (xml, "</feed>\n");
  cli_write (self, "feed.xml", xml->str, (gssize) xml->len);
  run = cli_do (self, 0, "import", PROJECT, "feed.xml", NULL);
  g_assert_nonnull (strstr (run->out, "499"));
  g_assert_nonnull (strstr (run->out, "502")); /* the line of the file */
  g_assert_nonnull (strstr (run->err, "499 rows before that were kept"));
  records = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_cmpuint (cli_count_lines (records->out), ==, 500);
  g_assert_nonnull (strstr (records->out, "Person 499"));
  g_assert_null (strstr (records->out, "Person 500"));
}

static void
a_column_named_twice (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, out = NULL;
  g_autoptr (json_t) root = NULL;
  json_t *columns;

  cli_write (self, "twice.csv",
             "Name,Phone,Phone\nAnna Graf,0341 111111,0341 222222\nPaul Otto,0341 333333,0341 444444\n", -1);
  root = cli_json (self, "inspect", "twice.csv", NULL);
  columns = json_object_get (json_array_get (json_object_get (root, "tables"), 0), "columns");
  g_assert_cmpuint (json_array_size (columns), ==, 3);
  g_assert_cmpstr (cli_text (json_array_get (columns, 1), "name"), ==, "Phone");
  g_assert_cmpstr (cli_text (json_array_get (columns, 2), "name"), !=, "Phone");
  import = cli_do (self, 0, "import", PROJECT, "twice.csv", NULL);
  out = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_nonnull (strstr (out->out, "0341 111111"));
  g_assert_nonnull (strstr (out->out, "0341 222222"));
}

static void
no_rows (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) fresh = NULL, first = NULL, again = NULL, before = NULL, after = NULL;
  g_autoptr (json_t) root = NULL;

  cli_write (self, "shop.csv", "Vorname;Nachname;E-Mail;Telefon;Geburtsdatum;Straße;PLZ;Ort\n", -1);
  root = cli_json (self, "inspect", "shop.csv", NULL);
  g_assert_cmpint (cli_number (json_array_get (json_object_get (root, "tables"), 0), "rows"), ==, 0);
  fresh = cli_do (self, 1, "import", PROJECT, "shop.csv", NULL);
  cli_assert_error_line (fresh, "shop.csv", "no rows");
  g_assert_false (cli_exists (self, PROJECT));

  /* Nor does a failed export make everybody of before disappear. */
  cli_write_people (self, "shop.csv", 0, 20, 0);
  first = cli_do (self, 0, "import", PROJECT, "shop.csv", NULL);
  before = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  cli_write (self, "shop.csv", "Vorname;Nachname;E-Mail;Telefon;Geburtsdatum;Straße;PLZ;Ort\n", -1);
  again = cli_do (self, 1, "import", PROJECT, "shop.csv", NULL);
  cli_assert_error_line (again, "shop.csv", "no rows");
  after = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_cmpstr (after->out, ==, before->out);
}

static void
rows_too_long_and_too_short (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL, import = NULL;
  g_autoptr (CliRun) out = NULL;
  json_t *file, *issues;

  cli_write (self, "uneven.csv",
             "Name,Email,City\nAnna Graf,anna@example.org,Jena\nPaul Otto\nVera Vogel,vera@example.org,Halle,surplus\n",
             -1);
  import = cli_json (self, "import", PROJECT, "uneven.csv", NULL);
  file = json_array_get (json_object_get (import, "files"), 0);
  issues = json_object_get (file, "issue_list");
  g_assert_cmpint (cli_number (file, "rows"), ==, 3);
  g_assert_cmpint (cli_number (file, "issues"), ==, 2);
  g_assert_cmpint (cli_number (json_array_get (issues, 0), "line"), ==, 3);
  g_assert_cmpint (cli_number (json_array_get (issues, 1), "line"), ==, 4);
  out = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_nonnull (strstr (out->out, "surplus"));
}

static void
nul_bytes (CliFixture *self, gconstpointer data)
{
  static const char text[] = "Name,Email\nAnna\0 Graf,anna@example.org\nPaul Otto,paul@example.org\n";
  g_autoptr (json_t) import = NULL;
  g_autoptr (CliRun) out = NULL;
  json_t *file;

  cli_write (self, "nul.csv", text, sizeof text - 1);
  import = cli_json (self, "import", PROJECT, "nul.csv", NULL);
  file = json_array_get (json_object_get (import, "files"), 0);
  g_assert_cmpint (cli_number (file, "rows"), ==, 2);
  g_assert_cmpint (cli_number (file, "issues"), >=, 1);
  out = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_nonnull (strstr (out->out, "Anna"));
  g_assert_nonnull (strstr (out->out, " Graf,anna@example.org"));
}

static void
one_bad_file_does_not_keep_the_others_out (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) run = NULL, out = NULL;

  cli_write_people (self, "a.csv", 0, 20, 0);
  cli_write_people (self, "b.csv", 10, 30, 1);
  run = cli_do (self, 1, "import", PROJECT, "a.csv", "missing.csv", "b.csv", NULL);
  cli_assert_error_line (run, "missing.csv", NULL);
  out = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_cmpuint (cli_count_lines (out->out), ==, 41);
}

static void
options_of_reading_are_followed (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, out = NULL, charset = NULL, sheet = NULL, table = NULL;

  cli_write (self, "latin.txt", "K\xf6hler;Jena\nM\xfcller;Halle\n", -1);
  import = cli_do (self, 0, "import", PROJECT, "latin.txt", "--encoding", "ISO-8859-1", "--delimiter", ";",
                   "--no-header", NULL);
  out = cli_do (self, 0, "export", PROJECT, "-", "--what", "records", NULL);
  g_assert_nonnull (strstr (out->out, "Köhler,Jena"));
  g_assert_nonnull (strstr (out->out, "Müller,Halle"));
  charset = cli_do (self, 2, "import", PROJECT, "latin.txt", "--encoding", "klingon-8", NULL);
  g_assert_nonnull (strstr (charset->err, "klingon-8"));
  sheet = cli_do (self, 0, "export", PROJECT, "book.xlsx", "--what", "records", NULL);
  table = cli_do (self, 1, "inspect", "book.xlsx", "--table", "Sheet9", NULL);
  g_assert_nonnull (strstr (table->err, "Sheet9"));
}

static void
rows_that_are_kept_back_go_to_the_rejects (CliFixture *self, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("Name,Email,Spent\n");
  g_autoptr (json_t) import = NULL;
  g_autofree char *rejects = NULL;
  json_t *file;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (csv, "Person %u,p%u@example.org,%u.00\n", i, i, 10);
  g_string_append (csv, "Name,Email,Spent\nTotal,,200.00\n");
  cli_write (self, "till.csv", csv->str, -1);
  import = cli_json (self, "import", PROJECT, "till.csv", "--rejects", "back.csv", NULL);
  file = json_array_get (json_object_get (import, "files"), 0);
  g_assert_cmpint (cli_number (file, "rows"), ==, 22);
  g_assert_cmpint (cli_number (file, "kept_back"), ==, 2);
  g_assert_cmpint (cli_number (file, "new"), ==, 20);
  rejects = cli_read (self, "back.csv", NULL);
  g_assert_cmpuint (cli_count_lines (rejects), ==, 3);
  g_assert_nonnull (strstr (rejects, "Total,,200.00,"));
}

static void
inspect_has_the_promised_form (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) root = NULL;
  json_t *table, *columns, *email;

  cli_write (self, "a.csv", "Name,Email,Zodiac\nAnna Graf,anna@example.org,leo\nPaul Otto,,virgo\n", -1);
  root = cli_json (self, "inspect", "a.csv", NULL);
  g_assert_cmpstr (cli_text (root, "format"), ==, "csv");
  g_assert_cmpstr (cli_text (root, "encoding"), ==, "UTF-8");
  table = json_array_get (json_object_get (root, "tables"), 0);
  g_assert_cmpint (cli_number (table, "rows"), ==, 2);
  columns = json_object_get (table, "columns");
  g_assert_cmpuint (json_array_size (columns), ==, 3);
  email = json_array_get (columns, 1);
  g_assert_cmpuint (json_object_size (email), ==, 6);
  g_assert_cmpstr (cli_text (email, "name"), ==, "Email");
  g_assert_cmpstr (cli_text (email, "type"), ==, "email");
  g_assert_cmpstr (cli_text (email, "field"), ==, "email");
  g_assert_cmpfloat_with_epsilon (json_number_value (json_object_get (email, "filled")), 0.5, 1e-6);
  g_assert_cmpfloat (json_number_value (json_object_get (email, "confidence")), >, 0.5);
  g_assert_cmpuint (json_array_size (json_object_get (email, "samples")), ==, 1);
  g_assert_true (json_is_null (json_object_get (json_array_get (columns, 2), "field")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/input/a-missing-file", a_missing_file);
  cli_test ("/cli/input/an-empty-file", an_empty_file);
  cli_test ("/cli/input/a-folder", a_folder);
  cli_test ("/cli/input/a-picture-called-csv", a_picture_called_csv);
  cli_test ("/cli/input/a-cut-workbook", a_cut_workbook);
  cli_test ("/cli/input/xml-that-breaks-at-record-500", xml_that_breaks_at_record_500);
  cli_test ("/cli/input/a-column-named-twice", a_column_named_twice);
  cli_test ("/cli/input/no-rows", no_rows);
  cli_test ("/cli/input/rows-too-long-and-too-short", rows_too_long_and_too_short);
  cli_test ("/cli/input/nul-bytes", nul_bytes);
  cli_test ("/cli/input/one-bad-file-does-not-keep-the-others-out", one_bad_file_does_not_keep_the_others_out);
  cli_test ("/cli/input/options-of-reading-are-followed", options_of_reading_are_followed);
  cli_test ("/cli/input/rows-kept-back-go-to-the-rejects", rows_that_are_kept_back_go_to_the_rejects);
  cli_test ("/cli/input/inspect-has-the-promised-form", inspect_has_the_promised_form);
  return g_test_run ();
}
