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

/* Why a run looked at everything. */
typedef enum
{
  TRIB_FULL_NOT,     /* it looked at the news alone, or at nothing */
  TRIB_FULL_ASKED,   /* the caller wanted it so */
  TRIB_FULL_FIRST,   /* there is no run of before */
  TRIB_FULL_FEW,     /* so few records that it takes no time, and learns */
  TRIB_FULL_OPTIONS, /* other thresholds, tables of words, or another release */
  TRIB_FULL_ACTS,    /* answers and acts by hand since, or something was taken back: they are to teach */
  TRIB_FULL_MUCH,    /* too much is new since the model was fitted */
  TRIB_FULL_FIELDS,  /* other fields are compared than before, as a new source may bring them */
  TRIB_FULL_SOURCES, /* other sources have nobody twice */
} TribFullReason;

/**
 * TribConsolidateReport:
 * @merged: events in which records or customers joined a customer
 * @split: events in which records left one
 * @created: customers that are new
 * @pairs: compared
 * @incremental: only those with a new or a changed record were
 * @full: where not: why
 * @unchanged: nothing was written: there was no news, or everything was compared anew and came out as before
 * @event: the run in the history, 0 where @unchanged
 */
typedef struct
{
  gint64 records, customers, merged, split, created, review;
  guint64 pairs;
  double blocking_recall;
  double seconds;
  gboolean incremental;
  TribFullReason full;
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
