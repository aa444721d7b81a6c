/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A customer as the lines of its overview: name parts and address parts, which survive together, are one line each. Words only;
 * drawing is left to trib-value-row.h.
 */
#pragma once

#include "unify/trib-customer.h"

G_BEGIN_DECLS

/**
 * TribLineCandidate:
 * @n_records: how many records have it
 * @remark: (nullable): what cleansing said of it: "suspect: day and month may be swapped"
 */
typedef struct
{
  char *text;
  gint64 source;
  guint n_records;
  char *remark;
} TribLineCandidate;

/**
 * TribCustomerLine:
 * @texts: the surviving values, the preferred one first
 * @why: why it survived, in words
 * @source: where the first comes from; 0 where from several
 * @candidates: (element-type TribLineCandidate): all that there are, the surviving first
 */
typedef struct
{
  char *label;
  GStrv texts;
  char *why;
  gint64 source;
  GPtrArray *candidates;
} TribCustomerLine;

/* (element-type TribCustomerLine): schema order */
GPtrArray *trib_customer_lines_new (const TribCustomer *customer, TribSchema *schema);

/* A value as people write it: dates in words. (transfer full) */
char *trib_value_for_people (const TribField *field, const char *text);

G_END_DECLS
