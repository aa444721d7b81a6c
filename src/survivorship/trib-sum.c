/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole numbers of the smallest part that occurred. What does not fit is added as a floating point number.
 */
#include "config.h"

#include "survivorship/trib-sum.h"

#include <math.h>
#include <string.h>

#define MAX_PLACES 9

struct _TribSum
{
  gint64 total; /* in units of 10 to the power of -places */
  guint places;
  double rest; /* what did not fit */
};

TribSum *
trib_sum_new (void)
{
  return g_new0 (TribSum, 1);
}

void
trib_sum_free (TribSum *self)
{
  g_free (self);
}

static gboolean
scale_up (gint64 *number, guint places)
{
  for (; places > 0; places--)
    if (__builtin_mul_overflow (*number, (gint64) 10, number))
      return FALSE;
  return TRUE;
}

/* Digits, a point among them, a sign before them. */
static gboolean
read_number (const char *text, gint64 *number, guint *places)
{
  gboolean negative = *text == '-', point = FALSE;
  const char *at = text + (*text == '-' || *text == '+');

  *number = 0;
  *places = 0;
  if (*at == '\0')
    return FALSE;
  for (; *at != '\0'; at++)
    {
      if (*at == '.' && !point)
        point = TRUE;
      else if (!g_ascii_isdigit (*at) || *places == MAX_PLACES || !scale_up (number, 1)
               || __builtin_add_overflow (*number, (gint64) (*at - '0'), number))
        return FALSE;
      else
        *places += point;
    }
  if (negative)
    *number = -*number;
  return TRUE;
}

static gboolean
add_exactly (TribSum *self, gint64 number, guint places, guint times)
{
  gint64 total = self->total;
  guint most = MAX (places, self->places);

  if (!scale_up (&number, most - places) || !scale_up (&total, most - self->places)
      || __builtin_mul_overflow (number, (gint64) times, &number) || __builtin_add_overflow (total, number, &total))
    return FALSE;
  self->total = total;
  self->places = most;
  return TRUE;
}

gboolean
trib_sum_add (TribSum *self, const char *text, guint times)
{
  gint64 number;
  guint places;
  char *end;
  double rough;

  if (read_number (text, &number, &places) && add_exactly (self, number, places, times))
    return TRUE;
  rough = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (rough))
    return FALSE;
  self->rest += rough * times;
  return TRUE;
}

char *
trib_sum_to_text (TribSum *self)
{
  guint64 size = self->total < 0 ? -(guint64) self->total : (guint64) self->total;
  char digits[32];
  guint n, whole;

  if (self->rest < 0 || self->rest > 0)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      return g_strdup (
          g_ascii_dtostr (buffer, sizeof buffer, self->rest + (double) self->total / pow (10, self->places)));
    }
  /* A nought before the point at least. */
  g_snprintf (digits, sizeof digits, "%0*" G_GUINT64_FORMAT, (int) self->places + 1, size);
  n = (guint) strlen (digits);
  whole = n - self->places;
  return g_strdup_printf ("%s%.*s%s%s", self->total < 0 ? "-" : "", (int) whole, digits, self->places > 0 ? "." : "",
                          digits + whole);
}
