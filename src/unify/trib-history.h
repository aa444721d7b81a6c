/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happened, who did it, why, and how to take it back.
 */
#pragma once

#include "base/trib-progress.h"
#include "match/trib-match.h"
#include "store/trib-event-table.h"
#include "unify/trib-evidence.h"

G_BEGIN_DECLS

/**
 * TribEvent:
 * @time: microseconds since the epoch
 * @who: a user's name, or "Tributary"
 * @group: the run or import that it is part of, or its own id
 * @undoes: the event that it took back, or 0
 * @undone_by: the event that took it back and still stands, or 0
 * @customer: the customer concerned, or 0
 * @other: of a join: the customer that was merged in, or 0 (a single record); of a split: the new one
 * @record: @partner: the pair that joined (record joined because of partner), or 0
 * @title: one line for people: "Joined with Till, line 418"
 * @words: the evidence for people: "same phone and birth date · 99.6 % sure"; "" where there is none
 * @parts: @n_parts: @prior: the evidence in numbers, which adds up to @weight
 * @again: taking it back would do something again: it took back what stood
 * @can_undo: whether trib_undo () would take it back now
 */
typedef struct
{
  gint64 id;
  gint64 time;
  char *who;
  TribEventKind kind;
  gint64 group;
  gint64 undoes;
  gint64 undone_by;
  gint64 customer;
  gint64 other;
  gint64 record;
  gint64 partner;
  char *title;
  char *words;
  double probability;
  double weight;
  double prior;
  TribMatchPart *parts;
  guint n_parts;
  gboolean again;
  gboolean can_undo;
} TribEvent;

void trib_event_free (TribEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribEvent, trib_event_free)

const char *trib_event_kind_name (TribEventKind kind);

/* Newest last. @customer: 0 for groups (imports, runs, acts by hand, undos) of the whole project; else every event of that
 * customer, the arrival of its records included. (element-type TribEvent) */
GPtrArray *trib_history_list (TribStore *store, gint64 customer, guint limit, GError **error);
/* (transfer full): one event, or %NULL with %TRIB_STORE_ERROR_NOT_FOUND. can_undo is not filled in. */
TribEvent *trib_history_get (TribStore *store, gint64 id, GError **error);
/* Every event, in order, one at a time. */
typedef gboolean (*TribEventFunc) (const TribEvent *event, gpointer user_data, GError **error);
gboolean
trib_history_each (TribStore *store, TribEventFunc func, gpointer user_data, GCancellable *cancellable, GError **error);

G_END_DECLS
