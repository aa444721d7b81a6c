/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens on the way of one line: its steps, to be added, changed and removed, and beside them what ten different
 * values become, as it is typed.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/mapping/trib-mapping-draft.h"

G_BEGIN_DECLS

#define TRIB_TYPE_LINK_POPOVER (trib_link_popover_get_type ())
G_DECLARE_FINAL_TYPE (TribLinkPopover, trib_link_popover, TRIB, LINK_POPOVER, GtkPopover)

GtkWidget *trib_link_popover_new (TribMappingDraft *draft, guint link);
/* For the keyboard and for tests: one step more, at the end. */
void trib_link_popover_add_step (TribLinkPopover *self, TribTransformKind kind);

G_END_DECLS
