/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The mapping and the schema are copied first, since making a mapping complete adds custom fields to both.
 */
#include "config.h"

#include "app/mapping/trib-preview-table.h"
#include "cleanse/trib-cleanser.h"
#include "mapping/trib-mapper.h"

#include <string.h>

/* One column of the preview: a field, and the columns of the file that flow into it. */
typedef struct
{
  TribFieldId id;
  GArray *columns; /* (element-type guint) */
} Target;

static void
clear_target (gpointer data)
{
  g_array_unref (((Target *) data)->columns);
}

static guint
index_of (const TribTableFacts *table, const char *heading)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (strcmp (((TribColumnFacts *) g_ptr_array_index (table->columns, i))->name, heading) == 0)
      return i;
  return G_MAXUINT;
}

static const TribField *
field_of (const TribMappingLink *link, TribSchema *schema)
{
  if (link->kind == TRIB_LINK_FIELD)
    return trib_schema_find (schema, link->field);
  for (guint i = 0; link->kind == TRIB_LINK_CUSTOM && i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      if (field->id >= TRIB_FIELD_CUSTOM && strcmp (field->label, link->field) == 0)
        return field;
    }
  return NULL;
}

static void
add_column (Target *target, const TribTableFacts *table, const char *heading)
{
  guint column = index_of (table, heading);

  if (column != G_MAXUINT)
    g_array_append_val (target->columns, column);
}

/* The fields that something goes to, in the schema's order. */
static GArray *
find_targets (const TribMapping *mapping, const TribTableFacts *table, TribSchema *schema)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (Target));

  g_array_set_clear_func (targets, clear_target);
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      Target target = { trib_schema_nth (schema, i)->id, g_array_new (FALSE, FALSE, sizeof (guint)) };

      for (guint k = 0; k < mapping->links->len; k++)
        {
          const TribMappingLink *link = g_ptr_array_index (mapping->links, k);
          const TribField *field = field_of (link, schema);

          if (field == NULL || field->id != target.id)
            continue;
          add_column (&target, table, link->column);
          for (guint m = 0; link->more != NULL && link->more[m] != NULL; m++)
            add_column (&target, table, link->more[m]);
        }
      if (target.columns->len > 0)
        g_array_append_val (targets, target);
      else
        clear_target (&target);
    }
  return targets;
}

static void
fill_cell (TribPreviewCell *cell, TribValues *values, const Target *target, const TribText *cells)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < target->columns->len; i++)
    {
      const TribText *own = &cells[g_array_index (target->columns, guint, i)];

      if (own->len == 0)
        continue;
      g_string_append (raw, raw->len > 0 ? " · " : "");
      g_string_append_len (raw, own->text, own->len);
    }
  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribValue *value = trib_values_nth (values, i);

      if (value->field != target->id)
        continue;
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_len (text, value->text.text, value->text.len);
      if (value->status >= cell->status)
        {
          cell->status = value->status;
          cell->reason = value->reason;
        }
    }
  cell->raw = g_strdelimit (g_strdup (raw->str), "\n\r\t", ' ');
  cell->standard = g_strdup (text->str);
}

static void
fill_row (TribPreviewTable *self, guint row, const char *const *texts, guint n_columns, const GArray *targets,
          TribMapper *mapper, TribCleanser *cleanser, TribValues *mapped, TribValues *values)
{
  guint n = g_strv_length ((char **) texts);
  g_autofree TribText *cells = g_new0 (TribText, MAX (n, n_columns) + 1);
  TribRow view = { cells, MAX (n, n_columns), row + 1, row + 2 };

  for (guint i = 0; i < view.n_cells; i++)
    cells[i] = i < n ? (TribText){ texts[i], (guint32) strlen (texts[i]) } : TRIB_TEXT_EMPTY;
  trib_mapper_row (mapper, &view, mapped);
  trib_cleanser_row (cleanser, mapped, values);
  for (guint i = 0; i < self->n_columns; i++)
    {
      TribPreviewCell *cell = &self->cells[row * self->n_columns + i];

      fill_cell (cell, values, &g_array_index (targets, Target, i), cells);
      self->n_invalid[i] += cell->status == TRIB_STATUS_INVALID;
      if (cell->status == TRIB_STATUS_SUSPECT || cell->status == TRIB_STATUS_INVALID)
        self->difficult[row] = TRUE;
    }
  self->n_difficult += self->difficult[row];
}

static TribPreviewTable *
new_table (const GArray *targets, guint n_rows, TribSchema *schema)
{
  TribPreviewTable *self = g_new0 (TribPreviewTable, 1);

  self->n_columns = targets->len;
  self->n_rows = n_rows;
  self->headings = g_new0 (char *, self->n_columns + 1);
  self->names = g_new0 (char *, self->n_columns + 1);
  self->kinds = g_new0 (TribLinkKind, self->n_columns + 1);
  self->n_invalid = g_new0 (guint, self->n_columns + 1);
  self->cells = g_new0 (TribPreviewCell, (gsize) self->n_columns * self->n_rows + 1);
  self->difficult = g_new0 (gboolean, self->n_rows + 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const TribField *field = trib_schema_get (schema, g_array_index (targets, Target, i).id);
      gboolean custom = field->id >= TRIB_FIELD_CUSTOM;

      self->headings[i] = g_strdup (field->label);
      self->kinds[i] = custom ? TRIB_LINK_CUSTOM : TRIB_LINK_FIELD;
      self->names[i] = g_strdup (custom ? field->label : field->name);
    }
  return self;
}

TribPreviewTable *
trib_preview_table_new (const TribTableFacts *table, const TribMapping *mapping, TribSchema *schema, GError **error)
{
  g_autoptr (TribPreviewTable) self = NULL;
  g_autoptr (TribMapping) full = trib_mapping_copy (mapping);
  g_autoptr (TribSchema) fields = trib_schema_copy (schema);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GArray) targets = NULL;
  g_autoptr (TribMapper) mapper = NULL;
  g_autoptr (TribCleanser) cleanser = NULL;
  g_autoptr (TribValues) mapped = trib_values_new ();
  g_autoptr (TribValues) values = trib_values_new ();
  const char *const *names;

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (columns, ((TribColumnFacts *) g_ptr_array_index (table->columns, i))->name);
  names = (const char *const *) columns->pdata;
  fresh = trib_mapping_complete (full, names, columns->len, fields);
  mapper = trib_mapper_new (full, names, columns->len, fields, error);
  if (mapper == NULL)
    return NULL;
  cleanser = trib_cleanser_new (fields, full->country, full->date_order);
  targets = find_targets (full, table, fields);
  self = new_table (targets, table->preview->len, fields);
  for (guint i = 0; i < self->n_rows; i++)
    fill_row (self, i, g_ptr_array_index (table->preview, i), columns->len, targets, mapper, cleanser, mapped, values);
  return g_steal_pointer (&self);
}

void
trib_preview_table_free (TribPreviewTable *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; self->cells != NULL && i < (gsize) self->n_columns * self->n_rows; i++)
    {
      g_free (self->cells[i].raw);
      g_free (self->cells[i].standard);
    }
  g_free (self->cells);
  g_strfreev (self->headings);
  g_strfreev (self->names);
  g_free (self->kinds);
  g_free (self->n_invalid);
  g_free (self->difficult);
  g_free (self);
}

const TribPreviewCell *
trib_preview_table_cell (const TribPreviewTable *self, guint row, guint column)
{
  return &self->cells[(gsize) row * self->n_columns + column];
}
