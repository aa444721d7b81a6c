/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of many customers on their way into the order in which lists show them. It is made beside the writing, by the thread that
 * derives the names.
 */
#pragma once

#include "base/trib-types.h"

G_BEGIN_DECLS

typedef struct _TribCustomerOrder TribCustomerOrder;

TribCustomerOrder *trib_customer_order_new (void);
void trib_customer_order_free (TribCustomerOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribCustomerOrder, trib_customer_order_free)

/* @sort: the folded name; it is copied. */
void trib_customer_order_add (TribCustomerOrder *self, const char *sort, gint64 id);
/* Once all are there. */
void trib_customer_order_finish (TribCustomerOrder *self);

/* After that, by place. */
gsize trib_customer_order_size (TribCustomerOrder *self);
const char *trib_customer_order_name (TribCustomerOrder *self, gsize place);
gint64 trib_customer_order_id (TribCustomerOrder *self, gsize place);

G_END_DECLS
