/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample project: four files of a coffee shop, really imported and really consolidated.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-store.h"
#include "unify/trib-consolidate.h"

G_BEGIN_DECLS

/* Where its project lies, there or not. (transfer full) */
char *trib_sample_dup_path (void);

/* A TribWork; @data is a TribConsolidateReport. */
gboolean
trib_sample_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
