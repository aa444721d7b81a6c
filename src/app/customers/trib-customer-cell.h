/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell of the list of customers, or a whole row of the narrow one, drawn by one widget: a list has hundreds of them, and
 * what it costs to make, fill and lay out a widget is what scrolling costs.
 */
#pragma once

#include "app/customers/trib-customer-columns.h"
#include "store/trib-customer-list.h"

G_BEGIN_DECLS

#define TRIB_TYPE_CUSTOMER_CELL (trib_customer_cell_get_type ())
G_DECLARE_FINAL_TYPE (TribCustomerCell, trib_customer_cell, TRIB, CUSTOMER_CELL, GtkWidget)

/**
 * trib_customer_cell_new:
 * @kind: what is drawn; %TRIB_N_COLUMNS for a row of the narrow list
 * @columns: lives longer than the cell
 * @title: (nullable): the column's heading, for screen readers: GTK 4 has no tables for them
 */
GtkWidget *trib_customer_cell_new (TribCustomerColumn kind, TribCustomerColumns *columns, const char *title);
/* @item: (nullable). Its news are followed. */
void trib_customer_cell_set_item (TribCustomerCell *self, TribCustomerItem *item);
/* What is written there. (transfer full) */
char *trib_customer_cell_dup_text (TribCustomerCell *self);

G_END_DECLS
