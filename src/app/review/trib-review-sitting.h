/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sitting at the review of one project: the queue, the answers on their way to the worker, and what they teach. Nobody waits for the worker:
 * what is next is known before an answer is written.
 */
#pragma once

#include "app/review/trib-review-job.h"
#include "app/trib-session.h"

G_BEGIN_DECLS

#define TRIB_REVIEW_LEARN_AFTER 10      /* answers the rest of the queue is judged anew */
#define TRIB_REVIEW_LEARN_AT_ONCE 60000 /* records of which that takes a second or two, so that it is done unasked */

#define TRIB_TYPE_REVIEW_SITTING (trib_review_sitting_get_type ())
G_DECLARE_FINAL_TYPE (TribReviewSitting, trib_review_sitting, TRIB, REVIEW_SITTING, GObject)

/* Signals: "changed" (): what is shown, how many there are or what can be done; "said" (const char *text): what an answer did, what was
 * learnt; "overruled" (const char *text, gint64 event): what was said before and ends by that event; "failed" (const char *title, GError *error):
 * something was not written; "unread" (GError *error): the queue could not be read. */
TribReviewSitting *trib_review_sitting_new (TribSession *session);

/* (nullable) */
const TribReviewCase *trib_review_sitting_get_current (TribReviewSitting *self);
guint trib_review_sitting_get_n_answered (TribReviewSitting *self);
guint trib_review_sitting_get_n_open (TribReviewSitting *self);
/* As they were when the queue was read last. */
const TribStoreCounts *trib_review_sitting_get_counts (TribReviewSitting *self);
/* There is nothing to show now, but there may be soon. */
gboolean trib_review_sitting_is_waiting (TribReviewSitting *self);
/* Something else is done with the project, which may change what is asked: no answers meanwhile. */
gboolean trib_review_sitting_is_held_up (TribReviewSitting *self);
gboolean trib_review_sitting_can_answer (TribReviewSitting *self);
/* There are answers to learn from, and so many records that it is not done unasked. */
gboolean trib_review_sitting_offers_learning (TribReviewSitting *self);
/* Whether the last thing that was done with the project was done here: an answer, or learning from some. */
gboolean trib_review_sitting_was_last (TribReviewSitting *self);

void trib_review_sitting_answer (TribReviewSitting *self, TribAnswer answer);
void trib_review_sitting_skip (TribReviewSitting *self);
/* Takes the last answer back and asks it again. */
void trib_review_sitting_go_back (TribReviewSitting *self);
void trib_review_sitting_learn (TribReviewSitting *self);
void trib_review_sitting_read (TribReviewSitting *self);

G_END_DECLS
