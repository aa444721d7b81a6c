/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which encoding a file is in: the same sentences in many encodings, and faults far from the beginning.
 */
#include "config.h"

#include "fixture.h"

#include <string.h>

#define GERMAN                                                                                                         \
  "name,city\n"                                                                                                        \
  "Jürgen Müller,Köln\n"                                                                                            \
  "Zoë Groß,Düsseldorf\n"                                                                                           \
  "Björn Jäger,Würzburg\n"                                                                                          \
  "Käthe Weiß,Nürnberg\n"                                                                                           \
  "Günther Schröder,Lübeck\n"                                                                                       \
  "Anna Schmidt,Leipzig\n"
#define FRENCH                                                                                                         \
  "name,city\n"                                                                                                        \
  "Hélène Lefèvre,Orléans\n"                                                                                       \
  "François Noël,Besançon\n"                                                                                        \
  "Jérôme Pène,Nîmes\n"                                                                                            \
  "Anaïs Côté,Chalon-sur-Saône\n"                                                                                  \
  "Zoé Lemaître,Évreux\n"
#define SPANISH                                                                                                        \
  "name,city\n"                                                                                                        \
  "José Muñoz,Málaga\n"                                                                                             \
  "María Peña,A Coruña\n"                                                                                           \
  "Íñigo Núñez,Logroño\n"                                                                                         \
  "Ángel Ibáñez,Cádiz\n"
#define PORTUGUESE                                                                                                     \
  "name,city\n"                                                                                                        \
  "João Simões,São Paulo\n"                                                                                         \
  "Conceição Magalhães,Brasília\n"                                                                                 \
  "Antônio Gonçalves,Guimarães\n"                                                                                   \
  "Inês Araújo,Évora\n"
#define SWEDISH                                                                                                        \
  "name,city\n"                                                                                                        \
  "Åsa Sjöberg,Malmö\n"                                                                                             \
  "Björn Åkesson,Göteborg\n"                                                                                        \
  "Märta Öberg,Västerås\n"
#define DANISH                                                                                                         \
  "name,city\n"                                                                                                        \
  "Søren Kjær,Århus\n"                                                                                              \
  "Jørgen Ågård,København\n"                                                                                       \
  "Mette Bæk,Helsingør\n"
#define ITALIAN                                                                                                        \
  "name,city\n"                                                                                                        \
  "Niccolò Rossi,Forlì\n"                                                                                            \
  "Libertà Nardò,Cefalù\n"                                                                                          \
  "Nicolò Papà,Città di Castello\n"
#define ICELANDIC                                                                                                      \
  "name,city\n"                                                                                                        \
  "Þórður Jónsson,Ísafjörður\n"                                                                                 \
  "Guðrún Þórðardóttir,Hafnarfjörður\n"
#define WESTERN                                                                                                        \
  "name,city\n"                                                                                                        \
  "Jürgen Müller,Köln\n"                                                                                            \
  "Hélène Lefèvre,Orléans\n"                                                                                       \
  "José Muñoz,São Paulo\n"                                                                                          \
  "Søren Kjær,Århus\n"                                                                                              \
  "Zoë Smith,Bath\n"
#define POLISH                                                                                                         \
  "name,city\n"                                                                                                        \
  "Łukasz Wójcik,Łódź\n"                                                                                          \
  "Stanisław Dąbrowski,Gdańsk\n"                                                                                    \
  "Grażyna Kaźmierczak,Poznań\n"                                                                                    \
  "Małgorzata Śliwa,Częstochowa\n"
#define CZECH                                                                                                          \
  "name,city\n"                                                                                                        \
  "Jiří Dvořák,Plzeň\n"                                                                                           \
  "Božena Černá,Třebíč\n"                                                                                        \
  "Luděk Kříž,Ústí nad Labem\n"
#define HUNGARIAN                                                                                                      \
  "name,city\n"                                                                                                        \
  "Erzsébet Szűcs,Győr\n"                                                                                           \
  "Ödön Kőrösi,Székesfehérvár\n"                                                                                \
  "Zoltán Tóth,Szöged\n"                                                                                            \
  "Mária Vörös,Gödöllő\n"
#define CROATIAN                                                                                                       \
  "name,city\n"                                                                                                        \
  "Željko Đurđević,Šibenik\n"                                                                                     \
  "Ivana Kovačić,Čakovec\n"
