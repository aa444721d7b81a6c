/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of a workbook as text. Dates are numbers of days there, told apart only by the number format, and
 * counted with a 29 February 1900 that never was. Plain numbers come out as the shortest text that means the same to a
 * spreadsheet, without exponent or ".0", since many are identifiers and telephone numbers.
 */
#include "config.h"

#include "formats/workbook/trib-number-format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SECONDS 86400
#define LAST_DAY 2958466 /* after 9999-12-31 */
#define ELAPSED '\1'
#define EXACT 1e15 /* from here on Excel has lost digits */

TribNumberFormat
trib_number_format_builtin (guint id)
{
  TribNumberFormat format = { TRIB_NUMBER_PLAIN, 0 };

  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    format.kind = TRIB_NUMBER_DATE;
  else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
    format.kind = TRIB_NUMBER_TIME;
  else if (id == 22)
    format.kind = TRIB_NUMBER_DATETIME;
  else if (id == 46)
    format.kind = TRIB_NUMBER_DURATION;
  return format;
}

/* Signs like those for year and month stand between letters, and are none here. */
static gboolean
is_letter (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c < 0x250 && g_unichar_isalpha (c);
}

/* A word of letters that belong to dates and times alone, in the languages whose letters come up in files. */
static gboolean
is_date_word (const char *word, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (!strchr ("ymdhsgebaptj", g_ascii_tolower (word[i])))
      return FALSE;
  return TRUE;
}

/* The letters of the code's first section that mean something; [h] and its kin become ELAPSED. */
static char *
significant_letters (const char *code)
{
  GString *out = g_string_new (NULL);

  for (const char *p = code; *p && *p != ';'; p++)
    {
      const char *end;

      if (*p == '"' && (end = strchr (p + 1, '"')))
        p = end;
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1])
        p++;
      else if (*p == '[' && (end = strchr (p, ']')))
        {
          if (strchr ("hHmMsS", p[1]) && p[1] && (p[2] == ']' || g_ascii_tolower (p[2]) == g_ascii_tolower (p[1])))
            g_string_append_c (out, ELAPSED);
          p = end;
        }
      else if (is_letter (p))
        {
          for (end = p; is_letter (end);)
            end = g_utf8_next_char (end);
          /* "General", "Standard": no format at all. "am" and its kin say nothing more than "h". */
          if (is_date_word (p, end - p) && g_ascii_strncasecmp (p, "am/", 3) != 0
              && g_ascii_strncasecmp (p, "pm", 2) != 0)
            g_string_append_len (out, p, end - p);
          p = end - 1;
        }
      else if (!strchr (" -()", *p))
        g_string_append_c (out, *p);
    }
  for (char *p = out->str; *p; p++)
    *p = g_ascii_tolower (*p);
  return g_string_free (out, FALSE);
}

TribNumberFormat
trib_number_format_parse (const char *code)
{
  g_autofree char *letters = significant_letters (code);
  TribNumberFormat format = { TRIB_NUMBER_PLAIN, 0 };
  gboolean time = strpbrk (letters, "hs\1") != NULL,
           date = strpbrk (letters, "yd") != NULL || strstr (letters, "aaa") != NULL;
  gsize zeros = strspn (letters, "0");

  if (!time && !date && strchr (letters, 'm'))
    date = TRUE;
  if (strchr (letters, ELAPSED))
    format.kind = date ? TRIB_NUMBER_DATETIME : TRIB_NUMBER_DURATION;
  else if (date)
    format.kind = time ? TRIB_NUMBER_DATETIME : TRIB_NUMBER_DATE;
  else if (time)
    format.kind = TRIB_NUMBER_TIME;
  else if (zeros >= 2 && letters[zeros] == '\0')
    format.digits = MIN (zeros, 32);
  return format;
}

