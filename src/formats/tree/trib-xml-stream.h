/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2's reader, as everything here uses it: streaming, nothing fetched, no entities, bounded. Private to
 * this folder.
 */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

#include "formats/trib-format-error.h"

G_BEGIN_DECLS

/* Bytes into @to; 0 at the end, -1 with the error set. */
typedef gssize (*TribXmlSource) (gpointer data, char *to, gsize room, GError **error);

typedef struct _TribXmlStream TribXmlStream;

/**
 * trib_xml_stream_new:
 * @name: of the file, for messages
 * @encoding: (nullable): where somebody chose one; else what the text declares
 */
TribXmlStream *trib_xml_stream_new (const char *name, const char *encoding, TribXmlSource source, gpointer data);
void trib_xml_stream_free (TribXmlStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribXmlStream, trib_xml_stream_free)

/* To the next node: %FALSE at the end, or with the error set. */
gboolean trib_xml_stream_step (TribXmlStream *self, GError **error);

xmlTextReaderPtr trib_xml_stream_get_reader (TribXmlStream *self);
/* The element that the reader is at. */
const char *trib_xml_stream_get_name (TribXmlStream *self);
/* Its attribute of that local name; %NULL if it has none. Holds until the next step. */
const char *trib_xml_stream_get_attribute (TribXmlStream *self, const char *local_name);
gboolean trib_xml_stream_is_text (TribXmlStream *self);
guint64 trib_xml_stream_get_line (TribXmlStream *self);

/* A depth beyond which an XML file is refused. */
#define TRIB_XML_MAX_DEPTH 256
#define TRIB_XML_MAX_ATTRIBUTES 2000
#define TRIB_XML_MAX_TEXT (16 * 1024 * 1024)

G_END_DECLS
