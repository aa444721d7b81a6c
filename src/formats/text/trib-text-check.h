/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether bytes are clean text, and what to make of them if not. Private to this folder.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first byte at which the text stops being clean: invalid UTF-8, NUL or another control character; @end if none. */
const char *trib_text_check (const char *text, const char *end);

typedef enum
{
  TRIB_TEXT_CLEAN = 0,
  TRIB_TEXT_INVALID = 1 << 0, /* bytes that are no UTF-8 */
  TRIB_TEXT_CONTROL = 1 << 1, /* NUL and other control characters */
} TribTextFaults;

/* Appends the text to @out with U+FFFD for each fault, and says which there were. */
TribTextFaults trib_text_repair (const char *text, gsize len, GString *out);

/* The text with each faulty byte as \xNN, for people. */
char *trib_text_show (const char *text, gsize len);

G_END_DECLS
