/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One part of a workbook's package, as a stream of XML. Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"
#include "formats/tree/trib-xml-stream.h"

G_BEGIN_DECLS

typedef struct _TribZipPart TribZipPart;

TribZipPart *trib_zip_part_open (TribInput *input, const char *path, GError **error);
void trib_zip_part_free (TribZipPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribZipPart, trib_zip_part_free)

TribXmlStream *trib_zip_part_get_xml (TribZipPart *self);
/* Reads what is left, so that a wrong checksum comes to light. */
gboolean trib_zip_part_finish (TribZipPart *self, GError **error);
/* Bytes of the file that were read for it. */
guint64 trib_zip_part_get_offset (TribZipPart *self);

G_END_DECLS
