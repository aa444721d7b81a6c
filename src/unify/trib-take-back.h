/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: taking one thing back within an open change, and leaving a decision so that the next run does not do it again.
 */
#pragma once

#include "store/trib-facts.h"
#include "unify/trib-overruled.h"
#include "unify/trib-undo.h"

G_BEGIN_DECLS

/* A whole group: what it began ends, what it ended begins again; where a later event has touched the same, that is kept and said. */
gboolean trib_take_back_group (TribChange *change, const TribEventRow *group, TribUndoReport *report, GError **error);
/* The same for the facts of the events from @first's own to @last. */
gboolean trib_take_back_facts (TribChange *change, const TribEventRow *first, gint64 last, TribUndoReport *report,
                               GError **error);
/* One part of a group: an answer goes by its facts; of a run, a join is cut again, a split or a move goes back. */
gboolean trib_take_back_part (TribChange *change, const TribEventRow *part, TribUndoReport *report, GError **error);

/* Decisions across the two sides that say @same end, and are noted in @overruled (element-type TribOverruled). */
gboolean trib_end_decisions (TribChange *change, gint64 event, const GArray *side_a, const GArray *side_b,
                             gboolean same, GPtrArray *overruled, GError **error);
/* "Different" (or "same") between records of two sides. Of very many only some: each record of one side
 * with the first of the other. */
gboolean trib_decide_between (TribChange *change, gint64 event, const GArray *side_a, const GArray *side_b,
                              gboolean same, GError **error);
/* Moves records (gint64) to a customer. */
gboolean trib_move_records (TribChange *change, gint64 event, const GArray *records, gint64 customer, GError **error);
/* Links across the two sides are not merged any more (or are). */
gboolean trib_mark_links (TribChange *change, gint64 event, const GArray *side_a, const GArray *side_b, gboolean merged,
                          GError **error);

G_END_DECLS
