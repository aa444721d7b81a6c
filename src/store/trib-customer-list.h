/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The customers as a list model that costs the same for a thousand and for a million: it holds their ids, and fetches the rows of
 * a page when one of them is looked at. Which ids, in which order, is found by trib_store_customer_ids () on another thread.
 */
#pragma once

#include "store/trib-customer-query.h"

G_BEGIN_DECLS

#define TRIB_CUSTOMER_LIST_PAGE 128  /* rows fetched at once */
#define TRIB_CUSTOMER_LIST_PAGES 32  /* pages kept */
#define TRIB_CUSTOMER_LIST_LITTLE 64 /* rows removed or added at once that are little */

#define TRIB_TYPE_CUSTOMER_ITEM (trib_customer_item_get_type ())
G_DECLARE_FINAL_TYPE (TribCustomerItem, trib_customer_item, TRIB, CUSTOMER_ITEM, GObject)

/* Holds until the item's signal "changed". Its id is 0 where the customer is gone. */
const TribCustomerRow *trib_customer_item_get_row (TribCustomerItem *self);

#define TRIB_TYPE_CUSTOMER_LIST (trib_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (TribCustomerList, trib_customer_list, TRIB, CUSTOMER_LIST, GObject)

TribCustomerList *trib_customer_list_new (void);

/**
 * trib_customer_list_set:
 * @reader: (nullable): the connection that pages are fetched by, on the thread of the caller; %NULL with no ids
 * @ids: (nullable) (element-type gint64): all of them, in order; %NULL for none
 *
 * Shows other customers, or the same ones anew. Where little is other, only that is said to have changed, and items that
 * somebody holds get their news by their signal "changed". Else everything is removed and then added: a view takes that a hundred
 * times faster than a replacement of all rows.
 */
void trib_customer_list_set (TribCustomerList *self, TribStore *reader, GArray *ids);

/* 0 past the end. Fetches nothing. */
gint64 trib_customer_list_get_id (TribCustomerList *self, guint position);
/* For tests: how many pages are in memory, and how many were ever fetched. */
guint trib_customer_list_get_n_pages (TribCustomerList *self);
guint trib_customer_list_get_n_fetched (TribCustomerList *self);

G_END_DECLS
