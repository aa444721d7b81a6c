/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The customers list: an array of ids from one query, then pages fetched by id.
 */
#pragma once

#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribCustomerQuery:
 * @search: (nullable): words; each must be the beginning of a word of the customer (folded), or digits of a phone
 * @sort: %TRIB_FIELD_NONE by name; a field; or one of the two below
 * @source: only customers with a record of it; 0 for all
 * @limit: 0 for all
 */
typedef struct
{
  const char *search;
  int sort;
  gboolean descending;
  gint64 source;
  guint limit;
} TribCustomerQuery;

#define TRIB_SORT_RECORDS (-1) /* number of records */
#define TRIB_SORT_ID (-2)

/**
 * TribCustomerRow:
 * @name: full name or organisation or, failing both, e-mail or phone
 * @sources: (array zero-terminated=1): ids of the sources that it has records of, ascending
 */
typedef struct
{
  gint64 id;
  gboolean organisation;
  guint n_records;
  char *name;
  char *email;
  char *phone;
  char *city;
  gint64 *sources;
} TribCustomerRow;

void trib_customer_row_clear (TribCustomerRow *self);

/* (transfer full) (element-type gint64) */
GArray *
trib_store_customer_ids (TribStore *self, const TribCustomerQuery *query, GCancellable *cancellable, GError **error);
/* The least and the greatest id; 0 where there is no customer. */
gboolean trib_store_customer_range (TribStore *self, gint64 *first, gint64 *last, GError **error);
/* Fills @rows, which has room for @n, in the order of @ids. A customer that is gone gets id 0. */
gboolean trib_store_customer_rows (TribStore *self, const gint64 *ids, guint n, TribCustomerRow *rows, GError **error);

G_END_DECLS
