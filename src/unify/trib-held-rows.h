/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: rows that stay when their import is taken back, because something that was done by hand rests on them; and with them
 * their source and its fields.
 */
#pragma once

#include "store/trib-facts.h"
#include "unify/trib-undo.h"

G_BEGIN_DECLS

typedef struct _TribHeldRows TribHeldRows;

/* @since: the event that is taken back: what was decided before it does not rest on it. */
TribHeldRows *trib_held_rows_new (TribStore *store, gint64 since);
void trib_held_rows_free (TribHeldRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribHeldRows, trib_held_rows_free)

/* @fact is about to be gone altogether: records first, then sources and fields. @stays: (out) */
gboolean trib_held_rows_hold (TribHeldRows *self, const TribFact *fact, gboolean *stays, GError **error);
/* Adds to what was kept, by what rests on it. */
gboolean trib_held_rows_describe (TribHeldRows *self, TribUndoReport *report, GError **error);

G_END_DECLS
