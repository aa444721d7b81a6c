/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gathers the shape of an XML file in one pass whose memory depends on the number of different paths alone, and
 * guesses the records: elements with a structure that come again and again, hold most of the values, and are no mere
 * container for others that come far more often.
 */
#include "config.h"

#include "formats/tree/trib-xml-shape.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define MAX_PATHS 20000
#define CONTAINER 10 /* times as many records within an element make it a container */

typedef struct
{
  TribXmlShape *shape;
  guint64 serial;
} Frame;

static TribXmlShape *
shape_new (TribXmlShape *parent, const char *name, const char *prefix, const char *uri, gboolean attribute)
{
  TribXmlShape *self = g_new0 (TribXmlShape, 1);

  self->parent = parent;
  self->name = g_strdup (name);
  self->prefix = g_strdup (prefix);
  self->uri = g_strdup (uri ? uri : "");
  self->attribute = attribute;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_xml_shape_free);
  if (parent)
    g_ptr_array_add (parent->children, self);
  return self;
}

void
trib_xml_shape_free (TribXmlShape *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->children);
  g_free (self->name);
  g_free (self->prefix);
  g_free (self->uri);
  g_free (self);
}

TribXmlShape *
trib_xml_shape_copy (const TribXmlShape *self)
{
  TribXmlShape *copy = g_new (TribXmlShape, 1);

  *copy = *self;
  copy->parent = NULL;
  copy->name = g_strdup (self->name);
  copy->prefix = g_strdup (self->prefix);
  copy->uri = g_strdup (self->uri);
  copy->serial = copy->ordinal = 0;
  copy->children = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_xml_shape_free);
  for (guint i = 0; i < self->children->len; i++)
    {
      TribXmlShape *child = trib_xml_shape_copy (self->children->pdata[i]);

      child->parent = copy;
      g_ptr_array_add (copy->children, child);
    }
  return copy;
}

TribXmlShape *
trib_xml_shape_child (TribXmlShape *self, const char *name, const char *prefix, const char *uri, gboolean attribute,
                      gboolean make)
{
  guint n = self->children->len;

  /* Mostly it is the one behind the last, or the last again: begin there. */
  for (guint i = 0; i < n; i++)
    {
      guint at = (self->hint + i) % n;
      TribXmlShape *child = self->children->pdata[at];

      if (child->attribute == attribute && strcmp (child->name, name) == 0 && strcmp (child->uri, uri ? uri : "") == 0)
        {
          self->hint = at;
          return child;
        }
    }
  return make ? shape_new (self, name, prefix, uri, attribute) : NULL;
}

gboolean
trib_xml_shape_skips (const char *uri)
{
  return uri && strcmp (uri, "http://www.w3.org/2001/XMLSchema-instance") == 0;
}

/* One more of @shape within the present parent. */
static void
count_in_parent (TribXmlShape *shape, guint64 parent_serial)
{
  if (shape->serial != parent_serial)
    {
      shape->serial = parent_serial;
      shape->ordinal = 0;
    }
  shape->count++;
  shape->ordinal++;
  shape->most = MAX (shape->most, shape->ordinal);
}

static void
add_value (TribXmlShape *shape)
{
  shape->has_text = TRUE;
  for (; shape; shape = shape->parent)
    shape->values++;
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static void
enter (GArray *stack, guint64 *serials, guint *n_paths, xmlTextReaderPtr reader)
{
  Frame *top = &g_array_index (stack, Frame, stack->len - 1);
  xmlNodePtr node = xmlTextReaderCurrentNode (reader);
  const char *uri = node->ns ? (const char *) node->ns->href : NULL;
  guint before = top->shape->children->len;
  Frame frame = { trib_xml_shape_child (top->shape, (const char *) node->name,
                                        node->ns ? (const char *) node->ns->prefix : NULL, uri, FALSE, TRUE),
                  ++*serials };

  *n_paths += top->shape->children->len - before;
  count_in_parent (frame.shape, top->serial);
  for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
    {
      const char *attribute_uri = attribute->ns ? (const char *) attribute->ns->href : NULL;
      TribXmlShape *child;

      if (trib_xml_shape_skips (attribute_uri))
        continue;
      before = frame.shape->children->len;
      child = trib_xml_shape_child (frame.shape, (const char *) attribute->name,
                                    attribute->ns ? (const char *) attribute->ns->prefix : NULL, attribute_uri, TRUE,
                                    TRUE);
      *n_paths += frame.shape->children->len - before;
      count_in_parent (child, frame.serial);
      add_value (child);
    }
  g_array_append_val (stack, frame);
}

static gboolean
gather (TribXmlShape *root, TribXmlStream *stream, GError **error)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Frame));
  Frame bottom = { root, 1 };
  xmlTextReaderPtr reader = trib_xml_stream_get_reader (stream);
  guint64 serials = 1;
  guint n_paths = 0;
  GError *inner = NULL;

  g_array_append_val (stack, bottom);
  while (trib_xml_stream_step (stream, &inner))
    {
      TribXmlShape *shape = g_array_index (stack, Frame, stack->len - 1).shape;
      int type = xmlTextReaderNodeType (reader);

      if (type == XML_READER_TYPE_ELEMENT)
        {
          gboolean empty = xmlTextReaderIsEmptyElement (reader);

          enter (stack, &serials, &n_paths, reader);
          if (!empty)
            continue;
          g_array_index (stack, Frame, stack->len - 1).shape->ended++;
          g_array_set_size (stack, stack->len - 1);
        }
      else if (type == XML_READER_TYPE_END_ELEMENT)
        {
          shape->ended++;
          g_array_set_size (stack, stack->len - 1);
        }
      else if (trib_xml_stream_is_text (stream) && !is_blank ((const char *) xmlTextReaderConstValue (reader)))
        add_value (shape);
      if (n_paths > MAX_PATHS)
        {
          g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                       _ ("line %" PRIu64 ": more than %d different elements, so there are no records to be seen"),
                       trib_xml_stream_get_line (stream), MAX_PATHS);
          return FALSE;
        }
    }
  if (inner)
    g_propagate_error (error, inner);
  return inner == NULL;
}

