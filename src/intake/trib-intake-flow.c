/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ring of batches. A thread takes the next place of the ring and the reader together, fills the batch, lets go of the reader, and
 * prepares the batch while the next thread reads. Whoever writes takes the places in turn; a place that is not yet written is waited
 * for, so that what is on its way is bounded.
 */
#include "config.h"

#include "intake/trib-intake-flow.h"

#include <time.h>

#define WAIT_US (G_USEC_PER_SEC / 20) /* between looks at the cancellable */

typedef struct
{
  TribIntakeBatch *batch;
  gboolean ready;
} Place;

typedef struct
{
  TribIntakeFlow *flow;
  TribIntakeTools *tools;
  GThread *thread;
} Hand;

struct _TribIntakeFlow
{
  TribReader *reader;
  GMutex reading; /* held with the reader; taken before @lock */
  GMutex lock;    /* of all below */
  GCond changed;
  Place *places;
  guint n_places;
  guint64 n_read;    /* batches that were begun */
  guint64 n_written; /* batches that are done with */
  gboolean handed;   /* the batch at @n_written is with the caller */
  gboolean ended;
  double read_seconds, prepare_seconds;
  Hand *hands;
  guint n_hands;
};

static double
thread_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* With the reader held: the place of the next batch, once it is free; %NULL where there is no more to read. */
static Place *
take_place (TribIntakeFlow *self)
{
  Place *place = NULL;

  g_mutex_lock (&self->lock);
  while (!self->ended && self->n_read - self->n_written == self->n_places)
    g_cond_wait (&self->changed, &self->lock);
  if (!self->ended)
    place = &self->places[self->n_read++ % self->n_places];
  g_mutex_unlock (&self->lock);
  return place;
}

static Place *
read_next (TribIntakeFlow *self)
{
  Place *place;

  g_mutex_lock (&self->reading);
  place = take_place (self);
  if (place != NULL && !trib_intake_batch_read (place->batch, self->reader))
    {
      g_mutex_lock (&self->lock);
      self->ended = TRUE;
      g_mutex_unlock (&self->lock);
    }
  g_mutex_unlock (&self->reading);
  return place;
}

static gpointer
work (gpointer data)
{
  Hand *hand = data;
  TribIntakeFlow *self = hand->flow;
  double reading = 0, preparing = 0, before = thread_seconds ();
  Place *place;

  while ((place = read_next (self)) != NULL)
    {
      double read = thread_seconds ();

      trib_intake_batch_prepare (place->batch, hand->tools);
      reading += read - before;
      before = thread_seconds ();
      preparing += before - read;
      g_mutex_lock (&self->lock);
      place->ready = TRUE;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->lock);
    }
  g_mutex_lock (&self->lock);
  self->read_seconds += reading;
  self->prepare_seconds += preparing;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return NULL;
}

TribIntakeFlow *
trib_intake_flow_new (TribReader *reader, TribIntakeTools *tools, guint n_tools)
{
  TribIntakeFlow *self = g_new0 (TribIntakeFlow, 1);

  self->reader = reader;
  g_mutex_init (&self->reading);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->n_places = n_tools * 2 + 2;
  self->places = g_new0 (Place, self->n_places);
  for (guint i = 0; i < self->n_places; i++)
    self->places[i].batch = trib_intake_batch_new ();
  self->n_hands = n_tools;
  self->hands = g_new0 (Hand, n_tools);
  for (guint i = 0; i < n_tools; i++)
    {
      self->hands[i] = (Hand){ self, &tools[i], NULL };
      self->hands[i].thread = g_thread_new ("intake", work, &self->hands[i]);
    }
  return self;
}

/* No more is read; what is being prepared is waited for. */
static void
stop (TribIntakeFlow *self)
{
  g_mutex_lock (&self->lock);
  self->ended = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  for (guint i = 0; i < self->n_hands; i++)
    g_clear_pointer (&self->hands[i].thread, g_thread_join);
}

void
trib_intake_flow_free (TribIntakeFlow *self)
{
  if (self == NULL)
    return;
  stop (self);
  for (guint i = 0; i < self->n_places; i++)
    trib_intake_batch_free (self->places[i].batch);
  g_free (self->places);
  g_free (self->hands);
  g_mutex_clear (&self->reading);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

TribIntakeBatch *
trib_intake_flow_next (TribIntakeFlow *self, GCancellable *cancellable)
{
  TribIntakeBatch *batch = NULL;
  Place *place;

  g_mutex_lock (&self->lock);
  if (self->handed)
    {
      self->places[self->n_written++ % self->n_places].ready = FALSE;
      self->handed = FALSE;
      g_cond_broadcast (&self->changed);
    }
  place = &self->places[self->n_written % self->n_places];
  while (!place->ready && !(self->ended && self->n_written == self->n_read)
         && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait_until (&self->changed, &self->lock, g_get_monotonic_time () + WAIT_US);
  if (place->ready && !g_cancellable_is_cancelled (cancellable))
    {
      self->handed = TRUE;
      batch = place->batch;
    }
  g_mutex_unlock (&self->lock);
  return batch;
}

void
trib_intake_flow_get_times (TribIntakeFlow *self, double *reading, double *preparing)
{
  stop (self);
  *reading = self->read_seconds;
  *preparing = self->prepare_seconds;
}
