/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One run from end to end: read the records, match them (match/), write what changed (trib-run-write.c), derive the customers. Reading and
 * matching hold no lock; if the project was changed meanwhile, the run starts over on what is there now.
 */
#include "config.h"

#include "unify/trib-consolidate.h"

#include <glib/gi18n-lib.h>

#include "base/trib-json.h"
#include "schema/trib-tables.h"
#include "store/trib-bulk.h"
#include "store/trib-run-table.h"
#include "survivorship/trib-derive.h"
#include "unify/trib-run-news.h"

/* Goes up when the engine or survivorship gives other results for the same records, so that a run without news is done anew. */
#define ENGINE_VERSION 4

typedef struct
{
  TribProgress *progress;
  GCancellable *cancellable;
  char *stage;
} Tick;

static gboolean
tick_cb (const char *stage, guint64 done, guint64 total, gpointer user_data)
{
  Tick *self = user_data;

  if (g_strcmp0 (stage, self->stage) != 0)
    {
      g_free (self->stage);
      self->stage = g_strdup (stage);
      trib_progress_stage (self->progress, stage, total);
    }
  trib_progress_set (self->progress, done);
  return !g_cancellable_is_cancelled (self->cancellable);
}

#define STABLE (JSON_COMPACT | JSON_SORT_KEYS) /* compared as text */

static char *
describe_options (const TribMatchOptions *options)
{
  return trib_json_to_text (json_pack ("{s:i, s:f, s:f, s:s*}", "engine", ENGINE_VERSION, "merge_at",
                                       options ? options->merge_at : 0.0, "review_at",
                                       options ? options->review_at : 0.0, "tables", trib_tables_get_digest ()),
                            STABLE);
}

static json_t *
describe_report (const TribConsolidateReport *report)
{
  return json_pack ("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:b, s:f}", "records", (json_int_t) report->records,
                    "customers", (json_int_t) report->customers, "merged", (json_int_t) report->merged, "split",
                    (json_int_t) report->split, "created", (json_int_t) report->created, "review",
                    (json_int_t) report->review, "pairs", (json_int_t) report->pairs, "incremental",
                    (int) report->incremental, "blocking_recall", report->blocking_recall);
}

/* What the run keeps: the figures, and what a later one that has only news must know. */
static char *
describe_run (const TribConsolidateReport *report, const TribRunNews *news)
{
  json_t *figures = describe_report (report);

  json_object_set_new (figures, "since_fit", json_integer (report->incremental ? news->since_fit : 0));
  json_object_set_new (figures, "unique_sources", json_string (news->unique_sources));
  return trib_json_to_text (figures, STABLE);
}

static void
count_result (const TribMatchResult *result, TribConsolidateReport *report)
{
  report->records = result->n_records;
  report->pairs = result->n_pairs;
  report->incremental = result->incremental;
  report->blocking_recall = result->blocking_recall;
  report->customers = report->review = 0;
  for (guint32 i = 0; i < result->n_records; i++)
    report->customers += result->cluster[i] == i;
  for (gsize i = 0; i < result->n_links; i++)
    report->review += result->links[i].gain > 0;
}

static gboolean
write_run (TribChange *change, TribRunInput *input, const TribRunNews *news, const TribMatchResult *result,
           const char *options, TribConsolidateReport *report, TribProgress *progress, GCancellable *cancellable,
           GError **error)
{
  g_autofree char *figures = NULL;
  g_autofree char *model = NULL;

  if (!trib_run_write (change, input, result, report, progress, cancellable, error))
    return FALSE;
  report->unchanged = trib_change_count_facts (change) == 0;
  if (report->unchanged)
    return TRUE;
  /* The records are not wanted any more, and they are many. */
  trib_run_input_clear (input);
  if (!trib_derive_touched (change, progress, cancellable, error))
    return FALSE;
  figures = describe_run (report, news);
  model = trib_match_model_to_json (result->model);
  return trib_run_put (change, options, figures, model, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static TribMatchResult *
match (TribStore *store, const TribRunInput *input, const TribRunNews *news, const TribMatchOptions *options,
       TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Tick tick = { progress, cancellable, NULL };
  TribMatchOptions all = options != NULL ? *options : (TribMatchOptions){ 0 };
  TribMatchResult *result;

  if (input->ids->len == 0)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
                   _ ("%s: There are no records yet. Import a file first."), trib_store_get_path (store));
      return NULL;
    }
  all.unique_sources = (const guint32 *) (gpointer) input->unique_sources->data;
  all.n_unique_sources = input->unique_sources->len;
  all.news = news->usable ? &news->news : NULL;
  result = trib_match_run (input->table, &all, (const TribMatchDecision *) (gpointer) input->decisions->data,
                           input->decisions->len, tick_cb, &tick);
  g_free (tick.stage);
  if (result == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("%s: Cancelled, nothing was changed."),
                 trib_store_get_path (store));
  return result;
}

