/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run from table to clusters: features, blocking, comparisons, model, weights, clusters, links. The steps are those of
 * every text on record linkage (P. Christen, "Data Matching", 2012, chapter 2); each has a file of its own.
 */
#include "config.h"

#include "base/trib-radix.h"
#include "base/trib-room.h"
#include "base/trib-tree.h"
#include "match/trib-labels.h"
#include "match/trib-match-news.h"
#include "match/trib-match-table.h"
#include "match/trib-questions.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MERGE_AT 0.95
#define REVIEW_AT 0.2
#define MANY 100000     /* records, of which it is worth to give back what is not needed any more */
#define SMALL_CLUSTER 6 /* up to this size every pair that was compared is told */

typedef struct
{
  TribMatchTable *table;
  const TribFeatures *features;
  const TribMatchNews *news;
  TribTicker ticker;
  double merge_at, review_at; /* in bits */
  gboolean ask_all;
  TribClusterRules rules;
  TribConstraint *constraints;
  gsize n_constraints;
  guint32 *exclusive;  /* by rank: source that has nobody twice, NULL where there is none */
  GHashTable *decided; /* pairs of ranks */
  const TribMatchDecision *decisions;
  gsize n_decisions;
  TribMatchModel *model;
  GArray *scored;   /* (element-type TribScored) */
  guint32 *cluster; /* by rank */
} Run;

static double
bits (double probability, double standard)
{
  double p = probability > 0 ? CLAMP (probability, 1e-6, 1 - 1e-9) : standard;

  return log2 (p / (1 - p));
}

static void
run_clear (Run *run)
{
  g_free (run->constraints);
  g_free (run->exclusive);
  g_clear_pointer (&run->decided, g_hash_table_unref);
  g_clear_pointer (&run->model, trib_model_free);
  if (run->scored != NULL)
    g_array_unref (run->scored);
  g_free (run->cluster);
}

static void
take_decisions (Run *run, const TribMatchDecision *decisions, gsize n)
{
  run->decisions = decisions;
  run->n_decisions = n;
  run->constraints = g_new (TribConstraint, MAX (n, 1));
  run->decided = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gsize i = 0; i < n; i++)
    {
      guint32 a, b;
      gint64 key;

      if (decisions[i].a >= run->features->n || decisions[i].b >= run->features->n || decisions[i].a == decisions[i].b)
        continue;
      a = run->features->rank[decisions[i].a];
      b = run->features->rank[decisions[i].b];
      key = (gint64) MIN (a, b) << 32 | MAX (a, b);
      run->constraints[run->n_constraints++] = (TribConstraint){ a, b, decisions[i].answer == TRIB_ANSWER_SAME };
      g_hash_table_add (run->decided, g_memdup2 (&key, sizeof key));
    }
}

static void
take_unique_sources (Run *run, const TribMatchOptions *options)
{
  if (options == NULL || options->n_unique_sources == 0)
    return;
  run->exclusive = g_new0 (guint32, MAX (run->features->n, 1));
  for (guint32 r = 0; r < run->features->n; r++)
    for (gsize i = 0; i < options->n_unique_sources; i++)
      if (run->features->source[r] == options->unique_sources[i])
        run->exclusive[r] = (guint32) i + 1;
}

/* Of the pairs that are merged, how many came together by one key alone, by two, by any number. */
typedef struct
{
  const Run *run;
  const TribBlocking *blocking;
  guint64 once, twice, found;
} CountJob;

static void
count_keys (guint64 from, guint64 to, guint thread, gpointer data)
{
  CountJob *job = data;
  guint64 once = 0, twice = 0, found = 0;

  for (guint64 i = from; i < to; i++)
    {
      const TribScored *pair = &g_array_index (job->run->scored, TribScored, i);
      guint keys;

      if (pair->weight < job->run->merge_at)
        continue;
      keys = trib_blocking_count (job->blocking, pair->a, pair->b);
      found++;
      once += keys <= 1;
      twice += keys == 2;
    }
  __atomic_fetch_add (&job->once, once, __ATOMIC_RELAXED);
  __atomic_fetch_add (&job->twice, twice, __ATOMIC_RELAXED);
  __atomic_fetch_add (&job->found, found, __ATOMIC_RELAXED);
}

/* The share of true pairs that blocking sees: of those found, how many would one key fewer have lost? With as many found by
 * one key alone (f1) and by two (f2), f1² / (2 f2) were found by none (A. Chao, 1984). */
