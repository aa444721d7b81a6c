/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Standard forms for comparison. Values come cleansed already (cleanse/); here they are folded and their writing is evened
 * out further than one would show it: streets lose the word for street, organisations their legal form, e-mail addresses
 * the dots and tags that providers ignore (W. Winkler, "Preparing names and addresses for record linkage", 1995).
 */
#include "config.h"

#include "base/trib-fold.h"
#include "base/trib-hash.h"
#include "match/trib-kernel.h"
#include "match/trib-phonetic.h"
#include "match/trib-series.h"
#include "match/trib-standard.h"
#include "schema/trib-legal-forms.h"
#include "schema/trib-nicknames.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *from;
  const char *to;
} Word;

/* Sorted by from. */
static const Word street_words[] = {
  { "alley", "aly" },      { "av", "ave" },        { "avda", "ave" },   { "avenida", "ave" },  { "avenue", "ave" },
  { "boulevard", "blvd" }, { "bd", "blvd" },       { "circle", "cir" }, { "circuit", "cct" },  { "close", "cl" },
  { "court", "ct" },       { "crescent", "cres" }, { "drive", "dr" },   { "east", "e" },       { "fort", "ft" },
  { "freeway", "fwy" },    { "highway", "hwy" },   { "lane", "ln" },    { "mount", "mt" },     { "north", "n" },
  { "northeast", "ne" },   { "northwest", "nw" },  { "parade", "pde" }, { "parkway", "pkwy" }, { "place", "pl" },
  { "plaza", "plz" },      { "road", "rd" },       { "route", "rte" },  { "saint", "st" },     { "south", "s" },
  { "southeast", "se" },   { "southwest", "sw" },  { "square", "sq" },  { "str", "str" },      { "strasse", "str" },
  { "street", "st" },      { "terrace", "ter" },   { "trail", "trl" },  { "west", "w" },
};

static const Word number_words[] = {
  { "apartment", "" }, { "apt", "" }, { "flat", "" },  { "no", "" },   { "nr", "" },
  { "number", "" },    { "ste", "" }, { "suite", "" }, { "unit", "" },
};

static const char *
replaced (const Word *words, guint n, const char *word, gsize len)
{
  for (guint i = 0; i < n; i++)
    if (strlen (words[i].from) == len && memcmp (words[i].from, word, len) == 0)
      return words[i].to;
  return NULL;
}

/* Appends @folded with its words replaced, one blank between them. */
static void
append_words (GString *out, const Word *words, guint n, const char *folded, gsize len)
{
  gsize start = out->len;

  for (gsize i = 0, end; i < len; i = end + 1)
    {
      const char *to, *found = memchr (folded + i, ' ', len - i);
      gsize size;

      end = found != NULL ? (gsize) (found - folded) : len;
      size = end - i;
      to = replaced (words, n, folded + i, size);
      if (to != NULL && *to == '\0')
        continue;
      if (out->len > start)
        g_string_append_c (out, ' ');
      if (to != NULL)
        g_string_append (out, to);
      else if (words == street_words && size > 7 && memcmp (folded + end - 7, "strasse", 7) == 0)
        g_string_append_len (out, folded + i, size - 4);
      else
        g_string_append_len (out, folded + i, size);
    }
  if (out->len == start)
    g_string_append_len (out, folded, len);
}

static void
append_compact (GString *out, const char *folded, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (folded[i] != ' ')
      g_string_append_c (out, folded[i]);
}

static void
append_lower (GString *out, const char *text, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (text[i] != ' ')
      g_string_append_c (out, g_ascii_tolower (text[i]));
}

static void
append_website (GString *out, const char *text, gsize len)
{
  const char *scheme = g_strstr_len (text, len, "://");

  if (scheme != NULL)
    {
      len -= scheme + 3 - text;
      text = scheme + 3;
    }
  if (len > 4 && g_ascii_strncasecmp (text, "www.", 4) == 0)
    {
      text += 4;
      len -= 4;
    }
  while (len > 0 && text[len - 1] == '/')
    len--;
  append_lower (out, text, len);
}

