/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Clusters by average linkage, strongest pair first (R. Sokal and C. Michener, 1958; for record linkage O. Hassanzadeh et al.,
 * "Framework for evaluating clustering algorithms in duplicate detection", VLDB 2009). Connected components would let one
 * false pair chain two people together; here a pair must be certain, and all pairs between its two groups, the bad ones too,
 * must on average speak for it. What a person decided holds: "same" is joined before anything else, "different" is never joined.
 * Nor are two records of a source that has nobody twice, unless a person says so.
 */
#include "config.h"

#include "match/trib-cluster.h"

#include <stdlib.h>

#define MOST_MEMBERS 10 /* of a group are looked at */
#define BOUND 14.0      /* no single pair outvotes many */
#define PASSES 3
#define COHERENT 0.25 /* of the weight to merge at: what all pairs between two groups must have on average */

typedef struct
{
  const TribMatchModel *model;
  guint32 *root; /* towards the smallest rank of the group */
  guint32 *next; /* ring of the members */
  guint32 *size; /* of the group, at its root */
  guint32 n;
  const TribClusterRules *rules;
  guint64 *sources;  /* by root: one bit a source that has nobody twice; the bits are shared by every 64th */
  GHashTable *apart; /* rank -> GArray of ranks decided to be different */
} Groups;

static guint32
find (Groups *self, guint32 r)
{
  while (self->root[r] != r)
    {
      self->root[r] = self->root[self->root[r]];
      r = self->root[r];
    }
  return r;
}

static void
join (Groups *self, guint32 a, guint32 b)
{
  guint32 next;

  a = find (self, a);
  b = find (self, b);
  if (a == b)
    return;
  if (b < a)
    {
      guint32 c = a;

      a = b;
      b = c;
    }
  self->root[b] = a;
  self->size[a] += self->size[b];
  if (self->sources != NULL)
    self->sources[a] |= self->sources[b];
  next = self->next[a];
  self->next[a] = self->next[b];
  self->next[b] = next;
}

static void
forbid (Groups *self, guint32 a, guint32 b)
{
  GArray *list = g_hash_table_lookup (self->apart, GUINT_TO_POINTER (a + 1));

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (self->apart, GUINT_TO_POINTER (a + 1), list);
    }
  g_array_append_val (list, b);
}

static gboolean
is_forbidden (Groups *self, guint32 a, guint32 b)
{
  guint32 r;

  if (g_hash_table_size (self->apart) == 0)
    return FALSE;
  if (self->size[a] > self->size[b])
    {
      guint32 c = a;

      a = b;
      b = c;
    }
  r = a;
  do
    {
      GArray *list = g_hash_table_lookup (self->apart, GUINT_TO_POINTER (r + 1));

      for (guint i = 0; list != NULL && i < list->len; i++)
        if (find (self, g_array_index (list, guint32, i)) == b)
          return TRUE;
      r = self->next[r];
    }
  while (r != a);
  return FALSE;
}

/* Whether both groups have a record of the same source that has nobody twice. */
static gboolean
share_source (Groups *self, guint32 a, guint32 b)
{
  const guint32 *exclusive = self->rules->exclusive;
  guint32 r = a, s;

  if (self->sources == NULL || (self->sources[a] & self->sources[b]) == 0)
    return FALSE;
  do
    {
      s = b;
      do
        {
          if (exclusive[r] != 0 && exclusive[r] == exclusive[s])
            return TRUE;
          s = self->next[s];
        }
      while (s != b);
      r = self->next[r];
    }
  while (r != a);
  return FALSE;
}

/* The first @most members. */
static guint
members (Groups *self, guint32 root, guint32 *out, guint most)
{
  guint32 r = root;
  guint n = 0;

  do
    {
      out[n++] = r;
      r = self->next[r];
    }
  while (r != root && n < most);
  return n;
}

static double
average (Groups *self, guint32 a, guint32 b)
{
  guint32 left[MOST_MEMBERS], right[MOST_MEMBERS];
  guint n_a = members (self, a, left, MOST_MEMBERS), n_b = members (self, b, right, MOST_MEMBERS);
  double sum = 0;

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      {
        double weight = trib_score_pair (self->model, left[i], right[j]);

        sum += CLAMP (weight, -BOUND, BOUND);
      }
  return sum / (n_a * n_b);
}

/* From the last one backwards: what a later one says, with all that follows from it, is not contradicted any more. */
static void
apply_constraints (Groups *self)
{
  for (gsize i = self->rules->n_constraints; i-- > 0;)
    {
      const TribConstraint *said = &self->rules->constraints[i];
      guint32 a = find (self, said->a), b = find (self, said->b);

      if (a == b)
        continue;
      if (!said->same)
        {
          forbid (self, said->a, said->b);
          forbid (self, said->b, said->a);
        }
      else if (!is_forbidden (self, a, b))
        join (self, a, b);
    }
}

static void
note_sources (Groups *self)
{
  const guint32 *exclusive = self->rules->exclusive;

  if (exclusive == NULL)
    return;
  self->sources = g_new0 (guint64, MAX (self->n, 1));
  for (guint32 r = 0; r < self->n; r++)
    if (exclusive[r] != 0)
      self->sources[r] = (guint64) 1 << (exclusive[r] % 64);
}

static gboolean
grow (Groups *self, GArray *edges, TribTicker *ticker)
{
  gboolean joined = TRUE;

  for (guint pass = 0; pass < PASSES && joined; pass++)
    {
      joined = FALSE;
      for (guint i = 0; i < edges->len; i++)
        {
          const TribScored *edge = &g_array_index (edges, TribScored, i);
          guint32 a = find (self, edge->a), b = find (self, edge->b);

          if (i % 1024 == 0 && !trib_ticker_poll (ticker))
            return FALSE;
          if (a == b || is_forbidden (self, a, b) || share_source (self, a, b))
            continue;
          if (self->size[a] + self->size[b] > 2 && average (self, a, b) < self->rules->merge_at * COHERENT)
            continue;
          join (self, a, b);
          joined = TRUE;
        }
    }
  return TRUE;
}

guint32 *
trib_cluster (const TribMatchModel *model, guint32 n, const GArray *scored, const TribClusterRules *rules,
              TribTicker *ticker)
{
  Groups self = { .model = model, .n = n, .rules = rules };
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (TribScored));
  gboolean done;

  self.root = g_new (guint32, MAX (n, 1));
  self.next = g_new (guint32, MAX (n, 1));
  self.size = g_new (guint32, MAX (n, 1));
  self.apart = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (guint32 r = 0; r < n; r++)
    {
      self.root[r] = self.next[r] = r;
      self.size[r] = 1;
    }
  note_sources (&self);
  apply_constraints (&self);
  for (guint i = 0; i < scored->len; i++)
    if (g_array_index (scored, TribScored, i).weight >= rules->merge_at)
      g_array_append_val (edges, g_array_index (scored, TribScored, i));
  trib_scored_sort_by_strength (edges);
  done = grow (&self, edges, ticker);
  for (guint32 r = 0; r < n; r++)
    self.root[r] = find (&self, r);
  g_free (self.next);
  g_free (self.size);
  g_free (self.sources);
  g_hash_table_unref (self.apart);
  if (!done)
    g_clear_pointer (&self.root, g_free);
  return self.root;
}
