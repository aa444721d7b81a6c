/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks for a new field: its name and type, which of several values survives, and what it says of who somebody is.
 */
#pragma once

#include <gtk/gtk.h>

#include "schema/trib-field.h"

G_BEGIN_DECLS

#define TRIB_TYPE_NEW_FIELD_POPOVER (trib_new_field_popover_get_type ())
G_DECLARE_FINAL_TYPE (TribNewFieldPopover, trib_new_field_popover, TRIB, NEW_FIELD_POPOVER, GtkPopover)

/* @name: what stands in the entry at first; @type: what the column's values look like */
GtkWidget *trib_new_field_popover_new (const char *name, TribValueType type);

/* Signal "made" (const char *name, int type, int rule, int compare). */

G_END_DECLS
