/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows what taking something back will give, before it is done: the same computation, without keeping what it wrote.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_TYPE_UNDO_PREVIEW (trib_undo_preview_get_type ())
G_DECLARE_FINAL_TYPE (TribUndoPreview, trib_undo_preview, TRIB, UNDO_PREVIEW, AdwBin)

/* @label: of the button that does it, "Take Back" or "Do Again". It asks at once. */
GtkWidget *trib_undo_preview_new (TribSession *session, gint64 event, const char *label);

/* A button that opens it in a popover. %NULL-safe on read-only projects: the button is then insensitive. */
GtkWidget *trib_undo_button_new (TribSession *session, gint64 event, gboolean again);

/* Property "ready" (boolean): the answer is there. Action "preview.confirm". */

G_END_DECLS
