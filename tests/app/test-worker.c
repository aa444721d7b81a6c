/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The worker's promises: jobs in order, answers on the caller's thread, data freed there, one notification at a time, and a
 * cancel that reaches the job.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/trib-session.h"
#include "app/trib-worker.h"

typedef struct
{
  GThread *caller;
  GThread *worker;
  int number;
  GArray *order;
  guint n_freed;
  guint n_answers;
  GError *error;
} Facts;

typedef struct
{
  Facts *facts;
  int number;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_assert_true (g_thread_self () == job->facts->caller);
  job->facts->n_freed++;
  g_free (job);
}

static Job *
job_new (Facts *facts, int number)
{
  Job *job = g_new0 (Job, 1);

  job->facts = facts;
  job->number = number;
  return job;
}

static gboolean
note_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  g_assert_null (store);
  g_assert_true (g_thread_self () != job->facts->caller);
  g_array_append_val (job->facts->order, job->number);
  return TRUE;
}

static gboolean
wait_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return FALSE;
}

static gboolean
progress_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *stage = g_strdup_printf ("Stage %d", i);

      /* Each stage is told at once, so a hundred of them would be a hundred notifications. */
      trib_progress_stage (progress, stage, 10);
    }
  return TRUE;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Facts *facts = user_data;

  g_assert_true (g_thread_self () == facts->caller);
  g_clear_error (&facts->error);
  trib_worker_run_finish (TRIB_WORKER (source), result, &facts->error);
  facts->n_answers++;
}

static gboolean
has_all_answers (gpointer data)
{
  Facts *facts = data;

  return (int) facts->n_answers == facts->number;
}

static void
facts_init (Facts *facts, int number)
{
  facts->caller = g_thread_self ();
  facts->number = number;
  facts->order = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
test_order (void)
{
  Facts facts = { 0 };
  TribWorker *worker = trib_worker_new ();

  facts_init (&facts, 50);
  g_assert_false (trib_worker_get_busy (worker));
  for (int i = 0; i < 50; i++)
    trib_worker_run_async (worker, note_work, job_new (&facts, i), job_free, NULL, answered_cb, &facts);
  g_assert_true (trib_worker_get_busy (worker));
  trib_app_wait (has_all_answers, &facts, "fifty jobs");
  g_assert_false (trib_worker_get_busy (worker));
  for (int i = 0; i < 50; i++)
    g_assert_cmpint (g_array_index (facts.order, int, i), ==, i);
  g_assert_cmpuint (facts.n_freed, ==, 50);
  g_assert_no_error (facts.error);
  g_assert_finalize_object (worker);
  g_array_unref (facts.order);
}

static void
test_cancel (void)
{
  Facts facts = { 0 };
  TribWorker *worker = trib_worker_new ();
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();

  facts_init (&facts, 1);
  trib_worker_run_async (worker, wait_work, job_new (&facts, 0), job_free, first, answered_cb, &facts);
  trib_app_spin (20);
  g_assert_cmpuint (facts.n_answers, ==, 0);
  g_cancellable_cancel (first);
  trib_app_wait (has_all_answers, &facts, "the cancelled job");
  g_assert_error (facts.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* One that was cancelled while it waited is never begun. */
  facts.number = 2;
  g_cancellable_cancel (second);
  trib_worker_run_async (worker, note_work, job_new (&facts, 1), job_free, second, answered_cb, &facts);
  trib_app_wait (has_all_answers, &facts, "the job that was never begun");
  g_assert_error (facts.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (facts.order->len, ==, 0);
  g_assert_cmpuint (facts.n_freed, ==, 2);
  g_clear_error (&facts.error);
  g_assert_finalize_object (worker);
  g_array_unref (facts.order);
}

static void
count_cb (TribWorker *worker, const char *stage, guint64 done, guint64 total, double seconds_left, GString *seen)
{
  g_string_append_printf (seen, "%s;", stage);
}

static void
test_progress (void)
{
  Facts facts = { 0 };
  TribWorker *worker = trib_worker_new ();
  g_autoptr (GString) seen = g_string_new (NULL);
  g_auto (GStrv) stages = NULL;

  facts_init (&facts, 1);
  g_signal_connect (worker, "progress", G_CALLBACK (count_cb), seen);
  trib_worker_run_async (worker, progress_work, job_new (&facts, 0), job_free, NULL, answered_cb, &facts);
  /* The main loop does not run meanwhile: of a hundred notifications one waits, and it brings the newest stage. */
  g_usleep (200000);
  trib_app_wait (has_all_answers, &facts, "the job with stages");
  stages = g_strsplit (seen->str, ";", -1);
  g_assert_cmpuint (g_strv_length (stages), <=, 4);
  g_assert_true (g_str_has_suffix (seen->str, "Stage 99;"));
  g_assert_finalize_object (worker);
  g_array_unref (facts.order);
}

int
main (int argc, char **argv)
{
  trib_app_test_init (&argc, &argv);
  g_test_add_func ("/app/worker/jobs-run-in-order-and-answer-on-the-callers-thread", test_order);
  g_test_add_func ("/app/worker/cancel-reaches-the-job", test_cancel);
  g_test_add_func ("/app/worker/one-notification-at-a-time", test_progress);
  return g_test_run ();
}