void
trib_standard_append (TribForm form, const char *text, gsize len, GString *out)
{
  g_autoptr (GString) folded = NULL;

  if (form == TRIB_FORM_EMAIL)
    {
      append_lower (out, text, len);
      return;
    }
  if (form == TRIB_FORM_WEBSITE)
    {
      append_website (out, text, len);
      return;
    }
  if (form == TRIB_FORM_PHONE)
    {
      for (gsize i = 0; i < len; i++)
        if (g_ascii_isdigit (text[i]))
          g_string_append_c (out, text[i]);
      return;
    }
  folded = g_string_sized_new (len + 1);
  trib_fold_append (folded, text, len);
  if (form == TRIB_FORM_STREET)
    append_words (out, street_words, G_N_ELEMENTS (street_words), folded->str, folded->len);
  else if (form == TRIB_FORM_ORGANISATION)
    {
      g_autoptr (GString) bare = g_string_sized_new (folded->len + 1);

      trib_legal_form_strip (folded->str, bare);
      g_string_append_len (out, bare->str, bare->len);
    }
  else if (form == TRIB_FORM_NUMBER)
    {
      g_autoptr (GString) kept = g_string_new (NULL);

      append_words (kept, number_words, G_N_ELEMENTS (number_words), folded->str, folded->len);
      append_compact (out, kept->str, kept->len);
    }
  else if (form == TRIB_FORM_ID || form == TRIB_FORM_POSTCODE)
    append_compact (out, folded->str, folded->len);
  else if (form == TRIB_FORM_DATE || form == TRIB_FORM_QUANTITY)
    g_string_append_len (out, text, len);
  else
    g_string_append_len (out, folded->str, folded->len);
}

guint32
trib_standard_date (const char *text, gsize len)
{
  guint parts[3] = { 0, 0, 0 }, n = 0, digits = 0;
  gboolean no_year = len > 2 && text[0] == '-' && text[1] == '-';

  n = no_year ? 1 : 0;
  for (gsize i = no_year ? 2 : 0; i < len && n < 3; i++)
    if (g_ascii_isdigit (text[i]) && digits < 4)
      {
        parts[n] = parts[n] * 10 + (guint) (text[i] - '0');
        digits++;
      }
    else if (text[i] == '-' && digits > 0)
      {
        n++;
        digits = 0;
      }
    else
      break;
  /* A month 13 or a day 35 is one slip away from what was meant. */
  if (parts[0] > 9999 || parts[1] > 19 || parts[2] > 39 || (!no_year && parts[0] < 1000))
    return 0;
  return parts[0] * 10000 + parts[1] * 100 + parts[2];
}

static guint64
hash_loose (const char *text, gsize len, gboolean sound)
{
  char small[256];
  g_autofree char *large = len < sizeof small ? NULL : g_malloc (len + 1);
  char *out = large != NULL ? large : small;
  gsize n = sound ? trib_sound_form (text, len, out) : trib_loose_form (text, len, out);

  return n ? trib_hash_bytes (out, n, 1) : 0;
}

/* The name before the @ as providers see it: no dots, no tag. Nothing of boxes that a whole firm reads. */
static guint64
hash_local_part (const char *text, gsize len)
{
  static const char *const shared[] = { "info",  "mail",  "sales", "office", "contact", "kontakt", "service", "support",
                                        "admin", "hello", "buero", "post",   "team",    "shop",    "noreply", "email" };
  const char *at = memchr (text, '@', len);
  gsize end = at != NULL ? (gsize) (at - text) : len, n = 0;
  char local[64];

  for (gsize i = 0; i < end && n < sizeof local && text[i] != '+'; i++)
    if (text[i] != '.' && text[i] != '_' && text[i] != '-')
      local[n++] = text[i];
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (strlen (shared[i]) == n && memcmp (shared[i], local, n) == 0)
      return 0;
  return n >= 4 ? trib_hash_bytes (local, n, 2) : 0;
}

