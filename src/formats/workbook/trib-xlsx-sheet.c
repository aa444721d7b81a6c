/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Streams the rows of a sheet and makes text of its cells: shared and inline strings, numbers by their format,
 * truth values, cached values of formulas. Error cells and formulas without a value are empty and reported.
 */
#include "config.h"

#include "formats/workbook/trib-xlsx-sheet.h"

#include "formats/text/trib-text-check.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define MAX_COLUMNS 16384
#define MAX_ROW_TEXT (64 * 1024 * 1024)

/* One cell while it comes in. */
typedef struct
{
  guint column;
  char type; /* 's'hared, 'i'nline, 'f'ormula's text, 'b'oolean, 'e'rror, 'd'ate, 'n'umber */
  TribXlsxFormat format;
  gboolean has_formula, has_value;
  gboolean in_text;
  guint phonetic;
} Cell;

TribXlsxRow *
trib_xlsx_row_new (void)
{
  TribXlsxRow *self = g_new0 (TribXlsxRow, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (TribText));
  self->text = g_string_new (NULL);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_row_issue_free);
  return self;
}

void
trib_xlsx_row_free (TribXlsxRow *self)
{
  if (!self)
    return;
  g_array_unref (self->cells);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->issues);
  g_free (self);
}

TribXlsxSheetStream *
trib_xlsx_sheet_open (TribXlsxPackage *package, const TribXlsxSheet *sheet, const TribXlsxTables *tables,
                      GError **error)
{
  TribXlsxPart *part = trib_xlsx_part_open (package->input, sheet->part, error);
  TribXlsxSheetStream *self;

  if (!part)
    return NULL;
  self = g_new0 (TribXlsxSheetStream, 1);
  self->part = part;
  self->tables = tables;
  self->name = package->input->name;
  self->date1904 = package->date1904;
  return self;
}

void
trib_xlsx_sheet_free (TribXlsxSheetStream *self)
{
  if (!self)
    return;
  trib_xlsx_part_free (self->part);
  g_free (self);
}

/* "AB12" -> 27; the column after the last where there is no reference. */
static gboolean
parse_reference (const char *reference, guint *column)
{
  guint n = 0;

  for (; reference && g_ascii_isalpha (*reference) && n <= MAX_COLUMNS; reference++)
    n = n * 26 + (g_ascii_toupper (*reference) - 'A' + 1);
  if (n > 0)
    *column = n - 1;
  return *column < MAX_COLUMNS;
}

static char
cell_type (const char *type)
{
  if (!type || strcmp (type, "n") == 0)
    return 'n';
  if (strcmp (type, "inlineStr") == 0)
    return 'i';
  if (strcmp (type, "str") == 0)
    return 'f';
  return type[0];
}

static gboolean
begin_cell (TribXlsxSheetStream *self, TribXmlStream *xml, Cell *cell, guint column, GError **error)
{
  const char *style = trib_xml_stream_get_attribute (xml, "s");
  guint number = style ? (guint) atoi (style) : 0;

  *cell = (Cell){ .column = column, .type = cell_type (trib_xml_stream_get_attribute (xml, "t")) };
  if (number < self->tables->formats->len)
    cell->format = g_array_index (self->tables->formats, TribXlsxFormat, number);
  if (parse_reference (trib_xml_stream_get_attribute (xml, "r"), &cell->column))
    return TRUE;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
               _ ("%s, row %" PRIu64 ": more than %d columns. Save the sheet again"), self->name, self->line,
               MAX_COLUMNS);
  return FALSE;
}

static void
report (TribXlsxRow *row, TribIssueKind kind, guint column, const char *value, const char *reason)
{
  g_ptr_array_add (row->issues, trib_row_issue_new (kind, 0, row->line, column, value, reason));
}

/* @value is what stands in the file, at the end of the row's text from @from on; it is replaced by what it says. */
static void
finish_cell (TribXlsxSheetStream *self, TribXlsxRow *row, const Cell *cell, gsize from)
{
  GString *text = row->text;
  g_autofree char *value = NULL;
  guint64 index;
  gboolean lost;

  switch (cell->type)
    {
    case 'i':
    case 'f':
      trib_xlsx_unescape (text, from);
      break;
    case 's':
      index = g_ascii_strtoull (text->str + from, NULL, 10);
      if (text->len > from && index < self->tables->strings->len)
        {
          TribText shared = trib_pool_get (self->tables->pool, g_array_index (self->tables->strings, guint32, index));

          g_string_truncate (text, from);
          g_string_append_len (text, shared.text, shared.len);
        }
      else if (text->len > from)
        {
          report (row, TRIB_ISSUE_CELL_ERROR, cell->column, text->str + from, _ ("a text that is not in the workbook"));
          g_string_truncate (text, from);
        }
      break;
    case 'e':
      report (row, TRIB_ISSUE_CELL_ERROR, cell->column, text->str + from, _ ("an error; the cell is empty"));
      g_string_truncate (text, from);
      break;
    case 'b':
      value = g_strdup (text->str + from);
      g_string_truncate (text, from);
      g_string_append (text, strcmp (value, "1") == 0 || strcmp (value, "true") == 0 ? "TRUE" : *value ? "FALSE" : "");
      break;
    case 'n':
      if (text->len == from)
        break;
      value = g_strdup (text->str + from);
      g_string_truncate (text, from);
      trib_xlsx_number_append (text, value, cell->format, self->date1904, &lost);
      if (lost)
        report (row, TRIB_ISSUE_NUMBER, cell->column, text->str + from,
                _ ("a spreadsheet keeps 15 digits, and counts a 29 February 1900: this may not be what was meant"));
      break;
    default:
      break;
    }
  /* A text may be empty; a number, or what is not said to be anything, has no value then. */
  if (cell->has_formula && text->len == from && !(cell->has_value && (cell->type == 'f' || cell->type == 'e')))
    report (row, TRIB_ISSUE_CELL_ERROR, cell->column, NULL, _ ("a formula without its value; open and save the file"));
}

