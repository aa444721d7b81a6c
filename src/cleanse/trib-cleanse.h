/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cleansers of single values, one a file, as trib-cleanser.c calls them. Each gets a text that is trimmed, in NFC,
 * free of invisible characters and no placeholder, and adds what it makes of it to @out: a value for the field asked,
 * and perhaps others that were in the text. Statuses are as if the text had come so: the caller adds what was trimmed.
 */
#pragma once

#include "mapping/trib-mapping.h"
#include "schema/trib-values.h"
#include "words/trib-name-words.h"

G_BEGIN_DECLS

/**
 * TribCleanseContext:
 * @field: the field that the value is for
 * @type: its type
 * @country: (nullable): ISO code of the record or the source
 * @date_order: of the source
 * @today: year * 10000 + month * 100 + day
 * @out: where results go
 */
typedef struct
{
  TribFieldId field;
  TribValueType type;
  const char *country;
  TribDateOrder date_order;
  int today;
  TribValues *out;
} TribCleanseContext;

typedef void (*TribCleanseFunc) (const TribCleanseContext *context, const char *text, gsize len);

void trib_cleanse_text (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_name (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_full_name (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_name_affix (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_organisation (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_email (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_phone (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_url (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_address_line (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_street (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_house_number (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_postcode (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_city (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_region (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_country (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_date (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_gender (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_language (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_yes_no (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_kind (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_id (const TribCleanseContext *context, const char *text, gsize len);
void trib_cleanse_number (const TribCleanseContext *context, const char *text, gsize len);

/* Adds a value for the field asked: OK where @standard is @text, else repaired for @reason. */
void trib_cleanse_add (const TribCleanseContext *context, const char *text, gsize len, const char *standard, gsize n,
                       TribReason reason);
void trib_cleanse_add_as (const TribCleanseContext *context, TribStatus status, TribReason reason, const char *text,
                          gsize len);

/* Adds titles and suffixes that were taken from a name, and the gender that they tell. */
void trib_cleanse_add_affixes (const TribCleanseContext *context, const TribNameWords *words);

/* Whether the digits of a number were lost to a spreadsheet: "4.91512E+11". */
gboolean trib_cleanse_lost_digits (const char *text);

G_END_DECLS
