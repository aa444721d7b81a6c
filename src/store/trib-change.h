/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One change of the project: a transaction, a group of events, and the facts that they begin and end. Whatever is not committed
 * never happened. Only one change is open at a time, on the connection that writes.
 */
#pragma once

#include "base/trib-digest.h"
#include "store/trib-event-table.h"

G_BEGIN_DECLS

typedef struct _TribChange TribChange;

/* @kind: TribEventKind of the group; @undoes: the event that it takes back, or 0. Takes the write lock. */
TribChange *trib_change_begin (TribStore *store, int kind, gint64 undoes, GError **error);
/* Rolls back. */
void trib_change_abort (TribChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribChange, trib_change_abort)

TribStore *trib_change_get_store (TribChange *self);
gint64 trib_change_get_group (TribChange *self);
/* Facts begun or ended so far. */
guint64 trib_change_count_facts (TribChange *self);

/* A part of the group; id, time, group of @row are filled in. Returns its id, 0 on error. Many are written at once: when there are many, at the end, or
 * when somebody reads events. */
gint64 trib_change_add_event (TribChange *self, TribEventRow *row, GError **error);
/* The customer and the like of the group's own row, known only at its end. */
void trib_change_describe (TribChange *self, gint64 customer, gint64 other);

typedef enum
{
  TRIB_MINT_RECORD,
  TRIB_MINT_CUSTOMER,
  TRIB_MINT_SOURCE,
  TRIB_MINT_FIELD,
} TribMint;

/* The next id, which was never used and never will be again. */
gint64 trib_change_mint (TribChange *self, TribMint what);

/* Says that what is derived of a customer is out of date. Facts of membership say it by themselves. */
void trib_change_touch (TribChange *self, gint64 customer);
/* (transfer full) (element-type gint64): the customers touched since the last call, ascending, each once. */
GArray *trib_change_take_touched (TribChange *self);

/* Running totals, see the tally table. */
void trib_change_tally (TribChange *self, const char *name, gint64 delta);
/* What this change has added to it so far. */
gint64 trib_change_get_tally (TribChange *self, const char *name);

/* @detail: (nullable): JSON of figures. Frees @self whether it succeeds or not; where not, nothing was changed. */
gboolean trib_change_commit (TribChange *self, const char *detail, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Inside store/: those that wait, of the change that is open, if any. Before reading events. */
gboolean trib_change_flush_events (TribStore *store, GError **error);
/* Inside store/: every fact that begins or ends says so here. */
void trib_change_note_fact (TribChange *self, int table, gboolean began, gint64 a, gint64 b, gint64 value);
/* Inside store/: those are all memberships there are, as they began in this change: whoever reads them next need not ask for them. Any
 * that begins or ends after that makes it untrue; then nothing is known. */
void trib_change_set_members (TribChange *self, const gint64 *records, const gint64 *customers, gsize n);
void trib_change_forget_members (TribChange *self);
/* Returns whether they are known. @records: @customers: (out) (transfer full) (element-type gint64) */
gboolean trib_change_take_members (TribChange *self, GArray **records, GArray **customers);
/* Takes back what was noted in this same change. */
void trib_change_forget_fact (TribChange *self, int table, gboolean began, gint64 a, gint64 b, gint64 value);

G_END_DECLS
