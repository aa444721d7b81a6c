/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards as they are written: properties of fields, escapes, folded lines; and what was written is read back the same.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-inspection.h"
#include "formats/trib-writer.h"
#include "mapping/trib-mapping.h"

#include <string.h>

#define MOST_CELLS 32

static char *
write_rows (const char *const *names, const char *const *cells, guint n_columns, guint n_rows)
{
  g_autofree TribWriterColumn *columns = g_new0 (TribWriterColumn, n_columns);
  char *path = g_build_filename (fixture_folder (), "out.vcf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribWriter) writer = NULL;
  TribText row[MOST_CELLS];

  for (guint i = 0; i < n_columns; i++)
    columns[i].name = names[i];
  writer = trib_writer_open (path, NULL, columns, n_columns, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    {
      for (guint j = 0; j < n_columns; j++)
        row[j] = (TribText){ cells[i * n_columns + j], strlen (cells[i * n_columns + j]) };
      trib_writer_row (writer, row, n_columns, &error);
      g_assert_no_error (error);
    }
  g_assert_true (trib_writer_finish (writer, &error));
  g_assert_no_error (error);
  return path;
}

typedef struct
{
  const char *name;
  const char *columns[8];
  const char *cells[8];
  const char *lines; /* between VERSION and END, lines joined by "\n" */
} Case;

static const Case cases[] = {
  { "names",
    { "name_prefix", "given_name", "middle_name", "family_name", "name_suffix", "full_name" },
    { "Dr.", "John", "P.", "Doe", "Jr.", "John Doe" },
    "N:Doe;John;P.;Dr.;Jr.\nFN:John Doe\n" },
  { "full-name-is-made-up", { "given_name", "family_name" }, { "Ann", "Lee" }, "FN:Ann Lee\nN:Lee;Ann;;;\n" },
  { "organisation-is-a-name",
    { "kind", "organisation" },
    { "organisation", "A; B, Inc." },
    "FN:A\\; B\\, Inc.\nKIND:org\nORG:A\\; B\\, Inc.\n" },
  { "several-values",
    { "full_name", "email", "phone" },
    { "A", "a@x.de; b@x.de", "+49221; +49222" },
    "FN:A\nEMAIL:a@x.de\nEMAIL:b@x.de\nTEL:+49221\nTEL:+49222\n" },
  { "address",
    { "full_name", "address_line", "street", "house_number", "postcode", "city", "country" },
    { "A", "Weg 2, Hof", "Weg", "2", "50667", "Köln", "DE" },
    "FN:A\nADR:;;Weg 2\\, Hof;Köln;;50667;DE\n" },
  { "street-and-house-number",
    { "full_name", "address_line", "street", "house_number" },
    { "A", "", "Weg", "2" },
    "FN:A\nADR:;;Weg 2;;;;\n" },
  { "dates", { "full_name", "date_of_birth" }, { "A", "1985-04-12" }, "FN:A\nBDAY:19850412\n" },
  { "date-without-a-year", { "full_name", "date_of_birth" }, { "A", "--04-12" }, "FN:A\nBDAY:--0412\n" },
  { "date-that-is-none", { "full_name", "date_of_birth" }, { "A", "spring" }, "FN:A\nBDAY;VALUE=text:spring\n" },
  { "words",
    { "full_name", "kind", "gender", "language" },
    { "A", "person", "female", "de" },
    "FN:A\nKIND:individual\nGENDER:F\nLANG:de\n" },
  { "lists", { "full_name", "tags" }, { "A", "x; a,b, c" }, "FN:A\nCATEGORIES:x,a\\,b,c\n" },
  { "own-fields",
    { "full_name", "tax_id", "Loyalty card", "loyalty-card", "名前?" },
    { "A", "1", "2", "3", "4" },
    "FN:A\nX-TAX-ID:1\nX-LOYALTY-CARD:2\nX-LOYALTY-CARD-2:3\nX-MING-QIAN:4\n" },
  { "lines-and-backslashes",
    { "full_name", "notes", "website" },
    { "A", "one\r\ntwo\\three\nfour", "http://x/?a,b;c" },
    "FN:A\nNOTE:one\\ntwo\\\\three\\nfour\nURL:http://x/?a,b;c\n" },
  { "types-and-labels",
    { "FN", "TEL work fax", "TEL home", "TEL Büro; 2" },
    { "A", "1", "2", "3" },
    "FN:A\nTEL;TYPE=\"work,fax\":1\nTEL;TYPE=home:2\nitem1.TEL:3\nitem1.X-ABLabel:Büro\\; 2\n" },
  { "label-of-an-address",
    { "FN", "ADR/street", "ADR/type", "ADR/label" },
    { "A", "Weg", "home", "\"a\"^\nb" },
    "FN:A\nADR;TYPE=home;LABEL=\"^'a^'^^^nb\":;;Weg;;;;\n" },
  { "nothing-but-a-card", { "full_name" }, { "" }, "FN:\n" },
};

static void
writes_as_expected (gconstpointer data)
{
  const Case *c = data;
  guint n = g_strv_length ((GStrv) c->columns);
  g_autofree char *path = write_rows (c->columns, c->cells, n, 1);
  g_autofree char *found = NULL;
  g_autofree char *expected = g_strconcat ("BEGIN:VCARD\nVERSION:4.0\n", c->lines, "END:VCARD\n", NULL);
  g_autoptr (GString) text = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  text = g_string_new (found);
  g_string_replace (text, "\r\n", "\n", 0);
  g_assert_cmpstr (text->str, ==, expected);
}

/* As the reader calls them, in the order in which it does. */
static const char *const reader_columns[] = {
  "UID",
  "FN",
  "N/family name",
  "N/given name",
  "NICKNAME",
  "ORG",
  "ORG/department",
  "TITLE",
  "TEL work",
  "TEL work_2",
  "TEL Büro",
  "TEL",
  "TEL_2",
  "EMAIL",
  "URL",
  "ADR/street",
  "ADR/region",
  "ADR/country",
  "ADR/type",
  "ADR_2/street",
  "ADR_2/region",
  "ADR_2/country",
  "ADR_2/type",
  "BDAY",
  "GENDER",
  "GENDER/text",
  "CATEGORIES",
  "NOTE",
  "REV",
  "X-OWN",
  "X-SOCIAL twitter",
};

static const char *const pieces[] = { "a",
                                      "Müller",
                                      ",",
                                      ";",
                                      ":",
                                      "\\",
                                      "\\n",
                                      "\n",
                                      "\"",
                                      "'",
                                      "^",
                                      "日本",
                                      "👩‍👩‍👧",
                                      "=C3",
                                      "==",
                                      "--",
                                      "é",
                                      "%41",
                                      "<&>",
                                      " x",
                                      "\t|",
                                      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" };

static char *
random_cell (GRand *rand, guint column)
{
  static const char *const dates[] = { "1985-04-12", "--04-12", "1985", "1985-04", "spring" };
  static const char *const types[] = { "home", "work", "Sommer; Haus" };
  const char *name = reader_columns[column];
  GString *text;

  if (g_rand_int_range (rand, 0, 3) == 0 && strcmp (name, "FN") != 0)
    return g_strdup ("");
  if (strcmp (name, "BDAY") == 0)
    return g_strdup (dates[g_rand_int_range (rand, 0, G_N_ELEMENTS (dates))]);
  if (g_str_has_suffix (name, "/type"))
    return g_strdup (types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))]);
  text = g_string_new ("r");
  for (gint n = g_rand_int_range (rand, 0, 7); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  g_string_append_c (text, 'e');
  return g_string_free (text, FALSE);
}

/* Where the second of a kind is filled, the first is, or it would be the first. A place has a type only with an address. */
static void
make_sensible (char **row)
{
  for (guint i = 0; i < G_N_ELEMENTS (reader_columns); i++)
    {
      const char *bar = strstr (reader_columns[i], "_2");
      g_autofree char *first
          = bar ? g_strdup_printf ("%.*s%s", (int) (bar - reader_columns[i]), reader_columns[i], bar + 2) : NULL;

      for (guint j = 0; first && j < G_N_ELEMENTS (reader_columns); j++)
        if (strcmp (reader_columns[j], first) == 0 && row[j][0] == '\0')
          {
            g_free (row[j]);
            row[j] = g_strdup ("first");
          }
    }
  for (guint i = 0; i < G_N_ELEMENTS (reader_columns); i++)
    if (g_str_has_suffix (reader_columns[i], "/street") && row[i][0] == '\0')
      {
        g_free (row[i]);
        row[i] = g_strdup ("somewhere");
      }
}

static void
assert_reads_back (const char *path, GPtrArray *cells)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribReader) reader = trib_reader_open (path, NULL, &error);
  guint n_columns, at = 0;
  const char *const *columns = trib_reader_get_columns (reader, &n_columns);
  TribRow row;

  g_assert_no_error (error);
  g_assert_cmpuint (n_columns, ==, G_N_ELEMENTS (reader_columns));
  for (guint i = 0; i < n_columns; i++)
    g_assert_cmpstr (columns[i], ==, reader_columns[i]);
  while (trib_reader_next (reader, &row, &error))
    for (guint i = 0; i < n_columns; i++)
      {
        const char *expected = cells->pdata[at++];

        if (strcmp (row.cells[i].text, expected) != 0)
          g_error ("row %u, %s: “%s” instead of “%s”", (guint) row.row, columns[i], row.cells[i].text, expected);
      }
  g_assert_no_error (error);
  g_assert_cmpuint (at, ==, cells->len);
  g_assert_cmpuint (trib_reader_count_issues (reader), ==, 0);
}

