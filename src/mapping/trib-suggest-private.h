/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that suggest a mapping share.
 */
#pragma once

#include "mapping/trib-content.h"
#include "mapping/trib-headings.h"

G_BEGIN_DECLS

/**
 * TribColumnGuess:
 * @field: where the column would go, none for a custom field
 * @confidence: 0…1
 * @rank: by which rivals for one field are settled
 * @custom_type: of the custom field that it may become
 * @birth_part: what part of a birth date its heading may name
 * @part: 'y', 'm' or 'd' where it really is a part of a date, else 0
 * @second: the second of two family names, which goes behind the first
 */
typedef struct
{
  TribHeadingGuess heading;
  TribContent content;
  TribFieldId field;
  double confidence;
  double rank;
  TribValueType custom_type;
  char birth_part;
  char part;
  gboolean second;
} TribColumnGuess;

/* trib-suggest-relate.c */
void trib_suggest_relate (TribColumnGuess *guesses, const TribTableFacts *table);
void trib_suggest_relate_address (TribColumnGuess *guesses, guint n);

/* trib-suggest-interaction.c */
TribRowsAre trib_suggest_interactions (TribColumnGuess *guesses, const TribTableFacts *table);

/* trib-suggest-locale.c */
void trib_suggest_locale (TribMapping *mapping, const TribColumnGuess *guesses, const TribTableFacts *table);

G_END_DECLS
