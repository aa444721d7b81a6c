/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place in the sidebar: icon, name, and how much is there or waits.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_PLACE_ROW (trib_place_row_get_type ())
G_DECLARE_FINAL_TYPE (TribPlaceRow, trib_place_row, TRIB, PLACE_ROW, GtkListBoxRow)

GtkWidget *trib_place_row_new (const char *place, const char *label, const char *icon_name);
const char *trib_place_row_get_place (TribPlaceRow *self);
/* @waits: whether the number asks for something to be done. 0 hides the badge. */
void trib_place_row_set_badge (TribPlaceRow *self, gint64 number, gboolean waits);

G_END_DECLS
