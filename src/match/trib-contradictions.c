/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most clusters agree in what they say, which is seen without comparing anything: equal values are equal numbers. Only where they don't
 * are the records compared, a few of each cluster.
 */
#include "config.h"

#include "match/trib-contradictions.h"

#include "base/trib-tree.h"

#define MOST_MEMBERS 16 /* of a cluster are looked at */
#define TOO_MANY_NAMES 3
#define ODD_VALUES 0.06 /* of two birth dates: one may be mistyped */
#define ODD_NAMES 0.2

typedef struct
{
  const TribMatchModel *model;
  guint32 *said;
  guint32 members[MOST_MEMBERS];
  guint n;
  TribContradiction best; /* of the cluster at hand */
} Search;

/* Of whom there can be one only. */
static gboolean
tells_apart (const TribComparison *item, TribMatchLevel level)
{
  switch (item->kind)
    {
    case TRIB_COMPARE_DATE:
      return item->field == TRIB_FIELD_DATE_OF_BIRTH && level == TRIB_LEVEL_CONTRADICTS;
    case TRIB_COMPARE_GENERATION:
      return level == TRIB_LEVEL_CONTRADICTS;
    case TRIB_COMPARE_TAX_ID: /* and that of a person */
      return level == TRIB_LEVEL_DIFFERENT || level == TRIB_LEVEL_CONTRADICTS;
    default:
      return FALSE;
    }
}

static gboolean
is_name (const TribComparison *item)
{
  return item->kind == TRIB_COMPARE_GIVEN || item->kind == TRIB_COMPARE_WHOLE;
}

static gboolean
is_other_name (const TribComparison *item, TribMatchLevel level)
{
  return is_name (item) && (level == TRIB_LEVEL_DIFFERENT || level == TRIB_LEVEL_CONTRADICTS);
}

static guint32
value_of (const TribComparison *item, guint32 rank)
{
  return trib_feature_first (item->feature, rank);
}

static TribMatchLevel
level_of (const Search *self, guint index, guint32 a, guint32 b)
{
  const TribComparer *comparer = &self->model->comparer;
  float tf[TRIB_MAX_COMPARISONS];

  return comparer->items[index].levels[trib_pattern_level (trib_compare (comparer, a, b, tf), index)].level;
}

/* More than so many values among the members. */
static gboolean
has_values (const Search *self, const TribComparison *item, guint more_than)
{
  guint32 seen[MOST_MEMBERS];
  guint n = 0;

  for (guint i = 0; i < self->n && n <= more_than; i++)
    {
      guint32 value = value_of (item, self->members[i]);
      guint j = 0;

      while (j < n && seen[j] != value)
        j++;
      if (value != 0 && j == n)
        seen[n++] = value;
    }
  return n > more_than;
}

/* Somebody said of two records with these same values that they are one. */
static gboolean
is_settled (const Search *self, const TribComparison *item, guint32 a, guint32 b)
{
  guint32 x = value_of (item, a), y = value_of (item, b);

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      if (i != j && value_of (item, self->members[i]) == x && value_of (item, self->members[j]) == y
          && trib_tree_find (self->said, self->members[i]) == trib_tree_find (self->said, self->members[j]))
        return TRUE;
  return FALSE;
}

static guint
count_value (const Search *self, const TribComparison *item, guint32 value)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += value_of (item, self->members[i]) == value;
  return n;
}

/* Of the pairs that contradict each other the one that looks least like one person. */
static void
keep_worst (Search *self, const TribComparison *item, guint32 a, guint32 b, double odd)
{
  double weight = trib_score_pair (self->model, a, b);

  if (self->best.n_a > 0 && self->best.weight <= weight)
    return;
  self->best = (TribContradiction){ .a = MIN (a, b),
                                    .b = MAX (a, b),
                                    .n_a = count_value (self, item, value_of (item, a)),
                                    .n_b = count_value (self, item, value_of (item, b)),
                                    .weight = weight,
                                    .odd = odd };
}

static void
look_at_values (Search *self, guint index)
{
  const TribComparison *item = &self->model->comparer.items[index];

  if (!has_values (self, item, 1))
    return;
  for (guint i = 0; i < self->n; i++)
    for (guint j = i + 1; j < self->n; j++)
      {
        guint32 a = self->members[i], b = self->members[j];

        if (value_of (item, a) != value_of (item, b) && tells_apart (item, level_of (self, index, a, b))
            && !is_settled (self, item, a, b))
          keep_worst (self, item, a, b, ODD_VALUES);
      }
}

/* Two given names are a slip or a second name now and then; three that have nothing in common are not one person's. */
static void
look_at_names (Search *self, guint index)
{
  const TribComparison *item = &self->model->comparer.items[index];
  guint32 others[MOST_MEMBERS];
  guint n = 0;

  if (!has_values (self, item, TOO_MANY_NAMES - 1))
    return;
  for (guint i = 0; i < self->n; i++)
    {
      gboolean other = value_of (item, self->members[i]) != 0;

      for (guint j = 0; j < n && other; j++)
        other = is_other_name (item, level_of (self, index, self->members[i], others[j]))
                && !is_settled (self, item, self->members[i], others[j]);
      if (other)
        others[n++] = self->members[i];
    }
  for (guint i = 0; n >= TOO_MANY_NAMES && i < n; i++)
    for (guint j = i + 1; j < n; j++)
      keep_worst (self, item, others[i], others[j], ODD_NAMES);
}

static gboolean
is_telling (const TribComparison *item)
{
  return is_name (item) || tells_apart (item, TRIB_LEVEL_CONTRADICTS);
}

GArray *
trib_contradictions_find (const TribMatchModel *model, guint32 n, const guint32 *cluster, guint32 *said)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TribContradiction));
  g_autofree guint32 *next = g_new0 (guint32, MAX (n, 1)); /* chains of the members, behind their root */
  Search self = { .model = model, .said = said };

  for (guint32 r = n; r-- > 0;)
    if (cluster[r] != r)
      {
        next[r] = next[cluster[r]];
        next[cluster[r]] = r;
      }
  for (guint32 root = 0; root < n; root++)
    {
      if (cluster[root] != root || next[root] == 0)
        continue;
      self.n = 0;
      self.best.n_a = 0;
      for (guint32 r = root; self.n < MOST_MEMBERS && (r != 0 || self.n == 0); r = next[r])
        self.members[self.n++] = r;
      for (guint i = 0; i < model->comparer.n; i++)
        {
          if (!is_telling (&model->comparer.items[i]))
            continue;
          if (is_name (&model->comparer.items[i]))
            look_at_names (&self, i);
          else
            look_at_values (&self, i);
        }
      if (self.best.n_a > 0)
        g_array_append_val (found, self.best);
    }
  return found;
}
