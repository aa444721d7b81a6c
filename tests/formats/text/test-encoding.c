/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which encoding a file is in: the same sentences in many encodings, and faults far from the beginning.
 */
#include "config.h"

#include "fixture.h"

#include <string.h>

#define GERMAN "name,city\nJürgen Müller,Köln\nZoë Groß,Düsseldorf\nBjörn Jäger,Würzburg\n"
#define FRENCH "name,city\nHélène Lefèvre,Orléans\nFrançois Noël,Besançon\nJérôme Pène,Nîmes\n"
#define POLISH "name,city\nŁukasz Wójcik,Łódź\nStanisław Dąbrowski,Gdańsk\nGrażyna Kaźmierczak,Poznań\n"
#define CZECH "name,city\nJiří Dvořák,Plzeň\nBožena Černá,Třebíč\nLuděk Kříž,Ústí nad Labem\n"
#define RUSSIAN "имя,город\nИван Петров,Москва\nАнна Смирнова,Казань\nПётр Соловьёв,Самара\n"
#define GREEK "όνομα,πόλη\nΓιώργος Παπαδόπουλος,Αθήνα\nΜαρία Νικολάου,Πάτρα\n"
#define TURKISH "ad,şehir\nIşıl Yıldız,İstanbul\nGökçe Çağlar,Diyarbakır\nÖmer Şahin,Muğla\n"
/* A list of addresses: second bytes that are Latin letters in other encodings, digits, half-empty cells. */
#define JAPANESE_LIST                                                                                                  \
  "顧客番号,氏名,フリガナ,郵便番号,住所,メール,生年月日\n"                                      \
  "001,山田 太郎,ヤマダ タロウ,100-0001,東京都千代田区千代田1-1,taro@example.jp,1980/04/03\n"      \
  "002,表 十五,オモテ ジュウゴ,530-0001,大阪府大阪市北区梅田3丁目,omote@example.jp,昭和55年4月3日\n"
#define JAPANESE "名前,都市\n山田太郎,東京\n佐藤花子,大阪\nスズキ一郎,横浜\n"

typedef struct
{
  const char *encoding; /* as it must be told */
  const char *text;
} Case;

static const Case cases[] = {
  { "UTF-8", GERMAN },        { "WINDOWS-1252", GERMAN }, { "CP850", GERMAN },         { "MACINTOSH", GERMAN },
  { "WINDOWS-1252", FRENCH }, { "CP850", FRENCH },        { "WINDOWS-1250", POLISH },  { "CP852", POLISH },
  { "WINDOWS-1250", CZECH },  { "CP852", CZECH },         { "WINDOWS-1251", RUSSIAN }, { "KOI8-R", RUSSIAN },
  { "CP866", RUSSIAN },       { "WINDOWS-1253", GREEK },  { "WINDOWS-1254", TURKISH }, { "CP932", JAPANESE },
  { "CP932", JAPANESE_LIST }, { "UTF-16LE", GERMAN },     { "UTF-16BE", GERMAN },      { "UTF-8", JAPANESE },
  { "UTF-8", RUSSIAN },
};

static char *
bar_for_comma (const char *text)
{
  return g_strdelimit (g_strdup (text), ",", '|');
}

static void
is_recognised (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  gsize len;
  g_autofree char *bytes = g_convert (c->text, -1, c->encoding, "UTF-8", NULL, &len, &error);
  g_autofree char *path = fixture_write ("encoded.csv", bytes, len);
  g_autofree char *expected = bar_for_comma (c->text);
  g_autoptr (TribReader) reader = NULL;

  g_assert_no_error (error);
  fixture_assert_reads (path, NULL, expected, "");
  reader = trib_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (trib_reader_get_encoding (reader), ==, c->encoding);
}

/* 70,000 rows of ASCII with two umlauts, then one byte that is no UTF-8. */
static void
one_bad_byte_late_leaves_utf8 (void)
{
  g_autoptr (GString) text = g_string_new ("n,name\n");
  g_autoptr (TribReader) reader = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autofree char *path = NULL;
  const TribRowIssue *issue;
  guint64 n = 0;
  TribRow row;

  for (guint i = 1; i <= 80000; i++)
    g_string_append_printf (text, "%u,%s\n", i, i == 70000 ? "M\xfcller" : i == 60000 ? "Jäger" : "Smith");
  path = fixture_write ("late.csv", text->str, text->len);
  reader = trib_reader_open (path, NULL, NULL);
  while (trib_reader_next (reader, &row, NULL))
    {
      n++;
      if (row.row == 70000)
        g_assert_cmpstr (row.cells[1].text, ==, "M\uFFFDller");
      if (row.row == 60000)
        g_assert_cmpstr (row.cells[1].text, ==, "Jäger");
    }
  issues = trib_reader_take_issues (reader);
  g_assert_cmpstr (trib_reader_get_encoding (reader), ==, "UTF-8");
  g_assert_cmpuint (n, ==, 80000);
  g_assert_cmpuint (issues->len, ==, 1);
  issue = issues->pdata[0];
  g_assert_cmpint (issue->kind, ==, TRIB_ISSUE_ENCODING);
  g_assert_cmpuint (issue->row, ==, 70000);
  g_assert_cmpuint (issue->line, ==, 70001);
  g_assert_cmpstr (issue->value, ==, "M\\xFCller");
}

/* ASCII for megabytes, and then Windows-1252. */
static void
umlauts_late_are_seen (void)
{
  g_autoptr (GString) text = g_string_new ("n,name\n");
  g_autoptr (TribReader) reader = NULL;
  g_autofree char *path = NULL;
  TribRow row;

  for (guint i = 1; i <= 200000; i++)
    g_string_append_printf (text, "%u,%s\n", i, i > 199000 ? "J\xfcrgen M\xfcller" : "Jim Smith");
  path = fixture_write ("late.csv", text->str, text->len);
  reader = trib_reader_open (path, NULL, NULL);
  g_assert_cmpstr (trib_reader_get_encoding (reader), ==, "WINDOWS-1252");
  while (trib_reader_next (reader, &row, NULL))
    if (row.row == 200000)
      g_assert_cmpstr (row.cells[1].text, ==, "Jürgen Müller");
  g_assert_cmpuint (trib_reader_count_issues (reader), ==, 0);
}

/* A lone surrogate, and half a character at the end. */
static void
broken_utf16_is_reported (void)
{
  static const char bytes[] = "\xff\xfe"
                              "a\0,\0b\0\n\0"
                              "1\0,\0\x00\xd8x\0\n\0"
                              "2\0,\0y\0\n\0z";
  g_autofree char *path = fixture_write ("broken.csv", bytes, sizeof bytes - 1);

  fixture_assert_reads (path, NULL, "a|b\n1|\uFFFDx\n2|y\n\uFFFD|\n", "1@2:1 1@4:0 2@4");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name
          = g_strdup_printf ("/formats/encoding/%s-%c%c", cases[i].encoding, 'a' + i / 26, 'a' + i % 26);

      g_test_add_data_func (name, &cases[i], is_recognised);
    }
  g_test_add_func ("/formats/encoding/one-bad-byte-late-leaves-utf8", one_bad_byte_late_leaves_utf8);
  g_test_add_func ("/formats/encoding/umlauts-late-are-seen", umlauts_late_are_seen);
  g_test_add_func ("/formats/encoding/broken-utf16-is-reported", broken_utf16_is_reported);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
