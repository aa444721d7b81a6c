/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes CSV as RFC 4180 has it, and TSV by the same rules with tabs.
 *
 * A cell that a spreadsheet would compute (it begins with = + - @, a tab or CR, or their full-width forms) gets an
 * apostrophe before it, unless the options say otherwise. A plain number or telephone number behind one sign ("-5",
 * "+49 341 22 33"), or several of them behind semicolons, can run nothing and stays as it is, so that it comes back
 * unharmed. The reader takes no apostrophe
 * away: it cannot know whose it is.
 */
#include "config.h"

#include "formats/trib-writer-private.h"

#include <string.h>

#define TRIB_TYPE_CSV_WRITER (trib_csv_writer_get_type ())
G_DECLARE_FINAL_TYPE (TribCsvWriter, trib_csv_writer, TRIB, CSV_WRITER, TribWriter)

struct _TribCsvWriter
{
  TribWriter parent_instance;

  TribOutFile *out;
  char delimiter;
  gboolean keep_formulas;
  guint n_columns;
};

G_DEFINE_FINAL_TYPE (TribCsvWriter, trib_csv_writer, TRIB_TYPE_WRITER)

static gboolean
is_signed_number (const TribText *cell)
{
  guint digits = 0;

  if (cell->text[0] != '+' && cell->text[0] != '-')
    return FALSE;
  for (guint i = 1; i < cell->len; i++)
    {
      if (g_ascii_isdigit (cell->text[i]))
        digits++;
      else if (cell->text[i] == ';' || (cell->text[i] == '+' && i > 2 && cell->text[i - 2] == ';'))
        continue;
      else if (!strchr (" ()-/.,", cell->text[i]) || cell->text[i] == '\0')
        return FALSE;
    }
  return digits > 0;
}

static gboolean
would_compute (const TribText *cell)
{
  static const char *const wide[] = { "\uff1d", "\uff0b", "\uff0d", "\uff20" };

  if (cell->len == 0)
    return FALSE;
  if (strchr ("=+-@\t\r\n", cell->text[0]) && cell->text[0] != '\0')
    return !is_signed_number (cell);
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (strncmp (cell->text, wide[i], 3) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
needs_quotes (const TribText *cell, char delimiter)
{
  if (cell->len == 0)
    return FALSE;
  if (cell->text[0] == ' ' || cell->text[cell->len - 1] == ' ')
    return TRUE;
  for (guint i = 0; i < cell->len; i++)
    {
      char c = cell->text[i];

      if (c == delimiter || c == '"' || c == '\n' || c == '\r')
        return TRUE;
    }
  return FALSE;
}

static void
write_cell (TribCsvWriter *self, const TribText *cell)
{
  gboolean protect = !self->keep_formulas && would_compute (cell);
  const char *p = cell->text, *end = cell->text + cell->len;

  if (!needs_quotes (cell, self->delimiter))
    {
      if (protect)
        trib_out_file_write (self->out, "'", 1);
      trib_out_file_write (self->out, cell->text, cell->len);
      return;
    }
  trib_out_file_write (self->out, protect ? "\"'" : "\"", protect ? 2 : 1);
  while (p < end)
    {
      const char *quote = memchr (p, '"', end - p);

      trib_out_file_write (self->out, p, (quote ? quote : end) - p);
      if (!quote)
        break;
      trib_out_file_write (self->out, "\"\"", 2);
      p = quote + 1;
    }
  trib_out_file_write (self->out, "\"", 1);
}

static gboolean
trib_csv_writer_row (TribWriter *writer, const TribText *cells, guint n_cells, GError **error)
{
  TribCsvWriter *self = TRIB_CSV_WRITER (writer);
  guint n = MAX (n_cells, self->n_columns);

  /* A single empty cell would be a blank line, which is no record. */
  if (n == 1 && (n_cells == 0 || cells[0].len == 0))
    trib_out_file_write (self->out, "\"\"", 2);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        trib_out_file_write (self->out, &self->delimiter, 1);
      if (i < n_cells)
        write_cell (self, &cells[i]);
    }
  trib_out_file_write (self->out, "\r\n", 2);
  return trib_out_file_check (self->out, error);
}

static gboolean
trib_csv_writer_finish (TribWriter *writer, GError **error)
{
  return trib_out_file_commit (TRIB_CSV_WRITER (writer)->out, error);
}

static void
trib_csv_writer_finalize (GObject *object)
{
  g_clear_pointer (&TRIB_CSV_WRITER (object)->out, trib_out_file_free);
  G_OBJECT_CLASS (trib_csv_writer_parent_class)->finalize (object);
}

static void
trib_csv_writer_class_init (TribCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_csv_writer_finalize;
  TRIB_WRITER_CLASS (klass)->row = trib_csv_writer_row;
  TRIB_WRITER_CLASS (klass)->finish = trib_csv_writer_finish;
}

static void
trib_csv_writer_init (TribCsvWriter *self)
{
}

TribWriter *
trib_csv_writer_new (TribOutFile *out, char delimiter, const TribWriteOptions *options, const TribWriterColumn *columns,
                     guint n_columns, GError **error)
{
  g_autoptr (TribCsvWriter) self = g_object_new (TRIB_TYPE_CSV_WRITER, NULL);
  g_autofree TribText *headings = g_new (TribText, n_columns + 1);

  self->out = out;
  self->delimiter = delimiter;
  self->keep_formulas = options->keep_formulas;
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    headings[i] = (TribText){ columns[i].name, strlen (columns[i].name) };
  if (options->bom)
    trib_out_file_write (out, "\357\273\277", 3);
  if (!trib_csv_writer_row (TRIB_WRITER (self), headings, n_columns, error))
    return NULL;
  return TRIB_WRITER (g_steal_pointer (&self));
}
