/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which question is next is found by trib-review-queue.h; what is written, read and learnt on other threads is in trib-review-job.h.
 */
#include "config.h"

#include "app/review/trib-review-sitting.h"

#include "app/review/trib-review-words.h"

#include <glib/gi18n.h>

struct _TribReviewSitting
{
  GObject parent_instance;

  TribSession *session;
  TribReviewQueue *queue;
  GCancellable *cancellable; /* of reading */
  gboolean reading;
  gboolean behind;   /* something was written since the reading began */
  guint n_writing;   /* answers on their way to the worker */
  gboolean learning; /* the queue is being judged anew */
  guint to_learn;    /* answers that the model knows nothing of */
  gboolean was_last; /* nobody has written anything since the last answer */
  TribStoreCounts counts;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAID,
  SIGNAL_OVERRULED,
  SIGNAL_FAILED,
  SIGNAL_UNREAD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TribReviewSitting, trib_review_sitting, G_TYPE_OBJECT)

static void
changed (TribReviewSitting *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
say (TribReviewSitting *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_SAID], 0, text);
}

static void
learnt_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribReviewSitting) self = user_data;
  const TribReviewLearn *learn = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  gboolean done = trib_session_write_finish (TRIB_SESSION (source), result, &error);

  self->learning = FALSE;
  if (done)
    {
      g_autofree char *text = trib_review_learnt_text (learn, self->to_learn);

      say (self, text);
    }
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, _ ("Could not learn from the answers"), error);
  /* Also where that failed: not again before there are other answers. */
  self->to_learn = 0;
  changed (self);
}

void
trib_review_sitting_learn (TribReviewSitting *self)
{
  g_return_if_fail (TRIB_IS_REVIEW_SITTING (self));

  if (self->learning)
    return;
  self->learning = TRUE;
  trib_session_write_async (self->session, _ ("Learning from your answers"), trib_review_learn_work,
                            g_new0 (TribReviewLearn, 1), g_free, learnt_cb, g_object_ref (self));
  changed (self);
}

/* By itself where it takes no time: after some answers, and where nothing is left to ask. */
static void
learn_where_due (TribReviewSitting *self)
{
  gboolean all = trib_review_queue_get_n_open (self->queue) == 0;

  if (self->n_writing == 0 && self->to_learn > 0 && self->counts.records <= TRIB_REVIEW_LEARN_AT_ONCE
      && (all || self->to_learn >= TRIB_REVIEW_LEARN_AFTER) && trib_review_sitting_can_answer (self))
    trib_review_sitting_learn (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribReviewSitting) self = user_data;
  TribReviewRead *read = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  self->reading = FALSE;
  if (trib_session_read_finish (TRIB_SESSION (source), result, &error))
    {
      self->counts = read->counts;
      trib_review_queue_take (self->queue, read->cases, read->n_open);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->behind)
    trib_review_sitting_read (self);
  else
    learn_where_due (self);
  if (error != NULL)
    g_signal_emit (self, signals[SIGNAL_UNREAD], 0, error);
  else
    changed (self);
}

void
trib_review_sitting_read (TribReviewSitting *self)
{
  TribPair first;
  GArray *later;

  g_return_if_fail (TRIB_IS_REVIEW_SITTING (self));

  self->behind = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  later = trib_review_queue_begin_read (self->queue, &first);
  trib_session_read_async (self->session, trib_review_read_work, trib_review_read_new (later, &first),
                           trib_review_read_free, self->cancellable, read_cb, g_object_ref (self));
}

static void
tell_answer (TribReviewSitting *self, const TribReviewWrite *write)
{
  g_autofree char *overruled = trib_review_overruled_text (&write->report);
  g_autofree char *words = NULL;
  g_autofree char *cleared = trib_review_cleared_text (write->cleared);
  g_autofree char *text = NULL;

  /* Gone back to meanwhile. */
  if (write->answered->asked == NULL)
    return;
  words = trib_review_answer_text (write->answered->asked, write->answered->answer);
  text = *cleared != '\0' ? g_strdup_printf ("%s %s", words, cleared) : g_strdup (words);
  say (self, text);
  if (overruled != NULL)
    g_signal_emit (self, signals[SIGNAL_OVERRULED], 0, overruled, write->answered->event);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribReviewSitting) self = user_data;
  const TribReviewWrite *write = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  self->n_writing--;
  write->answered->written = TRUE;
  if (trib_session_write_finish (TRIB_SESSION (source), result, &error))
    {
      self->to_learn++;
      tell_answer (self, write);
    }
  else
    {
      /* That somebody has said the same before is no failure. */
      if (!g_error_matches (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING))
        g_signal_emit (self, signals[SIGNAL_FAILED], 0, _ ("Could not take in the answer"), error);
      trib_review_sitting_read (self);
    }
  if (!self->reading)
    learn_where_due (self);
  changed (self);
}

