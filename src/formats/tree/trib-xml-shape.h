/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shape of an XML file: which elements are within which, how often, and which of them are records. Private
 * to this folder.
 */
#pragma once

#include "formats/tree/trib-xml-stream.h"

G_BEGIN_DECLS

typedef struct _TribXmlShape TribXmlShape;

/**
 * TribXmlShape:
 * @name: local name
 * @prefix: (nullable): of its namespace
 * @uri: of its namespace, "" if it has none
 * @attribute: whether it is an attribute
 * @count: how many there are; @ended: how many of them are whole
 * @most: how many there are at most in one parent
 * @values: how many texts and attributes that are not empty there are in them
 * @has_text: whether any has a text of its own
 * @rank: of a candidate for the record, the likeliest first
 * @hint: where among the children the last one that was looked for is
 * @serial: the parent in which @ordinal counts
 * @offset: place among the cells, from its parent's first; @width: cells of one
 *
 * All elements of one path from the root are one of these.
 */
struct _TribXmlShape
{
  char *name;
  char *prefix;
  char *uri;
  TribXmlShape *parent;
  GPtrArray *children;
  guint64 count, ended, values;
  guint most, rank, hint;
  gboolean attribute, has_text;
  guint64 serial;
  guint ordinal;
  guint offset, width;
};

/**
 * trib_xml_shape_read:
 * @broken: (out): set where the file breaks off, with the reason
 *
 * Goes through all of @stream.
 *
 * Returns: (transfer full): what is above the root element; %NULL with the error set
 */
TribXmlShape *trib_xml_shape_read (TribXmlStream *stream, GError **broken, GError **error);
TribXmlShape *trib_xml_shape_copy (const TribXmlShape *self);
void trib_xml_shape_free (TribXmlShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribXmlShape, trib_xml_shape_free)

/* (transfer container): the elements that may be records, the likeliest first. */
GPtrArray *trib_xml_shape_candidates (TribXmlShape *root);
/* How the table is called: the element's name, with those above it where another has the same. */
char *trib_xml_shape_table_name (TribXmlShape *self, GPtrArray *candidates);
/* The path from the root element on, "customers/customer". */
char *trib_xml_shape_path (const TribXmlShape *self);

/* Lays out the cells of a record @self and names them, in @names. %FALSE if they are more than @max. */
gboolean trib_xml_shape_lay_out (TribXmlShape *self, GPtrArray *names, guint max);

/* The child of @self of that name; made if @make, else %NULL where there is none. */
TribXmlShape *trib_xml_shape_child (TribXmlShape *self, const char *name, const char *prefix, const char *uri,
                                    gboolean attribute, gboolean make);
/* Whether an attribute says something about the document rather than the record. */
gboolean trib_xml_shape_skips (const char *uri);

G_END_DECLS
