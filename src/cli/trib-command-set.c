/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * set: a value of a customer by hand. It stands before every rule, through every later import and run.
 */
#include "config.h"

#include "cli/trib-cli-event.h"
#include "cli/trib-commands.h"
#include "unify/trib-set-value.h"

#include <glib/gi18n.h>

int
trib_command_set (TribCli *cli)
{
  gboolean by_rule = FALSE;
  const GOptionEntry options[] = {
    { "rule", 0, 0, G_OPTION_ARG_NONE, &by_rule, N_ ("Let the field’s rule choose again, instead of VALUE"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TribStore) store = NULL;
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  const TribField *field;
  gint64 customer, event;

  if (!trib_cli_parse (cli, options, 3, 4))
    return cli->status;
  if (by_rule == (cli->n_args == 4))
    return trib_cli_usage (cli, "%s", _ ("say a VALUE, or --rule to let the rule choose again"));
  customer = trib_cli_number (cli, cli->args[1], TRIB_CLI_NUMBER_CUSTOMER);
  if (customer == 0)
    return cli->status;
  store = trib_cli_open (cli, TRIB_STORE_WRITE);
  if (store == NULL)
    return cli->status;
  field = trib_schema_find (trib_store_get_schema (store), cli->args[2]);
  if (field == NULL)
    return trib_cli_usage (cli, _ ("there is no field “%s”; “rules %s” lists them"), cli->args[2], cli->args[0]);
  event = by_rule ? trib_leave_value (store, customer, field->id, &report, &error)
                  : trib_set_value (store, customer, field->id, cli->args[3], &report, &error);
  if (event == 0)
    return trib_cli_fail (cli, error);
  trib_cli_print_undo_report (cli, &report);
  return TRIB_CLI_DONE;
}
