/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument spreadsheets: cells of all types, repeated and hidden ones, what is no cell, packages and flat files.
 */
#include "config.h"

#include "fixture.h"
#include "workbook.h"

#include "formats/trib-inspection.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *rows; /* of one table */
  const char *table;
  const char *issues;
} Case;

#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define CELL(attributes, content) "<table:table-cell " attributes ">" content "</table:table-cell>"
#define P(text) "<text:p>" text "</text:p>"
#define T(text) CELL ("office:value-type='string'", P (text))
#define N(value, shown) CELL ("office:value-type='float' office:value='" value "'", P (shown))
#define HEAD ROW (T ("id") T ("name"))
#define FILLER                                                                                                         \
  "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/>"    \
  "</table:table-row>"

static const Case cases[] = {
  { "values-go-before-what-is-shown", HEAD ROW (N ("1234.5", "1.234,50 €") N ("1.1000000000000001", "1")),
    "id|name\n1234.5|1.1\n", "" },
  { "zeros-that-are-shown-stay", HEAD ROW (N ("1067", "01067") N ("1067", "1.067")), "id|name\n01067|1067\n", "" },
  { "percentages-and-currency",
    HEAD ROW (CELL ("office:value-type='percentage' office:value='0.19'", P ("19 %"))
                  CELL ("office:value-type='currency' office:currency='EUR' office:value='12'", P ("12,00 €"))),
    "id|name\n0.19|12\n", "" },
  { "dates-and-times",
    HEAD ROW (CELL ("office:value-type='date' office:date-value='2021-01-31'", P ("31.01.21"))
                  CELL ("office:value-type='date' office:date-value='2021-01-31T08:30:00.000000000'", P ("x")))
        ROW (CELL ("office:value-type='time' office:time-value='PT08H30M05S'", P ("8:30"))
                 CELL ("office:value-type='time' office:time-value='PT30H00M00.000000000S'", P ("30:00"))),
    "id|name\n2021-01-31|2021-01-31T08:30:00\n08:30:05|30:00:00\n", "" },
  { "dates-of-other-programs",
    HEAD ROW (CELL ("office:value-type='date' office:date-value='2021-01-31T00:00:00.000Z'", P ("x"))
                  CELL ("office:value-type='date' office:date-value='1899-12-30T18:00:00'", P ("x"))),
    "id|name\n2021-01-31T00:00:00Z|18:00:00\n", "" },
  { "truth-values-kept-as-numbers", HEAD ROW (N ("1", "WAHR") N ("0", "FALSE")), "id|name\nTRUE|FALSE\n", "" },
  { "truth-values",
    HEAD ROW (CELL ("office:value-type='boolean' office:boolean-value='true'", P ("WAHR"))
                  CELL ("office:value-type='boolean' office:boolean-value='false'", P ("FALSCH"))),
    "id|name\nTRUE|FALSE\n", "" },
  { "formulas-by-their-value",
    HEAD ROW (CELL ("table:formula='of:=1+1' office:value-type='float' office:value='2'", P ("2"))
                  CELL ("table:formula='of:=A1' office:value-type='string' office:string-value='x  y'", P ("x y"))),
    "id|name\n2|x  y\n", "" },
  { "formulas-without-value-are-said", HEAD ROW (N ("1", "1") CELL ("table:formula='of:=1+1'", "")), "id|name\n1|\n",
    "9@2:1" },
  { "errors-are-empty-and-said",
    HEAD ROW (CELL ("table:formula='of:=1/0' office:value-type='string' office:string-value='' "
                    "calcext:value-type='error'",
                    P ("#DIV/0!"))
                  CELL ("table:formula='of:=x' office:value-type='float' office:value='0'", P ("Err:508"))),
    "id|name\n|\n", "9@2:0 9@2:1" },
  { "what-looks-like-an-error-is-text", HEAD ROW (N ("1", "1") T ("#N/A")), "id|name\n1|#N/A\n", "" },
  { "lost-digits-are-said", HEAD ROW (N ("1.23456789012345E+15", "1,23E+15") N ("1", "1")),
    "id|name\n1234567890123450|1\n", "10@2:0" },
  { "lines-blanks-and-tabulators",
    HEAD ROW (CELL ("office:value-type='string'", P ("a") P ("b"))
                  T (" x \n y<text:s text:c='3'/>z<text:tab/>t<text:line-break/>l <text:s/>")),
    "id|name\na\nb| x y   z\tt\nl  \n", "" },
  { "spans-links-and-what-is-read-aloud",
    HEAD ROW (T ("<text:span>Mül</text:span><text:span>ler</text:span> <text:a>www</text:a>")
                  T ("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>")),
    "id|name\nMüller www|漢\n", "" },
  { "notes-and-pictures-are-left-out",
    HEAD ROW (CELL ("office:value-type='string'",
                    "<office:annotation><text:p>note</text:p></office:annotation>" P (
                        "a") "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>")
                  N ("1", "1")),
    "id|name\na|1\n", "" },
  { "charts-with-tables-are-left-out",
    HEAD "<table:shapes><draw:frame><draw:object><table:table><table:table-row>" T (
        "chart") "</table:table-row></table:table></draw:object></draw:frame></table:shapes>" ROW (N ("1", "1")
                                                                                                       T ("a")),
    "id|name\n1|a\n", "" },
  { "repeated-cells",
    ROW (T ("a") T ("b") T ("c") T ("d"))
        ROW (CELL ("office:value-type='float' office:value='1' table:number-columns-repeated='2'", P ("1"))
                 CELL ("table:number-columns-repeated='1'", "") T ("x")),
    "a|b|c|d\n1|1||x\n", "" },
  { "repeated-rows",
    HEAD "<table:table-row table:number-rows-repeated='3'>" N ("7", "7") T ("x") "</table:table-row>" FILLER,
    "id|name\n7|x\n7|x\n7|x\n", "" },
  { "a-row-below-a-million-empty-ones", HEAD FILLER ROW (N ("1", "1") T ("a")) FILLER, "id|name\n1|a\n", "" },
  { "merged-and-covered-cells",
    HEAD ROW (CELL ("table:number-columns-spanned='2' office:value-type='float' office:value='1'",
                    P ("1")) "<table:covered-table-cell/>") ROW (N ("2", "2") T ("b")),
    "id|name\n1|\n2|b\n", "13@0" },
  { "hidden-rows-and-columns-are-said",
    "<table:table-column table:visibility='collapse'/><table:table-column/>" HEAD
    "<table:table-row table:visibility='filter'>" N ("1", "1") T ("a") "</table:table-row>",
    "id|name\n1|a\n", "13@0 13@0" },
  { "groups-and-rows-of-headings",
    "<table:table-header-rows>" HEAD "</table:table-header-rows><table:table-row-group>" ROW (N ("1", "1") T (
        "a")) "<table:table-row-group>" ROW (N ("2", "2") T ("b")) "</table:table-row-group></table:table-row-group>",
    "id|name\n1|a\n2|b\n", "" },
  { "not-at-a1",
    FILLER ROW ("<table:table-cell table:number-columns-repeated='2'/>" T ("Report"))
        ROW ("<table:table-cell table:number-columns-repeated='2'/>" T ("id") T ("name"))
            ROW ("<table:table-cell table:number-columns-repeated='2'/>" N ("1", "1") T ("A")),
    "id|name\n1|A\n", "7@1048001" },
  { "totals-are-kept-back", HEAD ROW (N ("1", "1") N ("2", "2")) ROW (T ("Summe") N ("2", "2")),
    "id|name\n1|2\n~Summe|2\n", "8@3" },
};

