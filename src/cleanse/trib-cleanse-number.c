/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Identifiers, numbers, amounts, web addresses and plain text.
 */
#include "config.h"

#include "cleanse/trib-cleanse.h"

#include <string.h>

void
trib_cleanse_add_as (const TribCleanseContext *context, TribStatus status, TribReason reason, const char *text,
                     gsize len)
{
  trib_values_add (context->out, context->field, 0, status, reason, text, len);
}

void
trib_cleanse_add (const TribCleanseContext *context, const char *text, gsize len, const char *standard, gsize n,
                  TribReason reason)
{
  if (n == len && memcmp (text, standard, n) == 0)
    trib_cleanse_add_as (context, TRIB_STATUS_OK, TRIB_REASON_NONE, text, len);
  else
    trib_cleanse_add_as (context, TRIB_STATUS_REPAIRED, reason, standard, n);
}

void
trib_cleanse_text (const TribCleanseContext *context, const char *text, gsize len)
{
  trib_cleanse_add_as (context, TRIB_STATUS_OK, TRIB_REASON_NONE, text, len);
}

/* "4.91512E+11", "1,00E+05": a mantissa of few digits and an exponent with its sign. */
gboolean
trib_cleanse_lost_digits (const char *text)
{
  const char *p = text;
  gsize n = strspn (p, "0123456789");

  if (n != 1 || (p[1] != '.' && p[1] != ',' && p[1] != 'E' && p[1] != 'e'))
    return FALSE;
  p++;
  if (*p == '.' || *p == ',')
    {
      p++;
      n = strspn (p, "0123456789");
      if (n == 0)
        return FALSE;
      p += n;
    }
  if ((*p != 'E' && *p != 'e') || p[1] != '+')
    return FALSE;
  n = strspn (p + 2, "0123456789");
  return n >= 1 && n <= 2 && p[2 + n] == '\0';
}

/* Numbers of tax offices and states are the same with and without their blanks, dots and hyphens. */
static void
append_squeezed (GString *out, const char *text)
{
  for (; *text; text++)
    if (strchr (" .-/", *text) == NULL)
      g_string_append_c (out, g_ascii_toupper (*text));
}

void
trib_cleanse_id (const TribCleanseContext *context, const char *text, gsize len)
{
  gboolean squeeze = context->field == TRIB_FIELD_TAX_ID || context->field == TRIB_FIELD_NATIONAL_ID;
  g_autoptr (GString) out = NULL;
  const char *p = text;

  if (trib_cleanse_lost_digits (text))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_LOST_DIGITS, text, len);
      return;
    }
  /* Nearly all have nothing of what follows. */
  if (!squeeze && g_ascii_isalnum (text[0]) && (len <= 3 || text[len - 2] != '.'))
    {
      trib_cleanse_add (context, text, len, text, len, TRIB_REASON_FORMAT);
      return;
    }
  out = g_string_sized_new (len + 1);
  /* What a spreadsheet needs to leave a number alone: '0123 and ="0123" */
  if (len > 3 && g_str_has_prefix (p, "=\"") && p[len - 1] == '"')
    {
      g_string_append_len (out, p + 2, (gssize) len - 3);
      trib_cleanse_add (context, text, len, out->str, out->len, TRIB_REASON_FORMAT);
      return;
    }
  if (p[0] == '\'' && p[1] != '\0')
    p++;
  if (squeeze)
    append_squeezed (out, p);
  else
    g_string_append (out, p);
  if (len > 3 && g_str_has_suffix (p, ".0") && strspn (p, "0123456789") == strlen (p) - 2)
    {
      g_string_assign (out, p);
      g_string_truncate (out, out->len - 2);
    }
  trib_cleanse_add (context, text, len, out->str, out->len, TRIB_REASON_FORMAT);
}

/* Signs of money at either end. */
static void
take_currency (GString *number)
{
  static const char *const marks[]
      = { "€", "$", "£", "¥", "EUR", "USD", "CHF", "GBP", "PLN", "zł", "kr", "Fr.", "SEK", "DKK", "NOK", "AUD", "CAD" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (number, marks[i], "", 1);
}

/* Where the decimal sign is: the last of . and , unless three digits behind it make it one of thousands. */
static const char *
find_decimal (const char *number, const char *country)
{
  const char *dot = strrchr (number, '.'), *comma = strrchr (number, ',');
  const char *last = dot > comma ? dot : comma;
  char thousands = country && strstr ("US GB AU CA NZ IE IN", country) ? ',' : '.';

  if (last == NULL)
    return NULL;
  if (dot && comma)
    return last;
  if (strchr (number, *last) != last)
    return NULL; /* "1.234.567" */
  if (strlen (last + 1) == 3 && last - number <= 3 && number[0] != '0')
    return *last == thousands ? NULL : last;
  return last;
}

void
trib_cleanse_number (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autoptr (GString) number = g_string_new (text);
  g_autoptr (GString) out = g_string_sized_new (len + 1);
  const char *decimal;

  if (context->type == TRIB_TYPE_MONEY)
    take_currency (number);
  g_string_replace (number, " ", "", 0);
  g_string_replace (number, "'", "", 0);
  if (strspn (number->str, "0123456789.,+-") != number->len || strpbrk (number->str, "0123456789") == NULL
      || strpbrk (number->str + 1, "+-"))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID,
                           trib_cleanse_lost_digits (text) ? TRIB_REASON_LOST_DIGITS : TRIB_REASON_NOT_A_NUMBER, text,
                           len);
      return;
    }
  decimal = find_decimal (number->str, context->country);
  for (const char *p = number->str; *p; p++)
    if (p == decimal)
      g_string_append_c (out, '.');
    else if (g_ascii_isdigit (*p) || (*p == '-' && p == number->str))
      g_string_append_c (out, *p);
  trib_cleanse_add (context, text, len, out->str, out->len, TRIB_REASON_FORMAT);
}

/* Scheme and host in lower case, without the slash that means nothing. */
void
trib_cleanse_url (const TribCleanseContext *context, const char *text, gsize len)
{
  g_autoptr (GString) out = g_string_sized_new (len + 1);
  const char *scheme = strstr (text, "://");
  const char *host = scheme ? scheme + 3 : text;
  gsize host_len = strcspn (host, "/?#");

  if (memchr (host, '.', host_len) == NULL || strchr (text, ' ') || strchr (text, '@'))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_BAD_DOMAIN, text, len);
      return;
    }
  for (const char *p = text; p < host + host_len; p++)
    g_string_append_c (out, g_ascii_tolower (*p));
  g_string_append (out, host + host_len);
  if (out->len > 1 && out->str[out->len - 1] == '/' && strcmp (host + host_len, "/") == 0)
    g_string_truncate (out, out->len - 1);
  trib_cleanse_add (context, text, len, out->str, out->len, TRIB_REASON_FORMAT);
}
