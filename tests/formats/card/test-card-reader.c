/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards of three versions and of programs that do it their own way: lines put together, texts decoded, columns named,
 * faults said.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-inspection.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  gssize len; /* 0 for all up to NUL */
  const char *table;
  const char *issues;
} Case;

#define CARD(version, lines) "BEGIN:VCARD\r\nVERSION:" version "\r\n" lines "END:VCARD\r\n"
#define BYTES(text) text, sizeof (text) - 1

static const Case cases[] = {
  { "name-in-its-parts", CARD ("3.0", "N:Stevenson;John;Philip,Paul;Dr.;Jr.,M.D.\r\nFN:Dr. John Stevenson\r\n"), 0,
    "FN|N/family name|N/given name|N/additional names|N/prefix|N/suffix\n"
    "Dr. John Stevenson|Stevenson|John|Philip Paul|Dr.|Jr. M.D.\n",
    "" },
  { "several-cards-of-different-properties", CARD ("3.0", "FN:A\r\nTEL:1\r\n") CARD ("4.0", "FN:B\r\nEMAIL:b@x.de\r\n"),
    0, "FN|TEL|EMAIL\nA|1|\nB||b@x.de\n", "" },
  { "types-name-columns",
    CARD ("3.0", "FN:A\r\nTEL;TYPE=CELL,VOICE:1\r\nTEL;TYPE=work;TYPE=fax:2\r\nTEL;type=\"voice,home\":3\r\n"
                 "EMAIL;TYPE=INTERNET:a@x.de\r\n"),
    0, "FN|TEL cell|TEL work fax|TEL home|EMAIL\nA|1|2|3|a@x.de\n", "" },
  { "bare-types-of-2.1", CARD ("2.1", "FN:A\r\nTEL;CELL;HOME:1\r\nTEL;HOME;CELL:2\r\n"), 0,
    "FN|TEL home cell|TEL home cell_2\nA|1|2\n", "" },
  { "preferred-comes-first", CARD ("4.0", "FN:A\r\nTEL:1\r\nTEL;PREF=1:2\r\nEMAIL:a@x\r\nEMAIL;TYPE=pref:b@x\r\n"), 0,
    "FN|TEL|TEL_2|EMAIL|EMAIL_2\nA|2|1|b@x|a@x\n", "" },
  { "labels-of-groups",
    CARD ("3.0", "FN:A\r\nitem1.TEL:1\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\nitem2.TEL;type=pref:2\r\n"
                 "item2.X-ABLabel:Werkstatt\r\n"),
    0, "FN|TEL Werkstatt|TEL mobile\nA|2|1\n", "" },
  { "addresses-are-numbered-with-their-type",
    CARD ("3.0", "FN:A\r\nADR;TYPE=HOME:;;Gasse 1;Ulm;;89073;DE\r\nADR;TYPE=WORK,PREF:;;Weg 2;Bonn;;53111;\r\n")
        CARD ("3.0", "FN:B\r\nADR;TYPE=HOME:;Hof;Ring 3;Köln;NRW;50667;DE\r\n"),
    0,
    "FN|ADR/extended address|ADR/street|ADR/locality|ADR/region|ADR/postal code|ADR/country|ADR/type|"
    "ADR_2/extended address|ADR_2/street|ADR_2/locality|ADR_2/region|ADR_2/postal code|ADR_2/country|ADR_2/type\n"
    "A||Weg 2|Bonn||53111||work||Gasse 1|Ulm||89073|DE|home\n"
    "B|Hof|Ring 3|Köln|NRW|50667|DE|home|||||||\n",
    "" },
  { "label-of-an-address", CARD ("4.0", "FN:A\r\nADR;LABEL=\"Weg 2;^nBonn\":;;Weg 2;Bonn;;;\r\n"), 0,
    "FN|ADR/street|ADR/locality|ADR/label\nA|Weg 2|Bonn|Weg 2;\nBonn\n", "" },
  { "organisation-and-departments", CARD ("3.0", "FN:A\r\nORG:ABC\\, Inc.;North;Sales\r\nTITLE:Boss\r\nROLE:Lead\r\n"),
    0, "FN|ORG|ORG/department|ORG/department_2|TITLE|ROLE\nA|ABC, Inc.|North|Sales|Boss|Lead\n", "" },
  { "escapes", CARD ("3.0", "FN:A\\;B\\,C\\\\D\r\nNOTE:one\\ntwo\\Nthree\\:four C\\x\r\n"), 0,
    "FN|NOTE\nA;B,C\\D|one\ntwo\nthree:four C\\x\n", "" },
  { "lists", CARD ("3.0", "FN:A\r\nNICKNAME:Al,Ali\r\nCATEGORIES:Friends,A\\,B, Golf\r\n"), 0,
    "FN|NICKNAME|CATEGORIES\nA|Al, Ali|Friends, A,B, Golf\n", "" },
  { "dates-without-a-year",
    CARD ("4.0", "FN:A\r\nBDAY:--0412\r\n") CARD ("3.0", "FN:B\r\nBDAY:--04-12\r\n")
        CARD ("3.0", "FN:C\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12\r\n"),
    0, "FN|BDAY\nA|--04-12\nB|--04-12\nC|--04-12\n", "" },
  { "dates",
    CARD ("4.0", "FN:A\r\nBDAY:19850412\r\nANNIVERSARY:2009-08-08\r\n") CARD ("4.0", "FN:B\r\nBDAY:1985-04\r\n"), 0,
    "FN|BDAY|ANNIVERSARY\nA|1985-04-12|2009-08-08\nB|1985-04|\n", "" },
  { "schemes-of-4.0", CARD ("4.0", "FN:A\r\nTEL;VALUE=uri;TYPE=cell:tel:+49-221-12;ext=5\r\nEMAIL:mailto:a@x.de\r\n"),
    0, "FN|TEL cell|EMAIL\nA|+49-221-12 ext 5|a@x.de\n", "" },
  { "gender-and-its-words", CARD ("4.0", "FN:A\r\nGENDER:O;it's complicated\r\n") CARD ("4.0", "FN:B\r\nGENDER:F\r\n"),
    0, "FN|GENDER|GENDER/text\nA|O|it's complicated\nB|F|\n", "" },
  { "folded-lines", CARD ("3.0", "FN:Joh\r\n n \r\n\tDoe\r\nNOTE:a\r\n  b\r\n"), 0, "FN|NOTE\nJohn Doe|a b\n", "" },
  { "folded-as-in-2.1", CARD ("2.1", "FN:A\r\nNOTE:one\r\n two\r\n"), 0, "FN|NOTE\nA|one two\n", "" },
  { "folded-within-a-character", CARD ("4.0", "FN:J\xc3\r\n \xb6rg\r\n"), 0, "FN\nJörg\n", "" },
  { "folded-within-a-character-in-2.1", CARD ("2.1", "FN:J\xc3\r\n \xb6rg\r\n"), 0, "FN\nJörg\n", "" },
  { "quoted-printable",
    CARD ("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=\r\n=C3=B6rg\r\n"
                 "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo;=3B=\r\n\r\nTEL;QUOTED-PRINTABLE:1=2D2\r\n"),
    0, "N/family name|N/given name|TEL|NOTE\nMüller|Jörg|1-2|one\r\ntwo;;\n", "" },
  { "quoted-printable-without-soft-breaks",
    CARD ("2.1", "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=4A=C3=B6\r\n=72=67\r\n"), 0, "FN\nJörg\n", "13@3" },
  { "soft-break-before-the-end", CARD ("2.1", "FN;ENCODING=QUOTED-PRINTABLE:A=\r\n"), 0, "FN\nA\n", "" },
  { "charsets-of-lines",
    CARD ("2.1", "FN;CHARSET=ISO-8859-1:J\xf6rg\r\nNOTE;CHARSET=windows-1251:\xcf\xf0\r\nTITLE;CHARSET=Shift_JIS:"
                 "\x95\x5c;\x8e\xa6\r\n"),
    0, "FN|TITLE|NOTE\nJörg|表;示|Пр\n", "" },
  { "charset-that-is-not-true", CARD ("2.1", "FN;CHARSET=ISO-8859-1:J\xc3\xb6rg\r\nNOTE;CHARSET=UTF-8:J\xf6rg\r\n"), 0,
    "FN|NOTE\nJörg|Jörg\n", "1@3 1@4" },
  { "charset-of-several-bytes-that-is-not-true", CARD ("2.1", "FN;CHARSET=SHIFT_JIS:\xe3\x83\xa4\xe3\x83\x9e\r\n"), 0,
    "FN\nヤマ\n", "1@3" },
  { "line-ends-in-a-label", CARD ("4.0", "FN:A\r\nADR;LABEL=\"Weg 2\\nBonn\":;;Weg 2;Bonn;;;\r\n"), 0,
    "FN|ADR/street|ADR/locality|ADR/label\nA|Weg 2|Bonn|Weg 2\nBonn\n", "" },
  { "undeclared-latin-1", CARD ("3.0", "FN:J\xf6rg M\xfcller\r\n"), 0, "FN\nJörg Müller\n", "1@3" },
  { "one-bad-byte-in-utf-8", CARD ("3.0", "FN:J\xc3\xb6rg \xff M\xc3\xbcller\r\n"), 0, "FN\nJörg \xef\xbf\xbd Müller\n",
    "1@3" },
  { "pictures-are-left-out",
    CARD ("3.0", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRgAB\r\nFN:A\r\nKEY;ENCODING=B:AAEC\r\n")
        CARD ("2.1", "PHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n SkZJRgAB\r\n\r\nFN:B\r\n")
            CARD ("2.1", "PHOTO;BASE64:/9j/4AAQ\r\nSkZJRgAB\r\nSkZJ==\r\n\r\nFN:C\r\n")
                CARD ("4.0", "PHOTO:data:image/png;base64,AAAA\r\nFN:D\r\n"),
    0, "FN\nA\nB\nC\nD\n", "13@1" },
  { "addresses-of-pictures-are-kept", CARD ("4.0", "FN:A\r\nPHOTO:http://x.de/a.png\r\n"), 0,
    "FN|PHOTO\nA|http://x.de/a.png\n", "" },
  { "names-in-kana", CARD ("2.1", "FN:A\r\nSOUND;X-IRMC-N:Tanaka;Jun;;;\r\n"), 0, "FN|SOUND irmc-n\nA|Tanaka;Jun;;;\n",
    "" },
  { "base64-text", CARD ("3.0", "FN:A\r\nNOTE;ENCODING=b:SsO2cmc=\r\n"), 0, "FN|NOTE\nA|Jörg\n", "" },
  { "card-within-the-card", CARD ("2.1", "FN:A\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:B\r\nTEL:9\r\nEND:VCARD\r\nTEL:1\r\n"), 0,
    "FN|TEL|AGENT/FN|AGENT/TEL\nA|1|B|9\n", "" },
  { "end-missing-before-the-next", "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", 0, "FN\nA\nB\n", "13@3" },
  { "end-missing-at-the-end", "BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B", 0, "FN\nA\nB\n", "11@5" },
  { "begin-missing", "BEGIN:VCARD\nFN:A\nEND:VCARD\nFN:B\nTEL:2\nEND:VCARD\n", 0, "FN|TEL\nA|\nB|2\n", "13@4" },
  { "no-begin-at-all", "VERSION:3.0\nN:A;B\nEND:VCARD\n", 0, "N/family name|N/given name\nA|B\n", "13@1" },
  { "text-between-cards", "BEGIN:VCARD\nFN:A\nEND:VCARD\nhello there\nagain\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", 0,
    "FN\nA\nB\n", "7@4" },
  { "nul", BYTES ("BEGIN:VCARD\r\nFN:A\0B\r\nTEL:123\r\nEND:VCARD\r\n"),
    "FN|TEL\nA\xef\xbf\xbd"
    "B|123\n",
    "5@2" },
  { "line-ends-of-all-sorts", "BEGIN:VCARD\rFN:A\r\rTEL:1\nEMAIL:a@x\r\nEND:VCARD", 0, "FN|TEL|EMAIL\nA|1|a@x\n", "" },
  { "text-that-goes-on-unmarked", "BEGIN:VCARD\nFN:A\nNOTE:one\ntwo words\nhttp://x.de\nTEL:1\nEND:VCARD\n", 0,
    "FN|TEL|NOTE\nA|1|one\ntwo words\nhttp://x.de\n", "13@3" },
  { "marks-before-cards", "\xef\xbb\xbf" CARD ("3.0", "FN:A\r\n") "\xef\xbb\xbf" CARD ("3.0", "FN:B\r\n"), 0,
    "FN\nA\nB\n", "" },
  { "small-letters", "begin:vcard\nversion:3.0\nfn:A\ntel;type=cell:1\nend:vcard\n", 0, "FN|TEL cell\nA|1\n", "" },
  { "utf-16-without-a-mark",
    BYTES ("B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0F\0N\0:\0J\0\xf6\0\n\0E\0N\0D\0:\0V\0C\0A\0R\0D\0\n\0"), "FN\nJö\n",
    "" },
  { "lists-of-cards-are-kept-back",
    CARD ("4.0", "FN:A\r\n") CARD ("4.0", "KIND:group\r\nFN:All\r\nMEMBER:urn:uuid:1\r\nMEMBER:urn:uuid:2\r\n"), 0,
    "KIND|FN|MEMBER|MEMBER_2\n|A||\n~group|All|urn:uuid:1|urn:uuid:2\n", "8@5" },
  { "companies-of-apple", CARD ("3.0", "FN:A GmbH\r\nORG:A GmbH;\r\nX-ABShowAs:COMPANY\r\n"), 0,
    "KIND|FN|ORG|X-ABSHOWAS\norg|A GmbH|A GmbH|COMPANY\n", "" },
  { "own-properties", CARD ("3.0", "FN:A\r\nX-SKYPE:al\r\nX-SOCIALPROFILE;type=twitter:http://t.co/a\r\n"), 0,
    "FN|X-SKYPE|X-SOCIALPROFILE twitter\nA|al|http://t.co/a\n", "" },
  { "messengers", CARD ("4.0", "FN:A\r\nIMPP;X-SERVICE-TYPE=Skype:skype:al\r\nIMPP:xmpp:al@x.de\r\n"), 0,
    "FN|IMPP skype|IMPP\nA|skype:al|xmpp:al@x.de\n", "" },
  { "empty-properties-need-no-column", CARD ("3.0", "FN:A\r\nN:;;;;\r\nTEL:\r\n"), 0, "FN\nA\n", "" },
  { "empty-card-is-a-row", CARD ("3.0", "FN:A\r\n") CARD ("3.0", "") CARD ("3.0", "FN:C\r\n"), 0, "FN\nA\n\nC\n", "" },
  { "surplus-parts-are-kept", CARD ("3.0", "FN:A\r\nADR:;;Weg 1;Ulm;;89073;DE;;more;\r\n"), 0,
    "FN|ADR/street|ADR/locality|ADR/postal code|ADR/country\nA|Weg 1|Ulm|89073|DE; more\n", "" },
  { "no-property", "BEGIN:VCARD\nFN:A\n\n:x\nEND:VCARD\n", 0, "FN\nA\n", "13@4" },
};

static void
reads_as_expected (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = fixture_write ("case.vcf", c->text, c->len > 0 ? c->len : -1);

  fixture_assert_reads (path, NULL, c->table, c->issues);
}

typedef struct
{
  const char *file;
  const char *table;
  const char *issues;
} FileCase;

static const FileCase file_cases[] = {
  { "qp21", "FN|N/family name|N/given name\nJörg Müller|Müller|Jörg\n", "" },
  { "lat1", "FN\nJörg Müller\n", "" },
  { "fold",
    "FN|ADR/street|ADR/locality|ADR/postal code|ADR/country|ADR/label|BDAY\n"
    "Jörg Müller|Straße 1, Hof|Köln|50667|DE|a;b|--04-12\n",
    "" },
  { "multi", "FN\nA\nB\n", "" },
  { "u16", "FN\nJörg\n", "" },
  { "trunc", "FN\nTrunc\n", "11@3" },
  { "nul",
    "FN|TEL\nA\xef\xbf\xbd"
    "B|123\n",
    "5@3" },
};

static void
file_reads_as_expected (gconstpointer data)
{
  const FileCase *c = data;
  g_autofree char *name = g_strconcat (c->file, ".vcf", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "data", "vcf", name, NULL);

  fixture_assert_reads (path, NULL, c->table, c->issues);
}

static void
many_cards_are_as_many_rows (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (TribReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint64 n = 0, done, total;
  TribRow row;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "BEGIN:VCARD\nVERSION:3.0\nFN:Person %u\nTEL;TYPE=CELL:%u\nEND:VCARD\n", i, i);
  path = fixture_write ("many.vcf", text->str, text->len);
  reader = trib_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (trib_reader_get_format (reader), ==, "vcf");
  while (trib_reader_next (reader, &row, &error))
    n++;
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 10000);
  g_assert_cmpuint (row.line, ==, 9999 * 5 + 1);
  trib_reader_get_position (reader, &done, &total);
  g_assert_cmpuint (done, ==, total);
  g_assert_cmpuint (total, ==, text->len);
}

