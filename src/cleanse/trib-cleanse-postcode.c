/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Postcodes by the shape that each country gives them. A country before them ("D-04109") is taken off, a lost zero put
 * back where the country leaves no doubt; one of another shape is suspect, since people move.
 */
#include "config.h"

#include "cleanse/trib-cleanse.h"

#include <string.h>

#define LONGEST 16

/* 9 a digit, A a letter, a blank or hyphen as written; @padded: digits of which zeros in front get lost. */
static const struct
{
  char country[3];
  const char *shapes;
  guint padded;
  guint shortest;
} plans[] = {
  { "DE", "99999", 5, 4 },
  { "FR", "99999", 5, 4 },
  { "IT", "99999", 5, 3 },
  { "ES", "99999", 5, 4 },
  { "US", "99999|99999-9999", 5, 3 },
  { "AT", "9999", 0, 0 },
  { "CH", "9999", 0, 0 },
  { "LI", "9999", 0, 0 },
  { "BE", "9999", 0, 0 },
  { "LU", "9999", 0, 0 },
  { "DK", "9999", 4, 3 },
  { "NO", "9999", 4, 3 },
  { "AU", "9999", 4, 3 },
  { "NZ", "9999", 4, 3 },
  { "HU", "9999", 0, 0 },
  { "BG", "9999", 0, 0 },
  { "NL", "9999 AA", 0, 0 },
  { "PL", "99-999", 0, 0 },
  { "PT", "9999-999|9999", 0, 0 },
  { "SE", "999 99", 0, 0 },
  { "CZ", "999 99", 0, 0 },
  { "SK", "999 99", 0, 0 },
  { "GR", "999 99", 0, 0 },
  { "FI", "99999", 5, 3 },
  { "HR", "99999", 0, 0 },
  { "RO", "999999", 6, 5 },
  { "TR", "99999", 5, 4 },
  { "RS", "99999", 0, 0 },
  { "UA", "99999", 5, 4 },
  { "RU", "999999", 0, 0 },
  { "MX", "99999", 5, 4 },
  { "BR", "99999-999", 0, 0 },
  { "JP", "999-9999", 0, 0 },
  { "IN", "999999", 0, 0 },
  { "SI", "9999", 0, 0 },
  { "EE", "99999", 0, 0 },
  { "GB", "A9 9AA|A99 9AA|AA9 9AA|AA99 9AA|A9A 9AA|AA9A 9AA", 0, 0 },
  { "CA", "A9A 9A9", 0, 0 },
  { "IE", "A99 A999|A9A A999", 0, 0 },
};

/* Writes letters and digits of @code into the shape that fits them, with its blanks and hyphens. */
static gboolean
fill_shape (const char *shape, gsize n, const char *code, char *out)
{
  for (gsize i = 0; i < n; i++)
    if (shape[i] == '9' ? g_ascii_isdigit (*code) : shape[i] == 'A' && g_ascii_isupper (*code))
      *out++ = *code++;
    else if (shape[i] == ' ' || shape[i] == '-')
      *out++ = shape[i];
    else
      return FALSE;
  *out = '\0';
  return *code == '\0';
}

static gboolean
fill_any_shape (const char *shapes, const char *code, char *out)
{
  for (const char *p = shapes; *p;)
    {
      gsize n = strcspn (p, "|");

      if (fill_shape (p, n, code, out))
        return TRUE;
      p += n + (p[n] == '|');
    }
  return FALSE;
}

/* Capital letters and digits alone. FALSE where there is anything else than blanks and hyphens between them. */
static gboolean
squeeze (const char *text, char *code)
{
  guint n = 0;

  for (; *text; text++)
    if (g_ascii_isalnum (*text))
      {
        if (n == LONGEST - 2)
          return FALSE;
        code[n++] = g_ascii_toupper (*text);
      }
    else if (strchr (" -.", *text) == NULL)
      return FALSE;
  code[n] = '\0';
  return n > 0;
}

static int
find_plan (const char *country)
{
  for (guint i = 0; country && i < G_N_ELEMENTS (plans); i++)
    if (strcmp (plans[i].country, country) == 0)
      return (int) i;
  return -1;
}

