/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading delimited text: quotes, delimiters, headings, rows that are no records, limits.
 */
#include "config.h"

#include "fixture.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *table;
  const char *issues;
} Case;

static const Case cases[] = {
  /* Quotes */
  { "doubled-quotes", "a,b\n\"x\"\"y\",\"\"\"\"\n", "a|b\nx\"y|\"\n", "" },
  { "delimiter-in-quotes", "a,b\n\"x,y\",z\n", "a|b\nx,y|z\n", "" },
  { "unclosed-quote-loses-one-cell", "a,b\n1,\"x\n2,\"y\"\n3,z\n", "a|b\n1|\"x\n2|y\n3|z\n", "4@2:1" },
  { "unclosed-quote-before-quoted-rows", "a,b\n\"1\",\"x\n\"2\",\"y\"\n", "a|b\n1|\"x\n2|y\n", "4@2:1" },
  { "unclosed-quote-in-the-last-line", "a,b\n1,x\n2,\"y", "a|b\n1|x\n2|\"y\n", "4@3:1" },
  { "unclosed-quote-names-its-line", "a,b\n\"1\n1\",\"x\n2,y\n", "a|b\n1\n1|\"x\n2|y\n", "4@3:1" },
  { "quotes-within-quotes", "a,b\n\"the \"big\" one\",x\n", "a|b\nthe \"big\" one|x\n", "4@2:0" },
  { "backslash-before-quotes", "a,b\n\"the \\\"big\\\" one\",x\n", "a|b\nthe \"big\" one|x\n", "" },
  { "text-behind-a-quote", "a,b\n\"A\"B,\"C\"\n", "a|b\n\"A\"B|C\n", "4@2:0" },
  { "blanks-behind-a-quote", "a,b\n\"A\" ,\"C\" \n", "a|b\nA|C\n", "4@2:0 4@2:1" },
  { "excel-text-formula", "a,b\n=\"0123\",x\n", "a|b\n=\"0123\"|x\n", "" },
  { "empty-quotes-alone-are-a-record", "a\n\"\"\nx\n", "a\n\nx\n", "" },
  { "cr-lf-in-quotes-counts-as-one-line", "a,b\n\"x\r\ny\",1\nz\n", "a|b\nx\r\ny|1\nz|\n", "2@4" },
  { "a-quote-within-lines-that-closes-later", "a,b,c\n1,\"two\nwith \"big\" words\nend\",3\n4,5,6\n",
    "a|b|c\n1|two\nwith \"big\" words\nend|3\n4|5|6\n", "4@2:1" },
  { "blanks-before-a-quote", "a,b,c\n1, \"x, y\",2\n3,4,5\n", "a|b|c\n1|x, y|2\n3|4|5\n", "4@2:1" },
  { "single-quotes", "a,b\n'x, y','it''s'\n'z','w'\n", "a|b\nx, y|it's\nz|w\n", "" },
  { "single-quotes-where-needed", "a,b\n1,'x, y'\n2,O'Neill\n4,z\n", "a|b\n1|x, y\n2|O'Neill\n4|z\n", NULL },
  { "apostrophes-are-text", "a,b\n'0123,x\n'0456,y\n", "a|b\n'0123|x\n'0456|y\n", "" },
  { "escapes-without-quotes", "a,b\nx\\,y,1\nz,2\n", "a|b\nx,y|1\nz|2\n", "" },
  { "escapes-within-single-quotes", "a,b\n'it\\'s, so','x'\n'y','z'\n", "a|b\nit's, so|x\ny|z\n", "" },
  { "an-escaped-line-end", "a,b\nx\\\ny,1\nz,2\n", "a|b\nx\ny|1\nz|2\n", "" },
  { "paths-end-in-backslashes", "a,b\n\"C:\\x\\\",1\n\"D:\\\",2\n", "a|b\nC:\\x\\|1\nD:\\|2\n", "" },
  { "lines-in-quotes", "\"id,name,city\"\n\"1,\"\"A, B\"\",Ulm\"\n\"2,C,Bonn\"\n",
    "id|name|city\n1|A, B|Ulm\n2|C|Bonn\n", "4@0" },
  /* Line ends */
  { "blank-lines-are-no-records", "a,b\n\n1,2\n  \n\n3,4\n\n", "a|b\n1|2\n3|4\n", "" },
  { "cr-cr-lf", "a,b\r\r\n1,2\r\r\n", "a|b\n1|2\n", "" },
  { "last-cell-empty-without-line-end", "a,b\n1,", "a|b\n1|\n", "" },
  /* Delimiters */
  { "semicolon-beside-decimal-commas", "n;x;y\na;1,5;2,5\nb;3,5;4,5\n", "n|x|y\na|1,5|2,5\nb|3,5|4,5\n", "" },
  { "pipe", "a|b\n1|2\n", "a|b\n1|2\n", "" },
  { "colon", "user:shell\nann:sh\nbob:zsh\n", "user|shell\nann|sh\nbob|zsh\n", "" },
  { "section-sign", "a§b§c\n1§2§3\n4§5§6\n", "a|b|c\n1|2|3\n4|5|6\n", "" },
  { "two-bars", "a||b||c\n1||\"2||x\"||\n4||5||6\n", "a|b|c\n1|2||x|\n4|5|6\n", "" },
  { "caret", "a^b^c\n1^2^3\n", "a|b|c\n1|2|3\n", "" },
  { "control-characters-as-delimiter", "a\001b\n1\0012\n3\0014\n", "a|b\n1|2\n3|4\n", "" },
  { "blanks-between-quotes", "\"a\" \"b c\" \"d\"\n\"1\" \"2 3\" \"4\"\n", "a|b c|d\n1|2 3|4\n", "" },
  { "words-are-no-cells", "name\nAnn Miller\nBob Smith\n", "name\nAnn Miller\nBob Smith\n", "" },
  { "comma-and-blank", "id, name, city\n1, \"Ann, B\", Bonn\n2, Bob, Ulm\n", "id|name|city\n1|Ann, B|Bonn\n2|Bob|Ulm\n",
    "" },
  { "aligned-by-blanks", "id | name   | city\n 1 | Ann    | Bonn\n 2 | Robert | Ulm\n",
    "id|name|city\n 1|Ann|Bonn\n 2|Robert|Ulm\n", "" },
  { "columns-apart-by-blanks", "  Id  Name          City\n   1  Ann Miller    Bonn\n  12  Bob           Ulm   \n",
    "Id|Name|City\n1|Ann Miller|Bonn\n12|Bob|Ulm\n", "" },
  { "two-blanks-in-a-text", "name\nAnn  Miller\nBob\n", "name\nAnn  Miller\nBob\n", "" },
  { "decimal-commas-without-headings", "1,5;2,5\n3,5;4,5\n7,1;0,2\n", "column_1|column_2\n1,5|2,5\n3,5|4,5\n7,1|0,2\n",
    "" },
  { "sep-line-that-is-a-heading", "sep=x\n1\n2\n", "sep=x\n1\n2\n", "" },
  { "times-are-no-cells", "time\n10:30\n11:45\n", "time\n10:30\n11:45\n", "" },
  { "links-are-no-cells", "link\nhttp://a.example\nhttp://b.example\n", "link\nhttp://a.example\nhttp://b.example\n",
    "" },
  { "sep-line-in-quotes", "\"sep=;\"\r\na;b\r\n1;2\r\n", "a|b\n1|2\n", "" },
  { "commas-in-quotes-beside-tabs", "a\tb\n\"x, y\"\t1\n\"z, w\"\t2\n", "a|b\nx, y|1\nz, w|2\n", "" },
  /* Headings */
  { "titles-above", "Customers\nas of May\n\nname,city,mail\nAnn,Bonn,a@x.example\nBob,Ulm,b@x.example\n",
    "name|city|mail\nAnn|Bonn|a@x.example\nBob|Ulm|b@x.example\n", "7@1 7@2" },
  { "titles-filled-with-delimiters", "Report;;\n;;\nname;city;zip\nAnn;Bonn;1\n", "name|city|zip\nAnn|Bonn|1\n",
    "7@1 7@2" },
  { "no-headings-numbers", "1,Ann,53111\n2,Bob,89073\n", "column_1|column_2|column_3\n1|Ann|53111\n2|Bob|89073\n", "" },
  { "no-headings-mail", "Ann,a@x.example\nBob,b@x.example\n", "column_1|column_2\nAnn|a@x.example\nBob|b@x.example\n",
    "" },
  { "no-headings-values-come-again", "Ann,Miller,Bonn\nBob,Smith,Bonn\nEve,Jones,Bonn\n",
    "column_1|column_2|column_3\nAnn|Miller|Bonn\nBob|Smith|Bonn\nEve|Jones|Bonn\n", "" },
  { "no-headings-codes", "AB-1001,Ann\nAB-1002,Bob\nAB-1003,Eve\n",
    "column_1|column_2\nAB-1001|Ann\nAB-1002|Bob\nAB-1003|Eve\n", "" },
  { "no-headings-one-column", "Bonn\nUlm\nBath\nUlm\nBonn\n", "column_1\nBonn\nUlm\nBath\nUlm\nBonn\n", "" },
  { "headings-of-groups", "Person,,Place,\nname,email,city,zip\nAnn,a@x.example,Bonn,1\n",
    "name|email|city|zip\nAnn|a@x.example|Bonn|1\n", "7@1" },
  { "what-a-bank-says-above",
    "Account,made in May\nIBAN,DE12\nBalance,1,EUR\nday,name,what,amount\n1/5/2024,Ann,x,1\n2/5/2024,Bob,y,2\n",
    "day|name|what|amount\n1/5/2024|Ann|x|1\n2/5/2024|Bob|y|2\n", "7@1 7@2 7@3" },
  { "a-short-table-below-much",
    "Account,made in May\nIBAN,DE12\nBank,X\nOwner,Eve\nday,name,what,amount,city\n1/5/2024,Ann,x,1,Ulm\n",
    "day|name|what|amount|city\n1/5/2024|Ann|x|1|Ulm\n", "7@1 7@2 7@3 7@4" },
  { "comments-above", "# made by X, on Monday\n# for Y\nname,city\nAnn,Bonn\n", "name|city\nAnn|Bonn\n", "7@1 7@2" },
  { "headings-behind-a-number-sign", "# name,city\nAnn,1\nBob,2\n", "# name|city\nAnn|1\nBob|2\n", "" },
  { "a-delimiter-at-the-end-of-lines", "a,b,\n1,2,\n3,4,\n", "a|b\n1|2|\n3|4|\n", "" },
  { "years-as-headings", "name,2023,2024\nAnn,1,2\n", "name|2023|2024\nAnn|1|2\n", "" },
  { "headings-divided", "\"Vor-\nname\",\"E-\nMail\"\nAnn,x\n", "Vorname|E- Mail\nAnn|x\n", "" },
  { "blanks-around-headings", " name , e  mail\nAnn,a@x.example\n", "name|e mail\nAnn|a@x.example\n", "" },
  { "a-heading-that-looks-numbered", "x,x_2,x\n1,2,3\n", "x|x_2|x_3\n1|2|3\n", "6@1:2" },
  { "columns-without-headings", "a,b\n1,2,3\n4,5,6\n", "a|b|column_3\n1|2|3\n4|5|6\n", "6@1:2" },
  { "empty-surplus-is-silent", "a,b\n1,2\n3,4,\n5,6\n", "a|b\n1|2\n3|4|\n5|6\n", "" },
  { "a-range-among-headings", "name,0-10\nAnn,1\n", "name|0-10\nAnn|1\n", "" },
  /* Numbers */
  { "lost-digits", "id,n\n1,4.91512E+11\n2,1E+05\n3,E+05\n4,+49E+12\n5,A1E+05\n",
    "id|n\n1|4.91512E+11\n2|1E+05\n3|E+05\n4|+49E+12\n5|A1E+05\n", "10@2:1 10@3:1" },
  /* Rows that are no records */
  { "headings-again", "name,n\nAnn,1\nname,n\nBob,2\n", "name|n\nAnn|1\n~name|n\nBob|2\n", "6@3" },
  { "a-comment-among-records", "name,n\nAnn,1\n# Bob left\nEve,2\n#5,3\n", "name|n\nAnn|1\n~# Bob left|\nEve|2\n#5|3\n",
    "13@3" },
  { "remarks-below", "name,n\nAnn,1\n\nAs of Monday\nAll in euro\n", "name|n\nAnn|1\n~As of Monday|\n~All in euro|\n",
    "13@4 13@5" },
  { "a-short-last-record-is-no-remark", "name,n\nAnn,1\nMary Ann Miller", "name|n\nAnn|1\nMary Ann Miller|\n", "2@3" },
  { "as-a-database-prints-it", "id | name\n----+------\n 1 | Ann\n 2 | Bob\n(2 rows)\n",
    "id|name\n~----+------|\n 1|Ann\n 2|Bob\n~(2 rows)|\n", "13@2 13@5" },
  { "files-joined-with-their-marks", "\357\273\277a,b\n1,2\n\357\273\277a,b\n3,4\n", "a|b\n1|2\n~a|b\n3|4\n",
    "1@3 6@3" },
  { "subtotals-anywhere", "name,n\nAnn,1\nSubtotal,1\nBob,2\nEve,3\nIan,4\nKim,5\nLea,6\n",
    "name|n\nAnn|1\n~Subtotal|1\nBob|2\nEve|3\nIan|4\nKim|5\nLea|6\n", "8@3" },
  { "totals-behind-empty-cells", "a,b,n\nx,y,1\n,Summe:,\"1,00 \"\n", "a|b|n\nx|y|1\n~|Summe:|1,00 \n", "8@3" },
  { "a-company-called-total", "name,n\nTotal,1\nBob,2\nEve,3\nIan,4\nKim,5\n",
    "name|n\nTotal|1\nBob|2\nEve|3\nIan|4\nKim|5\n", "" },
  { "a-person-called-summe", "name,city\nAnn,Bonn\nSumme,Ulm\n", "name|city\nAnn|Bonn\nSumme|Ulm\n", "" },
};

