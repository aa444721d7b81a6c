/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XML feeds: records found, columns by path, faults said, nothing fetched.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-inspection.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *table;
  const char *issues;
} Case;

static const Case cases[] = {
  { "nested-elements-and-attributes",
    "<f><c id='1'><name><first>Ann</first><last>Lee</last></name></c><c id='2'><name><last>Ng</last></name></c></f>",
    "@id|name/first|name/last\n1|Ann|Lee\n2||Ng\n", "" },
  { "repeated-elements-keep-all-values", "<f><c><phone>1</phone><phone>2</phone></c><c><phone>3</phone></c></f>",
    "phone|phone_2\n1|2\n3|\n", "" },
  { "values-of-one-element-stay-together",
    "<f><c><a><street>S</street><city>B</city></a><a><city>C</city></a></c><c><a><city>D</city></a></c></f>",
    "a/street|a/city|a_2/street|a_2/city\nS|B||C\n|D||\n", "" },
  { "attributes-of-repeated-elements", "<f><c><p k='m'>1</p><p k='w'>2</p></c><c/></f>",
    "p|p/@k|p_2|p_2/@k\n1|m|2|w\n|||\n", "" },
  { "cdata-and-entities", "<f><c><n>A &amp; B</n></c><c><n><![CDATA[<C> & D]]></n></c></f>", "n\nA & B\n<C> & D\n",
    "" },
  { "mixed-content", "<f><c><n>one <b>two</b> three</n></c><c><n>x</n></c></f>", "n|n/b\none  three|two\nx|\n", "" },
  { "comments-are-no-text", "<f><c><n>A<!-- x -->B</n></c><c/></f>", "n\nAB\n\n", "" },
  { "default-namespace", "<f xmlns='urn:a'><c><n>A</n></c><c><n>B</n></c></f>", "n\nA\nB\n", "" },
  { "equal-names-of-two-namespaces",
    "<f xmlns:x='urn:x' xmlns:y='urn:y'><c><x:n>A</x:n><y:n>B</y:n></c><c><x:n>C</x:n></c></f>", "x:n|y:n\nA|B\nC|\n",
    "" },
  { "undeclared-prefix", "<f><c><x:n>A</x:n></c><c/></f>", NULL, NULL },
  { "records-below-other-things",
    "<shop><link href='a'/><link href='b'/><data><customer id='1'><n>A</n><o no='1'/><o no='2'/></customer>"
    "<customer id='2'><n>B</n></customer><customer id='3'><n>C</n></customer></data></shop>",
    "@id|n|o/@no|o_2/@no\n1|A|1|2\n2|B||\n3|C||\n", "" },
  { "a-document-type-that-only-names-it",
    "<!DOCTYPE f SYSTEM 'http://x.invalid/f.dtd' [<!ELEMENT f ANY>]><f><c><n>A</n></c><c><n>B</n></c></f>", "n\nA\nB\n",
    "" },
  { "entities-of-its-own-are-put-in",
    "<!DOCTYPE f [<!ENTITY co 'M&#252;ller &#38;#38; Co'><!ENTITY co 'x'><!ENTITY t 'A'>]>"
    "<f><c k='&t;&amp;&t;'><n>&t;b</n></c><c k='&#38;t;'><n>&t;</n></c></f>",
    "@k|n\nA&A|Ab\n&t;|A\n", "" },
  { "entities-of-html-without-a-declaration", "<f><c><n>M&uuml;ller&nbsp;&amp;</n></c><c t='&auml;'/></f>",
    "n|@t\nMüller\302\240&|\n|ä\n", "" },
  { "entities-that-are-unknown-stay", "<f><c><n>&who;</n></c>\n<c a='&x;'><n>B</n></c></f>", "n|@a\n&who;|\nB|&x;\n",
    "9@1 9@2" },
  { "attributes-with-a-default", "<!DOCTYPE f [<!ATTLIST c k CDATA 'x'>]><f><c><n>A</n></c><c k='y'><n>B</n></c></f>",
    "@k|n\nx|A\ny|B\n", "" },
  { "version-1.1", "<?xml version='1.1'?><f><c><n>A</n></c><c><n>B</n></c></f>", "n\nA\nB\n", "" },
  { "control-characters", "<f><c><n>A\001B</n></c>\n<c><n>C\033</n></c></f>", "n\nA\357\277\275B\nC\357\277\275\n",
    "5@1:0 5@2:0" },
  { "one-bad-byte-among-good-ones", "<f><c><n>ÄÖÜ</n></c>\n<c><n>x\344y</n></c></f>", "n\nÄÖÜ\nx\357\277\275y\n",
    "1@2:0" },
  { "declared-utf-16-but-is-not", "<?xml version='1.0' encoding='UTF-16'?><f><c><n>Ä</n></c><c><n>B</n></c></f>",
    "n\nÄ\nB\n", "13@1" },
  { "declared-latin-1-but-is-utf-8", "<?xml version='1.0' encoding='iso-8859-1'?><f><c><n>Ä</n></c><c><n>B</n></c></f>",
    "n\nÄ\nB\n", "13@1" },
  { "declared-latin-1-with-quotation-marks-of-windows",
    "<?xml version='1.0' encoding='ISO-8859-1'?><f><c><n>\204\304\223</n></c><c><n>B</n></c></f>", "n\n„Ä“\nB\n", "" },
  { "declared-koi8-r", "<?xml version='1.0' encoding='KOI8-R'?><f><c><n>\351\327\301\316</n></c><c><n>B</n></c></f>",
    "n\nИван\nB\n", "" },
  { "blanks-that-are-said-to-count", "<f><c><n xml:space='preserve'> A </n></c><c><n> B </n></c></f>", "n\n A \nB\n",
    "" },
  { "elements-that-are-always-empty-are-columns", "<f><c><n>A</n><vip/></c><c><n>B</n></c></f>", "n|vip\nA|\nB|\n",
    "" },
  { "something-behind-the-end", "<f><c><n>A</n></c><c><n>B</n></c></f>\n<f/>", "n\nA\nB\n", "11@2" },
  { "one-record", "<f><c><n>A</n><m>x</m></c></f>", "n|m\nA|x\n", "" },
  { "only-texts", "<mails><mail>a</mail><mail>b</mail></mails>", "mail\na\nb\n", "" },
  { "records-of-attributes", "<f><c a='1' b='2'/><c a='3'/></f>", "@a|@b\n1|2\n3|\n", "" },
  { "schema-hints-are-no-data",
    "<f xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><c xsi:type='t' a='1'/><c a='2'/></f>", "@a\n1\n2\n",
    "" },
  { "blanks-around-texts", "<f>\n <c>\n  <n>\n   A\n  </n>\n </c>\n <c><n>B</n></c>\n</f>\n", "n\nA\nB\n", "" },
  { "cut-in-the-second-record", "<f>\n<c><n>A</n></c>\n<c><n>B", "n\nA\n", "11@3" },
  { "wrong-tag-after-two-records", "<f>\n<c><n>A</n></c>\n<c><n>B</n></c>\n<c><n>C</c>\n</f>", "n\nA\nB\n", "11@4" },
};

