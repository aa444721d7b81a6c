/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Streams the records of a text file. The scanner (trib-csv-scan.c) finds them; only what is unusual in one is looked
 * at here: cells that are not clean text, too few or too many of them, quotes that went wrong, headings and totals
 * among the data. How a file is opened is the business of trib-csv-open.c.
 */
#include "config.h"

#include "formats/text/trib-csv-reader.h"

#include "formats/text/trib-csv-reader-private.h"
#include "formats/trib-row-kind.h"
#include "formats/text/trib-text-check.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define LINES_AFTER_TOTAL 3

G_DEFINE_FINAL_TYPE (TribCsvReader, trib_csv_reader, TRIB_TYPE_READER)

gboolean
trib_csv_reader_fill (TribCsvReader *self, GError **error)
{
  GError *inner = NULL;

  if (!trib_csv_scan_fill (&self->scan, &inner))
    {
      if (inner)
        g_propagate_error (error, inner);
      else
        g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                     _ ("%s, line %" PRIu64 ": a record of more than 64 MB. Check delimiter and line ends"),
                     self->input->name, self->scan.line);
      return FALSE;
    }
  trib_reader_set_position (TRIB_READER (self), trib_decoder_get_offset (self->decoder), self->input->size);
  return TRUE;
}

/* Steps over a byte order mark before a record: files that were joined have one in the middle. */
static void
skip_mark (TribCsvReader *self)
{
  TribCsvScan *scan = &self->scan;

  if (scan->end - scan->at < 3 || memcmp (scan->buffer + scan->at, "\357\273\277", 3) != 0)
    return;
  scan->at += 3;
  trib_reader_report (TRIB_READER (self), TRIB_ISSUE_ENCODING, self->row + 1, scan->line, -1, NULL,
                      _ ("a byte order mark within the file; left out"));
}

/* Looks at the next record, with as much text as that takes. */
TribCsvOutcome
trib_csv_reader_look (TribCsvReader *self, GError **error)
{
  TribCsvOutcome outcome;

  if (G_UNLIKELY (self->scan.buffer[self->scan.at] == '\357'))
    {
      while (self->scan.end - self->scan.at < 3 && !self->scan.ended)
        if (!trib_csv_reader_fill (self, error))
          return TRIB_CSV_SHORT;
      skip_mark (self);
    }
  while ((outcome = trib_csv_scan_look_at (&self->scan, self->scan.at, self->scan.line)) == TRIB_CSV_SHORT)
    if (!trib_csv_reader_fill (self, error))
      return TRIB_CSV_SHORT;
  if (outcome == TRIB_CSV_WIDE)
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                 _ ("%s, line %" PRIu64 ": more than %u cells. Check the delimiter"), self->input->name,
                 self->scan.line, TRIB_CSV_MAX_CELLS);
  return outcome;
}

gboolean
trib_csv_reader_is_blank (const TribCsvScan *scan)
{
  const TribText *cell = &scan->cells[0];
  guint i = 0;

  if (scan->n_cells > 1 || scan->escaped->len > 0)
    return FALSE;
  while (i < cell->len && (cell->text[i] == ' ' || cell->text[i] == '\t'))
    i++;
  /* Not "" in quotes: that is a record with an empty cell. */
  return i == cell->len && (cell->text == scan->buffer + scan->at);
}

/* Whether the table ends a few lines below, so that totals are what they say. */
static gboolean
ends_soon (TribCsvReader *self, gboolean *failed, GError **error)
{
  TribCsvScan *scan = &self->scan;
  guint lines = 0;

  while (!scan->ended && scan->end - scan->next < 4096)
    {
      if (!trib_csv_reader_fill (self, error) || trib_csv_reader_look (self, error) != TRIB_CSV_RECORD)
        {
          *failed = TRUE;
          return FALSE;
        }
    }
  if (!scan->ended)
    return FALSE;
  for (gsize i = scan->next; i < scan->end && lines <= LINES_AFTER_TOTAL; i++)
    lines += !g_ascii_isspace (scan->buffer[i])
             && (i == scan->next || scan->buffer[i - 1] == '\n' || scan->buffer[i - 1] == '\r');
  return lines <= LINES_AFTER_TOTAL;
}

