/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lays the nodes within a record out in a row of cells. A cell is called by its path within the record, "name/first",
 * "@id"; what comes several times has a cell for each, "phone", "phone_2"; and what comes in kinds, one for each of every
 * kind, "telecom[phone]", "telecom[email]". What says the kind is in the name then, and no column.
 */
#include "config.h"

#include "formats/tree/trib-tree-shape.h"

#include "formats/tree/trib-vocabulary.h"

typedef struct
{
  const TribTreeShape *record;
  GPtrArray *names;
  guint max;
} Layout;

static gboolean name_cells (Layout *self, TribTreeShape *shape, const char *path, gboolean key_is_said);

/* All of the kinds of @child, each as often as it comes. */
static gboolean
name_kinds (Layout *self, TribTreeShape *child, const char *path)
{
  guint first = self->names->len;

  for (guint i = 0; i < child->kinds->len; i++)
    {
      TribTreeKind *kind = child->kinds->pdata[i];

      kind->offset = self->names->len - first;
      for (guint n = 1; n <= kind->most; n++)
        {
          g_autofree char *key = *kind->key ? g_strdup_printf ("[%s]", kind->key) : g_strdup ("");
          g_autofree char *number = n > 1 ? g_strdup_printf ("_%u", n) : g_strdup ("");
          g_autofree char *name = g_strconcat (path, key, number, NULL);

          if (!name_cells (self, child, name, *kind->key != '\0' && !child->bare))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
name_repeated (Layout *self, TribTreeShape *child, const char *path)
{
  for (guint n = 1; n <= child->most; n++)
    {
      g_autofree char *number = n > 1 ? g_strdup_printf ("_%u", n) : g_strdup ("");
      g_autofree char *name = g_strconcat (path, number, NULL);

      if (!name_cells (self, child, name, FALSE))
        return FALSE;
    }
  return TRUE;
}

/* Names the cells of one @shape, whose own is called @path, and sets the places of what is in it. */
static gboolean
name_cells (Layout *self, TribTreeShape *shape, const char *path, gboolean key_is_said)
{
  guint first = self->names->len;
  const char *own = *path || shape != self->record ? path : *shape->name ? shape->name : TRIB_TREE_RECORDS;

  if (shape->has_text || shape->children->len == 0)
    g_ptr_array_add (self->names, g_strdup (own));
  for (guint i = 0; i < shape->children->len; i++)
    {
      TribTreeShape *child = shape->children->pdata[i];
      g_autofree char *name = trib_tree_shape_shown_name (child);
      g_autofree char *below = g_strconcat (path, *path ? "/" : "", name, NULL);

      child->offset = self->names->len - first;
      if (key_is_said && child == shape->key && child->children->len == 0 && child->most == 1)
        {
          g_ptr_array_add (self->names, NULL);
          child->width = 1;
        }
      else if (child->kinds ? !name_kinds (self, child, below) : !name_repeated (self, child, below))
        return FALSE;
    }
  shape->width = self->names->len - first;
  return self->names->len <= self->max;
}

/* Room beside the columns for what is put together before its kind is known. */
static void
add_staging (Layout *self, TribTreeShape *shape)
{
  if (shape->kinds)
    {
      shape->staging = self->names->len;
      for (guint i = 0; i < shape->width; i++)
        g_ptr_array_add (self->names, NULL);
    }
  for (guint i = 0; i < shape->children->len; i++)
    add_staging (self, shape->children->pdata[i]);
}

gboolean
trib_tree_shape_lay_out (TribTreeShape *self, GPtrArray *names, guint max)
{
  Layout layout = { self, names, max };

  if (!name_cells (&layout, self, "", FALSE))
    return FALSE;
  for (guint i = 0; i < self->children->len; i++)
    add_staging (&layout, self->children->pdata[i]);
  return TRUE;
}
