/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Telephone numbers: one or several in a cell, labels and extensions taken off, then in E.164 form where the country is
 * known. Plain writings take the short way of trib-phone-plain.c, all others that of libphonenumber.
 */
#include "config.h"

#include "cleanse/trib-cleanse.h"
#include "cleanse/trib-phone-plain.h"

#include <string.h>

#define LONGEST 80
#define FEWEST_DIGITS 6

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += g_ascii_isdigit (*text);
  return n;
}

/* What stands before the number: "Tel.:", "Mobil ", "=\"", and an apostrophe of a spreadsheet. */
static const char *
skip_label (const char *text)
{
  const char *p = text;

  while (*p && !g_ascii_isdigit (*p) && *p != '+' && !(*p == '(' && (g_ascii_isdigit (p[1]) || p[1] == '+')))
    p++;
  return *p ? p : text;
}

/* Cuts an extension, a remark in brackets, and the ".0" of a number that was a floating point one. */
static void
cut_end (char *text)
{
  static const char *const marks[]
      = { " ext", "ext.", "ext ", " x", "x", " dw", " durchwahl", " app", "#", " poste", " (" };
  gsize n;

  for (guint i = 0; strpbrk (text, "xXeEdDaApP#(") && i < G_N_ELEMENTS (marks); i++)
    for (char *p = text + 1; text[0] && *p; p++)
      if (g_ascii_strncasecmp (p, marks[i], strlen (marks[i])) == 0)
        {
          char kept = *p;

          *p = '\0';
          /* " (" opens a remark only where the number is complete before it. */
          if (count_digits (text) >= 6)
            break;
          *p = kept;
        }
  n = strlen (text);
  if (n > 8 && g_str_has_suffix (text, ".0") && strspn (text, "0123456789") == n - 2)
    text[n - 2] = '\0';
  while ((n = strlen (text)) > 0 && strchr (" \"'.,;-/", text[n - 1]))
    text[n - 1] = '\0';
}

static void
add_verdict (const TribCleanseContext *context, const char *text, gsize len, const char *e164, TribPhoneVerdict verdict)
{
  gsize n = strlen (e164);

  switch (verdict)
    {
    case TRIB_PHONE_VALID:
      trib_cleanse_add (context, text, len, e164, n, TRIB_REASON_FORMAT);
      break;
    case TRIB_PHONE_NOT_ASSIGNED:
      trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_NOT_ASSIGNED, e164, n);
      break;
    case TRIB_PHONE_TOO_SHORT:
    case TRIB_PHONE_TOO_LONG:
      /* One digit too few or too many is a slip that may still tell two records to be one. */
      if (n >= 9 && n <= 16)
        trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_LENGTH, e164, n);
      else
        trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_LENGTH, text, len);
      break;
    case TRIB_PHONE_NO_COUNTRY:
    case TRIB_PHONE_NOT_A_NUMBER:
    default:
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_NOT_A_NUMBER, text, len);
      break;
    }
}

/* Without a country the digits alone are the standard form. */
static void
add_digits (const TribCleanseContext *context, const char *text, gsize len, const char *number)
{
  char digits[LONGEST];
  guint n = 0;

  if (number[0] == '+')
    digits[n++] = '+';
  for (; *number && n < sizeof digits - 1; number++)
    if (g_ascii_isdigit (*number))
      digits[n++] = *number;
  digits[n] = '\0';
  if (n < 5)
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_NOT_A_NUMBER, text, len);
  else if (n > 16)
    trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_LENGTH, text, len);
  else
    trib_cleanse_add (context, text, len, digits, n, TRIB_REASON_FORMAT);
}

static void
ask_library (const TribCleanseContext *context, const char *text, gsize len, const char *number)
{
#ifdef HAVE_PHONENUMBER
  char e164[TRIB_PHONE_E164_SIZE];
  g_autofree char *with_plus = g_str_has_prefix (number, "00") ? g_strconcat ("+", number + 2, NULL) : NULL;
  TribPhoneVerdict verdict = trib_phone_shim_parse (with_plus ? with_plus : number, context->country, e164);

  if (verdict == TRIB_PHONE_NO_COUNTRY)
    add_digits (context, text, len, number);
  else
    add_verdict (context, text, len, e164, verdict);
#else
  add_digits (context, text, len, number);
#endif
}

