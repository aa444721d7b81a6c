/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words for what cleansing says of a value.
 */
#include "config.h"

#include "schema/trib-values.h"

#include <glib/gi18n-lib.h>

static const char *const reasons[] = {
  [TRIB_REASON_NONE] = "",
  [TRIB_REASON_SPACE] = N_ ("Blanks or invisible characters removed"),
  [TRIB_REASON_CASE] = N_ ("Capital and small letters put right"),
  [TRIB_REASON_FORMAT] = N_ ("Written in the standard form"),
  [TRIB_REASON_SPLIT] = N_ ("Taken out of a longer text"),
  [TRIB_REASON_PADDED] = N_ ("Leading zeros put back"),
  [TRIB_REASON_TYPO_DOMAIN] = N_ ("Looks like a misspelt mail provider"),
  [TRIB_REASON_PLACEHOLDER] = N_ ("A word or dummy that stands for nothing"),
  [TRIB_REASON_NO_AT] = N_ ("No @ in the e-mail address"),
  [TRIB_REASON_BAD_DOMAIN] = N_ ("Not a domain name behind the @"),
  [TRIB_REASON_BAD_LOCAL_PART] = N_ ("Not allowed before the @"),
  [TRIB_REASON_NOT_A_NUMBER] = N_ ("Not a number"),
  [TRIB_REASON_LENGTH] = N_ ("Too long or too short"),
  [TRIB_REASON_NOT_ASSIGNED] = N_ ("Such numbers are not given out in that country"),
  [TRIB_REASON_LOST_DIGITS] = N_ ("A spreadsheet has cut off digits"),
  [TRIB_REASON_NOT_A_DATE] = N_ ("Not a date"),
  [TRIB_REASON_NO_SUCH_DAY] = N_ ("There is no such day"),
  [TRIB_REASON_AMBIGUOUS] = N_ ("Can be read in more than one way"),
  [TRIB_REASON_FUTURE] = N_ ("In the future"),
  [TRIB_REASON_TOO_OLD] = N_ ("Too long ago"),
  [TRIB_REASON_UNKNOWN_COUNTRY] = N_ ("Country not known"),
  [TRIB_REASON_WRONG_FOR_COUNTRY] = N_ ("Does not fit the country"),
  [TRIB_REASON_DIGITS_IN_NAME] = N_ ("Digits in a name"),
  [TRIB_REASON_SHARED_BOX] = N_ ("A mailbox that several people share"),
  [TRIB_REASON_DISPOSABLE] = N_ ("A throw-away e-mail address"),
  [TRIB_REASON_UNKNOWN_WORD] = N_ ("Word not understood"),
  [TRIB_REASON_SWAPPED] = N_ ("Given name and family name changed places"),
  [TRIB_REASON_CONTROL] = N_ ("Control characters removed"),
};

static const char *const statuses[] = {
  [TRIB_STATUS_OK] = N_ ("Good"),         [TRIB_STATUS_REPAIRED] = N_ ("Repaired"),
  [TRIB_STATUS_SUSPECT] = N_ ("Suspect"), [TRIB_STATUS_INVALID] = N_ ("Invalid"),
  [TRIB_STATUS_MISSING] = N_ ("Missing"),
};

/**
 * trib_reason_text:
 *
 * Returns: (transfer none): the words, translated; "" for none and for reasons of a newer program
 */
const char *
trib_reason_text (TribReason reason)
{
  if (reason == TRIB_REASON_NONE || (guint) reason >= G_N_ELEMENTS (reasons))
    return "";
  return _ (reasons[reason]);
}

const char *
trib_status_text (TribStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (statuses), "");
  return _ (statuses[status]);
}
