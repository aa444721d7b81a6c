/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks countries and regions up in the tables beside it: countries.h is sorted, the others are read once.
 */
#include "config.h"

#include "schema/trib-countries.h"

#include "schema/tables/calling-codes.h"
#include "schema/tables/countries.h"
#include "schema/tables/regions.h"

#include <stdlib.h>
#include <string.h>

static int
compare_name (gconstpointer key, gconstpointer entry)
{
  return strcmp (key, entry);
}

const char *
trib_country_find (const char *folded)
{
  const char *entry = bsearch (folded, countries, G_N_ELEMENTS (countries), sizeof countries[0], compare_name);

  return entry ? entry + G_STRUCT_OFFSET (__typeof__ (countries[0]), code) : NULL;
}

/* Whether @word is one of the words between bars. */
static gboolean
has_word (const char *words, const char *word, gsize len)
{
  for (const char *p = words; *p;)
    {
      gsize n = strcspn (p, "|");

      if (n == len && memcmp (p, word, len) == 0)
        return TRUE;
      p += n + (p[n] == '|');
    }
  return FALSE;
}

const char *
trib_region_find (const char *country, const char *folded, const char **found_in)
{
  gsize len = strlen (folded);

  for (guint i = 0; len > 0 && i < G_N_ELEMENTS (regions); i++)
    if ((country == NULL || strcmp (regions[i].country, country) == 0) && has_word (regions[i].names, folded, len))
      {
        if (found_in)
          *found_in = regions[i].country;
        return regions[i].standard;
      }
  return NULL;
}

const char *
trib_country_of_calling_code (const char *digits, guint *used)
{
  for (guint i = 0; i < G_N_ELEMENTS (calling_codes); i++)
    if (g_str_has_prefix (digits, calling_codes[i].code))
      {
        if (used)
          *used = strlen (calling_codes[i].code);
        return calling_codes[i].country;
      }
  return NULL;
}
