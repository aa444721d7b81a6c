/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens the writer, runs the table that was asked for, and finishes: only then is the file there. What stands in
 * which column is said by the tables (trib-export-customers.c and so on), how it is written by formats/.
 */
#include "config.h"

#include "publish/trib-export-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const TribExportTable *const tables[] = {
  [TRIB_EXPORT_CUSTOMERS] = &trib_export_customers,
  [TRIB_EXPORT_RECORDS] = &trib_export_records,
  [TRIB_EXPORT_LINKS] = &trib_export_links,
  [TRIB_EXPORT_HISTORY] = &trib_export_history,
  [TRIB_EXPORT_INTERACTIONS] = &trib_export_interactions,
};

guint
trib_export_add_column (TribExport *self, const char *name, TribColumnKind kind)
{
  TribWriterColumn column = { g_strdup (name), kind };
  TribText empty = TRIB_TEXT_EMPTY;

  g_ptr_array_add (self->names, (gpointer) column.name);
  g_array_append_val (self->columns, column);
  g_array_append_val (self->cells, empty);
  return self->columns->len - 1;
}

void
trib_export_set_text (TribExport *self, guint column, const char *text)
{
  TribText *cell = &g_array_index (self->cells, TribText, column);

  cell->text = text != NULL ? text : "";
  cell->len = (guint32) strlen (cell->text);
}

static void
set_number (TribExport *self, guint column, guint slot)
{
  TribText *cell = &g_array_index (self->cells, TribText, column);

  cell->text = self->numbers[slot]->str;
  cell->len = (guint32) self->numbers[slot]->len;
}

static void
append_number (GString *text, gint64 number)
{
  char digits[24];
  guint at = sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  do
    digits[--at] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    digits[--at] = '-';
  g_string_append_len (text, digits + at, sizeof digits - at);
}

void
trib_export_set_id (TribExport *self, guint column, guint slot, gint64 number, gboolean or_empty)
{
  g_assert (slot < G_N_ELEMENTS (self->numbers));
  g_string_truncate (self->numbers[slot], 0);
  if (number != 0 || !or_empty)
    append_number (self->numbers[slot], number);
  set_number (self, column, slot);
}

void
trib_export_set_real (TribExport *self, guint column, guint slot, double number, int digits)
{
  char format[8], text[G_ASCII_DTOSTR_BUF_SIZE + 32];

  g_assert (slot < G_N_ELEMENTS (self->numbers));
  g_string_truncate (self->numbers[slot], 0);
  g_snprintf (format, sizeof format, "%%.%df", digits);
  if (isfinite (number))
    g_string_append (self->numbers[slot], g_ascii_formatd (text, sizeof text, format, number));
  set_number (self, column, slot);
}

gboolean
trib_export_write (TribExport *self, GError **error)
{
  if (!trib_writer_row (self->writer, (const TribText *) (gpointer) self->cells->data, self->cells->len, error))
    return FALSE;
  self->rows++;
  if (self->rows % 1000 == 0)
    trib_progress_set (self->progress, self->rows);
  return TRUE;
}

/**
 * trib_export_what_from_name:
 *
 * Returns: whether there is a table of that name; then it is in @what
 */
gboolean
trib_export_what_from_name (const char *name, TribExportWhat *what)
{
  g_return_val_if_fail (name != NULL && what != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (name, tables[i]->name))
      {
        *what = (TribExportWhat) i;
        return TRUE;
      }
  return FALSE;
}

static guint64
rows_expected (TribStore *store, TribExportWhat what, const char *search)
{
  TribStoreCounts counts = { 0 };

  if (!trib_store_count (store, &counts, NULL))
    return 0;
  if (what == TRIB_EXPORT_RECORDS)
    return (guint64) counts.records;
  return what == TRIB_EXPORT_CUSTOMERS && search == NULL ? (guint64) counts.customers : 0;
}

static gboolean
run (TribExport *self, const TribExportTable *table, const char *path, const TribWriteOptions *options, gpointer *plan,
     GError **error)
{
  if (!table->plan (self, plan, error))
    return FALSE;
  self->writer = trib_writer_open (path, options, (const TribWriterColumn *) (gpointer) self->columns->data,
                                   self->columns->len, error);
  return self->writer != NULL && table->fill (self, *plan, error) && trib_writer_finish (self->writer, error);
}

gboolean
trib_export (TribStore *store, const char *path, TribExportWhat what, const char *search,
             const TribWriteOptions *options, guint64 *rows, TribProgress *progress, GCancellable *cancellable,
             GError **error)
{
  const TribExportTable *table;
  const TribWriteOptions plain = { 0 };
  TribExport self = { .store = store, .progress = progress, .cancellable = cancellable, .search = search };
  gpointer plan = NULL;
  gboolean ok;

  g_return_val_if_fail (TRIB_IS_STORE (store) && path != NULL && what < G_N_ELEMENTS (tables), FALSE);

  table = tables[what];
  self.names = g_ptr_array_new_with_free_func (g_free);
  self.columns = g_array_new (FALSE, FALSE, sizeof (TribWriterColumn));
  self.cells = g_array_new (FALSE, FALSE, sizeof (TribText));
  for (guint i = 0; i < G_N_ELEMENTS (self.numbers); i++)
    self.numbers[i] = g_string_new (NULL);
  trib_progress_stage (progress, _ (table->stage), rows_expected (store, what, search));

  ok = run (&self, table, path, options != NULL ? options : &plain, &plan, error);
  if (ok && rows != NULL)
    *rows = self.rows;

  g_clear_object (&self.writer);
  if (plan != NULL)
    table->free_plan (plan);
  for (guint i = 0; i < G_N_ELEMENTS (self.numbers); i++)
    g_string_free (self.numbers[i], TRUE);
  g_array_unref (self.cells);
  g_array_unref (self.columns);
  g_ptr_array_unref (self.names);
  return ok;
}
