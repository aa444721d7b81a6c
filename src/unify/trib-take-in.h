/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes in what was consolidated elsewhere, as a run of the project: with history, and with everything that holds through a run.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribTakeInReport:
 * @absent: records that the file does not name: they keep their customer
 * @kept_apart: times that records were not joined because a person said so, or because their source has nobody twice
 * @unchanged: all was so already, nothing was written
 * @event: the run in the history, 0 where @unchanged
 */
typedef struct
{
  gint64 records, customers, merged, split, created, review, absent, kept_apart;
  gboolean unchanged;
  gint64 event;
} TribTakeInReport;

/* @path: a table with the columns record_id and cluster_id, a row a record; "-" is standard input. All of it or nothing. */
gboolean trib_take_in (TribStore *store, const char *path, TribTakeInReport *report, TribProgress *progress,
                       GCancellable *cancellable, GError **error);

G_END_DECLS
