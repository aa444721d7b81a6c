/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Streams the rows of a sheet and makes text of its cells: shared and inline strings, numbers by their format,
 * truth values, cached values of formulas. Error cells and formulas without a value are empty and reported.
 */
#include "config.h"

#include "formats/workbook/trib-xlsx-sheet.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

/* One cell while it comes in. */
typedef struct
{
  guint column;
  char type; /* 's'hared, 'i'nline, 'f'ormula's text, 'b'oolean, 'e'rror, 'd'ate, 'n'umber */
  TribNumberFormat format;
  gboolean has_formula, has_value;
  gboolean in_text;
  guint phonetic;
} Cell;

typedef struct
{
  TribSheet parent;
  TribZipPart *part;
  const TribXlsxTables *tables;
  const char *name; /* of the file */
  gboolean date1904, in_data;
  guint64 line;
} TribXlsxStream;

/* "AB12" -> 27; @next where there is no reference. */
static guint
parse_reference (const char *reference, guint next)
{
  guint n = 0;

  for (; reference && g_ascii_isalpha (*reference) && n <= TRIB_SHEET_MAX_COLUMNS; reference++)
    n = n * 26 + (g_ascii_toupper (*reference) - 'A' + 1);
  return n > 0 ? n - 1 : next;
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

static void
begin_cell (TribXlsxStream *self, TribXmlStream *xml, Cell *cell, guint next)
{
  const char *style = trib_xml_stream_get_attribute (xml, "s");
  guint number = style ? (guint) atoi (style) : 0;

  *cell = (Cell){ .column = parse_reference (trib_xml_stream_get_attribute (xml, "r"), next),
                  .type = cell_type (trib_xml_stream_get_attribute (xml, "t")) };
  if (number < self->tables->formats->len)
    cell->format = g_array_index (self->tables->formats, TribNumberFormat, number);
}

/* "2021-01-31T00:00:00.000Z": without a fraction of nothing, and without midnight where a day is meant. */
static void
append_iso_date (GString *text, const char *value, TribNumberKind kind)
{
  const char *time = strchr (value, 'T'), *point = time ? strchr (time, '.') : NULL;
  gsize zeros = point ? strspn (point + 1, "0") : 0;

  if (time && g_str_has_prefix (time, "T00:00:00") && kind == TRIB_NUMBER_DATE)
    g_string_append_len (text, value, time - value);
  else if (point && !g_ascii_isdigit (point[1 + zeros]))
    {
      g_string_append_len (text, value, point - value);
      g_string_append (text, point + 1 + zeros);
    }
  else
    g_string_append (text, value);
}

/* @value is what stands in the file, at the end of the row's text from @from on; it is replaced by what it says. */
static void
finish_cell (TribXlsxStream *self, TribSheetRow *row, const Cell *cell, gsize from)
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
      if (text->len > from && index < trib_text_store_get_size (self->tables->texts))
        {
          g_string_truncate (text, from);
          trib_text_store_append (self->tables->texts, index, text);
        }
      else if (text->len > from)
        {
          trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, cell->column, text->str + from,
                                 _ ("a text that is not in the workbook"));
          g_string_truncate (text, from);
        }
      break;
    case 'e':
      trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, cell->column, text->str + from,
                             _ ("an error; the cell is empty"));
      g_string_truncate (text, from);
      break;
    case 'b':
      value = g_strdup (text->str + from);
      g_string_truncate (text, from);
      g_string_append (text, strcmp (value, "1") == 0 || strcmp (value, "true") == 0 ? "TRUE" : *value ? "FALSE" : "");
      break;
    case 'd':
      value = g_strdup (text->str + from);
      g_string_truncate (text, from);
      append_iso_date (text, g_strstrip (value), cell->format.kind);
      break;
    case 'n':
      value = g_strstrip (g_strdup (text->str + from));
      if (!*value)
        {
          g_string_truncate (text, from);
          break;
        }
      g_string_truncate (text, from);
      trib_number_format_append (text, value, cell->format, self->date1904, &lost);
      if (lost)
        trib_sheet_row_report (
            row, TRIB_ISSUE_NUMBER, cell->column, text->str + from,
            _ ("a spreadsheet keeps 15 digits, and counts a 29 February 1900: this may not be what was meant"));
      break;
    default:
      break;
    }
  /* A text may be empty; a number, or what is not said to be anything, has no value then. */
  if (cell->has_formula && text->len == from && !(cell->has_value && (cell->type == 'f' || cell->type == 'e')))
    trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, cell->column, NULL,
                           _ ("a formula without its value; open and save the file"));
}

