/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of web pages and workbooks in one file of XML, which go by the name of .xls.
 */
#include "config.h"

#include "fixture.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *page;
  const char *table;
  const char *issues;
} Case;

#define HEAD "<tr><th>id</th><th>name</th></tr>"
#define BOOK(content)                                                                                                  \
  "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook "                                            \
  "xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>"      \
  "<Styles><Style ss:ID='z'><NumberFormat ss:Format='00000'/></Style></Styles>" content "</Workbook>"
#define SHEET(rows) BOOK ("<Worksheet ss:Name='One'><Table>" rows "</Table></Worksheet>")
#define CELL(type, text) "<Cell><Data ss:Type='" type "'>" text "</Data></Cell>"
#define HEADINGS "<Row>" CELL ("String", "id") CELL ("String", "name") "</Row>"

static const Case cases[] = {
  { "plain-table", "<table>" HEAD "<tr><td>1</td><td>M\303\274ller &amp; Co</td></tr></table>",
    "id|name\n1|M\303\274ller & Co\n", "" },
  { "tags-left-open", "<html><body><table>" HEAD "<tr><td>1<td>a<tr><td>2<td>b</table>", "id|name\n1|a\n2|b\n", "" },
  { "encoding-of-the-page",
    "<html><meta charset=windows-1252><table>" HEAD "<tr><td>1<td>M\374ller \200</table></html>",
    "id|name\n1|M\303\274ller \342\202\254\n", "" },
  { "blanks-and-lines", "<table>" HEAD "<tr><td>&nbsp;1 </td><td> a\n  b<br>c<p>d</p></td></tr></table>",
    "id|name\n1|a b\nc\nd\n", "" },
  { "what-is-no-text",
    "<html><style>td{x:y}</style><table>" HEAD "<tr><td>1<td>a<script>b()</script><!-- c --></table></html>",
    "id|name\n1|a\n", "" },
  { "spans", "<table>" HEAD "<tr><td rowspan=2>1<td>a<tr><td>b<tr><td colspan=2>2</table>", "id|name\n1|a\n|b\n2|\n",
    "13@0" },
  { "hidden-rows", "<table>" HEAD "<tr style='display:none'><td>1<td>a</table>", "id|name\n1|a\n", "13@0" },
  { "layout-tables-are-passed-over",
    "<html><table><tr><td>Shop</table><table>" HEAD "<tr><td>1<td>a</table><table><tr><td>x</table></html>",
    "id|name\n1|a\n", "" },
  { "table-within-a-table", "<html><table><tr><td>x<table>" HEAD "<tr><td>1<td>a</table></td></tr></table></html>",
    "id|name\n1|a\n", "" },
  { "bytes-that-are-no-text", "<table>" HEAD "<tr><td>1<td>\303\274\377b</table>", "id|name\n1|\303\274\357\277\275b\n",
    "" },
  { "xml-types",
    SHEET (HEADINGS "<Row>" CELL ("Number", "1.1000000000000001") CELL ("Boolean", "1") "</Row><Row>" CELL (
        "DateTime", "2021-01-31T00:00:00.000") CELL ("DateTime", "1899-12-31T18:00:00.000") "</Row>"),
    "id|name\n1.1|TRUE\n2021-01-31|18:00:00\n", "" },
  { "xml-formats-and-places",
    SHEET (HEADINGS "<Row ss:Index='5'><Cell ss:Index='2' ss:StyleID='z'><Data ss:Type='Number'>1067</Data></Cell>"
                    "</Row><Row>" CELL ("Number", "1") CELL ("String", "a") "</Row>"),
    "id|name\n|01067\n1|a\n", "" },
  { "xml-errors-formulas-and-remarks",
    SHEET (HEADINGS "<Row><Cell><Data ss:Type='Error'>#N/A</Data></Cell><Cell ss:Formula='=A1'/></Row><Row>"
                    "<Cell><Data ss:Type='String'>a<B>b</B></Data><Comment><ss:Data>note</ss:Data></Comment></Cell>"
                    "<Cell ss:Formula='=1'><Data ss:Type='Number'>1</Data></Cell></Row>"),
    "id|name\n|\nab|1\n", "9@2:0 9@2:1" },
  { "xml-hidden-and-merged",
    SHEET ("<Column ss:Hidden='1'/>" HEADINGS "<Row ss:Hidden='1'>" CELL ("Number", "1")
               CELL ("String", "a") "</Row><Row><Cell ss:MergeAcross='1'><Data ss:Type='String'>m</Data></Cell></Row>"),
    "id|name\n1|a\nm|\n", "13@0 13@0 13@0" },
  { "xml-of-several-sheets",
    BOOK ("<Worksheet ss:Name='Off'><Table>" HEADINGS "</Table><WorksheetOptions><Visible>SheetHidden</Visible>"
          "</WorksheetOptions></Worksheet><Worksheet ss:Name='On'><Table>" HEADINGS "<Row>" CELL ("Number", "1")
              CELL ("String", "a") "</Row></Table></Worksheet>"),
    "id|name\n1|a\n", "" },
};

static void
reads_as_expected (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = fixture_write ("page.xls", c->page, -1);

  fixture_assert_reads (path, NULL, c->table, c->issues);
}

static void
tables_are_listed_largest_first (void)
{
  static const char page[] = "<html><table><caption>Small</caption>" HEAD "<tr><td>1<td>a</table><table>" HEAD
                             "<tr><td>2<td>b<tr><td>3<td>c</table></html>";
  g_autofree char *path = fixture_write ("two.html", page, -1);
  const TribReadOptions small = { .table = "Small" };

  fixture_assert_reads (path, NULL, "id|name\n2|b\n3|c\n", "13@0");
  fixture_assert_reads (path, &small, "id|name\n1|a\n", "");
}

static void
answers_of_servers_are_refused (void)
{
  g_autofree char *login
      = fixture_write ("customers.csv", "<!DOCTYPE html><html><table>" HEAD "<tr><td>1<td>a</table></html>", -1);
  g_autofree char *empty = fixture_write ("empty.xls", "<html><table></table></html>", -1);

  fixture_assert_refused (login, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "a web page");
  fixture_assert_refused (empty, NULL, TRIB_FORMAT_ERROR_EMPTY, "without a table");
}

static void
traps_are_refused (void)
{
  g_autoptr (GString) page = g_string_new ("<table>");
  g_autofree char *path = NULL, *wide = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (page, "<tr><td>x<table>");
  path = fixture_write ("deep.xls", page->str, page->len);
  wide = fixture_write ("wide.xls", "<table>" HEAD "<tr><td colspan=60000>1<td>2</table>", -1);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "tables beyond all measure");
  fixture_assert_refused (wide, NULL, TRIB_FORMAT_ERROR_LIMIT, "more than 16384 columns");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/html-reader/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], reads_as_expected);
    }
  g_test_add_func ("/formats/html-reader/tables-are-listed-largest-first", tables_are_listed_largest_first);
  g_test_add_func ("/formats/html-reader/answers-of-servers-are-refused", answers_of_servers_are_refused);
  g_test_add_func ("/formats/html-reader/traps-are-refused", traps_are_refused);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
