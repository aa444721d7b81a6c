/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread that takes jobs from a queue, one after the other. The thread knows only what it shares with its owner, so the
 * owner can go while a last job winds up. Everything that a caller handed in is freed on the caller's thread.
 */
#include "config.h"

#include "app/trib-worker-private.h"

/* What the thread and its owner have in common. @owner is looked at on the owner's thread only. */
typedef struct
{
  gatomicrefcount refs;
  GAsyncQueue *queue;
  GMainContext *context;
  TribWorker *owner;
  GThread *thread;

  GMutex lock;
  char *stage;
  guint64 done, total;
  double seconds_left;
  gboolean pending; /* a notification is on its way */
} Shared;

struct _TribWorker
{
  GObject parent_instance;

  Shared *shared;
  guint n_jobs;
};

G_DEFINE_FINAL_TYPE (TribWorker, trib_worker, G_TYPE_OBJECT)

typedef enum
{
  JOB_WORK,
  JOB_STORE,
  JOB_QUIT,
} JobKind;

typedef struct
{
  JobKind kind;
  GTask *task;
  GMainContext *context;
  TribWork work;
  TribStore *store;
  gboolean succeeded;
  GError *error;
} Job;

enum
{
  PROP_BUSY = 1,
  N_PROPS
};
enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS
};
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_object (&job->store);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static Shared *
shared_ref (Shared *shared)
{
  g_atomic_ref_count_inc (&shared->refs);
  return shared;
}

static void
shared_unref (gpointer data)
{
  Shared *shared = data;

  if (!g_atomic_ref_count_dec (&shared->refs))
    return;
  g_async_queue_unref (shared->queue);
  g_main_context_unref (shared->context);
  g_mutex_clear (&shared->lock);
  g_free (shared->stage);
  g_free (shared);
}

static void
post (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_set_static_name (source, "TribWorker");
  g_source_attach (source, context);
}

/* On the owner's thread. */
static gboolean
progress_arrived_cb (gpointer data)
{
  Shared *shared = data;
  g_autofree char *stage = NULL;
  guint64 done, total;
  double seconds_left;

  g_mutex_lock (&shared->lock);
  stage = g_strdup (shared->stage);
  done = shared->done;
  total = shared->total;
  seconds_left = shared->seconds_left;
  shared->pending = FALSE;
  g_mutex_unlock (&shared->lock);

  if (shared->owner != NULL)
    g_signal_emit (shared->owner, signals[SIGNAL_PROGRESS], 0, stage, done, total, seconds_left);
  return G_SOURCE_REMOVE;
}

/* On the worker's thread. */
static void
progress_made_cb (const char *stage, guint64 done, guint64 total, double seconds_left, gpointer user_data)
{
  Shared *shared = user_data;
  gboolean tell;

  g_mutex_lock (&shared->lock);
  if (g_strcmp0 (shared->stage, stage) != 0)
    {
      g_free (shared->stage);
      shared->stage = g_strdup (stage);
    }
  shared->done = done;
  shared->total = total;
  shared->seconds_left = seconds_left;
  tell = !shared->pending;
  shared->pending = TRUE;
  g_mutex_unlock (&shared->lock);

  if (tell)
    post (shared->context, progress_arrived_cb, shared_ref (shared), shared_unref);
}

/* On the caller's thread: the last reference to the task, and with it to the caller's data, goes here. */
static gboolean
job_done_cb (gpointer data)
{
  Job *job = data;
  TribWorker *self = g_task_get_source_object (job->task);

  if (--self->n_jobs == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (job->succeeded)
    g_task_return_boolean (job->task, TRUE);
  else if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", "A job failed without a reason.");
  job_free (job);
  return G_SOURCE_REMOVE;
}

static void
run_job (Shared *shared, TribStore *store, Job *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    {
      g_autoptr (TribProgress) progress = trib_progress_new (progress_made_cb, shared);

      job->succeeded = job->work (store, g_task_get_task_data (job->task), progress, cancellable, &job->error);
    }
  post (job->context, job_done_cb, job, NULL);
}

static gpointer
worker_thread (gpointer data)
{
  Shared *shared = data;
  TribStore *store = NULL;
  gboolean quit = FALSE;

  while (!quit)
    {
      Job *job = g_async_queue_pop (shared->queue);

      switch (job->kind)
        {
        case JOB_WORK:
          run_job (shared, store, job);
          break;
        case JOB_STORE:
          g_clear_object (&store);
          store = g_steal_pointer (&job->store);
          job_free (job);
          break;
        case JOB_QUIT:
          quit = TRUE;
          job_free (job);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  g_clear_object (&store);
  shared_unref (shared);
  return NULL;
}

static void
push (TribWorker *self, JobKind kind, Job *job)
{
  job->kind = kind;
  g_async_queue_push (self->shared->queue, job);
}

static void
trib_worker_finalize (GObject *object)
{
  TribWorker *self = TRIB_WORKER (object);

  self->shared->owner = NULL;
  push (self, JOB_QUIT, g_new0 (Job, 1));
  g_thread_join (g_steal_pointer (&self->shared->thread));
  shared_unref (self->shared);

  G_OBJECT_CLASS (trib_worker_parent_class)->finalize (object);
}

static void
trib_worker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, trib_worker_get_busy (TRIB_WORKER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trib_worker_class_init (TribWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = trib_worker_finalize;
  object_class->get_property = trib_worker_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TribWorker::progress:
   * @stage: (nullable): what is being done, translated
   * @done: units done
   * @total: units in all, 0 where that is not known
   * @seconds_left: negative where that is not known
   */
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", TRIB_TYPE_WORKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_UINT64, G_TYPE_UINT64, G_TYPE_DOUBLE);
}

static void
trib_worker_init (TribWorker *self)
{
  Shared *shared = g_new0 (Shared, 1);

  g_atomic_ref_count_init (&shared->refs);
  shared->queue = g_async_queue_new ();
  shared->context = g_main_context_ref_thread_default ();
  shared->owner = self;
  g_mutex_init (&shared->lock);
  self->shared = shared;
  shared->thread = g_thread_new ("trib-worker", worker_thread, shared_ref (shared));
}

TribWorker *
trib_worker_new (void)
{
  return g_object_new (TRIB_TYPE_WORKER, NULL);
}

void
trib_worker_take_store (TribWorker *self, TribStore *store)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (TRIB_IS_WORKER (self));

  job->store = store;
  push (self, JOB_STORE, job);
}

void
trib_worker_run_async (TribWorker *self, TribWork work, gpointer data, GDestroyNotify destroy,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (TRIB_IS_WORKER (self));
  g_return_if_fail (work != NULL);

  job = g_new0 (Job, 1);
  job->work = work;
  job->context = g_main_context_ref_thread_default ();
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, trib_worker_run_async);
  /* The job itself says whether it was cancelled: what was committed before the cancel came is not taken back. */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_task_data (job->task, data, destroy);
  if (self->n_jobs++ == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  push (self, JOB_WORK, job);
}

gboolean
trib_worker_run_finish (TribWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gpointer
trib_worker_get_data (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_get_task_data (G_TASK (result));
}

gboolean
trib_worker_get_busy (TribWorker *self)
{
  g_return_val_if_fail (TRIB_IS_WORKER (self), FALSE);

  return self->n_jobs > 0;
}
