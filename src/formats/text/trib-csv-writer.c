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

/* Bytes that may need quotes, or be the beginning of what a spreadsheet computes; 0xef begins the full-width forms. */
enum
{
  MARK_QUOTES = 1,
  MARK_COMPUTES = 2,
};

static const guint8 marks[256] = {
  [','] = MARK_QUOTES,
  ['"'] = MARK_QUOTES,
  ['\n'] = MARK_QUOTES | MARK_COMPUTES,
  ['\r'] = MARK_QUOTES | MARK_COMPUTES,
  ['\t'] = MARK_QUOTES | MARK_COMPUTES,
  ['='] = MARK_COMPUTES,
  ['+'] = MARK_COMPUTES,
  ['-'] = MARK_COMPUTES,
  ['@'] = MARK_COMPUTES,
  [0xef] = MARK_COMPUTES,
};

static gboolean
needs_quotes (const TribText *cell, char delimiter)
{
  if (cell->len == 0)
    return FALSE;
  if (cell->text[0] == ' ' || cell->text[cell->len - 1] == ' ')
    return TRUE;
  /* A byte order mark that is text. */
  if (cell->len >= 3 && memcmp (cell->text, "\357\273\277", 3) == 0)
    return TRUE;
  for (guint i = 0; i < cell->len; i++)
    if (marks[(guint8) cell->text[i]] & MARK_QUOTES)
      {
        char c = cell->text[i];

        if (c == delimiter || c == '"' || c == '\n' || c == '\r')
          return TRUE;
      }
  return FALSE;
}

/* @at has room for twice the cell and three bytes more. Returns where the cell ends. */
static char *
put_cell (TribCsvWriter *self, const TribText *cell, char *at)
{
  gboolean protect = (marks[(guint8) cell->text[0]] & MARK_COMPUTES) && !self->keep_formulas && would_compute (cell);

  if (!needs_quotes (cell, self->delimiter))
    {
      if (protect)
        *at++ = '\'';
      memcpy (at, cell->text, cell->len);
      return at + cell->len;
    }
  *at++ = '"';
  if (protect)
    *at++ = '\'';
  for (guint i = 0; i < cell->len; i++)
    {
      if (cell->text[i] == '"')
        *at++ = '"';
      *at++ = cell->text[i];
    }
  *at++ = '"';
  return at;
}

static gboolean
trib_csv_writer_row (TribWriter *writer, const TribText *cells, guint n_cells, GError **error)
{
  TribCsvWriter *self = TRIB_CSV_WRITER (writer);
  guint n = MAX (n_cells, self->n_columns);

  gsize room = 4;
  char *start, *at;

  for (guint i = 0; i < n; i++)
    room += 4 + (i < n_cells ? (gsize) cells[i].len * 2 : 0);
  start = at = trib_out_file_reserve (self->out, room);
  /* A single empty cell would be a blank line, which is no record. */
  if (n == 1 && (n_cells == 0 || cells[0].len == 0))
    {
      *at++ = '"';
      *at++ = '"';
    }
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        *at++ = self->delimiter;
      if (i < n_cells && cells[i].len > 0)
        at = put_cell (self, &cells[i], at);
    }
  *at++ = '\r';
  *at++ = '\n';
  trib_out_file_advance (self->out, (gsize) (at - start));
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

static TribWriter *
open_writer (TribOutFile *out, char delimiter, const TribWriteOptions *options, const TribWriterColumn *columns,
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

TribWriter *
trib_csv_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                     guint n_columns, GError **error)
{
  return open_writer (out, ',', options, columns, n_columns, error);
}

TribWriter *
trib_tsv_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                     guint n_columns, GError **error)
{
  return open_writer (out, '\t', options, columns, n_columns, error);
}