static void
append_time (GString *out, gint64 seconds)
{
  g_string_append_printf (out, "%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}

/* @day counts from 1 for 1 January 1900, or from 0 for 1 January 1904. */
static void
append_date (GString *out, int day, gboolean date1904)
{
  GDate date;

  if (!date1904 && day == 60)
    {
      g_string_append (out, "1900-02-29");
      return;
    }
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, date1904 ? 1904 : 1900);
  g_date_add_days (&date, date1904 ? day : day < 60 ? day - 1 : day - 2);
  g_string_append_printf (out, "%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

static gboolean
append_moment (GString *out, double number, TribNumberKind kind, gboolean date1904, gboolean *lost)
{
  gint64 seconds;
  int day;

  if (!(number >= 0 && number < LAST_DAY))
    return FALSE;
  seconds = llround ((number - floor (number)) * SECONDS);
  day = (int) floor (number);
  if (kind == TRIB_NUMBER_DURATION)
    {
      append_time (out, day * (gint64) SECONDS + seconds);
      return TRUE;
    }
  if (seconds >= SECONDS)
    {
      seconds = 0;
      day++;
    }
  if (day == 0 && !date1904)
    {
      if (kind == TRIB_NUMBER_DATE && seconds == 0)
        return FALSE;
      append_time (out, seconds);
      return TRUE;
    }
  if (kind == TRIB_NUMBER_TIME && day == 0)
    {
      append_time (out, seconds);
      return TRUE;
    }
  *lost |= !date1904 && day == 60;
  append_date (out, day, date1904);
  if (kind != TRIB_NUMBER_DATE || seconds != 0)
    {
      g_string_append_c (out, 'T');
      append_time (out, seconds);
    }
  return TRUE;
}

/* Lays out @digits with the decimal point behind the first and the exponent @exponent without an exponent. */
static void
append_plain (GString *out, const char *digits, int exponent)
{
  int n = strlen (digits);

  if (exponent < 0)
    {
      g_string_append (out, "0.");
      for (int i = -1; i > exponent; i--)
        g_string_append_c (out, '0');
      g_string_append (out, digits);
      return;
    }
  for (int i = 0; i < MAX (n, exponent + 1); i++)
    {
      if (i == exponent + 1)
        g_string_append_c (out, '.');
      g_string_append_c (out, i < n ? digits[i] : '0');
    }
}

static void
append_shortest (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE], digits[32];
  guint n = 0;
  int exponent;

  /* What a spreadsheet calculates, it shows with 15 digits: 6.6, not 6.6000000000000005. */
  for (int precision = 14; precision <= (number == floor (number) ? 16 : 14); precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", precision);
      g_ascii_formatd (text, sizeof text, format, fabs (number));
      if (g_ascii_strtod (text, NULL) == fabs (number))
        break;
    }
  exponent = atoi (strchr (text, 'e') + 1);
  for (const char *p = text; *p != 'e'; p++)
    if (g_ascii_isdigit (*p))
      digits[n++] = *p;
  while (n > 1 && digits[n - 1] == '0')
    n--;
  digits[n] = '\0';
  if (number < 0)
    g_string_append_c (out, '-');
  if (exponent > 40 || exponent < -20)
    g_string_append_printf (out, "%c%s%sE%+d", digits[0], n > 1 ? "." : "", digits + 1, exponent);
  else
    append_plain (out, digits, exponent);
}

static gboolean
is_integer_text (const char *value)
{
  const char *p = *value == '-' ? value + 1 : value;

  return *p && strspn (p, "0123456789") == strlen (p) && (*p != '0' || p[1] == '\0');
}

void
trib_number_format_append (GString *out, const char *value, TribNumberFormat format, gboolean date1904, gboolean *lost)
{
  char *end;
  double number = g_ascii_strtod (value, &end);
  gsize start = out->len;

  *lost = FALSE;
  if (end == value || *end || !isfinite (number))
    {
      g_string_append (out, value);
      return;
    }
  if (format.kind != TRIB_NUMBER_PLAIN && append_moment (out, number, format.kind, date1904, lost))
    return;
  *lost = fabs (number) >= EXACT;
  if (number == 0)
    g_string_append_c (out, '0');
  else if (is_integer_text (value))
    g_string_append (out, value);
  else
    append_shortest (out, number);
  if (format.digits && number >= 0 && !strchr (out->str + start, '.'))
    while (out->len - start < format.digits)
      g_string_insert_c (out, start, '0');
}
