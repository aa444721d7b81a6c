/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking back: the last thing, or one thing in the middle. Taking back is itself an event, so taking that back is redo.
 * The model is facts with a beginning and an end (store/trib-change.h): what an event did is what it began and ended.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribUndoReport:
 * @event: the new event; 0 after a dry run
 * @undone: the event that was taken back
 * @words: what was done, from the facts written: "Anna Köhler is two customers again", translated
 * @facts: how many facts were ended or begun again
 * @taken: (element-type utf8): what was taken back: "28 rows"
 * @kept: (element-type utf8): what was not taken back, each with its reason
 * @n_by_hand: how many of these, the first, stay because something that was done by hand rests on them; the others could not be taken back
 * @overruled: (element-type TribOverruled): what was said by hand before and does not hold any more
 * @customer: a customer to show afterwards, or 0
 */
typedef struct
{
  gint64 event;
  gint64 undone;
  char *words;
  guint64 facts;
  gint64 customers_before, customers_after;
  GPtrArray *taken;
  GPtrArray *kept;
  guint n_by_hand;
  GPtrArray *overruled;
  gint64 customer;
} TribUndoReport;

void trib_undo_report_clear (TribUndoReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribUndoReport, trib_undo_report_clear)

/* @event: 0 for the last thing that can be taken back. A dry run is the same computation without keeping what it wrote. */
gboolean trib_undo (TribStore *store, gint64 event, gboolean dry_run, TribUndoReport *report, TribProgress *progress,
                    GCancellable *cancellable, GError **error);

/* What Ctrl+Z and Ctrl+Shift+Z would do now: event id (0 for nothing) and its title (transfer full). */
gint64 trib_undo_peek (TribStore *store, char **title, GError **error);
gint64 trib_redo_peek (TribStore *store, char **title, GError **error);

/* By hand; each is one event that trib_undo () takes back. They outlive every later run. Return the event, 0 on error. */
gint64
trib_merge_customers (TribStore *store, const gint64 *customers, guint n, TribUndoReport *report, GError **error);
gint64 trib_split_customer (TribStore *store, gint64 customer, const gint64 *records, guint n, TribUndoReport *report,
                            GError **error);

G_END_DECLS