TribXmlShape *
trib_xml_shape_read (TribXmlStream *stream, GError **broken, GError **error)
{
  g_autoptr (TribXmlShape) root = shape_new (NULL, "", NULL, NULL, FALSE);
  GError *inner = NULL;

  if (!gather (root, stream, &inner))
    {
      /* What was whole before the place where it breaks can be read all the same. */
      if (g_error_matches (inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED) && root->children->len > 0)
        *broken = inner;
      else
        {
          g_propagate_error (error, inner);
          return NULL;
        }
    }
  return g_steal_pointer (&root);
}

static gboolean
has_structure (const TribXmlShape *self)
{
  return self->children->len > 0;
}

/* The most frequent element with a structure below @self that comes several times in one parent. */
static guint64
most_within (const TribXmlShape *self)
{
  guint64 most = 0;

  for (guint i = 0; i < self->children->len; i++)
    {
      const TribXmlShape *child = self->children->pdata[i];

      if (has_structure (child) && child->most > 1)
        most = MAX (most, child->count);
      most = MAX (most, most_within (child));
    }
  return most;
}

/* Classes of candidates, the likeliest first. */
static guint
rank (const TribXmlShape *self)
{
  gboolean container = most_within (self) >= CONTAINER * self->count;

  if (has_structure (self) && self->most > 1)
    return container ? 2 : 0;
  if (has_structure (self))
    return container ? 4 : 1;
  return 3;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const TribXmlShape *x = *(TribXmlShape *const *) a, *y = *(TribXmlShape *const *) b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->values > y->values ? -1 : x->values < y->values;
}

static void
add_candidates (TribXmlShape *self, guint depth, GPtrArray *out)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      TribXmlShape *child = self->children->pdata[i];

      if (child->attribute)
        continue;
      /* What comes only once is a record only below the root element, or as the root element. */
      if (child->most > 1 || (depth == 1 && has_structure (child)))
        g_ptr_array_add (out, child);
      add_candidates (child, depth + 1, out);
    }
}

GPtrArray *
trib_xml_shape_candidates (TribXmlShape *root)
{
  GPtrArray *out = g_ptr_array_new ();

  add_candidates (root, 0, out);
  if (out->len == 0)
    for (guint i = 0; i < root->children->len; i++)
      g_ptr_array_add (out, root->children->pdata[i]);
  for (guint i = 0; i < out->len; i++)
    ((TribXmlShape *) out->pdata[i])->rank = rank (out->pdata[i]);
  g_ptr_array_sort (out, compare);
  return out;
}

/* The name, with the prefix of its namespace where a sibling differs in nothing else. */
static char *
shown_name (const TribXmlShape *self)
{
  for (guint i = 0; self->parent && i < self->parent->children->len; i++)
    {
      const TribXmlShape *other = self->parent->children->pdata[i];

      if (other != self && other->attribute == self->attribute && strcmp (other->name, self->name) == 0)
        return g_strdup_printf ("%s%s%s%s", self->attribute ? "@" : "", self->prefix ? self->prefix : "",
                                self->prefix ? ":" : "", self->name);
    }
  return g_strconcat (self->attribute ? "@" : "", self->name, NULL);
}

char *
trib_xml_shape_path (const TribXmlShape *self)
{
  g_autofree char *name = shown_name (self), *above = NULL;

  if (!self->parent || !self->parent->parent)
    return g_steal_pointer (&name);
  above = trib_xml_shape_path (self->parent);
  return g_strconcat (above, "/", name, NULL);
}

char *
trib_xml_shape_table_name (TribXmlShape *self, GPtrArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      TribXmlShape *other = candidates->pdata[i];

      if (other != self && strcmp (other->name, self->name) == 0)
        return trib_xml_shape_path (self);
    }
  return shown_name (self);
}

/* Names the cells of one @self, whose own is called @path, and sets the places of what is in it. */
static gboolean
name_cells (TribXmlShape *self, const char *path, GPtrArray *names, guint max)
{
  guint first = names->len;

  if (self->has_text)
    g_ptr_array_add (names, g_strdup (*path ? path : self->name));
  for (guint i = 0; i < self->children->len; i++)
    {
      TribXmlShape *child = self->children->pdata[i];
      g_autofree char *name = shown_name (child);

      child->offset = names->len - first;
      for (guint n = 1; n <= child->most; n++)
        {
          g_autofree char *number = n > 1 ? g_strdup_printf ("_%u", n) : g_strdup ("");
          g_autofree char *below = g_strconcat (path, *path ? "/" : "", name, number, NULL);

          if (!name_cells (child, below, names, max))
            return FALSE;
          if (child->width == 0)
            break;
        }
    }
  self->width = names->len - first;
  return names->len <= max;
}

gboolean
trib_xml_shape_lay_out (TribXmlShape *self, GPtrArray *names, guint max)
{
  return name_cells (self, "", names, max);
}
