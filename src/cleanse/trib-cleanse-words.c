/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that have few values, by the words for them (words/trib-meaning.h): gender, language, yes and no, person or
 * organisation.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "words/trib-affix.h"
#include "cleanse/trib-cleanse.h"
#include "words/trib-date-parse.h"
#include "words/trib-meaning.h"

#include <string.h>

static void
add_meaning (const TribCleanseContext *context, const char *text, gsize len, const char *standard)
{
  if (standard)
    trib_cleanse_add (context, text, len, standard, strlen (standard), TRIB_REASON_FORMAT);
  else
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_UNKNOWN_WORD, text, len);
}

/* Shops ask "Frau, Herr, Firma" in one list. */
static gboolean
is_firm (const char *folded)
{
  return strlen (folded) > 2 && g_strcmp0 (trib_meaning_find (TRIB_MEANING_KIND, folded), "organisation") == 0;
}

void
trib_cleanse_gender (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);
  const char *standard = trib_meaning_find (TRIB_MEANING_GENDER, folded);
  const TribAffix *title = standard ? NULL : trib_affix_prefix (text, len);

  /* In French "M." is a gentleman and in Spanish "H" a man: the table has both as male. */
  if (title && title->gender)
    standard = title->gender == 'f' ? "female" : "male";
  if (standard == NULL && is_firm (folded))
    {
      trib_values_add (context->out, TRIB_FIELD_KIND, 0, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT, "organisation", 12);
      trib_cleanse_add_as (context, TRIB_STATUS_MISSING, TRIB_REASON_PLACEHOLDER, text, len);
    }
  else
    add_meaning (context, text, len, standard);
}

void
trib_cleanse_language (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);
  const char *standard = trib_meaning_find (TRIB_MEANING_LANGUAGE, folded);

  /* "de_AT", "en-GB" */
  if (standard == NULL && strlen (folded) >= 5 && folded[2] == ' ')
    {
      folded[2] = '\0';
      standard = trib_meaning_find (TRIB_MEANING_LANGUAGE, folded);
    }
  add_meaning (context, text, len, standard);
}

/* A date in a column of consents is the day on which it was given. */
void
trib_cleanse_yes_no (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);
  const char *standard = trib_meaning_find (TRIB_MEANING_ANSWER, folded);
  TribDate date;

  if (standard == NULL && trib_date_parse (text, context->date_order, FALSE, &date) && date.year > 0 && date.day > 0)
    standard = "yes";
  add_meaning (context, text, len, standard);
}

void
trib_cleanse_kind (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);

  add_meaning (context, text, len, trib_meaning_find (TRIB_MEANING_KIND, folded));
}
