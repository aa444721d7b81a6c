/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes XML feeds. Private to this folder.
 */
#pragma once

#include "formats/trib-writer.h"
#include "formats/trib-out-file.h"

G_BEGIN_DECLS

/* Takes @out, whatever comes of it. */
TribWriter *trib_xml_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                                 guint n_columns, GError **error);

G_END_DECLS
