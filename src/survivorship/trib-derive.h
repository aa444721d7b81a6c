/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the surviving values of customers whose records changed into the customers table.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-change.h"
#include "survivorship/trib-survivor.h"

G_BEGIN_DECLS

/* Every customer that a fact of this change touched: written anew, or removed where it has no record left. Before the commit. */
gboolean trib_derive_touched (TribChange *change, TribProgress *progress, GCancellable *cancellable, GError **error);

/* The records of a customer, as trib_survive () takes them. (transfer full) (element-type TribContribution), frees the values with itself */
GArray *trib_contributions_load (TribStore *store, gint64 customer, GError **error);

G_END_DECLS
