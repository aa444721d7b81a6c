/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run says of pairs: why two records are taken for the same, and the links, of which it writes those that came, changed and went.
 */
#include "config.h"

#include "store/trib-many-facts.h"
#include "unify/trib-evidence.h"
#include "unify/trib-run-plan.h"

static gint64
id_of (const TribRunInput *input, guint32 record)
{
  return g_array_index (input->ids, gint64, record);
}

void
trib_run_explain (const TribRunInput *input, const TribMatchResult *result, guint32 a, guint32 b, double *prior,
                  double *weight, GBytes **evidence)
{
  TribMatchPart parts[TRIB_MATCH_MAX_PARTS];
  guint n;

  /* What was taken in may come without a model of the fields as they are now: then nothing is said of why. */
  if (result->model == NULL)
    return;
  n = trib_match_explain (result->model, input->table, a, b, parts, prior);
  *evidence = trib_evidence_pack (parts, n);
  *weight = *prior;
  for (guint i = 0; i < n; i++)
    *weight += (float) parts[i].weight;
}

static int
compare_link (const TribLinkRow *row, gint64 a, gint64 b)
{
  if (row->a != a)
    return row->a < a ? -1 : 1;
  return (row->b > b) - (row->b < b);
}

/* A pair that a person is asked about keeps its evidence; what is shown of it adds up. */
static void
fill_question (const TribRunInput *input, const TribMatchResult *result, const TribMatchLink *link, TribLinkRow *row)
{
  if (result->model == NULL)
    return;
  trib_run_explain (input, result, link->a, link->b, &row->prior, &row->weight, &row->evidence);
  row->probability = trib_weight_to_probability (row->weight);
}

/* Plain ones wait, to be written all at once. */
static gboolean
write_link (TribChange *change, const TribLinkRow *row, gint64 event, GArray *plain, GError **error)
{
  if (row->gain > 0)
    return trib_fact_add_question (change, event, row, error);
  g_array_append_vals (plain, row, 1);
  return TRUE;
}

/* The engine computes in float; the same pair under the same model gives the same bits. */
static gboolean
is_as_before (const TribLinkRow *before, const TribLinkRow *now)
{
  return (float) before->weight == (float) now->weight && (float) before->gain == (float) now->gain
         && before->status == now->status;
}

/* Where only the news was looked at, a link of which it says nothing stays as it is, with its evidence; what its answer is worth is not
 * counted anew because there are a few records more. */
static gboolean
is_taken_over (const TribMatchResult *result, const TribLinkRow *before, const TribMatchLink *link)
{
  return result->incremental && (float) before->weight == link->weight && before->status == (int) link->status
         && (before->gain > 0) == (link->gain > 0);
}

/* Old and new links lie in the same order, so one walk finds those that came, changed and went. */
gboolean
trib_run_write_links (TribChange *change, const TribRunInput *input, const TribMatchResult *result, GError **error)
{
  gint64 event = trib_change_get_group (change);
  g_autoptr (GArray) old = trib_store_list_links (trib_change_get_store (change), error);
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (TribLinkRow));
  guint at = 0;

  if (old == NULL)
    return FALSE;
  for (gsize i = 0; i < result->n_links; i++)
    {
      const TribMatchLink *link = &result->links[i];
      TribLinkRow now = { id_of (input, link->a),
                          id_of (input, link->b),
                          link->weight,
                          link->probability,
                          (int) link->status,
                          link->gain,
                          0,
                          NULL };
      g_autoptr (GBytes) evidence = NULL;
      const TribLinkRow *row = NULL;

      for (; at < old->len && compare_link (&g_array_index (old, TribLinkRow, at), now.a, now.b) < 0; at++)
        {
          row = &g_array_index (old, TribLinkRow, at);
          if (!trib_fact_end (change, TRIB_FACT_LINK, row->a, row->b, event, error))
            return FALSE;
        }
      row = at < old->len ? &g_array_index (old, TribLinkRow, at) : NULL;
      if (row != NULL && compare_link (row, now.a, now.b) == 0 && is_taken_over (result, row, link))
        {
          at++;
          continue;
        }
      if (link->gain > 0)
        {
          fill_question (input, result, link, &now);
          evidence = now.evidence;
        }
      if (row != NULL && compare_link (row, now.a, now.b) == 0)
        {
          at++;
          if (is_as_before (row, &now))
            continue;
          if (!trib_fact_end (change, TRIB_FACT_LINK, now.a, now.b, event, error))
            return FALSE;
        }
      if (!write_link (change, &now, event, plain, error))
        return FALSE;
    }
  for (; at < old->len; at++)
    {
      const TribLinkRow *row = &g_array_index (old, TribLinkRow, at);

      if (!trib_fact_end (change, TRIB_FACT_LINK, row->a, row->b, event, error))
        return FALSE;
    }
  return trib_facts_add_links (change, event, (const TribLinkRow *) (gpointer) plain->data, plain->len, error);
}
