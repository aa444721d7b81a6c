/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decides from the beginning of a text file in which encoding it is, what separates its cells, and where its headings
 * are. The records are then the business of trib-csv-reader.c.
 */
#include "config.h"

#include "formats/text/trib-csv-reader-private.h"

#include "formats/text/trib-csv-quote.h"
#include "formats/text/trib-dialect.h"
#include "formats/trib-header.h"
#include "formats/text/trib-text-check.h"
#include "formats/trib-writer-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SAMPLE_ROWS 500
#define SAMPLE_CELLS 100000

/* Encoding, and the first text. */
static gboolean
start (TribCsvReader *self, const TribReadOptions *options, GError **error)
{
  TribEncoding encoding;

  if (options->encoding && *options->encoding)
    {
      if (!trib_encoding_choose (self->input, options->encoding, &encoding, error))
        return FALSE;
    }
  else
    trib_encoding_detect (self->input, &encoding);
  self->decoder = trib_decoder_new (self->input, &encoding);
  self->encoding = encoding.name;
  trib_csv_scan_init (&self->scan, self->decoder, self->input->size);
  do
    if (!trib_csv_reader_fill (self, error))
      return FALSE;
  while (!self->scan.ended && self->scan.end < TRIB_INPUT_HEAD);
  if (self->scan.end >= 3 && memcmp (self->scan.buffer, "\357\273\277", 3) == 0)
    self->scan.at = self->scan.checked = 3;
  for (gsize i = self->scan.at; i < self->scan.end; i++)
    if (!g_ascii_isspace (self->scan.buffer[i]))
      return TRUE;
  if (!self->scan.ended)
    return TRUE;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY,
               _ ("%s: is empty: there is no text in it. Export the data again"), self->input->name);
  return FALSE;
}

static gboolean
decide_dialect (TribCsvReader *self, const TribReadOptions *options, GError **error)
{
  TribCsvScan *scan = &self->scan;
  char by_line = 0;
  gsize skip = trib_dialect_sep_line (scan->buffer + scan->at, scan->end - scan->at, &by_line);
  const char *dot = strrchr (self->input->name, '.');
  gboolean tabs = dot && (g_ascii_strcasecmp (dot, ".tsv") == 0 || g_ascii_strcasecmp (dot, ".tab") == 0);
  g_autofree char *name = NULL;
  TribCsvDialect dialect;
  const char *wrong;

  if (skip > 0)
    {
      scan->at += skip;
      scan->checked = scan->at;
      scan->line++;
    }
  if (!trib_dialect_find (scan, options, skip > 0 ? by_line : 0, tabs, &dialect, &wrong))
    {
      if (wrong == options->delimiter)
        g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                     _ ("%s: “%s” cannot separate cells. Give one character, or “tab”"), self->input->name, wrong);
      else
        g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                     _ ("%s: “%s” cannot be around cells, or before quotes. Give one character, or “none”"),
                     self->input->name, wrong);
      return FALSE;
    }
  trib_csv_scan_set_dialect (scan, &dialect);
  if (dialect.wrapped)
    trib_reader_report (TRIB_READER (self), TRIB_ISSUE_QUOTE, 0, 0, -1, NULL,
                        _ ("each line stands in quotes; they were left out"));
  name = trib_dialect_name_delimiter (&dialect);
  trib_reader_set_facts (TRIB_READER (self), "csv", NULL, self->encoding, name);
  trib_reader_set_quoting (TRIB_READER (self), dialect.quote, dialect.escape);
  return TRUE;
}

