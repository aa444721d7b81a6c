/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the review says: the question, what an answer did, what was learnt. Words only.
 */
#pragma once

#include "app/review/trib-review-job.h"

G_BEGIN_DECLS

/* "Are these the same customer?" */
const char *trib_review_question_title (const TribQuestion *question);
/* Why it is asked, and how an answer would cut it. (transfer full) */
char *trib_review_reason_text (const TribReviewCase *asked, TribSchema *schema);
/* "One customer now: Till, line 12 and Newsletter, line 88." (transfer full) */
char *trib_review_answer_text (const TribReviewCase *asked, TribAnswer answer);
/* "3 other questions are clear by it." (transfer full); "" for none */
char *trib_review_cleared_text (guint cleared);
/* What was learnt from so many answers. (transfer full) */
char *trib_review_learnt_text (const TribReviewLearn *learn, guint n_answers);
/* (nullable) (transfer full): what somebody said before and does not hold any more. */
char *trib_review_overruled_text (const TribUndoReport *report);
/* "12 of 214 answered". (transfer full) */
char *trib_review_progress_text (guint n_answered, guint n_open);

G_END_DECLS
