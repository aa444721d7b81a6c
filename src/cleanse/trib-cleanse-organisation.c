/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of organisations: only their case is repaired, and only where it is plainly a slip: "IBM" stays.
 */
#include "config.h"

#include "cleanse/trib-cleanse.h"
#include "words/trib-letter-case.h"

#include <string.h>

/* One short word in capitals is likely an abbreviation that is meant so. */
static gboolean
is_abbreviation (const char *text, gsize len)
{
  return memchr (text, ' ', len) == NULL ? len <= 8 : len <= 7;
}

void
trib_cleanse_organisation (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autoptr (GString) repaired = NULL;

  if (!trib_case_needs_repair (text, len)
      || (is_abbreviation (text, len) && g_unichar_isupper (g_utf8_get_char (text))))
    {
      trib_cleanse_add (context, text, len, text, len, TRIB_REASON_NONE);
      return;
    }
  repaired = g_string_sized_new (len + 8);
  trib_case_append (repaired, text, len, TRIB_CASE_ORGANISATION);
  trib_cleanse_add (context, text, len, repaired->str, repaired->len, TRIB_REASON_CASE);
}
