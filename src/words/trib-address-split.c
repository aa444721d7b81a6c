/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splits at commas and line breaks, tells the parts apart, and in the street's part finds the house number: at the end
 * (German, Dutch, Italian, Spanish, Polish) or at the beginning (English, French).
 */
#include "config.h"

#include "words/trib-address-split.h"

#include "words/trib-street-words.h"

#include <string.h>

#define MAX_WORDS 32

typedef struct
{
  const char *at[MAX_WORDS];
  gsize len[MAX_WORDS];
  guint n;
} Words;

gboolean
trib_is_house_number (const char *text, gsize len)
{
  gsize i = 0, digits;
  guint ranges = 0;

  if (len == 0 || len > 14)
    return FALSE;
  while (i < len)
    {
      digits = 0;
      while (i < len && g_ascii_isdigit (text[i]))
        {
          i++;
          digits++;
        }
      if (digits == 0 || digits > 6)
        return FALSE;
      if (i < len && g_ascii_isalpha (text[i]))
        i++;
      if (i == len)
        return TRUE;
      if (strchr ("-/+", text[i]) == NULL || ++ranges > 2 || i + 1 == len)
        return FALSE;
      i++;
    }
  return FALSE;
}

static void
split_words (Words *words, const char *text, gsize len)
{
  const char *p = text, *end = text + len;

  words->n = 0;
  while (p < end)
    {
      const char *blank = memchr (p, ' ', (gsize) (end - p));
      gsize n = (gsize) ((blank ? blank : end) - p);

      if (n > 0 && words->n < MAX_WORDS)
        {
          words->at[words->n] = p;
          words->len[words->n++] = n;
        }
      p += n + 1;
    }
}

static void
append_words (GString *out, const Words *words, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append_len (out, words->at[i], (gssize) words->len[i]);
    }
}

static gboolean
is_letter (const Words *words, guint i)
{
  return words->len[i] == 1 && g_ascii_isalpha (words->at[i][0]);
}

static gboolean
is_number (const Words *words, guint i)
{
  return trib_is_house_number (words->at[i], words->len[i]);
}

static gboolean
is_addition (const Words *words, guint i)
{
  static const char additions[] = " bis ter quater hs rd ";
  char key[10];

  if (words->len[i] > 6)
    return FALSE;
  g_snprintf (key, sizeof key, " %.*s ", (int) words->len[i], words->at[i]);
  return strstr (additions, key) != NULL;
}

/* At which word the number at the end begins; words->n where there is none. */
static guint
find_number_behind (const Words *words)
{
  guint at = words->n - 1;

  if (words->n < 2)
    return words->n;
  if (at >= 2 && is_letter (words, at) && is_number (words, at - 1))
    at--;
  /* "12 - 14" */
  if (at >= 3 && is_number (words, at) && words->len[at - 1] == 1 && strchr ("-/+", words->at[at - 1][0])
      && is_number (words, at - 2))
    at -= 2;
  if (!is_number (words, at) || trib_street_word_takes_number (words->at[at - 1], words->len[at - 1]))
    return words->n;
  return at;
}

static void
take_number (TribAddress *self, const Words *words, guint from, guint to)
{
  g_string_truncate (self->number, 0);
  for (guint i = from; i < to; i++)
    {
      /* "18 a" is 18a, "12 bis" stays apart */
      if (i > from && is_addition (words, i))
        g_string_append_c (self->number, ' ');
      for (gsize k = 0; k < words->len[i]; k++)
        g_string_append_c (self->number, g_ascii_tolower (words->at[i][k]));
    }
}

/* "4/12 Smith St" in Australia: flat 4 of house 12. */
static void
split_flat (TribAddress *self, const char *country)
{
  char *slash = strchr (self->number->str, '/');

  if (slash == NULL || country == NULL || !strstr ("AU NZ", country) || self->unit->len > 0)
    return;
  g_string_append_len (self->unit, self->number->str, slash - self->number->str);
  g_string_erase (self->number, 0, slash - self->number->str + 1);
}