static void
reads_as_expected (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = fixture_write ("case.xml", c->text, -1);

  if (c->table)
    fixture_assert_reads (path, NULL, c->table, c->issues);
  else
    {
      g_autofree char *found = fixture_read (path, NULL, NULL, NULL);

      g_assert_nonnull (found);
      g_assert_nonnull (strstr (found, "\nA\n"));
    }
}

typedef struct
{
  const char *file;
  const char *table; /* %NULL where it is refused */
  TribFormatError code;
  const char *says;
} FileCase;

static const FileCase file_cases[] = {
  { "latin1", "name\nMüller\n", 0, NULL },
  { "utf16", "name\nMüller\n", 0, NULL },
  { "ns_default", "name|name_2\nA & B|<C>\n", 0, NULL },
  { "truncated", "name\nA\n", 0, NULL },
  { "xinclude", "@parse|@href\ntext|file:///etc/passwd\n", 0, NULL },
  { "entities", "@n|x\n&c;&c;|1\n&c;|2\n", 0, NULL },
  { "lol", NULL, TRIB_FORMAT_ERROR_DAMAGED, "line 1: the entity" },
  { "xxe", "l\n&a;\n", 0, NULL },
  { "xxe_param", "l\n\n", 0, NULL },
  { "attrs_20k", NULL, TRIB_FORMAT_ERROR_LIMIT, "2,000 attributes" },
  { "deep_2000", NULL, TRIB_FORMAT_ERROR_LIMIT, "256 deep" },
  { "nul", NULL, TRIB_FORMAT_ERROR_DAMAGED, "line 1" },
  { "ctrl", NULL, TRIB_FORMAT_ERROR_DAMAGED, "line 1" },
  { "bad8", NULL, TRIB_FORMAT_ERROR_DAMAGED, "ISO-8859-1" },
};

