/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chooses the writer by format or by the name's ending. What a table looks like in a format is the business of each
 * format (see the table in trib-format.c), how a file comes to be whole or not at all that of trib-out-file.c.
 */
#include "config.h"

#include "formats/trib-writer.h"

#include "formats/trib-format.h"
#include "formats/trib-writer-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (TribWriter, trib_writer, G_TYPE_OBJECT)

static void
trib_writer_class_init (TribWriterClass *klass)
{
}

static void
trib_writer_init (TribWriter *self)
{
}

gboolean
trib_writer_is_number (const TribText *cell, guint *n_digits)
{
  const char *p = cell->text, *end = cell->text + cell->len, *whole;

  *n_digits = 0;
  if (p < end && *p == '-')
    p++;
  for (whole = p; p < end && g_ascii_isdigit (*p); p++)
    ++*n_digits;
  if (p == whole || (*whole == '0' && p > whole + 1))
    return FALSE;
  if (p < end && *p == '.')
    {
      const char *fraction = ++p;

      for (; p < end && g_ascii_isdigit (*p); p++)
        ++*n_digits;
      if (p == fraction)
        return FALSE;
    }
  return p == end;
}

static const TribFormat *
find_format (const char *path, const char *name, GError **error)
{
  const char *dot = strrchr (path, '.');
  const char *wanted = name ? name : dot ? dot + 1 : strcmp (path, "-") == 0 ? "csv" : "";
  const TribFormat *format = trib_format_to_write (wanted);
  g_autofree char *names = NULL;

  if (format)
    return format;
  if (name)
    {
      names = trib_formats_written (", ", _ (" or "));
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                   _ ("%s: “%s” is no format that is written. Take %s"), path, name, names);
    }
  else
    {
      names = trib_formats_written (", .", _ (" or ."));
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                   _ ("%s: the name does not say in which format to write. End it in .%s"), path, names);
    }
  return NULL;
}

TribWriter *
trib_writer_open (const char *path, const TribWriteOptions *options, const TribWriterColumn *columns, guint n_columns,
                  GError **error)
{
  static const TribWriteOptions defaults = { 0 };
  const TribFormat *format;
  TribOutFile *out;

  g_return_val_if_fail (path && (columns || n_columns == 0), NULL);
  options = options ? options : &defaults;
  format = find_format (path, options->format, error);
  out = format ? trib_out_file_open (path, error) : NULL;
  return out ? format->write (out, options, columns, n_columns, error) : NULL;
}

gboolean
trib_writer_row (TribWriter *self, const TribText *cells, guint n_cells, GError **error)
{
  g_return_val_if_fail (TRIB_IS_WRITER (self), FALSE);
  return TRIB_WRITER_GET_CLASS (self)->row (self, cells, n_cells, error);
}

gboolean
trib_writer_finish (TribWriter *self, GError **error)
{
  g_return_val_if_fail (TRIB_IS_WRITER (self), FALSE);
  return TRIB_WRITER_GET_CLASS (self)->finish (self, error);
}
