/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applies a mapping to rows. Links to one field that holds one value are joined (address lines with a comma, dates
 * year-month-day with hyphens, words with a blank); links to a field that holds several give a value each.
 */
#include "config.h"

#include "mapping/trib-mapper.h"

#include "base/trib-fold.h"
#include "mapping/trib-mapping-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_COLUMN G_MAXUINT
#define MOST_FAILURES 1000 /* of a step, after which it is not tried again: each may have taken long */

typedef struct
{
  guint column;
  gboolean fills;        /* gives a value even where the cell is empty */
  GPtrArray *transforms; /* (nullable): those that can work, where there are any */
  guint *failures;       /* of each: rows that it failed on */
  GPtrArray *names;      /* of all columns of the link, where there are transforms */
  GArray *columns;       /* (element-type guint) */
} Part;

typedef struct
{
  TribFieldId field;
  const char *joint; /* between parts, where there are several */
  gboolean keep_gaps;
  GArray *parts; /* (element-type Part) */
} Slot;

struct _TribMapper
{
  GArray *slots; /* (element-type Slot) */
  GString *joined;
  GString *text;
  GArray *cells; /* (element-type TribText): of the link that is worked on */
  char *country;
};

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_clear_pointer (&part->transforms, g_ptr_array_unref);
  g_clear_pointer (&part->names, g_ptr_array_unref);
  g_clear_pointer (&part->columns, g_array_unref);
  g_clear_pointer (&part->failures, g_free);
}

static void
clear_slot (gpointer data)
{
  g_clear_pointer (&((Slot *) data)->parts, g_array_unref);
}

/* Columns by heading; where two headings fold alike the first stands for both. */
static GHashTable *
index_columns (const char *const *columns, guint n_columns)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_columns; i++)
    if (!g_hash_table_contains (index, columns[i]))
      g_hash_table_insert (index, g_strdup (columns[i]), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *folded = trib_fold (columns[i]);

      if (folded[0] != '\0' && !g_hash_table_contains (index, folded))
        g_hash_table_insert (index, g_steal_pointer (&folded), GUINT_TO_POINTER (i + 1));
    }
  return index;
}

static guint
find_column (GHashTable *index, const char *heading)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (index, heading));
  g_autofree char *folded = NULL;

  if (at == 0)
    {
      folded = trib_fold (heading);
      at = GPOINTER_TO_UINT (g_hash_table_lookup (index, folded));
    }
  return at == 0 ? NO_COLUMN : at - 1;
}

static gboolean
fills (const TribMappingLink *link)
{
  for (guint i = 0; i < link->transforms->len; i++)
    if (trib_transform_kind_fills (((TribTransform *) link->transforms->pdata[i])->kind))
      return TRUE;
  return FALSE;
}

/* A constant needs no column. */
static gboolean
is_constant (const TribMappingLink *link)
{
  for (guint i = 0; i < link->transforms->len; i++)
    if (((TribTransform *) link->transforms->pdata[i])->kind == TRIB_TRANSFORM_CONSTANT)
      return TRUE;
  return FALSE;
}

static Slot *
slot_for (TribMapper *self, const TribField *field, GHashTable *by_field)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (by_field, GUINT_TO_POINTER (field->id)));
  Slot slot = { field->id, " ", FALSE, NULL };

  if (at > 0 && !field->several)
    return &g_array_index (self->slots, Slot, at - 1);
  if (field->type == TRIB_TYPE_ADDRESS_LINE)
    slot.joint = ", ";
  else if (field->type == TRIB_TYPE_DATE)
    {
      slot.joint = "-";
      slot.keep_gaps = TRUE;
    }
  slot.parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (slot.parts, clear_part);
  g_array_append_val (self->slots, slot);
  g_hash_table_insert (by_field, GUINT_TO_POINTER (field->id), GUINT_TO_POINTER (self->slots->len));
  return &g_array_index (self->slots, Slot, self->slots->len - 1);
}

/* Steps that cannot work are left out: what reaches them goes on as it is. */
static void
add_steps (Part *part, const TribMappingLink *link, GHashTable *index)
{
  g_autoptr (GPtrArray) names = trib_mapping_link_columns (link);

  part->transforms = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_transform_free);
  part->names = g_ptr_array_new_with_free_func (g_free);
  part->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < link->transforms->len; i++)
    {
      const TribTransform *transform = link->transforms->pdata[i];
      g_autofree char *fault = trib_transform_fault (transform, (const char *const *) names->pdata);

      if (fault == NULL)
        g_ptr_array_add (part->transforms, trib_transform_copy (transform));
    }
  part->failures = g_new0 (guint, part->transforms->len + 1);
  for (guint i = 0; i + 1 < names->len; i++)
    {
      guint column = find_column (index, names->pdata[i]);

      g_ptr_array_add (part->names, g_strdup (names->pdata[i]));
      g_array_append_val (part->columns, column);
    }
}

static void
add_part (Slot *slot, const TribMappingLink *link, guint column, GHashTable *index)
{
  Part part = { .column = column, .fills = fills (link) };

  if (link->transforms->len > 0)
    add_steps (&part, link, index);
  g_array_append_val (slot->parts, part);
}

