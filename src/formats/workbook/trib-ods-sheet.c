/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Streams the rows of a table. Cells and rows that are repeated are said once with a number, which is how such files
 * fill a sheet of a million rows: empty ones are passed over by that number, others are given again, within limits.
 * What else lies in a table (shapes, charts with tables of their own, notes, deleted rows) is left out.
 */
#include "config.h"

#include "formats/workbook/trib-ods-sheet.h"

#include "formats/workbook/trib-ods-cell.h"
#include "formats/workbook/trib-ods-content.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ROWS 1048576
#define MAX_REPEATED 50000000 /* cells */

typedef struct
{
  TribSheet parent;
  TribOdsContent *content;
  const char *name; /* of the file */
  guint64 line;     /* of the last row */
  TribOdsCell cell;
  TribSheetRow *again; /* the row that is repeated */
  guint left;          /* how often, still */
  guint64 n_repeated;
  guint column; /* of <table-column> */
  gboolean ended;
} TribOdsSheet;

static gboolean
is_among (const char *name, const char *const *names)
{
  for (; *names; names++)
    if (strcmp (name, *names) == 0)
      return TRUE;
  return FALSE;
}

static guint
get_count (TribXmlStream *xml, const char *attribute)
{
  const char *text = trib_xml_stream_get_attribute (xml, attribute);
  gint64 n = text ? g_ascii_strtoll (text, NULL, 10) : 1;

  return CLAMP (n, 1, G_MAXINT32);
}

static gboolean
is_hidden (TribXmlStream *xml)
{
  const char *visibility = trib_xml_stream_get_attribute (xml, "visibility");

  return visibility && strcmp (visibility, "visible") != 0;
}

static gboolean
count_repeated (TribOdsSheet *self, guint64 n, GError **error)
{
  self->n_repeated += n;
  if (self->n_repeated <= MAX_REPEATED && self->line <= MAX_ROWS)
    return TRUE;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
               _ ("%s, row %" PRIu64 ": repeats cells beyond all measure, as only a trap does. It was not read"),
               self->name, self->line);
  return FALSE;
}

/* A tag within a cell. What holds no text of the cell is passed over. */
static gboolean
within_cell (TribOdsSheet *self, TribXmlStream *xml, const char *name, GError **error)
{
  static const char *const left_out[]
      = { "annotation", "annotation-end", "note", "ruby-text", "table", "tracked-changes", "detective", "forms", NULL };
  const xmlNode *node = xmlTextReaderCurrentNode (trib_xml_stream_get_reader (xml));
  gboolean drawn = node->ns && node->ns->href && strstr ((const char *) node->ns->href, ":drawing:");

  if (drawn || is_among (name, left_out))
    return trib_ods_content_skip (self->content, error);
  if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    trib_ods_cell_begin_paragraph (&self->cell);
  else if (strcmp (name, "s") == 0)
    trib_ods_cell_add_character (&self->cell, ' ', get_count (xml, "c"));
  else if (strcmp (name, "tab") == 0)
    trib_ods_cell_add_character (&self->cell, '\t', 1);
  else if (strcmp (name, "line-break") == 0)
    trib_ods_cell_add_character (&self->cell, '\n', 1);
  return TRUE;
}

/* What is written in the cell that the stream is at. */
static gboolean
read_content (TribOdsSheet *self, TribXmlStream *xml, const TribSheetRow *row, GError **error)
{
  xmlTextReaderPtr reader = trib_xml_stream_get_reader (xml);
  int depth = xmlTextReaderDepth (reader);

  if (xmlTextReaderIsEmptyElement (reader))
    return TRUE;
  while (trib_xml_stream_step (xml, error))
    {
      int type = xmlTextReaderNodeType (reader);
      const char *name = trib_xml_stream_get_name (xml);

      if (type == XML_READER_TYPE_ELEMENT)
        {
          if (!within_cell (self, xml, name, error))
            return FALSE;
        }
      else if (type == XML_READER_TYPE_END_ELEMENT)
        {
          if (xmlTextReaderDepth (reader) == depth)
            return TRUE;
          if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
            trib_ods_cell_end_paragraph (&self->cell);
        }
      else if (self->cell.n_paragraphs > 0 && trib_xml_stream_is_text (xml))
        trib_ods_cell_add_text (&self->cell, (const char *) xmlTextReaderConstValue (reader));
      if (row->text->len + self->cell.shown->len > TRIB_SHEET_MAX_TEXT)
        return trib_sheet_row_check_text (row, self->cell.shown->len, self->name, error);
    }
  return FALSE;
}

static gboolean
read_cell (TribOdsSheet *self, TribXmlStream *xml, TribSheetRow *row, guint *column, GError **error)
{
  gsize from = row->text->len, n_issues = row->issues->len;
  guint n;

  trib_ods_cell_begin (&self->cell, xmlTextReaderCurrentNode (trib_xml_stream_get_reader (xml)));
  if (!read_content (self, xml, row, error))
    return FALSE;
  n = self->cell.columns;
  self->parent.n_merged += self->cell.is_merged;
  trib_ods_cell_end (&self->cell, row, *column);
  if (row->text->len == from && row->issues->len == n_issues)
    {
      *column = MIN (*column + n, TRIB_SHEET_MAX_COLUMNS);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      if (!trib_sheet_row_check (row, *column, self->name, error))
        return FALSE;
      if (i > 0)
        {
          from = row->text->len;
          trib_ods_cell_end (&self->cell, row, *column);
        }
      trib_sheet_row_put (row, (*column)++, from);
    }
  return n == 1 || count_repeated (self, n, error);
}

