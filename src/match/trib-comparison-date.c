/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates, of birth above all. What goes wrong with them is known: day and month change places, a digit is mistyped, the day
 * is not known and written as the first of January, an age was turned into a year (S. Grannis et al., "Real world
 * performance of approximate string comparators for use in patient matching", 2004).
 */
#include "config.h"

#include "match/trib-comparison.h"

#include <stdlib.h>

enum
{
  MISSING,
  DIFFERENT,
  SAME,
  DAY_MONTH,
  ONE_DIGIT,
  NEAR, /* within six weeks */
  YEAR,
  OTHER_PART, /* the year or the month alone is another */
  PARTLY,
  CONTRADICTS,
  NEAR_YEAR /* about a year */
};

const TribLevelSpec trib_date_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },          { TRIB_LEVEL_DIFFERENT, 0.02, 0.12, 0 },
  { TRIB_LEVEL_SAME, 0.83, 0.00006, 1 },    { TRIB_LEVEL_DAY_MONTH, 0.02, 0.00005, 0 },
  { TRIB_LEVEL_ONE_DIGIT, 0.06, 0.001, 0 }, { TRIB_LEVEL_SIMILAR, 0.01, 0.004, 0 },
  { TRIB_LEVEL_YEAR, 0.02, 0.014, 0 },      { TRIB_LEVEL_YEAR, 0.01, 0.003, 0 },
  { TRIB_LEVEL_PART, 0.01, 0.01, 0 },       { TRIB_LEVEL_CONTRADICTS, 0.01, 0.85, 0, .most_m = 0.015 },
  { TRIB_LEVEL_SIMILAR, 0.005, 0.03, 0 },
};
const guint trib_date_n_levels = G_N_ELEMENTS (trib_date_levels);

/* One digit other, or two neighbours changed, in YYYYMMDD. */
static gboolean
one_digit (guint32 x, guint32 y)
{
  guint differ = 0, first = 0, second = 0;
  guint8 a[8], b[8];

  for (guint i = 8; i-- > 0; x /= 10, y /= 10)
    {
      a[i] = x % 10;
      b[i] = y % 10;
    }
  for (guint i = 0; i < 8; i++)
    if (a[i] != b[i])
      {
        if (differ++ == 0)
          first = i;
        else
          second = i;
      }
  return differ == 1 || (differ == 2 && second == first + 1 && a[first] == b[second] && a[second] == b[first]);
}

static guint
date_level (guint32 x, guint32 y)
{
  int year_x = (int) x / 10000, month_x = (int) x / 100 % 100, day_x = (int) x % 100;
  int year_y = (int) y / 10000, month_y = (int) y / 100 % 100, day_y = (int) y % 100;
  int days = abs ((year_x * 12 + month_x) * 30 + day_x - (year_y * 12 + month_y) * 30 - day_y);
  gboolean open = !month_x || !month_y || !day_x || !day_y;
  gboolean january_x = month_x == 1 && day_x == 1, january_y = month_y == 1 && day_y == 1;

  if (x == y)
    return open ? PARTLY : SAME;
  if (year_x == 0 || year_y == 0)
    return month_x == month_y && day_x == day_y ? PARTLY : DIFFERENT;
  if (open || january_x || january_y)
    {
      if (year_x == year_y && (!month_x || !month_y || month_x == month_y || !open))
        return PARTLY;
      /* Years alone, as far as they tell. */
      if (open || (january_x && january_y))
        return abs (year_x - year_y) <= 1 ? NEAR_YEAR : abs (year_x - year_y) <= 2 ? DIFFERENT : CONTRADICTS;
    }
  if (year_x == year_y && month_x == day_y && day_x == month_y)
    return DAY_MONTH;
  if (one_digit (x, y))
    return ONE_DIGIT;
  if (days <= 45)
    return NEAR;
  if (year_x == year_y)
    return day_x == day_y ? OTHER_PART : YEAR;
  if ((month_x == month_y && day_x == day_y) || abs (days - 3600) <= 45)
    return OTHER_PART;
  if (days <= 400)
    return NEAR_YEAR;
  return abs (year_x - year_y) <= 10 && (month_x == month_y || day_x == day_y) ? DIFFERENT : CONTRADICTS;
}

TribOutcome
trib_compare_date (const TribFeature *feature, guint32 a, guint32 b)
{
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);
  guint32 date_x, date_y;
  TribOutcome outcome = { MISSING, 0 };

  if (x == 0 || y == 0)
    return outcome;
  date_x = (guint32) trib_feature_facts (feature, x)->sound;
  date_y = (guint32) trib_feature_facts (feature, y)->sound;
  if (date_x == 0 || date_y == 0)
    return outcome;
  outcome.level = date_level (date_x, date_y);
  if (outcome.level == SAME)
    outcome.rarity = trib_rarity (feature, x, y);
  return outcome;
}
