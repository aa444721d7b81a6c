/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XML as one of the formats: told by its first characters, read by trib-xml-source.c, written by trib-xml-writer.c.
 */
#include "config.h"

#include "formats/tree/trib-tree-reader.h"
#include "formats/tree/trib-xml-encoding.h"
#include "formats/tree/trib-xml-source.h"
#include "formats/tree/trib-xml-writer.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static gboolean
sniff (const TribInput *input, gboolean has_ending)
{
  const char *p = input->head, *end = input->head + input->n_head;
  char begin[3] = { 0 };
  guint n = 0;

  if (trib_xml_encoding_is_ebcdic (input))
    return TRUE;
  if (input->n_head >= 3 && memcmp (p, "\357\273\277", 3) == 0)
    p += 3;
  /* The first two characters, whether of one byte or of two. */
  for (; p < end && n < 2; p++)
    if (*p != '\0' && (guchar) *p < 0xfe && (n > 0 || !g_ascii_isspace (*p)))
      begin[n++] = *p;
  if (begin[0] != '<' || trib_format_foreign (input))
    return FALSE;
  return begin[1] == '?' || begin[1] == '!' || has_ending
         || (((guchar) begin[1] >= 128 || g_ascii_isalpha (begin[1]) || begin[1] == '_')
             && (memmem (p, end - p, "</", 2) || memmem (p, end - p, "/>", 2)));
}

static TribTreeSource *
open_source (TribInput *input, const TribReadOptions *options, gboolean lenient, GError **error)
{
  TribXmlEncoding encoding;
  TribTreeSource *source;

  if (!trib_xml_encoding_find (input, options->encoding, &encoding, error))
    return NULL;
  source = trib_xml_source_new (input, &encoding.encoding, encoding.shown);
  if (encoding.undeclared)
    trib_tree_text_add_fault (source->text, TRIB_ISSUE_LAYOUT, 1, 0,
                              N_ ("the file declares another encoding than the one that it is in, which was taken"));
  return source;
}

static const TribTreeFormat tree_format = { "xml", open_source, FALSE };

static TribReader *
open_reader (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_tree_reader_open (&tree_format, input, options, error);
}

static GPtrArray *
list_tables (TribInput *input, const TribReadOptions *options, GError **error)
{
  return trib_tree_reader_list_tables (&tree_format, input, options, error);
}

const TribFormat trib_xml_format = {
  .name = "xml",
  .title = "XML",
  .endings = "xml rss atom",
  .mime_types = "application/xml text/xml application/rss+xml application/atom+xml",
  .sniff = sniff,
  .open = open_reader,
  .list_tables = list_tables,
  .write = trib_xml_writer_new,
};
