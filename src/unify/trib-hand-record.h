/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: what a person typed or chose for a customer is a record of a source of its own. It belongs to the customer, whatever its
 * other records are: the engine does not compare it, and where the customer goes it follows.
 */
#pragma once

#include "schema/trib-values.h"
#include "store/trib-change.h"

G_BEGIN_DECLS

/**
 * TribHandEdit:
 * @field: set, or left to its rule again
 * @text: (nullable): the standard form; "" leaves the field empty; %NULL lets the rule choose
 */
typedef struct
{
  TribFieldId field;
  TribStatus status;
  TribReason reason;
  const char *text;
} TribHandEdit;

/* Writes the edits into the record of @customer that holds what was set by hand; makes and ends it where that is needed. */
gboolean
trib_hand_record_edit (TribChange *change, gint64 customer, const TribHandEdit *edits, guint n_edits, GError **error);

/* After a run: a record whose customer became part of another goes along. @records: @customers: (element-type gint64) */
gboolean trib_hand_records_follow (TribChange *change, const GArray *records, const GArray *customers, GError **error);

/* Whether the source holds anything, as this change leaves it. */
gboolean trib_hand_source_is_used (TribChange *change, gint64 source, gboolean *used, GError **error);

/* (transfer full) (element-type gint64): @records without those; all of them where nothing else is left. */
GArray *trib_hand_records_leave_out (TribStore *store, const GArray *records, GError **error);

G_END_DECLS
