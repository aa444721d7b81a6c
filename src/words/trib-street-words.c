/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of street kinds by language, and how they are written out. An abbreviation that is also a name ("St") counts
 * only where it stands as its language has it: last in English and Dutch, first in the Romance languages.
 */
#include "config.h"

#include "words/trib-street-words.h"

#include <string.h>

typedef struct
{
  const char *abbreviation; /* small, without dots */
  const char *full;
} Kind;

/* Last word, English. */
static const Kind last_words[] = {
  { "st", "Street" },      { "str", "Street" },  { "rd", "Road" },      { "ave", "Avenue" },      { "av", "Avenue" },
  { "blvd", "Boulevard" }, { "ln", "Lane" },     { "dr", "Drive" },     { "drv", "Drive" },       { "ct", "Court" },
  { "crt", "Court" },      { "pl", "Place" },    { "sq", "Square" },    { "ter", "Terrace" },     { "tce", "Terrace" },
  { "terr", "Terrace" },   { "hwy", "Highway" }, { "pkwy", "Parkway" }, { "cir", "Circle" },      { "cct", "Circuit" },
  { "cres", "Crescent" },  { "cr", "Crescent" }, { "pde", "Parade" },   { "cl", "Close" },        { "gdns", "Gardens" },
  { "gr", "Grove" },       { "gve", "Grove" },   { "trl", "Trail" },    { "expy", "Expressway" }, { "aly", "Alley" },
  { "pt", "Point" },       { "rte", "Route" },
};

/* First word, French, Spanish, Italian, Portuguese, Polish. */
static const Kind first_words[] = {
  { "av", "Avenue" },      { "ave", "Avenue" },     { "bd", "Boulevard" }, { "bld", "Boulevard" },
  { "blvd", "Boulevard" }, { "boul", "Boulevard" }, { "r", "Rue" },        { "pl", "Place" },
  { "ch", "Chemin" },      { "che", "Chemin" },     { "imp", "Impasse" },  { "rte", "Route" },
  { "all", "Allée" },      { "sq", "Square" },      { "c/", "Calle" },     { "c", "Calle" },
  { "avda", "Avenida" },   { "avd", "Avenida" },    { "pza", "Plaza" },    { "plz", "Plaza" },
  { "pº", "Paseo" },       { "ctra", "Carretera" }, { "v", "Via" },        { "vle", "Viale" },
  { "pza", "Piazza" },     { "pzza", "Piazza" },    { "cso", "Corso" },    { "lgo", "Largo" },
  { "ul", "ulica" },       { "al", "aleja" },
};

static const char unit_words[]
    = " apt apartment unit suite ste flat flt floor fl room rm whg wohnung etage og eg dg stock "
      "appt appartement app bus lot shop level "
      "lvl villa hinterhaus hh vorderhaus aufgang piso puerta interno int scala esc lok "
      "mieszkanie m bat bâtiment batiment кв квартира офис ";
static const char number_words[] = " highway hwy route rte road county interstate po box postfach pf postbox bp "
                                   "apartado casella lot rural rr state ";

static gboolean
in_list (const char *list, const char *word, gsize len)
{
  char key[24];
  gsize n = 1;

  if (len + 3 > sizeof key)
    return FALSE;
  key[0] = ' ';
  for (gsize i = 0; i < len; i++)
    if (word[i] != '.' && word[i] != ',')
      key[n++] = g_ascii_tolower (word[i]);
  if (n == 1)
    return FALSE;
  key[n++] = ' ';
  key[n] = '\0';
  return strstr (list, key) != NULL;
}

gboolean
trib_street_word_is_unit (const char *word, gsize len)
{
  return (len > 1 && word[0] == '#') || in_list (unit_words, word, len);
}

gboolean
trib_street_word_takes_number (const char *word, gsize len)
{
  return in_list (number_words, word, len) || in_list (unit_words, word, len);
}

static const char *
find_kind (const Kind *kinds, guint n, const char *word, gsize len)
{
  char key[12];
  gsize k = 0;

  if (len >= sizeof key)
    return NULL;
  for (gsize i = 0; i < len; i++)
    if (word[i] != '.')
      key[k++] = g_ascii_tolower (word[i]);
  key[k] = '\0';
  for (guint i = 0; i < n; i++)
    if (strcmp (kinds[i].abbreviation, key) == 0)
      return kinds[i].full;
  return NULL;
}

static gboolean
is_one_of (const char *country, const char *list)
{
  return country && strstr (list, country) != NULL;
}

static gboolean
ends_with (const char *word, gsize len, const char *end)
{
  gsize n = strlen (end);

  return len >= n && g_ascii_strncasecmp (word + len - n, end, n) == 0;
}

/* "Hauptstr.", "Hauptstrasse" and "Hauptstraße" are one; Switzerland writes ss, the Netherlands straat. */
static gboolean
append_german_word (GString *out, const char *word, gsize len, const char *country)
{
  static const char *const endings[] = { "strasse", "straße", "strase", "str.", "str" };
  const char *full = is_one_of (country, "CH LI") ? "strasse" : is_one_of (country, "NL BE") ? "straat" : "straße";

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (ends_with (word, len, endings[i]))
      {
        gsize stem = len - strlen (endings[i]);

        if (endings[i][3] != 'a' && endings[i][3] != '.' && (stem == 0 || (stem > 0 && stem < 3)))
          return FALSE;
        g_string_append_len (out, word, (gssize) stem);
        if (stem == 0 || !(g_ascii_isalnum (word[stem - 1]) || (word[stem - 1] & 0x80)))
          g_string_append_c (out, g_ascii_toupper (full[0]));
        else
          g_string_append_c (out, full[0]);
        g_string_append (out, full + 1);
        return TRUE;
      }
  if (len > 4 && ends_with (word, len, "pl.") && !ends_with (word, len, " pl."))
    {
      g_string_append_len (out, word, (gssize) len - 3);
      g_string_append (out, g_ascii_isalpha (word[len - 4]) ? "platz" : "Platz");
      return TRUE;
    }
  return FALSE;
}

static gboolean
speaks_english (const char *country)
{
  return country == NULL || is_one_of (country, "US GB AU CA NZ IE ZA IN SG");
}

static void
append_word (GString *out, const char *word, gsize len, gboolean first, gboolean last, const char *country)
{
  const char *full = NULL;

  if (last && !first && speaks_english (country))
    full = find_kind (last_words, G_N_ELEMENTS (last_words), word, len);
  else if (first && !last && !speaks_english (country) && !is_one_of (country, "DE AT CH NL"))
    full = find_kind (first_words, G_N_ELEMENTS (first_words), word, len);
  if (full == NULL && !is_one_of (country, "US GB AU CA NZ IE") && append_german_word (out, word, len, country))
    return;
  if (full)
    g_string_append (out, full);
  else
    g_string_append_len (out, word, (gssize) len);
}

void
trib_street_standard (const char *street, gsize len, const char *country, GString *out)
{
  const char *p = street, *end = street + len;
  gboolean first = TRUE;

  g_string_truncate (out, 0);
  while (p < end)
    {
      const char *blank = memchr (p, ' ', (gsize) (end - p));
      gsize n = (gsize) ((blank ? blank : end) - p);

      if (n > 0)
        {
          if (!first)
            g_string_append_c (out, ' ');
          append_word (out, p, n, first, blank == NULL, country);
          first = FALSE;
        }
      p += n + 1;
    }
}
