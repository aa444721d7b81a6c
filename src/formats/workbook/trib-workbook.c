/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the sorts of workbooks share: the list of sheets, and who owns what.
 */
#include "config.h"

#include "formats/workbook/trib-workbook.h"

static void
table_name_free (gpointer data)
{
  TribTableName *self = data;

  g_free (self->name);
  g_free (self);
}

void
trib_workbook_init (TribWorkbook *self, const TribWorkbookClass *class, TribInput *input)
{
  self->class = class;
  self->input = input;
  self->sheets = g_ptr_array_new_with_free_func (table_name_free);
}

void
trib_workbook_add_sheet (TribWorkbook *self, const char *name, gboolean hidden)
{
  g_ptr_array_add (self->sheets, trib_table_name_new (name, hidden));
}

void
trib_workbook_free (TribWorkbook *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->input, trib_input_free);
  self->class->free (self);
}

GPtrArray *
trib_workbook_list_tables (TribWorkbook *self)
{
  g_autoptr (TribWorkbook) workbook = self;
  GPtrArray *tables;

  if (!workbook)
    return NULL;
  tables = g_ptr_array_new ();
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < workbook->sheets->len; i++)
      {
        const TribTableName *sheet = workbook->sheets->pdata[i];

        if (sheet->hidden == (pass == 1))
          g_ptr_array_add (tables, trib_table_name_new (sheet->name, sheet->hidden));
      }
  return tables;
}

void
trib_sheet_free (TribSheet *self)
{
  if (self)
    self->class->free (self);
}
