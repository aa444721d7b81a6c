/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: the events that made one customer what it is, those of the customers that it took in included.
 */
#pragma once

#include "store/trib-event-table.h"
#include "store/trib-facts.h"

G_BEGIN_DECLS

/**
 * TribLineage:
 * @rows: (element-type TribEventRow): by id
 * @causes: (element-type gint64): events by which a membership of it that stands came about, ascending
 */
typedef struct
{
  GPtrArray *rows;
  GArray *causes;
} TribLineage;

TribLineage *trib_lineage_load (TribStore *store, gint64 customer, GError **error);
void trib_lineage_free (TribLineage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribLineage, trib_lineage_free)

/* Whether something that the event did is still so. */
gboolean trib_lineage_stands (TribLineage *self, const TribEventRow *row);

G_END_DECLS