static void
file_reads_as_expected (gconstpointer data)
{
  const FileCase *c = data;
  g_autofree char *name = g_strconcat (c->file, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "data", "xml", name, NULL);

  if (c->table)
    fixture_assert_reads (path, NULL, c->table, NULL);
  else
    fixture_assert_refused (path, NULL, c->code, c->says);
}

static void
encoding_can_be_given (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "data", "xml", "bad8.xml", NULL);
  const TribReadOptions options = { .encoding = "ISO-8859-1" };
  const TribReadOptions unknown = { .encoding = "no-such" };

  fixture_assert_reads (path, &options, "c\nMüller\n", "");
  fixture_assert_refused (path, &unknown, TRIB_FORMAT_ERROR_OPTION, "no encoding called “no-such”");
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize len;
} EncodingCase;

/* A record of A and one of B, in other encodings. */
#define TREE16(lt, gt, slash, f, c, n, a, b)                                                                           \
  lt f gt lt c gt lt n gt a lt slash n gt lt slash c gt lt c gt lt n gt b lt slash n gt lt slash c gt lt slash f gt
#define LITTLE TREE16 ("<\0", ">\0", "/\0", "f\0", "c\0", "n\0", "A\0", "B\0")
#define BIG TREE16 ("\0<", "\0>", "\0/", "\0f", "\0c", "\0n", "\0A", "\0B")
#define EBCDIC                                                                                                         \
  "\x4c\x6f\xa7\x94\x93\x40\xa5\x85\x99\xa2\x89\x96\x95\x7e\x7f\xf1\x4b\xf0\x7f\x40\x85\x95\x83\x96\x84\x89\x95\x87"   \
  "\x7e\x7f\xc9\xc2\xd4\xf0\xf3\xf7\x7f\x6f\x6e" TREE16 ("\x4c", "\x6e", "\x61", "\x86", "\x83", "\x95", "\xc1",       \
                                                         "\xc2")

static const EncodingCase encoding_cases[] = {
  { "utf-16le-without-mark", LITTLE, sizeof LITTLE - 1 },
  { "utf-16be-without-mark", BIG, sizeof BIG - 1 },
  { "utf-16le", "\xff\xfe" LITTLE, sizeof LITTLE + 1 },
  { "utf-16be", "\xfe\xff" BIG, sizeof BIG + 1 },
  { "ebcdic", EBCDIC, sizeof EBCDIC - 1 },
};

static void
encoding_is_seen (gconstpointer data)
{
  const EncodingCase *c = data;
  g_autofree char *path = fixture_write ("encoding.xml", c->bytes, c->len);

  fixture_assert_reads (path, NULL, "n\nA\nB\n", "");
}

typedef struct
{
  const char *table;
  const char *reads; /* %NULL where there is none */
} TableCase;

static const TableCase table_cases[] = {
  { "entry", "n\n1\n2\n" },
  { "feed/list/entry", "n\n1\n2\n" },
  { "/feed/list/entry", "n\n1\n2\n" },
  { "//entry", "n\n1\n2\n" },
  { "//list/entry", "n\n1\n2\n" },
  { "feed/*/entry", "n\n1\n2\n" },
  { "//a:entry", "n\n1\n2\n" },
  { "head", "title\nT\n" },
  { "//title", "title\nT\n" },
  { "//nobody", NULL },
  { "//entry[1]", NULL },
  { "a:b:c", NULL },
  { "//", NULL },
};

static void
tables_are_named_by_paths_and_patterns (void)
{
  g_autofree char *path = fixture_write ("named.xml",
                                         "<feed xmlns='urn:f' xmlns:a='urn:a'><head><title>T</title></head><list>"
                                         "<a:entry><n>1</n></a:entry><a:entry><n>2</n></a:entry></list></feed>",
                                         -1);

  for (guint i = 0; i < G_N_ELEMENTS (table_cases); i++)
    {
      const TribReadOptions options = { .table = table_cases[i].table };

      if (table_cases[i].reads)
        fixture_assert_reads (path, &options, table_cases[i].reads, "");
      else
        fixture_assert_refused (path, &options, TRIB_FORMAT_ERROR_TABLE, "“entry”");
    }
}

