/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the records of an XML file. A first pass gathers the shape (trib-xml-shape.c), from which the record
 * element and the columns follow: a column is the path of an element or attribute within the record, "name/first",
 * "@id", and one that comes several times has a column for each, "phone", "phone_2". The second pass puts each text
 * into its cell. A file that breaks off gives the records that are whole, and says where.
 */
#include "config.h"

#include "formats/tree/trib-xml-reader.h"

#include "formats/trib-header.h"
#include "formats/tree/trib-xml-file.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define MAX_COLUMNS 20000
#define MAX_RECORD (64 * 1024 * 1024)
#define MAX_TABLES 20

/* An element within the present record. */
typedef struct
{
  TribXmlShape *shape; /* %NULL where it is in no column */
  guint64 serial;
  guint cell; /* of its first column */
} Frame;

struct _TribXmlReader
{
  TribReader parent_instance;

  TribInput *input;
  TribXmlFile source;
  TribXmlStream *stream;
  TribXmlShape *root;
  TribXmlShape *record;
  GArray *stack; /* Frame */
  guint64 serials;
  guint n_columns;
  GString **texts; /* of each column, %NULL until it has one */
  TribText *cells;
  guint64 row;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (TribXmlReader, trib_xml_reader, TRIB_TYPE_READER)

static Frame *
top_of (TribXmlReader *self)
{
  return self->stack->len ? &g_array_index (self->stack, Frame, self->stack->len - 1) : NULL;
}

/* The cell that belongs to one more @shape within @parent; %FALSE if there is none. */
static gboolean
place (TribXmlShape *shape, const Frame *parent, guint *cell)
{
  if (shape->serial != parent->serial)
    {
      shape->serial = parent->serial;
      shape->ordinal = 0;
    }
  shape->ordinal++;
  *cell = parent->cell + shape->offset + (shape->ordinal - 1) * shape->width;
  return shape->ordinal <= shape->most;
}

static void
add_text (TribXmlReader *self, guint cell, const char *text)
{
  if (!self->texts[cell])
    self->texts[cell] = g_string_new (NULL);
  g_string_append (self->texts[cell], text);
}

static void
enter (TribXmlReader *self, xmlNodePtr node)
{
  Frame *top = top_of (self);
  Frame frame = { NULL, ++self->serials, 0 };
  const char *uri = node->ns ? (const char *) node->ns->href : NULL;

  /* Above the record, frames only say where we are. */
  if (top && top->shape)
    frame.shape = trib_xml_shape_child (top->shape, (const char *) node->name, NULL, uri, FALSE, FALSE);
  if (frame.shape && frame.shape != self->record && top->cell != G_MAXUINT)
    {
      if (!place (frame.shape, top, &frame.cell))
        frame.shape = NULL;
    }
  else if (frame.shape != self->record)
    frame.cell = G_MAXUINT;
  g_array_append_val (self->stack, frame);
  if (!frame.shape || frame.cell == G_MAXUINT)
    return;
  for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
    {
      const char *attribute_uri = attribute->ns ? (const char *) attribute->ns->href : NULL;
      TribXmlShape *shape
          = trib_xml_shape_child (frame.shape, (const char *) attribute->name, NULL, attribute_uri, TRUE, FALSE);
      guint cell;

      if (!shape || !place (shape, &frame, &cell))
        continue;
      for (xmlNodePtr part = attribute->children; part; part = part->next)
        if (part->content)
          add_text (self, cell, (const char *) part->content);
    }
}

static void
clear_record (TribXmlReader *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->texts[i])
      g_string_truncate (self->texts[i], 0);
}

static void
deliver (TribXmlReader *self, TribRow *row, guint64 line)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->cells[i] = TRIB_TEXT_EMPTY;
      if (!self->texts[i] || self->texts[i]->len == 0)
        continue;
      g_strstrip (self->texts[i]->str);
      self->cells[i] = (TribText){ self->texts[i]->str, strlen (self->texts[i]->str) };
    }
  *row = (TribRow){ self->cells, self->n_columns, ++self->row, line, 0 };
}

