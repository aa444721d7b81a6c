/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written and read again is the same: tables of random sizes and cells, the same ones in every run.
 */
#include "config.h"

#include "fixture.h"

#include <string.h>

#define ROUNDS 80
#define MOST_COLUMNS 7

/* None that a reader is right to take for something else. */
static const char *const awkward[] = {
  "a",   "Müller", " ",      ",",      ";",      "\t",    "\"",         "\"\"",    "\n",  "\r\n",  "\r",
  "'",   "0",      "12.50",  "=",      "+49",    "-",     "@",          "_x0041_", "<&>", "日本",  "👩‍👩‍👧",
  "|",   "\\",     "\\\"",   "#",      "]]>",    "&amp;", "null",       "true",    "{}",  "[1]",   ":",
  "%41", "\u00a0", "\u200d", "\u2028", "\u0301", "é",     "\U0001F600", "\ufeff",  "--",  "sep=;", "00420",
  NULL
};

typedef struct
{
  GRand *rand;
  const char *const *pieces;
  guint n_pieces;
  GPtrArray *texts; /* headings, then the cells row by row */
  TribWriterColumn columns[MOST_COLUMNS];
  guint n_columns;
  guint n_rows;
} Table;

static const char *
add_text (Table *table, const char *start, guint most_pieces)
{
  GString *text = g_string_new (start);

  for (gint n = g_rand_int_range (table->rand, 0, most_pieces); n > 0; n--)
    g_string_append (text, table->pieces[g_rand_int_range (table->rand, 0, table->n_pieces)]);
  g_ptr_array_add (table->texts, g_string_free (text, FALSE));
  return table->texts->pdata[table->texts->len - 1];
}

/* One column, wherever it is, says which row it is, so that none is empty. */
static void
fill (Table *table)
{
  static const char *const headings[MOST_COLUMNS] = { "first name", "b,c", "d \"e\"", "Straße", "f;g", "h'i", "名前" };
  guint key;

  table->n_columns = g_rand_int_range (table->rand, 1, MOST_COLUMNS + 1);
  table->n_rows = g_rand_int_range (table->rand, 0, 40);
  key = g_rand_int_range (table->rand, 0, table->n_columns);
  g_ptr_array_set_size (table->texts, 0);
  for (guint j = 0; j < table->n_columns; j++)
    {
      g_ptr_array_add (table->texts, g_strdup (headings[j]));
      table->columns[j] = (TribWriterColumn){ headings[j], TRIB_COLUMN_TEXT };
    }
  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; j < table->n_columns; j++)
      {
        g_autofree char *start = g_strdup_printf ("r%u", i);

        add_text (table, j == key ? start : "", 5);
      }
}

static void
write_table (const Table *table, const char *path, const TribWriteOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribWriter) writer = trib_writer_open (path, options, table->columns, table->n_columns, &error);

  g_assert_no_error (error);
  for (guint i = 1; i <= table->n_rows; i++)
    {
      TribText row[MOST_COLUMNS];

      for (guint j = 0; j < table->n_columns; j++)
        {
          const char *cell = table->texts->pdata[i * table->n_columns + j];

          row[j] = (TribText){ cell, strlen (cell) };
        }
      trib_writer_row (writer, row, table->n_columns, &error);
      g_assert_no_error (error);
    }
  g_assert_true (trib_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static void
check_table (const Table *table, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribReader) reader = trib_reader_open (path, NULL, &error);
  guint n_columns, at = 0;
  const char *const *columns;
  TribRow row;

  g_assert_no_error (error);
  columns = trib_reader_get_columns (reader, &n_columns);
  g_assert_cmpuint (n_columns, ==, table->n_columns);
  for (; at < n_columns; at++)
    g_assert_cmpstr (columns[at], ==, table->texts->pdata[at]);
  while (trib_reader_next (reader, &row, &error))
    {
      g_assert_cmpuint (row.n_cells, ==, table->n_columns);
      g_assert_cmpuint (row.flags, ==, 0);
      for (guint j = 0; j < table->n_columns; j++)
        g_assert_cmpstr (row.cells[j].text, ==, table->texts->pdata[at++]);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (at, ==, table->texts->len);
  g_assert_cmpuint (trib_reader_count_issues (reader), ==, 0);
}

void
fixture_assert_round_trips (const char *format, const TribWriteOptions *options, const char *const *pieces)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Table table = { .rand = g_rand_new_with_seed (20240131), .pieces = pieces ? pieces : awkward, .texts = texts };
  g_autofree char *name = g_strconcat ("round.", format, NULL);
  g_autofree char *path = g_build_filename (fixture_folder (), name, NULL);

  table.n_pieces = g_strv_length ((GStrv) table.pieces);
  for (guint round = 0; round < ROUNDS; round++)
    {
      fill (&table);
      write_table (&table, path, options);
      check_table (&table, path);
    }
  g_rand_free (table.rand);
}
