/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writer of address cards (vCard 4.0). Private to this folder.
 */
#pragma once

#include "formats/trib-out-file.h"
#include "formats/trib-writer.h"

G_BEGIN_DECLS

/* Takes @out, whatever comes of it. */
TribWriter *trib_card_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                                  guint n_columns, GError **error);

G_END_DECLS
