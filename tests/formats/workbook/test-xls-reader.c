/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Old workbooks, record by record; what is called .xls and is something else; damage.
 */
#include "config.h"

#include "fixture.h"
#include "records.h"
#include "workbook.h"

#include <string.h>

#define BOF 0x0809
#define END_OF_PART 0x000a

/* The part before the sheets: one of them, which begins at @sheet; styles: plain, a date, five digits. */
static GString *
begin_book (guint32 sheet)
{
  GString *book = g_string_new (NULL);

  records_add (book, BOF, "wwwwdd", 0x0600, 5, 0, 0, 0, 0);
  records_add (book, 0x0042, "w", 1200);
  records_add (book, 0x0022, "w", 0);
  records_add (book, 0x041e, "wwbs", 164, 10, 0, "dd/mm/yyyy");
  records_add (book, 0x041e, "wwbs", 165, 5, 0, "00000");
  records_add (book, 0x00e0, "wwwwwwwwww", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  records_add (book, 0x00e0, "wwwwwwwwww", 0, 164, 0, 0, 0, 0, 0, 0, 0, 0);
  records_add (book, 0x00e0, "wwwwwwwwww", 0, 165, 0, 0, 0, 0, 0, 0, 0, 0);
  records_add (book, 0x0085, "dbbbbs", sheet, 0, 0, 6, 0, "People");
  return book;
}

/* A workbook of one sheet, of what @add puts into it; texts 0 to 3 are id, name, Müller and one that is cut. */
static GString *
make_book (void (*add) (GString *book))
{
  GString *book = NULL;
  gsize begin = 0;

  /* Once to know where the sheet begins, once more to say so. */
  for (guint pass = 0; pass < 2; pass++)
    {
      if (book)
        g_string_free (book, TRUE);
      book = begin_book (begin);
      records_add (book, 0x00fc, "ddwbswbswbbbsswbs", 4, 4, 2, 0, "id", 4, 0, "name", 6, 0, 'M', 0xfc, "ller", "", 8, 0,
                   "half");
      /* The text goes on in the next record, with characters of two bytes. */
      records_add (book, 0x003c, "bwwww", 1, 'w', 0x00e4, 'y', 0x6f22);
      records_add (book, END_OF_PART, "");
      begin = book->len;
      records_add (book, BOF, "wwwwdd", 0x0600, 0x10, 0, 0, 0, 0);
      records_add (book, 0x00fd, "wwwd", 0, 0, 0, 0);
      records_add (book, 0x00fd, "wwwd", 0, 1, 0, 1);
      add (book);
      records_add (book, END_OF_PART, "");
    }
  return book;
}

static void
check (void (*add) (GString *book), const char *table, const char *issues)
{
  g_autoptr (GString) book = make_book (add);
  g_autofree char *plain = fixture_write ("plain.xls", book->str, book->len);
  g_autofree char *path = records_wrap ("made.xls", "Workbook", book);

  fixture_assert_reads (path, NULL, table, issues);
  fixture_assert_reads (plain, NULL, table, issues);
}

static void
add_texts (GString *book)
{
  records_add (book, 0x00fd, "wwwd", 1, 0, 0, 2);
  records_add (book, 0x00fd, "wwwd", 1, 1, 0, 3);
  records_add (book, 0x0204, "wwwwbs", 2, 0, 0, 5, 0, "label");
  records_add (book, 0x00d6, "wwwwbsw", 2, 1, 0, 4, 0, "rich", 0);
  records_add (book, 0x00fd, "wwwd", 3, 0, 0, 99);
}

static void
texts_shared_cut_and_in_place (void)
{
  check (add_texts, "id|name\nM\303\274ller|halfw\303\244y\346\274\242\nlabel|rich\n|\n", "9@4:0");
}

static void
add_numbers (GString *book)
{
  records_add (book, 0x0203, "wwwf", 1, 0, 0, 1.1);
  records_add (book, 0x027e, "wwwd", 1, 1, 2, 1067u << 2 | 2);
  records_add (book, 0x00bd, "wwwdwdw", 2, 0, 1, 44197u << 2 | 2, 0, 12345u << 2 | 3, 1);
  records_add (book, 0x0203, "wwwf", 3, 0, 0, 1234567890123456.0);
}

static void
numbers_by_their_formats (void)
{
  check (add_numbers, "id|name\n1.1|01067\n2021-01-01|123.45\n1234567890123456|\n", "10@4:0");
}

static void
add_formulas (GString *book)
{
  records_add (book, 0x0006, "wwwfwd", 1, 0, 0, 2.5, 0, 0);
  records_add (book, 0x0006, "wwwbbbwbwwd", 1, 1, 0, 0, 0, 0, 0, 0, 0xffff, 0, 0);
  records_add (book, 0x04bc, "w", 0);
  records_add (book, 0x0207, "wbs", 3, 0, "abc");
  records_add (book, 0x0006, "wwwbbbwbwwd", 2, 0, 0, 1, 0, 1, 0, 0, 0xffff, 0, 0);
  records_add (book, 0x0006, "wwwbbbwbwwd", 2, 1, 0, 2, 0, 0x2a, 0, 0, 0xffff, 0, 0);
  records_add (book, 0x0205, "wwwbb", 3, 0, 0, 0, 0);
  records_add (book, 0x0205, "wwwbb", 3, 1, 0, 0x17, 1);
}

static void
formulas_by_their_values (void)
{
  check (add_formulas, "id|name\n2.5|abc\nTRUE|\nFALSE|\n", "9@3:1 9@4:1");
}

static void
add_in_columns (GString *book)
{
  for (guint column = 0; column < 2; column++)
    for (guint row = 3; row > 0; row--)
      records_add (book, 0x0203, "wwwf", row, column, 0, (double) (10 * column + row));
  /* What stands within a chart is none of the sheet's cells. */
  records_add (book, BOF, "wwwwdd", 0x0600, 0x20, 0, 0, 0, 0);
  records_add (book, 0x0203, "wwwf", 9, 0, 0, 99.0);
  records_add (book, END_OF_PART, "");
}

static void
cells_in_any_order (void)
{
  check (add_in_columns, "id|name\n1|11\n2|12\n3|13\n", "");
}

static void
add_layout (GString *book)
{
  records_add (book, 0x0208, "wwwwwwww", 1, 0, 2, 0, 0, 0, 0x20, 0);
  records_add (book, 0x007d, "wwwwww", 1, 1, 0, 0, 1, 0);
  records_add (book, 0x0203, "wwwf", 1, 0, 0, 7.0);
  records_add (book, 0x0203, "wwwf", 1, 1, 0, 8.0);
  records_add (book, 0x00e5, "wwwww", 1, 1, 1, 0, 1);
}

static void
layout_is_said (void)
{
  check (add_layout, "id|name\n7|8\n", "13@0 13@0 13@0");
}

static void
version_of_1992_is_read (void)
{
  g_autoptr (GString) book = g_string_new (NULL);
  g_autofree char *path = NULL;

  records_add (book, 0x0009, "ww", 2, 0x10);
  records_add (book, 0x0042, "w", 1252);
  records_add (book, 0x0004, "wwbbbbs", 0, 0, 0, 0, 0, 2, "id");
  records_add (book, 0x0004, "wwbbbbs", 0, 1, 0, 0, 0, 4, "name");
  records_add (book, 0x0002, "wwbbbw", 1, 0, 0, 0, 0, 7);
  records_add (book, 0x0004, "wwbbbbs", 1, 1, 0, 0, 0, 6, "M\374ller");
  records_add (book, 0x0003, "wwbbbf", 2, 0, 0, 0, 0, 1.5);
  records_add (book, 0x0005, "wwbbbbb", 2, 1, 0, 0, 0, 1, 0);
  records_add (book, END_OF_PART, "");
  path = fixture_write ("version2.xls", book->str, book->len);
  fixture_assert_reads (path, NULL, "id|name\n7|M\303\274ller\n1.5|TRUE\n", "");
}

static void
what_is_no_workbook_is_said (void)
{
  g_autoptr (GString) stream = g_string_new ("x"), locked = g_string_new (NULL);
  g_autofree char *encrypted = records_wrap ("a.xlsx", "EncryptedPackage", stream);
  g_autofree char *document = records_wrap ("b.xls", "WordDocument", stream);
  g_autofree char *other = records_wrap ("c.xls", "Something", stream);
  g_autofree char *password = NULL;

  records_add (locked, BOF, "wwwwdd", 0x0600, 5, 0, 0, 0, 0);
  records_add (locked, 0x002f, "w", 1);
  records_add (locked, END_OF_PART, "");
  password = records_wrap ("d.xls", "Workbook", locked);
  fixture_assert_refused (encrypted, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "protected by a password");
  fixture_assert_refused (password, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "protected by a password");
  fixture_assert_refused (document, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "a text document");
  fixture_assert_refused (other, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "without a workbook");
}

static void
another_name_does_not_matter (void)
{
  g_autofree char *text = fixture_write ("text.xls", "id\tname\r\n1\tx\r\n", -1);
  g_autofree char *newer_text = fixture_write ("text.xlsx", "id,name\r\n1,x\r\n", -1);
  g_autofree char *package
      = workbook_make ("<row><c t='inlineStr'><is><t>id</t></is></c></row><row><c><v>1</v></c></row>", NULL, NULL);
  g_autofree char *bytes = NULL, *newer = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (package, &bytes, &len, NULL));
  newer = fixture_write ("newer.xls", bytes, len);
  fixture_assert_reads (text, NULL, "id|name\n1|x\n", "");
  fixture_assert_reads (newer_text, NULL, "id|name\n1|x\n", "");
  fixture_assert_reads (newer, NULL, "id\n1\n", "");
}

