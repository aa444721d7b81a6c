/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splits a loop over the cores, while the thread that asked for it keeps telling how far it is.
 */
#pragma once

#include "match/trib-match.h"

G_BEGIN_DECLS

/**
 * TribTicker:
 * @stage: translated, of the loop that runs now
 * @cancelled: set once @tick said so; every later loop returns at once
 */
typedef struct
{
  TribMatchTick tick;
  gpointer user_data;
  guint threads;
  const char *stage;
  guint64 done, total;
  gboolean cancelled;
} TribTicker;

/* @thread: 0 … threads - 1, so that each may have its own room. */
typedef void (*TribLoopFunc) (guint64 from, guint64 to, guint thread, gpointer data);

void trib_ticker_init (TribTicker *self, const TribMatchOptions *options, TribMatchTick tick, gpointer user_data);
void trib_ticker_stage (TribTicker *self, const char *stage, guint64 total);
/* Between loops. Returns FALSE once cancelled. */
gboolean trib_ticker_poll (TribTicker *self);

/* Runs @func over 0 … @n in pieces of @chunk. Returns FALSE where it was cancelled; then not all pieces were done. */
gboolean trib_parallel_for (TribTicker *ticker, guint64 n, guint64 chunk, TribLoopFunc func, gpointer data);

G_END_DECLS
