/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * history: imports, runs and acts by hand of the whole project, or everything that happened to one customer.
 */
#include "config.h"

#include "cli/trib-cli-event.h"
#include "cli/trib-commands.h"

#include <glib/gi18n.h>

int
trib_command_history (TribCli *cli)
{
  int limit = 0;
  const GOptionEntry options[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("The newest N"), "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  gint64 customer = 0;

  if (!trib_cli_parse (cli, options, 1, 2))
    return cli->status;
  if (limit < 0)
    return trib_cli_usage (cli, "%s", _ ("--limit takes a number from 1"));
  if (cli->n_args > 1 && (customer = trib_cli_number (cli, cli->args[1], TRIB_CLI_NUMBER_CUSTOMER)) == 0)
    return cli->status;
  store = trib_cli_open (cli, TRIB_STORE_READ);
  if (store == NULL)
    return cli->status;
  events = trib_history_list (store, customer, (guint) limit, &error);
  if (events == NULL)
    return trib_cli_fail (cli, error);
  if (cli->json)
    trib_cli_begin_json (cli, "events");
  for (guint i = 0; i < events->len; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, i);

      if (cli->json)
        trib_cli_add_json (cli, trib_cli_event_json (store, event));
      else
        trib_cli_print_event (cli, event);
    }
  if (cli->json)
    trib_cli_end_json (cli);
  else if (events->len == 0)
    trib_cli_note (cli, "%s", _ ("Nothing has happened yet."));
  return TRIB_CLI_DONE;
}