/* The numbers behind names, which providers make people add. */
static guint64
local_digits (const char *text, gsize len)
{
  guint64 digits = 0;
  guint n = 0;

  for (gsize i = 0; i < len && text[i] != '@' && n < TRIB_EMAIL_DIGITS; i++)
    if (g_ascii_isdigit (text[i]))
      digits |= (guint64) (text[i] - '0' + 1) << (4 * n++);
  return digits;
}

static guint64
phone_end (const char *text, gsize len)
{
  guint64 end = 0;

  for (gsize i = len > TRIB_PHONE_END ? len - TRIB_PHONE_END : 0; i < len; i++)
    end = end << 7 | (text[i] & 0x7f);
  return end;
}

static guint64
hash_leading_digits (const char *text, gsize len)
{
  gsize n = 0;

  while (n < len && g_ascii_isdigit (text[n]))
    n++;
  return n ? trib_hash_bytes (text, n, 3) : 0;
}

static void
count_letters (const char *text, gsize len, TribFacts *facts)
{
  guint32 wide[TRIB_KERNEL_MAX];
  guint n = trib_code_points (text, len, wide, TRIB_KERNEL_MAX);

  facts->len = (guint16) n;
  facts->initial = n ? wide[0] : 0;
  for (guint i = 0; i < n; i++)
    if (wide[i] != ' ')
      facts->letters |= 1u << ((wide[i] + (wide[i] >> 5) * 11) & 31);
}

/* 0 where it is no number. An amount of money has its currency behind it. */
static guint64
hundredths (const char *text)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || !(fabs (value) < 1e15))
    return 0;
  return ((guint64) 1 << 63) + (guint64) llround (value * 100);
}

void
trib_standard_facts (TribForm form, const char *text, gsize len, TribFacts *facts)
{
  facts->hash = trib_hash_bytes (text, len, 0);
  count_letters (text, len, facts);
  switch (form)
    {
    case TRIB_FORM_EMAIL:
      facts->loose = hash_local_part (text, len);
      facts->sound = local_digits (text, len);
      facts->stem = trib_series_stem (text, len);
      break;
    case TRIB_FORM_PHONE:
      facts->loose = len >= 7 ? trib_hash_bytes (text + len - 7, 7, 4) : 0;
      facts->sound = phone_end (text, len);
      break;
    case TRIB_FORM_POSTCODE:
      facts->loose = trib_hash_bytes (text, MIN (len, 3), 5);
      break;
    case TRIB_FORM_NUMBER:
      facts->loose = hash_leading_digits (text, len);
      break;
    case TRIB_FORM_DATE:
      facts->sound = trib_standard_date (text, len);
      break;
    case TRIB_FORM_QUANTITY:
      facts->sound = hundredths (text);
      break;
    case TRIB_FORM_ID:
    case TRIB_FORM_WEBSITE:
      break;
    case TRIB_FORM_NAME:
      facts->name = trib_nickname_find (text);
      facts->stem = trib_series_stem (text, len);
      facts->loose = hash_loose (text, len, FALSE);
      facts->sound = hash_loose (text, len, TRUE);
      break;
    default:
      facts->stem = trib_series_stem (text, len);
      facts->loose = hash_loose (text, len, FALSE);
      facts->sound = hash_loose (text, len, TRUE);
    }
}

gboolean
trib_standard_split_line (const char *text, gsize len, GString *street, GString *number)
{
  const char *first = memchr (text, ' ', len), *last = memrchr (text, ' ', len);

  if (first == NULL)
    return FALSE;
  if (g_ascii_isdigit (text[0]))
    {
      g_string_append_len (number, text, first - text);
      g_string_append_len (street, first + 1, text + len - first - 1);
      return TRUE;
    }
  if (g_ascii_isdigit (last[1]))
    {
      g_string_append_len (number, last + 1, text + len - last - 1);
      g_string_append_len (street, text, last - text);
      return TRUE;
    }
  return FALSE;
}
