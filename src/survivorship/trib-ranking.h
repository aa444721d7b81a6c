/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside survivorship/ only: which of several values, or of several records, goes first.
 */
#pragma once

#include "survivorship/trib-survivor.h"

G_BEGIN_DECLS

/**
 * TribRanked:
 * @shown: must be first: a GPtrArray of these is one of TribCandidate
 * @key: folded; equal for values that people take for the same
 * @trust: best rank of the sources that have it
 * @since: newest of the records that have it
 * @length: in characters
 */
typedef struct
{
  TribCandidate shown;
  char *key;
  int trust;
  gint64 since;
  guint length;
  gint64 last_record;
} TribRanked;

void trib_ranking_sort (GPtrArray *candidates, TribSurvivorship rule);
/* Moves the value that @lead has to the front. */
void trib_ranking_put_first (GPtrArray *candidates, const TribField *field, const TribContribution *lead);
char *trib_ranking_why (GPtrArray *candidates, TribSurvivorship rule, gboolean led);

gboolean trib_ranking_is_name (TribFieldId field);
/* (nullable): the record whose name, or whose address, the customer has. */
const TribContribution *trib_ranking_name_lead (const TribContribution *records, guint n);
const TribContribution *trib_ranking_address_lead (const TribContribution *records, guint n);

G_END_DECLS
