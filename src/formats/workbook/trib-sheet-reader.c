/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a table of a sheet: finds where it begins, its headings, and what among its rows is no record. The first
 * rows are kept back until that is decided, then everything streams. How cells become text is the business of each
 * sort of workbook.
 */
#include "config.h"

#include "formats/workbook/trib-sheet-reader.h"

#include "formats/trib-header.h"
#include "formats/trib-row-kind.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SAMPLE_ROWS 100
#define SAMPLE_CELLS 100000
#define ROWS_AFTER_TOTAL 3
#define MANY_ROWS 10
#define MAX_SHEETS_TRIED 100

struct _TribSheetReader
{
  TribReader parent_instance;

  TribWorkbook *workbook;
  TribSheet *sheet;
  guint number;       /* of the sheet */
  gboolean is_chosen; /* by somebody */
  gboolean is_told;   /* what is to be said of the whole sheet */
  GQueue ahead;       /* (element-type TribSheetRow): read, not yet delivered */
  TribSheetRow *present;
  gboolean ended;
  guint left; /* columns of the sheet before the table's first */
  guint n_columns;
  GArray *cells;    /* TribText: of the present row */
  GArray *headings; /* TribText; %NULL where there are none */
  guint64 row;
};

G_DEFINE_FINAL_TYPE (TribSheetReader, trib_sheet_reader, TRIB_TYPE_READER)

static const TribTableName *
sheet_name (const TribSheetReader *self, guint number)
{
  return self->workbook->sheets->pdata[number];
}

static void
report_layout_of (TribSheetReader *self, char *reason)
{
  trib_reader_report (TRIB_READER (self), TRIB_ISSUE_LAYOUT, 0, 0, -1, NULL, reason);
  g_free (reason);
}

/* Nobody asked for one sheet of several: the others are named, so that none is missed unseen. */
static void
report_left_aside (TribSheetReader *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->workbook->sheets->len; i++)
    if (i != self->number && !sheet_name (self, i)->hidden)
      {
        g_string_append (names, names->len > 0 ? ", " : "");
        g_string_append_printf (names, _ ("“%s”"), sheet_name (self, i)->name);
      }
  if (names->len > 0)
    report_layout_of (self, g_strdup_printf (_ ("only the sheet “%s” was read; left aside: %s"),
                                             sheet_name (self, self->number)->name, names->str));
}

static void
report_layout (TribSheetReader *self)
{
  const TribSheet *sheet = self->sheet;

  if (sheet->n_merged > 0)
    report_layout_of (
        self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u merged range, of which the first cell has the value",
                                            "%u merged ranges, of which the first cell has the value", sheet->n_merged),
                               sheet->n_merged));
  if (sheet->n_hidden_rows > 0)
    report_layout_of (
        self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hidden row, which was read like the others",
                                            "%u hidden rows, which were read like the others", sheet->n_hidden_rows),
                               sheet->n_hidden_rows));
  if (sheet->n_hidden_columns > 0)
    report_layout_of (
        self,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hidden column, which was read like the others",
                                      "%u hidden columns, which were read like the others", sheet->n_hidden_columns),
                         sheet->n_hidden_columns));
  if (!self->is_chosen)
    report_left_aside (self);
}

/* Reads one more row to those ahead. */
static gboolean
read_ahead (TribSheetReader *self, GError **error)
{
  g_autoptr (TribSheetRow) row = trib_sheet_row_new ();
  GError *inner = NULL;

  if (self->ended)
    return FALSE;
  if (self->sheet->class->next (self->sheet, row, &inner))
    {
      g_queue_push_tail (&self->ahead, g_steal_pointer (&row));
      return TRUE;
    }
  self->ended = TRUE;
  if (inner)
    g_propagate_error (error, inner);
  return FALSE;
}

static gboolean
next_row (TribSheetReader *self, GError **error)
{
  if (g_queue_is_empty (&self->ahead) && self->present && !self->ended)
    {
      /* The usual way: into the row that was used before. */
      self->ended = !self->sheet->class->next (self->sheet, self->present, error);
      return !self->ended;
    }
  g_clear_pointer (&self->present, trib_sheet_row_free);
  self->present = g_queue_pop_head (&self->ahead);
  return self->present != NULL;
}

