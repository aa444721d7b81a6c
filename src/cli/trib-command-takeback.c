/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * takeback: what a cluster of machines made of the records comes in as a run.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "unify/trib-take-in.h"

#include <glib/gi18n.h>

static void
print_json (TribCli *cli, const TribTakeInReport *report)
{
  json_t *root = json_object ();

  json_object_set_new (root, "records", json_integer (report->records));
  json_object_set_new (root, "customers", json_integer (report->customers));
  json_object_set_new (root, "merged", json_integer (report->merged));
  json_object_set_new (root, "split", json_integer (report->split));
  json_object_set_new (root, "created", json_integer (report->created));
  json_object_set_new (root, "absent", json_integer (report->absent));
  json_object_set_new (root, "kept_apart", json_integer (report->kept_apart));
  json_object_set_new (root, "unchanged", json_boolean (report->unchanged));
  json_object_set_new (root, "event", trib_cli_json_id (report->event));
  trib_cli_print_json (cli, root);
}

static void
print_summary (TribCli *cli, const TribTakeInReport *report)
{
  g_autofree char *records = trib_cli_counted ((guint64) report->records,
                                               ngettext ("%s record is", "%s records are", (gulong) report->records));
  g_autofree char *customers = trib_cli_counted ((guint64) report->customers,
                                                 ngettext ("%s customer", "%s customers", (gulong) report->customers));
  g_autofree char *merged = trib_grouped ((guint64) report->merged);
  g_autofree char *split = trib_grouped ((guint64) report->split);

  if (report->unchanged)
    trib_cli_print (cli, _ ("All is so already: %s %s.\n"), records, customers);
  else
    trib_cli_print (cli, _ ("%s %s (%s merged, %s split)\n"), records, customers, merged, split);
  if (report->absent > 0)
    {
      g_autofree char *absent = trib_cli_counted (
          (guint64) report->absent,
          ngettext ("%s record is not in the file and stays with its customer.",
                    "%s records are not in the file and stay with their customers.", (gulong) report->absent));

      trib_cli_print (cli, "%s\n", absent);
    }
  if (report->kept_apart > 0)
    {
      g_autofree char *apart = trib_cli_counted (
          (guint64) report->kept_apart,
          ngettext ("%s time the file joined what has to stay apart; that holds.",
                    "%s times the file joined what has to stay apart; that holds.", (gulong) report->kept_apart));

      trib_cli_print (cli, "%s\n", apart);
    }
}

int
trib_command_takeback (TribCli *cli)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  TribTakeInReport report = { 0 };
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!trib_cli_parse (cli, options, 2, 2))
    return cli->status;
  store = trib_cli_open (cli, TRIB_STORE_WRITE);
  if (store == NULL)
    return cli->status;
  if (!trib_take_in (store, cli->args[1], &report, cli->progress, cli->cancellable, &error))
    return trib_cli_fail (cli, error);
  if (cli->json)
    print_json (cli, &report);
  else if (!cli->quiet)
    print_summary (cli, &report);
  return TRIB_CLI_DONE;
}
