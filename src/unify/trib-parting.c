/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a customer between two of its records. What holds it together is taken strongest first, what a person decided before all links
 * and the latest decision before the others, and only what would bring the two together again is left out (J. Kruskal, 1956). Who
 * is bound to neither goes with the larger side.
 */
#include "config.h"

#include "unify/trib-parting.h"

#include "base/trib-ids.h"
#include "base/trib-tree.h"

typedef struct
{
  guint a, b;     /* places in members */
  gint64 decided; /* the event, 0 for a link */
  double weight;
} Bond;

static void
add_bond (GArray *bonds, const GArray *members, gint64 a, gint64 b, gint64 decided, double weight)
{
  Bond bond = { 0, 0, decided, weight };

  if (trib_ids_find (members, a, &bond.a) && trib_ids_find (members, b, &bond.b))
    g_array_append_val (bonds, bond);
}

static gboolean
collect (TribStore *store, const GArray *members, GArray *bonds, GError **error)
{
  for (guint i = 0; i < members->len; i++)
    {
      gint64 record = g_array_index (members, gint64, i);
      g_autoptr (GArray) decisions = trib_store_decisions_of (store, record, error);
      g_autoptr (GArray) links = decisions ? trib_store_links_of (store, record, error) : NULL;

      if (links == NULL)
        return FALSE;
      for (guint j = 0; j < decisions->len; j++)
        {
          const TribPlainFact *said = &g_array_index (decisions, TribPlainFact, j);

          if (said->a == record && said->value == TRIB_ANSWER_SAME)
            add_bond (bonds, members, said->a, said->b, said->began, 0);
        }
      for (guint j = 0; j < links->len; j++)
        {
          const TribLinkRow *link = &g_array_index (links, TribLinkRow, j);

          if (link->a == record && link->status == TRIB_LINK_MERGED && link->weight > 0)
            add_bond (bonds, members, link->a, link->b, 0, link->weight);
        }
    }
  return TRUE;
}

static int
compare_bonds (gconstpointer pa, gconstpointer pb)
{
  const Bond *a = pa, *b = pb;

  if (a->decided != b->decided)
    return a->decided > b->decided ? -1 : 1;
  if (a->weight < b->weight || a->weight > b->weight)
    return a->weight > b->weight ? -1 : 1;
  if (a->a != b->a)
    return a->a < b->a ? -1 : 1;
  return (a->b > b->b) - (a->b < b->b);
}

gboolean
trib_parting (TribStore *store, const GArray *members, gint64 a, gint64 b, GArray *with_a, GArray *with_b,
              GError **error)
{
  g_autoptr (GArray) bonds = g_array_new (FALSE, FALSE, sizeof (Bond));
  g_autofree guint *tree = g_new (guint, members->len + 1);
  guint at_a, at_b, n_a = 0, n_b = 0;
  gboolean larger_is_a;

  if (!collect (store, members, bonds, error))
    return FALSE;
  g_return_val_if_fail (trib_ids_find (members, a, &at_a) && trib_ids_find (members, b, &at_b), FALSE);
  g_array_sort (bonds, compare_bonds);
  for (guint i = 0; i < members->len; i++)
    tree[i] = i;
  for (guint i = 0; i < bonds->len; i++)
    {
      const Bond *bond = &g_array_index (bonds, Bond, i);
      guint x = trib_tree_find (tree, bond->a), y = trib_tree_find (tree, bond->b),
            side_a = trib_tree_find (tree, at_a), side_b = trib_tree_find (tree, at_b);

      if ((x == side_a && y == side_b) || (x == side_b && y == side_a))
        continue;
      tree[MAX (x, y)] = MIN (x, y);
    }
  for (guint i = 0; i < members->len; i++)
    {
      n_a += trib_tree_find (tree, i) == trib_tree_find (tree, at_a);
      n_b += trib_tree_find (tree, i) == trib_tree_find (tree, at_b);
    }
  larger_is_a = n_a > n_b || (n_a == n_b && a < b);
  for (guint i = 0; i < members->len; i++)
    {
      gboolean is_a = trib_tree_find (tree, i) == trib_tree_find (tree, at_a),
               is_b = trib_tree_find (tree, i) == trib_tree_find (tree, at_b);

      g_array_append_val (is_a || (!is_b && larger_is_a) ? with_a : with_b, g_array_index (members, gint64, i));
    }
  return TRUE;
}