static void
reads_as_expected (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = fixture_write ("case.csv", c->text, -1);

  fixture_assert_reads (path, NULL, c->table, c->issues);
}

static void
options_overrule (void)
{
  g_autofree char *path = fixture_write ("options.csv", "a;b,c\n1;2,3\n", -1);
  g_autofree char *latin = fixture_write ("latin.csv", "name\nM\303\274ller\n", -1);
  const TribReadOptions comma = { .delimiter = "," };
  const TribReadOptions none = { .header = TRIB_HEADER_NONE, .delimiter = ";" };
  const TribReadOptions first = { .header = TRIB_HEADER_FIRST, .delimiter = "," };
  const TribReadOptions encoding = { .encoding = "ISO-8859-1" };
  const TribReadOptions table = { .table = "Sheet2" };
  const TribReadOptions no_delimiter = { .delimiter = "ab" };
  const TribReadOptions no_quote = { .quote = "xy" };
  const TribReadOptions without_quotes = { .quote = "none" };
  const TribReadOptions single = { .quote = "'", .delimiter = ";" };
  const TribReadOptions escape = { .escape = "backslash" };
  const TribReadOptions doubled = { .escape = "none" };
  const TribReadOptions one_column = { .delimiter = "none" };
  const TribReadOptions several = { .delimiter = "<>" };
  const TribReadOptions no_encoding = { .encoding = "no-such" };
  g_autofree char *numbers = fixture_write ("numbers.csv", "1,2\n3,4\n", -1);

  fixture_assert_reads (path, &comma, "a;b|c\n1;2|3\n", "");
  fixture_assert_reads (path, &none, "column_1|column_2\na|b,c\n1|2,3\n", "");
  fixture_assert_reads (numbers, &first, "1|2\n3|4\n", "");
  fixture_assert_reads (latin, &encoding, "name\nMÃ¼ller\n", "");
  g_free (path);
  path = fixture_write ("quotes.csv", "a;b\n\"x\";'y;z'\n", -1);
  fixture_assert_reads (path, &without_quotes, "a|b|column_3\n\"x\"|'y|z'\n", "6@1:2");
  fixture_assert_reads (path, &single, "a|b\n\"x\"|y;z\n", "");
  fixture_assert_reads (path, &one_column, "a;b\n\"x\";'y;z'\n", "4@2:0");
  fixture_assert_refused (path, &no_quote, TRIB_FORMAT_ERROR_OPTION, "“xy” cannot be around");
  g_free (path);
  path = fixture_write ("escapes.csv", "a,b\n\"x\\\\\",1\n", -1);
  fixture_assert_reads (path, NULL, "a|b\nx\\\\|1\n", "");
  fixture_assert_reads (path, &escape, "a|b\nx\\|1\n", "");
  g_free (path);
  path = fixture_write ("escapes.csv", "a,b\n\"x\\\"y\",1\n", -1);
  fixture_assert_reads (path, NULL, "a|b\nx\"y|1\n", "");
  fixture_assert_reads (path, &doubled, "a|b\nx\\\"y|1\n", "4@2:0");
  g_free (path);
  path = fixture_write ("several.csv", "a<>b\n1<>2\n", -1);
  fixture_assert_reads (path, &several, "a|b\n1|2\n", "");
  fixture_assert_refused (path, &table, TRIB_FORMAT_ERROR_TABLE, "no table “Sheet2”");
  fixture_assert_refused (path, &no_delimiter, TRIB_FORMAT_ERROR_OPTION, "“ab” cannot separate");
  fixture_assert_refused (path, &no_encoding, TRIB_FORMAT_ERROR_OPTION, "no encoding called “no-such”");
}