/* Takes the flat off the end: "Main St Apt 4" */
static guint
take_unit_behind (TribAddress *self, const Words *words)
{
  for (guint i = 1; i < words->n; i++)
    if (trib_street_word_is_unit (words->at[i], words->len[i]) && (words->at[i][0] == '#' || i + 1 < words->n)
        && !(words->len[i] == 1))
      {
        append_words (self->unit, words, i, words->n);
        return i;
      }
  return words->n;
}

static void
take_street (TribAddress *self, const char *text, gsize len, const char *country)
{
  Words words;
  guint at;

  split_words (&words, text, len);
  words.n = take_unit_behind (self, &words);
  if (words.n >= 2 && is_number (&words, 0) && !(words.n == 2 && is_number (&words, 1)))
    {
      at = 1;
      if (words.n > 2 && (is_addition (&words, 1) || (is_letter (&words, 1) && words.n > 3)))
        at = 2;
      take_number (self, &words, 0, at);
      append_words (self->street, &words, at, words.n);
      self->number_first = TRUE;
      split_flat (self, country);
      return;
    }
  /* "C 4" is a block in Mannheim */
  if (words.n == 2 && is_letter (&words, 0) && words.len[1] <= 2 && country && strcmp (country, "DE") == 0)
    at = words.n;
  else
    at = find_number_behind (&words);
  append_words (self->street, &words, 0, at);
  if (at < words.n)
    take_number (self, &words, at, words.n);
}

/* "04109 Leipzig", "D-04109 Leipzig" */
static gboolean
take_place (TribAddress *self, const char *part)
{
  const char *p = part;
  gsize digits;

  if (g_ascii_isalpha (p[0]) && (p[1] == '-' || (g_ascii_isalpha (p[1]) && p[2] == '-')))
    p = strchr (p, '-') + 1;
  digits = strspn (p, "0123456789");
  if (digits < 4 || digits > 5 || p[digits] != ' ' || !(g_ascii_isalpha (p[digits + 1]) || (p[digits + 1] & 0x80)))
    return FALSE;
  g_string_append_len (self->postcode, p, (gssize) digits);
  g_string_append (self->city, p + digits + 1);
  return TRUE;
}

/* "IL 62701", behind the part with the city */
static gboolean
take_american_place (TribAddress *self, const char *part)
{
  gsize digits;

  if (!g_ascii_isupper (part[0]) || !g_ascii_isupper (part[1]) || part[2] != ' ')
    return FALSE;
  digits = strspn (part + 3, "0123456789-");
  if ((digits != 5 && digits != 10) || part[3 + digits] != '\0')
    return FALSE;
  g_string_append_len (self->region, part, 2);
  g_string_append (self->postcode, part + 3);
  return TRUE;
}

/* "Apt 4", "2. OG" */
static gboolean
opens_with_unit (const char *part)
{
  gsize n = strcspn (part, " ");
  gsize digits = strspn (part, "0123456789");

  if (digits > 0 && part[n] == ' ' && n - digits <= 2)
    return strchr (part + n + 1, ' ') == NULL && trib_street_word_is_unit (part + n + 1, strlen (part + n + 1));
  return part[n] == ' ' && n > 1 && trib_street_word_is_unit (part, n);
}

static void
append_part (GString *out, const char *part)
{
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, part);
}

/* A part that is the number alone: "12", "3 bis", "14 a", "Nr. 5", "д. 1". Copies it as it is written where @out is
 * given. */
