/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the mapping page's list: heading, samples and fill of a column, and a choice of the field that it goes to.
 */
#pragma once

#include <gtk/gtk.h>

#include "app/mapping/trib-column-item.h"

G_BEGIN_DECLS

#define TRIB_TYPE_COLUMN_ROW (trib_column_row_get_type ())
G_DECLARE_FINAL_TYPE (TribColumnRow, trib_column_row, TRIB, COLUMN_ROW, GtkWidget)

GtkWidget *trib_column_row_new (void);
void trib_column_row_set_item (TribColumnRow *self, TribColumnItem *item); /* (nullable) */
void trib_column_row_set_narrow (TribColumnRow *self, gboolean narrow);

G_END_DECLS
