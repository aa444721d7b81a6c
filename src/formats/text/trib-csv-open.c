/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decides from the beginning of a text file in which encoding it is, what separates its cells, and where its headings
 * are. The records are then the business of trib-csv-reader.c.
 */
#include "config.h"

#include "formats/text/trib-csv-reader-private.h"

#include "formats/text/trib-dialect.h"
#include "formats/trib-header.h"
#include "formats/text/trib-text-check.h"
#include "formats/trib-writer-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SAMPLE_ROWS 100
#define SAMPLE_CELLS 100000

/* Encoding, and the first text. */
static gboolean
start (TribCsvReader *self, const TribReadOptions *options, TribEncoding *encoding, GError **error)
{
  if (options->encoding && *options->encoding)
    {
      if (!trib_encoding_choose (self->input, options->encoding, encoding, error))
        return FALSE;
    }
  else
    trib_encoding_detect (self->input, encoding);
  self->decoder = trib_decoder_new (self->input, encoding);
  trib_csv_scan_init (&self->scan, self->decoder);
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
decide_delimiter (TribCsvReader *self, const TribReadOptions *options, GError **error)
{
  TribCsvScan *scan = &self->scan;
  char by_line = 0;
  gsize skip = trib_dialect_sep_line (scan->buffer + scan->at, scan->end - scan->at, &by_line);
  const char *dot = strrchr (self->input->name, '.');

  if (skip > 0)
    {
      scan->at += skip;
      scan->checked = scan->at;
      scan->line++;
    }
  if (options->delimiter && *options->delimiter)
    {
      scan->delimiter = trib_dialect_parse (options->delimiter);
      if (scan->delimiter)
        return TRUE;
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                   _ ("%s: “%s” cannot separate cells. Give one character, or “tab”"), self->input->name,
                   options->delimiter);
      return FALSE;
    }
  if (by_line)
    scan->delimiter = by_line;
  else
    scan->delimiter = trib_dialect_detect (
        scan, dot && (g_ascii_strcasecmp (dot, ".tsv") == 0 || g_ascii_strcasecmp (dot, ".tab") == 0));
  return TRUE;
}

static char *
copy_cell (const TribCsvScan *scan, guint i)
{
  g_autoptr (GString) text = g_string_new (NULL);

  trib_text_repair (scan->cells[i].text, scan->cells[i].len, text);
  for (guint j = 0; j < scan->doubled->len; j++)
    if (g_array_index (scan->doubled, guint, j) == i)
      g_string_replace (text, "\"\"", "\"", 0);
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

/* The first records, without taking them; @ends gets where each ends and @lines where it begins. */
static GPtrArray *
sample (TribCsvReader *self, GArray *ends, GArray *lines, GError **error)
{
  TribCsvScan *scan = &self->scan;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint64 line = scan->line, n_cells = 0;
  gsize at = scan->at;

  /* One record at least. */
  switch (trib_csv_reader_look (self, error))
    {
    case TRIB_CSV_SHORT:
    case TRIB_CSV_WIDE:
      return NULL;
    case TRIB_CSV_RECORD:
    case TRIB_CSV_END:
    default:
      break;
    }
  for (at = scan->at;
       rows->len < SAMPLE_ROWS && n_cells < SAMPLE_CELLS && trib_csv_scan_look_at (scan, at, line) == TRIB_CSV_RECORD;
       at = scan->next, line = scan->next_line)
    {
      gsize next = scan->next, before = scan->at;
      gboolean blank;

      scan->at = at;
      blank = trib_csv_reader_is_blank (scan);
      scan->at = before;
      if (blank || (scan->ended && next == scan->end && scan->n_cells == 1 && scan->cells[0].text[0] == 0x1a))
        continue;
      g_ptr_array_add (rows, copy_record (scan));
      next -= scan->at;
      g_array_append_val (ends, next);
      g_array_append_val (lines, line);
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
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GPtrArray) rows = sample (self, ends, lines, error);
  TribHeaderGuess guess;
  guint preamble;

  if (!rows)
    return FALSE;
  trib_header_find (rows, options->header, &guess);
  preamble = guess.heading >= 0 ? (guint) guess.heading : guess.first;
  for (guint i = 0; i < preamble; i++)
    trib_header_report_preamble (reader, rows->pdata[i], g_array_index (lines, guint64, i));
  if (guess.heading >= 0)
    {
      trib_header_name (reader, rows->pdata[guess.heading], guess.width, g_array_index (lines, guint64, guess.heading));
      keep_headings (self, rows->pdata[guess.heading]);
    }
  else
    trib_header_name (reader, NULL, guess.width, 0);
  if (guess.first > 0)
    {
      /* The line that follows is not always the next record's: count from the one that was passed. */
      trib_csv_scan_look_at (scan, scan->at, scan->line);
      for (guint i = 0; i < guess.first;)
        {
          gsize end = scan->next;

          i += end == scan->at + g_array_index (ends, gsize, i);
          if (i < guess.first)
            trib_csv_scan_look_at (scan, end, scan->next_line);
        }
      scan->at = scan->next;
      scan->line = scan->next_line;
    }
  scan->checked = trib_text_check (scan->buffer + scan->at, scan->buffer + scan->end) - scan->buffer;
  self->n_columns = guess.width;
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
  char shown[2] = { 0 };
  TribEncoding encoding;

  self->input = input;
  if (options->table && *options->table)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE,
                   _ ("%s: there is no table “%s” in it: a text file is one table. Leave its name out"), input->name,
                   options->table);
      return NULL;
    }
  if (!start (self, options, &encoding, error) || !decide_delimiter (self, options, error)
      || !decide_columns (self, options, error))
    return NULL;
  shown[0] = self->scan.delimiter;
  trib_reader_set_facts (TRIB_READER (self), "csv", NULL, encoding.name,
                         shown[0] == TRIB_DIALECT_ONE_COLUMN ? NULL
                         : shown[0] == '\t'                  ? "tab"
                                                             : shown);
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
