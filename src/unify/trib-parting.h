/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: which records of a customer go with which, where two of them are not the same.
 */
#pragma once

#include "store/trib-facts.h"

G_BEGIN_DECLS

/**
 * trib_parting:
 * @members: (element-type gint64): the records of one customer, ascending
 * @a: @b: two of them that part
 * @with_a: @with_b: (element-type gint64): filled, ascending
 */
gboolean trib_parting (TribStore *store, const GArray *members, gint64 a, gint64 b, GArray *with_a, GArray *with_b,
                       GError **error);

G_END_DECLS
