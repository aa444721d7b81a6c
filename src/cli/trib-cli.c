/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options, help and failures of all commands. Options may stand anywhere behind the command's name.
 */
#include "config.h"

#include "cli/trib-cli.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-cli-progress.h"
#include "formats/trib-format.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

TribCli *
trib_cli_new (const TribCommand *command, char **argv, GCancellable *cancellable, mode_t user_umask)
{
  TribCli *self = g_new0 (TribCli, 1);

  self->command = command;
  self->argv = g_strdupv (argv);
  self->cancellable = g_object_ref (cancellable);
  self->umask = user_umask;
  return self;
}

void
trib_cli_free (TribCli *self)
{
  if (self == NULL)
    return;
  trib_cli_progress_clear (self);
  g_clear_pointer (&self->progress, trib_progress_free);
  g_clear_pointer (&self->argv, g_strfreev);
  g_clear_pointer (&self->args, g_strfreev);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/* Standard error takes what was typed and what a file held: only as one line, and no terminal commands. */
static void
print_error_line (TribCli *self, const char *text)
{
  g_autofree char *line = trib_cli_clean (text);

  trib_cli_progress_clear (self);
  fflush (stdout);
  fprintf (stderr, "tributary-cli: %s\n", line);
}

int
trib_cli_usage (TribCli *self, const char *format, ...)
{
  g_autofree char *what = NULL, *line = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strdup_printf (_ ("%s: %s. See tributary-cli %s --help."), self->command->name, what, self->command->name);
  print_error_line (self, line);
  return self->status = TRIB_CLI_USAGE;
}

int
trib_cli_fail (TribCli *self, const GError *error)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      gboolean project = g_str_has_prefix (self->command->arguments, "PROJECT");
      g_autofree char *line
          = project ? g_strdup_printf (_ ("%s: Cancelled. The project is as it was before."), self->args[0])
                    : g_strdup_printf (_ ("%s: Cancelled."), self->args[0]);

      print_error_line (self, line);
      return self->status = trib_cli_cancel_status ();
    }
  print_error_line (self, error != NULL ? error->message : _ ("It could not be done. Try again."));
  if (g_error_matches (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION))
    return self->status = TRIB_CLI_USAGE;
  return self->status = TRIB_CLI_FAILED;
}

void
trib_cli_note (TribCli *self, const char *format, ...)
{
  g_autofree char *text = NULL, *line = NULL;
  va_list args;

  if (self->quiet)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  line = trib_cli_clean (text);
  trib_cli_progress_clear (self);
  fprintf (stderr, "%s\n", line);
}

gint64
trib_cli_number (TribCli *self, const char *text, TribCliNumber what)
{
  static const char *const complaints[] = {
    [TRIB_CLI_NUMBER_CUSTOMER] = N_ ("“%s” is not the number of a customer"),
    [TRIB_CLI_NUMBER_RECORD] = N_ ("“%s” is not the number of a record"),
    [TRIB_CLI_NUMBER_EVENT] = N_ ("“%s” is not the number of an event"),
  };
  guint64 number;

  if (text[0] == '#')
    text++;
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return (gint64) number;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  trib_cli_usage (self, _ (complaints[what]), text);
#pragma GCC diagnostic pop
  return 0;
}

gboolean
trib_cli_take_text (TribCli *self, char **text, const char *option)
{
  char *converted;

  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return TRUE;
  converted = g_locale_to_utf8 (*text, -1, NULL, NULL, NULL);
  if (converted == NULL)
    {
      trib_cli_usage (self, _ ("What follows %s is no text in UTF-8"), option);
      return FALSE;
    }
  g_free (*text);
  *text = converted;
  return TRUE;
}

TribStore *
trib_cli_open (TribCli *self, TribStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  TribStore *store = trib_store_open (self->args[0], mode, &error);

  if (store == NULL)
    trib_cli_fail (self, error);
  return store;
}

#define N_COMMON 6

static void
list_common_options (TribCli *self, GOptionEntry common[N_COMMON])
{
  const GOptionEntry entries[N_COMMON] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Print one JSON document"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->quiet, N_ ("No summary and no progress"), NULL },
    { "no-input", 0, 0, G_OPTION_ARG_NONE, &self->no_input, N_ ("Never ask (it never does)"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->args, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  memcpy (common, entries, sizeof entries);
}

static char *
describe (const TribCommand *command)
{
  g_autofree char *read = trib_formats_read (), *written = trib_formats_written (", ", _ (" or "));
  GString *text = g_string_new (_ (command->details));

  g_string_replace (text, "{read}", read, 0);
  g_string_replace (text, "{written}", written, 0);
  return g_string_free (text, FALSE);
}

static GOptionContext *
new_context (TribCli *self, const GOptionEntry *options)
{
  GOptionContext *context = g_option_context_new (_ (self->command->arguments));
  GOptionEntry common[N_COMMON];

  list_common_options (self, common);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (self->command->summary));
  if (self->command->details != NULL)
    {
      g_autofree char *details = describe (self->command);

      g_option_context_set_description (context, details);
    }
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

static void
print_help (TribCli *self, GOptionContext *context)
{
  g_autofree char *name = g_strdup_printf ("tributary-cli %s", self->command->name);
  g_autofree char *help = NULL;

  g_set_prgname (name);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_set_prgname ("tributary-cli");
  fputs (help, stdout);
}

static void
show_options (TribCli *self, const GOptionEntry *options)
{
  GOptionEntry common[N_COMMON];

  list_common_options (self, common);
  self->see_options (options, common, self->see_options_data);
  self->status = TRIB_CLI_DONE;
}

gboolean
trib_cli_parse (TribCli *self, const GOptionEntry *options, guint min, guint max)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;

  if (self->see_options != NULL)
    {
      show_options (self, options);
      return FALSE;
    }
  context = new_context (self, options);
  g_strv_builder_add (builder, "tributary-cli");
  g_strv_builder_addv (builder, (const char **) self->argv);
  line = g_strv_builder_end (builder);

  if (!g_option_context_parse_strv (context, &line, &error))
    {
      trib_cli_usage (self, "%s", error->message);
      return FALSE;
    }
  if (self->help)
    {
      print_help (self, context);
      self->status = TRIB_CLI_DONE;
      return FALSE;
    }
  if (self->args == NULL)
    self->args = g_new0 (char *, 1);
  self->n_args = g_strv_length (self->args);
  if (self->n_args < min)
    {
      trib_cli_usage (self, _ ("Arguments are missing; it takes %s"), _ (self->command->arguments));
      return FALSE;
    }
  if (max > 0 && self->n_args > max)
    {
      trib_cli_usage (self, _ ("“%s” is one argument too many"), self->args[max]);
      return FALSE;
    }
  trib_cli_progress_begin (self);
  return TRUE;
}
