/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which value of each field survives when records are one customer, and why. Computed whenever it is asked for, from the
 * records alone; pure, without a database.
 */
#pragma once

#include "schema/trib-schema.h"
#include "schema/trib-values.h"

G_BEGIN_DECLS

/**
 * TribCandidate:
 * @record: the first record that has the value
 * @since: when the newest record that has it came, microseconds
 * @n_records: how many have it
 * @by_hand: a person typed or chose it
 */
typedef struct
{
  char *text;
  TribStatus status;
  TribReason reason;
  gint64 record;
  gint64 source;
  gint64 since;
  guint n_records;
  gboolean by_hand;
} TribCandidate;

/**
 * TribSurvivor:
 * @text: the surviving value, several of them one a line; "" where every candidate is invalid
 * @why: why it was chosen, in words, translated: "agreed by 2 of 3", "only one", "most recent of 3"
 * @candidates: (element-type TribCandidate): all values, the chosen first
 */
typedef struct
{
  TribFieldId field;
  char *text;
  char *why;
  GPtrArray *candidates;
} TribSurvivor;

void trib_survivor_free (TribSurvivor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribSurvivor, trib_survivor_free)

#define TRIB_TRUST_BY_HAND 0

/**
 * TribContribution:
 * @trust: rank of the source, 1 is trusted most, %TRIB_TRUST_BY_HAND what a person typed or chose
 * @since: when this version of the record came, microseconds
 * @values: standard values, not owned
 */
typedef struct
{
  gint64 record;
  gint64 source;
  int trust;
  gint64 since;
  TribValues *values;
} TribContribution;

/**
 * trib_survive:
 * @records: (array length=n): the customer's records, by record number
 *
 * Parts of an address come from one record, and so do parts of a name (blanks in a name are filled from the others).
 * Every field's rule is the schema's; ties go on as TribSurvivorship says. What was set by hand stands, field by field; an empty value
 * (%TRIB_STATUS_MISSING) that was set by hand leaves the field empty.
 *
 * Returns: (transfer full) (element-type TribSurvivor): in schema order
 */
GPtrArray *trib_survive (TribSchema *schema, const TribContribution *records, guint n);

/* What a customer is called: its name or its firm's, else its e-mail or phone. (transfer full) */
char *trib_survivors_name (GPtrArray *survivors, gboolean *organisation);
/* The same by the fields of a customer, as the schema lists them. (transfer full) */
char *trib_fields_name (TribSchema *schema, const char *const *fields);

/**
 * trib_survive_texts:
 * @fields: (out caller-allocates): one a field of the schema, %NULL where there is none
 *
 * The texts that trib_survive () finds, and nothing else: where the records agree, nothing has to be ranked.
 *
 * Returns: (transfer full) (element-type TribSurvivor): what the texts lie in that are none of the records'
 */
GPtrArray *trib_survive_texts (TribSchema *schema, const TribContribution *records, guint n, const char **fields);

/* (nullable) */
const TribSurvivor *trib_survivors_find (GPtrArray *survivors, TribFieldId field);

G_END_DECLS
