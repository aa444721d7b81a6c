/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run: records are matched, clusters are compared with the customers of before, and the difference is written as
 * events. Ids stay. All of it or nothing. Without news since the last run it changes nothing.
 */
#pragma once

#include "base/trib-progress.h"
#include "match/trib-match.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribConsolidateReport:
 * @merged: events in which records or customers joined a customer
 * @split: events in which records left one
 * @created: customers that are new
 * @unchanged: there was no news, nothing was written
 * @event: the run in the history, 0 where @unchanged
 */
typedef struct
{
  gint64 records, customers, merged, split, created, review;
  guint64 pairs;
  double blocking_recall;
  double seconds;
  gboolean unchanged;
  gint64 event;
} TribConsolidateReport;

gboolean trib_consolidate (TribStore *store, const TribMatchOptions *options, TribConsolidateReport *report,
                           TribProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
