/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of an OpenDocument spreadsheet that holds its tables, as a stream of XML: a member of the package, or the
 * file itself where it is flat. Private to this folder.
 */
#pragma once

#include "formats/workbook/trib-zip-part.h"

G_BEGIN_DECLS

typedef struct
{
  TribInput *input;
  TribZipPart *part;  /* (nullable): of a package */
  TribXmlStream *xml; /* of the part, or ours */
  guint64 offset;
} TribOdsContent;

/* Whether @input is one flat file of XML. */
gboolean trib_ods_is_flat (const TribInput *input);

/* @input must live as long. */
TribOdsContent *trib_ods_content_open (TribInput *input, GError **error);
void trib_ods_content_free (TribOdsContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribOdsContent, trib_ods_content_free)

/* Whether the stream is at a <table> of the body. */
gboolean trib_ods_content_is_table (TribOdsContent *self);
/* Passes over what is within the element that the stream is at. */
gboolean trib_ods_content_skip (TribOdsContent *self, GError **error);
/* Bytes of the file that were read. */
guint64 trib_ods_content_get_offset (TribOdsContent *self);

/* Of <spreadsheet>, in a package as well as in a flat file. */
#define TRIB_ODS_BODY_DEPTH 2

G_END_DECLS
