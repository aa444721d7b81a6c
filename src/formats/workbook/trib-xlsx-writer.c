/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a workbook of one sheet with libxlsxwriter, whose memory does not grow with it. Text stays text: it is
 * never a formula or a link, and what looks like an escape ("_x0041_") is escaped. Numbers and dates that Excel holds
 * exactly are typed, all else is text. libxlsxwriter does not notice a full disk while it gathers rows, so the sheet is
 * looked through once before the file is let go.
 */
#include "config.h"

#include "formats/trib-writer-private.h"
#include "formats/workbook/trib-sheet-row.h"
#include "formats/workbook/trib-sheet-value.h"
#include "formats/workbook/trib-zip-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#define MAX_CHARACTERS 32767

#define TRIB_TYPE_XLSX_WRITER (trib_xlsx_writer_get_type ())
G_DECLARE_FINAL_TYPE (TribXlsxWriter, trib_xlsx_writer, TRIB, XLSX_WRITER, TribWriter)

struct _TribXlsxWriter
{
  TribWriter parent_instance;

  TribOutFile *out;
  const TribWriterColumn *columns;
  guint n_columns;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *date_format, *time_format;
  guint32 n_rows; /* the headings included */
};

G_DEFINE_FINAL_TYPE (TribXlsxWriter, trib_xlsx_writer, TRIB_TYPE_WRITER)

static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4])
         && g_ascii_isxdigit (p[5]) && p[6] == '_';
}

/* Text as the library may have it, escapes escaped. @n_units: as Excel counts. */
static char *
prepare_text (const TribText *cell, guint *n_units)
{
  g_autofree char *clean = trib_sheet_value_clean (cell);
  GString *out = g_string_sized_new (cell->len + 8);

  *n_units = 0;
  for (const char *p = clean; *p; p = g_utf8_next_char (p))
    {
      *n_units += g_utf8_get_char (p) >= 0x10000 ? 2 : 1;
      if (is_escape (p))
        g_string_append (out, "_x005F_");
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

/* From March 1900 on, before which Excel counts a day that never was. */
static gboolean
parse_date (const TribText *cell, lxw_datetime *out)
{
  TribSheetMoment moment;

  if (!trib_sheet_value_parse_moment (cell, &moment) || moment.year < 1900 || (moment.year == 1900 && moment.month < 3))
    return FALSE;
  *out = (lxw_datetime){ moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second };
  return TRUE;
}

static gboolean
write_text (TribXlsxWriter *self, guint column, const TribText *cell, lxw_format *format, GError **error)
{
  guint n_units;
  g_autofree char *text = prepare_text (cell, &n_units);

  if (n_units > MAX_CHARACTERS)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s, row %u, column “%s”: a text of %u characters, where .xlsx holds %u. Export as CSV"),
                   trib_out_file_get_name (self->out), self->n_rows, self->columns[column].name, n_units,
                   MAX_CHARACTERS);
      return FALSE;
    }
  worksheet_write_string (self->sheet, self->n_rows, column, text, format);
  return TRUE;
}

static gboolean
write_cell (TribXlsxWriter *self, guint column, const TribText *cell, GError **error)
{
  TribColumnKind kind = self->columns[column].kind;
  lxw_datetime date;
  guint n_digits;

  if (cell->len == 0)
    return TRUE;
  if (kind == TRIB_COLUMN_NUMBER && trib_writer_is_number (cell, &n_digits) && n_digits <= TRIB_SHEET_EXACT_DIGITS)
    {
      worksheet_write_number (self->sheet, self->n_rows, column, g_ascii_strtod (cell->text, NULL), NULL);
      return TRUE;
    }
  if (kind == TRIB_COLUMN_DATE && parse_date (cell, &date))
    {
      worksheet_write_datetime (self->sheet, self->n_rows, column, &date,
                                cell->len == 10 ? self->date_format : self->time_format);
      return TRUE;
    }
  return write_text (self, column, cell, NULL, error);
}

static gboolean
trib_xlsx_writer_row (TribWriter *writer, const TribText *cells, guint n_cells, GError **error)
{
  TribXlsxWriter *self = TRIB_XLSX_WRITER (writer);

  if (self->n_rows >= TRIB_SHEET_MAX_ROWS)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: more than %u rows, which .xlsx cannot hold. Export as CSV"),
                   trib_out_file_get_name (self->out), TRIB_SHEET_MAX_ROWS - 1);
      return FALSE;
    }
  for (guint i = 0; i < MIN (n_cells, self->n_columns); i++)
    if (!write_cell (self, i, &cells[i], error))
      return FALSE;
  self->n_rows++;
  return TRUE;
}