/* The present row as cells of the table: the columns before it, if anything is there, come last. */
static void
fill_cells (TribSheetReader *self)
{
  GArray *from = self->present->cells;
  TribText empty = TRIB_TEXT_EMPTY;

  g_array_set_size (self->cells, 0);
  if (from->len > self->left)
    g_array_append_vals (self->cells, &g_array_index (from, TribText, self->left), from->len - self->left);
  while (self->cells->len < self->n_columns)
    g_array_append_val (self->cells, empty);
  for (guint i = 0; i < MIN (self->left, from->len); i++)
    {
      TribText *cell = &g_array_index (from, TribText, i);

      if (cell->len > 0)
        g_array_append_val (self->cells, *cell);
    }
}

/* "4.91512E+11": a number that a spreadsheet has shortened before it was kept as text. */
static gboolean
has_lost_digits (const TribText *cell)
{
  const char *end = cell->text + cell->len - 4;

  if (cell->len < 5 || end[1] != '+' || end[0] != 'E' || !g_ascii_isdigit (end[2]) || !g_ascii_isdigit (end[3]))
    return FALSE;
  for (const char *p = cell->text; p < end; p++)
    if (!g_ascii_isdigit (*p) && *p != '.' && *p != ',')
      return FALSE;
  return g_ascii_isdigit (cell->text[0]);
}

/* What is wrong with the cells of a row; @number is 0 for one that is no data. */
static void
report_cells (TribSheetReader *self, const TribSheetRow *row, guint64 number)
{
  for (guint i = 0; i < row->issues->len; i++)
    {
      const TribRowIssue *issue = row->issues->pdata[i];

      trib_reader_report (TRIB_READER (self), issue->kind, number, row->line,
                          issue->column >= (int) self->left ? issue->column - (int) self->left : -1, issue->value,
                          issue->reason);
    }
}

static void
report_row (TribSheetReader *self)
{
  TribReader *reader = TRIB_READER (self);
  guint64 line = self->present->line;

  report_cells (self, self->present, self->row);
  for (guint i = 0; i < self->cells->len; i++)
    if (G_UNLIKELY (has_lost_digits (&g_array_index (self->cells, TribText, i))))
      trib_reader_report (reader, TRIB_ISSUE_NUMBER, self->row, line, i, g_array_index (self->cells, TribText, i).text,
                          _ ("a number whose last digits a spreadsheet has lost"));
  if (self->cells->len > self->n_columns)
    {
      g_autofree char *reason = g_strdup_printf (_ ("%u cells where there are %u columns; the surplus is kept"),
                                                 self->cells->len, self->n_columns);

      trib_reader_report (reader, TRIB_ISSUE_TOO_LONG, self->row, line, self->n_columns,
                          g_array_index (self->cells, TribText, self->n_columns).text, reason);
    }
}

static gboolean
ends_soon (TribSheetReader *self, GError **error)
{
  while (g_queue_get_length (&self->ahead) <= ROWS_AFTER_TOTAL)
    if (!read_ahead (self, error))
      return TRUE;
  return FALSE;
}

