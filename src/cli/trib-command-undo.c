/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * undo: takes the last thing back, or one event, and says what that did.
 */
#include "config.h"

#include "cli/trib-cli-event.h"
#include "cli/trib-commands.h"

#include <glib/gi18n.h>

int
trib_command_undo (TribCli *cli)
{
  gboolean dry_run = FALSE;
  const GOptionEntry options[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what it would do"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TribStore) store = NULL;
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 event = 0;

  if (!trib_cli_parse (cli, options, 1, 2))
    return cli->status;
  if (cli->n_args > 1 && (event = trib_cli_number (cli, cli->args[1], TRIB_CLI_NUMBER_EVENT)) == 0)
    return cli->status;
  store = trib_cli_open (cli, TRIB_STORE_WRITE);
  if (store == NULL)
    return cli->status;
  if (!trib_undo (store, event, dry_run, &report, cli->progress, cli->cancellable, &error))
    return trib_cli_fail (cli, error);
  trib_cli_print_undo_report (cli, &report);
  return TRIB_CLI_DONE;
}
