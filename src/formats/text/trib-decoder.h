/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes of a file as UTF-8, block by block. Private to this folder.
 */
#pragma once

#include "formats/text/trib-encoding.h"

G_BEGIN_DECLS

typedef struct _TribDecoder TribDecoder;

/* @input must live as long. */
TribDecoder *trib_decoder_new (TribInput *input, const TribEncoding *encoding);
void trib_decoder_free (TribDecoder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribDecoder, trib_decoder_free)

/**
 * trib_decoder_read:
 *
 * Fills @to with up to @room bytes (at least 16). What cannot be decoded stands there as a byte 0xFF, which no UTF-8
 * text has; a UTF-8 file goes through as it is. So whoever checks the text finds either at its place.
 *
 * Returns: bytes; 0 at the end; -1 with the error set
 */
gssize trib_decoder_read (TribDecoder *self, char *to, gsize room, GError **error);
guint64 trib_decoder_get_offset (TribDecoder *self);

G_END_DECLS
