/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of shapes: finding and counting its nodes, their names and paths. How a file becomes one is the matter of
 * trib-tree-gather.c, which nodes are records that of trib-tree-candidates.c, and their cells that of trib-tree-layout.c.
 */
#include "config.h"

#include "formats/tree/trib-tree-shape.h"

#include "formats/tree/trib-vocabulary.h"

#include <string.h>

static void
kind_free (TribTreeKind *self)
{
  g_free (self->key);
  g_free (self);
}

static GPtrArray *
new_kinds (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kind_free);
}

TribTreeShape *
trib_tree_shape_new (TribTreeShape *parent, const TribTreeName *name)
{
  TribTreeShape *self = g_new0 (TribTreeShape, 1);

  self->parent = parent;
  self->name = g_strdup (name->name);
  self->prefix = g_strdup (name->prefix);
  self->uri = g_strdup (name->uri ? name->uri : "");
  self->attribute = name->attribute;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_tree_shape_free);
  if (trib_vocabulary_key (self->uri, self->name))
    self->kinds = new_kinds ();
  if (parent)
    g_ptr_array_add (parent->children, self);
  if (parent && parent->kinds && strcmp (trib_vocabulary_key (parent->uri, parent->name), self->name) == 0)
    parent->key = self;
  return self;
}

void
trib_tree_shape_free (TribTreeShape *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->children);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->prefix);
  g_free (self->uri);
  g_free (self);
}

static GPtrArray *
copy_kinds (GPtrArray *kinds)
{
  GPtrArray *copy = new_kinds ();

  for (guint i = 0; i < kinds->len; i++)
    {
      TribTreeKind *kind = g_memdup2 (kinds->pdata[i], sizeof *kind);

      kind->key = g_strdup (kind->key);
      kind->serial = kind->ordinal = 0;
      g_ptr_array_add (copy, kind);
    }
  return copy;
}

TribTreeShape *
trib_tree_shape_copy (const TribTreeShape *self)
{
  TribTreeShape *copy = g_new (TribTreeShape, 1);

  *copy = *self;
  copy->parent = NULL;
  copy->name = g_strdup (self->name);
  copy->prefix = g_strdup (self->prefix);
  copy->uri = g_strdup (self->uri);
  copy->serial = copy->ordinal = 0;
  copy->kinds = self->kinds ? copy_kinds (self->kinds) : NULL;
  copy->children = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_tree_shape_free);
  for (guint i = 0; i < self->children->len; i++)
    {
      TribTreeShape *child = trib_tree_shape_copy (self->children->pdata[i]);

      child->parent = copy;
      if (self->key == self->children->pdata[i])
        copy->key = child;
      g_ptr_array_add (copy->children, child);
    }
  return copy;
}

TribTreeShape *
trib_tree_shape_child (TribTreeShape *self, const TribTreeName *name, gboolean make)
{
  const char *uri = name->uri ? name->uri : "";
  guint n = self->children->len;

  if (self->dictionary && !name->attribute && n > 0)
    return self->children->pdata[0];
  /* Mostly it is the one behind the last, or the last again: begin there. */
  for (guint i = 0, at = self->hint; i < n; i++)
    {
      TribTreeShape *child = self->children->pdata[at];

      if (child->attribute == name->attribute && strcmp (child->name, name->name) == 0 && strcmp (child->uri, uri) == 0)
        {
          self->hint = at;
          return child;
        }
      at = at + 1 < n ? at + 1 : 0;
    }
  return make ? trib_tree_shape_new (self, name) : NULL;
}

guint
trib_tree_shape_count_in (TribTreeShape *self, guint64 parent)
{
  if (self->serial != parent)
    {
      self->serial = parent;
      self->ordinal = 0;
    }
  return ++self->ordinal;
}

void
trib_tree_key_append (TribTreeKey *self, const char *text, gsize len)
{
  gsize n = MIN (len, sizeof self->text - 1 - self->len);

  memcpy (self->text + self->len, text, n);
  self->len += n;
}

const char *
trib_tree_key_get (TribTreeKey *self)
{
  const char *end;

  self->text[self->len] = '\0';
  if (!g_utf8_validate (self->text, -1, &end))
    self->text[end - self->text] = '\0';
  return g_strstrip (self->text);
}

TribTreeKind *
trib_tree_shape_kind (TribTreeShape *self, const char *key, gboolean make)
{
  TribTreeKind *kind;

  for (guint i = 0; i < self->kinds->len; i++)
    {
      kind = self->kinds->pdata[i];
      if (strcmp (kind->key, key) == 0)
        return kind;
    }
  if (*key && (!make || self->kinds->len >= TRIB_TREE_MAX_KINDS))
    return trib_tree_shape_kind (self, "", make);
  if (!make)
    return NULL;
  kind = g_new0 (TribTreeKind, 1);
  kind->key = g_strdup (key);
  g_ptr_array_add (self->kinds, kind);
  return kind;
}

guint
trib_tree_kind_count_in (TribTreeKind *self, guint64 parent)
{
  if (self->serial != parent)
    {
      self->serial = parent;
      self->ordinal = 0;
    }
  return ++self->ordinal;
}

char *
trib_tree_shape_shown_name (const TribTreeShape *self)
{
  const char *at = self->attribute ? "@" : "";

  for (guint i = 0; self->parent && i < self->parent->children->len; i++)
    {
      const TribTreeShape *other = self->parent->children->pdata[i];

      if (other != self && other->attribute == self->attribute && strcmp (other->name, self->name) == 0 && self->prefix)
        return g_strdup_printf ("%s%s:%s", at, self->prefix, self->name);
    }
  return g_strconcat (at, self->name, NULL);
}

/* What is at the top of a JSON file has no name, and shows as one only where it is the record itself. */
char *
trib_tree_shape_path (const TribTreeShape *self)
{
  g_autofree char *name = trib_tree_shape_shown_name (self), *above = NULL;

  if (!self->parent || !self->parent->parent)
    return *name ? g_steal_pointer (&name) : g_strdup (TRIB_TREE_RECORDS);
  above = self->parent->parent->parent || *self->parent->name ? trib_tree_shape_path (self->parent) : g_strdup ("");
  return g_strconcat (above, *above ? "/" : "", name, NULL);
}
