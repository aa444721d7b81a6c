/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From weighed pairs to customers.
 */
#pragma once

#include "match/trib-scoring.h"

G_BEGIN_DECLS

/* What a person said, in ranks. */
typedef struct
{
  guint32 a, b;
  gboolean same;
} TribConstraint;

/**
 * trib_cluster:
 * @scored: (element-type TribScored): pairs that may be joined
 * @merge_at: the weight from which a pair joins its groups, where these are alike on the whole
 *
 * Returns: (array): for each rank the smallest rank of its cluster; %NULL where cancelled
 */
guint32 *trib_cluster (const TribMatchModel *model, guint32 n, const GArray *scored, double merge_at,
                       const TribConstraint *constraints, gsize n_constraints, TribTicker *ticker);

G_END_DECLS
