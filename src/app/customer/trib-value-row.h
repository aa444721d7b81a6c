/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of a customer's overview: the value, where it came from and why; opened, the other candidates.
 */
#pragma once

#include "app/customer/trib-customer-lines.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_VALUE_ROW (trib_value_row_get_type ())
G_DECLARE_FINAL_TYPE (TribValueRow, trib_value_row, TRIB, VALUE_ROW, GtkListBoxRow)

/* @sources: (element-type TribSource). Nothing is kept. */
GtkWidget *trib_value_row_new (const TribCustomerLine *line, GPtrArray *sources);
/* What activating the row does. */
void trib_value_row_toggle (TribValueRow *self);
/* All rows of a list. */
void trib_value_rows_set_narrow (GtkListBox *list, gboolean narrow);

G_END_DECLS
