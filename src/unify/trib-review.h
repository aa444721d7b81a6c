/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions that wait for a person, and the answers. An answer takes effect at once, holds through every later run, and is what the
 * next run learns from.
 */
#pragma once

#include "match/trib-match.h"
#include "store/trib-event-table.h"
#include "unify/trib-undo.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_ASKED_APART,         /* two customers that may be one */
  TRIB_ASKED_THREAD,        /* one customer that holds by this pair, and may be two */
  TRIB_ASKED_CONTRADICTION, /* one customer of whom something is said that cannot be true of one */
} TribAsked;

/**
 * TribQuestion:
 * @a: @b: records, @a < @b
 * @customer_a: @customer_b: theirs; the same one where it is asked whether a merge was right
 * @merged: they are one customer now
 * @asked: why
 * @contradicted: of a contradiction: the field
 * @gain: what the answer is expected to change, in pairs of records
 * @parts: @n_parts: @prior: the evidence in numbers, which adds up to @weight
 * @why: the evidence in words: "Phone the same, name similar; but: birth date differs"
 */
typedef struct
{
  gint64 a, b;
  gint64 customer_a, customer_b;
  gboolean merged;
  TribAsked asked;
  TribFieldId contradicted;
  double weight, probability, prior, gain;
  TribMatchPart *parts;
  guint n_parts;
  char *why;
} TribQuestion;

void trib_question_free (TribQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribQuestion, trib_question_free)

/* "same", "different", "household". */
const char *trib_answer_name (TribAnswer answer);
/* Why it is asked, for people: "Its birth dates contradict each other." (transfer full) */
char *trib_question_reason_words (TribSchema *schema, const TribQuestion *self);
/* "apart", "thread", "contradiction" */
const char *trib_asked_name (TribAsked asked);

/* (transfer full) (element-type TribQuestion): what an answer changes most first; one question a pair of customers. @limit 0 for all. */
GPtrArray *trib_review_list (TribStore *store, guint limit, GError **error);

typedef struct
{
  gint64 a, b; /* records, in any order */
  TribAnswer answer;
} TribReviewAnswer;

/**
 * trib_review_answer:
 * @answers: (array length=n): of those that contradict each other the later one holds; the same goes for what was decided before
 * @report: (out caller-allocates): to be cleared in any case
 *
 * One event; of several answers each is a part of it, which can be taken back alone.
 *
 * Returns: the event, 0 on error
 */
gint64 trib_review_answer (TribStore *store, const TribReviewAnswer *answers, guint n, TribUndoReport *report,
                           TribProgress *progress, GCancellable *cancellable, GError **error);

/* What an answer of that kind says, for people. (transfer full) */
char *trib_answer_words (TribEventKind kind, gint64 a, gint64 b);
/* From "same", "different" or "household", as they are written; FALSE for anything else. */
gboolean trib_answer_from_name (const char *name, TribAnswer *answer);

G_END_DECLS