/* The file breaks off: what was whole has been delivered. */
static gboolean
end_broken (TribXmlReader *self, GError *broken, GError **error)
{
  self->ended = TRUE;
  if (self->row == 0 || !g_error_matches (broken, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED))
    g_propagate_error (error, broken);
  else
    {
      g_autofree char *reason
          = g_strdup_printf (_ ("the file breaks off in this record, which was left out: %s"), broken->message);

      trib_reader_report (TRIB_READER (self), TRIB_ISSUE_TRUNCATED, self->row + 1,
                          trib_xml_stream_get_line (self->stream), -1, NULL, reason);
      g_error_free (broken);
    }
  return FALSE;
}

/* libxml2 counts lines of elements up to 65,534; after that the place that it has read up to is near enough. */
static guint64
line_of (TribXmlReader *self, xmlNodePtr node)
{
  return node->line < G_MAXUINT16 ? node->line : trib_xml_stream_get_line (self->stream);
}

/* The next record's end. Reads it whole into @texts. */
static gboolean
trib_xml_reader_next (TribReader *reader, TribRow *row, GError **error)
{
  TribXmlReader *self = TRIB_XML_READER (reader);
  xmlTextReaderPtr xml = trib_xml_stream_get_reader (self->stream);
  GError *inner = NULL;
  guint64 line = 0;
  gsize size = 0;

  if (self->ended)
    return FALSE;
  clear_record (self);
  while (trib_xml_stream_step (self->stream, &inner))
    {
      int type = xmlTextReaderNodeType (xml);
      gboolean leaves = type == XML_READER_TYPE_END_ELEMENT;
      Frame *top;

      if (type == XML_READER_TYPE_ELEMENT)
        {
          leaves = xmlTextReaderIsEmptyElement (xml);
          enter (self, xmlTextReaderCurrentNode (xml));
          if (top_of (self)->shape == self->record)
            line = line_of (self, xmlTextReaderCurrentNode (xml));
        }
      top = top_of (self);
      if (trib_xml_stream_is_text (self->stream) && top->shape && top->cell != G_MAXUINT && top->shape->has_text)
        {
          const char *text = (const char *) xmlTextReaderConstValue (xml);

          add_text (self, top->cell, text);
          if ((size += strlen (text)) > MAX_RECORD)
            {
              g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                           _ ("%s, line %" PRIu64 ": a record of more than 64 MB. Choose a smaller element"),
                           self->input->name, trib_xml_stream_get_line (self->stream));
              return FALSE;
            }
        }
      if (leaves)
        {
          gboolean whole = top->shape == self->record;

          g_array_set_size (self->stack, self->stack->len - 1);
          if (whole)
            {
              deliver (self, row, line);
              trib_reader_set_position (reader, self->source.offset, self->input->size);
              return TRUE;
            }
        }
    }
  if (inner)
    return end_broken (self, inner, error);
  self->ended = TRUE;
  return FALSE;
}

static void
trib_xml_reader_finalize (GObject *object)
{
  TribXmlReader *self = TRIB_XML_READER (object);

  g_clear_pointer (&self->stream, trib_xml_stream_free);
  g_clear_pointer (&self->root, trib_xml_shape_free);
  g_clear_pointer (&self->stack, g_array_unref);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->texts[i])
      g_string_free (self->texts[i], TRUE);
  g_clear_pointer (&self->texts, g_free);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->input, trib_input_free);
  G_OBJECT_CLASS (trib_xml_reader_parent_class)->finalize (object);
}

static void
trib_xml_reader_class_init (TribXmlReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_xml_reader_finalize;
  TRIB_READER_CLASS (klass)->next = trib_xml_reader_next;
}

static void
trib_xml_reader_init (TribXmlReader *self)
{
  self->stack = g_array_new (FALSE, FALSE, sizeof (Frame));
}

