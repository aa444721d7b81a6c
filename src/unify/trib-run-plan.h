/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For unify/, and for who hands on what a run starts from: what that is, read out of the project, and what a run changes,
 * written into it.
 */
#pragma once

#include "match/trib-match.h"
#include "store/trib-change.h"
#include "store/trib-facts.h"
#include "unify/trib-consolidate.h"

G_BEGIN_DECLS

/**
 * TribRunInput:
 * @ids: record ids, ascending: record i of the table is @ids[i] (gint64)
 * @before: the customer of before of each, 0 for none (gint64)
 * @decisions: by indices, as they were made (TribMatchDecision)
 * @unique_sources: those that have nobody twice (guint32)
 * @by_hand: records that hold what was set by hand, which are not compared, and whose they are: @by_hand_of (gint64)
 */
typedef struct
{
  TribMatchTable *table;
  GArray *ids;
  GArray *before;
  GArray *decisions;
  GArray *unique_sources;
  GArray *by_hand, *by_hand_of;
} TribRunInput;

gboolean trib_run_input_load (TribRunInput *self, TribStore *store, TribProgress *progress, GCancellable *cancellable,
                              GError **error);
void trib_run_input_clear (TribRunInput *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribRunInput, trib_run_input_clear)

/* Events, memberships, aliases and links that follow from @result. Fills merged, split, created of @report. */
gboolean
trib_run_write (TribChange *change, const TribRunInput *input, const TribMatchResult *result,
                TribConsolidateReport *report, TribProgress *progress, GCancellable *cancellable, GError **error);

/* What speaks for the pair, by the model of the run. @evidence: (out) (transfer full): none is set where there is no model. */
void trib_run_explain (const TribRunInput *input, const TribMatchResult *result, guint32 a, guint32 b, double *prior,
                       double *weight, GBytes **evidence);
/* The links alone. */
gboolean
trib_run_write_links (TribChange *change, const TribRunInput *input, const TribMatchResult *result, GError **error);

G_END_DECLS
