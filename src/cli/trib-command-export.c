/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * export: a table leaves the project. The file gets the permissions that the user's own umask gives, for it is meant
 * for others.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "formats/trib-format.h"
#include "publish/trib-export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *what;
  char *format;
  char *search;
  gboolean keep_formulas;
  gboolean bom;
} ExportOptions;

static void
export_options_clear (ExportOptions *self)
{
  g_free (self->what);
  g_free (self->format);
  g_free (self->search);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

/* The format that was named, or else that of the ending of @out; %NULL said as wrong usage. */
static const char *
choose_format (TribCli *cli, const char *named, const char *out)
{
  const char *slash = strrchr (out, G_DIR_SEPARATOR);
  const char *dot = strrchr (slash != NULL ? slash : out, '.');
  const char *wanted = named != NULL ? named : g_str_equal (out, "-") ? "csv" : dot != NULL ? dot + 1 : "";
  const TribFormat *format = trib_format_to_write (wanted);
  g_autofree char *known = NULL;

  if (format != NULL)
    return format->name;
  known = trib_formats_written (", ", ", ");
  if (named != NULL)
    trib_cli_usage (cli, _ ("“%s” is not a format; there are %s"), named, known);
  else
    trib_cli_usage (cli, _ ("The ending of “%s” does not say the format; name it with --format, there are %s"), out,
                    known);
  return NULL;
}

/* An export must not replace the project that it comes from. */
static gboolean
same_file (const char *a, const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

static gboolean
check_options (TribCli *cli, ExportOptions *options, TribExportWhat *what)
{
  if (!trib_cli_take_text (cli, &options->search, "--search"))
    return FALSE;
  if (options->what != NULL && !trib_export_what_from_name (options->what, what))
    trib_cli_usage (cli, _ ("“%s” is no table; there are customers, records, links, history, interactions"),
                    options->what);
  else if (options->search != NULL && *what != TRIB_EXPORT_CUSTOMERS)
    trib_cli_usage (cli, "%s", _ ("--search is for customers only"));
  else if (cli->json && g_str_equal (cli->args[1], "-"))
    trib_cli_usage (cli, "%s", _ ("--json and the export cannot both have standard output"));
  else if (same_file (cli->args[0], cli->args[1]))
    trib_cli_usage (cli, _ ("“%s” is the project itself"), cli->args[1]);
  else
    return TRUE;
  return FALSE;
}

static void
print_summary (TribCli *cli, TribExportWhat what, const char *format, guint64 rows)
{
  const char *out = cli->args[1];
  g_autofree char *name = trib_cli_clean (out);
  const char *counted = NULL;
  g_autofree char *text = NULL;

  if (cli->json)
    {
      json_t *root = json_object ();

      json_object_set_new (root, "file", trib_cli_json_text (out));
      json_object_set_new (root, "format", trib_cli_json_text (format));
      json_object_set_new (root, "rows", json_integer ((json_int_t) rows));
      json_object_set_new (root, "stages", trib_cli_json_stages (cli));
      trib_cli_print_json (cli, root);
      return;
    }
  if (cli->quiet || g_str_equal (out, "-"))
    return;
  switch (what)
    {
    case TRIB_EXPORT_CUSTOMERS:
      counted = ngettext ("%s customer", "%s customers", (gulong) rows);
      break;
    case TRIB_EXPORT_RECORDS:
      counted = ngettext ("%s record", "%s records", (gulong) rows);
      break;
    case TRIB_EXPORT_LINKS:
      counted = ngettext ("%s link", "%s links", (gulong) rows);
      break;
    case TRIB_EXPORT_INTERACTIONS:
      counted = ngettext ("%s interaction", "%s interactions", (gulong) rows);
      break;
    case TRIB_EXPORT_HISTORY:
    default:
      counted = ngettext ("%s event", "%s events", (gulong) rows);
      break;
    }
  text = trib_cli_counted (rows, counted);
  trib_cli_print (cli, _ ("%s written to %s\n"), text, name);
}

int
trib_command_export (TribCli *cli)
{
  g_auto (ExportOptions) given = { 0 };
  g_autofree char *formats = trib_formats_written ("|", "|");
  const GOptionEntry options[] = {
    { "what", 0, 0, G_OPTION_ARG_FILENAME, &given.what,
      N_ ("customers (as a rule), records, links, history or interactions"),
      "customers|records|links|history|interactions" },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &given.format, N_ ("Write this format, whatever the ending"), formats },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &given.search, N_ ("Only customers that TEXT finds"), N_ ("TEXT") },
    { "keep-formulas", 0, 0, G_OPTION_ARG_NONE, &given.keep_formulas,
      N_ ("Leave cells that begin with = + - @ as they are"), NULL },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &given.bom, N_ ("Begin CSV with a byte order mark, for Excel"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  TribWriteOptions write = { 0 };
  TribExportWhat what = TRIB_EXPORT_CUSTOMERS;
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint64 rows = 0;

  if (!trib_cli_parse (cli, options, 2, 2) || !check_options (cli, &given, &what))
    return cli->status;
  write.format = choose_format (cli, given.format, cli->args[1]);
  if (write.format == NULL)
    return cli->status;
  write.keep_formulas = given.keep_formulas;
  write.bom = given.bom;
  store = trib_cli_open (cli, TRIB_STORE_READ);
  if (store == NULL)
    return cli->status;
  umask (cli->umask);
  if (!trib_export (store, cli->args[1], what, given.search, &write, &rows, cli->progress, cli->cancellable, &error))
    return trib_cli_fail (cli, error);
  print_summary (cli, what, write.format, rows);
  return TRIB_CLI_DONE;
}