static void
facts_are_told (void)
{
  g_autofree char *path = fixture_write ("facts.tsv", "a\tb\n1\t2\n", -1);
  g_autoptr (TribReader) reader = trib_reader_open (path, NULL, NULL);
  guint64 done, total;
  TribRow row;

  g_assert_cmpstr (trib_reader_get_format (reader), ==, "csv");
  g_assert_cmpstr (trib_reader_get_encoding (reader), ==, "UTF-8");
  g_assert_cmpstr (trib_reader_get_delimiter (reader), ==, "tab");
  g_assert_cmpstr (trib_reader_get_quote (reader), ==, "\"");
  g_assert_null (trib_reader_get_escape (reader));
  while (trib_reader_next (reader, &row, NULL))
    g_assert_cmpuint (row.line, ==, row.row + 1);
  trib_reader_get_position (reader, &done, &total);
  g_assert_cmpuint (total, ==, 8);
  g_assert_cmpuint (done, ==, total);
}

static void
too_many_columns_are_refused (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, ",b");
  g_string_append (text, "\n1,2\n");
  path = fixture_write ("wide.csv", text->str, text->len);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "line 1: more than 20000 cells");
}

/* As many columns as are read, all of one name, or of none. */
static void
equal_headings_by_the_thousand_are_numbered (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autofree char *path = NULL;
  g_autoptr (TribReader) reader = NULL;
  const char *const *columns;
  guint n;

  for (guint i = 1; i < 19000; i++)
    g_string_append (text, ",a");
  g_string_append (text, "\n1,2\n3,4\n");
  path = fixture_write ("equal.csv", text->str, text->len);
  reader = trib_reader_open (path, NULL, NULL);
  columns = trib_reader_get_columns (reader, &n);
  g_assert_cmpuint (n, ==, 19000);
  g_assert_cmpstr (columns[0], ==, "a");
  g_assert_cmpstr (columns[18999], ==, "a_19000");
}

