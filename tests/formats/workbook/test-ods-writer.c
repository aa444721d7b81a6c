/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writer of OpenDocument spreadsheets puts into its file.
 */
#include "config.h"

#include "fixture.h"
#include "workbook.h"

#include "formats/trib-writer.h"

#include <string.h>

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

static char *
write_rows (const char *const *cells, guint n_rows)
{
  char *path = g_build_filename (fixture_folder (), "out.ods", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribWriter) writer = trib_writer_open (path, NULL, columns, 3, &error);

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
kind_of_file_stands_first_and_plain (void)
{
  static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK";
  g_autofree char *path = write_rows (NULL, 0);
  g_autofree char *bytes = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  /* Behind the 30 bytes of the first member's head, without extra fields. */
  g_assert_cmpuint (len, >, 30 + sizeof mark);
  g_assert_cmpmem (bytes + 30, sizeof mark - 1, mark, sizeof mark - 1);
}

static void
types_are_those_of_columns_where_the_cell_fits (void)
{
  static const char *const cells[] = {
    "007", "1.50", "2024-01-31", "=1+1", "007", "2024-01-31T10:00:05", "1.5", "1234567890123456", "31.01.2024",
  };
  g_autofree char *path = write_rows (cells, 3);
  g_autofree char *content = workbook_unpack (path, "content.xml");

  g_assert_nonnull (strstr (content, "office:value-type=\"string\"><text:p>007</text:p>"));
  g_assert_nonnull (strstr (content, "office:value-type=\"float\" office:value=\"1.50\"><text:p>1.50</text:p>"));
  g_assert_nonnull (strstr (content, "office:value-type=\"date\" office:date-value=\"2024-01-31\""));
  g_assert_nonnull (strstr (content, "office:date-value=\"2024-01-31T10:00:05\""));
  g_assert_nonnull (strstr (content, "office:value-type=\"string\"><text:p>=1+1</text:p>"));
  g_assert_nonnull (strstr (content, "office:value-type=\"string\"><text:p>1234567890123456</text:p>"));
  g_assert_null (strstr (content, "table:formula"));
  fixture_assert_reads (path, NULL,
                        "name|amount|since\n007|1.5|2024-01-31\n=1+1|007|2024-01-31T10:00:05\n"
                        "1.5|1234567890123456|31.01.2024\n",
                        "");
}

static void
blanks_and_lines_stay (void)
{
  static const char *const cells[] = {
    " a",     "b ",     "c  d", "\t",  " \t ",   "x\ty",   "one\ntwo\n", "\n",
    "a \n b", "<&>\"'", "é漢😀", "   ", "a\001b", "e\r\nf", "g\rh",
  };
  g_autofree char *path = write_rows (cells, 5);

  fixture_assert_reads (path, NULL,
                        "name|amount|since\n a|b |c  d\n\t| \t |x\ty\none\ntwo\n|\n|a \n b\n<&>\"'|é漢😀|   \n"
                        "a\357\277\275b|e\r\nf|g\rh\n",
                        "");
}

static void
empty_cells_are_said_once (void)
{
  static const char *const cells[] = { "", "", "x", "y", "", "" };
  g_autofree char *path = write_rows (cells, 2);
  g_autofree char *content = workbook_unpack (path, "content.xml");

  g_assert_nonnull (strstr (content, "<table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell "
                                     "office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
                                     "</table:table-row><table:table-row><table:table-cell "
                                     "office:value-type=\"string\"><text:p>y</text:p></table:table-cell>"
                                     "</table:table-row>"));
}

static void
what_is_read_again_is_the_same (void)
{
  fixture_assert_round_trips ("ods", NULL, NULL);
}

static void
headings_stay_while_one_scrolls (void)
{
  g_autofree char *path = write_rows (NULL, 0);
  g_autofree char *settings = workbook_unpack (path, "settings.xml");
  g_autofree char *content = workbook_unpack (path, "content.xml");

  g_assert_nonnull (strstr (settings, "\"VerticalSplitPosition\" config:type=\"int\">1<"));
  g_assert_nonnull (strstr (content, "<table:table-header-rows><table:table-row><table:table-cell "
                                     "table:style-name=\"heading\""));
  g_assert_nonnull (strstr (content, "style:column-width=\"40mm\""));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/ods-writer/kind-of-file-stands-first-and-plain", kind_of_file_stands_first_and_plain);
  g_test_add_func ("/formats/ods-writer/types-are-those-of-columns-where-the-cell-fits",
                   types_are_those_of_columns_where_the_cell_fits);
  g_test_add_func ("/formats/ods-writer/blanks-and-lines-stay", blanks_and_lines_stay);
  g_test_add_func ("/formats/ods-writer/empty-cells-are-said-once", empty_cells_are_said_once);
  g_test_add_func ("/formats/ods-writer/what-is-read-again-is-the-same", what_is_read_again_is_the_same);
  g_test_add_func ("/formats/ods-writer/headings-stay-while-one-scrolls", headings_stay_while_one_scrolls);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
