/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sources to choose from, each with its dot and how many of the customers found have a record of it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_SOURCE_FILTER (trib_source_filter_get_type ())
G_DECLARE_FINAL_TYPE (TribSourceFilter, trib_source_filter, TRIB, SOURCE_FILTER, GtkWidget)

/* @sources: (nullable) (element-type TribSource). The choice stays if its source is still there. */
void trib_source_filter_set_sources (TribSourceFilter *self, GPtrArray *sources);
/* @counts: one for each source in the order of the sources, then that of all; %NULL while they are counted */
void trib_source_filter_set_counts (TribSourceFilter *self, const gint64 *counts);

/* Property "source" (int64): the chosen one, 0 for all. */
gint64 trib_source_filter_get_source (TribSourceFilter *self);
void trib_source_filter_set_source (TribSourceFilter *self, gint64 source);

G_END_DECLS
