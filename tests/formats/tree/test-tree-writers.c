/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON, JSON Lines and XML as they are written: what each looks like, and that what is written and read again is the
 * same, whatever characters are in it.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-writer.h"

#include <libxml/parser.h>
#include <string.h>

#define ROUNDS 60
#define COLUMNS 4

static const TribWriterColumn columns[COLUMNS] = {
  { "given_name", TRIB_COLUMN_TEXT },
  { "E-mail 2", TRIB_COLUMN_TEXT },
  { "Straße/Nr.", TRIB_COLUMN_TEXT },
  { "amount", TRIB_COLUMN_NUMBER },
};

static void
write_rows (const char *path, const char *const *cells, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribWriter) writer = trib_writer_open (path, NULL, columns, COLUMNS, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    {
      TribText row[COLUMNS];

      for (guint j = 0; j < COLUMNS; j++)
        row[j] = (TribText){ cells[i * COLUMNS + j], strlen (cells[i * COLUMNS + j]) };
      g_assert_true (trib_writer_row (writer, row, COLUMNS, &error));
    }
  g_assert_true (trib_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static void
assert_written (const char *name, const char *const *cells, guint n_rows, const char *expected)
{
  g_autofree char *path = g_build_filename (fixture_folder (), name, NULL);
  g_autofree char *found = NULL;

  write_rows (path, cells, n_rows);
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

static const char *const two_rows[] = { "A \"x\"", "a@b", " <&> ", "1.50", "two\nlines", "", "é", "007" };

static void
json_lines_are_an_object_a_line (void)
{
  assert_written (
      "out.jsonl", two_rows, 2,
      "{\"given_name\": \"A \\\"x\\\"\", \"E-mail 2\": \"a@b\", \"Straße/Nr.\": \" <&> \", \"amount\": 1.50}\n"
      "{\"given_name\": \"two\\nlines\", \"E-mail 2\": \"\", \"Straße/Nr.\": \"é\", \"amount\": \"007\"}\n");
  assert_written ("none.jsonl", NULL, 0, "");
}

static void
xml_is_a_list_of_customers (void)
{
  assert_written (
      "out.xml", two_rows, 2,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<customers>\n"
      "  <customer>\n    <given_name>A \"x\"</given_name>\n    <E-mail_2>a@b</E-mail_2>\n"
      "    <Straße_Nr. xml:space=\"preserve\"> &lt;&amp;&gt; </Straße_Nr.>\n    <amount>1.50</amount>\n"
      "  </customer>\n"
      "  <customer>\n    <given_name>two\nlines</given_name>\n    <E-mail_2/>\n    <Straße_Nr.>é</Straße_Nr.>\n"
      "    <amount>007</amount>\n  </customer>\n</customers>\n");
  assert_written ("none.xml", NULL, 0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<customers>\n</customers>\n");
}

/* Headings of any sort become names that XML allows, no two alike. */
static void
xml_names_are_names (void)
{
  static const TribWriterColumn odd[]
      = { { "1st", 0 },  { "a b", 0 },   { "a/b", 0 },      { "", 0 },         { "--", 0 },
          { "名前", 0 }, { "x\xff", 0 }, { "<script>", 0 }, { "xml:lang", 0 }, { "a_b", 0 } };
  g_autofree char *path = g_build_filename (fixture_folder (), "names.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribWriter) writer = trib_writer_open (path, NULL, odd, G_N_ELEMENTS (odd), &error);
  const TribText cell = TRIB_TEXT ("v");

  g_assert_no_error (error);
  g_assert_true (trib_writer_row (writer, &cell, 1, &error));
  g_assert_true (trib_writer_finish (writer, &error));
  fixture_assert_reads (path, NULL, "_1st|a_b|a_b_2|column|_--|名前|x|_script|xml_lang|a_b_3\nv|||||||||\n", "");
}

/* What a cell becomes: XML has no control characters. */
static char *
as_read (const char *format, const char *cell)
{
  GString *out = g_string_new (NULL);

  for (const char *p = cell; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean lost = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xffff;

      g_string_append_unichar (out, lost && strcmp (format, "xml") == 0 ? 0xfffd : c);
    }
  return g_string_free (out, FALSE);
}

static char *
random_cell (GRand *rand)
{
  static const char *const pieces[] = {
    "a",          "Müller", " ",    "  ",   ",",     "\t",       "\"",     "\\",   "\n",   "\r\n", "\r",
    "<",          ">",      "&",    "]]>",  "&amp;", "<!--",     "日本",   "{}",   "[1,]", "//",   "\u00a0",
    "\u2028",     "\ufeff", "\001", "\033", "\177",  "\302\205", "\uffff", "null", "1e5",  "007",  "👩‍👩‍👧",
    "\U0001F600", "é"
  };
  GString *out = g_string_new (NULL);

  for (gint n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (out, FALSE);
}

static void
what_is_written_reads_back_the_same (gconstpointer data)
{
  const char *format = data;
  g_autofree char *name = g_strconcat ("round.", format, NULL);
  g_autofree char *path = g_build_filename (fixture_folder (), name, NULL);
  GRand *rand = g_rand_new_with_seed (20240131);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (TribReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      guint n_rows = g_rand_int_range (rand, 1, 40), at = 0;
      TribRow row;

      for (guint i = 0; i < n_rows * COLUMNS; i++)
        g_ptr_array_add (cells, random_cell (rand));
      write_rows (path, (const char *const *) cells->pdata, n_rows);
      reader = trib_reader_open (path, NULL, &error);
      g_assert_no_error (error);
      while (trib_reader_next (reader, &row, &error))
        {
          g_assert_cmpuint (row.n_cells, ==, COLUMNS);
          for (guint j = 0; j < COLUMNS; j++, at++)
            {
              g_autofree char *expected = as_read (format, cells->pdata[at]);

              g_assert_cmpstr (row.cells[j].text, ==, expected);
            }
        }
      g_assert_no_error (error);
      g_assert_cmpuint (at, ==, cells->len);
      g_assert_cmpuint (trib_reader_count_issues (reader), ==, 0);
    }
  g_rand_free (rand);
}

/* For others, too: libxml2 checks it on its own. */
static void
xml_is_well_formed (void)
{
  g_autofree char *path = g_build_filename (fixture_folder (), "formed.xml", NULL);
  GRand *rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      xmlDocPtr doc;

      for (guint i = 0; i < 20 * COLUMNS; i++)
        g_ptr_array_add (cells, random_cell (rand));
      write_rows (path, (const char *const *) cells->pdata, 20);
      doc = xmlReadFile (path, NULL, XML_PARSE_NONET);
      g_assert_nonnull (doc);
      xmlFreeDoc (doc);
    }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/tree-writers/json-lines-are-an-object-a-line", json_lines_are_an_object_a_line);
  g_test_add_func ("/formats/tree-writers/xml-is-a-list-of-customers", xml_is_a_list_of_customers);
  g_test_add_func ("/formats/tree-writers/xml-names-are-names", xml_names_are_names);
  g_test_add_func ("/formats/tree-writers/xml-is-well-formed", xml_is_well_formed);
  g_test_add_data_func ("/formats/tree-writers/json-reads-back-the-same", "json", what_is_written_reads_back_the_same);
  g_test_add_data_func ("/formats/tree-writers/jsonl-reads-back-the-same", "jsonl",
                        what_is_written_reads_back_the_same);
  g_test_add_data_func ("/formats/tree-writers/xml-reads-back-the-same", "xml", what_is_written_reads_back_the_same);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
