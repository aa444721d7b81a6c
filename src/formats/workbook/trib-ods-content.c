/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens content.xml of a package, after its manifest was asked whether it is encrypted, or a flat file.
 */
#include "config.h"

#include "formats/workbook/trib-ods-content.h"

#include "formats/workbook/trib-zip.h"

#include <glib/gi18n-lib.h>

#include <string.h>

gboolean
trib_ods_is_flat (const TribInput *input)
{
  const char *p = input->head;

  if (g_str_has_prefix (p, "\357\273\277"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  return *p == '<' && memmem (input->head, input->n_head, ":document", 9)
         && memmem (input->head, input->n_head, "application/vnd.oasis.opendocument.spreadsheet", 46);
}

static gssize
read_flat (gpointer data, char *to, gsize room, GError **error)
{
  TribOdsContent *self = data;
  gssize n = trib_input_read (self->input, self->offset, to, room, error);

  self->offset += MAX (n, 0);
  return n;
}

static gboolean
has_member (TribInput *input, const char *path, GError **error)
{
  g_autoptr (TribZip) archive = trib_zip_open (input, error);
  const char *name;

  while (archive && (name = trib_zip_next (archive, input, error)))
    if (strcmp (name, path) == 0)
      return TRUE;
  return FALSE;
}

/* The manifest may be missing, as it is for some programs that write such files. */
static gboolean
is_encrypted (TribInput *input, GError **error)
{
  g_autoptr (TribZipPart) manifest = NULL;
  GError *inner = NULL;

  if (!has_member (input, "META-INF/manifest.xml", &inner))
    {
      if (inner)
        g_propagate_error (error, inner);
      return FALSE;
    }
  manifest = trib_zip_part_open (input, "META-INF/manifest.xml", &inner);
  while (manifest && trib_xml_stream_step (trib_zip_part_get_xml (manifest), &inner))
    if (strcmp (trib_xml_stream_get_name (trib_zip_part_get_xml (manifest)), "encryption-data") == 0)
      return TRUE;
  /* What is wrong with it alone does not matter. */
  g_clear_error (&inner);
  return FALSE;
}

TribOdsContent *
trib_ods_content_open (TribInput *input, GError **error)
{
  g_autoptr (TribOdsContent) self = g_new0 (TribOdsContent, 1);
  GError *inner = NULL;

  self->input = input;
  if (trib_ods_is_flat (input))
    {
      self->xml = trib_xml_stream_new (input->name, NULL, read_flat, self);
      return g_steal_pointer (&self);
    }
  if (is_encrypted (input, &inner))
    g_set_error (&inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
                 _ ("%s: is protected by a password. Save it without one"), input->name);
  if (inner)
    {
      g_propagate_error (error, inner);
      return NULL;
    }
  self->part = trib_zip_part_open (input, "content.xml", error);
  if (!self->part)
    return NULL;
  self->xml = trib_zip_part_get_xml (self->part);
  return g_steal_pointer (&self);
}

void
trib_ods_content_free (TribOdsContent *self)
{
  if (!self)
    return;
  if (self->part)
    trib_zip_part_free (self->part);
  else
    g_clear_pointer (&self->xml, trib_xml_stream_free);
  g_free (self);
}

gboolean
trib_ods_content_is_table (TribOdsContent *self)
{
  const xmlNode *node = xmlTextReaderCurrentNode (trib_xml_stream_get_reader (self->xml));

  return node->parent && strcmp ((const char *) node->name, "table") == 0
         && strcmp ((const char *) node->parent->name, "spreadsheet") == 0;
}

gboolean
trib_ods_content_skip (TribOdsContent *self, GError **error)
{
  xmlTextReaderPtr reader = trib_xml_stream_get_reader (self->xml);
  int depth = xmlTextReaderDepth (reader);

  if (xmlTextReaderIsEmptyElement (reader))
    return TRUE;
  while (trib_xml_stream_step (self->xml, error))
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT && xmlTextReaderDepth (reader) == depth)
      return TRUE;
  return FALSE;
}

guint64
trib_ods_content_get_offset (TribOdsContent *self)
{
  return self->part ? trib_zip_part_get_offset (self->part) : self->offset;
}
