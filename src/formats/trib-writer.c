/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chooses the writer by format or by the name's ending. What a table looks like in a format is the business of
 * trib-csv-writer.c, trib-json-writer.c and trib-xlsx-writer.c, how a file comes to be whole or not at all that of
 * trib-out-file.c.
 */
#include "config.h"

#include "formats/trib-writer.h"

#include "formats/trib-writer-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef enum
{
  FORMAT_CSV,
  FORMAT_TSV,
  FORMAT_JSON,
  FORMAT_XLSX,
} Format;

static const char *const format_names[] = { "csv", "tsv", "json", "xlsx" };

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

static gboolean
find_format (const char *path, const char *name, Format *format, GError **error)
{
  const char *dot = strrchr (path, '.');
  const char *wanted = name ? name : dot ? dot + 1 : strcmp (path, "-") == 0 ? "csv" : "";

  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    if (g_ascii_strcasecmp (wanted, format_names[i]) == 0)
      {
        *format = i;
        return TRUE;
      }
  if (name)
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                 _ ("%s: “%s” is no format that is written. Take csv, tsv, xlsx or json"), path, name);
  else
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION,
                 _ ("%s: the name does not say in which format to write. End it in .csv, .tsv, .xlsx or .json"), path);
  return FALSE;
}

TribWriter *
trib_writer_open (const char *path, const TribWriteOptions *options, const TribWriterColumn *columns, guint n_columns,
                  GError **error)
{
  static const TribWriteOptions defaults = { 0 };
  TribOutFile *out;
  Format format;

  g_return_val_if_fail (path && (columns || n_columns == 0), NULL);
  options = options ? options : &defaults;
  if (!find_format (path, options->format, &format, error))
    return NULL;
  out = trib_out_file_open (path, error);
  if (!out)
    return NULL;
  switch (format)
    {
    case FORMAT_JSON:
      return trib_json_writer_new (out, columns, n_columns, error);
    case FORMAT_XLSX:
      return trib_xlsx_writer_new (out, columns, n_columns, error);
    case FORMAT_CSV:
    case FORMAT_TSV:
    default:
      return trib_csv_writer_new (out, format == FORMAT_TSV ? '\t' : ',', options, columns, n_columns, error);
    }
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
