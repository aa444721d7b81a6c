/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows of a long list are selected. GtkMultiSelection needs ten seconds to select a million rows, because it keeps their
 * items; this one keeps their positions.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_SELECTION (trib_selection_get_type ())
G_DECLARE_FINAL_TYPE (TribSelection, trib_selection, TRIB, SELECTION, GObject)

/* @model: (transfer full) */
TribSelection *trib_selection_new (GListModel *model);
guint trib_selection_get_size (TribSelection *self);
/* %GTK_INVALID_LIST_POSITION where fewer are selected. */
guint trib_selection_get_nth (TribSelection *self, guint nth);

G_END_DECLS
