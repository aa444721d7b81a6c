/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as ISO 8601, perhaps without day or year. A birth lies in the past; a day that does not exist is invalid.
 */
#include "config.h"

#include "cleanse/trib-cleanse.h"
#include "words/trib-date-parse.h"

#include <string.h>

#define OLDEST_AGE 130
#define LONGEST_TIME 64 /* behind the day; longer texts are no dates */

/* A year of two digits: a birth is the last such year, other dates may lie a year ahead. */
static int
full_year (int year, TribFieldId field, int today)
{
  int now = today / 10000;
  int full = now / 100 * 100 + year;

  if (full > now + (field == TRIB_FIELD_DATE_OF_BIRTH ? 0 : 1))
    full -= 100;
  return full;
}

static char *
put_digits (char *at, int number, guint n)
{
  for (guint i = n; i > 0; i--, number /= 10)
    at[i - 1] = (char) ('0' + number % 10);
  return at + n;
}

/* Day and month as --04-03 where the year is not known. Returns its end. */
static char *
write_iso (char *at, const TribDate *date)
{
  guint n = 4;

  for (int rest = date->year / 10000; rest > 0; rest /= 10)
    n++;
  if (date->year > 0)
    at = put_digits (at, date->year, n);
  else
    *at++ = '-';
  if (date->month > 0)
    {
      *at++ = '-';
      at = put_digits (at, date->month, 2);
    }
  if (date->month > 0 && date->day > 0)
    {
      *at++ = '-';
      at = put_digits (at, date->day, 2);
    }
  return at;
}

/* "YYYY-MM-DD" as it stands, the commonest form, needs no parsing. */
static gboolean
read_iso (const char *text, gsize len, TribDate *date)
{
  static const guint at[] = { 0, 1, 2, 3, 5, 6, 8, 9 };

  if (len != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    if (!g_ascii_isdigit (text[at[i]]))
      return FALSE;
  memset (date, 0, sizeof *date);
  date->year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
  date->month = (text[5] - '0') * 10 + text[6] - '0';
  date->day = (text[8] - '0') * 10 + text[9] - '0';
  return date->year >= 1000 && date->month >= 1 && date->month <= 12 && date->day >= 1;
}

static void
add_judged (const TribCleanseContext *context, const char *text, gsize len, const TribDate *date, const char *iso,
            gsize n)
{
  int day = date->year * 10000 + date->month * 100 + date->day;
  gboolean birth = context->field == TRIB_FIELD_DATE_OF_BIRTH;

  if (date->year > 0 && day > context->today && context->type == TRIB_TYPE_DATE
      && (birth || context->field == TRIB_FIELD_CUSTOMER_SINCE))
    trib_cleanse_add_as (context, birth ? TRIB_STATUS_INVALID : TRIB_STATUS_SUSPECT, TRIB_REASON_FUTURE,
                         birth ? text : iso, birth ? len : n);
  else if (birth && date->year > 0 && date->year < context->today / 10000 - OLDEST_AGE)
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_TOO_OLD, iso, n);
  else if (date->ambiguous)
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_AMBIGUOUS, iso, n);
  else if (date->about)
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_FORMAT, iso, n);
  else if (birth && day == 19700101)
    trib_cleanse_add_as (context, TRIB_STATUS_SUSPECT, TRIB_REASON_PLACEHOLDER, iso, n);
  else
    trib_cleanse_add (context, text, len, iso, n, TRIB_REASON_FORMAT);
}

void
trib_cleanse_date (const TribCleanseContext *context, const char *text, gsize len)
{
  char iso[LONGEST_TIME + 16];
  gboolean month_first = context->country && strcmp (context->country, "US") == 0;
  TribDate date;
  gsize n;

  if (trib_cleanse_lost_digits (text))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_LOST_DIGITS, text, len);
      return;
    }
  if (!read_iso (text, len, &date) && !trib_date_parse (text, context->date_order, month_first, &date))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_NOT_A_DATE, text, len);
      return;
    }
  if (date.short_year)
    date.year = full_year (date.year, context->field, context->today);
  if (!trib_date_exists (&date))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_NO_SUCH_DAY, text, len);
      return;
    }
  if (date.year == 0 && (date.month == 0 || date.day == 0))
    {
      trib_cleanse_add_as (context, TRIB_STATUS_INVALID, TRIB_REASON_NOT_A_DATE, text, len);
      return;
    }
  n = (gsize) (write_iso (iso, &date) - iso);
  if (context->type == TRIB_TYPE_TIME && date.time && n == 10)
    n += (gsize) g_snprintf (iso + n, LONGEST_TIME, "T%s", date.time);
  add_judged (context, text, len, &date, iso, n);
}
