/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which question is next, while answers and readings overtake each other.
 */
#include "config.h"

#include "app/review/trib-review-queue.h"

static TribReviewCase *
new_case (gint64 number)
{
  TribReviewCase *self = g_new0 (TribReviewCase, 1);

  self->question = g_new0 (TribQuestion, 1);
  self->question->a = number;
  self->question->b = number + 100;
  return self;
}

/* What a reading brings: questions from @first to @last, without those that were put off, which come behind. */
static GPtrArray *
read_cases (gint64 first, gint64 last)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_review_case_free);

  for (gint64 i = first; i <= last; i++)
    g_ptr_array_add (cases, new_case (i));
  return cases;
}

static void
take (TribReviewQueue *queue, gint64 first, gint64 last)
{
  TribPair pair;
  g_autoptr (GArray) later = trib_review_queue_begin_read (queue, &pair);
  g_autoptr (GPtrArray) cases = read_cases (first, last);

  trib_review_queue_take (queue, cases, (guint) (last - first + 1));
}

static gint64
current (TribReviewQueue *queue)
{
  const TribReviewCase *asked = trib_review_queue_get_current (queue);

  return asked != NULL ? asked->question->a : 0;
}

/* A reading that began before an answer was written does not bring its question back. */
static void
test_overtaken (void)
{
  g_autoptr (TribReviewQueue) queue = trib_review_queue_new ();
  g_autoptr (TribReviewAnswered) answered = NULL;

  take (queue, 1, 5);
  answered = trib_review_queue_answer (queue, TRIB_ANSWER_SAME);
  g_assert_cmpint (current (queue), ==, 2);
  g_assert_cmpuint (trib_review_queue_get_n_open (queue), ==, 4);
  take (queue, 1, 5);
  g_assert_cmpint (current (queue), ==, 2);
  g_assert_cmpuint (trib_review_queue_get_n_open (queue), ==, 4);
  /* Once it is written, a question that is there again was taken back elsewhere. */
  answered->written = TRUE;
  take (queue, 1, 5);
  g_assert_cmpint (current (queue), ==, 1);
  g_assert_cmpuint (trib_review_queue_get_n_open (queue), ==, 5);
}

/* What was gone back to stays, whatever the project says. */
static void
test_gone_back (void)
{
  g_autoptr (TribReviewQueue) queue = trib_review_queue_new ();
  g_autoptr (TribReviewAnswered) answered = NULL;
  g_autoptr (TribReviewAnswered) back = NULL;
  g_autoptr (TribReviewAnswered) again = NULL;

  take (queue, 1, 3);
  g_assert_null (trib_review_queue_go_back (queue));
  answered = trib_review_queue_answer (queue, TRIB_ANSWER_DIFFERENT);
  answered->written = TRUE;
  take (queue, 2, 3);
  back = trib_review_queue_go_back (queue);
  g_assert_true (back == answered);
  g_assert_cmpint (current (queue), ==, 1);
  take (queue, 2, 3);
  g_assert_cmpint (current (queue), ==, 1);
  g_assert_cmpuint (trib_review_queue_get_n_open (queue), ==, 3);
  g_assert_cmpuint (trib_review_queue_get_n_answered (queue), ==, 0);
  again = trib_review_queue_answer (queue, TRIB_ANSWER_SAME);
  g_assert_cmpint (current (queue), ==, 2);
}

static void
test_put_off (void)
{
  g_autoptr (TribReviewQueue) queue = trib_review_queue_new ();
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_question_free);
  g_autoptr (GArray) later = NULL;
  static const gint64 order[] = { 3, 1, 2 };
  TribPair first;

  take (queue, 1, 3);
  g_assert_true (trib_review_queue_skip (queue));
  g_assert_true (trib_review_queue_skip (queue));
  g_assert_cmpint (current (queue), ==, 3);
  later = trib_review_queue_begin_read (queue, &first);
  g_assert_cmpint (first.a, ==, 3);
  for (gint64 i = 1; i <= 3; i++)
    {
      TribQuestion *question = g_new0 (TribQuestion, 1);

      question->a = i;
      question->b = i + 100;
      g_ptr_array_add (questions, question);
    }
  trib_review_queue_sort (questions, later, &first);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (((TribQuestion *) g_ptr_array_index (questions, i))->a, ==, order[i]);
}

/* The only question cannot be put off. */
static void
test_last_one (void)
{
  g_autoptr (TribReviewQueue) queue = trib_review_queue_new ();
  g_autoptr (TribReviewAnswered) answered = NULL;

  take (queue, 1, 1);
  g_assert_false (trib_review_queue_skip (queue));
  g_assert_cmpint (current (queue), ==, 1);
  answered = trib_review_queue_answer (queue, TRIB_ANSWER_SAME);
  g_assert_null (trib_review_queue_get_current (queue));
  g_assert_null (trib_review_queue_answer (queue, TRIB_ANSWER_SAME));
  g_assert_cmpuint (trib_review_queue_get_n_open (queue), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/review-queue/an-answer-overtakes-a-reading", test_overtaken);
  g_test_add_func ("/app/review-queue/what-was-gone-back-to-stays", test_gone_back);
  g_test_add_func ("/app/review-queue/what-is-put-off-comes-last", test_put_off);
  g_test_add_func ("/app/review-queue/the-last-one", test_last_one);
  return g_test_run ();
}
