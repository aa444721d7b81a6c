/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside survivorship/ only: what each rule does. A row a rule: how two values compare by it, and the words for a value that it chose.
 */
#pragma once

#include "survivorship/trib-survivor.h"

G_BEGIN_DECLS

/**
 * TribRanked:
 * @shown: must be first: a GPtrArray of these is one of TribCandidate
 * @key: folded; equal for values that people take for the same
 * @trust: best rank of the sources that have it
 * @length: in characters
 * @filled: of the records that have it, the fields of the fullest
 * @place: on the list of a rule that goes by one; the list's length for what is not on it
 * @by_hand: when it was last set by hand, 0 where it was not
 * @last_record: that was counted
 */
typedef struct
{
  TribCandidate shown;
  char *key;
  int trust;
  guint length;
  guint filled;
  guint place;
  gint64 by_hand;
  gint64 last_record;
} TribRanked;

/**
 * TribStrategy:
 * @compare: (nullable): negative where @a goes first, 0 where the rule does not tell; %NULL for one that never does
 * @why: for people, with the number of values: "most recent of %u"
 * @why_date: (nullable): the same of dates
 */
typedef struct
{
  int (*compare) (const TribRanked *a, const TribRanked *b, const TribField *field);
  const char *why;
  const char *why_date;
} TribStrategy;

const TribStrategy *trib_strategy_get (TribSurvivorship rule);

/* The rank of a record's source under the rule of @field. */
int trib_strategy_trust (const TribField *field, const TribContribution *from);
/* What only some rules want to know of a value: fills in @filled and @place. */
void trib_strategy_prepare (const TribField *field, const TribContribution *from, TribRanked *ranked);

G_END_DECLS
