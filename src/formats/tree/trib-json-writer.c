/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes one object a row, a line each, so that neither writer nor reader needs the whole: in an array, or, as JSON
 * Lines, without anything around and between them.
 * Texts are escaped by jansson. A number column's cell that is no number stays text; an empty one is null.
 */
#include "config.h"

#include "formats/tree/trib-json-writer.h"

#include "formats/trib-writer-private.h"

#include <jansson.h>
#include <string.h>

#define TRIB_TYPE_JSON_WRITER (trib_json_writer_get_type ())
G_DECLARE_FINAL_TYPE (TribJsonWriter, trib_json_writer, TRIB, JSON_WRITER, TribWriter)

struct _TribJsonWriter
{
  TribWriter parent_instance;

  TribOutFile *out;
  const TribWriterColumn *columns;
  guint n_columns;
  GPtrArray *keys; /* the names, escaped, with their colon */
  guint64 n_rows;
  gboolean lines; /* and no array around them */
};

G_DEFINE_FINAL_TYPE (TribJsonWriter, trib_json_writer, TRIB_TYPE_WRITER)

static int
append_cb (const char *buffer, size_t size, void *data)
{
  g_string_append_len (data, buffer, size);
  return 0;
}

static void
escape (GString *out, const char *text, gsize len)
{
  g_autofree char *valid = g_utf8_validate_len (text, len, NULL) ? NULL : g_utf8_make_valid (text, len);
  json_t *string = valid ? json_string (valid) : json_stringn (text, len);

  json_dump_callback (string, append_cb, out, JSON_ENCODE_ANY);
  json_decref (string);
}

static gboolean
is_plain (const TribText *cell)
{
  for (guint i = 0; i < cell->len; i++)
    if ((guchar) cell->text[i] < 32 || (guchar) cell->text[i] >= 127 || cell->text[i] == '"' || cell->text[i] == '\\')
      return FALSE;
  return TRUE;
}

static void
write_cell (TribJsonWriter *self, TribColumnKind kind, const TribText *cell)
{
  g_autoptr (GString) escaped = NULL;
  guint n_digits;

  if (kind != TRIB_COLUMN_TEXT && cell->len == 0)
    trib_out_file_write (self->out, "null", 4);
  else if (kind == TRIB_COLUMN_NUMBER && trib_writer_is_number (cell, &n_digits))
    trib_out_file_write (self->out, cell->text, cell->len);
  else if (is_plain (cell))
    {
      trib_out_file_write (self->out, "\"", 1);
      trib_out_file_write (self->out, cell->text, cell->len);
      trib_out_file_write (self->out, "\"", 1);
    }
  else
    {
      escaped = g_string_new (NULL);
      escape (escaped, cell->text, cell->len);
      trib_out_file_write (self->out, escaped->str, escaped->len);
    }
}

static gboolean
trib_json_writer_row (TribWriter *writer, const TribText *cells, guint n_cells, GError **error)
{
  static const TribText empty = { "", 0 };
  TribJsonWriter *self = TRIB_JSON_WRITER (writer);

  if (self->n_rows++ > 0 && !self->lines)
    trib_out_file_write (self->out, ",", 1);
  if (!self->lines)
    trib_out_file_write (self->out, "\n", 1);
  trib_out_file_write (self->out, "{", 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *key = self->keys->pdata[i];

      if (i > 0)
        trib_out_file_write (self->out, ", ", 2);
      trib_out_file_write (self->out, key, strlen (key));
      write_cell (self, self->columns[i].kind, i < n_cells ? &cells[i] : &empty);
    }
  trib_out_file_write (self->out, self->lines ? "}\n" : "}", self->lines ? 2 : 1);
  return trib_out_file_check (self->out, error);
}

static gboolean
trib_json_writer_finish (TribWriter *writer, GError **error)
{
  TribJsonWriter *self = TRIB_JSON_WRITER (writer);

  if (!self->lines)
    trib_out_file_write (self->out, "\n]\n", 3);
  return trib_out_file_commit (self->out, error);
}

static void
trib_json_writer_finalize (GObject *object)
{
  TribJsonWriter *self = TRIB_JSON_WRITER (object);

  g_clear_pointer (&self->out, trib_out_file_free);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (trib_json_writer_parent_class)->finalize (object);
}

static void
trib_json_writer_class_init (TribJsonWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_json_writer_finalize;
  TRIB_WRITER_CLASS (klass)->row = trib_json_writer_row;
  TRIB_WRITER_CLASS (klass)->finish = trib_json_writer_finish;
}

static void
trib_json_writer_init (TribJsonWriter *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
}

static TribWriter *
writer_new (TribOutFile *out, gboolean lines, const TribWriterColumn *columns, guint n_columns, GError **error)
{
  g_autoptr (TribJsonWriter) self = g_object_new (TRIB_TYPE_JSON_WRITER, NULL);

  self->out = out;
  self->lines = lines;
  self->columns = columns;
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      GString *key = g_string_new (NULL);

      escape (key, columns[i].name, strlen (columns[i].name));
      g_string_append (key, ": ");
      g_ptr_array_add (self->keys, g_string_free (key, FALSE));
    }
  if (!lines)
    trib_out_file_write (out, "[", 1);
  if (!trib_out_file_check (out, error))
    return NULL;
  return TRIB_WRITER (g_steal_pointer (&self));
}

TribWriter *
trib_json_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                      guint n_columns, GError **error)
{
  return writer_new (out, FALSE, columns, n_columns, error);
}

TribWriter *
trib_json_lines_writer_new (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                            guint n_columns, GError **error)
{
  return writer_new (out, TRUE, columns, n_columns, error);
}
