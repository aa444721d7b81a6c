/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is done to every text before it is looked at.
 */
#pragma once

#include "schema/trib-values.h"

G_BEGIN_DECLS

/**
 * trib_clean_text:
 * @keep_lines: line breaks stay (notes); else they become blanks, or ", " where @lines_are_parts
 * @out: set to the text trimmed, in NFC, with plain single blanks and without invisible characters
 *
 * Returns: %TRIB_REASON_NONE where nothing had to be done (@out is not touched then), else what was done
 */
TribReason trib_clean_text (const char *text, gsize len, gboolean keep_lines, gboolean lines_are_parts, GString *out);

G_END_DECLS
