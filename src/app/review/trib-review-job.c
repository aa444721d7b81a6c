/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What is said to have been learnt is counted in the queue before and after.
 */
#include "config.h"

#include "app/review/trib-review-job.h"

TribReviewRead *
trib_review_read_new (GArray *later, const TribPair *first)
{
  TribReviewRead *self = g_new0 (TribReviewRead, 1);

  self->later = later;
  self->first = *first;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_review_case_free);
  return self;
}

void
trib_review_read_free (gpointer data)
{
  TribReviewRead *self = data;

  g_array_unref (self->later);
  g_ptr_array_unref (self->cases);
  g_free (self);
}

gboolean
trib_review_read_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                       GError **error)
{
  TribReviewRead *self = data;
  g_autoptr (GPtrArray) questions = trib_review_list (store, 0, error);

  if (questions == NULL || !trib_store_count (store, &self->counts, error))
    return FALSE;
  self->n_open = questions->len;
  trib_review_queue_sort (questions, self->later, &self->first);
  for (guint i = 0; questions->len > 0 && i < TRIB_REVIEW_AHEAD; i++)
    {
      TribReviewCase *asked = trib_review_case_load (store, g_ptr_array_steal_index (questions, 0), error);

      if (asked == NULL)
        return FALSE;
      g_ptr_array_add (self->cases, asked);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

TribReviewWrite *
trib_review_write_new (TribReviewAnswered *answered)
{
  TribReviewWrite *self = g_new0 (TribReviewWrite, 1);

  self->answered = answered;
  if (answered->asked != NULL)
    {
      self->a = answered->asked->question->a;
      self->b = answered->asked->question->b;
    }
  return self;
}

void
trib_review_write_free (gpointer data)
{
  TribReviewWrite *self = data;

  trib_review_answered_unref (self->answered);
  trib_undo_report_clear (&self->report);
  g_free (self);
}

gboolean
trib_review_answer_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                         GError **error)
{
  TribReviewWrite *self = data;
  TribReviewAnswer answer = { self->a, self->b, self->answered->answer };
  TribStoreCounts before, after;

  if (!trib_store_count (store, &before, error))
    return FALSE;
  self->answered->event = trib_review_answer (store, &answer, 1, &self->report, progress, cancellable, error);
  if (self->answered->event == 0 || !trib_store_count (store, &after, error))
    return FALSE;
  self->cleared = (guint) MAX (before.review - after.review - 1, 0);
  return TRUE;
}

/* The answer was written before on this same thread, or it never came to be. */
gboolean
trib_review_back_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                       GError **error)
{
  TribReviewWrite *self = data;

  return self->answered->event == 0
         || trib_undo (store, self->answered->event, FALSE, &self->report, progress, cancellable, error);
}

static GHashTable *
list_pairs (TribStore *store, GError **error)
{
  g_autoptr (GPtrArray) questions = trib_review_list (store, 0, error);
  GHashTable *pairs;

  if (questions == NULL)
    return NULL;
  pairs = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  for (guint i = 0; i < questions->len; i++)
    {
      const TribQuestion *question = g_ptr_array_index (questions, i);
      TribPair pair = { question->a, question->b };

      g_hash_table_add (pairs, g_bytes_new (&pair, sizeof pair));
    }
  return pairs;
}

static guint
count_missing (GHashTable *from, GHashTable *in)
{
  GHashTableIter iter;
  gpointer pair;
  guint n = 0;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &pair, NULL))
    n += !g_hash_table_contains (in, pair);
  return n;
}

gboolean
trib_review_learn_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                        GError **error)
{
  TribReviewLearn *self = data;
  const TribMatchOptions options = { 0 };
  g_autoptr (GHashTable) before = list_pairs (store, error);
  g_autoptr (GHashTable) after = NULL;

  if (before == NULL || !trib_consolidate (store, &options, &self->report, progress, cancellable, error))
    return FALSE;
  after = list_pairs (store, error);
  if (after == NULL)
    return FALSE;
  self->cleared = count_missing (before, after);
  self->fresh = count_missing (after, before);
  return TRUE;
}
