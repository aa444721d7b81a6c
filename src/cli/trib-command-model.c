/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * model PROJECT export FILE: the fitted model as settings of Splink.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "publish/trib-handover.h"

#include <glib/gi18n.h>
#include <sys/stat.h>

static void
print_report (TribCli *cli, const TribHandoverReport *report)
{
  const char *out = cli->args[2];
  g_autofree char *name = trib_cli_clean (out);

  if (cli->json)
    {
      json_t *root = json_object ();

      json_object_set_new (root, "file", trib_cli_json_text (out));
      json_object_set_new (root, "comparisons", json_integer (report->comparisons));
      json_object_set_new (root, "keys", json_integer (report->keys));
      trib_cli_print_json (cli, root);
    }
  else if (!cli->quiet && !g_str_equal (out, "-"))
    trib_cli_print (cli, _ ("The model of the last run is in %s: comparisons %u, blocking keys %u\n"), name,
                    report->comparisons, report->keys);
}

int
trib_command_model (TribCli *cli)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  TribHandoverReport report = { 0 };
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!trib_cli_parse (cli, options, 3, 3))
    return cli->status;
  if (!g_str_equal (cli->args[1], "export"))
    return trib_cli_usage (cli, _ ("a model can be exported, not “%s”"), cli->args[1]);
  if (cli->json && g_str_equal (cli->args[2], "-"))
    return trib_cli_usage (cli, "%s", _ ("--json and the model cannot both have standard output"));
  store = trib_cli_open (cli, TRIB_STORE_READ);
  if (store == NULL)
    return cli->status;
  umask (cli->umask);
  if (!trib_handover_export_model (store, cli->args[2], &report, cli->progress, cli->cancellable, &error))
    return trib_cli_fail (cli, error);
  print_report (cli, &report);
  return TRIB_CLI_DONE;
}
