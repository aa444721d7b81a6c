/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far long work has come. The worker says it as often as it likes; the listener hears it at most
 * twenty times a second, and once at the end of each stage.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TribProgressFunc:
 * @stage: what is being done, translated ("Comparing pairs")
 * @done: units done in this stage
 * @total: units of this stage, 0 where it is not known
 * @seconds_left: time left of this stage, negative where it is not known
 *
 * Called on the thread that does the work.
 */
typedef void (*TribProgressFunc) (const char *stage, guint64 done, guint64 total, double seconds_left,
                                  gpointer user_data);

typedef struct _TribProgress TribProgress;

/* @func: (nullable): %NULL where only the times are asked for */
TribProgress *trib_progress_new (TribProgressFunc func, gpointer user_data);
void trib_progress_free (TribProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribProgress, trib_progress_free)

void trib_progress_stage (TribProgress *self, const char *stage, guint64 total);
void trib_progress_set (TribProgress *self, guint64 done);

/* How long the stages took, for --json and the benches. */
typedef struct
{
  char *name;
  double seconds;
} TribStageTime;

void trib_progress_part (TribProgress *self, const char *name);
void trib_progress_add_time (TribProgress *self, const char *name, double seconds);
const TribStageTime *trib_progress_get_times (TribProgress *self, guint *n);

G_END_DECLS
