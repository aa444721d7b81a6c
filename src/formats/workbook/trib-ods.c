/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument spreadsheets (.ods, and .fods, which is the same in one file of XML). The names of the tables stand where
 * the tables are, so all of the content is gone through once to list them; that is kept with the file.
 */
#include "config.h"

#include "formats/trib-writer-private.h"
#include "formats/workbook/trib-ods-content.h"
#include "formats/workbook/trib-ods-sheet.h"
#include "formats/workbook/trib-sheet-reader.h"
#include "formats/workbook/trib-zip.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What is known of the whole file. */
typedef struct
{
  GPtrArray *names;   /* (element-type utf8) */
  GPtrArray *styles;  /* (element-type utf8): of the tables, in their order */
  GHashTable *hiding; /* (element-type utf8): styles of tables that are not shown */
} TribOdsNotes;

static void
clear_notes (gpointer data)
{
  TribOdsNotes *notes = data;

  g_ptr_array_unref (notes->names);
  g_ptr_array_unref (notes->styles);
  g_hash_table_unref (notes->hiding);
}

/* @style: of the table whose properties follow; kept from one element to the next */
static void
look_at_element (TribOdsNotes *notes, TribOdsContent *content, char **style)
{
  TribXmlStream *xml = content->xml;
  int depth = xmlTextReaderDepth (trib_xml_stream_get_reader (xml));
  const char *name = trib_xml_stream_get_name (xml);

  if (depth == TRIB_ODS_BODY_DEPTH && strcmp (name, "style") == 0)
    {
      g_free (*style);
      *style = g_strdup (trib_xml_stream_get_attribute (xml, "name"));
    }
  else if (depth == TRIB_ODS_BODY_DEPTH + 1 && *style && strcmp (name, "table-properties") == 0)
    {
      const char *display = trib_xml_stream_get_attribute (xml, "display");

      if (display && strcmp (display, "false") == 0)
        g_hash_table_add (notes->hiding, g_steal_pointer (style));
    }
  else if (depth == TRIB_ODS_BODY_DEPTH + 1 && trib_ods_content_is_table (content))
    {
      const char *table = trib_xml_stream_get_attribute (xml, "name");

      g_ptr_array_add (notes->names, g_strdup (table ? table : ""));
      table = trib_xml_stream_get_attribute (xml, "style-name");
      g_ptr_array_add (notes->styles, g_strdup (table ? table : ""));
    }
}

static gboolean
take_notes (TribInput *input, GError **error)
{
  g_autoptr (TribOdsContent) content = trib_ods_content_open (input, error);
  g_autofree char *style = NULL;
  TribOdsNotes *notes;
  GError *inner = NULL;

  if (!content)
    return FALSE;
  notes = g_atomic_rc_box_new0 (TribOdsNotes);
  notes->names = g_ptr_array_new_with_free_func (g_free);
  notes->styles = g_ptr_array_new_with_free_func (g_free);
  notes->hiding = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (trib_xml_stream_step (content->xml, &inner))
    if (xmlTextReaderNodeType (trib_xml_stream_get_reader (content->xml)) == XML_READER_TYPE_ELEMENT)
      look_at_element (notes, content, &style);
  if (!inner && notes->names->len == 0)
    g_set_error (&inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
                 _ ("%s: is an OpenDocument file without a table. Save a spreadsheet"), input->name);
  if (inner)
    {
      g_propagate_error (error, inner);
      g_atomic_rc_box_release_full (notes, clear_notes);
      return FALSE;
    }
  input->notes = notes;
  input->clear_notes = clear_notes;
  return TRUE;
}

static TribSheet *
open_sheet (TribWorkbook *workbook, guint number, GError **error)
{
  return trib_ods_sheet_open (workbook->input, number, error);
}

static void
free_workbook (TribWorkbook *workbook)
{
  g_free (workbook);
}

/* Takes @input. */
static TribWorkbook *
open_workbook (TribInput *input, GError **error)
{
  static const TribWorkbookClass class = { "ods", open_sheet, free_workbook };
  g_autoptr (TribWorkbook) workbook = g_new0 (TribWorkbook, 1);
  const TribOdsNotes *notes;

  trib_workbook_init (workbook, &class, input);
  if (!input->notes && !take_notes (input, error))
    return NULL;
  notes = input->notes;
  for (guint i = 0; i < notes->names->len; i++)
    trib_workbook_add_sheet (workbook, notes->names->pdata[i],
                             g_hash_table_contains (notes->hiding, notes->styles->pdata[i]));
  return g_steal_pointer (&workbook);
}

static gboolean
sniff (const TribInput *input, gboolean has_ending)
{
  TribZipKind kind = trib_zip_get_kind (input);

  return kind == TRIB_ZIP_ODF || (has_ending && kind == TRIB_ZIP_OTHER) || trib_ods_is_flat (input);
}

static TribReader *
open_reader (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_sheet_reader_new (open_workbook (input, error), options, error);
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  if (!input->notes && !take_notes (input, error))
    return NULL;
  return trib_workbook_list_tables (open_workbook (trib_input_copy (input), error));
}

const TribFormat trib_ods_format = {
  .name = "ods",
  .title = ".ods",
  .endings = "ods fods ots",
  .mime_types = "application/vnd.oasis.opendocument.spreadsheet "
                "application/vnd.oasis.opendocument.spreadsheet-flat-xml "
                "application/vnd.oasis.opendocument.spreadsheet-template",
  .sniff = sniff,
  .open = open_reader,
  .list_tables = list_tables,
  .write = trib_ods_writer_new,
};
