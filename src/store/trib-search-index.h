/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search over customers as the project keeps it. Few customers are entered as they change; where very many change at once, the
 * index is left behind and made anew when somebody comes to it. Until then a search goes over the customers themselves.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-change.h"

G_BEGIN_DECLS

/* From so many customers in one change on, the index is left behind. */
#define TRIB_SEARCH_MANY 20000

/**
 * trib_store_prepare_search:
 * @store: open for writing, no change under way
 *
 * Brings an index that was left behind up to date; does nothing where it is. Derived of what is there, so it is no event.
 *
 * Returns: whether it succeeded; where not (cancelled, disk full), searches go on without the index
 */
gboolean
trib_store_prepare_search (TribStore *store, TribProgress *progress, GCancellable *cancellable, GError **error);
gboolean trib_store_search_is_behind (TribStore *store, gboolean *behind, GError **error);

/* Empties the index, which stays so until trib_store_prepare_search (). */
gboolean trib_search_index_leave_behind (TribChange *change, GError **error);

/* Inside store/: a customer with its fields, as the schema lists them, enters or leaves. Nothing where the index is behind. */
gboolean trib_search_index_put (TribStore *store, gint64 customer, const char *const *fields, GError **error);
gboolean trib_search_index_remove (TribStore *store, gint64 customer, GError **error);

/**
 * trib_search_clause:
 * @search: (nullable): as in TribCustomerQuery
 * @clause: (out): SQL that holds for the ids that are found, with one parameter ?1; "1" where @search has no word
 * @parameter: (out) (transfer full) (nullable): its value
 *
 * Inside store/.
 */
gboolean trib_search_clause (TribStore *store, const char *search, const char **clause, char **parameter,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
