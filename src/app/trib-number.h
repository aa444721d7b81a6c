/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shares, times and durations as people read them, in the user's language.
 */
#pragma once

#include <glib.h>

#include "base/trib-grouped.h"

G_BEGIN_DECLS

char *trib_percent_text (double share);              /* 0.996: "99.6 %", never "100 %" below 1 */
char *trib_when_text (gint64 time_us);               /* "today, 14:05", "yesterday", "3 October 2026" */
char *trib_seconds_left_text (double seconds);       /* "2 s left"; "" where negative */
char *trib_count_text (guint64 done, guint64 total); /* "412,000 of 640,000" */

G_END_DECLS
