/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two sides of a question as lines to compare: what matters first, parts of a name or an address together, and of several records each
 * value once. Words only; drawing is left to trib-review-grid.h.
 */
#pragma once

#include "app/widgets/trib-difference.h"
#include "unify/trib-review-case.h"

G_BEGIN_DECLS

/**
 * TribReviewValue:
 * @n_records: how many records of the side have it
 * @status: @reason: what cleansing said of it
 */
typedef struct
{
  char *text;
  guint n_records;
  TribStatus status;
  TribReason reason;
} TribReviewValue;

/**
 * TribReviewLine:
 * @label: of the field
 * @sides: (element-type TribReviewValue): the values of each, that of the record that is asked about first
 * @difference: how the sides compare
 * @minor: it tells nothing about who they are: what only one side has of fields that a list brought along, consent, notes
 */
typedef struct
{
  char *label;
  GPtrArray *sides[2];
  TribDifference difference;
  gboolean minor;
} TribReviewLine;

/* (transfer full) (element-type TribReviewLine): those of which either side has a value */
GPtrArray *trib_review_lines_new (const TribReviewCase *asked, TribSchema *schema);

/* The value of @values that @text is most like, by which its difference is marked; %NULL where there is none. */
const char *trib_review_line_nearest (const GPtrArray *values, const char *text);

/* "Till, line 418". (transfer full) */
char *trib_review_record_title (const TribCustomerRecord *record);

G_END_DECLS
