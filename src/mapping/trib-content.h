/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the values of a column look like.
 */
#pragma once

#include "formats/trib-inspection.h"
#include "mapping/trib-mapping.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_LOOK_EMAIL,
  TRIB_LOOK_PHONE, /* with a plus, a leading zero or gaps */
  TRIB_LOOK_DIGITS,
  TRIB_LOOK_DATE,
  TRIB_LOOK_DAY, /* day and month without a year */
  TRIB_LOOK_URL,
  TRIB_LOOK_IBAN,
  TRIB_LOOK_YES_NO,
  TRIB_LOOK_INTEGER,
  TRIB_LOOK_DECIMAL,
  TRIB_LOOK_MONEY,
  TRIB_LOOK_POSTCODE,
  TRIB_LOOK_COUNTRY,
  TRIB_LOOK_REGION,
  TRIB_LOOK_GENDER,
  TRIB_LOOK_SALUTATION,
  TRIB_LOOK_LANGUAGE,
  TRIB_LOOK_HOUSE_NUMBER,
  TRIB_LOOK_UNIT,
  TRIB_LOOK_STREET,      /* letters and a number, or a street word */
  TRIB_LOOK_STREET_WORD, /* a street word and a number */
  TRIB_LOOK_VAT,
  TRIB_LOOK_PLACE, /* postcode and town */
  TRIB_LOOK_GIVEN_NAME,
  TRIB_LOOK_PERSON,       /* several words, one a given name */
  TRIB_LOOK_ORGANISATION, /* legal form or word of organisations */
  TRIB_LOOK_KIND,
  TRIB_LOOK_LETTERS, /* no digit */
  TRIB_LOOK_ONE_WORD,
  TRIB_N_LOOKS,
} TribLook;

/**
 * TribContent:
 * @n: values looked at
 * @share: 0…1 of them that look so
 * @average: mean length in bytes
 * @few: whether the same values come again and again
 * @unique: whether hardly any value comes twice
 */
typedef struct
{
  guint n;
  double share[TRIB_N_LOOKS];
  double average;
  gboolean few;
  gboolean unique;
} TribContent;

void trib_content_look (const TribColumnFacts *column, guint max_samples, TribContent *content);
TribValueType trib_content_type (const TribContent *content);

/* Whether @text is written like a date; year, day and month as they stand, 0 where a part is no number. */
gboolean trib_content_is_date (const char *text, int parts[3], char *separator);

G_END_DECLS
