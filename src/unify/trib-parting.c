/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a customer between two of its records. What holds it together is taken strongest first, what a person decided before all links
 * and the latest decision before the others, and only what would bring the two together again is left out (J. Kruskal, 1956). Who
 * is bound to neither goes with the larger side.
 */
#include "config.h"

#include "unify/trib-parting.h"

typedef struct
{
  guint a, b;     /* places in members */
  gint64 decided; /* the event, 0 for a link */
  double weight;
} Bond;

static gboolean
place_of (const GArray *members, gint64 record, guint *place)
{
  guint low = 0, high = members->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (members, gint64, middle) < record)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;
  return low < members->len && g_array_index (members, gint64, low) == record;
}

static void
add_bond (GArray *bonds, const GArray *members, gint64 a, gint64 b, gint64 decided, double weight)
{
  Bond bond = { 0, 0, decided, weight };

  if (place_of (members, a, &bond.a) && place_of (members, b, &bond.b))
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

          if (link->a == record && link->status == TRIB_LINK_MERGED)
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

static guint
find (guint *tree, guint i)
{
  while (tree[i] != i)
    {
      tree[i] = tree[tree[i]];
      i = tree[i];
    }
  return i;
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
  g_return_val_if_fail (place_of (members, a, &at_a) && place_of (members, b, &at_b), FALSE);
  g_array_sort (bonds, compare_bonds);
  for (guint i = 0; i < members->len; i++)
    tree[i] = i;
  for (guint i = 0; i < bonds->len; i++)
    {
      const Bond *bond = &g_array_index (bonds, Bond, i);
      guint x = find (tree, bond->a), y = find (tree, bond->b), side_a = find (tree, at_a), side_b = find (tree, at_b);

      if ((x == side_a && y == side_b) || (x == side_b && y == side_a))
        continue;
      tree[MAX (x, y)] = MIN (x, y);
    }
  for (guint i = 0; i < members->len; i++)
    {
      n_a += find (tree, i) == find (tree, at_a);
      n_b += find (tree, i) == find (tree, at_b);
    }
  larger_is_a = n_a > n_b || (n_a == n_b && a < b);
  for (guint i = 0; i < members->len; i++)
    {
      gboolean is_a = find (tree, i) == find (tree, at_a), is_b = find (tree, i) == find (tree, at_b);

      g_array_append_val (is_a || (!is_b && larger_is_a) ? with_a : with_b, g_array_index (members, gint64, i));
    }
  return TRUE;
}