/* Labels are free words: they do not make a column each without end, and no number is lost. */
static void
countless_labels_share_columns (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *table = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "BEGIN:VCARD\na.TEL:%u\na.X-ABLabel:label %u\nEND:VCARD\n", 5000 + i, i);
  path = fixture_write ("labels.vcf", text->str, text->len);
  table = fixture_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (table, "TEL label 0|"));
  g_assert_nonnull (strstr (table, "|TEL|TEL/type\n"));
  g_assert_nonnull (strstr (table, "|5499|label 499\n"));
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 5000 + i);

      g_assert_nonnull (strstr (table, number));
    }
}

static char *
write_long (const char *name, gsize len)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nFN:A\n");

  g_string_append (text, name);
  for (gsize i = 0; i < len; i++)
    g_string_append_c (text, 'A');
  g_string_append (text, "\nEND:VCARD\n");
  return fixture_write ("long.vcf", text->str, text->len);
}

static void
property_too_long_is_refused (void)
{
  g_autofree char *path = write_long ("NOTE:", 17 * 1024 * 1024);

  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "line 3: a property of more than 16 MB");
}

static void
picture_may_be_as_long_as_it_likes (void)
{
  g_autofree char *path = write_long ("PHOTO;ENCODING=b:", 17 * 1024 * 1024);

  fixture_assert_reads (path, NULL, "FN\nA\n", "13@1");
}

