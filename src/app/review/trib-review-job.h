/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the review has done on other threads: questions are read, answers written and taken back, and the rest of the queue judged anew by
 * what the answers teach.
 */
#pragma once

#include "app/review/trib-review-queue.h"
#include "unify/trib-consolidate.h"

G_BEGIN_DECLS

#define TRIB_REVIEW_AHEAD 8 /* questions that are read with their records */

/**
 * TribReviewRead:
 * @later: @first: as trib_review_queue_begin_read () has them
 * @cases: (element-type TribReviewCase): the first of the queue
 * @n_open: how many there are altogether
 */
typedef struct
{
  GArray *later;
  TribPair first;
  GPtrArray *cases;
  guint n_open;
  TribStoreCounts counts;
} TribReviewRead;

/* @later: (transfer full) */
TribReviewRead *trib_review_read_new (GArray *later, const TribPair *first);
void trib_review_read_free (gpointer self);
/* A TribWork, as all of these; @data is the job. */
gboolean trib_review_read_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                                GError **error);

/**
 * TribReviewWrite:
 * @answered: the answer to be written, or to be taken back
 * @cleared: how many other questions are none any more by it
 */
typedef struct
{
  TribReviewAnswered *answered;
  gint64 a, b;
  TribUndoReport report;
  guint cleared;
} TribReviewWrite;

/* @answered: (transfer full) */
TribReviewWrite *trib_review_write_new (TribReviewAnswered *answered);
void trib_review_write_free (gpointer self);
gboolean trib_review_answer_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                                  GError **error);
gboolean trib_review_back_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                                GError **error);

/**
 * TribReviewLearn:
 * @cleared: questions of before that are none any more
 * @fresh: new ones
 */
typedef struct
{
  TribConsolidateReport report;
  guint cleared, fresh;
} TribReviewLearn;

gboolean trib_review_learn_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