#define ROMANIAN                                                                                                       \
  "name,city\n"                                                                                                        \
  "Ştefan Ionescu,Iaşi\n"                                                                                            \
  "Mihăiţă Pătraşcu,Braşov\n"                                                                                    \
  "Ana Mureşan,Târgu Mureş\n"
#define RUSSIAN                                                                                                        \
  "имя,город\n"                                                                                                \
  "Иван Петров,Москва\n"                                                                               \
  "Анна Смирнова,Казань\n"                                                                           \
  "Пётр Соловьёв,Самара\n"
#define UKRAINIAN                                                                                                      \
  "імя,місто\n"                                                                                                \
  "Євген Іванченко,Київ\n"                                                                           \
  "Їжак Гонта,Чернігів\n"                                                                             \
  "Олена Коваль,Харків\n"
#define BULGARIAN                                                                                                      \
  "name,city\n"                                                                                                        \
  "Иван Димитров,София\n"                                                                             \
  "Йордан Стоянов,Пловдив\n"
#define GREEK                                                                                                          \
  "όνομα,πόλη\n"                                                                                              \
  "Γιώργος Παπαδόπουλος,Αθήνα\n"                                                               \
  "Μαρία Νικολάου,Πάτρα\n"                                                                           \
  "Ελένη Σαμαρά,Λάρισα\n"
#define TURKISH                                                                                                        \
  "ad,şehir\n"                                                                                                        \
  "Işıl Yıldız,İstanbul\n"                                                                                        \
  "Gökçe Çağlar,Diyarbakır\n"                                                                                     \
  "Ömer Şahin,Muğla\n"
#define LITHUANIAN                                                                                                     \
  "name,city\n"                                                                                                        \
  "Žydrūnas Kęstutis,Šiauliai\n"                                                                                   \
  "Rūta Žukauskienė,Panevėžys\n"
#define LATVIAN                                                                                                        \
  "name,city\n"                                                                                                        \
  "Jānis Bērziņš,Rīga\n"                                                                                          \
  "Līga Kalniņa,Liepāja\n"
#define ESTONIAN                                                                                                       \
  "name,city\n"                                                                                                        \
  "Jüri Põld,Pärnu\n"                                                                                               \
  "Tõnu Sööt,Võru\n"
#define HEBREW                                                                                                         \
  "name,city\n"                                                                                                        \
  "משה כהן,ירושלים\n"                                                                                     \
  "שרה לוי,תל אביב\n"
#define ARABIC                                                                                                         \
  "name,city\n"                                                                                                        \
  "محمد أحمد,القاهرة\n"                                                                                 \
  "فاطمة علي,الإسكندرية\n"
#define THAI                                                                                                           \
  "name,city\n"                                                                                                        \
  "สมชาย ใจดี,กรุงเทพ\n"                                                               \
  "สุดา แก้ว,เชียงใหม่\n"
#define JAPANESE                                                                                                       \
  "名前,都市\n"                                                                                                    \
  "山田太郎,東京\n"                                                                                              \
  "佐藤花子,大阪\n"                                                                                              \
  "スズキ一郎,横浜\n"                                                                                           \
  "たなか ひろし,名古屋市中区\n"
/* A list of addresses: second bytes that are Latin letters in other encodings, digits, half-empty cells. */
#define JAPANESE_LIST                                                                                                  \
  "顧客番号,氏名,フリガナ,郵便番号,住所,メール,生年月日\n"                                      \
  "001,山田 太郎,ヤマダ タロウ,100-0001,東京都千代田区千代田1-1,taro@example.jp,1980/04/03\n"      \
  "002,表 十五,オモテ ジュウゴ,530-0001,大阪府大阪市北区梅田3丁目,omote@example.jp,昭和55年4月3日\n"
#define SIMPLIFIED                                                                                                     \
  "姓名,城市\n"                                                                                                    \
  "王小明,北京市海淀区\n"                                                                                     \
  "李丽,上海市\n"                                                                                                 \
  "张伟,广州市天河区体育西路\n"
#define TRADITIONAL                                                                                                    \
  "name,city\n"                                                                                                        \
  "王小明,臺北市大安區\n"                                                                                     \
  "陳麗華,高雄市\n"                                                                                              \
  "張偉,臺中市西屯區\n"
