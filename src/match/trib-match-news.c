/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Clusters are a matter of components: of records that are joined, over whatever way, by pairs that are certain enough. What
 * news there is changes the components that it touches, and no others (so does A. Gruenheid, X. Dong, D. Srivastava,
 * "Incremental record linkage", VLDB 2014, from where their bounds for what may stay come). In these all pairs that share a key are
 * weighed anew, so that they come out as in a run in full with this model; the others stay as they are.
 */
#include "config.h"

#include "match/trib-match-news.h"

#include "base/trib-tree.h"

#include <string.h>

#define ROUNDING 1e-5     /* links hold floats */
#define MOST_WEIGHED 2000 /* in a larger component only the pairs that are known are weighed anew */

typedef struct
{
  const TribMatchNews *news;
  const TribFeatures *features;
  const TribMatchModel *model;
  const TribBlocking *blocking;
  double merge_at, least;
  guint32 *root;   /* of the component */
  guint8 *touched; /* by rank: of a component that is formed anew */
  GArray *scored;  /* (element-type TribScored) */
} News;

/* Towards the smallest rank. */
static void
unite (guint32 *root, guint32 a, guint32 b)
{
  a = trib_tree_find (root, a);
  b = trib_tree_find (root, b);
  if (a < b)
    root[b] = a;
  else
    root[a] = b;
}

static guint32 *
each_alone (guint32 n)
{
  guint32 *root = g_new (guint32, MAX (n, 1));

  for (guint32 r = 0; r < n; r++)
    root[r] = r;
  return root;
}

static gboolean
is_fresh (const News *self, guint32 rank)
{
  return self->news->fresh[self->features->order[rank]];
}

/* The clusters of before, of the old records. */
static guint32 *
keep_clusters (const News *self)
{
  guint32 n = self->features->n, *root = each_alone (n);
  g_autofree guint32 *first = g_new (guint32, MAX (n, 1));

  memset (first, 0xff, n * sizeof *first);
  for (guint32 r = 0; r < n; r++)
    {
      guint32 before = self->news->before[self->features->order[r]];

      if (before == G_MAXUINT32 || is_fresh (self, r))
        continue;
      if (first[before] == G_MAXUINT32)
        first[before] = r;
      root[r] = first[before];
    }
  return root;
}

guint8 *
trib_news_fresh (const TribMatchNews *news, const TribFeatures *features)
{
  guint8 *fresh = g_new0 (guint8, MAX (features->n, 1));

  for (guint32 r = 0; r < features->n; r++)
    fresh[r] = news->fresh[features->order[r]] != 0;
  return fresh;
}

/* Old records of one cluster of before are in one component, and so are those that a certain pair or a decision joins. */
static void
find_components (News *self, const TribClusterRules *rules)
{
  const TribMatchNews *news = self->news;
  const guint32 *rank = self->features->rank;

  self->root = keep_clusters (self);
  for (guint i = 0; i < self->scored->len; i++)
    {
      const TribScored *pair = &g_array_index (self->scored, TribScored, i);

      if (pair->weight >= self->merge_at)
        unite (self->root, pair->a, pair->b);
    }
  for (gsize i = 0; i < news->n_known; i++)
    if (news->known[i].status == TRIB_LINK_MERGED || (double) news->known[i].weight > self->merge_at - ROUNDING)
      unite (self->root, rank[news->known[i].a], rank[news->known[i].b]);
  for (gsize i = 0; i < rules->n_constraints; i++)
    if (rules->constraints[i].same)
      unite (self->root, rules->constraints[i].a, rules->constraints[i].b);
}

