/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads lines of cells, built in and from the user's folder. What they mean is known to those who ask for them. A line that
 * cannot be used is data, not an error: it is kept as an issue and left out.
 */
#include "config.h"

#include "schema/trib-tables.h"

#include <glib/gi18n-lib.h>

#include "base/trib-fold.h"

#include <string.h>

#define MAX_CELLS 256
#define MAX_BYTES (16 * 1024 * 1024)
#define MAX_ISSUES 20 /* of a file; the rest is counted */

static const char *const file_names[TRIB_N_TABLES] = { "nicknames.csv", "given-names.csv", "legal-forms.csv" };

typedef struct
{
  char *path;
  char *text; /* (nullable) */
} UserTable;

typedef struct
{
  UserTable tables[TRIB_N_TABLES];
  char *digest; /* (nullable) */
  GMutex mutex;
  GPtrArray *issues;
  GPtrArray *kept; /* what dictionaries point into */
} UserTables;

static char *user_folder;
static gsize loaded; /* the user's tables have been asked for */

void
trib_tables_set_folder (const char *folder)
{
  g_free (user_folder);
  user_folder = g_strdup (folder);
}

static void
add_issue (UserTables *self, const char *path, guint line, const char *what)
{
  char *issue = line > 0 ? g_strdup_printf ("%s:%u: %s", path, line, what) : g_strdup_printf ("%s: %s", path, what);

  g_mutex_lock (&self->mutex);
  if (g_ptr_array_find_with_equal_func (self->issues, issue, g_str_equal, NULL))
    g_free (issue);
  else
    g_ptr_array_add (self->issues, issue);
  g_mutex_unlock (&self->mutex);
}

static void
load_file (UserTables *self, UserTable *table, const char *name)
{
  g_autoptr (GError) error = NULL;
  gsize len;

  table->path = g_build_filename (user_folder, name, NULL);
  if (!g_file_get_contents (table->path, &table->text, &len, &error))
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT)
          && !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
        add_issue (self, table->path, 0, _ ("It cannot be read and is left out. See to its permissions."));
    }
  else if (len > MAX_BYTES || strlen (table->text) < len)
    {
      add_issue (self, table->path, 0, _ ("It is no table of words and is left out. See the manual for its form."));
      g_clear_pointer (&table->text, g_free);
    }
}

/* The user's files as they were when first asked for. */
static UserTables *
user_tables (void)
{
  static UserTables tables;

  if (g_once_init_enter (&loaded))
    {
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      gboolean any = FALSE;

      tables.issues = g_ptr_array_new_with_free_func (g_free);
      tables.kept = g_ptr_array_new ();
      for (guint i = 0; i < TRIB_N_TABLES && user_folder != NULL; i++)
        {
          UserTable *table = &tables.tables[i];

          load_file (&tables, table, file_names[i]);
          any = any || table->text != NULL;
          g_checksum_update (sum, (const guchar *) file_names[i], (gssize) strlen (file_names[i]) + 1);
          if (table->text != NULL)
            g_checksum_update (sum, (const guchar *) table->text, (gssize) strlen (table->text) + 1);
        }
      if (any)
        tables.digest = g_strndup (g_checksum_get_string (sum), 16);
      g_once_init_leave (&loaded, 1);
    }
  return &tables;
}

/* Parts @line at its commas, in place. Returns: how many cells, MAX_CELLS + 1 for too many */
static guint
split (char *line, char **cells)
{
  guint n = 0;

  while (line != NULL && n < MAX_CELLS)
    {
      cells[n++] = line;
      line = strchr (line, ',');
      if (line != NULL)
        *line++ = '\0';
    }
  return line != NULL ? MAX_CELLS + 1 : n;
}

static void
read_built_in (UserTables *self, TribTable table, TribTableFunc func, gpointer user_data)
{
  char *text = g_strdup (trib_tables_built_in[table]), *next, *cells[MAX_CELLS];

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->kept, text);
  g_mutex_unlock (&self->mutex);
  for (char *line = text; *line != '\0'; line = next)
    {
      const char *what;

      next = strchr (line, '\n');
      *next++ = '\0';
      what = func ((const char *const *) cells, split (line, cells), user_data);
      g_assert (what == NULL);
    }
}

static const char *
read_user_line (char *line, TribTableFunc func, gpointer user_data)
{
  const char *folded[MAX_CELLS];
  char *cells[MAX_CELLS];
  guint n;

  if (!g_utf8_validate (line, -1, NULL))
    return _ ("This line is not in UTF-8 and is left out. Save the file in UTF-8.");
  n = split (line, cells);
  while (n > 1 && n <= MAX_CELLS && *g_strstrip (cells[n - 1]) == '\0')
    n--; /* a spreadsheet fills lines up with commas */
  if (n > MAX_CELLS)
    return _ ("This line has too many cells and is left out. Make several lines of it.");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell = trib_fold (cells[i]);

      if (*cell == '\0')
        return _ ("This line has an empty cell and is left out. Remove the comma, or write what belongs there.");
      folded[i] = g_intern_string (cell);
    }
  return func (folded, n, user_data);
}

static void
read_user_table (UserTables *self, const UserTable *table, TribTableFunc func, gpointer user_data)
{
  g_auto (GStrv) lines = g_strsplit (table->text, "\n", -1);
  guint wrong = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = lines[i];
      const char *what;

      if (i == 0 && g_str_has_prefix (line, "\xef\xbb\xbf"))
        line += 3;
      if (*g_strstrip (line) == '\0' || *line == '#')
        continue;
      what = read_user_line (line, func, user_data);
      if (what != NULL && ++wrong <= MAX_ISSUES)
        add_issue (self, table->path, i + 1, what);
    }
  if (wrong > MAX_ISSUES)
    {
      guint more = wrong - MAX_ISSUES;
      g_autofree char *what = g_strdup_printf (
          ngettext ("%u more line like this is left out.", "%u more lines like this are left out.", more), more);

      add_issue (self, table->path, 0, what);
    }
}

void
trib_tables_read (TribTable table, TribTableFunc func, gpointer user_data)
{
  UserTables *self = user_tables ();

  read_built_in (self, table, func, user_data);
  if (self->tables[table].text != NULL)
    read_user_table (self, &self->tables[table], func, user_data);
}

GStrv
trib_tables_get_issues (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  UserTables *self;

  if (g_atomic_pointer_get (&loaded) == 0)
    return g_strv_builder_end (builder);
  self = user_tables ();
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->issues->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->issues, i));
  g_mutex_unlock (&self->mutex);
  return g_strv_builder_end (builder);
}

const char *
trib_tables_get_digest (void)
{
  return user_tables ()->digest;
}
