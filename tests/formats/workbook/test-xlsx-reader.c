/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks: cells of all sorts, tables wherever they lie, packages of all sorts, damage and traps.
 */
#include "config.h"

#include "fixture.h"
#include "workbook.h"

#include "formats/trib-inspection.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *rows;
  const char *strings;
  const char *styles;
  const char *table;
  const char *issues;
} Case;

/* Inline text; a row of two texts; a number. */
#define T(ref, text) "<c r='" ref "' t='inlineStr'><is><t>" text "</t></is></c>"
#define HEAD "<row r='1'>" T ("A1", "id") T ("B1", "name") "</row>"
#define N(ref, n) "<c r='" ref "'><v>" n "</v></c>"
#define STYLES                                                                                                         \
  "<numFmts><numFmt numFmtId='164' formatCode='dd\\.mm\\.yyyy'/></numFmts><cellStyleXfs><xf numFmtId='14'/>"           \
  "</cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs>"

static const Case cases[] = {
  { "inline-strings", HEAD "<row r='2'>" T ("A2", "1") T ("B2", "A &amp; B") "</row>", NULL, NULL, "id|name\n1|A & B\n",
    "" },
  { "shared-rich-and-phonetic",
    HEAD "<row r='2'>" N ("A2", "7") "<c r='B2' t='s'><v>1</v></c></row>"
                                     "<row r='3'>" N ("A3", "8") "<c r='B3' t='s'><v>0</v></c></row>",
    "<si><t xml:space='preserve'> x </t></si><si><r><t>Mül</t></r><r><rPr><b/></rPr><t>ler</t></r>"
    "<rPh sb='0' eb='1'><t>MYU</t></rPh><phoneticPr fontId='1'/></si>",
    NULL, "id|name\n7|Müller\n8| x \n", "" },
  { "escapes", HEAD "<row r='2'>" T ("A2", "a_x000D_b") T ("B2", "_x005F_x0041_") "</row>", NULL, NULL,
    "id|name\na\rb|_x0041_\n", "" },
  { "dates", HEAD "<row r='2'><c r='A2' s='1'><v>44197</v></c><c r='B2' s='2'><v>44198</v></c></row>", NULL, STYLES,
    "id|name\n2021-01-01|2021-01-02\n", "" },
  { "iso-dates", HEAD "<row r='2'><c r='A2' t='d'><v>2021-01-01</v></c>" N ("B2", "1") "</row>", NULL, NULL,
    "id|name\n2021-01-01|1\n", "" },
  { "iso-dates-with-a-time-of-nothing",
    HEAD
    "<row r='2'><c r='A2' t='d' s='1'><v>2021-01-01T00:00:00.000</v></c><c r='B2' t='d'><v>2021-01-01T10:00:00.000Z"
    "</v></c></row>",
    NULL, STYLES, "id|name\n2021-01-01|2021-01-01T10:00:00Z\n", "" },
  { "blanks-around-numbers", HEAD "<row r='2'>" N ("A2", " 1.0\n") N ("B2", " ") "</row>", NULL, NULL, "id|name\n1|\n",
    "" },
  { "text-of-a-number-that-lost-digits", HEAD "<row r='2'>" N ("A2", "1") T ("B2", "4.91512E+11") "</row>", NULL, NULL,
    "id|name\n1|4.91512E+11\n", "10@2:1" },
  { "inline-text-as-a-value", HEAD "<row r='2'>" N ("A2", "1") "<c r='B2' t='inlineStr'><v>x</v></c></row>", NULL, NULL,
    "id|name\n1|x\n", "" },
  { "cells-in-any-order", HEAD "<row r='2'>" T ("B2", "b") N ("A2", "1") "</row>", NULL, NULL, "id|name\n1|b\n", "" },
  { "hidden-columns-are-said",
    "</sheetData><cols><col min='2' max='2' hidden='1'/><col min='9' max='16384' hidden='1'/></cols><sheetData>" HEAD
    "<row r='2'>" N ("A2", "1") T ("B2", "A") "</row>",
    NULL, NULL, "id|name\n1|A\n", "13@0" },
  { "rows-of-drawings-are-none",
    HEAD "<row r='2'>" N ("A2", "1") T ("B2", "A") "</row></sheetData><controls><from><row><c><v>9</v></c></row></from>"
                                                   "</controls><sheetData>",
    NULL, NULL, "id|name\n1|A\n", "" },
  { "nothing-but-errors", "<row><c t='e'><v>#REF!</v></c></row><row><c t='e'><v>#N/A</v></c></row>", NULL, NULL,
    "column_1\n\n\n", "9@1:0 9@2:0" },
  { "styles-are-missing", HEAD "<row r='2'><c r='A2' s='5'><v>44197</v></c>" N ("B2", "1.0") "</row>", NULL, NULL,
    "id|name\n44197|1\n", "" },
  { "phones-as-numbers", HEAD "<row r='2'>" N ("A2", "4.915112345678E+12") N ("B2", "1.5") "</row>", NULL, NULL,
    "id|name\n4915112345678|1.5\n", "" },
  { "lost-digits-are-said", HEAD "<row r='2'>" N ("A2", "1.23456789012345E+15") N ("B2", "1") "</row>", NULL, NULL,
    "id|name\n1234567890123450|1\n", "10@2:0" },
  { "truth-values", HEAD "<row r='2'><c r='A2' t='b'><v>1</v></c><c r='B2' t='b'><v>0</v></c></row>", NULL, NULL,
    "id|name\nTRUE|FALSE\n", "" },
  { "errors-are-empty-and-said", HEAD "<row r='2'>" N ("A2", "1") "<c r='B2' t='e'><v>#REF!</v></c></row>", NULL, NULL,
    "id|name\n1|\n", "9@2:1" },
  { "formulas-by-their-value",
    HEAD "<row r='2'><c r='A2'><f>1+1</f><v>2</v></c><c r='B2' t='str'><f>\"x\"</f><v>x</v>"
         "</c></row>",
    NULL, NULL, "id|name\n2|x\n", "" },
  { "formulas-without-value-are-said", HEAD "<row r='2'>" N ("A2", "1") "<c r='B2'><f>1+1</f></c></row>", NULL, NULL,
    "id|name\n1|\n", "9@2:1" },
  { "formulas-with-an-empty-value",
    HEAD "<row r='2'><c r='A2'><f>1+1</f><v/></c><c r='B2' t='str'><f>\"\"</f><v></v></c></row>"
         "<row r='3'>" N ("A3", "1") "</row>",
    NULL, NULL, "id|name\n|\n1|\n", "9@2:0" },
  { "a-string-that-is-not-there", HEAD "<row r='2'>" N ("A2", "1") "<c r='B2' t='s'><v>99</v></c></row>", NULL, NULL,
    "id|name\n1|\n", "9@2:1" },
  { "not-at-a1",
    "<row r='3'>" T ("C3", "Report") "</row><row r='5'>" T ("C5", "id")
        T ("D5", "name") "</row><row r='6'>" N ("C6", "1") T ("D6", "A") "</row>",
    NULL, NULL, "id|name\n1|A\n", "7@3" },
  { "empty-rows-are-no-records",
    HEAD "<row r='2'/><row r='3'><c r='A3' s='1'/></row><row r='9'>" N ("A9", "1") T ("B9", "A") "</row>", NULL, NULL,
    "id|name\n1|A\n", "" },
  { "short-rows-are-usual", HEAD "<row r='2'>" N ("A2", "1") "</row><row r='3'>" T ("B3", "B") "</row>", NULL, NULL,
    "id|name\n1|\n|B\n", "" },
  { "long-rows-are-said",
    HEAD "<row r='2'>" N ("A2", "1") T ("B2", "A") "</row><row r='3'>" N ("A3", "2") T ("B3", "B")
        T ("D3", "x") "</row><row r='4'>" N ("A4", "1") T ("B4", "A") "</row>",
    NULL, NULL, "id|name\n1|A\n2|B||x\n1|A\n", "3@3:2" },
  { "without-references",
    "<row><c t='inlineStr'><is><t>id</t></is></c><c t='inlineStr'><is><t>name</t></is></c></row>"
    "<row><c><v>1</v></c><c><v>2</v></c></row>",
    NULL, NULL, "id|name\n1|2\n", "" },
  { "totals-and-headings-again",
    HEAD "<row r='2'>" N ("A2", "1") N ("B2", "2") "</row><row r='3'>" T ("A3", "id")
        T ("B3", "name") "</row><row r='4'>" T ("A4", "Total") N ("B4", "3") "</row>",
    NULL, NULL, "id|name\n1|2\n~id|name\n~Total|3\n", "6@3 8@4" },
  { "hidden-rows-are-said", HEAD "<row r='2' hidden='1'>" N ("A2", "1") T ("B2", "A") "</row>", NULL, NULL,
    "id|name\n1|A\n", "13@0" },
  { "hidden-rows-and-merged-cells-are-said-apart",
    HEAD "<row r='2' hidden='1'>" N ("A2", "1")
        T ("B2", "A") "</row></sheetData>"
                      "<mergeCells><mergeCell ref='A2:B2'/></mergeCells><sheetData>",
    NULL, NULL, "id|name\n1|A\n", "13@0 13@0" },
};

