/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What other rules would change: the customers whose values would be others, found by working them out under both. So what is shown
 * before is what is then done.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-change.h"

G_BEGIN_DECLS

/**
 * TribEffectFunc:
 * @before: @after: one text (nullable) a field of the schema; they differ somewhere
 *
 * Returns: whether to go on
 */
typedef gboolean (*TribEffectFunc) (gint64 customer, const char *const *before, const char *const *after,
                                    gpointer user_data);

/**
 * trib_effect_each:
 * @before: @after: schemas of this project, which differ in their rules
 *
 * Calls @func for each customer that the rules make a difference for, by id.
 */
gboolean trib_effect_each (TribStore *store, TribSchema *before, TribSchema *after, TribEffectFunc func,
                           gpointer user_data, TribProgress *progress, GCancellable *cancellable, GError **error);

/* The rules of the project are not @before's any more: touches the customers that this makes a difference for. */
gboolean trib_effect_touch (TribChange *change, TribSchema *before, TribProgress *progress, GCancellable *cancellable,
                            GError **error);

G_END_DECLS
