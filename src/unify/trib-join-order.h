/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: in which order the parts of a cluster came together, and by which pair. From the part that has the customer's
 * id (or the first record) outwards, always along the strongest link: Prim's spanning tree (1957).
 */
#pragma once

#include "match/trib-match.h"

G_BEGIN_DECLS

/**
 * TribJoin:
 * @part: the part that joins
 * @a: @b: the pair that joins it: @a is in it, @b was there before; both G_MAXUINT32 where no link leads to it
 */
typedef struct
{
  guint32 part;
  guint32 a, b;
} TribJoin;

/**
 * trib_join_order:
 * @n_parts: parts, 0 being the one that the others join
 * @part_of: gives the part of a record
 * @links: links inside the cluster
 *
 * Returns: (transfer full) (element-type TribJoin): parts 1… in the order in which they join
 */
GArray *trib_join_order (guint32 n_parts, guint32 (*part_of) (guint32 record, gconstpointer data), gconstpointer data,
                         const TribMatchLink *const *links, gsize n_links);

G_END_DECLS
