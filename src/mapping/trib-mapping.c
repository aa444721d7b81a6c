/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mapping as a value, and what makes it whole for a file: a link for every column, a field for every link.
 * Its JSON form is trib-mapping-json.c's, its use on rows trib-mapper.c's.
 */
#include "config.h"

#include "mapping/trib-mapping-private.h"

#include "base/trib-fold.h"
#include "mapping/trib-mapper.h"

#include <string.h>

GQuark
trib_mapping_error_quark (void)
{
  return g_quark_from_static_string ("trib-mapping-error-quark");
}

void
trib_mapping_link_free (TribMappingLink *link)
{
  g_free (link->column);
  g_strfreev (link->more);
  g_free (link->field);
  g_ptr_array_unref (link->transforms);
  g_free (link);
}

TribMappingLink *
trib_mapping_link_new (const char *column, TribLinkKind kind, const char *field, TribValueType type, double confidence)
{
  TribMappingLink *link = g_new0 (TribMappingLink, 1);

  link->kind = kind;
  link->column = g_strdup (column);
  link->field = kind == TRIB_LINK_IGNORE ? NULL : g_strdup (field);
  link->type = type;
  link->confidence = confidence;
  link->transforms = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_transform_free);
  return link;
}

TribMapping *
trib_mapping_new (void)
{
  TribMapping *self = g_new0 (TribMapping, 1);

  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_mapping_link_free);
  return self;
}

TribMappingLink *
trib_mapping_link_copy (const TribMappingLink *link)
{
  TribMappingLink *copy = trib_mapping_link_new (link->column, link->kind, link->field, link->type, link->confidence);

  copy->more = g_strdupv (link->more);
  copy->rule = link->rule;
  copy->compare = link->compare;
  for (guint i = 0; i < link->transforms->len; i++)
    g_ptr_array_add (copy->transforms, trib_transform_copy (link->transforms->pdata[i]));
  return copy;
}

TribMapping *
trib_mapping_copy (const TribMapping *self)
{
  TribMapping *copy = trib_mapping_new ();

  copy->country = g_strdup (self->country);
  copy->date_order = self->date_order;
  copy->rows = self->rows;
  for (guint i = 0; i < self->links->len; i++)
    g_ptr_array_add (copy->links, trib_mapping_link_copy (self->links->pdata[i]));
  return copy;
}

gboolean
trib_mapping_link_has (const TribMappingLink *link, const char *column)
{
  return strcmp (link->column, column) == 0
         || (link->more && g_strv_contains ((const char *const *) link->more, column));
}

void
trib_mapping_link_add_column (TribMappingLink *link, const char *column)
{
  guint n = link->more ? g_strv_length (link->more) : 0;

  if (trib_mapping_link_has (link, column))
    return;
  link->more = g_renew (char *, link->more, n + 2);
  link->more[n] = g_strdup (column);
  link->more[n + 1] = NULL;
}

/**
 * trib_mapping_link_columns:
 *
 * Returns: (transfer container): headings of its columns, which belong to @link; ends with %NULL
 */
GPtrArray *
trib_mapping_link_columns (const TribMappingLink *link)
{
  GPtrArray *columns = g_ptr_array_new ();

  g_ptr_array_add (columns, link->column);
  for (guint i = 0; link->more && link->more[i]; i++)
    g_ptr_array_add (columns, link->more[i]);
  g_ptr_array_add (columns, NULL);
  return columns;
}

char *
trib_mapping_link_fault (const TribMappingLink *link)
{
  g_autoptr (GPtrArray) columns = trib_mapping_link_columns (link);

  for (guint i = 0; i < link->transforms->len; i++)
    {
      char *fault = trib_transform_fault (link->transforms->pdata[i], (const char *const *) columns->pdata);

      if (fault)
        return fault;
    }
  return NULL;
}

void
trib_mapping_free (TribMapping *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->links);
  g_free (self->country);
  g_free (self);
}

TribMappingLink *
trib_mapping_find (TribMapping *self, const char *column)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      TribMappingLink *link = self->links->pdata[i];

      if (strcmp (link->column, column) == 0)
        return link;
    }
  return NULL;
}

/**
 * trib_mapping_set:
 *
 * The new link takes the place of the first one that @column had, so that the order of links stays.
 *
 * Returns: (transfer none): the new link
 */
TribMappingLink *
trib_mapping_set (TribMapping *self, const char *column, TribLinkKind kind, const char *field, TribValueType type,
                  double confidence)
{
  TribMappingLink *link = trib_mapping_link_new (column, kind, field, type, confidence);
  gboolean placed = FALSE;

  for (guint i = 0; i < self->links->len;)
    {
      TribMappingLink *old = self->links->pdata[i];

      if (strcmp (old->column, link->column) != 0)
        i++;
      else if (placed)
        g_ptr_array_remove_index (self->links, i);
      else
        {
          trib_mapping_link_free (old);
          self->links->pdata[i++] = link;
          placed = TRUE;
        }
    }
  if (!placed)
    g_ptr_array_add (self->links, link);
  return link;
}