#define BULK_RECORDS 20000

/* Where most records are in no customer yet, most of what is written is new. */
static gboolean
is_bulk (TribStore *store)
{
  TribStoreCounts counts;

  return trib_store_count (store, &counts, NULL) && counts.pending >= BULK_RECORDS
         && counts.pending > counts.records / 2;
}

/* The change is open from the beginning, so that nobody else writes what the run does not know. */
static gboolean
run (TribStore *store, TribConsolidateExtent extent, const TribMatchOptions *options, const char *described,
     TribConsolidateReport *report, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribBulk) bulk = is_bulk (store) ? trib_bulk_begin (store) : NULL;
  g_autoptr (TribChange) change = trib_change_begin (store, TRIB_EVENT_RUN, 0, error);
  g_auto (TribRunInput) input = { 0 };
  g_auto (TribRunNews) news = { 0 };
  g_autoptr (TribMatchResult) result = NULL;
  g_autofree char *figures = NULL;

  if (change == NULL || !trib_run_input_load (&input, store, progress, cancellable, error)
      || !trib_run_news_load (&news, change, &input, described, extent, error))
    return FALSE;
  result = match (store, &input, &news, options, progress, cancellable, error);
  if (result == NULL)
    return FALSE;
  count_result (result, report);
  /* The news were there, but the model of before is of other comparisons. */
  report->full = news.usable && !result->incremental ? TRIB_FULL_FIELDS : news.full;
  if (!write_run (change, &input, &news, result, described, report, progress, cancellable, error))
    return FALSE;
  if (report->unchanged)
    return TRUE;
  report->event = trib_change_get_group (change);
  figures = trib_json_to_text (describe_report (report), STABLE);
  return trib_change_commit (g_steal_pointer (&change), figures, error);
}

/* What a run without news reports: the figures as they are. */
static gboolean
report_unchanged (TribStore *store, TribConsolidateReport *report, GError **error)
{
  TribStoreCounts counts;

  if (!trib_store_count (store, &counts, error))
    return FALSE;
  report->unchanged = TRUE;
  report->records = counts.records;
  report->customers = counts.customers;
  report->review = counts.review;
  return TRUE;
}

/**
 * trib_consolidate_extent:
 * @store: open for writing
 * @options: (nullable): %NULL for the defaults
 * @report: (out caller-allocates): what came of it
 *
 * Returns: whether it succeeded; where not, the project is as it was
 */
gboolean
trib_consolidate_extent (TribStore *store, TribConsolidateExtent extent, const TribMatchOptions *options,
                         TribConsolidateReport *report, TribProgress *progress, GCancellable *cancellable,
                         GError **error)
{
  gint64 began = g_get_monotonic_time (), last;
  g_autofree char *described = describe_options (options);
  g_autofree char *before = NULL;
  gboolean is_newest, ok;

  *report = (TribConsolidateReport){ 0 };
  if (!trib_store_last_run (store, &last, &before, &is_newest, error))
    return FALSE;
  if (is_newest && g_strcmp0 (before, described) == 0 && extent != TRIB_CONSOLIDATE_FULL)
    ok = report_unchanged (store, report, error);
  else
    ok = run (store, extent, options, described, report, progress, cancellable, error);
  report->seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  return ok;
}

/* As much of it as is needed. */
gboolean
trib_consolidate (TribStore *store, const TribMatchOptions *options, TribConsolidateReport *report,
                  TribProgress *progress, GCancellable *cancellable, GError **error)
{
  return trib_consolidate_extent (store, TRIB_CONSOLIDATE_AUTO, options, report, progress, cancellable, error);
}