static gboolean
trib_sheet_reader_next (TribReader *reader, TribRow *row, GError **error)
{
  TribSheetReader *self = TRIB_SHEET_READER (reader);
  TribRowTotal total;
  GError *inner = NULL;
  TribText *cells;
  gboolean at_end = FALSE;

  if (!next_row (self, &inner))
    {
      if (inner)
        g_propagate_error (error, inner);
      else if (!self->is_told)
        report_layout (self);
      self->is_told = TRUE;
      return FALSE;
    }
  fill_cells (self);
  cells = (TribText *) self->cells->data;
  self->row++;
  *row = (TribRow){ cells, self->cells->len, self->row, self->present->line, 0 };
  report_row (self);
  if (self->sheet->class->get_offset)
    trib_reader_set_position (reader, self->sheet->class->get_offset (self->sheet), self->workbook->input->size);
  if (self->headings && self->headings->len > 0
      && trib_row_kind_repeats (cells, self->cells->len, (TribText *) self->headings->data, self->headings->len))
    {
      row->flags |= TRIB_ROW_KEPT_BACK;
      trib_reader_report (reader, TRIB_ISSUE_HEADING, self->row, row->line, -1, cells[0].text,
                          _ ("the headings once more; kept back"));
    }
  total = trib_row_kind_total (cells, self->cells->len);
  if (total == TRIB_ROW_TOTAL)
    at_end = ends_soon (self, &inner);
  if (inner)
    {
      g_propagate_error (error, inner);
      return FALSE;
    }
  if (total == TRIB_ROW_SUBTOTAL || at_end)
    {
      row->flags |= TRIB_ROW_KEPT_BACK;
      trib_reader_report (reader, TRIB_ISSUE_TOTALS, self->row, row->line, -1, cells[0].text,
                          _ ("a row of totals; kept back"));
    }
  return TRUE;
}

static void
trib_sheet_reader_finalize (GObject *object)
{
  TribSheetReader *self = TRIB_SHEET_READER (object);

  g_queue_clear_full (&self->ahead, (GDestroyNotify) trib_sheet_row_free);
  g_clear_pointer (&self->present, trib_sheet_row_free);
  g_clear_pointer (&self->sheet, trib_sheet_free);
  g_clear_pointer (&self->workbook, trib_workbook_free);
  g_clear_pointer (&self->cells, g_array_unref);
  if (self->headings)
    for (guint i = 0; i < self->headings->len; i++)
      g_free ((char *) g_array_index (self->headings, TribText, i).text);
  g_clear_pointer (&self->headings, g_array_unref);
  G_OBJECT_CLASS (trib_sheet_reader_parent_class)->finalize (object);
}

static void
trib_sheet_reader_class_init (TribSheetReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_sheet_reader_finalize;
  TRIB_READER_CLASS (klass)->next = trib_sheet_reader_next;
}

static void
trib_sheet_reader_init (TribSheetReader *self)
{
  g_queue_init (&self->ahead);
  self->cells = g_array_new (FALSE, FALSE, sizeof (TribText));
}

static GStrv
copy_row (const TribSheetRow *row, guint left)
{
  guint n = row->cells->len > left ? row->cells->len - left : 0;
  GStrv copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (g_array_index (row->cells, TribText, left + i).text);
  return copy;
}

/* The first columns of the sheet are often empty: how many, by the rows ahead. */
static guint
count_left (TribSheetReader *self)
{
  guint left = G_MAXUINT;

  for (GList *l = self->ahead.head; l; l = l->next)
    {
      const TribSheetRow *row = l->data;
      guint n = 0;

      while (n < row->cells->len && g_array_index (row->cells, TribText, n).len == 0)
        n++;
      if (n < row->cells->len)
        left = MIN (left, n);
    }
  return left == G_MAXUINT ? 0 : left;
}

static void
keep_headings (TribSheetReader *self, const char *const *cells)
{
  self->headings = g_array_new (FALSE, FALSE, sizeof (TribText));
  for (guint i = 0; cells[i]; i++)
    {
      TribText heading = { g_strdup (cells[i]), strlen (cells[i]) };

      g_array_append_val (self->headings, heading);
    }
}

/* The first rows, by which the rest is decided. */
static gboolean
read_sample (TribSheetReader *self, GError **error)
{
  GError *inner = NULL;
  guint n_cells = 0;

  while (g_queue_get_length (&self->ahead) < SAMPLE_ROWS && n_cells < SAMPLE_CELLS && read_ahead (self, &inner))
    n_cells += ((TribSheetRow *) g_queue_peek_tail (&self->ahead))->cells->len;
  if (inner)
    g_propagate_error (error, inner);
  return inner == NULL;
}

