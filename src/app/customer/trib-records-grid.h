/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of a customer beside each other: a column a record, a row a field, differences marked within the words; below, each
 * row as it came. Some of them can be ticked, to be made a customer of their own.
 */
#pragma once

#include <adwaita.h>

#include "unify/trib-customer.h"

G_BEGIN_DECLS

#define TRIB_RECORDS_GRID_COLUMNS 24 /* more are not shown, and said */

#define TRIB_TYPE_RECORDS_GRID (trib_records_grid_get_type ())
G_DECLARE_FINAL_TYPE (TribRecordsGrid, trib_records_grid, TRIB, RECORDS_GRID, AdwBin)

/* @customer: (nullable): must outlive the grid or its next setting. */
void trib_records_grid_set (TribRecordsGrid *self, const TribCustomer *customer, TribSchema *schema);
/* (transfer full) (element-type gint64): the ticked ones. Signal "ticked" when they change. */
GArray *trib_records_grid_get_ticked (TribRecordsGrid *self);

G_END_DECLS
