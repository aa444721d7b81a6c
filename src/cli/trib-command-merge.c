/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * merge: several customers are one. A decision of a person, which outlives every later run.
 */
#include "config.h"

#include "cli/trib-cli-event.h"
#include "cli/trib-commands.h"

#include <glib/gi18n.h>

int
trib_command_merge (TribCli *cli)
{
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  if (!trib_cli_parse (cli, NULL, 3, 0))
    return cli->status;
  for (guint i = 1; i < cli->n_args; i++)
    {
      gint64 customer = trib_cli_number (cli, cli->args[i], TRIB_CLI_NUMBER_CUSTOMER);

      if (customer == 0)
        return cli->status;
      g_array_append_val (customers, customer);
    }
  store = trib_cli_open (cli, TRIB_STORE_WRITE);
  if (store == NULL)
    return cli->status;
  if (trib_merge_customers (store, (const gint64 *) (gpointer) customers->data, customers->len, &report, &error) == 0)
    return trib_cli_fail (cli, error);
  trib_cli_print_undo_report (cli, &report);
  return TRIB_CLI_DONE;
}
