/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cannot be true of one person at once: two birth dates far apart, two numbers of the state, senior and junior, three names.
 */
#pragma once

#include "match/trib-cluster.h"

G_BEGIN_DECLS

/**
 * TribContradiction:
 * @a: @b: the two records of a cluster, @a < @b, that contradict each other most
 * @n_a: @n_b: how many records of it say the one and the other
 * @weight: of the pair
 * @odd: chance that it is two people, whatever else the pair says
 */
typedef struct
{
  guint32 a, b;
  guint n_a, n_b;
  double weight;
  double odd;
} TribContradiction;

/**
 * trib_contradictions_find:
 * @cluster: by rank, as trib_cluster () gives it
 * @said: by rank: towards the root of what a person said to be the same
 *
 * Returns: (transfer full) (element-type TribContradiction): one a cluster at most, by cluster. What a person has said to be true of one
 *   is none
 */
GArray *trib_contradictions_find (const TribMatchModel *model, guint32 n, const guint32 *cluster, guint32 *said);

G_END_DECLS