static void
reads_as_expected (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = workbook_make (c->rows, c->strings, c->styles);

  fixture_assert_reads (path, NULL, c->table, c->issues);
}

/* A cell beside a table that begins in column C, far below what was looked at to find it: kept, and said. */
static void
a_cell_left_of_the_table_is_kept (void)
{
  g_autoptr (GString) rows = g_string_new ("<row r='1'>" T ("C1", "id") T ("D1", "name") "</row>");
  g_autofree char *path = NULL, *table = NULL, *issues = NULL;

  for (guint i = 2; i <= 300; i++)
    g_string_append_printf (rows, "<row r='%u'>%s<c r='C%u'><v>%u</v></c></row>", i, i == 250 ? T ("A250", "note") : "",
                            i, i);
  path = workbook_make (rows->str, NULL, NULL);
  table = fixture_read (path, NULL, &issues, NULL);
  g_assert_nonnull (strstr (table, "\n250||note\n"));
  g_assert_cmpstr (issues, ==, "3@250:2");
}

static void
sheets_by_name_hidden_ones_last (void)
{
  static const WorkbookPart parts[] = {
    { "_rels/.rels", WORKBOOK_ROOT_RELS },
    { "xl/workbook.xml",
      "<workbook " WORKBOOK_NS "><workbookPr date1904='1'/><sheets><sheet name='Secret' state='hidden' r:id='r1'/>"
      "<sheet name='Kunden &amp; Co' r:id='r2'/><sheet name='Chart' r:id='r3'/><sheet name='Empty' r:id='r4'/></sheets>"
      "</workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='r1' Type='" WORKBOOK_TYPE "worksheet' Target='/xl/worksheets/s1.xml'/>"
      "<Relationship Id='r2' Type='" WORKBOOK_TYPE "worksheet' Target='../xl/./odd/Second.XML'/>"
      "<Relationship Id='r3' Type='" WORKBOOK_TYPE "chartsheet' Target='chartsheets/c.xml'/>"
      "<Relationship Id='r4' Type='" WORKBOOK_TYPE "worksheet' Target='empty.xml'/></Relationships>" },
    { "xl/worksheets/s1.xml", "<worksheet><sheetData>" HEAD "</sheetData></worksheet>" },
    { "xl/odd/second.xml", "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row>"
                           "<x:c t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c></x:row><x:row><x:c><x:v>5</x:v></x:c>"
                           "</x:row></x:sheetData></x:worksheet>" },
    { "xl/empty.xml", "<worksheet><sheetData/></worksheet>" },
    { "xl/chartsheets/c.xml", "<chartsheet/>" },
    { NULL, NULL },
  };
  g_autofree char *path = workbook_pack ("sheets.xlsx", parts, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = trib_inspect (path, NULL, 0, NULL, &error);
  const TribReadOptions secret = { .table = "Secret" }, empty = { .table = "Empty" }, none = { .table = "Nobody" };
  const TribTableFacts *last;

  g_assert_no_error (error);
  g_assert_cmpuint (inspection->tables->len, ==, 3);
  g_assert_cmpstr (((TribTableFacts *) inspection->tables->pdata[0])->name, ==, "Kunden & Co");
  g_assert_cmpstr (((TribTableFacts *) inspection->tables->pdata[1])->name, ==, "Empty");
  last = inspection->tables->pdata[2];
  g_assert_cmpstr (last->name, ==, "Secret");
  g_assert_true (last->hidden);
  /* That a sheet was left aside is said where nobody chose one. */
  fixture_assert_reads (path, NULL, "a\n5\n", "13@0");
  fixture_assert_reads (path, &secret, "id|name\n", "");
  fixture_assert_refused (path, &empty, TRIB_FORMAT_ERROR_EMPTY, "“Empty” is empty");
  fixture_assert_refused (path, &none, TRIB_FORMAT_ERROR_TABLE, "“Kunden & Co”");
}

/* A package whose relations and parts are given. */
static char *
pack_sheets (const char *sheets, const char *relations, const char *path, const char *rows)
{
  g_autofree char *workbook = g_strdup_printf ("<workbook " WORKBOOK_NS "><sheets>%s</sheets></workbook>", sheets);
  g_autofree char *rels = relations ? g_strdup_printf ("<Relationships>%s</Relationships>", relations) : NULL;
  g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>", rows);
  const WorkbookPart parts[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "xl/workbook.xml", workbook },
    { "xl/_rels/workbook.xml.rels", rels },
    { path, sheet },
    { "xl/cover.xml", "<worksheet><sheetData><row>" T ("A1", "Report of May") "</row><row>" T (
                          "A2", "Shop") "</row></sheetData></worksheet>" },
    { NULL, NULL },
  };

  return workbook_pack ("packed.xlsx", parts, FALSE);
}

