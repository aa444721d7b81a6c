/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Words that are small inside names, and forms that are written their own way, are in the tables below.
 */
#include "config.h"

#include "words/trib-letter-case.h"

#include <string.h>

/* Small wherever they stand in a person's name. */
static const char small_always[] = " von vom zu zum zur van der den ter ten af av und ";
/* Small unless they come first. */
static const char small_inside[] = " de del della dello dei degli di da das do dos du des la las le les lo los el al "
                                   "bin ibn bint ben op 't 's in aan het y ";
static const char small_places[] = " am an der im in bei ob auf vor dem den zu und a d i la le les de del di du des da "
                                   "do dos das sur sous en aux au et lez y e "
                                   "upon on of the and between by under le near next op aan het ter ten nad pod i ";
static const char small_organisations[] = " of the and und for in on at an der die das für zu zum zur am im bei de la "
                                          "le les du des et y e del della di da van voor het en ";

/* Organisations: forms with a writing of their own, folded word then form. */
static const char *const own_forms[][2] = {
  { "gmbh", "GmbH" }, { "ggmbh", "gGmbH" }, { "mbh", "mbH" },   { "ag", "AG" },     { "kg", "KG" },
  { "kgaa", "KGaA" }, { "ohg", "OHG" },     { "gbr", "GbR" },   { "ug", "UG" },     { "e.v.", "e.V." },
  { "ev", "eV" },     { "e.k.", "e.K." },   { "se", "SE" },     { "llc", "LLC" },   { "llp", "LLP" },
  { "lp", "LP" },     { "plc", "PLC" },     { "sa", "SA" },     { "sas", "SAS" },   { "sarl", "SARL" },
  { "eurl", "EURL" }, { "bv", "BV" },       { "b.v.", "B.V." }, { "nv", "NV" },     { "n.v.", "N.V." },
  { "srl", "Srl" },   { "spa", "SpA" },     { "sl", "SL" },     { "s.l.", "S.L." }, { "s.a.", "S.A." },
  { "ab", "AB" },     { "aps", "ApS" },     { "oy", "Oy" },     { "usa", "USA" },   { "uk", "UK" },
  { "bbq", "BBQ" },   { "ii", "II" },       { "iii", "III" },   { "iv", "IV" },     { "p.c.", "P.C." },
  { "vzw", "vzw" },   { "bvba", "BVBA" },   { "tv", "TV" },
};

gboolean
trib_case_needs_repair (const char *text, gsize len)
{
  const char *end = text + len;
  guint upper = 0, lower = 0;
  gboolean first_lower = FALSE, rest_upper = TRUE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (g_unichar_isupper (c))
        upper++;
      else if (g_unichar_islower (c))
        {
          if (upper + lower == 0)
            first_lower = TRUE;
          else if (c != 0xdf)
            rest_upper = FALSE;
          if (c != 0xdf) /* ß has no capital in old writing: STRAßE is all capitals */
            lower++;
        }
    }
  if (lower == 0)
    return upper >= 2;
  return upper == 0 || (first_lower && rest_upper && upper >= 2);
}

static gboolean
is_listed (const char *list, const char *word, gsize len)
{
  char key[20];

  if (len + 3 > sizeof key)
    return FALSE;
  key[0] = ' ';
  memcpy (key + 1, word, len);
  key[len + 1] = ' ';
  key[len + 2] = '\0';
  return strstr (list, key) != NULL;
}

static gboolean
is_roman (const char *word, gsize len)
{
  return len >= 2 && len <= 4 && strspn (word, "ivx") >= len && strncmp (word, "vi", len) != 0;
}

static gboolean
append_own_form (GString *out, const char *word, gsize len)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_forms); i++)
    if (strlen (own_forms[i][0]) == len && memcmp (own_forms[i][0], word, len) == 0)
      {
        g_string_append (out, own_forms[i][1]);
        return TRUE;
      }
  return FALSE;
}

static void
append_upper (GString *out, const char *word, gsize len)
{
  for (gsize i = 0; i < len; i++)
    g_string_append_c (out, g_ascii_toupper (word[i]));
}

/* A capital at the beginning, behind hyphens and the like, behind Mc, and behind O' and D'. */
static void
append_capitalised (GString *out, const char *word, gsize len)
{
  const char *end = word + len;
  gboolean capital = TRUE;
  guint letters = 0;

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = g_unichar_isalpha (c);

      g_string_append_unichar (out, letter && capital ? g_unichar_totitle (c) : c);
      if (letter)
        {
          letters++;
          capital = letters == 2 && c == 'c' && p - word >= 1 && p[-1] == 'm' && end - p > 3;
        }
      else if (c == '\'' || c == 0x2019)
        {
          capital = letters == 1;
          letters = capital ? 0 : letters;
        }
      else if (!g_unichar_ismark (c))
        {
          capital = !g_unichar_isdigit (c) || end - p > 3;
          letters = 0;
        }
    }
}

static void
append_word (GString *out, const char *word, gsize len, gboolean first, TribCaseStyle style, gboolean was_upper)
{
  if (style == TRIB_CASE_PERSON)
    {
      if (is_listed (small_always, word, len) || (!first && is_listed (small_inside, word, len)))
        g_string_append_len (out, word, len);
      else if (!first && is_roman (word, len))
        append_upper (out, word, len);
      else
        append_capitalised (out, word, len);
    }
  else if (style == TRIB_CASE_PLACE)
    {
      if (!first && is_listed (small_places, word, len))
        g_string_append_len (out, word, len);
      else
        append_capitalised (out, word, len);
    }
  else if (append_own_form (out, word, len))
    return;
  else if (!first && is_listed (small_organisations, word, len))
    g_string_append_len (out, word, len);
  else if (was_upper && len <= 4 && strcspn (word, "aeiouy") >= len)
    append_upper (out, word, len);
  else
    append_capitalised (out, word, len);
}

void
trib_case_append (GString *out, const char *text, gsize len, TribCaseStyle style)
{
  g_autofree char *lower = g_utf8_strdown (text, (gssize) len);
  gboolean was_upper = len > 0 && g_unichar_isupper (g_utf8_get_char (text));
  gboolean first = TRUE;

  for (const char *p = lower; *p;)
    {
      gsize n = strcspn (p, " ");

      if (n > 0)
        {
          append_word (out, p, n, first, style, was_upper);
          first = FALSE;
        }
      p += n;
      if (*p == ' ')
        g_string_append_c (out, *p++);
    }
}
