/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run: records are matched, clusters are compared with the customers of before, and the difference is written as
 * events. Ids stay. All of it or nothing. Without news since the last run it changes nothing; where there is little of it, only
 * pairs with a new or a changed record are compared.
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
 * @pairs: compared
 * @incremental: only those with a new or a changed record were
 * @unchanged: there was no news, nothing was written
 * @event: the run in the history, 0 where @unchanged
 */
typedef struct
{
  gint64 records, customers, merged, split, created, review;
  guint64 pairs;
  double blocking_recall;
  double seconds;
  gboolean incremental;
  gboolean unchanged;
  gint64 event;
} TribConsolidateReport;

typedef enum
{
  TRIB_CONSOLIDATE_AUTO, /* news alone where the model of before still holds, and where it saves time */
  TRIB_CONSOLIDATE_NEWS, /* however few records there are, or many of them news */
  TRIB_CONSOLIDATE_FULL, /* everything anew, also without news */
} TribConsolidateExtent;

gboolean trib_consolidate (TribStore *store, const TribMatchOptions *options, TribConsolidateReport *report,
                           TribProgress *progress, GCancellable *cancellable, GError **error);
gboolean trib_consolidate_extent (TribStore *store, TribConsolidateExtent extent, const TribMatchOptions *options,
                                  TribConsolidateReport *report, TribProgress *progress, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