/* A hundred thousand references to a text of 100 kB would be 10 GB. */
static void
long_entities_are_not_put_in (void)
{
  g_autoptr (GString) text = g_string_new ("<!DOCTYPE f [<!ENTITY a '");
  g_autofree char *path = NULL, *found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, 'A');
  g_string_append (text, "'>]><f><c><n>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "&a;");
  g_string_append (text, "</n></c><c><n>B</n></c></f>");
  path = fixture_write ("long.xml", text->str, -1);
  found = fixture_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (found), ==, strlen ("n\n") + 3000 + strlen ("\nB\n"));
}

/* As deep as is read: the work must not double with each level. */
static void
many_levels_are_no_work (void)
{
  g_autoptr (GString) text = g_string_new ("<f><c><n>A</n></c><c><n>B</n>");
  g_autofree char *path = NULL, *found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 250; i++)
    g_string_append (text, "<d>");
  for (guint i = 0; i < 250; i++)
    g_string_append (text, "</d>");
  g_string_append (text, "</c></f>");
  path = fixture_write ("levels.xml", text->str, -1);
  found = fixture_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (found, "\nA|\nB|\n"));
}

static void
endless_tag_is_refused (void)
{
  g_autoptr (GString) text = g_string_new ("<f><c><n>A</n></c><c a='");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 600000; i++)
    g_string_append_c (text, 'A');
  path = fixture_write ("tag.xml", text->str, -1);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "a tag of more than 256 kB");
}

static void
broken_at_record_500_keeps_499 (void)
{
  g_autoptr (GString) text = g_string_new ("<f>\n");
  g_autofree char *path = NULL, *table = NULL, *issues = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 1; i <= 600; i++)
    g_string_append_printf (text, i == 500 ? "<c><n>%u</m></c>\n" : "<c><n>%u</n></c>\n", i);
  g_string_append (text, "</f>\n");
  path = fixture_write ("broken.xml", text->str, -1);
  table = fixture_read (path, NULL, &issues, &error);
  g_assert_no_error (error);
  for (const char *p = table; *p; p++)
    n += *p == '\n';
  g_assert_cmpuint (n, ==, 1 + 499);
  g_assert_true (g_str_has_suffix (table, "\n499\n"));
  g_assert_cmpstr (issues, ==, "11@501");
}

static void
tables_are_offered_the_likeliest_first (void)
{
  g_autofree char *path = fixture_write ("tables.xml",
                                         "<shop><link href='a'/><link href='b'/><data><customer id='1'><n>A</n><o "
                                         "no='1'/><o no='2'/><o no='3'/></customer>"
                                         "<customer id='2'><n>B</n></customer></data></shop>",
                                         -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = trib_inspect (path, NULL, 0, NULL, &error);
  static const char *const names[] = { "customer", "o", "link" };
  const TribReadOptions orders = { .table = "o" };
  const TribReadOptions none = { .table = "nobody" };

  g_assert_no_error (error);
  g_assert_cmpuint (inspection->tables->len, >=, 3);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (((TribTableFacts *) inspection->tables->pdata[i])->name, ==, names[i]);
  fixture_assert_reads (path, &orders, "@no\n1\n2\n3\n", "");
  fixture_assert_refused (path, &none, TRIB_FORMAT_ERROR_TABLE, "“customer”");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/xml-reader/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], reads_as_expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (file_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/xml-reader/file-%s", file_cases[i].file);

      g_test_add_data_func (name, &file_cases[i], file_reads_as_expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (encoding_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/xml-reader/%s-is-seen", encoding_cases[i].name);

      g_test_add_data_func (name, &encoding_cases[i], encoding_is_seen);
    }
  g_test_add_func ("/formats/xml-reader/tables-are-named-by-paths-and-patterns",
                   tables_are_named_by_paths_and_patterns);
  g_test_add_func ("/formats/xml-reader/long-entities-are-not-put-in", long_entities_are_not_put_in);
  g_test_add_func ("/formats/xml-reader/many-levels-are-no-work", many_levels_are_no_work);
  g_test_add_func ("/formats/xml-reader/endless-tag-is-refused", endless_tag_is_refused);
  g_test_add_func ("/formats/xml-reader/encoding-can-be-given", encoding_can_be_given);
  g_test_add_func ("/formats/xml-reader/broken-at-record-500-keeps-499", broken_at_record_500_keeps_499);
  g_test_add_func ("/formats/xml-reader/tables-are-offered-the-likeliest-first",
                   tables_are_offered_the_likeliest_first);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
