/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Disjoint sets as trees in an array: each member points towards the root of its set, a root to itself (R. Tarjan, "Efficiency of a
 * good but not linear set union algorithm", JACM 22, 1975). Which root stays when two sets join is for the caller to say.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The root of the set of @i. The way there is halved for the next time. */
static inline guint32
trib_tree_find (guint32 *tree, guint32 i)
{
  while (tree[i] != i)
    {
      tree[i] = tree[tree[i]];
      i = tree[i];
    }
  return i;
}

G_END_DECLS
