/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files for a case in a temporary folder, tables as text, and what holds of every reader.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-format.h"
#include "formats/trib-inspection.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

const char *
fixture_folder (void)
{
  g_autoptr (GError) error = NULL;

  if (!folder)
    folder = g_dir_make_tmp ("tributary-formats-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
fixture_remove_folder (void)
{
  g_autoptr (GDir) dir = folder ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_chmod (path, 0700);
      g_remove (path);
    }
  if (folder)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

char *
fixture_write (const char *name, const char *bytes, gssize len)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture_folder (), name, NULL);

  g_file_set_contents (path, bytes, len, &error);
  g_assert_no_error (error);
  return path;
}

static void
append_cells (GString *out, const TribText *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      g_assert_cmpuint (strlen (cells[i].text), ==, cells[i].len);
      g_assert_true (g_utf8_validate_len (cells[i].text, cells[i].len, NULL));
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", cells[i].text);
    }
  g_string_append_c (out, '\n');
}

static char *
render_issues (TribReader *reader)
{
  g_autoptr (GPtrArray) issues = trib_reader_take_issues (reader);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    {
      const TribRowIssue *issue = issues->pdata[i];

      g_assert_nonnull (issue->reason);
      g_string_append_printf (out, "%s%d@%" G_GUINT64_FORMAT, i > 0 ? " " : "", issue->kind, issue->line);
      if (issue->column >= 0)
        g_string_append_printf (out, ":%d", issue->column);
    }
  return g_string_free (out, FALSE);
}

char *
fixture_render (TribReader *reader, char **issues, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *headings = g_strjoinv ("|", (GStrv) trib_reader_get_columns (reader, NULL));
  guint64 n_rows = 0;
  GError *inner = NULL;
  TribRow row;

  g_string_append_printf (out, "%s\n", headings);
  while (trib_reader_next (reader, &row, &inner))
    {
      g_assert_cmpuint (row.row, ==, ++n_rows);
      if (row.flags & TRIB_ROW_KEPT_BACK)
        g_string_append_c (out, '~');
      append_cells (out, row.cells, row.n_cells);
    }
  if (issues)
    *issues = render_issues (reader);
  if (inner)
    {
      g_propagate_error (error, inner);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
fixture_read (const char *path, const TribReadOptions *options, char **issues, GError **error)
{
  g_autoptr (TribReader) reader = trib_reader_open (path, options, error);

  return reader ? fixture_render (reader, issues, error) : NULL;
}

void
fixture_check_reads (const char *path, const TribReadOptions *options, const char *table, const char *issues,
                     const char *func, int line)
{
  g_autofree char *found_issues = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = fixture_read (path, options, &found_issues, &error);

  if (error)
    g_error ("%s:%d: %s: %s", func, line, path, error->message);
  if (strcmp (found, table) != 0)
    g_error ("%s:%d: %s reads as\n%s\ninstead of\n%s", func, line, path, found, table);
  if (issues && strcmp (found_issues, issues) != 0)
    g_error ("%s:%d: %s has issues “%s” instead of “%s”", func, line, path, found_issues, issues);
}

void
fixture_assert_refused (const char *path, const TribReadOptions *options, TribFormatError code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = fixture_read (path, options, NULL, &error);

  g_assert_null (found);
  g_assert_error (error, TRIB_FORMAT_ERROR, (int) code);
  if (!strstr (error->message, says))
    g_error ("%s: the message “%s” does not say “%s”", path, error->message, says);
}

static void
check_columns (TribReader *reader)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const char *const *columns = trib_reader_get_columns (reader, &n);

  g_assert_nonnull (trib_reader_get_format (reader));
  g_assert_nonnull (columns);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_utf8_validate (columns[i], -1, NULL));
      g_assert_cmpstr (columns[i], !=, "");
      g_assert_true (g_hash_table_add (names, (char *) columns[i]));
    }
  g_assert_null (columns[n]);
}

static void
check_issues (TribReader *reader, guint64 n_rows)
{
  g_autoptr (GPtrArray) issues = trib_reader_take_issues (reader);

  for (guint i = 0; i < issues->len; i++)
    {
      const TribRowIssue *issue = issues->pdata[i];

      g_assert_nonnull (issue->reason);
      g_assert_true (!issue->value || g_utf8_validate (issue->value, -1, NULL));
      g_assert_cmpuint (issue->row, <=, n_rows);
    }
}

/* Returns: how many rows came */
static guint64
read_to_end (TribReader *reader)
{
  g_autoptr (GError) error = NULL;
  guint64 n_rows = 0, done, total, before = 0;
  guint n_columns;
  TribRow row;

  trib_reader_get_columns (reader, &n_columns);
  while (trib_reader_next (reader, &row, &error))
    {
      g_assert_no_error (error);
      g_assert_cmpuint (row.row, ==, ++n_rows);
      g_assert_cmpuint (row.line, >=, before);
      before = row.line;
      g_assert_cmpuint (row.n_cells, >=, n_columns);
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_cmpuint (strlen (row.cells[i].text), ==, row.cells[i].len);
          g_assert_true (g_utf8_validate_len (row.cells[i].text, row.cells[i].len, NULL));
        }
    }
  check_issues (reader, n_rows + 1);
  trib_reader_get_position (reader, &done, &total);
  g_assert_cmpuint (done, <=, total);
  return n_rows;
}

guint64
fixture_read_through (const char *path, const TribReadOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = trib_inspect (path, options, 50, NULL, &error);
  guint n_tables = inspection ? MIN (inspection->tables->len, 4) : 1;
  guint64 n_rows = 0;

  g_assert_true (inspection || error);
  for (guint i = 0; i < n_tables; i++)
    {
      TribReadOptions read = options ? *options : (TribReadOptions){ 0 };
      g_autoptr (TribReader) reader = NULL;

      g_clear_error (&error);
      if (inspection && n_tables > 1)
        read.table = ((TribTableFacts *) inspection->tables->pdata[i])->name;
      reader = trib_reader_open (path, &read, &error);
      g_assert_true (reader || error);
      if (!reader)
        continue;
      check_columns (reader);
      n_rows += read_to_end (reader);
    }
  return n_rows;
}
