/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For more records than one machine holds: the model of the last run as settings of Splink, and a folder with all that a cluster
 * of machines needs to go on with it. What comes back is taken in by unify/trib-take-in.h.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribHandoverReport:
 * @merge_at: match probability from which the job joins records, as the last run did
 */
typedef struct
{
  gint64 records;
  guint comparisons, columns, keys;
  double merge_at;
} TribHandoverReport;

/* Both fail with TRIB_STORE_ERROR_NOTHING where no run has fitted a model to the fields that there are now. */

/* @path: "-" is standard output. @report: (out) (nullable) */
gboolean trib_handover_export_model (TribStore *store, const char *path, TribHandoverReport *report,
                                     TribProgress *progress, GCancellable *cancellable, GError **error);

/* @folder: new, or empty. It is there with all its files or not at all, and only its owner may read it. */
gboolean trib_handover (TribStore *store, const char *folder, TribHandoverReport *report, TribProgress *progress,
                        GCancellable *cancellable, GError **error);

G_END_DECLS
