/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a table of a sheet: finds where it begins, its headings, and what among its rows is no record. The first
 * rows are kept back until that is decided, then everything streams. How cells become text is the business of
 * trib-xlsx-sheet.c.
 */
#include "config.h"

#include "formats/workbook/trib-xlsx-reader.h"

#include "formats/trib-header.h"
#include "formats/trib-row-kind.h"
#include "formats/workbook/trib-xlsx-sheet.h"
#include "formats/trib-writer-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SAMPLE_ROWS 100
#define SAMPLE_CELLS 100000
#define ROWS_AFTER_TOTAL 3

struct _TribXlsxReader
{
  TribReader parent_instance;

  TribInput *input;
  TribXlsxPackage *package;
  TribXlsxTables *tables;
  TribXlsxSheetStream *sheet;
  GQueue ahead; /* (element-type TribXlsxRow): read, not yet delivered */
  TribXlsxRow *present;
  gboolean ended;
  guint left; /* columns of the sheet before the table's first */
  guint n_columns;
  GArray *cells;    /* TribText: of the present row */
  GArray *headings; /* TribText; %NULL where there are none */
  guint64 row;
};

G_DEFINE_FINAL_TYPE (TribXlsxReader, trib_xlsx_reader, TRIB_TYPE_READER)

static void
report_layout_of (TribXlsxReader *self, char *reason)
{
  trib_reader_report (TRIB_READER (self), TRIB_ISSUE_LAYOUT, 0, 0, -1, NULL, reason);
  g_free (reason);
}

static void
report_layout (TribXlsxReader *self)
{
  if (self->sheet->n_merged > 0)
    report_layout_of (
        self,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u merged range, of which the first cell has the value",
                                      "%u merged ranges, of which the first cell has the value", self->sheet->n_merged),
                         self->sheet->n_merged));
  if (self->sheet->n_hidden > 0)
    report_layout_of (
        self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hidden row, which was read like the others",
                                            "%u hidden rows, which were read like the others", self->sheet->n_hidden),
                               self->sheet->n_hidden));
}

/* Nobody asked for one sheet of several: the others are named, so that none is missed unseen. */
static void
report_left_aside (TribXlsxReader *self, const TribXlsxSheet *read)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->package->sheets->len; i++)
    {
      const TribXlsxSheet *sheet = self->package->sheets->pdata[i];

      if (sheet == read || sheet->hidden)
        continue;
      if (n++ > 0)
        g_string_append (names, ", ");
      g_string_append_printf (names, _ ("“%s”"), sheet->name);
    }
  if (n > 0)
    report_layout_of (self,
                      g_strdup_printf (_ ("only the sheet “%s” was read; left aside: %s"), read->name, names->str));
}

/* Reads one more row to those ahead. */
static gboolean
read_ahead (TribXlsxReader *self, GError **error)
{
  g_autoptr (TribXlsxRow) row = trib_xlsx_row_new ();
  GError *inner = NULL;

  if (self->ended)
    return FALSE;
  if (trib_xlsx_sheet_next (self->sheet, row, &inner))
    {
      g_queue_push_tail (&self->ahead, g_steal_pointer (&row));
      return TRUE;
    }
  self->ended = TRUE;
  if (inner)
    g_propagate_error (error, inner);
  else
    report_layout (self);
  return FALSE;
}

static gboolean
next_row (TribXlsxReader *self, GError **error)
{
  if (g_queue_is_empty (&self->ahead) && self->present && !self->ended)
    {
      GError *inner = NULL;

      /* The usual way: into the row that was used before. */
      if (trib_xlsx_sheet_next (self->sheet, self->present, &inner))
        return TRUE;
      self->ended = TRUE;
      if (inner)
        g_propagate_error (error, inner);
      else
        report_layout (self);
      return FALSE;
    }
  g_clear_pointer (&self->present, trib_xlsx_row_free);
  self->present = g_queue_pop_head (&self->ahead);
  return self->present != NULL;
}

/* The present row as cells of the table: the columns before it, if anything is there, come last. */
static void
fill_cells (TribXlsxReader *self)
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