TribMappingLink *
trib_mapping_add (TribMapping *self, const char *column, TribLinkKind kind, const char *field, TribValueType type,
                  double confidence)
{
  TribMappingLink *link = trib_mapping_link_new (column, kind, field, type, confidence);
  guint at = self->links->len;

  for (guint i = 0; i < self->links->len; i++)
    if (strcmp (((TribMappingLink *) self->links->pdata[i])->column, column) == 0)
      at = i + 1;
  g_ptr_array_insert (self->links, (int) at, link);
  return link;
}

static gboolean
knows (const TribMapping *self, const char *column)
{
  for (guint i = 0; i < self->links->len; i++)
    if (trib_mapping_link_has (self->links->pdata[i], column))
      return TRUE;
  return FALSE;
}

static gboolean
uses_field (const TribMapping *self, guint n_links, const char *field)
{
  for (guint i = 0; i < n_links; i++)
    {
      const TribMappingLink *link = self->links->pdata[i];

      if (link->kind == TRIB_LINK_FIELD && strcmp (link->field, field) == 0)
        return TRUE;
    }
  return FALSE;
}

guint
trib_mapping_take_news (TribMapping *self, const TribMapping *suggested)
{
  guint before = self->links->len;
  g_autoptr (GHashTable) fresh = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < suggested->links->len; i++)
    {
      const TribMappingLink *link = suggested->links->pdata[i];

      if (!g_hash_table_contains (fresh, link->column) && knows (self, link->column))
        continue;
      g_hash_table_add (fresh, link->column);
      if (link->kind != TRIB_LINK_FIELD || !uses_field (self, before, link->field))
        g_ptr_array_add (self->links, trib_mapping_link_copy (link));
    }
  return g_hash_table_size (fresh);
}

void
trib_mapping_remove (TribMapping *self, TribMappingLink *link)
{
  g_ptr_array_remove (self->links, link);
}

/**
 * trib_mapping_custom_index:
 *
 * Returns: (transfer full): custom fields by their label, and by their folded label where no other has it exactly.
 *   Keys belong to the table, fields to @schema.
 */
GHashTable *
trib_mapping_custom_index (TribSchema *schema)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      if (field->id >= TRIB_FIELD_CUSTOM && !g_hash_table_contains (index, field->label))
        g_hash_table_insert (index, g_strdup (field->label), (gpointer) field);
    }
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);
      g_autofree char *folded = trib_fold (field->label);

      if (field->id >= TRIB_FIELD_CUSTOM && folded[0] != '\0' && !g_hash_table_contains (index, folded))
        g_hash_table_insert (index, g_steal_pointer (&folded), (gpointer) field);
    }
  return index;
}

const TribField *
trib_mapping_custom_lookup (GHashTable *index, const char *label)
{
  const TribField *field = g_hash_table_lookup (index, label);
  g_autofree char *folded = NULL;

  if (field)
    return field;
  folded = trib_fold (label);
  return g_hash_table_lookup (index, folded);
}

static void
link_columns (TribMapping *mapping, const char *const *columns, guint n_columns)
{
  g_autoptr (GHashTable) linked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < mapping->links->len; i++)
    {
      TribMappingLink *link = mapping->links->pdata[i];

      g_hash_table_add (linked, g_strdup (link->column));
      g_hash_table_add (linked, trib_fold (link->column));
      for (guint k = 0; link->more && link->more[k]; k++)
        {
          g_hash_table_add (linked, g_strdup (link->more[k]));
          g_hash_table_add (linked, trib_fold (link->more[k]));
        }
    }
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *folded = trib_fold (columns[i]);

      if (g_hash_table_contains (linked, columns[i]) || (folded[0] != '\0' && g_hash_table_contains (linked, folded)))
        continue;
      g_hash_table_add (linked, g_strdup (columns[i]));
      g_ptr_array_add (mapping->links,
                       trib_mapping_link_new (columns[i], TRIB_LINK_CUSTOM, columns[i], TRIB_TYPE_TEXT, 0));
    }
}

GPtrArray *
trib_mapping_complete (TribMapping *mapping, const char *const *columns, guint n_columns, TribSchema *schema)
{
  g_autoptr (GHashTable) index = trib_mapping_custom_index (schema);
  GPtrArray *added = g_ptr_array_new ();
  TribFieldId id = trib_schema_next_custom (schema);

  link_columns (mapping, columns, n_columns);
  for (guint i = 0; i < mapping->links->len; i++)
    {
      TribMappingLink *link = mapping->links->pdata[i];
      g_autofree char *name = NULL;
      const TribField *field;

      if (link->kind != TRIB_LINK_CUSTOM || trib_mapping_custom_lookup (index, link->field))
        continue;
      name = trib_schema_free_name (schema, link->field);
      field = trib_schema_add_custom (schema, id++, name, link->field, link->type);
      trib_schema_settle_custom (schema, field->id, link->rule, link->compare);
      g_ptr_array_add (added, (gpointer) field);
      g_hash_table_insert (index, g_strdup (link->field), (gpointer) field);
    }
  return added;
}