static void
too_many_properties_are_refused (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\n");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 100002; i++)
    g_string_append (text, "TEL:1\n");
  path = fixture_write ("properties.vcf", text->str, text->len);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "100,000 properties");
}

static void
too_many_columns_are_refused (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\n");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 20001; i++)
    g_string_append_printf (text, "X-%u:1\n", i);
  path = fixture_write ("columns.vcf", text->str, text->len);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "20000 different properties");
}

static void
cards_that_say_nothing_are_empty (void)
{
  g_autofree char *path = fixture_write ("nothing.vcf", "BEGIN:VCARD\nEND:VCARD\n", -1);

  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_EMPTY, "is empty");
}

/* Whatever the name, and whatever stands in it, no card is lost. */
static void
other_name_is_read_too (void)
{
  g_autofree char *path = fixture_write ("contacts.txt", CARD ("3.0", "FN:A\r\n"), -1);

  fixture_assert_reads (path, NULL, "FN\nA\n", "");
}

static void
encoding_can_be_chosen (void)
{
  g_autofree char *path = fixture_write ("cyrillic.vcf", CARD ("3.0", "FN:\xcf\xf0\r\n"), -1);
  TribReadOptions options = { .encoding = "WINDOWS-1251" };

  fixture_assert_reads (path, &options, "FN\nПр\n", NULL);
}