static void
set_write_error (TribXlsxWriter *self, const char *what, GError **error)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_WRITE,
               _ ("%s: could not be written: %s. Make room, or choose another place"),
               trib_out_file_get_name (self->out), what);
}

static gboolean
trib_xlsx_writer_finish (TribWriter *writer, GError **error)
{
  TribXlsxWriter *self = TRIB_XLSX_WRITER (writer);
  lxw_error status;

  if (self->n_rows > 1 && self->n_columns > 0)
    worksheet_autofilter (self->sheet, 0, 0, self->n_rows - 1, self->n_columns - 1);
  status = workbook_close (g_steal_pointer (&self->workbook));
  if (status != LXW_NO_ERROR)
    {
      set_write_error (self, lxw_strerror (status), error);
      return FALSE;
    }
  if (!trib_zip_check_written (trib_out_file_get_work_path (self->out), "xl/worksheets/sheet1.xml", "</worksheet>"))
    {
      set_write_error (self, _ ("it would be incomplete"), error);
      return FALSE;
    }
  return trib_out_file_commit (self->out, error);
}

static void
trib_xlsx_writer_finalize (GObject *object)
{
  TribXlsxWriter *self = TRIB_XLSX_WRITER (object);

  /* There is no other way to let go of the library's memory and files than to let it write. */
  if (self->workbook)
    workbook_close (self->workbook);
  g_clear_pointer (&self->out, trib_out_file_free);
  G_OBJECT_CLASS (trib_xlsx_writer_parent_class)->finalize (object);
}

static void
trib_xlsx_writer_class_init (TribXlsxWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_xlsx_writer_finalize;
  TRIB_WRITER_CLASS (klass)->row = trib_xlsx_writer_row;
  TRIB_WRITER_CLASS (klass)->finish = trib_xlsx_writer_finish;
}

static void
trib_xlsx_writer_init (TribXlsxWriter *self)
{
}

/* Before any row: what is written cannot be changed later. */
static gboolean
write_headings (TribXlsxWriter *self, GError **error)
{
  lxw_format *bold = workbook_add_format (self->workbook);

  format_set_bold (bold);
  self->date_format = workbook_add_format (self->workbook);
  format_set_num_format (self->date_format, "yyyy-mm-dd");
  self->time_format = workbook_add_format (self->workbook);
  format_set_num_format (self->time_format, "yyyy-mm-dd hh:mm:ss");
  for (guint i = 0; i < self->n_columns; i++)
    {
      glong length = g_utf8_strlen (self->columns[i].name, -1);
      double usual = self->columns[i].kind == TRIB_COLUMN_TEXT   ? 20
                     : self->columns[i].kind == TRIB_COLUMN_DATE ? 12
                                                                 : 10;

      worksheet_set_column (self->sheet, i, i, CLAMP (length + 3, usual, 60), NULL);
    }
  worksheet_freeze_panes (self->sheet, 1, 0);
  for (guint i = 0; i < self->n_columns; i++)
    {
      TribText name = { self->columns[i].name, strlen (self->columns[i].name) };

      if (!write_text (self, i, &name, bold, error))
        return FALSE;
    }
  self->n_rows = 1;
  return TRUE;
}

TribWriter *
trib_xlsx_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                      guint n_columns, GError **error)
{
  g_autoptr (TribXlsxWriter) self = g_object_new (TRIB_TYPE_XLSX_WRITER, NULL);
  lxw_workbook_options settings = { .constant_memory = LXW_TRUE };
  const char *path;

  self->out = out;
  self->columns = columns;
  self->n_columns = n_columns;
  if (n_columns > TRIB_SHEET_MAX_COLUMNS)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: %u columns, where .xlsx holds %u. Export as CSV"), trib_out_file_get_name (out), n_columns,
                   TRIB_SHEET_MAX_COLUMNS);
      return NULL;
    }
  path = trib_out_file_get_work_path (out);
  if (!path)
    {
      trib_out_file_check (out, error);
      return NULL;
    }
  self->workbook = workbook_new_opt (path, &settings);
  self->sheet = self->workbook ? workbook_add_worksheet (self->workbook, NULL) : NULL;
  if (!self->sheet)
    {
      set_write_error (self, _ ("no memory, or no temporary file"), error);
      return NULL;
    }
  if (!write_headings (self, error))
    return NULL;
  return TRIB_WRITER (g_steal_pointer (&self));
}
