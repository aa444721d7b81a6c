/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which question is next: those that were read from the project, in their order; what was put off comes last, what was answered is gone
 * before the project knows, and can be gone back to. Plain, without a widget or a project.
 */
#pragma once

#include "unify/trib-review-case.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 a, b;
} TribPair;

/**
 * TribReviewAnswered:
 * @asked: the question
 * @event: filled in by the worker; 0 while it waits there
 * @written: the worker has it, or has failed with it
 * @noticed: what is read from now on knows of it
 */
typedef struct
{
  gatomicrefcount references;
  TribReviewCase *asked;
  TribAnswer answer;
  gint64 event;
  gboolean written;
  gboolean noticed;
} TribReviewAnswered;

TribReviewAnswered *trib_review_answered_ref (TribReviewAnswered *self);
void trib_review_answered_unref (TribReviewAnswered *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribReviewAnswered, trib_review_answered_unref)

typedef struct _TribReviewQueue TribReviewQueue;

TribReviewQueue *trib_review_queue_new (void);
void trib_review_queue_free (TribReviewQueue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribReviewQueue, trib_review_queue_free)

/* (nullable): the question that is shown, or is to be. */
const TribReviewCase *trib_review_queue_get_current (TribReviewQueue *self);
guint trib_review_queue_get_n_answered (TribReviewQueue *self);
/* Those that wait, the current one among them. */
guint trib_review_queue_get_n_open (TribReviewQueue *self);

/* Few are left here of those that there are. */
gboolean trib_review_queue_wants_more (TribReviewQueue *self);

/* (transfer full) (nullable): takes the current question off. */
TribReviewAnswered *trib_review_queue_answer (TribReviewQueue *self, TribAnswer answer);
/* The current question comes last. FALSE where there is no other. */
gboolean trib_review_queue_skip (TribReviewQueue *self);
/* (transfer full) (nullable): the last answer is none any more, and its question the current one. */
TribReviewAnswered *trib_review_queue_go_back (TribReviewQueue *self);

/* What whoever reads has to know: questions that were put off, in that order, and the one that stays in front. Marks what is written as
 * noticed. (transfer full) (element-type TribPair) */
GArray *trib_review_queue_begin_read (TribReviewQueue *self, TribPair *first);
/* @cases: (element-type TribReviewCase): the first of those that are open, in order; emptied. @n_open: how many are open altogether */
void trib_review_queue_take (TribReviewQueue *self, GPtrArray *cases, guint n_open);

/* For whoever reads: @questions (element-type TribQuestion) in the order in which they are to be asked. */
void trib_review_queue_sort (GPtrArray *questions, const GArray *later, const TribPair *first);

G_END_DECLS
