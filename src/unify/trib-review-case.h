/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question with all that a person looks at before the answer: the two sides with their records, of two customers or of one that
 * would be cut in two.
 */
#pragma once

#include "unify/trib-customer.h"
#include "unify/trib-review.h"

G_BEGIN_DECLS

#define TRIB_REVIEW_CASE_RECORDS 12 /* of a side that are read; the others are only counted */

/**
 * TribReviewSide:
 * @customer: whose records they are now, 0 for a record that is nobody's yet
 * @ids: (element-type gint64): all of its records, the one that is asked about first
 * @records: (element-type TribCustomerRecord): the first of them
 */
typedef struct
{
  gint64 customer;
  GArray *ids;
  GPtrArray *records;
} TribReviewSide;

typedef struct
{
  TribQuestion *question;
  TribReviewSide sides[2];
  GPtrArray *sources; /* (element-type TribSource): the headings that records point to are theirs */
} TribReviewCase;

/* The records of both sides. Where the two are one customer, it is how an answer that they differ would cut it. */
gboolean
trib_review_sides (TribStore *store, const TribQuestion *question, GArray **with_a, GArray **with_b, GError **error);

/* @question: (transfer full) */
TribReviewCase *trib_review_case_load (TribStore *store, TribQuestion *question, GError **error);
void trib_review_case_free (TribReviewCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribReviewCase, trib_review_case_free)

G_END_DECLS
