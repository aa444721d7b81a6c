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
 * TribClusterRules:
 * @merge_at: the weight from which a pair joins its groups, where these are alike on the whole
 * @constraints: (array length=n_constraints): of those that contradict each other the later one holds
 * @exclusive: (nullable): by rank: the number of its source where nobody is in that twice, else 0
 */
typedef struct
{
  double merge_at;
  const TribConstraint *constraints;
  gsize n_constraints;
  const guint32 *exclusive;
} TribClusterRules;

/**
 * trib_cluster:
 * @scored: (element-type TribScored): pairs that may be joined, by a, b
 *
 * Returns: (array): for each rank the smallest rank of its cluster; %NULL where cancelled
 */
guint32 *trib_cluster (const TribMatchModel *model, guint32 n, const GArray *scored, const TribClusterRules *rules,
                       TribTicker *ticker);

G_END_DECLS