static void
table_that_is_not_there_is_said (void)
{
  g_autofree char *path = fixture_write ("table.vcf", CARD ("3.0", "FN:A\r\n"), -1);
  TribReadOptions options = { .table = "Sheet1" };

  fixture_assert_refused (path, &options, TRIB_FORMAT_ERROR_TABLE, "Sheet1");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/card-reader/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], reads_as_expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (file_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/card-reader/file/%s", file_cases[i].file);

      g_test_add_data_func (name, &file_cases[i], file_reads_as_expected);
    }
  g_test_add_func ("/formats/card-reader/many-cards-are-as-many-rows", many_cards_are_as_many_rows);
  g_test_add_func ("/formats/card-reader/countless-labels-share-columns", countless_labels_share_columns);
  g_test_add_func ("/formats/card-reader/property-too-long-is-refused", property_too_long_is_refused);
  g_test_add_func ("/formats/card-reader/picture-may-be-as-long-as-it-likes", picture_may_be_as_long_as_it_likes);
  g_test_add_func ("/formats/card-reader/too-many-properties-are-refused", too_many_properties_are_refused);
  g_test_add_func ("/formats/card-reader/too-many-columns-are-refused", too_many_columns_are_refused);
  g_test_add_func ("/formats/card-reader/cards-that-say-nothing-are-empty", cards_that_say_nothing_are_empty);
  g_test_add_func ("/formats/card-reader/other-name-is-read-too", other_name_is_read_too);
  g_test_add_func ("/formats/card-reader/encoding-can-be-chosen", encoding_can_be_chosen);
  g_test_add_func ("/formats/card-reader/table-that-is-not-there-is-said", table_that_is_not_there_is_said);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
