/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cities, regions and countries.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "cleanse/trib-cleanse.h"
#include "words/trib-letter-case.h"
#include "schema/trib-countries.h"

#include <string.h>

static void
add_place (const TribCleanseContext *context, const char *text, gsize len, const char *place, gsize n,
           TribReason reason)
{
  g_autoptr (GString) repaired = NULL;

  if (trib_case_needs_repair (place, n))
    {
      repaired = g_string_sized_new (n + 8);
      trib_case_append (repaired, place, n, TRIB_CASE_PLACE);
      trib_cleanse_add (context, text, len, repaired->str, repaired->len, reason ? reason : TRIB_REASON_CASE);
    }
  else
    trib_cleanse_add (context, text, len, place, n, reason);
}

static void
add_split (const TribCleanseContext *context, TribFieldId field, const char *text, gsize len)
{
  TribCleanseContext other = *context;

  other.field = field;
  if (field == TRIB_FIELD_POSTCODE)
    trib_cleanse_postcode (&other, text, len);
  else
    trib_cleanse_region (&other, text, len);
}

/* How much of @text is a postcode that stands before the city: "04109 Leipzig", "D-04109 Leipzig", "1011 AB Amsterdam" */
static gsize
postcode_before (const char *text)
{
  const char *p = text;
  gsize digits;

  if (g_ascii_isalpha (p[0]) && p[1] == '-')
    p += 2;
  else if (g_ascii_isalpha (p[0]) && g_ascii_isalpha (p[1]) && p[2] == '-')
    p += 3;
  digits = strspn (p, "0123456789");
  if (digits < 4 || digits > 5 || p[digits] != ' ')
    return 0;
  p += digits;
  if (digits == 4 && g_ascii_isupper (p[1]) && g_ascii_isupper (p[2]) && p[3] == ' ')
    p += 3;
  return (gsize) (p - text);
}

/* "Springfield, IL 62701": where the comma is, or NULL. */
static const char *
american_end (const char *text)
{
  const char *comma = strrchr (text, ',');
  const char *p = comma ? comma + 1 : NULL;

  while (p && *p == ' ')
    p++;
  if (p == NULL || !g_ascii_isupper (p[0]) || !g_ascii_isupper (p[1]))
    return NULL;
  p += 2;
  return *p == '\0' || (*p == ' ' && strspn (p + 1, "0123456789-") == strlen (p + 1) && strlen (p + 1) >= 5) ? comma
                                                                                                             : NULL;
}

void
trib_cleanse_city (const TribCleanseContext *context, const char *text, gsize len)
{
  gsize before = postcode_before (text);
  const char *comma = before == 0 ? american_end (text) : NULL;

  if (before > 0)
    {
      add_place (context, text, len, text + before + 1, len - before - 1, TRIB_REASON_SPLIT);
      add_split (context, TRIB_FIELD_POSTCODE, text, before);
    }
  else if (comma)
    {
      const char *region = comma + 1 + strspn (comma + 1, " ");

      add_place (context, text, len, text, (gsize) (comma - text), TRIB_REASON_SPLIT);
      add_split (context, TRIB_FIELD_REGION, region, 2);
      if (region[2] == ' ')
        add_split (context, TRIB_FIELD_POSTCODE, region + 3, strlen (region + 3));
    }
  else
    add_place (context, text, len, text, len, TRIB_REASON_NONE);
}

void
trib_cleanse_region (const TribCleanseContext *context, const char *text, gsize len)
{
  static const char whole_tables[] = "AU US CA";
  g_autofree char *copy = g_strndup (text, len);
  g_autofree char *folded = trib_fold (copy);
  const char *standard = context->country ? trib_region_find (context->country, folded, NULL) : NULL;

  if (standard)
    trib_cleanse_add (context, text, len, standard, strlen (standard), TRIB_REASON_FORMAT);
  else if (len <= 3 && g_str_is_ascii (copy))
    {
      g_autofree char *upper = g_ascii_strup (copy, -1);

      if (context->country && strstr (whole_tables, context->country))
        trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_UNKNOWN_WORD, upper, len);
      else
        trib_cleanse_add (context, text, len, upper, len, TRIB_REASON_CASE);
    }
  else
    add_place (context, text, len, copy, len, TRIB_REASON_NONE);
}

void
trib_cleanse_country (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autofree char *folded = trib_fold (text);
  const char *code = trib_country_find (folded);

  if (code)
    trib_cleanse_add (context, text, len, code, 2, TRIB_REASON_FORMAT);
  else
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_UNKNOWN_COUNTRY, text, len);
}