#define ROWS HEAD "<row>" N ("A2", "1") T ("B2", "A") "</row>"
#define SHEET_TYPE "Type='" WORKBOOK_TYPE "worksheet'"

static void
parts_are_found_wherever_they_are (void)
{
  g_autofree char *path = pack_sheets ("<sheet name='A' r:id='r1'/>",
                                       "<Relationship Id='r1' " SHEET_TYPE " Target='worksheets/my%20sheet.xml'/>",
                                       "xl\\worksheets\\My Sheet.xml", ROWS);

  fixture_assert_reads (path, NULL, "id|name\n1|A\n", "");
  g_free (path);
  /* Without a relation that leads to it. */
  path = pack_sheets ("<sheet name='A' sheetId='3' r:id='r1'/>", NULL, "xl/worksheets/sheet3.xml", ROWS);
  fixture_assert_reads (path, NULL, "id|name\n1|A\n", "");
  g_free (path);
  path = pack_sheets ("<sheet name='A' r:id='r1'/>", "<Relationship Id='r1' " SHEET_TYPE " Target='gone.xml'/>",
                      "xl/other.xml", ROWS);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_DAMAGED, "the part “xl/gone.xml” is missing");
}

static void
a_cover_is_passed_over (void)
{
  const TribReadOptions cover = { .table = "Cover" };
  g_autofree char *path = pack_sheets ("<sheet name='Cover' r:id='r1'/><sheet name='Data' r:id='r2'/>",
                                       "<Relationship Id='r1' " SHEET_TYPE " Target='cover.xml'/>"
                                       "<Relationship Id='r2' " SHEET_TYPE " Target='data.xml'/>",
                                       "xl/data.xml", ROWS);

  fixture_assert_reads (path, NULL, "id|name\n1|A\n", "13@0");
  fixture_assert_reads (path, &cover, "Report of May\nShop\n", NULL);
}

