/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes JSON: an array of objects, or an object a line. Private to this folder.
 */
#pragma once

#include "formats/trib-out-file.h"
#include "formats/trib-writer.h"

G_BEGIN_DECLS

/* Both take @out, whatever comes of it. */
TribWriter *trib_json_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                                  guint n_columns, GError **error);
TribWriter *trib_json_lines_writer_new (TribOutFile *out, const TribWriteOptions *options,
                                        const TribWriterColumn *columns, guint n_columns, GError **error);

G_END_DECLS