/* The first of the link's columns that the file has. */
static guint
find_any_column (GHashTable *index, const TribMappingLink *link)
{
  guint column = find_column (index, link->column);

  for (guint i = 0; column == NO_COLUMN && link->more && link->more[i]; i++)
    column = find_column (index, link->more[i]);
  return column;
}

static const TribField *
field_of (const TribMappingLink *link, TribSchema *schema, GHashTable *custom)
{
  const TribField *field = NULL;

  if (link->kind == TRIB_LINK_CUSTOM)
    field = trib_mapping_custom_lookup (custom, link->field);
  return field ? field : trib_schema_find (schema, link->field);
}

TribMapper *
trib_mapper_new (const TribMapping *mapping, const char *const *columns, guint n_columns, TribSchema *schema,
                 GError **error)
{
  g_autoptr (GHashTable) index = index_columns (columns, n_columns);
  g_autoptr (GHashTable) custom = trib_mapping_custom_index (schema);
  g_autoptr (GHashTable) by_field = g_hash_table_new (NULL, NULL);
  g_autoptr (TribMapper) self = g_new0 (TribMapper, 1);
  guint found = 0;

  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  g_array_set_clear_func (self->slots, clear_slot);
  self->joined = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (TribText));
  self->country = g_strdup (mapping->country);
  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = mapping->links->pdata[i];
      guint column = find_any_column (index, link);
      const TribField *field;

      found += column != NO_COLUMN;
      if (link->kind == TRIB_LINK_IGNORE)
        continue;
      field = field_of (link, schema, custom);
      if (field == NULL)
        {
          g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_FIELD,
                       _ ("mapping, column “%s”: there is no field “%s”. Choose a field of the project"), link->column,
                       link->field);
          return NULL;
        }
      if (column != NO_COLUMN || is_constant (link))
        add_part (slot_for (self, field, by_field), link, column, index);
    }
  if (found == 0 && mapping->links->len > 0)
    {
      g_set_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_COLUMN,
                   _ ("mapping: none of its columns is in the file. Choose the mapping that belongs to this file"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
trib_mapper_free (TribMapper *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->slots);
  g_string_free (self->joined, TRUE);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_free (self->country);
  g_free (self);
}

static TribText
cell_at (const TribRow *row, guint column)
{
  return column < row->n_cells ? row->cells[column] : TRIB_TEXT_EMPTY;
}

/* The text of one part: the cell itself where nothing is to be done to it. */
static TribText
part_text (TribMapper *self, const Part *part, const TribRow *row)
{
  TribText cell = cell_at (row, part->column);
  TribTransformInput input;

  if (part->transforms == NULL || (cell.len == 0 && !part->fills))
    return cell;
  g_array_set_size (self->cells, 0);
  for (guint i = 0; i < part->columns->len; i++)
    {
      TribText own = cell_at (row, g_array_index (part->columns, guint, i));

      g_array_append_val (self->cells, own);
    }
  input = (TribTransformInput){ (const char *const *) part->names->pdata,
                                (const TribText *) (gpointer) self->cells->data, self->cells->len, self->country };
  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, cell.text, cell.len);
  for (guint i = 0; i < part->transforms->len; i++)
    if (part->failures[i] < MOST_FAILURES && !trib_transform_apply (part->transforms->pdata[i], &input, self->text))
      part->failures[i]++;
  return (TribText){ self->text->str, (guint32) self->text->len };
}

/* The column that a value comes from, -1 where from none or from several. */
static int
column_of (const Part *part)
{
  return part->column == NO_COLUMN || (part->columns && part->columns->len > 1) ? -1 : (int) part->column;
}

static void
add_joined (TribMapper *self, const Slot *slot, const TribRow *row, TribValues *out)
{
  gboolean any = FALSE;

  g_string_truncate (self->joined, 0);
  for (guint i = 0; i < slot->parts->len; i++)
    {
      TribText text = part_text (self, &g_array_index (slot->parts, Part, i), row);

      if (text.len == 0 && !slot->keep_gaps)
        continue;
      if (slot->keep_gaps ? i > 0 : any)
        g_string_append (self->joined, slot->joint);
      g_string_append_len (self->joined, text.text, text.len);
      any = any || text.len > 0;
    }
  if (any)
    trib_values_add (out, slot->field, -1, TRIB_STATUS_OK, TRIB_REASON_NONE, self->joined->str, self->joined->len);
}

void
trib_mapper_row (TribMapper *self, const TribRow *row, TribValues *out)
{
  trib_values_clear (out);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, i);
      const Part *part = &g_array_index (slot->parts, Part, 0);
      TribText text;

      if (slot->parts->len > 1)
        {
          add_joined (self, slot, row, out);
          continue;
        }
      text = part_text (self, part, row);
      if (part->transforms == NULL)
        trib_values_lend (out, slot->field, (int) part->column, TRIB_STATUS_OK, TRIB_REASON_NONE, text.text, text.len);
      else
        trib_values_add (out, slot->field, column_of (part), TRIB_STATUS_OK, TRIB_REASON_NONE, text.text, text.len);
    }
}
