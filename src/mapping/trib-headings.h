/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a heading alone says of a column.
 */
#pragma once

#include "schema/trib-field.h"

G_BEGIN_DECLS

/**
 * TribHeadingGuess:
 * @known: whether the heading, or enough of it, is in the table
 * @field: the field, %TRIB_FIELD_NONE for a heading that is known to be no field
 * @confidence: 0…1
 * @type: of the custom field where @field is none
 * @partial: whether only the end of the heading is in the table
 * @other: whether it speaks of somebody else than the customer: an owner of the account, an assistant
 * @block: hash of the words that said whose it is (billing, home): columns of one address have the same
 */
typedef struct
{
  gboolean known;
  TribFieldId field;
  double confidence;
  TribValueType type;
  gboolean partial;
  gboolean other;
  guint block;
} TribHeadingGuess;

void trib_heading_guess (const char *heading, TribHeadingGuess *guess);

/* The words of a heading, folded, with a blank where a capital begins a new one: "LastName" is "last name". */
char *trib_heading_words (const char *heading);

/* Which part of a date a heading names, if it is that of a birth: 'y', 'm', 'd', or 0. */
char trib_heading_birth_part (const char *heading);
/* Whether it is that of the second of two family names. */
gboolean trib_heading_second_family_name (const char *heading);

G_END_DECLS