static char *
one_table (const char *rows)
{
  return g_strdup_printf ("<table:table table:name='Tabelle'>%s</table:table>", rows);
}

static void
reads_as_expected (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *table = one_table (c->rows);
  g_autofree char *path = workbook_make_ods (table);
  g_autofree char *content = workbook_ods_content (table, TRUE);
  g_autofree char *flat = fixture_write ("made.fods", content, -1);

  fixture_assert_reads (path, NULL, c->table, c->issues);
  fixture_assert_reads (flat, NULL, c->table, c->issues);
}

static void
sheets_by_name_hidden_ones_last (void)
{
  g_autofree char *path = workbook_make_ods (
      "<table:table table:name='Aus' table:style-name='off'>" HEAD "</table:table>"
      "<table:table table:name='Leer'/><table:table table:name='Kunden &amp; Co'>" HEAD "<table:table-row>" N ("1", "1")
          T ("A") "</table:table-row></table:table>"
                  "<table:table table:name='Mehr'>" HEAD "</table:table>");
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = trib_inspect (path, NULL, 0, NULL, &error);
  const TribReadOptions hidden = { .table = "Aus" }, empty = { .table = "Leer" }, none = { .table = "Niemand" };
  const char *const names[] = { "Leer", "Kunden & Co", "Mehr", "Aus" };

  g_assert_no_error (error);
  g_assert_cmpstr (inspection->format, ==, "ods");
  g_assert_cmpuint (inspection->tables->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TribTableFacts *table = inspection->tables->pdata[i];

      g_assert_cmpstr (table->name, ==, names[i]);
      g_assert_cmpint (table->hidden, ==, i == 3);
    }
  fixture_assert_reads (path, NULL, "id|name\n1|A\n", "13@0");
  fixture_assert_reads (path, &hidden, "id|name\n", "");
  fixture_assert_refused (path, &empty, TRIB_FORMAT_ERROR_EMPTY, "“Leer” is empty");
  fixture_assert_refused (path, &none, TRIB_FORMAT_ERROR_TABLE, "“Kunden & Co”");
}

