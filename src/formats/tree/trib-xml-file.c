/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives an XML file to libxml2 and takes the first pass over it.
 */
#include "config.h"

#include "formats/tree/trib-xml-file.h"

#include "formats/text/trib-encoding.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_TAG (256 * 1024)
#define CAREFUL (128 * 1024)

static gboolean
measure_tags (TribXmlFile *self, const char *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      char c = bytes[i];

      if (self->after_open)
        self->in_tag = c != '!';
      self->after_open = FALSE;
      if (c == '<')
        {
          self->after_open = TRUE;
          self->tag = 0;
        }
      else if (c == '>')
        self->in_tag = FALSE;
      else if (self->in_tag && ++self->tag > MAX_TAG)
        return FALSE;
    }
  return TRUE;
}

static gssize
read_source (gpointer data, char *to, gsize room, GError **error)
{
  TribXmlFile *self = data;
  gssize n = trib_input_read (self->input, self->offset, to, room, error);

  if (n <= 0)
    return n;
  if (self->offset < self->careful_from)
    n = MIN ((guint64) n, self->careful_from - self->offset);
  else
    {
      const char *close = memchr (to, '>', n);

      n = close ? close + 1 - to : n;
    }
  self->offset += n;
  if (self->wide || measure_tags (self, to, n))
    return n;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
               _ ("%s: has a tag of more than 256 kB, which is more than is read. Export the data with elements"),
               self->input->name);
  return -1;
}

TribXmlStream *
trib_xml_file_open_stream (TribXmlFile *source, TribInput *input, guint64 careful_from, const TribReadOptions *options)
{
  *source = (TribXmlFile){ .input = input, .careful_from = careful_from };
  source->wide = memchr (input->head, '\0', MIN (input->n_head, 64)) != NULL;
  return trib_xml_stream_new (input->name, options->encoding && *options->encoding ? options->encoding : NULL,
                              read_source, source);
}

static void
clear_notes (gpointer data)
{
  TribXmlNotes *self = data;

  trib_xml_shape_free (self->root);
  g_clear_error (&self->broken);
  g_free (self->encoding);
}

/* libxml2 reads ahead, and where it finds a fault it gives nothing of what it had read before. So a file with a fault
 * is read once more, the text before the fault tag by tag: @careful_from says from where on. */
static TribXmlShape *
read_shape (TribInput *input, const TribReadOptions *options, TribXmlNotes *notes, GError **error)
{
  TribXmlFile source;
  g_autoptr (TribXmlStream) stream = trib_xml_file_open_stream (&source, input, notes->careful_from, options);
  GError *inner = NULL;
  TribXmlShape *root = trib_xml_shape_read (stream, &notes->broken, &inner);
  const char *declared;

  if ((notes->broken || g_error_matches (inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED))
      && notes->careful_from == G_MAXUINT64)
    {
      g_clear_pointer (&root, trib_xml_shape_free);
      g_clear_error (&notes->broken);
      g_clear_error (&inner);
      notes->careful_from = source.offset - MIN (source.offset, CAREFUL);
      return read_shape (input, options, notes, error);
    }
  if (!root)
    {
      g_propagate_error (error, inner);
      return NULL;
    }
  declared = (const char *) xmlTextReaderConstEncoding (trib_xml_stream_get_reader (stream));
  notes->encoding = g_strdup (declared ? declared : "UTF-8");
  return root;
}

/* The notes on @input, taken down now if they were not before. */
const TribXmlNotes *
trib_xml_file_take_notes (TribInput *input, const TribReadOptions *options, GError **error)
{
  TribXmlNotes *notes = input->notes;
  TribEncoding encoding;

  if (notes)
    return notes;
  if (options->encoding && *options->encoding && !trib_encoding_choose (input, options->encoding, &encoding, error))
    return NULL;
  notes = g_atomic_rc_box_new0 (TribXmlNotes);
  notes->careful_from = G_MAXUINT64;
  notes->root = read_shape (input, options, notes, error);
  if (!notes->root)
    {
      g_atomic_rc_box_release_full (notes, clear_notes);
      return NULL;
    }
  input->notes = notes;
  input->clear_notes = clear_notes;
  return notes;
}
