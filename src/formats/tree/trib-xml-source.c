/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives libxml2 the blocks of a file and passes on what it finds in them. Nothing outside the file is looked at, and
 * entities are those of trib-xml-entities.c, which libxml2 itself never expands. Depth and the size of a tag have limits
 * of our own; libxml2's are kept as well.
 */
#include "config.h"

#include "formats/tree/trib-xml-source.h"

#include "formats/tree/trib-vocabulary.h"
#include "formats/tree/trib-xml-entities.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <inttypes.h>
#include <string.h>

#define MAX_TAG (256 * 1024)
#define MAX_DECLARATION (1024 * 1024)

static const char unknown_reference[] = N_ ("a reference to a text that is not in this file, left as it stands");

/* Where libxml2 finds something, it puts nothing that nobody would free. */
static xmlChar nothing[] = "";

typedef struct
{
  TribTreeSource source;
  char *name; /* of the file, for messages */
  char *encoding;
  xmlSAXHandler handler;
  xmlParserCtxtPtr parser;
  TribXmlEntities *entities;
  xmlEntity found; /* the entity that libxml2 asked for last */
  TribTreeSink *sink;
  GError *error;
  char *fault; /* what libxml2 said first, its first line */
  guint depth;
  gboolean keeps_blanks[TRIB_TREE_MAX_DEPTH + 2]; /* by depth */
  const xmlChar *uri;                             /* the last element's, and its text attribute */
  const char *text_attribute;
  GString *value;
  gboolean ended;
} TribXmlSource;

static guint64
line_of (TribXmlSource *self)
{
  return MAX (xmlSAX2GetLineNumber (self->parser), 1);
}

static guint64
position_of (TribXmlSource *self)
{
  const xmlParserInput *input = self->parser->input;

  return input ? input->consumed + (input->cur - input->base) : 0;
}

static void
stop (TribXmlSource *self, GError *error)
{
  if (self->error)
    g_error_free (error);
  else
    self->error = error;
  self->source.broken_line = line_of (self);
  xmlStopParser (self->parser);
}

static void
refuse (TribXmlSource *self, const char *what)
{
  stop (self, g_error_new (TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                           _ ("%s, line %" PRIu64 ": %s, which is more than is read. Split the file"), self->name,
                           line_of (self), what));
}

static void
check_sink (TribXmlSource *self)
{
  if (self->sink->error && !self->error)
    stop (self, g_error_new (self->sink->error->domain, self->sink->error->code, "%s, %s", self->name,
                             self->sink->error->message));
}

static gboolean
is_of (const xmlChar *uri, const char *wanted)
{
  return uri && strcmp ((const char *) uri, wanted) == 0;
}

/* An attribute that says something about the document rather than the record is no data. */
static void
pass_attribute (TribXmlSource *self, const xmlChar *const *attribute, guint64 line)
{
  const TribTreeName name
      = { (const char *) attribute[0], (const char *) attribute[1], (const char *) attribute[2], TRUE };
  const char *value = (const char *) attribute[3];
  gsize len = attribute[4] - attribute[3];
  gboolean is_text = !name.uri && self->text_attribute && strcmp (name.name, self->text_attribute) == 0;

  if (is_of (attribute[2], "http://www.w3.org/2001/XMLSchema-instance"))
    return;
  if (is_of (attribute[2], (const char *) XML_XML_NAMESPACE) && strcmp (name.name, "space") == 0)
    {
      self->keeps_blanks[self->depth] = len == 8 && memcmp (value, "preserve", 8) == 0;
      return;
    }
  if (memchr (value, '&', len))
    {
      g_string_truncate (self->value, 0);
      if (!trib_xml_entities_expand (self->entities, value, len, self->value))
        trib_tree_text_add_fault (self->source.text, TRIB_ISSUE_CELL_ERROR, line, position_of (self),
                                  unknown_reference);
      value = self->value->str;
      len = self->value->len;
    }
  if (!is_text)
    self->sink->enter (self->sink, &name, line);
  self->sink->text (self->sink, value, len);
  if (!is_text)
    self->sink->leave (self->sink);
}