/* A line of its own behind a gap, in a table of several columns. */
static gboolean
may_be_remark (TribCsvReader *self)
{
  const TribText *cell = &self->scan.cells[0];

  return self->scan.n_cells == 1 && self->n_columns > 1 && (self->after_gap || cell->text[0] == '(')
         && trib_row_kind_is_remark (cell);
}

static void
report_faults (TribCsvReader *self, TribText *cells)
{
  const TribCsvScan *scan = &self->scan;

  for (guint i = 0; i < scan->faults->len; i++)
    {
      const TribCsvQuoteFault *fault = &g_array_index (scan->faults, TribCsvQuoteFault, i);
      g_autofree char *value = trib_text_show (cells[fault->cell].text, cells[fault->cell].len);

      trib_reader_report (TRIB_READER (self), TRIB_ISSUE_QUOTE, self->row, fault->line, fault->cell, value,
                          fault->unclosed ? _ ("a quote opens here and never closes; the line was read as it stands")
                                          : _ ("a quote where none may stand; the text was kept"));
    }
}

/* A delimiter of several bytes that stands in quotes is text. */
static void
restore_pattern (TribCsvReader *self, TribText *cells, guint n_cells)
{
  const char byte[] = { self->scan.dialect.delimiter, '\0' };

  for (guint i = 0; i < n_cells; i++)
    if (memchr (cells[i].text, byte[0], cells[i].len))
      {
        g_autoptr (GString) text = g_string_new_len (cells[i].text, cells[i].len);

        g_string_replace (text, byte, self->scan.dialect.pattern, 0);
        cells[i] = (TribText){ g_string_chunk_insert_len (self->repaired, text->str, text->len), text->len };
      }
}

/* Replaces what is not clean text in the cells by U+FFFD. */
static void
repair (TribCsvReader *self, TribText *cells, guint n_cells, guint64 line)
{
  TribReader *reader = TRIB_READER (self);

  g_string_chunk_clear (self->repaired);
  if (self->scan.dialect.pattern[0])
    restore_pattern (self, cells, n_cells);
  for (guint i = 0; i < n_cells; i++)
    {
      const char *end = cells[i].text + cells[i].len;
      g_autoptr (GString) text = NULL;
      g_autofree char *shown = NULL;
      TribTextFaults faults;

      if (trib_text_check (cells[i].text, end) == end)
        continue;
      text = g_string_new (NULL);
      faults = trib_text_repair (cells[i].text, cells[i].len, text);
      shown = trib_text_show (cells[i].text, cells[i].len);
      if (faults & TRIB_TEXT_INVALID)
        trib_reader_report (reader, TRIB_ISSUE_ENCODING, self->row, line, i, shown,
                            _ ("bytes that are no text in this encoding; shown as U+FFFD"));
      if (faults & TRIB_TEXT_CONTROL)
        trib_reader_report (reader, TRIB_ISSUE_NUL, self->row, line, i, shown,
                            _ ("a NUL or another control character; shown as U+FFFD"));
      cells[i].text = g_string_chunk_insert_len (self->repaired, text->str, text->len);
      cells[i].len = text->len;
    }
}

/* Whether the record that was looked at has anything in it that is not clean text. Before it is taken, which puts NULs
 * into the buffer. */
static gboolean
is_unclean (TribCsvScan *scan)
{
  /* All of the buffer at once: nearly always that is once a block. */
  if (G_LIKELY (scan->checked >= scan->next))
    return FALSE;
  scan->checked = trib_text_check (scan->buffer + scan->checked, scan->buffer + scan->end) - scan->buffer;
  if (scan->checked >= scan->next)
    return FALSE;
  scan->checked = scan->next;
  return TRUE;
}

/* "4.91512E+11": a number that a spreadsheet has shortened before it was saved as text. */
static gboolean
has_lost_digits (const TribText *cell)
{
  const char *end = cell->text + cell->len - 4;

  if (end[0] != 'E' || end[1] != '+' || !g_ascii_isdigit (end[2]) || !g_ascii_isdigit (end[3]))
    return FALSE;
  for (const char *p = cell->text; p < end; p++)
    if (!g_ascii_isdigit (*p) && *p != '.' && *p != ',')
      return FALSE;
  return g_ascii_isdigit (cell->text[0]);
}

