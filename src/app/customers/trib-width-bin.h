/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds one child and says how wide it is, so that a page can lay itself out anew when it gets narrow or wide. The page may
 * always shrink to %TRIB_WIDTH_BIN_MINIMUM: a layout for wide windows never keeps the window wide.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_WIDTH_BIN_MINIMUM 300
#define TRIB_WIDTH_NARROW 600 /* below this a page has one column */

#define TRIB_TYPE_WIDTH_BIN (trib_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (TribWidthBin, trib_width_bin, TRIB, WIDTH_BIN, GtkWidget)

/* Properties: "child"; "width" (int, read-only), in pixels of text of the usual size, notified from the main loop
 * and not within an allocation. */
int trib_width_bin_get_width (TribWidthBin *self);

G_END_DECLS
