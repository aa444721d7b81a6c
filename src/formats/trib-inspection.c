/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks into a file with the readers that an import uses, so that what is shown is what is stored: each table's
 * columns, how full they are, different values of each, and the first rows.
 */
#include "config.h"

#include "formats/trib-inspection.h"

#include "formats/trib-format.h"

#include <string.h>

#define PREVIEW_ROWS 200 /* of a table; fewer where it is so wide that they would be more cells than these */
#define PREVIEW_CELLS 8000
#define PREVIEW_LEAST 20
#define SAMPLES 200

static void
column_free (TribColumnFacts *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->samples);
  g_free (self);
}

static void
table_free (TribTableFacts *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->preview);
  g_free (self);
}

static void
table_name_free (TribTableName *self)
{
  g_free (self->name);
  g_free (self);
}

void
trib_inspection_free (TribInspection *self)
{
  if (!self)
    return;
  g_free (self->format);
  g_free (self->encoding);
  g_free (self->delimiter);
  g_free (self->quote);
  g_free (self->escape);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->issues);
  g_free (self);
}

static TribTableFacts *
table_new (const char *name, gboolean hidden)
{
  TribTableFacts *self = g_new0 (TribTableFacts, 1);

  self->name = g_strdup (name);
  self->hidden = hidden;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->preview = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

static void
add_column (TribTableFacts *table, const char *name)
{
  TribColumnFacts *column = g_new0 (TribColumnFacts, 1);

  column->name = g_strdup (name);
  column->samples = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (table->columns, column);
}

/* @seen: one set a column; its texts belong to the column's samples. */
static void
look_at_cell (TribColumnFacts *column, GHashTable *seen, const TribText *cell)
{
  char *sample;

  if (cell->len == 0)
    return;
  column->filled++;
  if (column->samples->len >= SAMPLES || g_hash_table_contains (seen, cell->text))
    return;
  sample = g_strndup (cell->text, cell->len);
  g_ptr_array_add (column->samples, sample);
  g_hash_table_add (seen, sample);
}

static GStrv
copy_row (const TribRow *row)
{
  GStrv copy = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    copy[i] = g_strndup (row->cells[i].text, row->cells[i].len);
  return copy;
}

static gboolean
look_at_rows (TribTableFacts *table, TribReader *reader, guint64 max_rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  GError *inner = NULL;
  TribRow row;

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (seen, g_hash_table_new (g_str_hash, g_str_equal));
  while (trib_reader_next (reader, &row, &inner))
    {
      if (max_rows > 0 && table->rows == max_rows)
        {
          table->sampled = TRUE;
          break;
        }
      table->rows++;
      if (table->rows % 1000 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (table->preview->len < MIN (PREVIEW_ROWS, MAX (PREVIEW_LEAST, PREVIEW_CELLS / MAX (row.n_cells, 1))))
        g_ptr_array_add (table->preview, copy_row (&row));
      if (row.flags & TRIB_ROW_KEPT_BACK)
        continue;
      for (guint i = 0; i < MIN (row.n_cells, table->columns->len); i++)
        look_at_cell (table->columns->pdata[i], seen->pdata[i], &row.cells[i]);
    }
  if (inner)
    {
      g_propagate_error (error, inner);
      return FALSE;
    }
  return TRUE;
}

static void
take_facts (TribInspection *self, TribReader *reader)
{
  g_autoptr (GPtrArray) issues = trib_reader_take_issues (reader);

  if (!self->format)
    {
      self->format = g_strdup (trib_reader_get_format (reader));
      self->encoding = g_strdup (trib_reader_get_encoding (reader));
      self->delimiter = g_strdup (trib_reader_get_delimiter (reader));
      self->quote = g_strdup (trib_reader_get_quote (reader));
      self->escape = g_strdup (trib_reader_get_escape (reader));
    }
  g_ptr_array_extend_and_steal (self->issues, g_steal_pointer (&issues));
}

static gboolean
look_at_table (TribInspection *self, const TribInput *input, const TribFormat *format, const TribReadOptions *options,
               const TribTableName *name, guint64 max_rows, GCancellable *cancellable, GError **error)
{
  TribTableFacts *table = table_new (name->name, name->hidden);
  g_autoptr (TribReader) reader = NULL;
  TribReadOptions read = *options;
  const char *const *columns;
  guint n_columns;
  gboolean done;

  g_ptr_array_add (self->tables, table);
  read.table = *name->name ? name->name : NULL;
  reader = format->open (trib_input_copy (input), &read, error);
  if (!reader)
    return FALSE;
  columns = trib_reader_get_columns (reader, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    add_column (table, columns[i]);
  done = look_at_rows (table, reader, max_rows, cancellable, error);
  take_facts (self, reader);
  return done;
}

/* Only the table that was asked for, by whatever name the format knows it. */
static void
keep_table (GPtrArray *names, const char *table)
{
  TribTableName *kept = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const TribTableName *name = names->pdata[i];

      if (strcmp (name->name, table) == 0)
        kept = trib_table_name_new (name->name, name->hidden);
    }
  g_ptr_array_set_size (names, 0);
  g_ptr_array_add (names, kept ? kept : trib_table_name_new (table, FALSE));
}

TribInspection *
trib_inspect (const char *path, const TribReadOptions *options, guint64 max_rows, GCancellable *cancellable,
              GError **error)
{
  static const TribReadOptions defaults = { 0 };
  g_autoptr (TribInspection) self = g_new0 (TribInspection, 1);
  g_autoptr (TribInput) input = NULL;
  g_autoptr (GPtrArray) names = NULL;
  const TribFormat *format;
  TribReadOptions read;

  g_return_val_if_fail (path, NULL);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_row_issue_free);
  read = options ? *options : defaults;
  read.cancellable = cancellable;
  options = &read;
  input = trib_input_open_with (path, options, error);
  format = input ? trib_format_find (input, error) : NULL;
  names = format ? format->list_tables (input, options, error) : NULL;
  if (!names)
    return NULL;
  g_ptr_array_set_free_func (names, (GDestroyNotify) table_name_free);
  if (options->table && *options->table)
    keep_table (names, options->table);
  for (guint i = 0; i < names->len; i++)
    {
      GError *inner = NULL;

      if (look_at_table (self, input, format, options, names->pdata[i], max_rows, cancellable, &inner))
        continue;
      /* An empty sheet beside others is a table without columns. */
      if (g_error_matches (inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY) && names->len > 1)
        {
          g_clear_error (&inner);
          continue;
        }
      g_propagate_error (error, inner);
      return NULL;
    }
  return g_steal_pointer (&self);
}
