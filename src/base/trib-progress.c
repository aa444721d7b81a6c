/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Every function takes %NULL for "nobody listens".
 */
#include "config.h"

#include "base/trib-progress.h"

#define INTERVAL_US (G_USEC_PER_SEC / 20)

struct _TribProgress
{
  TribProgressFunc func;
  gpointer user_data;
  char *stage;
  guint64 done, total;
  gint64 began_us, told_us;
};

TribProgress *
trib_progress_new (TribProgressFunc func, gpointer user_data)
{
  TribProgress *self = g_new0 (TribProgress, 1);

  self->func = func;
  self->user_data = user_data;
  return self;
}

void
trib_progress_free (TribProgress *self)
{
  if (self == NULL)
    return;
  g_free (self->stage);
  g_free (self);
}

static void
tell (TribProgress *self, gint64 now)
{
  double left = -1, spent = (now - self->began_us) / (double) G_USEC_PER_SEC;

  if (self->total > 0 && self->done > 0 && spent > 0.2)
    left = spent * (double) (self->total - MIN (self->done, self->total)) / (double) self->done;
  self->told_us = now;
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
  self->began_us = g_get_monotonic_time ();
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
