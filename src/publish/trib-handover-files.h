/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The folder that is handed over.
 */
#pragma once

#include "base/trib-progress.h"
#include "publish/trib-splink-plan.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

typedef struct _TribHandoverFiles TribHandoverFiles;

/* Makes a draft beside @folder, which must be new or empty. */
TribHandoverFiles *trib_handover_files_new (const char *folder, GError **error);
/* The draft is gone, unless it was committed. */
void trib_handover_files_free (TribHandoverFiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribHandoverFiles, trib_handover_files_free)

/* @ids: (element-type gint64): of the records, in the order in which they were put into the table */
gboolean trib_handover_files_write (TribHandoverFiles *self, TribStore *store, const TribSplinkPlan *plan, GArray *ids,
                                    double merge_at, TribProgress *progress, GCancellable *cancellable, GError **error);
gboolean trib_handover_files_commit (TribHandoverFiles *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
