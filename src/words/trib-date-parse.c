/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a date into numbers and words and decides which is which. Years before 1000 are not read. It does not judge the
 * day: 31 February is read, and trib_date_exists () says no.
 */
#include "config.h"

#include "words/trib-date-parse.h"

#include "base/trib-fold.h"
#include "words/trib-date-words.h"

#include <stdlib.h>
#include <string.h>

#define MAX_PARTS 3

typedef struct
{
  int value[MAX_PARTS];
  guint digits[MAX_PARTS];
  guint n;
  guint month;        /* from a word, 0 for none */
  guint before_month; /* numbers that stood before the word */
} Numbers;

static gboolean
is_year (const Numbers *numbers, guint i)
{
  return numbers->digits[i] == 4 && numbers->value[i] >= 1000;
}

static void
set_year (TribDate *date, const Numbers *numbers, guint i)
{
  date->year = numbers->value[i];
  date->short_year = numbers->digits[i] <= 2;
}

/* Days since the last of 1899, as spreadsheets count, from 1920 to 2064. */
static gboolean
read_serial (int serial, TribDate *date)
{
  GDate day;

  if (serial < 7306 || serial > 60000)
    return FALSE;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&day, (guint) serial);
  date->year = g_date_get_year (&day);
  date->month = g_date_get_month (&day);
  date->day = g_date_get_day (&day);
  return TRUE;
}

static gboolean
is_month_and_day (int month, int day)
{
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Eight or six digits without a gap, four of a year, five of a spreadsheet's serial number. */
static gboolean
read_digits (const char *digits, guint n, TribDateOrder order, TribDate *date)
{
  int value = atoi (digits);

  if (n == 8 && value / 10000 >= 1000 && value / 10000 <= 2199 && (value / 100 % 100) <= 12 && value % 100 <= 31
      && !(order == TRIB_DATE_ORDER_DMY && value % 10000 < 1000))
    {
      date->year = value / 10000;
      date->month = value / 100 % 100;
      date->day = value % 100;
      return TRUE;
    }
  if (n == 8 && value % 10000 >= 1000 && value % 10000 <= 2199)
    {
      int first = value / 1000000, second = value / 10000 % 100;

      date->year = value % 10000;
      date->day = order == TRIB_DATE_ORDER_MDY ? second : first;
      date->month = order == TRIB_DATE_ORDER_MDY ? first : second;
      date->ambiguous = order == TRIB_DATE_ORDER_UNKNOWN && first <= 12 && second <= 12 && first != second;
      return is_month_and_day (date->month, date->day);
    }
  if (n == 4 && value >= 1000 && value <= 2199)
    {
      date->year = value;
      return TRUE;
    }
  if (n == 5)
    return read_serial (value, date);
  return FALSE;
}

/* Three numbers, by where the year stands and then by the order. */
static gboolean
read_three (const Numbers *numbers, TribDateOrder order, gboolean month_first, gboolean dots, TribDate *date)
{
  int first, second;

  if (is_year (numbers, 0) || (numbers->digits[0] >= 3 && numbers->value[0] == 0)
      || (order == TRIB_DATE_ORDER_YMD && !is_year (numbers, 2) && numbers->digits[0] == 2))
    {
      set_year (date, numbers, 0);
      date->month = numbers->value[1];
      date->day = numbers->value[2];
      if (date->month > 12 && date->day <= 12 && date->day > 0)
        {
          date->ambiguous = TRUE; /* nobody writes so: a slip, perhaps another */
          date->month = numbers->value[2];
          date->day = numbers->value[1];
        }
      return numbers->digits[1] <= 2 && numbers->digits[2] <= 2;
    }
  if (numbers->digits[0] > 2 || numbers->digits[1] > 2 || numbers->digits[2] == 3 || numbers->digits[2] > 4)
    return FALSE;
  set_year (date, numbers, 2);
  first = numbers->value[0];
  second = numbers->value[1];
  date->day = first;
  date->month = second;
  if (first > 12 || second > 12)
    {
      if (first <= 12)
        {
          date->day = second;
          date->month = first;
        }
      return TRUE;
    }
  if (order == TRIB_DATE_ORDER_MDY || (order == TRIB_DATE_ORDER_UNKNOWN && !dots && month_first))
    {
      date->day = second;
      date->month = first;
    }
  date->ambiguous
      = order != TRIB_DATE_ORDER_DMY && order != TRIB_DATE_ORDER_MDY && !dots && first != second && first > 0;
  return TRUE;
}

/* "04/1987", "1987-04"; "03.04." is a day without a year. */
static gboolean
read_two (const Numbers *numbers, const char *text, TribDate *date)
{
  if (is_year (numbers, 0) && numbers->digits[1] <= 2)
    {
      set_year (date, numbers, 0);
      date->month = numbers->value[1];
      return date->month <= 12;
    }
  if (is_year (numbers, 1) && numbers->digits[0] <= 2)
    {
      set_year (date, numbers, 1);
      date->month = numbers->value[0];
      return date->month <= 12;
    }
  if (g_str_has_prefix (text, "--") || text[0] == '-')
    {
      date->month = numbers->value[0];
      date->day = numbers->value[1];
      return is_month_and_day (date->month, date->day);
    }
  if (text[strlen (text) - 1] == '.')
    {
      date->day = numbers->value[0];
      date->month = numbers->value[1];
      return is_month_and_day (date->month, date->day);
    }
  return FALSE;
}

/* With the month as a word: a number of four digits is the year, else the last one is where there are two. */
static gboolean
read_worded (const Numbers *numbers, TribDate *date)
{
  guint year = numbers->n;

  date->month = (int) numbers->month;
  if (numbers->n == 0 || numbers->n > 2)
    return FALSE;
  for (guint i = 0; i < numbers->n; i++)
    if (is_year (numbers, i))
      year = i;
  if (year == numbers->n && numbers->n == 2)
    year = 1;
  if (year == numbers->n && numbers->before_month == 0 && numbers->digits[0] <= 2 && numbers->value[0] > 31)
    year = 0;
  if (year < numbers->n)
    set_year (date, numbers, year);
  for (guint i = 0; i < numbers->n; i++)
    if (i != year)
      date->day = numbers->value[i];
  return date->day <= 31 && (date->year > 0 || date->day > 0);
}

/* Numbers and words of @text; FALSE where a word is not known. Stops before a time of day. */
static gboolean
cut (const char *text, Numbers *numbers, TribDate *date)
{
  const char *p = text;

  memset (numbers, 0, sizeof *numbers);
  while (*p)
    {
      if (g_ascii_isdigit (*p))
        {
          gsize n = strspn (p, "0123456789");

          if (n <= 2 && p[n] == ':' && numbers->n > 0)
            {
              date->time = p;
              return TRUE;
            }
          if (n > 9 || numbers->n == MAX_PARTS)
            return FALSE;
          numbers->value[numbers->n] = atoi (p);
          numbers->digits[numbers->n++] = (guint) n;
          p += n;
          if ((*p == 'T' || *p == 't') && g_ascii_isdigit (p[1]))
            {
              date->time = p + 1;
              return TRUE;
            }
        }
      else if (g_ascii_isalpha (*p) || (*p & 0x80))
        {
          gsize n = 0;
          g_autofree char *word = NULL, *folded = NULL;
          guint month;

          while (p[n] && (g_ascii_isalpha (p[n]) || (p[n] & 0x80)))
            n++;
          word = g_strndup (p, n);
          folded = trib_fold (word);
          month = trib_month_of (folded);
          if (month && numbers->month == 0)
            {
              numbers->month = month;
              numbers->before_month = numbers->n;
            }
          else if (trib_date_word_is_about (folded))
            date->about = TRUE;
          else if (!trib_date_word_is_filler (folded))
            return FALSE;
          p += n;
        }
      else if (strchr (" ./-,~'?()", *p))
        {
          date->about = date->about || *p == '~' || *p == '?';
          p++;
        }
      else
        return FALSE;
    }
  return TRUE;
}

/* "1949--22", "1949-7-", "-7-22": years, months and days that came in columns of their own, some empty. */
static gboolean
read_gaps (const char *text, TribDate *date)
{
  g_auto (GStrv) parts = NULL;
  int *to[] = { &date->year, &date->month, &date->day };

  if (strspn (text, "0123456789-") != strlen (text))
    return FALSE;
  parts = g_strsplit (text, "-", 4);
  if (g_strv_length (parts) != 3 || (parts[0][0] && parts[1][0] && parts[2][0]))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      if (strlen (parts[i]) > (i == 0 ? 4 : 2))
        return FALSE;
      *to[i] = atoi (parts[i]);
    }
  if (date->month == 0)
    date->day = 0;
  return (date->year == 0 || date->year >= 1000) && date->month <= 12 && (date->year > 0 || date->day > 0);
}