static gboolean
is_true (const char *value)
{
  return value && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

/* Whether the row is hidden. */
static gboolean
begin_row (TribXlsxStream *self, TribXmlStream *xml, TribSheetRow *row)
{
  const char *number = trib_xml_stream_get_attribute (xml, "r");
  gboolean hidden = is_true (trib_xml_stream_get_attribute (xml, "hidden"));
  guint64 line = number ? g_ascii_strtoull (number, NULL, 10) : 0;

  self->line = line > self->line ? line : self->line + 1;
  trib_sheet_row_begin (row, self->line);
  return hidden;
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

/* What is said of the sheet above and below its rows. */
static void
beside_rows (TribXlsxStream *self, TribXmlStream *xml, const char *name)
{
  if (strcmp (name, "mergeCell") == 0)
    self->parent.n_merged++;
  else if (strcmp (name, "col") == 0 && is_true (trib_xml_stream_get_attribute (xml, "hidden")))
    {
      const char *first = trib_xml_stream_get_attribute (xml, "min"),
                 *last = trib_xml_stream_get_attribute (xml, "max");
      guint from = first ? (guint) atoi (first) : 1, to = last ? (guint) atoi (last) : from;

      /* Those beyond any table are hidden to make the sheet look small. */
      if (to < TRIB_SHEET_MAX_COLUMNS && to >= from)
        self->parent.n_hidden_columns += to - from + 1;
    }
}

/* Everything up to the end of the row. */
static gboolean
read_row (TribXlsxStream *self, TribXmlStream *xml, TribSheetRow *row, GError **error)
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
          begin_cell (self, xml, &cell, next);
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
              trib_sheet_row_put (row, cell.column, from);
              in_cell = FALSE;
            }
          else if (strcmp (name, "rPh") == 0)
            cell.phonetic--;
          cell.in_text = FALSE;
        }
      if (!trib_sheet_row_check (row, cell.column, self->name, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
next_row (TribSheet *sheet, TribSheetRow *row, GError **error)
{
  TribXlsxStream *self = (TribXlsxStream *) sheet;
  TribXmlStream *xml = trib_zip_part_get_xml (self->part);
  xmlTextReaderPtr reader = trib_xml_stream_get_reader (xml);
  GError *inner = NULL;

  while (trib_xml_stream_step (xml, &inner))
    {
      const char *name = trib_xml_stream_get_name (xml);
      gboolean hidden;

      if (strcmp (name, "sheetData") == 0)
        self->in_data
            = xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement (reader);
      if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
        continue;
      /* What is drawn on a sheet has rows, too. */
      if (!self->in_data || strcmp (name, "row") != 0)
        {
          beside_rows (self, xml, name);
          continue;
        }
      hidden = begin_row (self, xml, row);
      if (xmlTextReaderIsEmptyElement (reader))
        continue;
      if (!read_row (self, xml, row, &inner))
        break;
      if (trib_sheet_row_end (row))
        {
          self->parent.n_hidden_rows += hidden;
          return TRUE;
        }
    }
  if (inner)
    g_propagate_error (error, inner);
  else
    trib_zip_part_finish (self->part, error);
  return FALSE;
}

static guint64
get_offset (TribSheet *sheet)
{
  return trib_zip_part_get_offset (((TribXlsxStream *) sheet)->part);
}

static void
free_sheet (TribSheet *sheet)
{
  trib_zip_part_free (((TribXlsxStream *) sheet)->part);
  g_free (sheet);
}

TribSheet *
trib_xlsx_sheet_open (TribXlsxPackage *package, const TribXlsxSheet *sheet, const TribXlsxTables *tables,
                      GError **error)
{
  static const TribSheetClass class = { next_row, get_offset, free_sheet };
  TribZipPart *part = trib_zip_part_open (package->input, sheet->part, error);
  TribXlsxStream *self;

  if (!part)
    return NULL;
  self = g_new0 (TribXlsxStream, 1);
  self->parent.class = &class;
  self->part = part;
  self->tables = tables;
  self->name = package->input->name;
  self->date1904 = package->date1904;
  return &self->parent;
}