static double
estimate_recall (Run *run, const TribBlocking *blocking)
{
  CountJob job = { run, blocking, 0, 0, 0 };
  double once, unseen;

  if (blocking->everything)
    return 1;
  trib_parallel_for (&run->ticker, run->scored->len, 10000, count_keys, &job);
  if (job.found == 0)
    return 1;
  once = (double) job.once;
  unseen = once * (once - 1) / (2 * ((double) job.twice + 1));
  return (double) job.found / ((double) job.found + unseen);
}

static gboolean
match (Run *run, TribMatchResult *result)
{
  g_autoptr (TribBlocking) blocking = trib_blocking_new (run->features);
  g_autoptr (TribScoring) scoring = NULL;
  g_autofree guint8 *fresh = NULL;
  TribComparer comparer;

  trib_comparer_init (&comparer, run->features);
  if (run->news != NULL)
    run->model = trib_model_from_json (run->news->model, &comparer);
  result->incremental = run->model != NULL;
  if (result->incremental)
    blocking->fresh = fresh = trib_news_fresh (run->news, run->features);
  else
    {
      run->model = trib_model_new (&comparer, run->features->n);
      trib_model_teach (run->model, trib_labels_new (&comparer, run->decisions, run->n_decisions), run->merge_at);
    }
  scoring = trib_scoring_new (run->features, run->model);
  trib_ticker_stage (&run->ticker, _ ("Looking for pairs"), 0);
  if (!trib_scoring_compare (scoring, blocking, &run->ticker))
    return FALSE;
  if (!result->incremental)
    {
      trib_ticker_stage (&run->ticker, _ ("Learning from the data"), 0);
      trib_scoring_fit (scoring);
    }
  trib_ticker_stage (&run->ticker, _ ("Grouping records"), 0);
  run->scored = trib_scoring_weigh (scoring, MIN (run->review_at, run->merge_at), &run->ticker);
  if (run->ticker.cancelled)
    return FALSE;
  run->rules = (TribClusterRules){ run->merge_at, run->constraints, run->n_constraints, run->exclusive };
  if (result->incremental)
    run->cluster = trib_news_cluster (run->news, run->model, blocking, run->scored, MIN (run->review_at, run->merge_at),
                                      &run->rules, &run->ticker);
  else
    run->cluster = trib_cluster (run->model, run->features->n, run->scored, &run->rules, &run->ticker);
  result->n_pairs = trib_scoring_n_pairs (scoring);
  result->blocking_recall = estimate_recall (run, blocking);
  return run->cluster != NULL;
}

static void
sort_links (GArray *links)
{
  TribMatchLink *all = (TribMatchLink *) (gpointer) links->data;
  g_autofree TribMatchLink *before = g_memdup2 (all, links->len * sizeof *all);
  g_autofree TribKeyed *items = g_new (TribKeyed, MAX (links->len, 1));

  for (guint i = 0; i < links->len; i++)
    items[i] = (TribKeyed){ (guint64) all[i].a << 32 | all[i].b, i };
  trib_radix_sort (items, links->len);
  for (guint i = 0; i < links->len; i++)
    all[i] = before[items[i].at];
}

static void
add_link (Run *run, GArray *links, guint32 rank_a, guint32 rank_b, double weight, float gain, TribLinkStatus status)
{
  guint32 a = run->features->order[rank_a], b = run->features->order[rank_b];
  TribMatchLink link
      = { MIN (a, b), MAX (a, b), (float) weight, (float) trib_model_probability (weight), gain, status };

  g_array_append_val (links, link);
}

static gboolean
is_decided (Run *run, guint32 a, guint32 b)
{
  gint64 key = (gint64) MIN (a, b) << 32 | MAX (a, b);

  return g_hash_table_contains (run->decided, &key);
}