static void
report_row (TribXlsxReader *self)
{
  TribReader *reader = TRIB_READER (self);
  guint64 line = self->present->line;

  for (guint i = 0; i < self->present->issues->len; i++)
    {
      TribRowIssue *issue = self->present->issues->pdata[i];

      trib_reader_report (reader, issue->kind, self->row, line,
                          issue->column >= (int) self->left ? issue->column - (int) self->left : -1, issue->value,
                          issue->reason);
    }
  if (self->cells->len > self->n_columns)
    {
      g_autofree char *reason = g_strdup_printf (_ ("%u cells where there are %u columns; the surplus is kept"),
                                                 self->cells->len, self->n_columns);

      trib_reader_report (reader, TRIB_ISSUE_TOO_LONG, self->row, line, self->n_columns,
                          g_array_index (self->cells, TribText, self->n_columns).text, reason);
    }
}

static gboolean
ends_soon (TribXlsxReader *self, GError **error)
{
  while (g_queue_get_length (&self->ahead) <= ROWS_AFTER_TOTAL)
    if (!read_ahead (self, error))
      return TRUE;
  return FALSE;
}

static gboolean
trib_xlsx_reader_next (TribReader *reader, TribRow *row, GError **error)
{
  TribXlsxReader *self = TRIB_XLSX_READER (reader);
  TribRowTotal total;
  GError *inner = NULL;
  TribText *cells;
  gboolean at_end = FALSE;

  if (!next_row (self, error))
    return FALSE;
  fill_cells (self);
  cells = (TribText *) self->cells->data;
  self->row++;
  *row = (TribRow){ cells, self->cells->len, self->row, self->present->line, 0 };
  report_row (self);
  trib_reader_set_position (reader, trib_xlsx_part_get_offset (self->sheet->part), self->input->size);
  if (self->headings
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
trib_xlsx_reader_finalize (GObject *object)
{
  TribXlsxReader *self = TRIB_XLSX_READER (object);

  g_queue_clear_full (&self->ahead, (GDestroyNotify) trib_xlsx_row_free);
  g_clear_pointer (&self->present, trib_xlsx_row_free);
  g_clear_pointer (&self->sheet, trib_xlsx_sheet_free);
  g_clear_pointer (&self->tables, trib_xlsx_tables_free);
  g_clear_pointer (&self->package, trib_xlsx_package_free);
  g_clear_pointer (&self->input, trib_input_free);
  g_clear_pointer (&self->cells, g_array_unref);
  if (self->headings)
    for (guint i = 0; i < self->headings->len; i++)
      g_free ((char *) g_array_index (self->headings, TribText, i).text);
  g_clear_pointer (&self->headings, g_array_unref);
  G_OBJECT_CLASS (trib_xlsx_reader_parent_class)->finalize (object);
}

static void
trib_xlsx_reader_class_init (TribXlsxReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_xlsx_reader_finalize;
  TRIB_READER_CLASS (klass)->next = trib_xlsx_reader_next;
}

static void
trib_xlsx_reader_init (TribXlsxReader *self)
{
  g_queue_init (&self->ahead);
  self->cells = g_array_new (FALSE, FALSE, sizeof (TribText));
}

static const TribXlsxSheet *
find_sheet (TribXlsxReader *self, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->package->sheets->len; i++)
    {
      const TribXlsxSheet *sheet = self->package->sheets->pdata[i];

      if (name ? strcmp (sheet->name, name) == 0 : !sheet->hidden)
        return sheet;
      g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", sheet->name);
    }
  if (!name)
    return self->package->sheets->pdata[0];
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE, _ ("%s: there is no sheet “%s” in it. It has %s"),
               self->input->name, name, names->str);
  return NULL;
}

static GStrv
copy_row (const TribXlsxRow *row, guint left)
{
  guint n = row->cells->len > left ? row->cells->len - left : 0;
  GStrv copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (g_array_index (row->cells, TribText, left + i).text);
  return copy;
}

/* The first columns of the sheet are often empty: how many, by the rows ahead. */
static guint
count_left (TribXlsxReader *self)
{
  guint left = G_MAXUINT;

  for (GList *l = self->ahead.head; l; l = l->next)
    {
      const TribXlsxRow *row = l->data;
      guint n = 0;

      while (n < row->cells->len && g_array_index (row->cells, TribText, n).len == 0)
        n++;
      if (n < row->cells->len)
        left = MIN (left, n);
    }
  return left == G_MAXUINT ? 0 : left;
}

static void
keep_headings (TribXlsxReader *self, const char *const *cells)
{
  self->headings = g_array_new (FALSE, FALSE, sizeof (TribText));
  for (guint i = 0; cells[i]; i++)
    {
      TribText heading = { g_strdup (cells[i]), strlen (cells[i]) };

      g_array_append_val (self->headings, heading);
    }
}

