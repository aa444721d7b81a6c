/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * init: a new project file.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"

#include <glib/gi18n.h>

int
trib_command_init (TribCli *cli)
{
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!trib_cli_parse (cli, NULL, 1, 1))
    return cli->status;
  store = trib_store_create (cli->args[0], &error);
  if (store == NULL)
    return trib_cli_fail (cli, error);
  if (cli->json)
    {
      json_t *root = json_object ();

      json_object_set_new (root, "project", trib_cli_json_text (trib_store_get_path (store)));
      trib_cli_print_json (cli, root);
    }
  else if (!cli->quiet)
    {
      g_autofree char *path = trib_cli_clean (cli->args[0]);

      trib_cli_print (cli, _ ("%s is a new project.\n"), path);
    }
  return TRIB_CLI_DONE;
}