static void
check_numbers (TribCsvReader *self, guint64 line)
{
  const TribCsvScan *scan = &self->scan;

  for (guint i = 0; i < scan->n_cells; i++)
    if (G_UNLIKELY (scan->cells[i].len > 4 && scan->cells[i].text[scan->cells[i].len - 3] == '+'
                    && has_lost_digits (&scan->cells[i])))
      trib_reader_report (TRIB_READER (self), TRIB_ISSUE_NUMBER, self->row, line, i, scan->cells[i].text,
                          _ ("a number whose last digits a spreadsheet has lost"));
}

static void
check_width (TribCsvReader *self, guint64 line, gboolean kept_back)
{
  TribCsvScan *scan = &self->scan;
  TribReader *reader = TRIB_READER (self);
  g_autofree char *reason = NULL;

  if (scan->n_cells < self->n_columns)
    {
      reason = g_strdup_printf (_ ("%u cells where there are %u columns"), scan->n_cells, self->n_columns);
      if (!kept_back)
        trib_reader_report (reader, TRIB_ISSUE_TOO_SHORT, self->row, line, -1, scan->cells[0].text, reason);
      if (scan->cells_size < self->n_columns)
        {
          scan->cells_size = self->n_columns;
          scan->cells = g_renew (TribText, scan->cells, scan->cells_size);
        }
      while (scan->n_cells < self->n_columns)
        scan->cells[scan->n_cells++] = TRIB_TEXT_EMPTY;
      return;
    }
  for (guint i = self->n_columns; i < scan->n_cells && !kept_back; i++)
    if (scan->cells[i].len > 0)
      {
        reason = g_strdup_printf (_ ("%u cells where there are %u columns; the surplus is kept"), scan->n_cells,
                                  self->n_columns);
        trib_reader_report (reader, TRIB_ISSUE_TOO_LONG, self->row, line, i, scan->cells[i].text, reason);
        return;
      }
}

static gboolean
is_end_mark (char c)
{
  return c == 0x1a || c == '\0';
}

/* An old end-of-file mark behind the last record, or NULs that fill up a block: %TRUE if nothing else is in it. */
static gboolean
drop_end_mark (TribCsvReader *self)
{
  TribCsvScan *scan = &self->scan;
  TribText *last = &scan->cells[scan->n_cells - 1];
  gboolean mark;

  if (!scan->ended || scan->next != scan->end || last->len == 0 || !is_end_mark (last->text[last->len - 1]))
    return FALSE;
  mark = last->text[last->len - 1] == 0x1a;
  while (last->len > 0 && is_end_mark (last->text[last->len - 1]))
    ((char *) last->text)[--last->len] = '\0';
  trib_reader_report (TRIB_READER (self), TRIB_ISSUE_NUL, 0, scan->line, -1, mark ? "\\x1A" : "\\x00",
                      mark ? _ ("an end-of-file mark (Ctrl-Z) at the end; left out")
                           : _ ("NULs at the end of the file; left out"));
  return scan->n_cells == 1 && last->len == 0;
}

static gboolean
check_size (TribCsvReader *self, GError **error)
{
  const TribCsvScan *scan = &self->scan;

  if (scan->next - scan->at <= TRIB_CSV_MAX_CELL)
    return TRUE;
  for (guint i = 0; i < scan->n_cells; i++)
    if (scan->cells[i].len > TRIB_CSV_MAX_CELL)
      {
        g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                     _ ("%s, line %" PRIu64 ": a cell of more than 16 MB. Check quotes and line ends"),
                     self->input->name, scan->line);
        return FALSE;
      }
  return TRUE;
}

