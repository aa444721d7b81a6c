/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Threads take the next piece of the loop from a counter until none is left. The calling thread does no piece itself: it
 * waits, asks the listener every 30 ms whether to go on, and so is the only one that calls it.
 */
#include "config.h"

#include "match/trib-parallel.h"

#define POLL_US (30 * 1000)
#define MAX_THREADS 64

typedef struct
{
  guint64 n, chunk, next, done;
  TribLoopFunc func;
  gpointer data;
  gint stop;
  guint running;
  GMutex lock;
  GCond finished;
} Loop;

typedef struct
{
  Loop *loop;
  guint thread;
} Share;

void
trib_ticker_init (TribTicker *self, const TribMatchOptions *options, TribMatchTick tick, gpointer user_data)
{
  *self = (TribTicker){ .tick = tick, .user_data = user_data, .stage = "" };
  self->threads = options != NULL && options->threads > 0 ? options->threads : g_get_num_processors ();
  self->threads = CLAMP (self->threads, 1, MAX_THREADS);
}

gboolean
trib_ticker_poll (TribTicker *self)
{
  if (!self->cancelled && self->tick != NULL && !self->tick (self->stage, self->done, self->total, self->user_data))
    self->cancelled = TRUE;
  return !self->cancelled;
}

void
trib_ticker_stage (TribTicker *self, const char *stage, guint64 total)
{
  self->stage = stage;
  self->done = 0;
  self->total = total;
  trib_ticker_poll (self);
}

static gpointer
work (gpointer user_data)
{
  Share *share = user_data;
  Loop *loop = share->loop;

  while (!g_atomic_int_get (&loop->stop))
    {
      guint64 from = __atomic_fetch_add (&loop->next, loop->chunk, __ATOMIC_RELAXED), to;

      if (from >= loop->n)
        break;
      to = MIN (from + loop->chunk, loop->n);
      loop->func (from, to, share->thread, loop->data);
      __atomic_fetch_add (&loop->done, to - from, __ATOMIC_RELAXED);
    }
  if (__atomic_sub_fetch (&loop->running, 1, __ATOMIC_ACQ_REL) == 0)
    {
      g_mutex_lock (&loop->lock);
      g_cond_signal (&loop->finished);
      g_mutex_unlock (&loop->lock);
    }
  return NULL;
}

gboolean
trib_parallel_for (TribTicker *ticker, guint64 n, guint64 chunk, TribLoopFunc func, gpointer data)
{
  Loop loop = { .n = n, .chunk = MAX (chunk, 1), .func = func, .data = data, .running = ticker->threads };
  GThread *threads[MAX_THREADS];
  Share shares[MAX_THREADS];
  guint64 before = ticker->done;

  if (ticker->cancelled || n == 0)
    return !ticker->cancelled;
  g_mutex_init (&loop.lock);
  g_cond_init (&loop.finished);
  for (guint i = 0; i < ticker->threads; i++)
    {
      shares[i] = (Share){ &loop, i };
      threads[i] = g_thread_new ("match", work, &shares[i]);
    }
  g_mutex_lock (&loop.lock);
  while (__atomic_load_n (&loop.running, __ATOMIC_ACQUIRE) > 0)
    {
      if (g_cond_wait_until (&loop.finished, &loop.lock, g_get_monotonic_time () + POLL_US))
        continue;
      g_mutex_unlock (&loop.lock);
      ticker->done = before + __atomic_load_n (&loop.done, __ATOMIC_RELAXED);
      if (!trib_ticker_poll (ticker))
        g_atomic_int_set (&loop.stop, 1);
      g_mutex_lock (&loop.lock);
    }
  g_mutex_unlock (&loop.lock);
  for (guint i = 0; i < ticker->threads; i++)
    g_thread_join (threads[i]);
  g_mutex_clear (&loop.lock);
  g_cond_clear (&loop.finished);
  ticker->done = before + n;
  return trib_ticker_poll (ticker);
}
