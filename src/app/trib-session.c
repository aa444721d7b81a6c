/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three connections to one project: the worker's, which alone writes; the reading thread's, for what may take long; and
 * the main thread's, for what does not. After each write the readers are told to look again before anybody else is.
 */
#include "config.h"

#include "app/trib-session.h"
#include "app/trib-worker-private.h"
#include "store/trib-search-index.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TribSession
{
  GObject parent_instance;

  char *path;
  TribStore *reader;
  TribWorker *reading;
  TribWorker *writing;     /* NULL where the project may only be read */
  GQueue writes;           /* of GTask: under way first, then those that wait */
  GCancellable *preparing; /* NULL where the search is not being prepared */
};

G_DEFINE_FINAL_TYPE (TribSession, trib_session, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  PROP_READ_ONLY,
  N_PROPS
};
enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROGRESS,
  N_SIGNALS
};
static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

typedef struct
{
  char *path;
  gboolean create;
  TribStore *writer;
  TribStore *reader;
  TribStore *background;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_clear_object (&opening->writer);
  g_clear_object (&opening->reader);
  g_clear_object (&opening->background);
  g_free (opening);
}

/* On the worker. A project that somebody else writes, or that may not be written, is opened to read. */
static gboolean
open_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Opening *opening = data;
  g_autoptr (GError) local_error = NULL;

  opening->writer = opening->create ? trib_store_create (opening->path, &local_error)
                                    : trib_store_open (opening->path, TRIB_STORE_WRITE, &local_error);
  if (opening->writer == NULL)
    {
      gboolean readable = g_error_matches (local_error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_READ_ONLY)
                          || g_error_matches (local_error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_BUSY);

      if (opening->create || !readable)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  opening->reader = trib_store_open (opening->path, TRIB_STORE_READ, error);
  if (opening->reader == NULL)
    return FALSE;
  opening->background = trib_store_open (opening->path, TRIB_STORE_READ, error);
  return opening->background != NULL;
}

static void
worker_progressed_cb (TribWorker *worker, const char *stage, guint64 done, guint64 total, double seconds_left,
                      TribSession *self)
{
  GTask *task = g_queue_peek_head (&self->writes);

  if (task != NULL)
    g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, g_task_get_name (task), stage, done, total, seconds_left);
}

/* On the worker. */
static gboolean
prepare_search_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  return trib_store_prepare_search (store, NULL, cancellable, error);
}

static void prepare_search (TribSession *self);