/* Every cut, and a wrong byte in every place. */
static void
damaged_ones_are_read_or_refused (void)
{
  g_autoptr (GString) book = make_book (add_formulas);
  g_autofree char *path = records_wrap ("whole.xls", "Workbook", book);
  g_autofree char *bytes = NULL;
  guint n_read = 0, n_refused = 0;
  gsize len;

  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  for (guint i = 0; i < len; i += 3)
    {
      g_autofree char *damaged = g_memdup2 (bytes, len);
      g_autoptr (GError) error = NULL;
      g_autofree char *file = NULL, *table = NULL;

      damaged[i] ^= i % 2 ? 0xff : 0x41;
      file = fixture_write ("damaged.xls", damaged, i % 5 == 0 ? i : len);
      table = fixture_read (file, NULL, NULL, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      n_read += table != NULL;
      n_refused += table == NULL;
    }
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/xls-reader/texts-shared-cut-and-in-place", texts_shared_cut_and_in_place);
  g_test_add_func ("/formats/xls-reader/numbers-by-their-formats", numbers_by_their_formats);
  g_test_add_func ("/formats/xls-reader/formulas-by-their-values", formulas_by_their_values);
  g_test_add_func ("/formats/xls-reader/cells-in-any-order", cells_in_any_order);
  g_test_add_func ("/formats/xls-reader/layout-is-said", layout_is_said);
  g_test_add_func ("/formats/xls-reader/version-of-1992-is-read", version_of_1992_is_read);
  g_test_add_func ("/formats/xls-reader/what-is-no-workbook-is-said", what_is_no_workbook_is_said);
  g_test_add_func ("/formats/xls-reader/another-name-does-not-matter", another_name_does_not_matter);
  g_test_add_func ("/formats/xls-reader/damaged-ones-are-read-or-refused", damaged_ones_are_read_or_refused);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
