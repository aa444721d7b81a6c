/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Wraps libxml2's reader. A document type declaration ends the reading before any of its entities is used, so
 * none is expanded, and no file or network is touched. Depth, attributes and the length of a text have limits of
 * our own; libxml2's are kept as well.
 */
#include "config.h"

#include "formats/tree/trib-xml-stream.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

struct _TribXmlStream
{
  xmlTextReaderPtr reader;
  char *name;
  TribXmlSource source;
  gpointer data;
  GError *source_error;
  char *fault; /* what libxml2 said first, its first line */
  guint64 fault_line;
  gboolean too_deep;
};

static int
read_cb (void *data, char *to, int room)
{
  TribXmlStream *self = data;

  if (self->source_error)
    return -1;
  return self->source (self->data, to, room, &self->source_error);
}

static void
fault_cb (void *data, xmlErrorPtr fault)
{
  TribXmlStream *self = data;

  /* A namespace without a declaration is no reason to stop. */
  if (self->fault || fault->level < XML_ERR_ERROR || fault->domain == XML_FROM_NAMESPACE)
    return;
  self->fault = g_strdup (fault->message ? fault->message : "?");
  g_strdelimit (self->fault, "\r\n", '\0');
  g_strchomp (self->fault);
  self->fault_line = MAX (fault->line, 1);
  self->too_deep = g_str_has_prefix (self->fault, "Excessive depth");
}

TribXmlStream *
trib_xml_stream_new (const char *name, const char *encoding, TribXmlSource source, gpointer data)
{
  TribXmlStream *self = g_new0 (TribXmlStream, 1);

  self->name = g_strdup (name);
  self->source = source;
  self->data = data;
  self->reader = xmlReaderForIO (read_cb, NULL, self, NULL, encoding, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (self->reader)
    xmlTextReaderSetStructuredErrorHandler (self->reader, fault_cb, self);
  return self;
}

void
trib_xml_stream_free (TribXmlStream *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_error (&self->source_error);
  g_free (self->fault);
  g_free (self->name);
  g_free (self);
}

static gboolean
set_limit_error (TribXmlStream *self, const char *what, GError **error)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
               _ ("%s, line %" PRIu64 ": %s, which is more than is read. Split the file"), self->name,
               trib_xml_stream_get_line (self), what);
  return FALSE;
}

/* A declaration that only names the kind of document does no harm: nothing that it points at is loaded. One that declares entities does. */
static gboolean
declares_entities (TribXmlStream *self)
{
  const xmlDtd *dtd = (const xmlDtd *) xmlTextReaderCurrentNode (self->reader);

  return dtd == NULL || dtd->type != XML_DTD_NODE || dtd->entities != NULL || dtd->pentities != NULL;
}

static gboolean
check_limits (TribXmlStream *self, GError **error)
{
  const xmlChar *value;

  switch (xmlTextReaderNodeType (self->reader))
    {
    case XML_READER_TYPE_DOCUMENT_TYPE:
      if (!declares_entities (self))
        return TRUE;
      G_GNUC_FALLTHROUGH;
    case XML_READER_TYPE_ENTITY_REFERENCE:
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
                   _ ("%s, line %" PRIu64 ": has a document type declaration (DTD), which is not followed, for "
                      "safety. Export the data without one"),
                   self->name, trib_xml_stream_get_line (self));
      return FALSE;
    case XML_READER_TYPE_ELEMENT:
      if (xmlTextReaderDepth (self->reader) > TRIB_XML_MAX_DEPTH)
        return set_limit_error (self, _ ("elements within each other more than 256 deep"), error);
      if (xmlTextReaderAttributeCount (self->reader) > TRIB_XML_MAX_ATTRIBUTES)
        return set_limit_error (self, _ ("an element with more than 2,000 attributes"), error);
      return TRUE;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
      value = xmlTextReaderConstValue (self->reader);
      if (value && strlen ((const char *) value) > TRIB_XML_MAX_TEXT)
        return set_limit_error (self, _ ("a text of more than 16 MB"), error);
      return TRUE;
    default:
      return TRUE;
    }
}

static void
set_damage_error (TribXmlStream *self, GError **error)
{
  const char *what = self->fault ? self->fault : _ ("it cannot be read");
  const char *cure
      = strstr (what, "not proper UTF-8") ? _ ("Give its encoding, perhaps ISO-8859-1") : _ ("Export the data again");

  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
               _ ("%s, line %" PRIu64 ": is not well-formed XML: %s. %s"), self->name, trib_xml_stream_get_line (self),
               what, cure);
}

gboolean
trib_xml_stream_step (TribXmlStream *self, GError **error)
{
  int status = self->reader ? xmlTextReaderRead (self->reader) : -1;

  if (self->source_error)
    {
      g_propagate_error (error, g_steal_pointer (&self->source_error));
      return FALSE;
    }
  if (status == 1)
    return check_limits (self, error);
  if (status == 0 && !self->fault)
    return FALSE;
  if (self->too_deep)
    return set_limit_error (self, _ ("elements within each other more than 256 deep"), error);
  set_damage_error (self, error);
  return FALSE;
}

xmlTextReaderPtr
trib_xml_stream_get_reader (TribXmlStream *self)
{
  return self->reader;
}

const char *
trib_xml_stream_get_name (TribXmlStream *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->reader);
}

const char *
trib_xml_stream_get_attribute (TribXmlStream *self, const char *local_name)
{
  xmlNodePtr node = xmlTextReaderCurrentNode (self->reader);

  if (!node || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, local_name) == 0)
      return attribute->children && attribute->children->content ? (const char *) attribute->children->content : "";
  return NULL;
}

gboolean
trib_xml_stream_is_text (TribXmlStream *self)
{
  switch (xmlTextReaderNodeType (self->reader))
    {
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return TRUE;
    default:
      return FALSE;
    }
}

guint64
trib_xml_stream_get_line (TribXmlStream *self)
{
  int line = self->reader ? xmlTextReaderGetParserLineNumber (self->reader) : 0;

  return self->fault ? self->fault_line : (guint64) MAX (line, 1);
}
