/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of the encodings from before Unicode a text is in. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @sample: lines with bytes beyond ASCII that are not UTF-8. Returns a static or interned string. */
const char *trib_encoding_legacy (const char *sample, gsize len);

G_END_DECLS