static void
start_element_cb (void *data, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
                  const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  TribXmlSource *self = data;
  const TribTreeName name = { (const char *) local_name, (const char *) prefix, (const char *) uri, FALSE };
  guint64 line = line_of (self);

  if (self->error)
    return;
  if (++self->depth > TRIB_TREE_MAX_DEPTH)
    {
      refuse (self, _ ("elements within each other more than 256 deep"));
      return;
    }
  if (n_attributes > TRIB_TREE_MAX_ATTRIBUTES)
    {
      refuse (self, _ ("an element with more than 2,000 attributes"));
      return;
    }
  if (uri != self->uri)
    {
      self->uri = uri;
      self->text_attribute = uri ? trib_vocabulary_text_attribute ((const char *) uri) : NULL;
    }
  self->keeps_blanks[self->depth] = self->keeps_blanks[self->depth - 1];
  self->sink->keep_blanks = FALSE;
  self->sink->enter (self->sink, &name, line);
  for (int i = 0; i < n_attributes; i++)
    pass_attribute (self, attributes + 5 * i, line);
  self->sink->keep_blanks = self->keeps_blanks[self->depth];
  check_sink (self);
}

static void
end_element_cb (void *data, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri)
{
  TribXmlSource *self = data;

  if (self->error)
    return;
  self->depth--;
  self->sink->position = position_of (self);
  self->sink->leave (self->sink);
  self->sink->keep_blanks = self->keeps_blanks[self->depth];
  check_sink (self);
}

static void
characters_cb (void *data, const xmlChar *text, int len)
{
  TribXmlSource *self = data;

  if (self->error || self->depth == 0)
    return;
  self->sink->text (self->sink, (const char *) text, len);
  check_sink (self);
}

static void
entity_declared_cb (void *data, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                    xmlChar *content)
{
  TribXmlSource *self = data;

  if (type == XML_INTERNAL_GENERAL_ENTITY)
    trib_xml_entities_declare (self->entities, (const char *) name, (const char *) content);
  else if (type == XML_EXTERNAL_GENERAL_PARSED_ENTITY || type == XML_EXTERNAL_GENERAL_UNPARSED_ENTITY)
    trib_xml_entities_declare (self->entities, (const char *) name, NULL);
}

/* libxml2 gets an entity that it does not look into: in an attribute it leaves "&name;" there, in a text it says that
 * there is a reference. */
static xmlEntityPtr
get_entity_cb (void *data, const xmlChar *name)
{
  TribXmlSource *self = data;
  xmlEntityPtr predefined = xmlGetPredefinedEntity (name);

  if (predefined)
    return predefined;
  self->found = (xmlEntity){ .type = XML_ENTITY_DECL, .name = name, .content = nothing, .orig = nothing, .checked = 2 };
  self->found.etype = self->parser->instate == XML_PARSER_ATTRIBUTE_VALUE ? XML_INTERNAL_GENERAL_ENTITY
                                                                          : XML_EXTERNAL_GENERAL_PARSED_ENTITY;
  return &self->found;
}

/* References to parameter entities in the file's own declaration are left out. */
static xmlEntityPtr
get_parameter_entity_cb (void *data, const xmlChar *name)
{
  TribXmlSource *self = data;

  self->found = (xmlEntity){ .type = XML_ENTITY_DECL, .name = name, .orig = nothing };
  self->found.etype = XML_INTERNAL_GENERAL_ENTITY;
  return &self->found;
}

static void
reference_cb (void *data, const xmlChar *name)
{
  TribXmlSource *self = data;
  const char *text = trib_xml_entities_look_up (self->entities, (const char *) name);
  g_autofree char *as_it_stands = text ? NULL : g_strdup_printf ("&%s;", name);

  if (!text && trib_xml_entities_is_nested (self->entities, (const char *) name))
    {
      stop (self,
            g_error_new (TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
                         _ ("%s, line %" PRIu64 ": the entity “%s” is made of others, which are not followed, for "
                            "safety. Export the data without a document type declaration (DTD)"),
                         self->name, line_of (self), name));
      return;
    }
  if (!text)
    trib_tree_text_add_fault (self->source.text, TRIB_ISSUE_CELL_ERROR, line_of (self), position_of (self),
                              unknown_reference);
  characters_cb (self, (const xmlChar *) (text ? text : as_it_stands), strlen (text ? text : as_it_stands));
}

