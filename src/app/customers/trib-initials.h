/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A round picture of somebody's initials, drawn and not a widget: for lists, where AdwAvatar with its three widgets each would
 * be most of the cost.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* At most two letters in capitals, of the first and the last word. "" where the name has no letters. (transfer full) */
char *trib_initials (const char *name);
/* @widget: whose font is used */
void trib_initials_draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, const graphene_rect_t *area);

G_END_DECLS