static void
a_huge_cell_is_refused (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,");
  g_autofree char *path = NULL;

  g_string_set_size (text, 17 * 1024 * 1024);
  memset (text->str + 6, 'x', text->len - 6);
  g_string_append (text, "\n2,y\n");
  path = fixture_write ("huge.csv", text->str, text->len);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "line 2: a cell of more than 16 MB");
}

/* A quote that opens early and never closes, before far more text than one cell may have. */
static void
a_quote_does_not_swallow_the_file (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n0,\"open\n");
  g_autofree char *path = NULL;
  g_autoptr (TribReader) reader = NULL;
  guint64 n = 0;
  TribRow row;

  for (guint i = 0; i < 2500000; i++)
    g_string_append (text, "1,plain\n");
  path = fixture_write ("swallow.csv", text->str, text->len);
  reader = trib_reader_open (path, NULL, NULL);
  while (trib_reader_next (reader, &row, NULL))
    n++;
  g_assert_cmpuint (n, ==, 2500001);
  g_assert_cmpuint (trib_reader_count_issues_of (reader, TRIB_ISSUE_QUOTE), ==, 1);
}

/* Records of many lengths, so that block boundaries fall on every kind of byte. */
static void
blocks_do_not_show (void)
{
  g_autoptr (GString) text = g_string_new ("n,a,b\r\n");
  g_autofree char *path = NULL;
  g_autoptr (TribReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n = 0;
  TribRow row;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "%u,\"x \"\"%.*s\"\"\r\nü\",%.*s\r\n", i, i % 61,
                            "0123456789012345678901234567890123456789"
                            "0123456789012345678901",
                            i % 37, "abcdefghijklmnopqrstuvwxyzabcdefghijklm");
  path = fixture_write ("blocks.csv", text->str, text->len);
  reader = trib_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  while (trib_reader_next (reader, &row, &error))
    {
      g_assert_cmpuint (row.n_cells, ==, 3);
      g_assert_cmpuint (g_ascii_strtoull (row.cells[0].text, NULL, 10), ==, n);
      g_assert_cmpuint (row.cells[1].len, ==, 4 + n % 61 + 4);
      g_assert_true (g_str_has_suffix (row.cells[1].text, "\"\r\nü"));
      g_assert_cmpuint (row.cells[2].len, ==, n % 37);
      g_assert_cmpuint (row.line, ==, 2 + 2 * n);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 60000);
  g_assert_cmpuint (trib_reader_count_issues (reader), ==, 0);
}