static gboolean
is_number_part (const char *part, GString *out)
{
  static const char marks[] = " nr nr. no no. n n. n° nº № h.nr. hnr. hausnr. д д. дом ";
  Words words;
  guint first = 0;

  split_words (&words, part, strlen (part));
  if (words.n > 1 && words.len[0] < 10)
    {
      g_autofree char *small = g_utf8_strdown (words.at[0], (gssize) words.len[0]);
      g_autofree char *key = g_strdup_printf (" %s ", small);

      first = strstr (marks, key) != NULL;
    }
  if (words.n - first == 0 || words.n - first > 2 || !is_number (&words, first))
    return FALSE;
  if (words.n - first == 2 && !is_addition (&words, first + 1) && !is_letter (&words, first + 1))
    return FALSE;
  if (out != NULL)
    for (guint i = first; i < words.n; i++)
      {
        if (i > first && is_addition (&words, i))
          g_string_append_c (out, ' ');
        for (gsize k = 0; k < words.len[i]; k++)
          g_string_append_c (out, g_ascii_tolower (words.at[i][k]));
      }
  return TRUE;
}

/* The part that is the street: the first with a digit that is no flat, else the first. */
static guint
find_street_part (char **parts, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strpbrk (parts[i], "0123456789") && strpbrk (parts[i], " ") && !opens_with_unit (parts[i])
        && !(n > 1 && is_number_part (parts[i], NULL)))
      return i;
  for (guint i = 0; i < n; i++)
    if (!opens_with_unit (parts[i]) && !is_number_part (parts[i], NULL))
      return i;
  return 0;
}

static guint
take_places (TribAddress *self, char **parts, guint n)
{
  if (n >= 2 && take_place (self, parts[n - 1]))
    return n - 1;
  if (n >= 3 && take_american_place (self, parts[n - 1]))
    {
      g_string_append (self->city, parts[n - 2]);
      return n - 2;
    }
  return n;
}

static char **
split_parts (const char *text, gsize len, guint *n)
{
  g_autofree char *copy = g_strndup (text, len);
  g_autoptr (GString) joined = g_string_new (copy);
  char **parts;

  g_string_replace (joined, "//", ",", 0);
  g_string_replace (joined, "|", ",", 0);
  g_string_replace (joined, ";", ",", 0);
  parts = g_strsplit (joined->str, ",", 12);
  *n = 0;
  for (guint i = 0; parts[i]; i++)
    {
      g_strstrip (parts[i]);
      if (parts[i][0] == '\0')
        g_free (parts[i]);
      else
        parts[(*n)++] = parts[i];
    }
  parts[*n] = NULL;
  return parts;
}

/**
 * trib_address_split:
 * @self: what was in it goes
 * @text: cleaned, NUL-terminated
 * @country: (nullable)
 */
void
trib_address_split (TribAddress *self, const char *text, gsize len, const char *country)
{
  g_auto (GStrv) parts = NULL;
  guint n, street;

  for (guint i = 0; i < TRIB_ADDRESS_PARTS; i++)
    g_string_truncate (self->parts[i], 0);
  self->number_first = FALSE;
  if (strpbrk (text, ",;|/") == NULL)
    {
      take_street (self, text, len, country);
      return;
    }
  parts = split_parts (text, len, &n);
  if (n == 0)
    return;
  n = take_places (self, parts, n);
  street = find_street_part (parts, n);
  take_street (self, parts[street], strlen (parts[street]), country);
  for (guint i = 0; i < n; i++)
    if (i == street)
      continue;
    else if (self->number->len == 0 && is_number_part (parts[i], self->number))
      self->number_first = i < street;
    else
      append_part (opens_with_unit (parts[i]) ? self->unit : self->rest, parts[i]);
}

TribAddress *
trib_address_new (void)
{
  TribAddress *self = g_new0 (TribAddress, 1);

  for (guint i = 0; i < TRIB_ADDRESS_PARTS; i++)
    self->parts[i] = g_string_new (NULL);
  return self;
}

void
trib_address_free (TribAddress *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TRIB_ADDRESS_PARTS; i++)
    g_string_free (self->parts[i], TRUE);
  g_free (self);
}
