/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guesses which nodes are records: those that a vocabulary has as its own, then those with a structure that come again
 * and again, hold most of the values, and are no mere container for others that come far more often.
 */
#include "config.h"

#include "formats/tree/trib-tree-shape.h"

#include "formats/tree/trib-vocabulary.h"

#include <string.h>

#define CONTAINER 10 /* times as many records within a node make it a container */

enum
{
  RANK_KNOWN, /* and the more important ones of a vocabulary before the others */
  RANK_REPEATED = 100,
  RANK_SINGLE,
  RANK_CONTAINER,
  RANK_TEXT,
  RANK_SINGLE_CONTAINER,
};

static gboolean
has_structure (const TribTreeShape *self)
{
  return self->children->len > 0;
}

/* The most frequent node with a structure below @self that comes several times in one parent. */
static guint64
most_within (const TribTreeShape *self)
{
  guint64 most = 0;

  for (guint i = 0; i < self->children->len; i++)
    {
      const TribTreeShape *child = self->children->pdata[i];
      guint64 within = most_within (child);

      if (has_structure (child) && child->most > 1)
        most = MAX (most, child->count);
      most = MAX (most, within);
    }
  return most;
}

static gboolean
is_repeated (const TribTreeShape *self)
{
  return has_structure (self) && (self->most > 1 || self->listed);
}

/* The most values that are below @self in nodes that repeat. */
static guint64
values_within (const TribTreeShape *self)
{
  guint64 most = 0;

  for (guint i = 0; i < self->children->len; i++)
    {
      const TribTreeShape *child = self->children->pdata[i];
      guint64 values = is_repeated (child) ? child->values : values_within (child);

      most = MAX (most, values);
    }
  return most;
}

/* Whether what is at the top of a JSON file is only what records are wrapped in: pages that have nothing but a list, or
 * one object most of which is a list. */
static gboolean
is_wrapper (const TribTreeShape *self)
{
  guint64 within = values_within (self);

  return within > 0 && (within == self->values || (self->count == 1 && self->values <= 2 * within));
}

static guint
rank (const TribTreeShape *self)
{
  guint known = trib_vocabulary_rank (self->uri, self->name);
  gboolean container = most_within (self) >= CONTAINER * self->count;

  if (known > 0 && has_structure (self))
    return RANK_KNOWN + known;
  if (!*self->name && !self->parent->parent && has_structure (self) && !self->listed)
    return is_wrapper (self) || container ? RANK_CONTAINER : RANK_REPEATED;
  if (is_repeated (self))
    return container ? RANK_CONTAINER : RANK_REPEATED;
  if (has_structure (self))
    return container ? RANK_SINGLE_CONTAINER : RANK_SINGLE;
  return RANK_TEXT;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const TribTreeShape *x = *(TribTreeShape *const *) a, *y = *(TribTreeShape *const *) b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->values > y->values ? -1 : x->values < y->values;
}

static void
add_candidates (TribTreeShape *self, guint depth, GPtrArray *out)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      TribTreeShape *child = self->children->pdata[i];

      if (child->attribute)
        continue;
      /* What comes only once is a record only below the root, or as the root, or where its name says so. */
      if (child->most > 1 || child->listed || !*child->name
          || (has_structure (child) && (depth == 1 || trib_vocabulary_rank (child->uri, child->name) > 0)))
        g_ptr_array_add (out, child);
      add_candidates (child, depth + 1, out);
    }
}

GPtrArray *
trib_tree_shape_candidates (TribTreeShape *root)
{
  GPtrArray *out = g_ptr_array_new ();

  add_candidates (root, 0, out);
  if (out->len == 0)
    for (guint i = 0; i < root->children->len; i++)
      g_ptr_array_add (out, root->children->pdata[i]);
  for (guint i = 0; i < out->len; i++)
    ((TribTreeShape *) out->pdata[i])->rank = rank (out->pdata[i]);
  g_ptr_array_sort (out, compare);
  return out;
}

char *
trib_tree_shape_table_name (TribTreeShape *self, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      TribTreeShape *other = candidates->pdata[i];

      if (other != self && strcmp (other->name, self->name) == 0)
        return trib_tree_shape_path (self);
    }
  return *self->name ? trib_tree_shape_shown_name (self) : trib_tree_shape_path (self);
}
