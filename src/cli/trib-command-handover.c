/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * handover: a folder with which a cluster of machines goes on. It holds personal data, so only its owner may read it.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "publish/trib-handover.h"

#include <glib/gi18n.h>

static void
print_report (TribCli *cli, const TribHandoverReport *report)
{
  const char *folder = cli->args[1];
  g_autofree char *name = trib_cli_clean (folder);
  g_autofree char *records = NULL;

  if (cli->json)
    {
      json_t *root = json_object ();

      json_object_set_new (root, "folder", trib_cli_json_text (folder));
      json_object_set_new (root, "records", json_integer (report->records));
      json_object_set_new (root, "comparisons", json_integer (report->comparisons));
      json_object_set_new (root, "keys", json_integer (report->keys));
      json_object_set_new (root, "merge_at", json_real (report->merge_at));
      trib_cli_print_json (cli, root);
      return;
    }
  if (cli->quiet)
    return;
  records
      = trib_cli_counted ((guint64) report->records, ngettext ("%s record", "%s records", (gulong) report->records));
  trib_cli_print (cli, _ ("%s and the model of the last run are in %s; its README.md says how to go on\n"), records,
                  name);
}

int
trib_command_handover (TribCli *cli)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  TribHandoverReport report = { 0 };
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!trib_cli_parse (cli, options, 2, 2))
    return cli->status;
  store = trib_cli_open (cli, TRIB_STORE_READ);
  if (store == NULL)
    return cli->status;
  if (!trib_handover (store, cli->args[1], &report, cli->progress, cli->cancellable, &error))
    return trib_cli_fail (cli, error);
  print_report (cli, &report);
  return TRIB_CLI_DONE;
}
