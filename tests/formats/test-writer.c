/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing tables: what each format looks like, that what was written reads back the same, and that a file is whole
 * or not at all.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-writer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const TribWriterColumn columns[] = {
  { "name", TRIB_COLUMN_TEXT },
  { "amount", TRIB_COLUMN_NUMBER },
  { "since", TRIB_COLUMN_DATE },
};

static TribText
text (const char *value)
{
  return (TribText){ value, strlen (value) };
}

/* Writes @rows, three cells each. */
static char *
write_rows (const char *name, const TribWriteOptions *options, const char *const *cells, guint n_rows)
{
  char *path = g_build_filename (fixture_folder (), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribWriter) writer = trib_writer_open (path, options, columns, 3, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    {
      const TribText row[] = { text (cells[3 * i]), text (cells[3 * i + 1]), text (cells[3 * i + 2]) };

      g_assert_true (trib_writer_row (writer, row, 3, &error));
    }
  g_assert_true (trib_writer_finish (writer, &error));
  g_assert_no_error (error);
  return path;
}

static void
assert_written (const char *name, const TribWriteOptions *options, const char *const *cells, guint n_rows,
                const char *expected)
{
  g_autofree char *path = write_rows (name, options, cells, n_rows);
  g_autofree char *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

static void
csv_is_as_rfc_4180_has_it (void)
{
  static const char *const cells[] = { "a,b", "1", "2024-01-31", "say \"x\"", "", "", "two\nlines", " ", "é" };

  assert_written ("out.csv", NULL, cells, 3,
                  "name,amount,since\r\n\"a,b\",1,2024-01-31\r\n\"say \"\"x\"\"\",,\r\n\"two\nlines\",\" \",é\r\n");
}

static void
tsv_has_tabs (void)
{
  static const char *const cells[] = { "a,b", "1", "c\td" };
  const TribWriteOptions bom = { .bom = TRUE };

  assert_written ("out.tsv", &bom, cells, 1, "\357\273\277name\tamount\tsince\r\na,b\t1\t\"c\td\"\r\n");
}

static void
formulas_are_protected_phones_are_not (void)
{
  static const char *const cells[] = {
    "=1+1",
    "+49 341 22 33",
    "-5",
    "@SUM(A1)",
    "+49 30 1; +49 171 2",
    "-1,5",
    "\t=1",
    "-2+cmd|' /C calc'!A0",
    "＝1",
    "+",
    "-",
    "=HYPER(\"\")",
    "+1+cmd; 2",
    "-1;=2",
    "+1+2",
  };
  const TribWriteOptions keep = { .keep_formulas = TRUE };

  assert_written ("out.csv", NULL, cells, 5,
                  "name,amount,since\r\n'=1+1,+49 341 22 33,-5\r\n'@SUM(A1),+49 30 1; +49 171 2,\"-1,5\"\r\n"
                  "'\t=1,'-2+cmd|' /C calc'!A0,'＝1\r\n'+,'-,\"'=HYPER(\"\"\"\")\"\r\n'+1+cmd; 2,'-1;=2,'+1+2\r\n");
  assert_written ("out.csv", &keep, cells, 1, "name,amount,since\r\n=1+1,+49 341 22 33,-5\r\n");
}

static void
json_is_an_array_of_objects (void)
{
  static const char *const cells[] = { "a\"b\\\n\001", "1.50", "2024-01-31", "é", "007", "", "", "", "x" };
  g_autofree char *path = write_rows ("out.json", NULL, cells, 3);
  json_t *root = json_load_file (path, 0, NULL);
  json_t *first = json_array_get (root, 0), *second = json_array_get (root, 1), *third = json_array_get (root, 2);

  g_assert_cmpuint (json_array_size (root), ==, 3);
  g_assert_cmpstr (json_string_value (json_object_get (first, "name")), ==, "a\"b\\\n\001");
  g_assert_cmpfloat (json_real_value (json_object_get (first, "amount")), ==, 1.5);
  g_assert_cmpstr (json_string_value (json_object_get (first, "since")), ==, "2024-01-31");
  g_assert_cmpstr (json_string_value (json_object_get (second, "amount")), ==, "007");
  g_assert_true (json_is_null (json_object_get (second, "since")));
  g_assert_true (json_is_null (json_object_get (third, "amount")));
  g_assert_cmpstr (json_string_value (json_object_get (third, "name")), ==, "");
  json_decref (root);
}

static void
json_of_no_rows_is_an_empty_array (void)
{
  g_autofree char *path = write_rows ("out.json", NULL, NULL, 0);
  json_t *root = json_load_file (path, 0, NULL);

  g_assert_true (json_is_array (root));
  g_assert_cmpuint (json_array_size (root), ==, 0);
  json_decref (root);
}

static void
workbook_keeps_texts_numbers_and_dates (void)
{
  static const char *const cells[] = {
    "=1+1",
    "1.5",
    "2024-01-31",
    "_x0041_",
    "007",
    "1899-12-31",
    "a\r\nb",
    "-12",
    "2024-01-31T10:00:05",
    "+49 30",
    "1234567890123456",
    "yesterday",
    " blank ",
    "0.1",
    "2024-02-30",
    "<&>",
    "",
    "",
  };
  g_autofree char *path = write_rows ("out.xlsx", NULL, cells, 6);

  fixture_assert_reads (
      path, NULL,
      "name|amount|since\n=1+1|1.5|2024-01-31\n_x0041_|007|1899-12-31\na\r\nb|-12|2024-01-31T10:00:05\n"
      "+49 30|1234567890123456|yesterday\n blank |0.1|2024-02-30\n<&>||\n",
      "");
}

static void
workbook_says_its_limits (void)
{
  g_autofree char *path = g_build_filename (fixture_folder (), "limits.xlsx", NULL);
  g_autofree char *long_text = g_strnfill (32768, 'x');
  g_autofree TribWriterColumn *many = g_new0 (TribWriterColumn, 16385);
  g_autoptr (TribWriter) writer = trib_writer_open (path, NULL, columns, 3, NULL);
  g_autoptr (GError) error = NULL;
  TribText cell = { long_text, 32767 };

  g_assert_true (trib_writer_row (writer, &cell, 1, &error));
  cell.len++;
  g_assert_false (trib_writer_row (writer, &cell, 1, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "column “name”"));
  g_clear_object (&writer);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  for (guint i = 0; i < 16385; i++)
    many[i].name = "x";
  g_assert_null (trib_writer_open (path, NULL, many, 16385, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT);
}

static void
what_was_written_reads_back_the_same (gconstpointer data)
{
  const TribWriteOptions keep = { .keep_formulas = TRUE };

  fixture_assert_round_trips (data, &keep, NULL);
}

static void
assert_folder_has_only (const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (fixture_folder (), 0, NULL);
  const char *found;

  while ((found = g_dir_read_name (dir)))
    g_assert_cmpstr (found, ==, name);
}

/* A writer that is dropped leaves the old file, and nothing beside it. */
static void
dropped_writer_leaves_the_old_file (void)
{
  static const char *const formats[] = { "old.csv", "old.json", "old.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = NULL, *found = NULL;
      g_autoptr (TribWriter) writer = NULL;
      TribText cell = text ("new");

      fixture_remove_folder ();
      path = fixture_write (formats[i], "old", -1);
      writer = trib_writer_open (path, NULL, columns, 3, NULL);
      g_assert_true (trib_writer_row (writer, &cell, 1, NULL));
      g_clear_object (&writer);
      g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
      g_assert_cmpstr (found, ==, "old");
      assert_folder_has_only (formats[i]);
    }
}

static void
full_disk_is_said (void)
{
  static const char *const formats[] = { "csv", "tsv", "json", "xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const TribWriteOptions options = { .format = formats[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (TribWriter) writer = trib_writer_open ("/dev/full", &options, columns, 3, &error);
      TribText cell = text ("x");

      g_assert_no_error (error);
      trib_writer_row (writer, &cell, 1, NULL);
      g_assert_false (trib_writer_finish (writer, &error));
      g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, "/dev/full: could not be written"));
    }
}

static void
full_disk_ends_a_long_export_early (void)
{
  const TribWriteOptions options = { .format = "csv" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TribWriter) writer = trib_writer_open ("/dev/full", &options, columns, 3, NULL);
  g_autofree char *long_text = g_strnfill (10000, 'x');
  TribText cell = text (long_text);
  guint n = 0;

  while (n < 1000 && trib_writer_row (writer, &cell, 1, &error))
    n++;
  g_assert_cmpuint (n, <, 100);
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_WRITE);
}