static void
what_is_no_spreadsheet_is_said (void)
{
  static const WorkbookPart text[] = {
    { "mimetype", "application/vnd.oasis.opendocument.text" },
    { "content.xml", "<document-content><body><text><p>Dear all</p></text></body></document-content>" },
    { NULL, NULL },
  };
  static const WorkbookPart secret[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "META-INF/manifest.xml",
      "<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>" },
    { "content.xml", "\x80\x81 not to be read" },
    { NULL, NULL },
  };
  g_autofree char *letter = workbook_pack ("letter.odt", text, FALSE);
  g_autofree char *encrypted = workbook_pack ("secret.ods", secret, FALSE);

  fixture_assert_refused (letter, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "without a table");
  fixture_assert_refused (encrypted, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "protected by a password");
}

static void
another_name_does_not_matter (void)
{
  g_autofree char *table = one_table (HEAD ROW (N ("1", "1") T ("a")));
  g_autofree char *path = workbook_make_ods (table);
  g_autofree char *bytes = NULL, *other = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  other = fixture_write ("really-ods.xlsx", bytes, len);
  fixture_assert_reads (other, NULL, "id|name\n1|a\n", "");
}

static void
traps_are_refused (void)
{
  g_autofree char *wide = one_table (
      HEAD ROW (CELL ("office:value-type='float' office:value='1' table:number-columns-repeated='99999'", P ("1"))));
  g_autofree char *deep
      = one_table (HEAD "<table:table-row table:number-rows-repeated='2000000000'>" N ("1", "1") "</table:table-row>");
  g_autofree char *square = one_table ("<table:table-row table:number-rows-repeated='1000000'>" CELL (
      "office:value-type='float' office:value='1' table:number-columns-repeated='9999'", P ("1")) "</table:table-row>");
  g_autofree char *path = workbook_make_ods (wide);

  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "more than 16384 columns");
  g_free (path);
  path = workbook_make_ods (deep);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "as only a trap does");
  g_free (path);
  path = workbook_make_ods (square);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "as only a trap does");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/ods-reader/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], reads_as_expected);
    }
  g_test_add_func ("/formats/ods-reader/sheets-by-name-hidden-ones-last", sheets_by_name_hidden_ones_last);
  g_test_add_func ("/formats/ods-reader/what-is-no-spreadsheet-is-said", what_is_no_spreadsheet_is_said);
  g_test_add_func ("/formats/ods-reader/another-name-does-not-matter", another_name_does_not_matter);
  g_test_add_func ("/formats/ods-reader/traps-are-refused", traps_are_refused);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
