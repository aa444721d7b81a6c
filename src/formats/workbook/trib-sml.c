/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Goes through the file once for the names of the sheets and the formats of numbers, then once for the sheet that is
 * read. Cells say of what type they are, dates among them.
 */
#include "config.h"

#include "formats/workbook/trib-sml.h"

#include "formats/tree/trib-xml-stream.h"
#include "formats/workbook/trib-number-format.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  TribWorkbook parent;
  GHashTable *formats; /* (element-type utf8 TribNumberFormat): by style */
} TribSml;

typedef struct
{
  TribInput *input;
  TribXmlStream *xml;
  guint64 offset;
} Content;

/* One cell while it comes in. */
typedef struct
{
  guint column, across; /* cells that are merged into it */
  gboolean in_data, has_formula, has_value;
  char type; /* the first letter of String, Number, DateTime, Boolean, Error */
  TribNumberFormat format;
} Cell;

typedef struct
{
  TribSheet parent;
  Content *content;
  const TribSml *book;
  guint64 line;
} TribSmlSheet;

gboolean
trib_sml_sniff (const TribInput *input)
{
  const char *p = input->head;

  if (g_str_has_prefix (p, "\357\273\277"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  return *p == '<' && memmem (input->head, input->n_head, "urn:schemas-microsoft-com:office:spreadsheet", 44)
         && memmem (input->head, input->n_head, "Workbook", 8);
}

static gssize
read_content (gpointer data, char *to, gsize room, GError **error)
{
  Content *self = data;
  gssize n = trib_input_read (self->input, self->offset, to, room, error);

  self->offset += MAX (n, 0);
  return n;
}

static Content *
content_open (TribInput *input)
{
  Content *self = g_new0 (Content, 1);

  self->input = input;
  self->xml = trib_xml_stream_new (input->name, NULL, read_content, self);
  return self;
}

static void
content_free (Content *self)
{
  trib_xml_stream_free (self->xml);
  g_free (self);
}

static gboolean
is_element (TribXmlStream *xml, const char *name)
{
  return xmlTextReaderNodeType (trib_xml_stream_get_reader (xml)) == XML_READER_TYPE_ELEMENT
         && strcmp (trib_xml_stream_get_name (xml), name) == 0;
}

static gboolean
is_end (TribXmlStream *xml, const char *name)
{
  return xmlTextReaderNodeType (trib_xml_stream_get_reader (xml)) == XML_READER_TYPE_END_ELEMENT
         && strcmp (trib_xml_stream_get_name (xml), name) == 0;
}

static gboolean
is_empty (TribXmlStream *xml)
{
  return xmlTextReaderIsEmptyElement (trib_xml_stream_get_reader (xml));
}

/* A number of the element at hand; @otherwise where it has none. */
static guint
get_number (TribXmlStream *xml, const char *attribute, guint otherwise)
{
  const char *text = trib_xml_stream_get_attribute (xml, attribute);
  gint64 number = text ? g_ascii_strtoll (text, NULL, 10) : otherwise;

  return CLAMP (number, 0, G_MAXINT32);
}

static gboolean
is_hidden (TribXmlStream *xml)
{
  return get_number (xml, "Hidden", 0) == 1;
}

/* Names and styles. */
static gboolean
look_through (TribSml *self, Content *content, GError **error)
{
  g_autofree char *style = NULL;
  TribXmlStream *xml = content->xml;
  gboolean in_visible = FALSE;
  GError *inner = NULL;

  while (trib_xml_stream_step (xml, &inner))
    {
      GPtrArray *sheets = self->parent.sheets;
      const char *value;

      if (is_element (xml, "Style"))
        {
          g_free (style);
          style = g_strdup (trib_xml_stream_get_attribute (xml, "ID"));
        }
      else if (is_element (xml, "NumberFormat") && style && (value = trib_xml_stream_get_attribute (xml, "Format")))
        {
          TribNumberFormat format = trib_number_format_parse (value);

          g_hash_table_insert (self->formats, g_strdup (style), g_memdup2 (&format, sizeof format));
        }
      else if (is_element (xml, "Worksheet"))
        {
          value = trib_xml_stream_get_attribute (xml, "Name");
          trib_workbook_add_sheet (&self->parent, value ? value : "", FALSE);
        }
      else if (is_element (xml, "Visible"))
        in_visible = !is_empty (xml);
      else if (is_end (xml, "Visible"))
        in_visible = FALSE;
      else if (in_visible && sheets->len > 0 && trib_xml_stream_is_text (xml))
        ((TribTableName *) sheets->pdata[sheets->len - 1])->hidden
            = g_str_has_prefix ((const char *) xmlTextReaderConstValue (trib_xml_stream_get_reader (xml)),
                                "SheetHidden")
              || g_str_has_prefix ((const char *) xmlTextReaderConstValue (trib_xml_stream_get_reader (xml)),
                                   "SheetVeryHidden");
    }
  if (inner)
    g_propagate_error (error, inner);
  return inner == NULL;
}

/* "2021-01-31T00:00:00.000": a day where it is midnight; a time on the day before the first. */
static void
append_moment (GString *text, const char *value)
{
  const char *time = strchr (value, 'T'), *point = strchr (value, '.');
  gsize len = point ? (gsize) (point - value) : strlen (value);

  if (time && (g_str_has_prefix (value, "1899-12-31T") || g_str_has_prefix (value, "1899-12-30T")))
    g_string_append_len (text, time + 1, len - (time + 1 - value));
  else if (time && g_str_has_prefix (time, "T00:00:00"))
    g_string_append_len (text, value, time - value);
  else
    g_string_append_len (text, value, len);
}

/* @value is what stands in the file, at the end of the row's text from @from on; it is replaced by what it says. */
static void
finish_cell (TribSheetRow *row, const Cell *cell, gsize from)
{
  g_autofree char *value = g_strdup (row->text->str + from);
  gboolean lost = FALSE;

  if (cell->has_formula && !cell->has_value)
    trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, cell->column, NULL,
                           _ ("a formula without its value; open and save the file"));
  if (cell->type == 'S' || !*value)
    return;
  g_string_truncate (row->text, from);
  if (cell->type == 'E')
    trib_sheet_row_report (row, TRIB_ISSUE_CELL_ERROR, cell->column, value, _ ("an error; the cell is empty"));
  else if (cell->type == 'B')
    g_string_append (row->text, strcmp (value, "1") == 0 ? "TRUE" : "FALSE");
  else if (cell->type == 'D')
    append_moment (row->text, value);
  else
    trib_number_format_append (row->text, value, cell->format, FALSE, &lost);
  if (lost)
    trib_sheet_row_report (
        row, TRIB_ISSUE_NUMBER, cell->column, row->text->str + from,
        _ ("a spreadsheet keeps 15 digits, and counts a 29 February 1900: this may not be what was meant"));
}

static void
begin_cell (TribSmlSheet *self, Cell *cell, guint next)
{
  TribXmlStream *xml = self->content->xml;
  const char *style = trib_xml_stream_get_attribute (xml, "StyleID");
  const TribNumberFormat *format = style ? g_hash_table_lookup (self->book->formats, style) : NULL;

  *cell = (Cell){ .column = get_number (xml, "Index", next + 1), .across = get_number (xml, "MergeAcross", 0) };
  cell->column -= cell->column > 0;
  cell->has_formula = trib_xml_stream_get_attribute (xml, "Formula") != NULL;
  if (format)
    cell->format = *format;
  self->parent.n_merged += cell->across > 0 || get_number (xml, "MergeDown", 0) > 0;
}

/* The cell that the stream is at. Remarks hold data, too, and are left out. */
static gboolean
read_cell (TribSmlSheet *self, TribSheetRow *row, Cell *cell, GError **error)
{
  TribXmlStream *xml = self->content->xml;
  gboolean in_comment = FALSE;
  gsize from = row->text->len;

  if (!trib_sheet_row_check (row, cell->column, self->book->parent.input->name, error))
    return FALSE;
  if (is_empty (xml))
    {
      finish_cell (row, cell, from);
      return TRUE;
    }
  while (trib_xml_stream_step (xml, error))
    {
      if (is_end (xml, "Cell"))
        {
          finish_cell (row, cell, from);
          trib_sheet_row_put (row, cell->column, from);
          return TRUE;
        }
      if (is_element (xml, "Comment"))
        in_comment = !is_empty (xml);
      else if (is_end (xml, "Comment"))
        in_comment = FALSE;
      else if (is_element (xml, "Data") && !in_comment)
        {
          const char *type = trib_xml_stream_get_attribute (xml, "Type");

          cell->type = type ? type[0] : 'S';
          cell->has_value = TRUE;
          cell->in_data = !is_empty (xml);
        }
      else if (is_end (xml, "Data"))
        cell->in_data = FALSE;
      else if (cell->in_data && trib_xml_stream_is_text (xml))
        g_string_append (row->text, (const char *) xmlTextReaderConstValue (trib_xml_stream_get_reader (xml)));
      if (!trib_sheet_row_check (row, cell->column, self->book->parent.input->name, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
read_row (TribSmlSheet *self, TribSheetRow *row, GError **error)
{
  TribXmlStream *xml = self->content->xml;
  gboolean hidden = is_hidden (xml);
  guint line = get_number (xml, "Index", 0), next = 0;

  self->line = line > self->line ? line : self->line + 1;
  trib_sheet_row_begin (row, self->line);
  if (is_empty (xml))
    return TRUE;
  while (trib_xml_stream_step (xml, error))
    {
      Cell cell;

      if (is_end (xml, "Row"))
        {
          self->parent.n_hidden_rows += trib_sheet_row_end (row) && hidden;
          return TRUE;
        }
      if (!is_element (xml, "Cell"))
        continue;
      begin_cell (self, &cell, next);
      if (!read_cell (self, row, &cell, error))
        return FALSE;
      next = MIN (cell.column + cell.across, TRIB_SHEET_MAX_COLUMNS) + 1;
    }
  return FALSE;
}

static gboolean
next_row (TribSheet *sheet, TribSheetRow *row, GError **error)
{
  TribSmlSheet *self = (TribSmlSheet *) sheet;
  TribXmlStream *xml = self->content->xml;

  while (trib_xml_stream_step (xml, error))
    {
      if (is_end (xml, "Worksheet"))
        return FALSE;
      if (is_element (xml, "Column") && is_hidden (xml))
        self->parent.n_hidden_columns += 1 + MIN (get_number (xml, "Span", 0), TRIB_SHEET_MAX_COLUMNS);
      if (!is_element (xml, "Row"))
        continue;
      if (!read_row (self, row, error))
        return FALSE;
      if (row->cells->len > 0 || row->issues->len > 0)
        return TRUE;
    }
  return FALSE;
}

static guint64
get_offset (TribSheet *sheet)
{
  return ((TribSmlSheet *) sheet)->content->offset;
}

static void
free_sheet (TribSheet *sheet)
{
  content_free (((TribSmlSheet *) sheet)->content);
  g_free (sheet);
}

static TribSheet *
open_sheet (TribWorkbook *workbook, guint number, GError **error)
{
  static const TribSheetClass class = { next_row, get_offset, free_sheet };
  TribSmlSheet *self = g_new0 (TribSmlSheet, 1);

  self->parent.class = &class;
  self->book = (TribSml *) workbook;
  self->content = content_open (workbook->input);
  while (trib_xml_stream_step (self->content->xml, error))
    if (is_element (self->content->xml, "Worksheet") && number-- == 0)
      return &self->parent;
  if (error && !*error)
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED, _ ("%s: the table is not there any more"),
                 workbook->input->name);
  free_sheet (&self->parent);
  return NULL;
}

static void
free_workbook (TribWorkbook *workbook)
{
  g_hash_table_unref (((TribSml *) workbook)->formats);
  g_free (workbook);
}

TribWorkbook *
trib_sml_open (TribInput *input, GError **error)
{
  static const TribWorkbookClass class = { "xls", open_sheet, free_workbook };
  TribSml *self = g_new0 (TribSml, 1);
  g_autoptr (TribWorkbook) workbook = &self->parent;
  Content *content = content_open (input);
  gboolean read;

  trib_workbook_init (workbook, &class, input);
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read = look_through (self, content, error);
  content_free (content);
  if (!read)
    return NULL;
  if (workbook->sheets->len == 0)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY,
                   _ ("%s: the workbook has no sheet with a table. Save one that has"), input->name);
      return NULL;
    }
  return g_steal_pointer (&workbook);
}