static void
binary_workbook_is_said (void)
{
  static const WorkbookPart parts[]
      = { { "[Content_Types].xml", "<Types/>" }, { "xl/workbook.bin", "\203\001" }, { NULL, NULL } };
  g_autofree char *path = workbook_pack ("binary.xlsb", parts, FALSE);

  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "a binary workbook (.xlsb)");
}

/* So many shared texts that they do not stay in memory. */
static void
many_texts_are_kept (void)
{
  g_autoptr (GString) rows = g_string_new (HEAD), strings = g_string_new (NULL);
  g_autofree char *path = NULL, *table = NULL;
  const guint n = 3000;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (strings, "<si><t>%u-%0*u</t></si>", i, 8000, 7);
      /* Backwards, and the first once more at the end. */
      g_string_append_printf (rows, "<row><c><v>%u</v></c><c t='s'><v>%u</v></c></row>", i, n - 1 - i);
    }
  path = workbook_make (rows->str, strings->str, NULL);
  table = fixture_read (path, NULL, NULL, NULL);
  for (guint i = 0; i < n; i += 500)
    {
      g_autofree char *row = g_strdup_printf ("\n%u|%u-%0*u\n", i, n - 1 - i, 8000, 7);

      g_assert_nonnull (strstr (table, row));
    }
}

static void
other_packages_are_refused (void)
{
  static const WorkbookPart document[]
      = { { "[Content_Types].xml", "<Types/>" }, { "word/document.xml", "<document/>" }, { NULL, NULL } };
  g_autofree char *word = workbook_pack ("letter.docx", document, FALSE);

  fixture_assert_refused (word, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "no workbook");
}