/* What a record is if it is none. @reason is set then. */
static TribIssueKind
find_kind (TribCsvReader *self, TribRowTotal total, gboolean at_end, const char **reason)
{
  const TribCsvScan *scan = &self->scan;
  const TribText *cells = scan->cells;

  *reason = NULL;
  if (self->headings && cells[0].len == self->headings[0].len
      && trib_row_kind_repeats (cells, scan->n_cells, self->headings, self->n_headings))
    {
      *reason = _ ("the headings once more; kept back");
      return TRIB_ISSUE_HEADING;
    }
  if (total == TRIB_ROW_SUBTOTAL || (total == TRIB_ROW_TOTAL && at_end))
    {
      *reason = _ ("a row of totals; kept back");
      return TRIB_ISSUE_TOTALS;
    }
  if (G_UNLIKELY (self->row == 1 && self->headings && trib_row_kind_is_rule (cells, scan->n_cells)))
    *reason = _ ("a line drawn below the headings; kept back");
  else if (scan->n_cells != self->n_columns && cells[0].len > 0 && cells[0].text[0] == '#'
           && !(self->headings && self->headings[0].len > 0 && self->headings[0].text[0] == '#'))
    *reason = _ ("a comment; kept back");
  else if (at_end && may_be_remark (self))
    *reason = _ ("a line below the table; kept back");
  return TRIB_ISSUE_LAYOUT;
}

/* The next record that is not blank. */
static gboolean
look_for_record (TribCsvReader *self, GError **error)
{
  TribCsvScan *scan = &self->scan;

  for (;;)
    {
      if (trib_csv_reader_look (self, error) != TRIB_CSV_RECORD)
        return FALSE;
      if (G_LIKELY (!trib_csv_reader_is_blank (scan) && !drop_end_mark (self)))
        return TRUE;
      scan->at = scan->next;
      scan->line = scan->next_line;
      scan->checked = MAX (scan->checked, scan->at);
      self->after_gap = TRUE;
    }
}

static gboolean
trib_csv_reader_next (TribReader *reader, TribRow *row, GError **error)
{
  TribCsvReader *self = TRIB_CSV_READER (reader);
  TribCsvScan *scan = &self->scan;
  gboolean at_end = FALSE, failed = FALSE, unclean;
  TribIssueKind kind;
  const char *reason;
  TribRowTotal total;
  guint64 line;

  if (!look_for_record (self, error) || !check_size (self, error))
    return FALSE;
  total = trib_row_kind_total (scan->cells, scan->n_cells);
  if (G_UNLIKELY (total == TRIB_ROW_TOTAL || may_be_remark (self)))
    at_end = ends_soon (self, &failed, error);
  if (failed)
    return FALSE;
  line = scan->line;
  unclean = is_unclean (scan);
  trib_csv_scan_take (scan);
  self->row++;
  if (G_UNLIKELY (unclean))
    repair (self, scan->cells, scan->n_cells, line);
  if (G_UNLIKELY (scan->faults->len > 0))
    report_faults (self, scan->cells);
  check_numbers (self, line);
  *row = (TribRow){ .row = self->row, .line = line };
  kind = find_kind (self, total, at_end, &reason);
  self->after_gap = reason != NULL;
  if (G_UNLIKELY (reason))
    {
      trib_reader_report (reader, kind, self->row, line, -1, scan->cells[0].text, reason);
      row->flags |= TRIB_ROW_KEPT_BACK;
    }
  if (G_UNLIKELY (scan->n_cells != self->n_columns))
    check_width (self, line, reason != NULL);
  row->cells = scan->cells;
  row->n_cells = scan->n_cells;
  return TRUE;
}

static void
trib_csv_reader_finalize (GObject *object)
{
  TribCsvReader *self = TRIB_CSV_READER (object);

  trib_csv_scan_clear (&self->scan);
  g_clear_pointer (&self->decoder, trib_decoder_free);
  g_clear_pointer (&self->input, trib_input_free);
  for (guint i = 0; i < self->n_headings; i++)
    g_free ((char *) self->headings[i].text);
  g_clear_pointer (&self->headings, g_free);
  g_clear_pointer (&self->repaired, g_string_chunk_free);
  G_OBJECT_CLASS (trib_csv_reader_parent_class)->finalize (object);
}

static void
trib_csv_reader_class_init (TribCsvReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_csv_reader_finalize;
  TRIB_READER_CLASS (klass)->next = trib_csv_reader_next;
}

static void
trib_csv_reader_init (TribCsvReader *self)
{
  self->repaired = g_string_chunk_new (1024);
}
