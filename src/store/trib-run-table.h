/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The runs: with which options, with what result, by which model.
 */
#pragma once

#include "store/trib-change.h"

G_BEGIN_DECLS

/* Of the change's own group. All three are JSON. */
gboolean trib_run_put (TribChange *change, const char *options, const char *figures, const char *model, GError **error);
/* @event: (out): the newest run that stands, 0 for none; @options: (out) (transfer full) (nullable): its options;
 * @is_newest: (out): whether nothing has happened since. */
gboolean trib_store_last_run (TribStore *store, gint64 *event, char **options, gboolean *is_newest, GError **error);

G_END_DECLS
