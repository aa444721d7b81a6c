/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells objects that are lists of records by id from those that are a record: each name comes once, behind each is an
 * object, and these are alike. They become one node without a name, whose id is its attribute "key".
 */
#include "config.h"

#include "formats/tree/trib-tree-dictionary.h"

#include <string.h>

#define FEWEST 3

static gboolean
is_named_once (const TribTreeShape *child)
{
  return !child->attribute && !child->listed && !child->has_text && child->count == 1 && child->children->len > 0;
}

/* How many different names the children's own children have, and in all. */
static void
count_names (const TribTreeShape *self, guint *different, guint *all)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  *all = 0;
  for (guint i = 0; i < self->children->len; i++)
    {
      const TribTreeShape *child = self->children->pdata[i];

      for (guint j = 0; j < child->children->len; j++, ++*all)
        g_hash_table_add (names, ((TribTreeShape *) child->children->pdata[j])->name);
    }
  *different = g_hash_table_size (names);
}

gboolean
trib_tree_dictionary_is (const TribTreeShape *self)
{
  guint n = self->children->len, different, all;

  if (n < FEWEST || self->dictionary || self->has_text)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_named_once (self->children->pdata[i]))
      return FALSE;
  count_names (self, &different, &all);
  /* On average they have more than half of all that any of them has. */
  return (guint64) all * 2 > (guint64) different * n;
}

/* How many of @children, each of which comes once, are in one parent at most; and how many in the last. */
static void
count_most (TribTreeShape *record, GPtrArray *children)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < children->len; i++)
    {
      TribTreeShape *child = children->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &child->serial)) + 1;

      g_hash_table_insert (counts, &child->serial, GUINT_TO_POINTER (n));
      record->most = MAX (record->most, n);
      record->serial = child->serial;
      record->ordinal = n;
    }
}

static void
merge_kinds (TribTreeShape *self, const TribTreeShape *other)
{
  for (guint i = 0; other->kinds && i < other->kinds->len; i++)
    {
      const TribTreeKind *kind = other->kinds->pdata[i];
      TribTreeKind *own = trib_tree_shape_kind (self, kind->key, TRUE);

      own->most = MAX (own->most, kind->most);
    }
}

/* What is known of @other is known of @self, too. */
static void
merge (TribTreeShape *self, const TribTreeShape *other)
{
  if (other->dictionary && !self->dictionary && self->children->len > 0)
    trib_tree_dictionary_fold (self);
  self->count += other->count;
  self->ended += other->ended;
  self->values += other->values;
  self->most = MAX (self->most, other->most);
  self->has_text |= other->has_text;
  self->listed |= other->listed;
  self->bare |= other->bare;
  self->dictionary |= other->dictionary;
  merge_kinds (self, other);
  for (guint i = 0; i < other->children->len; i++)
    {
      const TribTreeShape *child = other->children->pdata[i];
      const TribTreeName name = { child->name, child->prefix, child->uri, child->attribute, child->listed };

      merge (trib_tree_shape_child (self, &name, TRUE), child);
    }
  if (self->dictionary && !other->dictionary && other->children->len > 0)
    count_most (self->children->pdata[0], other->children);
}

void
trib_tree_dictionary_fold (TribTreeShape *self)
{
  GPtrArray *children = self->children;
  const TribTreeName key = { "key", NULL, NULL, TRUE, FALSE };
  TribTreeName name = { "", NULL, NULL, FALSE, TRUE };
  TribTreeShape *record, *id;

  name.uri = ((TribTreeShape *) children->pdata[0])->uri;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_tree_shape_free);
  record = trib_tree_shape_new (self, &name);
  record->listed = TRUE;
  id = trib_tree_shape_new (record, &key);
  id->has_text = TRUE;
  id->most = 1;
  id->count = id->ended = id->values = children->len;
  for (guint i = 0; i < children->len; i++)
    merge (record, children->pdata[i]);
  count_most (record, children);
  self->dictionary = TRUE;
  self->hint = 0;
  g_ptr_array_unref (children);
}

void
trib_tree_dictionary_fold_all (TribTreeShape *self)
{
  for (guint i = 0; i < self->children->len; i++)
    trib_tree_dictionary_fold_all (self->children->pdata[i]);
  if (trib_tree_dictionary_is (self))
    trib_tree_dictionary_fold (self);
}
