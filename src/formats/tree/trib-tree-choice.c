/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the node of a name, a path or a pattern. Patterns are libxml2's, held against the shape of the file.
 */
#include "config.h"

#include "formats/tree/trib-tree-choice.h"

#include <libxml/pattern.h>
#include <string.h>

static gboolean
is_called (TribTreeShape *shape, GPtrArray *candidates, const char *table)
{
  g_autofree char *name = trib_tree_shape_table_name (shape, candidates);
  g_autofree char *path = trib_tree_shape_path (shape);

  return strcmp (table, name) == 0 || strcmp (table, path) == 0 || (*table == '/' && strcmp (table + 1, path) == 0)
         || strcmp (table, shape->name) == 0;
}

/* The namespaces of the file, each with its prefix, in pairs as libxml2 wants them. */
static void
add_namespaces (TribTreeShape *shape, GPtrArray *out)
{
  if (shape->prefix && *shape->uri)
    {
      g_ptr_array_add (out, shape->uri);
      g_ptr_array_add (out, shape->prefix);
    }
  for (guint i = 0; i < shape->children->len; i++)
    add_namespaces (shape->children->pdata[i], out);
}

typedef struct
{
  xmlStreamCtxtPtr stream;
  gboolean plain; /* the pattern has no prefixes: names fit in any namespace */
  GPtrArray *found;
} Search;

static void
search (Search *self, TribTreeShape *shape)
{
  for (guint i = 0; i < shape->children->len; i++)
    {
      TribTreeShape *child = shape->children->pdata[i];
      const char *uri = self->plain || !*child->uri ? NULL : child->uri;

      if (child->attribute)
        continue;
      /* The nameless top of a JSON file is no step. */
      if (!*child->name)
        {
          search (self, child);
          continue;
        }
      if (xmlStreamPush (self->stream, (const xmlChar *) child->name, (const xmlChar *) uri) == 1)
        g_ptr_array_add (self->found, child);
      search (self, child);
      xmlStreamPop (self->stream);
    }
}

static void
ignore_cb (void *data, const char *format, ...)
{
}

static TribTreeShape *
find_by_pattern (TribTreeShape *root, GPtrArray *candidates, const char *table)
{
  g_autoptr (GPtrArray) namespaces = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Search self = { NULL, strchr (table, ':') == NULL, found };
  TribTreeShape *best = NULL;
  xmlGenericErrorFunc handler = ignore_cb;
  xmlPatternPtr pattern;

  add_namespaces (root, namespaces);
  g_ptr_array_add (namespaces, NULL);
  g_ptr_array_add (namespaces, NULL);
  initGenericErrorDefaultFunc (&handler);
  pattern
      = xmlPatterncompile ((const xmlChar *) table, NULL, XML_PATTERN_DEFAULT, (const xmlChar **) namespaces->pdata);
  initGenericErrorDefaultFunc (NULL);
  self.stream = pattern && xmlPatternStreamable (pattern) == 1 ? xmlPatternGetStreamCtxt (pattern) : NULL;
  if (self.stream)
    {
      xmlStreamPush (self.stream, NULL, NULL);
      search (&self, root);
      xmlFreeStreamCtxt (self.stream);
    }
  xmlFreePattern (pattern);
  for (guint i = 0; i < candidates->len && !best; i++)
    if (g_ptr_array_find (found, candidates->pdata[i], NULL))
      best = candidates->pdata[i];
  if (!best)
    for (guint i = 0; i < found->len; i++)
      if (!best || best->count < ((TribTreeShape *) found->pdata[i])->count)
        best = found->pdata[i];
  return best;
}

TribTreeShape *
trib_tree_choice_find (TribTreeShape *root, GPtrArray *candidates, const char *table)
{
  for (guint i = 0; i < candidates->len; i++)
    if (is_called (candidates->pdata[i], candidates, table))
      return candidates->pdata[i];
  return find_by_pattern (root, candidates, table);
}
