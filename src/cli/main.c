/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tributary-cli: the library from a command line. Finds the command and runs it; each has its own file.
 */
#include "config.h"

#include "cli/trib-cli-complete.h"
#include "cli/trib-cli-progress.h"
#include "cli/trib-commands.h"
#include "schema/trib-tables.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int
unknown_command (const char *name)
{
  const TribCommand *guess = trib_commands_guess (name);

  if (guess != NULL)
    fprintf (stderr, _ ("tributary-cli: %s: There is no such command. Did you mean “%s”?\n"), name, guess->name);
  else
    fprintf (stderr, _ ("tributary-cli: %s: There is no such command. See tributary-cli --help.\n"), name);
  return TRIB_CLI_USAGE;
}

/* What was printed may still fail to arrive: a full disk behind a redirection. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  fprintf (stderr, _ ("tributary-cli: standard output: %s. Write to another place.\n"), g_strerror (errno));
  return status == TRIB_CLI_DONE ? TRIB_CLI_FAILED : status;
}

/* What of the user's own tables was left out, where the command looked into them. */
static void
tell_of_tables (TribCli *cli)
{
  g_auto (GStrv) issues = trib_tables_get_issues ();

  for (guint i = 0; issues[i] != NULL; i++)
    trib_cli_note (cli, "%s", issues[i]);
}

static int
run_command (const TribCommand *command, char **argv, mode_t user_umask)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TribCli) cli = trib_cli_new (command, argv, cancellable, user_umask);

  int status;

  trib_cli_catch_signals (cancellable);
  status = command->run (cli);
  if (status == TRIB_CLI_DONE)
    tell_of_tables (cli);
  return status;
}

int
main (int argc, char **argv)
{
  const TribCommand *command;
  mode_t user_umask = umask (077);
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), GETTEXT_PACKAGE, NULL);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("tributary-cli");
  trib_tables_set_folder (folder);

  if (argc < 2)
    {
      fprintf (stderr, "%s\n", _ ("tributary-cli: What to do is missing. See tributary-cli --help."));
      return TRIB_CLI_USAGE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      printf ("tributary-cli %s\n", PACKAGE_VERSION);
      return finish_output (TRIB_CLI_DONE);
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || (g_str_equal (argv[1], "help") && argc == 2))
    {
      trib_commands_print_help ();
      return finish_output (TRIB_CLI_DONE);
    }
  if (g_str_equal (argv[1], "help"))
    {
      char option[] = "--help";
      char *help[] = { option, NULL };

      command = trib_commands_find (argv[2]);
      return command != NULL ? finish_output (run_command (command, help, user_umask)) : unknown_command (argv[2]);
    }
  if (g_str_equal (argv[1], "complete"))
    {
      trib_cli_complete (argv + (argc > 2 && g_str_equal (argv[2], "--") ? 3 : 2));
      return finish_output (TRIB_CLI_DONE);
    }
  command = trib_commands_find (argv[1]);
  if (command == NULL)
    return unknown_command (argv[1]);
  return finish_output (run_command (command, argv + 2, user_umask));
}
