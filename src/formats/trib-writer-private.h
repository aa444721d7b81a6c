/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writers share with trib-writer.c. Private to this folder.
 */
#pragma once

#include "formats/trib-out-file.h"
#include "formats/trib-writer.h"

G_BEGIN_DECLS

/* Each writes its headings at once; all take @out, whatever comes of it. */
#define TRIB_WRITER_NEW(name)                                                                                          \
  TribWriter *trib_##name##_writer_new (TribOutFile *out, const TribWriteOptions *options,                             \
                                        const TribWriterColumn *columns, guint n_columns, GError **error)
TRIB_WRITER_NEW (csv);
TRIB_WRITER_NEW (tsv);
TRIB_WRITER_NEW (xlsx);
TRIB_WRITER_NEW (ods);

/* Whether @cell is a decimal number as JSON writes it ("-1.50", not "007"), and how many digits it has. */
gboolean trib_writer_is_number (const TribText *cell, guint *n_digits);

G_END_DECLS