/* rows in the file = rows delivered; each that is wrong is reported, also when too many to keep. */
static void
no_row_is_lost (void)
{
  g_autoptr (GString) text = g_string_new ("a,b,c\n");
  g_autofree char *path = NULL;
  g_autoptr (TribReader) reader = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  guint64 n = 0, n_short = 0, n_long = 0;
  TribRow row;

  for (guint i = 0; i < 9000; i++)
    g_string_append (text, i % 3 == 0 ? "1,2\n" : i % 3 == 1 ? "1,2,3\n" : "1,2,3,4\n");
  path = fixture_write ("ragged.csv", text->str, text->len);
  reader = trib_reader_open (path, NULL, NULL);
  while (trib_reader_next (reader, &row, NULL))
    {
      n++;
      n_short += row.cells[2].len == 0;
      n_long += row.n_cells == 4;
    }
  issues = trib_reader_take_issues (reader);
  g_assert_cmpuint (n, ==, 9000);
  g_assert_cmpuint (n_short, ==, 3000);
  g_assert_cmpuint (n_long, ==, 3000);
  g_assert_cmpuint (trib_reader_count_issues_of (reader, TRIB_ISSUE_TOO_SHORT), ==, 3000);
  g_assert_cmpuint (trib_reader_count_issues_of (reader, TRIB_ISSUE_TOO_LONG), ==, 3000);
  g_assert_cmpuint (trib_reader_count_issues (reader), ==, 6000);
  g_assert_cmpuint (issues->len, ==, 2000);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/csv-reader/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], reads_as_expected);
    }
  g_test_add_func ("/formats/csv-reader/options-overrule", options_overrule);
  g_test_add_func ("/formats/csv-reader/facts-are-told", facts_are_told);
  g_test_add_func ("/formats/csv-reader/too-many-columns-are-refused", too_many_columns_are_refused);
  g_test_add_func ("/formats/csv-reader/equal-headings-by-the-thousand-are-numbered",
                   equal_headings_by_the_thousand_are_numbered);
  g_test_add_func ("/formats/csv-reader/a-huge-cell-is-refused", a_huge_cell_is_refused);
  g_test_add_func ("/formats/csv-reader/a-quote-does-not-swallow-the-file", a_quote_does_not_swallow_the_file);
  g_test_add_func ("/formats/csv-reader/blocks-do-not-show", blocks_do_not_show);
  g_test_add_func ("/formats/csv-reader/no-row-is-lost", no_row_is_lost);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