static char *
copy_cell (const TribCsvScan *scan, guint i)
{
  const TribText *cell = &scan->cells[i];
  g_autofree char *raw = g_memdup2 (cell->text, cell->len + 1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint len = cell->len;

  for (guint j = 0; j < scan->escaped->len; j++)
    {
      const TribCsvEscaped *escaped = &g_array_index (scan->escaped, TribCsvEscaped, j);

      if (escaped->cell == i)
        trib_csv_quote_unescape (scan, escaped->quoted, raw, &len);
    }
  trib_text_repair (raw, len, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GStrv
copy_record (const TribCsvScan *scan)
{
  GStrv copy = g_new0 (char *, scan->n_cells + 1);

  for (guint i = 0; i < scan->n_cells; i++)
    copy[i] = copy_cell (scan, i);
  return copy;
}

/* Where a record of the sample is. */
typedef struct
{
  guint64 line;
  gsize end; /* from where the sample begins */
  guint64 next_line;
} Place;

/* The first records, without taking them. */
static GPtrArray *
sample (TribCsvReader *self, GArray *places, GError **error)
{
  TribCsvScan *scan = &self->scan;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint64 line = scan->line, n_cells = 0;
  TribCsvOutcome outcome = trib_csv_reader_look (self, error);
  gsize at = scan->at;

  /* One record at least. */
  if (outcome == TRIB_CSV_SHORT || outcome == TRIB_CSV_WIDE)
    return NULL;
  for (; rows->len < SAMPLE_ROWS && n_cells < SAMPLE_CELLS; at = scan->next, line = scan->next_line)
    {
      gsize before = scan->at;
      gboolean blank;
      Place place;

      if (scan->end - at > 3 && memcmp (scan->buffer + at, "\357\273\277", 3) == 0)
        at += 3;
      if (trib_csv_scan_look_at (scan, at, line) != TRIB_CSV_RECORD)
        break;
      place = (Place){ line, scan->next - scan->at, scan->next_line };
      scan->at = at;
      blank = trib_csv_reader_is_blank (scan);
      scan->at = before;
      if (blank || (scan->ended && scan->next == scan->end && scan->n_cells == 1 && scan->cells[0].text[0] == 0x1a))
        continue;
      g_ptr_array_add (rows, copy_record (scan));
      g_array_append_val (places, place);
      n_cells += scan->n_cells;
    }
  return g_steal_pointer (&rows);
}

static void
keep_headings (TribCsvReader *self, const char *const *cells)
{
  self->n_headings = g_strv_length ((GStrv) cells);
  self->headings = g_new0 (TribText, self->n_headings);
  for (guint i = 0; i < self->n_headings; i++)
    self->headings[i] = (TribText){ g_strdup (cells[i]), strlen (cells[i]) };
}

static gboolean
decide_columns (TribCsvReader *self, const TribReadOptions *options, GError **error)
{
  TribCsvScan *scan = &self->scan;
  TribReader *reader = TRIB_READER (self);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GPtrArray) rows = sample (self, places, error);
  TribHeaderGuess guess;
  guint preamble;

  if (!rows)
    return FALSE;
  trib_header_find (rows, options->header, &guess);
  preamble = guess.heading >= 0 ? (guint) guess.heading : guess.first;
  for (guint i = 0; i < preamble; i++)
    trib_header_report_preamble (reader, rows->pdata[i], g_array_index (places, Place, i).line);
  if (guess.heading >= 0)
    {
      trib_header_name (reader, rows->pdata[guess.heading], guess.width,
                        g_array_index (places, Place, guess.heading).line);
      keep_headings (self, rows->pdata[guess.heading]);
    }
  else
    trib_header_name (reader, NULL, guess.width, 0);
  if (guess.first > 0)
    {
      const Place *last = &g_array_index (places, Place, guess.first - 1);

      scan->at += last->end;
      scan->line = last->next_line;
    }
  scan->checked = trib_text_check (scan->buffer + scan->at, scan->buffer + scan->end) - scan->buffer;
  self->n_columns = scan->width = guess.width;
  return TRUE;
}

static gboolean
sniff (const TribInput *input, gboolean has_ending)
{
  TribEncoding encoding;

  if (trib_format_foreign (input))
    return FALSE;
  if (!trib_encoding_is_binary (input->head, input->n_head))
    return TRUE;
  trib_encoding_detect ((TribInput *) input, &encoding);
  return g_str_has_prefix (encoding.name, "UTF-16") || g_str_has_prefix (encoding.name, "UTF-32");
}

static gboolean
sniff_tsv (const TribInput *input, gboolean has_ending)
{
  return has_ending && sniff (input, has_ending);
}

static TribReader *
open_reader (TribInput *input, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribCsvReader) self = g_object_new (TRIB_TYPE_CSV_READER, NULL);

  self->input = input;
  if (options->table && *options->table)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE,
                   _ ("%s: there is no table “%s” in it: a text file is one table. Leave its name out"), input->name,
                   options->table);
      return NULL;
    }
  if (!start (self, options, error) || !decide_dialect (self, options, error) || !decide_columns (self, options, error))
    return NULL;
  return TRIB_READER (g_steal_pointer (&self));
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  GPtrArray *tables = g_ptr_array_new ();

  g_ptr_array_add (tables, trib_table_name_new ("", FALSE));
  return tables;
}

const TribFormat trib_csv_format = {
  .name = "csv",
  .title = "CSV",
  .endings = "csv txt",
  .mime_types = "text/csv",
  .sniff = sniff,
  .open = open_reader,
  .list_tables = list_tables,
  .write = trib_csv_writer_new,
};

const TribFormat trib_tsv_format = {
  .name = "tsv",
  .title = "TSV",
  .endings = "tsv tab",
  .mime_types = "text/tab-separated-values",
  .sniff = sniff_tsv,
  .open = open_reader,
  .list_tables = list_tables,
  .write = trib_tsv_writer_new,
};
