/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The customers as lists show them: derived from the facts, one column a field, with a search index. Written for the customers whose
 * records changed, by unify/.
 */
#pragma once

#include "store/trib-change.h"
#include "store/trib-customer-order.h"

G_BEGIN_DECLS

/**
 * TribCustomerValues:
 * @sources: ids, ascending, "1,3"
 * @name: to be shown
 * @sort: @name, folded
 * @fields: (array): one text (nullable) a field of the schema, in schema order; several values one a line
 */
typedef struct
{
  gint64 id;
  guint n_records;
  const char *sources;
  const char *name;
  const char *sort;
  const char *const *fields;
} TribCustomerValues;

/* Adds the columns that the schema's fields want. */
gboolean trib_customer_table_prepare (TribStore *store, GError **error);
/* @fresh: there is none of any of these ids yet, so none is taken away. */
gboolean
trib_customer_table_put (TribChange *change, const TribCustomerValues *values, guint n, gboolean fresh, GError **error);
gboolean trib_customer_table_remove (TribChange *change, gint64 id, GError **error);

/* Many are to be put: their order by name is not kept meanwhile. */
gboolean trib_customer_table_expect_many (TribChange *change, GError **error);
/* After that: the order of all customers, which @order (nullable) has, or which is worked out. */
gboolean trib_customer_table_put_order (TribChange *change, TribCustomerOrder *order, GError **error);

/* Inside store/: the column of a field, quoted. Custom fields are named by number. */
char *trib_customer_column (const TribField *field);
/* The fields that are not empty throughout, by their places in the schema. (transfer full) (element-type guint) */
GArray *trib_customer_columns (TribStore *store, GError **error);

G_END_DECLS
