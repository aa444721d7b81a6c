/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sources of a customer as coloured dots. A source has one colour everywhere, and here one place too, so that the dots can be
 * told apart without their colour; the tooltip and the accessible name have the words.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_SOURCE_DOTS (trib_source_dots_get_type ())
G_DECLARE_FINAL_TYPE (TribSourceDots, trib_source_dots, TRIB, SOURCE_DOTS, GtkWidget)

GtkWidget *trib_source_dots_new (void);

/**
 * trib_source_dots_set:
 * @sources: (nullable) (array zero-terminated=1): ids, ascending
 * @names: their names for people
 */
void trib_source_dots_set (TribSourceDots *self, const gint64 *sources, const char *names);
/* For a column: source number N stands at place N of so many. 0: the dots stand close together. */
void trib_source_dots_set_places (TribSourceDots *self, guint places);

/* How wide so many places are, or as many dots as are drawn at most. */
int trib_source_dots_width (guint places);
/* "Web shop, Till". @sources: (element-type TribSource). (transfer full) */
char *trib_source_names (GPtrArray *sources, const gint64 *ids);
/* (transfer none): "" where there is none. */
const char *trib_source_name (GPtrArray *sources, gint64 id);

G_END_DECLS
