/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person said comes first, the later answer before the earlier; then the groups of the file, each record with those of
 * its own customer first; then the records that the file does not name.
 */
#include "config.h"

#include "unify/trib-take-in-groups.h"

#include "base/trib-tree.h"

#include <stdlib.h>
#include <string.h>

#define MOST_SOURCES 64 /* that have nobody twice */

typedef struct
{
  guint32 a, b;
} Apart;

/* @sources: at the root of a group: one bit for each source that has nobody twice and a record in it */
typedef struct
{
  const TribRunInput *input;
  const guint32 *wanted;
  guint32 n;
  guint32 *root;
  guint64 *sources;
  guint8 *told; /* at the root: a record of it is told apart from another */
  GArray *apart;
  gint64 kept_apart;
} Groups;

static gboolean
are_told_apart (Groups *self, guint32 a, guint32 b)
{
  if (!self->told[a] || !self->told[b])
    return FALSE;
  for (guint i = 0; i < self->apart->len; i++)
    {
      const Apart *pair = &g_array_index (self->apart, Apart, i);
      guint32 x = trib_tree_find (self->root, pair->a), y = trib_tree_find (self->root, pair->b);

      if ((x == a && y == b) || (x == b && y == a))
        return TRUE;
    }
  return FALSE;
}

static void
unite (Groups *self, guint32 a, guint32 b)
{
  guint32 first = MIN (a, b), second = MAX (a, b);

  self->root[second] = first;
  self->sources[first] |= self->sources[second];
  self->told[first] |= self->told[second];
}

/* FALSE where they must stay apart. */
static gboolean
join (Groups *self, guint32 a, guint32 b)
{
  a = trib_tree_find (self->root, a);
  b = trib_tree_find (self->root, b);
  if (a == b)
    return TRUE;
  if ((self->sources[a] & self->sources[b]) != 0 || are_told_apart (self, a, b))
    return FALSE;
  unite (self, a, b);
  return TRUE;
}

/* A person may join even what comes from a source that has nobody twice. */
static void
apply_decisions (Groups *self)
{
  const GArray *decisions = self->input->decisions;

  for (guint i = decisions->len; i-- > 0;)
    {
      const TribMatchDecision *decision = &g_array_index (decisions, TribMatchDecision, i);
      guint32 a = trib_tree_find (self->root, decision->a), b = trib_tree_find (self->root, decision->b);

      if (a == b)
        continue;
      if (decision->answer != TRIB_ANSWER_SAME)
        {
          Apart pair = { decision->a, decision->b };

          g_array_append_val (self->apart, pair);
          self->told[a] = self->told[b] = TRUE;
        }
      else if (!are_told_apart (self, a, b))
        unite (self, a, b);
    }
}

static int
compare_members (gconstpointer pa, gconstpointer pb, gpointer data)
{
  const Groups *self = data;
  guint32 a = *(const guint32 *) pa, b = *(const guint32 *) pb;
  gint64 before_a = g_array_index (self->input->before, gint64, a);
  gint64 before_b = g_array_index (self->input->before, gint64, b);

  if (self->wanted[a] != self->wanted[b])
    return self->wanted[a] < self->wanted[b] ? -1 : 1;
  if (before_a != before_b)
    return before_a < before_b ? -1 : 1;
  return a < b ? -1 : a > b;
}

/* One group of the file: each record goes to the group that the one before it went to, else to the first that may have it. */
static void
join_members (Groups *self, const guint32 *members, guint32 n)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n; i++)
    {
      gboolean joined = i > 0 && join (self, members[i - 1], members[i]);

      for (guint j = 0; j < found->len && !joined; j++)
        joined = join (self, g_array_index (found, guint32, j), members[i]);
      if (joined)
        continue;
      self->kept_apart += i > 0;
      g_array_append_val (found, members[i]);
    }
}

static void
join_wanted (Groups *self, const guint32 *members, guint32 from)
{
  for (guint32 to; from < self->n; from = to)
    {
      for (to = from + 1; to < self->n && self->wanted[members[to]] == self->wanted[members[from]];)
        to++;
      join_members (self, members + from, to - from);
    }
}

typedef struct
{
  guint32 root, count;
} Place;

/* Where most of a customer's records are that the file names. */
static void
note_places (Groups *self, GHashTable *places)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint32 i = 0; i < self->n; i++)
    {
      const gint64 *before = &g_array_index (self->input->before, gint64, i);
      guint32 root = trib_tree_find (self->root, i), count;
      g_autofree char *key = NULL;
      Place *place;

      if (self->wanted[i] == 0 || *before == 0)
        continue;
      place = g_hash_table_lookup (places, before);
      if (place == NULL)
        continue;
      key = g_strdup_printf ("%" G_GINT64_FORMAT " %u", *before, root);
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;
      g_hash_table_insert (counts, g_steal_pointer (&key), GUINT_TO_POINTER (count));
      if (count > place->count || (count == place->count && root < place->root))
        *place = (Place){ root, count };
    }
}

/* The records that the file does not name come first in @members. */
static void
join_absent (Groups *self, const guint32 *members)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint32 i = 0; i < self->n && self->wanted[members[i]] == 0; i++)
    {
      gint64 *before = &g_array_index (self->input->before, gint64, members[i]);

      if (*before != 0 && !g_hash_table_contains (places, before))
        g_hash_table_insert (places, before, g_memdup2 (&(Place){ members[i], 0 }, sizeof (Place)));
    }
  note_places (self, places);
  for (guint32 i = 0; i < self->n && self->wanted[members[i]] == 0; i++)
    {
      const Place *place = g_hash_table_lookup (places, &g_array_index (self->input->before, gint64, members[i]));

      if (place != NULL && !join (self, place->root, members[i]))
        self->kept_apart++;
    }
}

static void
note_sources (Groups *self, const guint32 *source)
{
  const GArray *unique = self->input->unique_sources;

  for (guint32 i = 0; i < self->n; i++)
    for (guint j = 0; j < MIN (unique->len, MOST_SOURCES); j++)
      if (g_array_index (unique, guint32, j) == source[i])
        self->sources[i] |= (guint64) 1 << j;
}

guint32 *
trib_take_in_groups (guint32 n, const guint32 *wanted, const TribRunInput *input, const guint32 *source,
                     gint64 *kept_apart)
{
  Groups self = { .input = input, .wanted = wanted, .n = n };
  g_autofree guint32 *members = g_new (guint32, MAX (n, 1));
  guint32 absent = 0;

  self.root = g_new (guint32, MAX (n, 1));
  self.sources = g_new0 (guint64, MAX (n, 1));
  self.told = g_new0 (guint8, MAX (n, 1));
  self.apart = g_array_new (FALSE, FALSE, sizeof (Apart));
  for (guint32 i = 0; i < n; i++)
    {
      self.root[i] = members[i] = i;
      absent += wanted[i] == 0;
    }
  g_qsort_with_data (members, (int) n, sizeof *members, compare_members, &self);
  note_sources (&self, source);
  apply_decisions (&self);
  join_wanted (&self, members, absent);
  join_absent (&self, members);
  for (guint32 i = 0; i < n; i++)
    self.root[i] = trib_tree_find (self.root, i);
  g_free (self.sources);
  g_free (self.told);
  g_array_unref (self.apart);
  *kept_apart = self.kept_apart;
  return self.root;
}