static gboolean
decide_columns (TribXlsxReader *self, const TribReadOptions *options, const TribXlsxSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  TribReader *reader = TRIB_READER (self);
  TribHeaderGuess guess;
  GError *inner = NULL;
  guint n_cells = 0;

  while (g_queue_get_length (&self->ahead) < SAMPLE_ROWS && n_cells < SAMPLE_CELLS && read_ahead (self, &inner))
    n_cells += ((TribXlsxRow *) g_queue_peek_tail (&self->ahead))->cells->len;
  if (inner)
    {
      g_propagate_error (error, inner);
      return FALSE;
    }
  if (g_queue_is_empty (&self->ahead))
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY, _ ("%s: the sheet “%s” is empty. Choose another"),
                   self->input->name, sheet->name);
      return FALSE;
    }
  self->left = count_left (self);
  for (GList *l = self->ahead.head; l; l = l->next)
    g_ptr_array_add (rows, copy_row (l->data, self->left));
  trib_header_find (rows, options->header, &guess);
  for (guint i = 0; i < guess.first; i++)
    {
      g_autoptr (TribXlsxRow) row = g_queue_pop_head (&self->ahead);

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
  return TRUE;
}

/* A workbook's name with something else behind it is said here, in words. */
static gboolean
is_archive (const TribInput *input, GError **error)
{
  const char *kind = trib_format_foreign (input);

  if (input->n_head >= 4 && memcmp (input->head, "PK\003\004", 4) == 0)
    return TRUE;
  if (input->n_head >= 4 && memcmp (input->head, "\xd0\xcf\x11\xe0", 4) == 0)
    {
      static const char mark[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

      if (memmem (input->head, input->n_head, mark, sizeof mark - 1))
        kind = _ ("protected by a password; save it without one");
    }
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
               _ ("%s: is called a workbook, but is %s. Save it as .xlsx, or give it the right name"), input->name,
               kind ? kind : _ ("no ZIP archive, as a workbook is"));
  return FALSE;
}

static gboolean
sniff (const TribInput *input, gboolean has_ending)
{
  if (has_ending)
    return TRUE;
  return input->n_head >= 4 && memcmp (input->head, "PK\003\004", 4) == 0
         && (memmem (input->head, input->n_head, "[Content_Types].xml", 19)
             || memmem (input->head, input->n_head, "xl/", 3));
}

static TribReader *
open_reader (TribInput *input, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribXlsxReader) self = g_object_new (TRIB_TYPE_XLSX_READER, NULL);
  const TribXlsxSheet *sheet;

  self->input = input;
  if (!is_archive (input, error))
    return NULL;
  self->package = trib_xlsx_package_open (input, error);
  if (!self->package)
    return NULL;
  sheet = find_sheet (self, options->table, error);
  if (!sheet)
    return NULL;
  self->tables = trib_xlsx_tables_read (self->package, error);
  if (!self->tables)
    return NULL;
  self->sheet = trib_xlsx_sheet_open (self->package, sheet, self->tables, error);
  if (!self->sheet || !decide_columns (self, options, sheet, error))
    return NULL;
  trib_reader_set_facts (TRIB_READER (self), "xlsx", sheet->name, NULL, NULL);
  if (options->table == NULL)
    report_left_aside (self, sheet);
  return TRIB_READER (g_steal_pointer (&self));
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribXlsxPackage) package = is_archive (input, error) ? trib_xlsx_package_open (input, error) : NULL;
  GPtrArray *tables;

  if (!package)
    return NULL;
  tables = g_ptr_array_new ();
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < package->sheets->len; i++)
      {
        const TribXlsxSheet *sheet = package->sheets->pdata[i];

        if (sheet->hidden == (pass == 1))
          g_ptr_array_add (tables, trib_table_name_new (sheet->name, sheet->hidden));
      }
  return tables;
}

const TribFormat trib_xlsx_format = {
  .name = "xlsx",
  .title = ".xlsx",
  .endings = "xlsx xlsm xltx xltm",
  .mime_types = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
                "application/vnd.ms-excel.sheet.macroEnabled.12 "
                "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
  .sniff = sniff,
  .open = open_reader,
  .list_tables = list_tables,
  .write = trib_xlsx_writer_new,
};
