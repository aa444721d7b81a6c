/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An XML file as libxml2 gets it, and what a first pass over it found. Private to this folder.
 */
#pragma once

#include "formats/trib-reader.h"
#include "formats/input/trib-input.h"
#include "formats/tree/trib-xml-shape.h"

G_BEGIN_DECLS

/**
 * TribXmlFile:
 * @offset: bytes that were read
 * @careful_from: from here on it is given tag by tag; see trib_xml_file_take_notes ()
 * @wide: more than one byte a character: tags are not measured
 *
 * Tags are measured on the way, since one with 100,000 attributes takes libxml2 seconds.
 */
typedef struct
{
  TribInput *input;
  guint64 offset;
  guint64 careful_from;
  gboolean wide;
  gboolean in_tag, after_open;
  gsize tag;
} TribXmlFile;

/* @self and @input must live as long as the stream. */
TribXmlStream *
trib_xml_file_open_stream (TribXmlFile *self, TribInput *input, guint64 careful_from, const TribReadOptions *options);

/**
 * TribXmlNotes:
 * @broken: where the file breaks off, if it does
 *
 * What the first pass found.
 */
typedef struct
{
  TribXmlShape *root;
  char *encoding;
  GError *broken;
  guint64 careful_from;
} TribXmlNotes;

/* The notes on @input, taken down now if they were not before; they belong to it. %NULL with the error set. */
const TribXmlNotes *trib_xml_file_take_notes (TribInput *input, const TribReadOptions *options, GError **error);

G_END_DECLS
