/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts how many records each customer of before has in each cluster. Each customer claims the cluster with most of its records; each
 * cluster takes the strongest claim.
 */
#include "config.h"

#include "unify/trib-assignment.h"

typedef struct
{
  gint64 customer;
  guint32 cluster;
  guint32 count;
} Overlap;

static void
list_members (TribAssignment *self)
{
  guint32 at = 0;

  self->starts = g_new0 (guint32, self->n + 1);
  self->sizes = g_new0 (guint32, self->n + 1);
  self->members = g_new (guint32, self->n + 1);
  for (guint32 i = 0; i < self->n; i++)
    self->sizes[self->cluster[i]]++;
  for (guint32 i = 0; i < self->n; i++)
    {
      self->starts[i] = at;
      at += self->sizes[i];
      self->sizes[i] = 0;
    }
  for (guint32 i = 0; i < self->n; i++)
    {
      guint32 c = self->cluster[i];

      self->members[self->starts[c] + self->sizes[c]++] = i;
    }
}

static int
compare_overlaps (gconstpointer pa, gconstpointer pb)
{
  const Overlap *a = pa, *b = pb;

  if (a->customer != b->customer)
    return a->customer < b->customer ? -1 : 1;
  return (a->cluster > b->cluster) - (a->cluster < b->cluster);
}

/* One row a pair of customer and cluster, by customer, then by cluster. */
static GArray *
count_overlaps (TribAssignment *self)
{
  GArray *overlaps = g_array_new (FALSE, FALSE, sizeof (Overlap));
  guint kept = 0;

  for (guint32 i = 0; i < self->n; i++)
    if (self->before[i] != 0)
      {
        Overlap one = { self->before[i], self->cluster[i], 1 };

        g_array_append_val (overlaps, one);
      }
  g_array_sort (overlaps, compare_overlaps);
  for (guint i = 0; i < overlaps->len; i++)
    {
      Overlap *one = &g_array_index (overlaps, Overlap, i);
      Overlap *last = kept ? &g_array_index (overlaps, Overlap, kept - 1) : NULL;

      if (last != NULL && last->customer == one->customer && last->cluster == one->cluster)
        last->count++;
      else
        g_array_index (overlaps, Overlap, kept++) = *one;
    }
  g_array_set_size (overlaps, kept);
  return overlaps;
}

static void
retire (TribAssignment *self, gint64 customer, guint32 cluster)
{
  gint64 *key = g_new (gint64, 1);

  *key = customer;
  g_hash_table_insert (self->heir, key, GUINT_TO_POINTER (cluster + 1));
}

static void
claim (TribAssignment *self, const Overlap *claimant, guint32 *strength)
{
  guint32 c = claimant->cluster;

  /* Claims come by ascending customer, so of equal ones the older stands. */
  if (self->target[c] != 0 && strength[c] >= claimant->count)
    {
      retire (self, claimant->customer, c);
      return;
    }
  if (self->target[c] != 0)
    retire (self, self->target[c], c);
  self->target[c] = claimant->customer;
  strength[c] = claimant->count;
}

TribAssignment *
trib_assignment_new (guint32 n, const guint32 *cluster, const gint64 *before)
{
  TribAssignment *self = g_new0 (TribAssignment, 1);
  g_autoptr (GArray) overlaps = NULL;
  g_autofree guint32 *strength = g_new0 (guint32, n + 1);

  self->n = n;
  self->cluster = cluster;
  self->before = before;
  self->target = g_new0 (gint64, n + 1);
  self->heir = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  list_members (self);
  overlaps = count_overlaps (self);
  for (guint i = 0; i < overlaps->len;)
    {
      Overlap best = g_array_index (overlaps, Overlap, i);
      guint next = i + 1;

      for (; next < overlaps->len && g_array_index (overlaps, Overlap, next).customer == best.customer; next++)
        if (g_array_index (overlaps, Overlap, next).count > best.count)
          best = g_array_index (overlaps, Overlap, next);
      claim (self, &best, strength);
      i = next;
    }
  return self;
}

void
trib_assignment_free (TribAssignment *self)
{
  if (self == NULL)
    return;
  g_free (self->target);
  g_hash_table_unref (self->heir);
  g_free (self->starts);
  g_free (self->sizes);
  g_free (self->members);
  g_free (self);
}

guint32
trib_assignment_heir (TribAssignment *self, gint64 customer)
{
  guint cluster = GPOINTER_TO_UINT (g_hash_table_lookup (self->heir, &customer));

  return cluster ? cluster - 1 : G_MAXUINT32;
}
