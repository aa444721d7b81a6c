/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings a list back to where it was when its rows have been made anew.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @scroller: has the list; @place: a value of its vertical adjustment. What was asked for before is forgotten. */
void trib_scroll_back (GtkScrolledWindow *scroller, double place);

G_END_DECLS
