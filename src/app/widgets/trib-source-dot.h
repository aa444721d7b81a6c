/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colour of a source, as a small round dot. Its tooltip and accessible name are the source's name, since colour is never
 * the only sign.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_SOURCE_DOT (trib_source_dot_get_type ())
G_DECLARE_FINAL_TYPE (TribSourceDot, trib_source_dot, TRIB, SOURCE_DOT, GtkWidget)

GtkWidget *trib_source_dot_new (gint64 source, const char *name);
/* Properties "source" (id, from 1; 0 shows nothing) and "source-name" (nullable). */
void trib_source_dot_set_source (TribSourceDot *self, gint64 source, const char *name);

/* Number from 1 to 8; the style class is "source-" and that number. */
guint trib_source_colour (gint64 source);
/* The same colour for drawing (rivers, charts). */
void trib_source_rgba (gint64 source, GdkRGBA *rgba);

G_END_DECLS
