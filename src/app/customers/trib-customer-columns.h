/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a customer looks in a list: the columns of the wide one and the row of the narrow one. Cells are filled from the row that
 * the list model has; nothing is asked of the store here.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TribCustomerColumns:
 * @sources: (nullable) (element-type TribSource): for names; the owner sets it before rows are shown
 */
typedef struct
{
  GPtrArray *sources;
  gboolean asked;
  int sort;
} TribCustomerColumns;

typedef enum
{
  TRIB_COLUMN_NAME,
  TRIB_COLUMN_EMAIL,
  TRIB_COLUMN_CITY,
  TRIB_COLUMN_FROM,
  TRIB_COLUMN_RECORDS,
  TRIB_N_COLUMNS,
} TribCustomerColumn;

/* @columns lives as long as the columns do. */
void trib_customer_columns_add (TribCustomerColumns *columns, GtkColumnView *view);
/* For a GtkListView. (transfer full) */
GtkListItemFactory *trib_customer_columns_new_row_factory (TribCustomerColumns *columns);
/* Makes "From" as wide as it must be. @sources: (element-type TribSource) */
void trib_customer_columns_fit (GtkColumnView *view, GPtrArray *sources);
/* What the headings say: a sort of TribCustomerQuery. */
int trib_customer_columns_get_sort (TribCustomerColumns *columns, GtkColumnView *view, gboolean *descending);
/* Actions "columns.email" and so on, which show and hide columns. The name is always there. */
void trib_customer_columns_insert_actions (GtkColumnView *view, GtkWidget *widget);

G_END_DECLS
