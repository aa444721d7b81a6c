/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which values of a feature are members of a numbered series.
 */
#pragma once

#include "match/trib-features.h"

G_BEGIN_DECLS

/* Hash of a value in which each run of digits counts as one; 0 where it has none. */
guint32 trib_series_stem (const char *text, gsize len);
/* Once facts and counts are there. */
void trib_series_find (TribFeature *self);
/* The stem of the series that a value belongs to; 0 for none. */
guint32 trib_series_of (const TribFeature *self, guint32 id);
/* Two values of one series: other digits, so something else. */
gboolean trib_series_tells_apart (const TribFeature *self, guint32 a, guint32 b);

G_END_DECLS
