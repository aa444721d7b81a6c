/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside intake/ only: batches of rows from a reader, prepared on other threads, in the order of the file. What comes out is the same
 * with any number of threads, since where a batch ends depends on the rows alone and each is prepared by itself.
 */
#pragma once

#include "intake/trib-intake-batch.h"

G_BEGIN_DECLS

typedef struct _TribIntakeFlow TribIntakeFlow;

/**
 * trib_intake_flow_new:
 * @reader: until the flow is freed, nobody else may touch it
 * @tools: (array length=n_tools): what each thread works with; each has its own, and there are as many threads
 */
TribIntakeFlow *trib_intake_flow_new (TribReader *reader, TribIntakeTools *tools, guint n_tools);
/* Waits for what is being prepared, and forgets it. */
void trib_intake_flow_free (TribIntakeFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribIntakeFlow, trib_intake_flow_free)

/**
 * trib_intake_flow_next:
 *
 * Returns: (transfer none) (nullable): the next batch, valid until the next call; %NULL at the end and where it is cancelled
 */
TribIntakeBatch *trib_intake_flow_next (TribIntakeFlow *self, GCancellable *cancellable);

/* Processor seconds that reading and preparing took, on all threads; asked at the end. */
void trib_intake_flow_get_times (TribIntakeFlow *self, double *reading, double *preparing);

G_END_DECLS
