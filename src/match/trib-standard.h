/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The form in which one value is compared, and the facts that comparisons and blocking want of it.
 */
#pragma once

#include "match/trib-features.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_FORM_NAME,
  TRIB_FORM_ORGANISATION,
  TRIB_FORM_STREET,
  TRIB_FORM_NUMBER, /* of a house, a flat */
  TRIB_FORM_POSTCODE,
  TRIB_FORM_CITY,
  TRIB_FORM_EMAIL,
  TRIB_FORM_PHONE,
  TRIB_FORM_WEBSITE,
  TRIB_FORM_DATE,
  TRIB_FORM_ID,
  TRIB_FORM_QUANTITY,
  TRIB_FORM_TEXT,
} TribForm;

void trib_standard_append (TribForm form, const char *text, gsize len, GString *out);
void trib_standard_facts (TribForm form, const char *text, gsize len, TribFacts *facts);

/* "12 High Street" or "Hohe Straße 12": the number, and the street without it. FALSE where there is none. */
gboolean trib_standard_split_line (const char *text, gsize len, GString *street, GString *number);

/* 0xYYYYMMDD in decimal digits, parts that are not known as 0; 0 where @text is no date. */
guint32 trib_standard_date (const char *text, gsize len);

G_END_DECLS