static void
search_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *ref = user_data;
  g_autoptr (TribSession) self = g_weak_ref_get (ref);
  g_autoptr (GError) error = NULL;

  /* Searches go on without it, only slower. */
  if (!trib_worker_run_finish (TRIB_WORKER (source), result, &error))
    g_debug ("The search was not prepared: %s", error->message);
  if (self != NULL)
    {
      g_clear_object (&self->preparing);
      /* It may have made way for a write that is over by now. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prepare_search (self);
    }
  g_weak_ref_clear (ref);
  g_free (ref);
}

/* Where much has changed the search is behind. It is brought up to date while nobody writes, and makes way for whoever wants to. */
static void
prepare_search (TribSession *self)
{
  GWeakRef *ref;

  if (self->writing == NULL || self->preparing != NULL || !g_queue_is_empty (&self->writes))
    return;
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  self->preparing = g_cancellable_new ();
  trib_worker_run_async (self->writing, prepare_search_work, NULL, NULL, self->preparing, search_prepared_cb, ref);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TribWorker *worker = TRIB_WORKER (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (TribSession) self = NULL;
  Opening *opening = trib_worker_get_data (result);
  GError *error = NULL;

  if (!trib_worker_run_finish (worker, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_object_new (TRIB_TYPE_SESSION, NULL);
  self->path = g_strdup (opening->path);
  self->reader = g_steal_pointer (&opening->reader);
  self->reading = trib_worker_new ();
  trib_worker_take_store (self->reading, g_steal_pointer (&opening->background));
  if (opening->writer != NULL)
    {
      self->writing = g_object_ref (worker);
      trib_worker_take_store (self->writing, g_steal_pointer (&opening->writer));
      g_signal_connect_object (self->writing, "progress", G_CALLBACK (worker_progressed_cb), self, 0);
      prepare_search (self);
    }
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/* On the reading thread. */
static gboolean
refresh_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  return trib_store_refresh (store, error);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!trib_worker_run_finish (TRIB_WORKER (source), result, &error))
    g_warning ("Could not read the project again: %s", error->message);
}

static void
announce (TribSession *self)
{
  g_autoptr (GError) error = NULL;

  trib_worker_run_async (self->reading, refresh_work, NULL, NULL, NULL, refreshed_cb, NULL);
  if (!trib_store_refresh (self->reader, &error))
    g_warning ("Could not read the project again: %s", error->message);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (TribSession) self = g_object_ref (g_task_get_source_object (task));
  GError *error = NULL;
  gboolean succeeded = trib_worker_run_finish (TRIB_WORKER (source), result, &error);

  g_object_unref (g_queue_pop_head (&self->writes));
  if (succeeded)
    announce (self);
  if (g_queue_is_empty (&self->writes))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  prepare_search (self);
  if (succeeded)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (trib_worker_run_finish (TRIB_WORKER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
trib_session_finalize (GObject *object)
{
  TribSession *self = TRIB_SESSION (object);

  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_object (&self->reading);
  g_clear_object (&self->reader);
  g_clear_object (&self->writing);
  g_free (self->path);

  G_OBJECT_CLASS (trib_session_parent_class)->finalize (object);
}

static void
trib_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TribSession *self = TRIB_SESSION (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, trib_session_get_busy (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, trib_session_get_read_only (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trib_session_class_init (TribSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = trib_session_finalize;
  object_class->get_property = trib_session_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY]
      = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", TRIB_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROGRESS]
      = g_signal_new ("progress", TRIB_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 5,
                      G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT64, G_TYPE_UINT64, G_TYPE_DOUBLE);
}

static void
trib_session_init (TribSession *self)
{
  g_queue_init (&self->writes);
}

void
trib_session_open_async (const char *path, gboolean create, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (TribWorker) worker = trib_worker_new ();
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, trib_session_open_async);
  opening->path = g_canonicalize_filename (path, NULL);
  opening->create = create;
  trib_worker_run_async (worker, open_work, opening, opening_free, cancellable, opened_cb, task);
}

TribSession *
trib_session_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

TribStore *
trib_session_get_reader (TribSession *self)
{
  g_return_val_if_fail (TRIB_IS_SESSION (self), NULL);

  return self->reader;
}

TribWorker *
trib_session_get_worker (TribSession *self)
{
  g_return_val_if_fail (TRIB_IS_SESSION (self), NULL);

  return self->writing;
}

const char *
trib_session_get_path (TribSession *self)
{
  g_return_val_if_fail (TRIB_IS_SESSION (self), NULL);

  return self->path;
}

char *
trib_session_dup_name (TribSession *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (TRIB_IS_SESSION (self), NULL);

  name = g_filename_display_basename (self->path);
  if (g_str_has_suffix (name, ".tributary"))
    name[strlen (name) - strlen (".tributary")] = '\0';
  return g_steal_pointer (&name);
}

void
trib_session_read_async (TribSession *self, TribWork read, gpointer data, GDestroyNotify destroy,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRIB_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, trib_session_read_async);
  g_task_set_task_data (task, data, destroy);
  trib_worker_run_async (self->reading, read, data, NULL, cancellable, read_cb, task);
}

gboolean
trib_session_read_finish (TribSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
trib_session_write_async (TribSession *self, const char *title, TribWork work, gpointer data, GDestroyNotify destroy,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GTask *task;

  g_return_if_fail (TRIB_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, trib_session_write_async);
  g_task_set_name (task, title);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, destroy);
  if (self->writing == NULL)
    {
      g_task_return_new_error (
          task, TRIB_STORE_ERROR, TRIB_STORE_ERROR_READ_ONLY,
          _ ("%s: This project can only be read. Save it elsewhere, or close it where it is open."), self->path);
      g_object_unref (task);
      return;
    }
  g_cancellable_cancel (self->preparing);
  g_queue_push_tail (&self->writes, g_object_ref (task));
  if (self->writes.length == 1)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
      g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, title, NULL, (guint64) 0, (guint64) 0, -1.0);
    }
  trib_worker_run_async (self->writing, work, data, NULL, cancellable, written_cb, task);
}

gboolean
trib_session_write_finish (TribSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
trib_session_cancel (TribSession *self)
{
  GTask *task;

  g_return_if_fail (TRIB_IS_SESSION (self));

  task = g_queue_peek_head (&self->writes);
  if (task != NULL)
    g_cancellable_cancel (g_task_get_cancellable (task));
}

gboolean
trib_session_get_busy (TribSession *self)
{
  g_return_val_if_fail (TRIB_IS_SESSION (self), FALSE);

  return !g_queue_is_empty (&self->writes);
}

gboolean
trib_session_get_read_only (TribSession *self)
{
  g_return_val_if_fail (TRIB_IS_SESSION (self), FALSE);

  return self->writing == NULL;
}
