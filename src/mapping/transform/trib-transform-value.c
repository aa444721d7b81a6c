/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Transforms of values of a type (dates, numbers, answers), and those that give a value where there was none.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "mapping/transform/trib-transform-private.h"
#include "words/trib-date-parse.h"
#include "words/trib-meaning.h"

#include <string.h>

/* A year of two digits is the last such year. */
static int
full_year (int year)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  int this_year = g_date_time_get_year (now), full = this_year / 100 * 100 + year;

  return full > this_year ? full - 100 : full;
}

/* ISO 8601; what is no date stays, so that cleansing can say so. */
gboolean
trib_transform_date (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autofree char *time = NULL;
  TribDate date;

  if (!trib_date_parse (text->str, trib_date_order_from_name (self->args[0]), FALSE, &date) || date.about
      || date.year == 0 || date.month == 0 || !trib_date_exists (&date))
    return TRUE;
  if (date.short_year)
    date.year = full_year (date.year);
  time = date.time ? g_strdup (date.time) : NULL;
  if (date.day == 0)
    g_string_printf (text, "%04d-%02d", date.year, date.month);
  else
    g_string_printf (text, "%04d-%02d-%02d", date.year, date.month, date.day);
  if (time && date.day > 0)
    g_string_append_printf (text, " %s", time);
  return TRUE;
}

/* Which of the marks in @text parts whole from fraction, where nobody said: the last of two kinds, or a single one that has not
 * three digits behind it. */
static char
guess_decimal (const char *text)
{
  const char *comma = strrchr (text, ','), *dot = strrchr (text, '.'), *last = MAX (comma, dot);

  if (last == NULL)
    return '.';
  if (comma && dot)
    return *last;
  if (strchr (text, *last) != last || strspn (last + 1, "0123456789") == 3)
    return *last == ',' ? '.' : ',';
  return *last;
}

/* "1.204,50 €" as 1204.50, "(12)" as -12. What holds no digit stays. */
gboolean
trib_transform_number (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char decimal = self->args[0] && self->args[0][0] ? self->args[0][0] : guess_decimal (text->str);
  gboolean negative = strpbrk (text->str, "-(") != NULL || strstr (text->str, "−") != NULL, fraction = FALSE;

  for (const char *p = text->str; *p; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (out, *p);
    else if (*p == decimal && out->len > 0 && g_ascii_isdigit (p[1]) && !fraction)
      {
        g_string_append_c (out, '.');
        fraction = TRUE;
      }
  if (out->len == 0)
    return TRUE;
  g_string_assign (text, negative ? "-" : "");
  g_string_append (text, out->str);
  return TRUE;
}

/* Yes and no change places, numbers their sign; all else stays. */
gboolean
trib_transform_negate (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autofree char *folded = trib_fold (text->str);
  const char *answer = trib_meaning_find (TRIB_MEANING_ANSWER, folded);
  const char *digits = text->str + (text->str[0] == '-');

  if (answer)
    g_string_assign (text, strcmp (answer, "yes") == 0 ? "no" : "yes");
  else if (g_ascii_isdigit (digits[0]) && strspn (digits, "0123456789.,") == strlen (digits))
    {
      if (digits != text->str)
        g_string_erase (text, 0, 1);
      else
        g_string_prepend_c (text, '-');
    }
  return TRUE;
}

gboolean
trib_transform_default (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  if (strspn (text->str, " \t\r\n") == text->len)
    g_string_assign (text, self->args[0]);
  return TRUE;
}

gboolean
trib_transform_constant (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_string_assign (text, self->args[0] ? self->args[0] : "");
  return TRUE;
}