#define KOREAN                                                                                                         \
  "이름,도시\n"                                                                                                    \
  "김민수,서울특별시 강남구\n"                                                                              \
  "이영희,부산광역시\n"                                                                                        \
  "박지성,대구광역시 수성구\n"

typedef struct
{
  const char *encoding; /* as it must be told */
  const char *text;
} Case;

static const Case cases[] = {
  { "WINDOWS-1252", GERMAN },
  { "CP850", GERMAN },
  { "MACINTOSH", GERMAN },
  { "UTF-8", GERMAN },
  { "UTF-16LE", GERMAN },
  { "UTF-16BE", GERMAN },
  { "UTF-32LE", GERMAN },
  { "UTF-32BE", GERMAN },
  { "WINDOWS-1252", FRENCH },
  { "CP850", FRENCH },
  { "MACINTOSH", FRENCH },
  { "WINDOWS-1252", SPANISH },
  { "CP850", SPANISH },
  { "MACINTOSH", SPANISH },
  { "WINDOWS-1252", PORTUGUESE },
  { "CP850", PORTUGUESE },
  { "MACINTOSH", PORTUGUESE },
  { "WINDOWS-1252", SWEDISH },
  { "CP850", SWEDISH },
  { "MACINTOSH", SWEDISH },
  { "WINDOWS-1252", DANISH },
  { "CP850", DANISH },
  { "MACINTOSH", DANISH },
  { "WINDOWS-1252", ITALIAN },
  { "CP850", ITALIAN },
  { "MACINTOSH", ITALIAN },
  { "WINDOWS-1252", ICELANDIC },
  { "CP850", ICELANDIC },
  { "WINDOWS-1252", WESTERN },
  { "CP850", WESTERN },
  { "MACINTOSH", WESTERN },
  { "UTF-8", WESTERN },
  { "WINDOWS-1250", POLISH },
  { "ISO-8859-2", POLISH },
  { "CP852", POLISH },
  { "WINDOWS-1250", CZECH },
  { "ISO-8859-2", CZECH },
  { "CP852", CZECH },
  { "WINDOWS-1250", HUNGARIAN },
  { "CP852", HUNGARIAN },
  { "WINDOWS-1250", CROATIAN },
  { "ISO-8859-2", CROATIAN },
  { "CP852", CROATIAN },
  { "WINDOWS-1250", ROMANIAN },
  { "CP852", ROMANIAN },
  { "WINDOWS-1251", RUSSIAN },
  { "KOI8-R", RUSSIAN },
  { "CP866", RUSSIAN },
  { "ISO-8859-5", RUSSIAN },
  { "MAC-CYRILLIC", RUSSIAN },
  { "UTF-8", RUSSIAN },
  { "WINDOWS-1251", UKRAINIAN },
  { "KOI8-U", UKRAINIAN },
  { "ISO-8859-5", UKRAINIAN },
  { "WINDOWS-1251", BULGARIAN },
  { "ISO-8859-5", BULGARIAN },
  { "WINDOWS-1253", GREEK },
  { "CP737", GREEK },
  { "UTF-16LE", GREEK },
  { "WINDOWS-1254", TURKISH },
  { "CP857", TURKISH },
  { "WINDOWS-1257", LITHUANIAN },
  { "WINDOWS-1257", LATVIAN },
  { "WINDOWS-1252", ESTONIAN },
  { "WINDOWS-1255", HEBREW },
  { "CP862", HEBREW },
  { "UTF-8", HEBREW },
  { "WINDOWS-1256", ARABIC },
  { "UTF-8", ARABIC },
  { "CP874", THAI },
  { "UTF-8", THAI },
  { "CP932", JAPANESE },
  { "EUC-JP", JAPANESE },
  { "ISO-2022-JP", JAPANESE },
  { "UTF-8", JAPANESE },
  { "UTF-16BE", JAPANESE },
  { "GB18030", SIMPLIFIED },
  { "UTF-8", SIMPLIFIED },
  { "BIG5", TRADITIONAL },
  { "CP949", KOREAN },
  { "CP932", JAPANESE_LIST },
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
  g_autofree char *path = bytes ? fixture_write ("encoded.csv", bytes, len) : NULL;
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
