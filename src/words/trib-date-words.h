/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of months, and words that stand around dates.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint trib_month_of (const char *folded);               /* 1…12, or 0 */
gboolean trib_date_word_is_filler (const char *folded); /* "de", "of", "Monday", "th" */
gboolean trib_date_word_is_about (const char *folded);  /* "circa", "vor", "before" */

G_END_DECLS
