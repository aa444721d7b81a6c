/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * consolidate: a run of the engine, and its figures in one sentence.
 */
#include "config.h"

#include "cli/trib-cli-output.h"
#include "cli/trib-commands.h"
#include "unify/trib-consolidate.h"

#include <glib/gi18n.h>

/* By TribFullReason. */
static const char *const full_names[]
    = { NULL, "asked", "first_run", "few_records", "options", "acts", "much_news", "fields", "sources" };

/* The ones that one may wonder about; that it is the first run, or was asked for, needs no words. */
static const char *const full_words[] = {
  [TRIB_FULL_OPTIONS] = N_ ("Everything was compared anew: the thresholds, the words or the program are others than at "
                            "the last run."),
  [TRIB_FULL_ACTS]
  = N_ ("Everything was compared anew, to learn from what was decided or taken back since the last run."),
  [TRIB_FULL_MUCH] = N_ ("Everything was compared anew: much is new since the model was fitted."),
  [TRIB_FULL_FIELDS] = N_ ("Everything was compared anew: there are other fields to compare than at the last run."),
  [TRIB_FULL_SOURCES] = N_ ("Everything was compared anew: other sources have nobody twice than at the last run."),
};

static void
print_json (TribCli *cli, const TribConsolidateReport *report)
{
  json_t *root = json_object ();

  json_object_set_new (root, "records", json_integer (report->records));
  json_object_set_new (root, "customers", json_integer (report->customers));
  json_object_set_new (root, "merged", json_integer (report->merged));
  json_object_set_new (root, "split", json_integer (report->split));
  json_object_set_new (root, "created", json_integer (report->created));
  json_object_set_new (root, "review", json_integer (report->review));
  json_object_set_new (root, "pairs", json_integer ((json_int_t) report->pairs));
  json_object_set_new (root, "incremental", json_boolean (report->incremental));
  json_object_set_new (root, "full_because", trib_cli_json_text (full_names[report->full]));
  json_object_set_new (root, "blocking_recall", json_real (report->blocking_recall));
  json_object_set_new (root, "seconds", json_real (report->seconds));
  json_object_set_new (root, "unchanged", json_boolean (report->unchanged));
  json_object_set_new (root, "event", trib_cli_json_id (report->event));
  json_object_set_new (root, "stages", trib_cli_json_stages (cli));
  trib_cli_print_json (cli, root);
}

static void
print_compared (TribCli *cli, const TribConsolidateReport *report)
{
  g_autofree char *pairs = trib_grouped (report->pairs);

  trib_cli_print (cli,
                  ngettext ("Only what is new was compared, in %s pair.\n",
                            "Only what is new was compared, in %s pairs.\n", (gulong) report->pairs),
                  pairs);
}

static void
print_summary (TribCli *cli, const TribConsolidateReport *report)
{
  g_autofree char *records = trib_cli_counted ((guint64) report->records,
                                               ngettext ("%s record is", "%s records are", (gulong) report->records));
  g_autofree char *customers = trib_cli_counted ((guint64) report->customers,
                                                 ngettext ("%s customer", "%s customers", (gulong) report->customers));
  g_autofree char *merged = trib_grouped ((guint64) report->merged);
  g_autofree char *split = trib_grouped ((guint64) report->split);
  g_autofree char *review = trib_cli_counted (
      (guint64) report->review, ngettext ("%s pair for review", "%s pairs for review", (gulong) report->review));

  if (report->unchanged && report->full != TRIB_FULL_NOT)
    trib_cli_print (cli, _ ("Everything was compared anew, and nothing changed: %s %s (%s).\n"), records, customers,
                    review);
  else if (report->unchanged)
    trib_cli_print (cli, _ ("Nothing is new since the last run: %s %s (%s).\n"), records, customers, review);
  else if (report->split > 0)
    trib_cli_print (cli, _ ("%s %s (%s merged, %s split, %s) in %.1f s\n"), records, customers, merged, split, review,
                    report->seconds);
  else
    trib_cli_print (cli, _ ("%s %s (%s merged, %s) in %.1f s\n"), records, customers, merged, review, report->seconds);
  if (report->incremental)
    print_compared (cli, report);
  if (!report->unchanged && report->full < G_N_ELEMENTS (full_words) && full_words[report->full] != NULL)
    trib_cli_print (cli, "%s\n", _ (full_words[report->full]));
}

int
trib_command_consolidate (TribCli *cli)
{
  TribMatchOptions match = { 0 };
  TribConsolidateReport report = { 0 };
  int threads = 0;
  gboolean full = FALSE;
  const GOptionEntry options[] = {
    { "threads", 0, 0, G_OPTION_ARG_INT, &threads, N_ ("Work on N cores at once (all of them)"), "N" },
    { "merge-at", 0, 0, G_OPTION_ARG_DOUBLE, &match.merge_at, N_ ("Merge from this probability on (0.95)"), "P" },
    { "review-at", 0, 0, G_OPTION_ARG_DOUBLE, &match.review_at,
      N_ ("Ask from this probability on (what is worth it, from 0.2)"), "P" },
    { "full", 0, 0, G_OPTION_ARG_NONE, &full, N_ ("Compare everything anew, not only what is new"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!trib_cli_parse (cli, options, 1, 1))
    return cli->status;
  if (threads < 0 || threads > 1024)
    return trib_cli_usage (cli, "%s", _ ("--threads takes a number from 1 to 1024"));
  if (!(match.merge_at >= 0 && match.merge_at <= 1 && match.review_at >= 0 && match.review_at <= 1))
    return trib_cli_usage (cli, "%s", _ ("--merge-at and --review-at take a probability from 0 to 1"));
  if (match.merge_at > 0 && match.review_at > match.merge_at)
    return trib_cli_usage (cli, "%s", _ ("--review-at may not be above --merge-at"));
  match.threads = (guint) threads;

  store = trib_cli_open (cli, TRIB_STORE_WRITE);
  if (store == NULL)
    return cli->status;
  if (!trib_consolidate_extent (store, full ? TRIB_CONSOLIDATE_FULL : TRIB_CONSOLIDATE_AUTO, &match, &report,
                                cli->progress, cli->cancellable, &error))
    return trib_cli_fail (cli, error);
  if (cli->json)
    print_json (cli, &report);
  else if (!cli->quiet)
    print_summary (cli, &report);
  return TRIB_CLI_DONE;
}