/* A record that has changed touches the cluster that it comes from as well as the one to which it belongs now. */
static void
find_touched (News *self)
{
  const TribMatchNews *news = self->news;
  guint32 n = self->features->n;
  g_autofree guint8 *lost = g_new0 (guint8, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    if (news->before[i] != G_MAXUINT32 && (news->fresh[i] || (news->touched != NULL && news->touched[i])))
      lost[news->before[i]] = TRUE;
  self->touched = g_new0 (guint8, MAX (n, 1));
  for (guint32 i = 0; i < n; i++)
    if (news->fresh[i] || (news->before[i] != G_MAXUINT32 && lost[news->before[i]]))
      self->touched[trib_tree_find (self->root, self->features->rank[i])] = TRUE;
  for (guint32 r = 0; r < n; r++)
    self->touched[r] = self->touched[trib_tree_find (self->root, r)];
}

static void
add_pair (News *self, guint32 a, guint32 b, double weight)
{
  TribScored pair = { MIN (a, b), MAX (a, b), weight };

  if (weight >= self->least)
    g_array_append_val (self->scored, pair);
}

/* Known pairs keep their weight, unless both of their records are in clusters that are formed anew. A pair that a person decided may
 * weigh less than others do. */
static void
add_known (News *self)
{
  for (gsize i = 0; i < self->news->n_known; i++)
    {
      const TribMatchLink *link = &self->news->known[i];
      guint32 a = self->features->rank[link->a], b = self->features->rank[link->b];
      TribScored pair = { MIN (a, b), MAX (a, b), (double) link->weight };

      if (self->touched[a] && self->touched[b])
        add_pair (self, a, b, trib_score_pair (self->model, a, b));
      else
        g_array_append_val (self->scored, pair);
    }
}

/* @members: the old records of one component. What was told of a large cluster were only the links that held it together. */
static void
weigh_component (News *self, const guint32 *members, guint32 n)
{
  if (n > MOST_WEIGHED)
    return;
  for (guint32 i = 0; i < n; i++)
    for (guint32 j = i + 1; j < n; j++)
      if (trib_blocking_has (self->blocking, members[i], members[j]))
        add_pair (self, members[i], members[j], trib_score_pair (self->model, members[i], members[j]));
}

static int
compare_members (gconstpointer a, gconstpointer b, gpointer data)
{
  const News *self = data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  if (self->root[x] != self->root[y])
    return self->root[x] < self->root[y] ? -1 : 1;
  return x < y ? -1 : x > y;
}

static void
weigh_touched (News *self)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 r = 0; r < self->features->n; r++)
    {
      self->root[r] = trib_tree_find (self->root, r);
      if (self->touched[r] && !is_fresh (self, r))
        g_array_append_val (members, r);
    }
  g_array_sort_with_data (members, compare_members, self);
  for (guint from = 0, to; from < members->len; from = to)
    {
      const guint32 *ranks = &g_array_index (members, guint32, from);

      for (to = from + 1; to < members->len && self->root[ranks[to - from]] == self->root[ranks[0]];)
        to++;
      weigh_component (self, ranks, to - from);
    }
}

/* Clusters that nothing touches. */
static void
keep_others (const News *self, guint32 *cluster)
{
  g_autofree guint32 *kept = keep_clusters (self);

  for (guint32 r = 0; r < self->features->n; r++)
    if (!self->touched[r])
      cluster[r] = kept[r];
}

guint32 *
trib_news_cluster (const TribMatchNews *news, const TribMatchModel *model, const TribBlocking *blocking, GArray *scored,
                   double least, const TribClusterRules *rules, TribTicker *ticker)
{
  News self = { news, model->comparer.features, model, blocking, rules->merge_at, least, NULL, NULL, scored };
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (TribScored));
  guint32 *cluster;

  find_components (&self, rules);
  find_touched (&self);
  add_known (&self);
  weigh_touched (&self);
  /* Known pairs of a touched component were weighed twice, to the same. */
  trib_scored_sort (scored);
  for (guint i = 0; i < scored->len; i++)
    {
      const TribScored *pair = &g_array_index (scored, TribScored, i);

      if (self.touched[pair->a] && self.touched[pair->b])
        g_array_append_val (edges, *pair);
    }
  cluster = trib_cluster (model, self.features->n, edges, rules, ticker);
  if (cluster != NULL)
    keep_others (&self, cluster);
  g_free (self.root);
  g_free (self.touched);
  return cluster;
}
