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
 * @record: one that has it, 0 where it was put together from several
 * @raw: as the record has it
 * @since: when the newest record that has it came, microseconds
 * @n_records: how many records have it
 * @usable: whether it can be right
 * @remark: (nullable): what cleansing said of it: "suspect: day and month may be swapped"
 */
typedef struct
{
  char *text;
  char *raw;
  gint64 record;
  gint64 source;
  gint64 since;
  guint n_records;
  gboolean usable;
  char *remark;
} TribLineCandidate;

/**
 * TribCustomerLine:
 * @field: that is set when one is typed; of a name or an address the field that stands for all parts
 * @rule: by which it survives
 * @by_hand: a person chose or typed it
 * @texts: the surviving values, the preferred one first
 * @why: why it survived, in words
 * @source: where the first comes from; 0 where from several
 * @candidates: (element-type TribLineCandidate): all that there are, the surviving first
 */
typedef struct
{
  TribFieldId field;
  TribSurvivorship rule;
  gboolean by_hand;
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