static gboolean
sniff (const TribInput *input, gboolean has_ending)
{
  const char *p = input->head, *end = input->head + input->n_head;
  char begin[3] = { 0 };
  guint n = 0;

  if (input->n_head >= 3 && memcmp (p, "\357\273\277", 3) == 0)
    p += 3;
  /* The first two characters, whether of one byte or of two. */
  for (; p < end && n < 2; p++)
    if (*p != '\0' && (guchar) *p < 0xfe && (n > 0 || !g_ascii_isspace (*p)))
      begin[n++] = *p;
  if (begin[0] != '<' || trib_format_foreign (input))
    return FALSE;
  return begin[1] == '?' || begin[1] == '!' || has_ending
         || (g_ascii_isalpha (begin[1]) && (memmem (p, end - p, "</", 2) || memmem (p, end - p, "/>", 2)));
}

static TribXmlShape *
find_record (TribXmlReader *self, GPtrArray *candidates, const char *table, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      TribXmlShape *candidate = candidates->pdata[i];
      g_autofree char *name = trib_xml_shape_table_name (candidate, candidates);
      g_autofree char *path = trib_xml_shape_path (candidate);

      if (!table || strcmp (table, name) == 0 || strcmp (table, path) == 0 || strcmp (table, candidate->name) == 0)
        return candidate;
      if (i < MAX_TABLES)
        g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", name);
    }
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE,
               _ ("%s: there are no elements “%s” in it that could be records. It has %s"), self->input->name,
               table ? table : "", names->str);
  return NULL;
}

static gboolean
lay_out (TribXmlReader *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!trib_xml_shape_lay_out (self->record, names, MAX_COLUMNS))
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: the element “%s” would have more than %d columns. Choose an element within it"),
                   self->input->name, self->record->name, MAX_COLUMNS);
      return FALSE;
    }
  self->n_columns = names->len;
  g_ptr_array_add (names, NULL);
  trib_header_name (TRIB_READER (self), (const char *const *) names->pdata, self->n_columns, 0);
  self->texts = g_new0 (GString *, self->n_columns + 1);
  self->cells = g_new0 (TribText, self->n_columns + 1);
  return TRUE;
}

static TribReader *
open_reader (TribInput *input, const TribReadOptions *options, GError **error)
{
  g_autoptr (TribXmlReader) self = g_object_new (TRIB_TYPE_XML_READER, NULL);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *table = NULL;
  Frame bottom = { NULL, 1, G_MAXUINT };
  const TribXmlNotes *notes;

  self->input = input;
  notes = trib_xml_file_take_notes (input, options, error);
  if (!notes)
    return NULL;
  self->root = trib_xml_shape_copy (notes->root);
  candidates = trib_xml_shape_candidates (self->root);
  self->record = find_record (self, candidates, options->table, error);
  if (!self->record)
    return NULL;
  if (notes->broken && self->record->ended == 0)
    {
      g_propagate_error (error, g_error_copy (notes->broken));
      return NULL;
    }
  if (!lay_out (self, error))
    return NULL;
  table = trib_xml_shape_table_name (self->record, candidates);
  bottom.shape = self->root;
  self->serials = bottom.serial;
  g_array_append_val (self->stack, bottom);
  self->stream = trib_xml_file_open_stream (&self->source, input, notes->careful_from, options);
  trib_reader_set_facts (TRIB_READER (self), "xml", table, notes->encoding, NULL);
  return TRIB_READER (g_steal_pointer (&self));
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  const TribXmlNotes *notes = trib_xml_file_take_notes (input, options, error);
  g_autoptr (GPtrArray) candidates = notes ? trib_xml_shape_candidates (notes->root) : NULL;
  GPtrArray *tables;

  if (!notes)
    return NULL;
  tables = g_ptr_array_new ();
  for (guint i = 0; i < MIN (candidates->len, MAX_TABLES); i++)
    {
      TribXmlShape *candidate = candidates->pdata[i];
      g_autofree char *name = trib_xml_shape_table_name (candidate, candidates);

      if (candidate->ended > 0 || i == 0)
        g_ptr_array_add (tables, trib_table_name_new (name, FALSE));
    }
  return tables;
}

const TribFormat trib_xml_format = {
  .name = "xml",
  .title = "XML",
  .endings = "xml rss atom",
  .mime_types = "application/xml text/xml application/rss+xml application/atom+xml",
  .sniff = sniff,
  .open = open_reader,
  .list_tables = list_tables,
};