gboolean
trib_date_parse (const char *text, TribDateOrder order, gboolean month_first, TribDate *date)
{
  gsize len = strlen (text), digits = strspn (text, "0123456789");
  Numbers numbers;

  memset (date, 0, sizeof *date);
  if (len > 60)
    return FALSE;
  if (digits == len || (digits == 5 && text[5] == '.' && strspn (text + 6, "0123456789") == len - 6 && len > 8))
    return read_digits (text, (guint) digits, order, date);
  if (read_gaps (text, date))
    return TRUE;
  memset (date, 0, sizeof *date);
  if (!cut (text, &numbers, date))
    return FALSE;
  if (numbers.month)
    return read_worded (&numbers, date);
  if (numbers.n == 3)
    return read_three (&numbers, order, month_first, strchr (text, '.') != NULL, date);
  if (numbers.n == 2)
    return read_two (&numbers, text, date);
  return numbers.n == 1 && numbers.digits[0] == 4 && read_digits (text + strcspn (text, "0123456789"), 4, order, date);
}

gboolean
trib_date_exists (const TribDate *date)
{
  static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (date->month < 0 || date->month > 12 || date->day < 0)
    return FALSE;
  if (date->month == 0 || date->day == 0)
    return date->day <= 31;
  if (date->month == 2 && date->day == 29 && date->year > 0)
    return g_date_is_leap_year ((GDateYear) date->year);
  return date->day <= days[date->month - 1];
}

static const char *const orders[] = {
  [TRIB_DATE_ORDER_UNKNOWN] = NULL,
  [TRIB_DATE_ORDER_DMY] = "dmy",
  [TRIB_DATE_ORDER_MDY] = "mdy",
  [TRIB_DATE_ORDER_YMD] = "ymd",
};

TribDateOrder
trib_date_order_from_name (const char *name)
{
  for (guint i = 1; name && i < G_N_ELEMENTS (orders); i++)
    if (strcmp (orders[i], name) == 0)
      return i;
  return TRIB_DATE_ORDER_UNKNOWN;
}

const char *
trib_date_order_name (TribDateOrder order)
{
  g_return_val_if_fail ((guint) order < G_N_ELEMENTS (orders), NULL);
  return orders[order];
}
