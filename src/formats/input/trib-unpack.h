/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that was compressed by itself: gzip, bzip2, xz, Zstandard. Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"

G_BEGIN_DECLS

gboolean trib_unpack_sniff (const TribInput *input);
/* (transfer full): what is in @input, called after it without the ending */
TribInput *trib_unpack (TribInput *input, const TribReadOptions *options, GError **error);

G_END_DECLS