/* The row that the stream is at. @repeat: how often it is there */
static gboolean
read_row (TribOdsSheet *self, TribXmlStream *xml, TribSheetRow *row, guint *repeat, GError **error)
{
  static const char *const cells[] = { "table-cell", "covered-table-cell", NULL };
  xmlTextReaderPtr reader = trib_xml_stream_get_reader (xml);
  int depth = xmlTextReaderDepth (reader);
  gboolean hidden = is_hidden (xml);
  guint column = 0;

  *repeat = get_count (xml, "number-rows-repeated");
  trib_sheet_row_begin (row, ++self->line);
  if (xmlTextReaderIsEmptyElement (reader))
    return TRUE;
  while (trib_xml_stream_step (xml, error))
    {
      int type = xmlTextReaderNodeType (reader);

      if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (reader) == depth)
        {
          if (trib_sheet_row_end (row) && hidden)
            self->parent.n_hidden_rows += *repeat;
          return TRUE;
        }
      if (type != XML_READER_TYPE_ELEMENT)
        continue;
      if (is_among (trib_xml_stream_get_name (xml), cells) ? !read_cell (self, xml, row, &column, error)
                                                           : !trib_ods_content_skip (self->content, error))
        return FALSE;
    }
  return FALSE;
}

static void
read_column (TribOdsSheet *self, TribXmlStream *xml)
{
  guint n = get_count (xml, "number-columns-repeated");

  /* Those up to the last are hidden to make the sheet look small. */
  self->column += MIN (n, TRIB_SHEET_MAX_COLUMNS);
  if (is_hidden (xml) && self->column < 1024)
    self->parent.n_hidden_columns += n;
}

/* What is left of the file, so that a wrong checksum comes to light. */
static gboolean
finish (TribOdsSheet *self, GError **error)
{
  self->ended = TRUE;
  return self->content->part == NULL || trib_zip_part_finish (self->content->part, error);
}

static gboolean
give_again (TribOdsSheet *self, TribSheetRow *row, GError **error)
{
  self->left--;
  self->line++;
  trib_sheet_row_copy (row, self->again, self->line);
  return count_repeated (self, row->cells->len, error);
}

static gboolean
next_row (TribSheet *sheet, TribSheetRow *row, GError **error)
{
  static const char *const wrappers[]
      = { "table-header-rows",  "table-rows", "table-row-group", "table-columns", "table-header-columns",
          "table-column-group", NULL };
  TribOdsSheet *self = (TribOdsSheet *) sheet;
  TribXmlStream *xml = self->content->xml;
  xmlTextReaderPtr reader = trib_xml_stream_get_reader (xml);

  if (self->left > 0)
    return give_again (self, row, error);
  while (!self->ended && trib_xml_stream_step (xml, error))
    {
      int type = xmlTextReaderNodeType (reader);
      const char *name = trib_xml_stream_get_name (xml);
      guint repeat;

      if (type == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (reader) == TRIB_ODS_BODY_DEPTH + 1)
        {
          finish (self, error);
          return FALSE;
        }
      if (type != XML_READER_TYPE_ELEMENT || is_among (name, wrappers))
        continue;
      if (strcmp (name, "table-column") == 0)
        read_column (self, xml);
      if (strcmp (name, "table-row") != 0)
        {
          if (!trib_ods_content_skip (self->content, error))
            return FALSE;
          continue;
        }
      if (!read_row (self, xml, row, &repeat, error))
        return FALSE;
      if (row->cells->len == 0 && row->issues->len == 0)
        {
          self->line += repeat - 1;
          continue;
        }
      self->left = repeat - 1;
      if (self->left > 0)
        trib_sheet_row_copy (self->again, row, row->line);
      return TRUE;
    }
  return FALSE;
}

static guint64
get_offset (TribSheet *sheet)
{
  return trib_ods_content_get_offset (((TribOdsSheet *) sheet)->content);
}

static void
free_sheet (TribSheet *sheet)
{
  TribOdsSheet *self = (TribOdsSheet *) sheet;

  g_clear_pointer (&self->content, trib_ods_content_free);
  trib_sheet_row_free (self->again);
  trib_ods_cell_clear (&self->cell);
  g_free (self);
}

TribSheet *
trib_ods_sheet_open (TribInput *input, guint number, GError **error)
{
  static const TribSheetClass class = { next_row, get_offset, free_sheet };
  g_autoptr (TribOdsContent) content = trib_ods_content_open (input, error);
  GError *inner = NULL;
  xmlTextReaderPtr reader;
  TribOdsSheet *self;

  if (!content)
    return NULL;
  self = g_new0 (TribOdsSheet, 1);
  self->parent.class = &class;
  self->content = content;
  self->name = input->name;
  self->again = trib_sheet_row_new ();
  trib_ods_cell_init (&self->cell);
  reader = trib_xml_stream_get_reader (content->xml);
  content = NULL;
  while (trib_xml_stream_step (self->content->xml, &inner))
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT
        && xmlTextReaderDepth (reader) == TRIB_ODS_BODY_DEPTH + 1 && trib_ods_content_is_table (self->content)
        && number-- == 0)
      {
        self->ended = xmlTextReaderIsEmptyElement (reader);
        return &self->parent;
      }
  if (inner)
    g_propagate_error (error, inner);
  else
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED, _ ("%s: the table is not there any more"),
                 input->name);
  trib_sheet_free (&self->parent);
  return NULL;
}
