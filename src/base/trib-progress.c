/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Every function takes %NULL for "nobody listens". Seconds are added up under the name of their stage,
 * so that work which comes to a stage again, or does two at once, still gives one figure for each.
 */
#include "config.h"

#include "base/trib-progress.h"

#include <string.h>

#define INTERVAL_US (G_USEC_PER_SEC / 20)

struct _TribProgress
{
  TribProgressFunc func;
  gpointer user_data;
  char *stage;
  guint64 done, total;
  gint64 began_us, told_us;
  GArray *times;       /* (element-type TribStageTime) */
  const char *running; /* (nullable): the name in @times whose clock runs, since @since_us */
  gint64 since_us;
};

static void
clear_time (gpointer data)
{
  g_free (((TribStageTime *) data)->name);
}

TribProgress *
trib_progress_new (TribProgressFunc func, gpointer user_data)
{
  TribProgress *self = g_new0 (TribProgress, 1);

  self->func = func;
  self->user_data = user_data;
  self->times = g_array_new (FALSE, FALSE, sizeof (TribStageTime));
  g_array_set_clear_func (self->times, clear_time);
  return self;
}

void
trib_progress_free (TribProgress *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->times);
  g_free (self->stage);
  g_free (self);
}

static TribStageTime *
time_of (TribProgress *self, const char *name)
{
  TribStageTime time = { NULL, 0 };

  for (guint i = 0; i < self->times->len; i++)
    if (strcmp (g_array_index (self->times, TribStageTime, i).name, name) == 0)
      return &g_array_index (self->times, TribStageTime, i);
  time.name = g_strdup (name);
  g_array_append_val (self->times, time);
  return &g_array_index (self->times, TribStageTime, self->times->len - 1);
}

/* The clock of one stage stops, that of @name starts; %NULL for none. */
static void
switch_clock (TribProgress *self, const char *name)
{
  gint64 now = g_get_monotonic_time ();

  if (self->running != NULL)
    time_of (self, self->running)->seconds += (double) (now - self->since_us) / G_USEC_PER_SEC;
  self->running = name != NULL ? time_of (self, name)->name : NULL;
  self->since_us = now;
}

static void
tell (TribProgress *self, gint64 now)
{
  double left = -1, spent = (now - self->began_us) / (double) G_USEC_PER_SEC;

  if (self->total > 0 && self->done > 0 && spent > 0.2)
    left = spent * (double) (self->total - MIN (self->done, self->total)) / (double) self->done;
  self->told_us = now;
  if (self->func == NULL)
    return;
  self->func (self->stage, self->done, self->total, left, self->user_data);
}

/**
 * trib_progress_stage:
 * @self: (nullable): the progress
 * @stage: what begins now, translated
 * @total: how many units it has, 0 where that is not known
 */
void
trib_progress_stage (TribProgress *self, const char *stage, guint64 total)
{
  if (self == NULL)
    return;
  g_free (self->stage);
  self->stage = g_strdup (stage);
  self->done = 0;
  self->total = total;
  switch_clock (self, stage);
  self->began_us = self->since_us;
  tell (self, self->began_us);
}

/**
 * trib_progress_set:
 * @self: (nullable): the progress
 * @done: units done in this stage
 */
void
trib_progress_set (TribProgress *self, guint64 done)
{
  gint64 now;

  if (self == NULL)
    return;
  self->done = done;
  now = g_get_monotonic_time ();
  if (now - self->told_us >= INTERVAL_US || (done == self->total && done > 0))
    tell (self, now);
}

/**
 * trib_progress_part:
 * @self: (nullable): the progress
 * @name: what begins now, for the figures alone: the listener still hears of the stage that it is a part of
 */
void
trib_progress_part (TribProgress *self, const char *name)
{
  if (self != NULL)
    switch_clock (self, name);
}

/**
 * trib_progress_add_time:
 * @self: (nullable): the progress
 * @name: what was done beside the stages, on another thread
 * @seconds: how long that was at work
 */
void
trib_progress_add_time (TribProgress *self, const char *name, double seconds)
{
  if (self != NULL)
    time_of (self, name)->seconds += seconds;
}

/**
 * trib_progress_get_times:
 * @self: (nullable): the progress; the stage that runs ends
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): the stages in the order in which each began first
 */
const TribStageTime *
trib_progress_get_times (TribProgress *self, guint *n)
{
  *n = 0;
  if (self == NULL)
    return NULL;
  switch_clock (self, NULL);
  *n = self->times->len;
  return (const TribStageTime *) (gpointer) self->times->data;
}
