/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of fields that opens below a column: grouped, with a search.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_FIELD_POPOVER (trib_field_popover_get_type ())
G_DECLARE_FINAL_TYPE (TribFieldPopover, trib_field_popover, TRIB, FIELD_POPOVER, GtkPopover)

/* @choices: from trib_field_choices_for () */
GtkWidget *trib_field_popover_new (GListModel *choices, guint selected);

/* As if @text had been typed. */
void trib_field_popover_type (TribFieldPopover *self, const char *text);

/* Signal "chosen" (guint position in @choices). */

G_END_DECLS
