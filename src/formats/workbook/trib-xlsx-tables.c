/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the shared strings and the number formats of the styles. Of a rich string the runs are
 * joined; its phonetic runs, which say how it is read aloud, are left out. Either part may be missing.
 */
#include "config.h"

#include "formats/workbook/trib-xlsx-tables.h"

#include <stdlib.h>
#include <string.h>

void
trib_xlsx_tables_free (TribXlsxTables *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->texts, trib_text_store_free);
  g_clear_pointer (&self->formats, g_array_unref);
  g_free (self);
}

/* The UTF-16 unit that "_xHHHH_" at @p stands for; -1 if there is none. */
static int
escaped_unit (const char *p, const char *end)
{
  int unit = 0;

  if (end - p < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (p[i]);
    }
  return unit;
}

void
trib_xlsx_unescape (GString *text, gsize from)
{
  const char *first = strstr (text->str + from, "_x");
  const char *end = text->str + text->len;
  g_autoptr (GString) out = NULL;
  gboolean changed = FALSE;

  if (!first)
    return;
  out = g_string_sized_new (text->len);
  g_string_append_len (out, text->str, first - text->str);
  for (const char *p = first; p < end;)
    {
      int unit = escaped_unit (p, end);
      int low = unit >= 0xd800 && unit < 0xdc00 ? escaped_unit (p + 7, end) : -1;

      if (unit < 0)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      changed = TRUE;
      p += 7;
      if (low >= 0xdc00 && low < 0xe000)
        {
          unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          p += 7;
        }
      /* What is no character in a text here is shown as one that was lost. */
      if ((unit >= 0xd800 && unit < 0xe000) || (unit < 32 && unit != '\t' && unit != '\n' && unit != '\r'))
        unit = 0xfffd;
      g_string_append_unichar (out, unit);
    }
  if (!changed)
    return;
  g_string_truncate (text, 0);
  g_string_append_len (text, out->str, out->len);
}

static gboolean
read_strings (TribXlsxTables *self, TribXlsxPackage *package, GError **error)
{
  g_autoptr (TribZipPart) part = trib_zip_part_open (package->input, package->strings, error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE;
  guint phonetic = 0;
  GError *inner = NULL;
  TribXmlStream *xml;

  if (!part)
    return FALSE;
  xml = trib_zip_part_get_xml (part);
  while (trib_xml_stream_step (xml, &inner))
    {
      xmlTextReaderPtr reader = trib_xml_stream_get_reader (xml);
      int type = xmlTextReaderNodeType (reader);
      gboolean empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement (reader);
      const char *name = trib_xml_stream_get_name (xml);

      if (in_text && phonetic == 0 && trib_xml_stream_is_text (xml))
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
      else if (type == XML_READER_TYPE_ELEMENT && strcmp (name, "si") == 0)
        g_string_truncate (text, 0);
      else if (type == XML_READER_TYPE_ELEMENT && strcmp (name, "t") == 0)
        in_text = !empty;
      else if (type == XML_READER_TYPE_ELEMENT && strcmp (name, "rPh") == 0 && !empty)
        phonetic++;
      else if (type == XML_READER_TYPE_END_ELEMENT && strcmp (name, "t") == 0)
        in_text = FALSE;
      else if (type == XML_READER_TYPE_END_ELEMENT && strcmp (name, "rPh") == 0)
        phonetic--;
      if ((type == XML_READER_TYPE_END_ELEMENT || empty) && strcmp (name, "si") == 0)
        {
          trib_xlsx_unescape (text, 0);
          if (!trib_text_store_add (self->texts, text->str, text->len, package->input->name, error))
            return FALSE;
        }
    }
  if (inner)
    g_propagate_error (error, inner);
  return inner == NULL && trib_zip_part_finish (part, error);
}

static void
add_style (TribXlsxTables *self, TribXmlStream *xml, GHashTable *codes)
{
  const char *id = trib_xml_stream_get_attribute (xml, "numFmtId");
  guint number = id ? atoi (id) : 0;
  const char *code = g_hash_table_lookup (codes, GUINT_TO_POINTER (number));
  TribNumberFormat format = code ? trib_number_format_parse (code) : trib_number_format_builtin (number);

  g_array_append_val (self->formats, format);
}

static gboolean
read_styles (TribXlsxTables *self, TribXlsxPackage *package, GError **error)
{
  g_autoptr (TribZipPart) part = trib_zip_part_open (package->input, package->styles, error);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean in_cells = FALSE;
  GError *inner = NULL;
  TribXmlStream *xml;

  if (!part)
    return FALSE;
  xml = trib_zip_part_get_xml (part);
  while (trib_xml_stream_step (xml, &inner))
    {
      int type = xmlTextReaderNodeType (trib_xml_stream_get_reader (xml));
      const char *name = trib_xml_stream_get_name (xml);

      if (strcmp (name, "cellXfs") == 0)
        in_cells = type == XML_READER_TYPE_ELEMENT;
      else if (type != XML_READER_TYPE_ELEMENT)
        continue;
      else if (strcmp (name, "numFmt") == 0)
        {
          const char *id = trib_xml_stream_get_attribute (xml, "numFmtId");
          const char *code = trib_xml_stream_get_attribute (xml, "formatCode");

          if (id && code)
            g_hash_table_replace (codes, GUINT_TO_POINTER (atoi (id)), g_strdup (code));
        }
      else if (in_cells && strcmp (name, "xf") == 0)
        add_style (self, xml, codes);
    }
  if (inner)
    g_propagate_error (error, inner);
  return inner == NULL && trib_zip_part_finish (part, error);
}

TribXlsxTables *
trib_xlsx_tables_read (TribXlsxPackage *package, GError **error)
{
  g_autoptr (TribXlsxTables) self = g_new0 (TribXlsxTables, 1);

  self->texts = trib_text_store_new ();
  self->formats = g_array_new (FALSE, FALSE, sizeof (TribNumberFormat));
  if (package->strings && !read_strings (self, package, error))
    return NULL;
  if (package->styles && !read_styles (self, package, error))
    return NULL;
  return g_steal_pointer (&self);
}
