/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One preset: its file, whether it fits a file's headings, and what it makes of them. Where presets are kept is
 * trib-presets.c's.
 */
#include "config.h"

#include "mapping/preset/trib-preset.h"

#include "base/trib-fold.h"
#include "base/trib-json.h"
#include "mapping/trib-mapping-private.h"

#include <string.h>

/* Of a preset's columns and of the file's that must be shared, where it does not say by which it is known. */
#define ALIKE 0.75

void
trib_preset_free (TribPreset *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->path);
  g_strfreev (self->recognise);
  trib_mapping_free (self->mapping);
  g_free (self);
}

static char **
read_list (json_t *list)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  json_t *item;
  gsize i;

  if (json_array_size (list) == 0)
    return NULL;
  json_array_foreach (list, i, item)
  {
    if (json_is_string (item))
      g_ptr_array_add (texts, g_strdup (json_string_value (item)));
  }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

TribPreset *
trib_preset_from_json (const char *json, gssize len, const char *name, GError **error)
{
  TribMapping *mapping = trib_mapping_from_json (json, len, error);
  TribPreset *self;
  json_t *root;

  if (mapping == NULL)
    return NULL;
  root = json_loadb (json, len < 0 ? strlen (json) : (gsize) len, JSON_REJECT_DUPLICATES, NULL);
  self = g_new0 (TribPreset, 1);
  self->mapping = mapping;
  self->name = g_strdup (json_string_value (json_object_get (root, "name")));
  if (self->name == NULL || self->name[0] == '\0')
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
  self->recognise = read_list (json_object_get (root, "recognise"));
  json_decref (root);
  return self;
}

char *
trib_preset_to_json (const char *name, const TribMapping *mapping)
{
  g_autofree char *json = trib_mapping_to_json (mapping);
  json_t *whole = json_loads (json, 0, NULL), *root = json_object ();

  json_object_set_new (root, "name", json_string (name));
  json_object_update (root, whole);
  json_decref (whole);
  return trib_json_to_text (root, JSON_INDENT (2) | JSON_REAL_PRECISION (6));
}

static GHashTable *
fold_all (const char *const *texts, guint n)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (set, trib_fold (texts[i]));
  return set;
}

static gboolean
has (GHashTable *set, const char *text)
{
  g_autofree char *folded = trib_fold (text);

  return g_hash_table_contains (set, folded);
}

static GHashTable *
columns_of (const TribMapping *mapping)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < mapping->links->len; i++)
    {
      g_autoptr (GPtrArray) columns = trib_mapping_link_columns (mapping->links->pdata[i]);

      for (guint k = 0; k + 1 < columns->len; k++)
        g_hash_table_add (set, trib_fold (columns->pdata[k]));
    }
  return set;
}

double
trib_preset_fit (const TribPreset *self, const char *const *columns, guint n_columns)
{
  g_autoptr (GHashTable) file = fold_all (columns, n_columns);
  g_autoptr (GHashTable) own = columns_of (self->mapping);
  guint shared = 0;
  GHashTableIter iter;
  gpointer key;
  double alike;

  g_hash_table_iter_init (&iter, own);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    shared += g_hash_table_contains (file, key);
  if (shared == 0)
    return 0;
  if (self->recognise)
    {
      for (guint i = 0; self->recognise[i]; i++)
        if (!has (file, self->recognise[i]))
          return 0;
      return 0.5 + 0.5 * shared / MAX (g_hash_table_size (file), 1);
    }
  alike = 2.0 * shared / (g_hash_table_size (own) + g_hash_table_size (file));
  return alike >= ALIKE ? alike : 0;
}

/* The link without columns that the file lacks; %NULL where none is left of it. */
static TribMappingLink *
link_in_file (const TribMappingLink *link, GHashTable *file)
{
  g_autoptr (GPtrArray) columns = trib_mapping_link_columns (link);
  TribMappingLink *copy = NULL;

  for (guint i = 0; i + 1 < columns->len; i++)
    {
      if (!has (file, columns->pdata[i]))
        continue;
      if (copy)
        trib_mapping_link_add_column (copy, columns->pdata[i]);
      else
        {
          copy = trib_mapping_link_copy (link);
          g_free (copy->column);
          copy->column = g_strdup (columns->pdata[i]);
          g_clear_pointer (&copy->more, g_strfreev);
        }
    }
  return copy;
}

TribMapping *
trib_preset_apply (const TribPreset *self, const char *const *columns, guint n_columns, const TribMapping *suggested)
{
  g_autoptr (GHashTable) file = fold_all (columns, n_columns);
  TribMapping *mapping = trib_mapping_new ();

  mapping->country = g_strdup (self->mapping->country ? self->mapping->country : suggested->country);
  mapping->date_order = self->mapping->date_order ? self->mapping->date_order : suggested->date_order;
  mapping->rows = self->mapping->rows;
  for (guint i = 0; i < self->mapping->links->len; i++)
    {
      TribMappingLink *link = link_in_file (self->mapping->links->pdata[i], file);

      if (link)
        g_ptr_array_add (mapping->links, link);
    }
  trib_mapping_take_news (mapping, suggested);
  return mapping;
}