static void
names_that_lead_out_are_refused (void)
{
  static const WorkbookPart parts[] = {
    { "_rels/.rels", WORKBOOK_ROOT_RELS },
    { "xl/workbook.xml", "<workbook " WORKBOOK_NS "><sheets><sheet name='A' r:id='r1'/></sheets></workbook>" },
    { "xl/..\\../../tmp/x.xml", "<worksheet/>" },
    { NULL, NULL },
  };
  g_autofree char *path = workbook_pack ("out.xlsx", parts, FALSE);

  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_DAMAGED, "leads out of the archive");
}

static void
cut_workbook_is_refused (void)
{
  g_autofree char *path = workbook_make (HEAD, NULL, NULL);
  g_autofree char *bytes = NULL, *cut = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  cut = fixture_write ("cut.xlsx", bytes, len / 2);
  fixture_assert_refused (cut, NULL, TRIB_FORMAT_ERROR_DAMAGED, "damaged or was cut off");
}

static void
changed_byte_is_refused (void)
{
  static const WorkbookPart parts[] = {
    { "_rels/.rels", WORKBOOK_ROOT_RELS },
    { "xl/workbook.xml", "<workbook " WORKBOOK_NS "><sheets><sheet name='A' r:id='r1'/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='r1' Type='" WORKBOOK_TYPE "worksheet' Target='s.xml'/></Relationships>" },
    { "xl/s.xml", "<worksheet><sheetData>" HEAD "<row r='2'>" T ("A2", "treasure") "</row></sheetData></worksheet>" },
    { NULL, NULL },
  };
  g_autofree char *path = workbook_pack ("crc.xlsx", parts, TRUE);
  g_autofree char *bytes = NULL, *changed = NULL;
  char *at;
  gsize len;

  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  at = memmem (bytes, len, "treasure", 8);
  g_assert_nonnull (at);
  *at = 'T';
  changed = fixture_write ("changed.xlsx", bytes, len);
  fixture_assert_refused (changed, NULL, TRIB_FORMAT_ERROR_DAMAGED, "damaged");
}

static void
a_trap_that_inflates_is_refused (void)
{
  g_autoptr (GString) rows = g_string_new (HEAD "<row r='2'>");
  g_autofree char *path = NULL;

  g_string_append (rows, "<c r='A2' t='inlineStr'><is>");
  for (guint i = 0; i < 12000; i++)
    g_string_append_printf (rows, "<x>%08192d</x>", 0);
  g_string_append (rows, "</is></c></row>");
  path = workbook_make (rows->str, NULL, NULL);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "as only a trap does");
}

static void
document_type_is_refused (void)
{
  g_autofree char *path = workbook_make ("<!DOCTYPE x [<!ENTITY a 'b'>]>", NULL, NULL);
  static const WorkbookPart parts[] = {
    { "_rels/.rels", WORKBOOK_ROOT_RELS },
    { "xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><workbook>&a;</workbook>" },
    { NULL, NULL },
  };
  g_autofree char *entity = workbook_pack ("entity.xlsx", parts, FALSE);

  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_DAMAGED, "not well-formed");
  fixture_assert_refused (entity, NULL, TRIB_FORMAT_ERROR_DAMAGED, "document type declaration");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/xlsx-reader/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], reads_as_expected);
    }
  g_test_add_func ("/formats/xlsx-reader/a-cell-left-of-the-table-is-kept", a_cell_left_of_the_table_is_kept);
  g_test_add_func ("/formats/xlsx-reader/sheets-by-name-hidden-ones-last", sheets_by_name_hidden_ones_last);
  g_test_add_func ("/formats/xlsx-reader/parts-are-found-wherever-they-are", parts_are_found_wherever_they_are);
  g_test_add_func ("/formats/xlsx-reader/a-cover-is-passed-over", a_cover_is_passed_over);
  g_test_add_func ("/formats/xlsx-reader/binary-workbook-is-said", binary_workbook_is_said);
  g_test_add_func ("/formats/xlsx-reader/many-texts-are-kept", many_texts_are_kept);
  g_test_add_func ("/formats/xlsx-reader/other-packages-are-refused", other_packages_are_refused);
  g_test_add_func ("/formats/xlsx-reader/names-that-lead-out-are-refused", names_that_lead_out_are_refused);
  g_test_add_func ("/formats/xlsx-reader/cut-workbook-is-refused", cut_workbook_is_refused);
  g_test_add_func ("/formats/xlsx-reader/changed-byte-is-refused", changed_byte_is_refused);
  g_test_add_func ("/formats/xlsx-reader/a-trap-that-inflates-is-refused", a_trap_that_inflates_is_refused);
  g_test_add_func ("/formats/xlsx-reader/document-type-is-refused", document_type_is_refused);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