static void
fault_cb (void *data, xmlErrorPtr fault)
{
  TribXmlSource *self = data;

  /* A namespace without a declaration is no reason to stop. */
  if (self->fault || self->error || fault->level < XML_ERR_ERROR || fault->domain == XML_FROM_NAMESPACE)
    return;
  self->fault = g_strdup (fault->message ? fault->message : "?");
  g_strdelimit (self->fault, "\r\n", '\0');
  g_strchomp (self->fault);
  self->source.broken_line = MAX (fault->line, 1);
}

static void
set_damage_error (TribXmlSource *self, GError **error)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
               _ ("%s, line %" PRIu64 ": is not well-formed XML: %s. %s"), self->name, self->source.broken_line,
               self->fault, _ ("Export the data again"));
}

/* What waits until its end has come. */
static void
check_waiting (TribXmlSource *self)
{
  const xmlParserInput *input = self->parser->input;
  gsize n = input ? input->end - input->cur : 0;

  if (n > MAX_TAG && self->parser->instate == XML_PARSER_START_TAG)
    refuse (self, _ ("a tag of more than 256 kB"));
  else if (n > MAX_DECLARATION && self->depth == 0)
    refuse (self, _ ("more than 1 MB before the first element"));
}

static gboolean
feed (TribTreeSource *source, TribTreeSink *sink, GError **error)
{
  TribXmlSource *self = (TribXmlSource *) source;
  const char *text = NULL;
  gssize n;

  if (self->ended)
    return FALSE;
  n = trib_tree_text_read (source->text, &text, error);
  self->sink = sink;
  sink->trim = TRUE;
  if (n >= 0)
    xmlParseChunk (self->parser, text, n, n == 0);
  if (n > 0 && !self->error && !self->fault)
    check_waiting (self);
  self->ended = n <= 0 || self->error || self->fault;
  if (n < 0)
    return FALSE;
  if (self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (self->fault)
    set_damage_error (self, error);
  return !self->ended;
}

static void
free_source (TribTreeSource *source)
{
  TribXmlSource *self = (TribXmlSource *) source;

  /* libxml2 keeps a document for the declarations. */
  if (self->parser->myDoc)
    xmlFreeDoc (self->parser->myDoc);
  self->parser->myDoc = NULL;
  xmlFreeParserCtxt (self->parser);
  trib_xml_entities_free (self->entities);
  trib_tree_text_free (source->text);
  g_clear_error (&self->error);
  g_string_free (self->value, TRUE);
  g_free (self->encoding);
  g_free (self->fault);
  g_free (self->name);
  g_free (self);
}

TribTreeSource *
trib_xml_source_new (TribInput *input, const TribEncoding *encoding, const char *shown)
{
  TribXmlSource *self = g_new0 (TribXmlSource, 1);

  self->source.feed = feed;
  self->source.free = free_source;
  self->source.text = trib_tree_text_new (input, encoding);
  self->source.text->keep_nul = TRUE;
  self->encoding = g_strdup (shown);
  self->source.encoding = self->encoding;
  self->name = g_strdup (input->name);
  self->entities = trib_xml_entities_new ();
  self->value = g_string_new (NULL);
  self->handler = (xmlSAXHandler){
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .reference = reference_cb,
    .entityDecl = entity_declared_cb,
    .getEntity = get_entity_cb,
    .getParameterEntity = get_parameter_entity_cb,
    .serror = fault_cb,
  };
  self->parser = xmlCreatePushParserCtxt (&self->handler, self, NULL, 0, NULL);
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  return &self->source;
}