void
trib_review_sitting_answer (TribReviewSitting *self, TribAnswer answer)
{
  TribReviewAnswered *answered;

  g_return_if_fail (TRIB_IS_REVIEW_SITTING (self));

  if (!trib_review_sitting_can_answer (self))
    return;
  answered = trib_review_queue_answer (self->queue, answer);
  if (answered == NULL)
    return;
  self->n_writing++;
  self->was_last = TRUE;
  trib_session_write_async (self->session, _ ("Taking in the answer"), trib_review_answer_work,
                            trib_review_write_new (answered), trib_review_write_free, answered_cb, g_object_ref (self));
  if (trib_review_queue_wants_more (self->queue))
    trib_review_sitting_read (self);
  changed (self);
}

void
trib_review_sitting_skip (TribReviewSitting *self)
{
  g_return_if_fail (TRIB_IS_REVIEW_SITTING (self));

  if (!trib_review_queue_skip (self->queue))
    return;
  if (trib_review_queue_wants_more (self->queue))
    trib_review_sitting_read (self);
  say (self, _ ("Put off: it comes last."));
  changed (self);
}

static void
gone_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribReviewSitting) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_writing--;
  self->to_learn -= self->to_learn > 0;
  if (trib_session_write_finish (TRIB_SESSION (source), result, &error))
    say (self, _ ("Your last answer is taken back."));
  /* Somebody has taken it back already. */
  else if (!g_error_matches (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, _ ("Could not take it back"), error);
  changed (self);
}

void
trib_review_sitting_go_back (TribReviewSitting *self)
{
  TribReviewAnswered *answered;

  g_return_if_fail (TRIB_IS_REVIEW_SITTING (self));

  if (!trib_review_sitting_can_answer (self) || (answered = trib_review_queue_go_back (self->queue)) == NULL)
    return;
  self->n_writing++;
  trib_session_write_async (self->session, _ ("Taking back"), trib_review_back_work, trib_review_write_new (answered),
                            trib_review_write_free, gone_back_cb, g_object_ref (self));
  changed (self);
}

static void
trib_review_sitting_dispose (GObject *object)
{
  TribReviewSitting *self = TRIB_REVIEW_SITTING (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (trib_review_sitting_parent_class)->dispose (object);
}

static void
trib_review_sitting_finalize (GObject *object)
{
  TribReviewSitting *self = TRIB_REVIEW_SITTING (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  trib_review_queue_free (self->queue);
  G_OBJECT_CLASS (trib_review_sitting_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n, GType first, GType second)
{
  return g_signal_new (name, TRIB_TYPE_REVIEW_SITTING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, first,
                       second);
}

static void
trib_review_sitting_class_init (TribReviewSittingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trib_review_sitting_dispose;
  object_class->finalize = trib_review_sitting_finalize;
  signals[SIGNAL_CHANGED] = add_signal ("changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SIGNAL_SAID] = add_signal ("said", 1, G_TYPE_STRING, G_TYPE_NONE);
  signals[SIGNAL_OVERRULED] = add_signal ("overruled", 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[SIGNAL_FAILED] = add_signal ("failed", 2, G_TYPE_STRING, G_TYPE_ERROR);
  signals[SIGNAL_UNREAD] = add_signal ("unread", 1, G_TYPE_ERROR, G_TYPE_NONE);
}

static void
trib_review_sitting_init (TribReviewSitting *self)
{
  self->queue = trib_review_queue_new ();
  self->cancellable = g_cancellable_new ();
}

/* Own writes say so before they are done with. */
static void
session_changed_cb (TribReviewSitting *self)
{
  if (self->n_writing == 0 && !self->learning)
    self->was_last = FALSE;
  trib_review_sitting_read (self);
}

TribReviewSitting *
trib_review_sitting_new (TribSession *session)
{
  TribReviewSitting *self = g_object_new (TRIB_TYPE_REVIEW_SITTING, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  trib_review_sitting_read (self);
  return self;
}

const TribReviewCase *
trib_review_sitting_get_current (TribReviewSitting *self)
{
  return trib_review_queue_get_current (self->queue);
}

guint
trib_review_sitting_get_n_answered (TribReviewSitting *self)
{
  return trib_review_queue_get_n_answered (self->queue);
}

guint
trib_review_sitting_get_n_open (TribReviewSitting *self)
{
  return trib_review_queue_get_n_open (self->queue);
}

const TribStoreCounts *
trib_review_sitting_get_counts (TribReviewSitting *self)
{
  return &self->counts;
}

gboolean
trib_review_sitting_is_waiting (TribReviewSitting *self)
{
  return self->reading || self->learning || self->n_writing > 0;
}

gboolean
trib_review_sitting_is_held_up (TribReviewSitting *self)
{
  return trib_session_get_busy (self->session) && self->n_writing == 0 && !self->learning;
}

gboolean
trib_review_sitting_can_answer (TribReviewSitting *self)
{
  return !trib_session_get_read_only (self->session) && !trib_review_sitting_is_held_up (self);
}

gboolean
trib_review_sitting_offers_learning (TribReviewSitting *self)
{
  return self->to_learn >= TRIB_REVIEW_LEARN_AFTER && self->counts.records > TRIB_REVIEW_LEARN_AT_ONCE;
}

gboolean
trib_review_sitting_was_last (TribReviewSitting *self)
{
  return self->was_last && trib_review_queue_get_n_answered (self->queue) > 0;
}
