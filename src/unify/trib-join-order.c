/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. A heap of links that lead out of what has come together so far; the time is n log n in the links.
 */
#include "config.h"

#include "unify/trib-join-order.h"

typedef struct
{
  const TribMatchLink *link;
  guint32 from; /* its end that is inside */
  guint32 to;
} Edge;

typedef struct
{
  guint32 first; /* into edges_of */
  guint32 n;
} Range;

static gboolean
stronger (const Edge *x, const Edge *y)
{
  if (x->link->weight > y->link->weight || x->link->weight < y->link->weight)
    return x->link->weight > y->link->weight;
  if (x->link->a != y->link->a)
    return x->link->a < y->link->a;
  return x->link->b < y->link->b;
}

static void
push (GArray *heap, Edge edge)
{
  guint at = heap->len;

  g_array_append_val (heap, edge);
  while (at > 0)
    {
      guint up = (at - 1) / 2;

      if (!stronger (&g_array_index (heap, Edge, at), &g_array_index (heap, Edge, up)))
        break;
      edge = g_array_index (heap, Edge, at);
      g_array_index (heap, Edge, at) = g_array_index (heap, Edge, up);
      g_array_index (heap, Edge, up) = edge;
      at = up;
    }
}

static Edge
pop (GArray *heap)
{
  Edge top = g_array_index (heap, Edge, 0), last = g_array_index (heap, Edge, heap->len - 1);
  guint at = 0;

  g_array_set_size (heap, heap->len - 1);
  if (heap->len == 0)
    return top;
  g_array_index (heap, Edge, 0) = last;
  for (;;)
    {
      guint best = at;

      for (guint child = 2 * at + 1; child <= 2 * at + 2 && child < heap->len; child++)
        if (stronger (&g_array_index (heap, Edge, child), &g_array_index (heap, Edge, best)))
          best = child;
      if (best == at)
        return top;
      last = g_array_index (heap, Edge, at);
      g_array_index (heap, Edge, at) = g_array_index (heap, Edge, best);
      g_array_index (heap, Edge, best) = last;
      at = best;
    }
}

/* For each part the links that touch it, as one array cut into ranges. */
static const TribMatchLink **
sort_links (guint32 n_parts, guint32 (*part_of) (guint32, gconstpointer), gconstpointer data,
            const TribMatchLink *const *links, gsize n_links, Range *ranges)
{
  const TribMatchLink **sorted = g_new (const TribMatchLink *, n_links * 2 + 1);
  guint32 at = 0;

  for (gsize i = 0; i < n_links; i++)
    {
      ranges[part_of (links[i]->a, data)].n++;
      ranges[part_of (links[i]->b, data)].n++;
    }
  for (guint32 p = 0; p < n_parts; p++)
    {
      ranges[p].first = at;
      at += ranges[p].n;
      ranges[p].n = 0;
    }
  for (gsize i = 0; i < n_links; i++)
    for (int end = 0; end < 2; end++)
      {
        Range *range = &ranges[part_of (end ? links[i]->b : links[i]->a, data)];

        sorted[range->first + range->n++] = links[i];
      }
  return sorted;
}

GArray *
trib_join_order (guint32 n_parts, guint32 (*part_of) (guint32 record, gconstpointer data), gconstpointer data,
                 const TribMatchLink *const *links, gsize n_links)
{
  GArray *joins = g_array_new (FALSE, FALSE, sizeof (TribJoin));
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autofree Range *ranges = g_new0 (Range, n_parts + 1);
  g_autofree gboolean *inside = g_new0 (gboolean, n_parts + 1);
  g_autofree const TribMatchLink **sorted = sort_links (n_parts, part_of, data, links, n_links, ranges);
  guint32 next = 0;

  for (guint32 joined = 0; joined < n_parts; joined++)
    {
      TribJoin join = { 0, G_MAXUINT32, G_MAXUINT32 };

      while (heap->len > 0 && join.part == 0)
        {
          Edge edge = pop (heap);

          if (!inside[part_of (edge.to, data)])
            join = (TribJoin){ part_of (edge.to, data), edge.to, edge.from };
        }
      if (join.part == 0)
        {
          while (inside[next])
            next++;
          join.part = next;
        }
      inside[join.part] = TRUE;
      if (joined > 0)
        g_array_append_val (joins, join);
      for (guint32 i = 0; i < ranges[join.part].n; i++)
        {
          const TribMatchLink *link = sorted[ranges[join.part].first + i];
          gboolean a_inside = part_of (link->a, data) == join.part;

          push (heap, (Edge){ link, a_inside ? link->a : link->b, a_inside ? link->b : link->a });
        }
    }
  return joins;
}
