/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: the groups that a file asks for, as far as decisions by hand allow.
 */
#pragma once

#include "unify/trib-run-plan.h"

G_BEGIN_DECLS

/**
 * trib_take_in_groups:
 * @n: records
 * @wanted: by record: number of its group in the file, from 1; 0 where the file does not name it
 * @source: by record
 * @kept_apart: (out): times that records were not joined
 *
 * The order of the file does not matter. Records that it does not name stay with those of their customer.
 *
 * Returns: (transfer full): by record the first record of its group
 */
guint32 *trib_take_in_groups (guint32 n, const guint32 *wanted, const TribRunInput *input, const guint32 *source,
                              gint64 *kept_apart);

G_END_DECLS
