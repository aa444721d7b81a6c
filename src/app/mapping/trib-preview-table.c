/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The mapping and the schema are copied first, since making a mapping complete adds custom fields to both.
 */
#include "config.h"

#include "app/mapping/trib-preview-table.h"
#include "cleanse/trib-cleanser.h"
#include "mapping/trib-mapper.h"

#include <string.h>

static char *
heading_of (TribMapping *mapping, TribSchema *schema, const char *column, TribFieldId *id)
{
  const TribMappingLink *link = trib_mapping_find (mapping, column);
  const TribField *field = NULL;

  if (link != NULL && link->kind == TRIB_LINK_FIELD)
    field = trib_schema_find (schema, link->field);
  *id = field != NULL ? field->id : TRIB_FIELD_NONE;
  if (field != NULL)
    return g_strdup (field->label);
  return g_strdup (link != NULL && link->kind == TRIB_LINK_CUSTOM ? link->field : column);
}

/* A full name gives its parts as well; they are shown only where the column's own field got nothing. */
static void
fill_cell (TribPreviewCell *cell, TribValues *values, guint column, TribFieldId own)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_own = FALSE;

  for (guint i = 0; i < trib_values_size (values); i++)
    has_own
        = has_own || (trib_values_nth (values, i)->column == (int) column && trib_values_nth (values, i)->field == own);
  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribValue *value = trib_values_nth (values, i);

      if (value->column != (int) column || (has_own && value->field != own))
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_len (text, value->text.text, value->text.len);
      if (value->status >= cell->status)
        {
          cell->status = value->status;
          cell->reason = value->reason;
        }
    }
  cell->standard = g_strdup (text->str);
}

static void
fill_row (TribPreviewTable *self, guint row, const char *const *texts, TribMapper *mapper, TribCleanser *cleanser,
          TribValues *mapped, TribValues *values)
{
  guint n = g_strv_length ((char **) texts);
  g_autofree TribText *cells = g_new0 (TribText, MAX (n, self->n_columns) + 1);
  TribRow view = { cells, MAX (n, self->n_columns), row + 1, row + 2 };

  for (guint i = 0; i < view.n_cells; i++)
    cells[i] = i < n ? (TribText){ texts[i], strlen (texts[i]) } : TRIB_TEXT_EMPTY;
  trib_mapper_row (mapper, &view, mapped);
  trib_cleanser_row (cleanser, mapped, values);
  for (guint i = 0; i < self->n_columns; i++)
    {
      TribPreviewCell *cell = &self->cells[row * self->n_columns + i];

      cell->raw = g_strdelimit (g_strdup (cells[i].text), "\n\r\t", ' ');
      fill_cell (cell, values, i, self->fields[i]);
      if (cell->status == TRIB_STATUS_SUSPECT || cell->status == TRIB_STATUS_INVALID)
        self->difficult[row] = TRUE;
    }
  self->n_difficult += self->difficult[row];
}

TribPreviewTable *
trib_preview_table_new (const TribTableFacts *table, const TribMapping *mapping, TribSchema *schema, GError **error)
{
  g_autoptr (TribPreviewTable) self = g_new0 (TribPreviewTable, 1);
  g_autoptr (TribMapping) full = trib_mapping_copy (mapping);
  g_autoptr (TribSchema) fields = trib_schema_copy (schema);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) fresh = NULL;
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

  self->n_columns = columns->len;
  self->n_rows = table->preview->len;
  self->headings = g_new0 (char *, self->n_columns + 1);
  self->fields = g_new0 (TribFieldId, self->n_columns + 1);
  self->cells = g_new0 (TribPreviewCell, (gsize) self->n_columns * self->n_rows + 1);
  self->difficult = g_new0 (gboolean, self->n_rows + 1);
  for (guint i = 0; i < self->n_columns; i++)
    self->headings[i] = heading_of (full, fields, names[i], &self->fields[i]);
  for (guint i = 0; i < self->n_rows; i++)
    fill_row (self, i, g_ptr_array_index (table->preview, i), mapper, cleanser, mapped, values);
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
  g_free (self->fields);
  g_free (self->difficult);
  g_free (self);
}

const TribPreviewCell *
trib_preview_table_cell (const TribPreviewTable *self, guint row, guint column)
{
  return &self->cells[(gsize) row * self->n_columns + column];
}