/* Of a large cluster only the pairs that hold it together, strongest first. What holds by decisions alone has links too. */
static void
collect_links (Run *run, GArray *links)
{
  guint32 n = run->features->n;
  g_autofree guint32 *tree = g_new (guint32, MAX (n, 1)), *size = g_new0 (guint32, MAX (n, 1));
  TribDoubt doubt = { run->model, n, run->cluster, &run->rules, run->review_at, run->ask_all ? G_MAXUINT : 0 };
  g_auto (TribQuestions) questions = { 0 };

  for (guint32 r = 0; r < n; r++)
    {
      tree[r] = r;
      size[run->cluster[r]]++;
    }
  trib_scored_sort_by_strength (run->scored);
  trib_questions_choose (&doubt, run->scored, &questions);
  for (guint i = 0; i < run->scored->len; i++)
    {
      const TribScored *pair = &g_array_index (run->scored, TribScored, i);
      guint32 a = trib_tree_find (tree, pair->a), b = trib_tree_find (tree, pair->b), root = run->cluster[pair->a];

      if (root == run->cluster[pair->b])
        {
          if (a != b || questions.gain[i] > 0 || size[root] <= SMALL_CLUSTER)
            add_link (run, links, pair->a, pair->b, pair->weight, questions.gain[i], TRIB_LINK_MERGED);
          tree[b] = a;
        }
      else if (questions.gain[i] > 0)
        add_link (run, links, pair->a, pair->b, pair->weight, questions.gain[i], TRIB_LINK_REVIEW);
      else if (pair->weight >= run->merge_at || is_decided (run, pair->a, pair->b))
        add_link (run, links, pair->a, pair->b, pair->weight, 0, TRIB_LINK_REJECTED);
    }
  for (guint i = 0; i < questions.others->len; i++)
    {
      const TribScored *pair = &g_array_index (questions.others, TribScored, i);

      add_link (run, links, pair->a, pair->b, pair->weight, questions.other_gain[i], TRIB_LINK_MERGED);
    }
  for (gsize i = 0; i < run->n_constraints; i++)
    {
      guint32 a = trib_tree_find (tree, run->constraints[i].a), b = trib_tree_find (tree, run->constraints[i].b);

      if (!run->constraints[i].same || a == b)
        continue;
      add_link (run, links, run->constraints[i].a, run->constraints[i].b,
                trib_score_pair (run->model, run->constraints[i].a, run->constraints[i].b), 0, TRIB_LINK_MERGED);
      tree[b] = a;
    }
  sort_links (links);
}

static void
fill_result (Run *run, TribMatchResult *result)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (TribMatchLink));
  guint32 n = run->features->n;
  g_autofree guint32 *smallest = g_new (guint32, MAX (n, 1));

  collect_links (run, links);
  result->n_records = n;
  result->n_links = links->len;
  result->links = (TribMatchLink *) (gpointer) g_array_free (links, FALSE);
  result->cluster = g_new (guint32, MAX (n, 1));
  memset (smallest, 0xff, n * sizeof *smallest);
  for (guint32 r = 0; r < n; r++)
    smallest[run->cluster[r]] = MIN (smallest[run->cluster[r]], run->features->order[r]);
  for (guint32 r = 0; r < n; r++)
    result->cluster[run->features->order[r]] = smallest[run->cluster[r]];
  result->model = g_steal_pointer (&run->model);
}

TribMatchResult *
trib_match_run (TribMatchTable *table, const TribMatchOptions *options, const TribMatchDecision *decisions,
                gsize n_decisions, TribMatchTick tick, gpointer user_data)
{
  Run run = { .table = table };
  TribMatchResult *result = NULL;

  trib_ticker_init (&run.ticker, options, tick, user_data);
  run.merge_at = bits (options != NULL ? options->merge_at : 0, MERGE_AT);
  run.ask_all = options != NULL && options->review_at > 0;
  run.review_at = bits (options != NULL ? options->review_at : 0, REVIEW_AT);
  run.news = options != NULL ? options->news : NULL;
  trib_ticker_stage (&run.ticker, _ ("Preparing records"), 0);
  if (!run.ticker.cancelled)
    {
      run.features = trib_match_table_prepare (table, &run.ticker);
      if (run.features == NULL)
        return NULL;
      take_decisions (&run, decisions, n_decisions);
      take_unique_sources (&run, options);
      result = g_new0 (TribMatchResult, 1);
      if (match (&run, result))
        fill_result (&run, result);
      else
        g_clear_pointer (&result, trib_match_result_free);
    }
  run_clear (&run);
  if (table->sources->len >= MANY)
    trib_room_give_back ();
  return result;
}

void
trib_match_result_free (TribMatchResult *self)
{
  if (self == NULL)
    return;
  g_free (self->cluster);
  g_free (self->links);
  trib_model_free (self->model);
  g_free (self);
}
