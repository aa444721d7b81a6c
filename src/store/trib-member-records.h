/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of one customer with their standard values: what survivorship reads.
 */
#pragma once

#include "schema/trib-values.h"
#include "store/trib-change.h"

G_BEGIN_DECLS

/* @trust: of the source; @since: when this version came. @values holds during the call only. */
typedef gboolean (*TribMemberFunc) (gint64 record, gint64 source, int trust, gint64 since, gconstpointer std,
                                    gsize n_std, gpointer user_data);

/* By record id. @func returns %FALSE where the values are damaged. */
gboolean
trib_store_each_member (TribStore *self, gint64 customer, TribMemberFunc func, gpointer user_data, GError **error);

/* The same for many customers of a range in ascending order: the records are read as they lie in the project, which are two passes, not asked for one
 * by one. What a customer has beyond its first record is held in memory. */
typedef struct _TribMemberScan TribMemberScan;

/* @change: (nullable): one that is open and knows who came into which customer by it */
TribMemberScan *trib_member_scan_new (TribStore *store, TribChange *change, gint64 first, gint64 last, GError **error);
void trib_member_scan_free (TribMemberScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribMemberScan, trib_member_scan_free)
gboolean trib_member_scan_customer (TribMemberScan *self, gint64 customer, TribMemberFunc func, gpointer user_data,
                                    GError **error);

G_END_DECLS