static void
decide_columns (TribSheetReader *self, const TribReadOptions *options)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  TribReader *reader = TRIB_READER (self);
  TribHeaderGuess guess;

  self->left = count_left (self);
  for (GList *l = self->ahead.head; l; l = l->next)
    g_ptr_array_add (rows, copy_row (l->data, self->left));
  trib_header_find (rows, options->header, &guess);
  /* Where all cells are errors, and so empty, they are no headings, and there is still a column of them. */
  guess.width = MAX (guess.width, 1);
  if (guess.heading >= 0 && g_strv_length (rows->pdata[guess.heading]) == 0)
    {
      guess.first = guess.heading;
      guess.heading = -1;
    }
  for (guint i = 0; i < guess.first; i++)
    {
      g_autoptr (TribSheetRow) row = g_queue_pop_head (&self->ahead);

      report_cells (self, row, 0);
      if ((int) i == guess.heading)
        {
          trib_header_name (reader, rows->pdata[i], guess.width, row->line);
          keep_headings (self, rows->pdata[i]);
        }
      else
        trib_header_report_preamble (reader, rows->pdata[i], row->line);
    }
  if (guess.heading < 0)
    trib_header_name (reader, NULL, guess.width, 0);
  self->n_columns = guess.width;
}

/* Opens a sheet and reads its first rows, of which there may be none. */
static gboolean
try_sheet (TribSheetReader *self, guint number, GError **error)
{
  g_clear_pointer (&self->sheet, trib_sheet_free);
  g_queue_clear_full (&self->ahead, (GDestroyNotify) trib_sheet_row_free);
  self->number = number;
  self->ended = FALSE;
  self->sheet = self->workbook->class->open_sheet (self->workbook, number, error);
  return self->sheet && read_sample (self, error);
}

static gboolean
open_named (TribSheetReader *self, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->workbook->sheets->len; i++)
    {
      if (strcmp (sheet_name (self, i)->name, name) == 0)
        return try_sheet (self, i, error);
      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", sheet_name (self, i)->name);
    }
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE, _ ("%s: there is no sheet “%s” in it. It has %s"),
               self->workbook->input->name, name, names->str);
  return FALSE;
}

/* Whether the first rows are such as a table has: two of several cells, or many. A sheet that only introduces the
 * others has neither. */
static gboolean
looks_like_table (TribSheetReader *self)
{
  guint n_wide = 0;

  for (GList *l = self->ahead.head; l; l = l->next)
    {
      const TribSheetRow *row = l->data;
      guint n = 0;

      for (guint i = 0; i < row->cells->len && n < 2; i++)
        n += g_array_index (row->cells, TribText, i).len > 0;
      n_wide += n == 2;
    }
  return n_wide >= 2 || g_queue_get_length (&self->ahead) >= MANY_ROWS;
}

/* The first sheet that looks like a table, else the first that is not empty; hidden ones where there is no other. */
static gboolean
open_first (TribSheetReader *self, GError **error)
{
  guint n = MIN (self->workbook->sheets->len, MAX_SHEETS_TRIED), first = n;

  for (guint pass = 0; pass < 2 && first == n; pass++)
    for (guint i = 0; i < n; i++)
      {
        if (sheet_name (self, i)->hidden != (pass == 1))
          continue;
        if (!try_sheet (self, i, error))
          return FALSE;
        if (looks_like_table (self))
          return TRUE;
        if (!g_queue_is_empty (&self->ahead) && first == n)
          first = i;
      }
  return first == n || try_sheet (self, first, error);
}

TribReader *
trib_sheet_reader_new (TribWorkbook *workbook, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribSheetReader) self = g_object_new (TRIB_TYPE_SHEET_READER, NULL);

  self->workbook = workbook;
  if (!workbook)
    return NULL;
  self->is_chosen = options->table != NULL;
  if (options->table ? !open_named (self, options->table, error) : !open_first (self, error))
    return NULL;
  if (g_queue_is_empty (&self->ahead))
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY, _ ("%s: the sheet “%s” is empty. Choose another"),
                   workbook->input->name, sheet_name (self, self->number)->name);
      return NULL;
    }
  decide_columns (self, options);
  trib_reader_set_facts (TRIB_READER (self), workbook->class->format, sheet_name (self, self->number)->name, NULL,
                         NULL);
  return TRIB_READER (g_steal_pointer (&self));
}