static void
what_was_written_reads_back_the_same (void)
{
  guint n_columns = G_N_ELEMENTS (reader_columns), n_rows = 20;
  GRand *rand = g_rand_new_with_seed (20240131);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *path = NULL;

      for (guint i = 0; i < n_columns; i++)
        g_ptr_array_add (cells, g_strdup ("1985"));
      for (guint i = 0; i < n_rows * n_columns; i++)
        g_ptr_array_add (cells, random_cell (rand, i % n_columns));
      for (guint i = 0; i <= n_rows; i++)
        make_sensible ((char **) cells->pdata + i * n_columns);
      path = write_rows (reader_columns, (const char *const *) cells->pdata, n_columns, n_rows + 1);
      assert_reads_back (path, cells);
    }
  g_rand_free (rand);
}

static void
lines_have_75_octets_at_most_and_whole_characters (void)
{
  static const char *const columns[] = { "full_name", "notes" };
  g_autoptr (GString) note = g_string_new ("x");
  const char *cells[] = { "A", NULL };
  g_autofree char *path = NULL, *found = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (note, i % 3 ? "é" : "👩");
  cells[1] = note->str;
  path = write_rows (columns, cells, 2, 1);
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  lines = g_strsplit (found, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 10);
  for (guint i = 0; lines[i]; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
}

/* The fields of an export are found again by themselves. */
static void
fields_are_recognised_when_read_back (void)
{
  static const char *const names[]
      = { "kind",         "name_prefix", "given_name", "middle_name", "family_name",   "full_name",    "nickname",
          "organisation", "job_title",   "email",      "phone",       "website",       "address_line", "unit",
          "postcode",     "city",        "region",     "country",     "date_of_birth", "gender",       "language",
          "external_id",  "tags",        "notes",      "tax_id" };
  static const char *const cells[] = { "person",
                                       "Dr.",
                                       "Anna",
                                       "Maria",
                                       "Schmidt",
                                       "Dr. Anna Schmidt",
                                       "Anni",
                                       "Schmidt GmbH",
                                       "Managerin",
                                       "a@example.org; b@example.org",
                                       "+4922112345678",
                                       "http://example.org",
                                       "Domstraße 5",
                                       "Wohnung 3",
                                       "50667",
                                       "Köln",
                                       "NRW",
                                       "DE",
                                       "1985-04-12",
                                       "female",
                                       "de",
                                       "K-1",
                                       "Golf",
                                       "kennt alle",
                                       "DE123456789" };
  static const char *const jobs[] = { "Managerin", "Köchin", "Leiterin" };
  const char *rows[3 * G_N_ELEMENTS (names)];
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = NULL;
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribMapping) mapping = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = strcmp (names[i % G_N_ELEMENTS (names)], "job_title") == 0 ? jobs[i / G_N_ELEMENTS (names)]
                                                                         : cells[i % G_N_ELEMENTS (cells)];
  path = write_rows (names, rows, G_N_ELEMENTS (names), 3);
  inspection = trib_inspect (path, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  mapping = trib_mapping_suggest (inspection->tables->pdata[0], schema);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < mapping->links->len; j++)
        {
          const TribMappingLink *link = mapping->links->pdata[j];

          found = found || (link->kind == TRIB_LINK_FIELD && strcmp (link->field, names[i]) == 0);
        }
      if (!found)
        g_error ("no column of the card is taken for %s", names[i]);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/card-writer/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], writes_as_expected);
    }
  g_test_add_func ("/formats/card-writer/what-was-written-reads-back-the-same", what_was_written_reads_back_the_same);
  g_test_add_func ("/formats/card-writer/lines-have-75-octets-at-most-and-whole-characters",
                   lines_have_75_octets_at_most_and_whole_characters);
  g_test_add_func ("/formats/card-writer/fields-are-recognised-when-read-back", fields_are_recognised_when_read_back);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
