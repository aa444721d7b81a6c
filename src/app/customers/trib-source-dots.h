/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which sources a customer has records of, as dots in their colours, drawn into somebody else's widget.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TribSourceDots:
 * @sources: (nullable) (array zero-terminated=1): ids, ascending
 * @places: for a column: source number N stands at place N of so many. 0: the dots stand close together
 */
typedef struct
{
  const gint64 *sources;
  guint places;
} TribSourceDots;

/* How wide they are. */
float trib_source_dots_measure (const TribSourceDots *self);
/* @x: the left edge; @middle: of their height */
void trib_source_dots_draw (const TribSourceDots *self, GtkSnapshot *snapshot, float x, float middle,
                            GtkTextDirection direction);
/* How wide so many places are, or as many dots as are drawn at most. */
int trib_source_dots_width (guint places);
/* "Web shop, Till". @sources: (element-type TribSource). (transfer full) */
char *trib_source_names (GPtrArray *sources, const gint64 *ids);
/* (transfer none): "" where there is none. */
const char *trib_source_name (GPtrArray *sources, gint64 id);

G_END_DECLS