/* "D-04109", "CH-8001": the country before a code of digits. */
static const char *
country_before (const char *text, gsize *skip)
{
  static const char *const marks[][2] = {
    { "D", "DE" },  { "DE", "DE" }, { "A", "AT" },  { "AT", "AT" }, { "CH", "CH" }, { "F", "FR" },  { "FR", "FR" },
    { "I", "IT" },  { "IT", "IT" }, { "B", "BE" },  { "BE", "BE" }, { "L", "LU" },  { "LU", "LU" }, { "E", "ES" },
    { "ES", "ES" }, { "NL", "NL" }, { "DK", "DK" }, { "S", "SE" },  { "SE", "SE" }, { "N", "NO" },  { "NO", "NO" },
    { "PL", "PL" }, { "CZ", "CZ" }, { "P", "PT" },  { "PT", "PT" }, { "FL", "LI" }, { "FI", "FI" },
  };
  gsize n = strcspn (text, "-");

  if (n == 0 || n > 2 || text[n] != '-' || !g_ascii_isdigit (text[n + 1]))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strlen (marks[i][0]) == n && g_ascii_strncasecmp (marks[i][0], text, n) == 0)
      {
        *skip = n + 1;
        return marks[i][1];
      }
  return NULL;
}

/* Shapes that only one country has tell it even where none is known. */
static gboolean
standard_without_country (const char *code, char *out)
{
  static const char *const telling[] = { "GB", "CA", "NL" };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (fill_any_shape (plans[find_plan (telling[i])].shapes, code, out))
      return TRUE;
  return FALSE;
}

static gboolean
pad (guint plan, const char *code, char *out)
{
  gsize n = strlen (code);

  if (plans[plan].padded == 0 || n < plans[plan].shortest || n >= plans[plan].padded
      || strspn (code, "0123456789") != n)
    return FALSE;
  memset (out, '0', plans[plan].padded - n);
  memcpy (out + plans[plan].padded - n, code, n + 1);
  return TRUE;
}

void
trib_cleanse_postcode (const TribCleanseContext *context, const char *text, gsize len)
{
  char code[LONGEST], out[LONGEST + 4];
  gsize skip = 0;
  const char *before = country_before (text, &skip);
  const char *country = before ? before : context->country;
  int plan = find_plan (country);
  g_autofree char *whole = NULL;

  if (plan >= 0 && len < LONGEST && text[len] == '\0' && fill_any_shape (plans[plan].shapes, text, out))
    {
      trib_cleanse_add (context, text, len, out, strlen (out), TRIB_REASON_FORMAT);
      return;
    }
  whole = g_strndup (text, len);
  if (trib_cleanse_lost_digits (text))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_LOST_DIGITS, text, len);
      return;
    }
  if (len > 5 && g_str_has_suffix (whole, ".0") && strspn (whole, "0123456789") == len - 2)
    whole[len - 2] = '\0';
  if (len > LONGEST || !squeeze (whole + skip, code) || strpbrk (code, "0123456789") == NULL)
    {
      trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_FORMAT, text, len);
      return;
    }
  if (plan < 0 && standard_without_country (code, out))
    trib_cleanse_add (context, text, len, out, strlen (out), TRIB_REASON_FORMAT);
  else if (plan < 0)
    trib_cleanse_add (context, text, len, strlen (code) == len ? code : text,
                      strlen (code) == len ? strlen (code) : len, TRIB_REASON_FORMAT);
  else if (fill_any_shape (plans[plan].shapes, code, out))
    trib_cleanse_add (context, text, len, out, strlen (out), TRIB_REASON_FORMAT);
  else if (pad ((guint) plan, code, out))
    trib_cleanse_add (context, text, len, out, strlen (out), TRIB_REASON_PADDED);
  else
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_WRONG_FOR_COUNTRY, code, strlen (code));
  if (before)
    trib_values_add (context->out, TRIB_FIELD_COUNTRY, 0, TRIB_STATUS_REPAIRED, TRIB_REASON_SPLIT, before, 2);
}