/* Without a country, long digits that begin with a calling code are an international number whose plus was lost. */
static gboolean
add_lost_plus (const TribCleanseContext *context, const char *text, gsize len, const char *number)
{
  g_autofree char *with_plus = NULL;
  char e164[TRIB_PHONE_E164_SIZE];
  guint code_len;

  if (context->country || strlen (number) < 11 || number[0] == '0' || strspn (number, "0123456789") != strlen (number))
    return FALSE;
  with_plus = g_strconcat ("+", number, NULL);
  if (!trib_phone_plain (with_plus, NULL, e164, &code_len)
      || trib_phone_plain_verdict (e164, code_len) != TRIB_PHONE_VALID)
    return FALSE;
  add_verdict (context, text, len, e164, TRIB_PHONE_VALID);
  return TRUE;
}

static void
cleanse_one (const TribCleanseContext *context, const char *text, gsize len)
{
  char number[LONGEST], e164[TRIB_PHONE_E164_SIZE];
  const char *start;
  g_autofree char *whole = g_strndup (text, len);
  guint code_len;

  start = skip_label (whole);
  if (trib_cleanse_lost_digits (whole))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_LOST_DIGITS, text, len);
      return;
    }
  if (strlen (start) >= sizeof number || count_digits (start) < FEWEST_DIGITS || strchr (whole, '@'))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID,
                           count_digits (start) > 2 && count_digits (start) < FEWEST_DIGITS ? TRIB_REASON_LENGTH
                                                                                            : TRIB_REASON_NOT_A_NUMBER,
                           text, len);
      return;
    }
  g_strlcpy (number, start, sizeof number);
  cut_end (number);
  if (trib_phone_plain (number, context->country, e164, &code_len))
    add_verdict (context, text, len, e164, trib_phone_plain_verdict (e164, code_len));
  else if (!add_lost_plus (context, text, len, number))
    ask_library (context, text, len, number);
}

/* Whether every part between @separators could be a number by itself. A slash and a comma also stand inside numbers, so
 * behind them one has to begin as numbers do. */
static gboolean
all_are_numbers (const char *text, const char *separators)
{
  gboolean strict = strchr ("/,", separators[0]) != NULL;
  guint parts = 0;

  while (*text)
    {
      gsize n = strcspn (text, separators);
      g_autofree char *part = g_strndup (text, n);

      g_strstrip (part);
      if (count_digits (part) < 6 || (strict && parts > 0 && !strchr ("+0(", part[0])))
        return FALSE;
      parts++;
      text += n + (text[n] != '\0');
    }
  return parts > 1;
}

/* Whether a text, where it is plain, is one number and nothing else. A slash stands between two of them where there are
 * digits enough on both sides; a dot may be what a spreadsheet has put there, and brackets behind a slash a remark. */
static gboolean
is_one (const char *text)
{
  guint digits = 0, before = 0, slashes = 0, brackets = 0;
  char last = '\0';

  for (; *text; text++)
    {
      if (g_ascii_isdigit (*text))
        digits++;
      else if (*text == '.')
        return FALSE;
      else if (*text == '(' && last == ' ')
        brackets++;
      else if (*text == '/' && slashes++ == 0)
        before = digits;
      last = *text;
    }
  if (slashes == 0)
    return digits >= FEWEST_DIGITS;
  return slashes == 1 && brackets == 0 && g_ascii_isdigit (last) && digits >= FEWEST_DIGITS
         && (before < FEWEST_DIGITS || digits - before < FEWEST_DIGITS);
}

void
trib_cleanse_phone (const TribCleanseContext *context, const char *text, gsize len)
{
  static const char *const separators[] = { ";", ",", "|", "/" };
  char e164[TRIB_PHONE_E164_SIZE];
  guint code_len;

  /* Nearly all numbers are plain, and one alone in their cell. */
  if (is_one (text) && trib_phone_plain (text, context->country, e164, &code_len))
    {
      add_verdict (context, text, len, e164, trib_phone_plain_verdict (e164, code_len));
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (strchr (text, separators[i][0]) && all_are_numbers (text, separators[i]))
      {
        g_auto (GStrv) parts = g_strsplit (text, separators[i], -1);

        for (guint k = 0; parts[k]; k++)
          cleanse_one (context, g_strstrip (parts[k]), strlen (parts[k]));
        return;
      }
  cleanse_one (context, text, len);
}
