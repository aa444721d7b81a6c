/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs while the program is built: makes of tables as people write them (nicknames.csv, …) a C file with their cells
 * folded, one string a table, so that the program need not start ICU for names that are always the same.
 *
 * usage: fold-table OUT.c TABLE.csv…
 */
#include "config.h"

#include "base/trib-fold.h"

#include <stdio.h>
#include <string.h>

static void
append_line (GString *out, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", -1);

  g_string_append (out, "  \"");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *folded = trib_fold (cells[i]);

      if (*folded == '\0')
        g_error ("“%s” has a cell without letters", line);
      g_string_append_printf (out, "%s%s", i > 0 ? "," : "", folded);
    }
  g_string_append (out, "\\n\"\n");
}

static gboolean
append_table (GString *out, const char *path, GError **error)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  if (!g_utf8_validate (text, -1, NULL))
    g_error ("%s is not in UTF-8", path);
  lines = g_strsplit (text, "\n", -1);
  g_string_append_printf (out, "  /* %s */\n", name);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#' && *g_strstrip (lines[i]) != '\0')
      append_line (out, lines[i]);
  g_string_append (out, "  ,\n");
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) out = g_string_new ("/* Made by fold-table. */\n#include \"schema/trib-tables.h\"\n\n"
                                          "const char *const trib_tables_built_in[] = {\n");
  g_autoptr (GError) error = NULL;
  gboolean ok = argc > 2;

  for (int i = 2; i < argc && ok; i++)
    ok = append_table (out, argv[i], &error);
  g_string_append (out, "};\n");
  if (ok)
    ok = g_file_set_contents (argv[1], out->str, (gssize) out->len, &error);
  if (!ok)
    fprintf (stderr, "fold-table: %s\n", error != NULL ? error->message : "usage: fold-table OUT.c TABLE.csv…");
  return ok ? 0 : 1;
}