/* Notes where @column's text ends, columns between it and the last one being empty. */
static void
end_cell (TribXlsxRow *row, guint column, gsize from)
{
  TribText cell;

  g_string_append_c (row->text, '\0');
  while (row->cells->len <= column)
    {
      cell = TRIB_TEXT_EMPTY;
      g_array_append_val (row->cells, cell);
    }
  /* The text may move while it grows: its place for now, see settle (). */
  cell = (TribText){ GSIZE_TO_POINTER (from + 1), row->text->len - 1 - from };
  g_array_index (row->cells, TribText, column) = cell;
}

static void
settle (TribXlsxRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      TribText *cell = &g_array_index (row->cells, TribText, i);

      if (cell->len == 0)
        {
          *cell = TRIB_TEXT_EMPTY;
          continue;
        }
      cell->text = row->text->str + (GPOINTER_TO_SIZE (cell->text) - 1);
      n = i + 1;
    }
  g_array_set_size (row->cells, n);
}

static void
begin_row (TribXlsxSheetStream *self, TribXmlStream *xml, TribXlsxRow *row)
{
  const char *number = trib_xml_stream_get_attribute (xml, "r");
  const char *hidden = trib_xml_stream_get_attribute (xml, "hidden");
  guint64 line = number ? g_ascii_strtoull (number, NULL, 10) : 0;

  self->line = line > self->line ? line : self->line + 1;
  self->n_hidden += hidden && (strcmp (hidden, "1") == 0 || strcmp (hidden, "true") == 0);
  row->line = self->line;
  g_array_set_size (row->cells, 0);
  g_string_truncate (row->text, 0);
  g_ptr_array_set_size (row->issues, 0);
}

/* A start tag within a row. */
static void
within_cell (const char *name, gboolean empty, Cell *cell)
{
  if (strcmp (name, "v") == 0)
    {
      cell->has_value = TRUE;
      cell->in_text = !empty;
    }
  else if (strcmp (name, "f") == 0)
    cell->has_formula = TRUE;
  else if (strcmp (name, "t") == 0)
    cell->in_text = !empty && cell->phonetic == 0;
  else if (strcmp (name, "rPh") == 0 && !empty)
    cell->phonetic++;
}

/* Everything up to the end of the row. */
static gboolean
read_row (TribXlsxSheetStream *self, TribXmlStream *xml, TribXlsxRow *row, GError **error)
{
  xmlTextReaderPtr reader = trib_xml_stream_get_reader (xml);
  gboolean in_cell = FALSE;
  Cell cell = { 0 };
  guint next = 0;
  gsize from = 0;

  while (trib_xml_stream_step (xml, error))
    {
      int type = xmlTextReaderNodeType (reader);
      gboolean empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement (reader);
      const char *name = trib_xml_stream_get_name (xml);

      if (cell.in_text && trib_xml_stream_is_text (xml))
        g_string_append (row->text, (const char *) xmlTextReaderConstValue (reader));
      else if (type == XML_READER_TYPE_ELEMENT && strcmp (name, "c") == 0)
        {
          if (!begin_cell (self, xml, &cell, next, error))
            return FALSE;
          next = cell.column + 1;
          from = row->text->len;
          in_cell = !empty;
        }
      else if (type == XML_READER_TYPE_ELEMENT && in_cell)
        within_cell (name, empty, &cell);
      else if (type == XML_READER_TYPE_END_ELEMENT)
        {
          if (strcmp (name, "row") == 0)
            return TRUE;
          if (strcmp (name, "c") == 0)
            {
              finish_cell (self, row, &cell, from);
              end_cell (row, cell.column, from);
              in_cell = FALSE;
            }
          else if (strcmp (name, "rPh") == 0)
            cell.phonetic--;
          cell.in_text = FALSE;
        }
      if (row->text->len > MAX_ROW_TEXT)
        {
          g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                       _ ("%s, row %" PRIu64 ": more than 64 MB of text in a row. Save the sheet again"), self->name,
                       self->line);
          return FALSE;
        }
    }
  return FALSE;
}

gboolean
trib_xlsx_sheet_next (TribXlsxSheetStream *self, TribXlsxRow *row, GError **error)
{
  TribXmlStream *xml = trib_xlsx_part_get_xml (self->part);
  xmlTextReaderPtr reader = trib_xml_stream_get_reader (xml);
  GError *inner = NULL;

  while (trib_xml_stream_step (xml, &inner))
    {
      const char *name = trib_xml_stream_get_name (xml);

      if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
        continue;
      self->n_merged += strcmp (name, "mergeCell") == 0;
      if (strcmp (name, "row") != 0)
        continue;
      begin_row (self, xml, row);
      if (xmlTextReaderIsEmptyElement (reader))
        continue;
      if (!read_row (self, xml, row, &inner))
        break;
      settle (row);
      if (row->cells->len > 0 || row->issues->len > 0)
        return TRUE;
    }
  if (inner)
    g_propagate_error (error, inner);
  else
    trib_xlsx_part_finish (self->part, error);
  return FALSE;
}