static void
places_that_cannot_be_written_are_said (void)
{
  g_autoptr (GError) error = NULL;
  const TribWriteOptions csv = { .format = "csv" };
  const TribWriteOptions unknown = { .format = "doc" };

  g_assert_null (trib_writer_open ("/no/such/folder/out.csv", NULL, columns, 3, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_null (trib_writer_open (fixture_folder (), &csv, columns, 3, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_null (trib_writer_open ("out.pdf", NULL, columns, 3, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION);
  g_clear_error (&error);
  g_assert_null (trib_writer_open ("out.csv", &unknown, columns, 3, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION);
}

/* Through a symbolic link to where it leads; the mode of a file that was there stays; a new one is not for all. */
static void
links_and_modes_are_respected (void)
{
  static const char *const cells[] = { "x", "1", "" };
  g_autofree char *target = fixture_write ("target.csv", "old", -1);
  g_autofree char *link = g_build_filename (fixture_folder (), "link.csv", NULL);
  g_autofree char *fresh = NULL;
  struct stat st;

  g_chmod (target, 0640);
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_free (write_rows ("link.csv", NULL, cells, 1));
  g_assert_cmpint (lstat (link, &st), ==, 0);
  g_assert_true (S_ISLNK (st.st_mode));
  fixture_assert_reads (target, NULL, "name|amount|since\nx|1|\n", "");
  g_assert_cmpint (stat (target, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0640);
  fresh = write_rows ("fresh.csv", NULL, cells, 1);
  g_assert_cmpint (stat (fresh, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0002, ==, 0);
  g_assert_cmpint (st.st_mode & 0600, ==, 0600);
}

static void
standard_output_is_written (gconstpointer data)
{
  const TribWriteOptions options = { .format = data };
  g_autofree char *path = g_build_filename (fixture_folder (), "stdout", NULL);
  g_autofree char *named = g_strconcat (path, ".", options.format, NULL);
  int kept = dup (STDOUT_FILENO), file = g_creat (named, 0600);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribWriter) writer = NULL;
  TribText cells[] = { text ("x"), text ("1"), text ("2024-01-31") };

  fflush (stdout);
  dup2 (file, STDOUT_FILENO);
  writer = trib_writer_open ("-", &options, columns, 3, &error);
  if (writer && trib_writer_row (writer, cells, 3, &error))
    g_assert_true (trib_writer_finish (writer, &error));
  dup2 (kept, STDOUT_FILENO);
  close (kept);
  close (file);
  g_assert_no_error (error);
  fixture_assert_reads (named, NULL, "name|amount|since\nx|1|2024-01-31\n", "");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/writer/csv-is-as-rfc-4180-has-it", csv_is_as_rfc_4180_has_it);
  g_test_add_func ("/formats/writer/tsv-has-tabs", tsv_has_tabs);
  g_test_add_func ("/formats/writer/formulas-are-protected-phones-are-not", formulas_are_protected_phones_are_not);
  g_test_add_func ("/formats/writer/json-is-an-array-of-objects", json_is_an_array_of_objects);
  g_test_add_func ("/formats/writer/json-of-no-rows-is-an-empty-array", json_of_no_rows_is_an_empty_array);
  g_test_add_func ("/formats/writer/workbook-keeps-texts-numbers-and-dates", workbook_keeps_texts_numbers_and_dates);
  g_test_add_func ("/formats/writer/workbook-says-its-limits", workbook_says_its_limits);
  g_test_add_data_func ("/formats/writer/csv-reads-back-the-same", "csv", what_was_written_reads_back_the_same);
  g_test_add_data_func ("/formats/writer/tsv-reads-back-the-same", "tsv", what_was_written_reads_back_the_same);
  g_test_add_data_func ("/formats/writer/xlsx-reads-back-the-same", "xlsx", what_was_written_reads_back_the_same);
  g_test_add_func ("/formats/writer/dropped-writer-leaves-the-old-file", dropped_writer_leaves_the_old_file);
  g_test_add_func ("/formats/writer/full-disk-is-said", full_disk_is_said);
  g_test_add_func ("/formats/writer/full-disk-ends-a-long-export-early", full_disk_ends_a_long_export_early);
  g_test_add_func ("/formats/writer/places-that-cannot-be-written-are-said", places_that_cannot_be_written_are_said);
  g_test_add_func ("/formats/writer/links-and-modes-are-respected", links_and_modes_are_respected);
  g_test_add_data_func ("/formats/writer/standard-output-csv", "csv", standard_output_is_written);
  g_test_add_data_func ("/formats/writer/standard-output-xlsx", "xlsx", standard_output_is_written);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
