/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain numbers: an age, a year, a price; and the number of a generation, "jun." or "III". An age that somebody told at another
 * time is near, not the same; father and son share name and house, and only such a mark tells them apart.
 */
#include "config.h"

#include "match/trib-comparison.h"

#include <math.h>
#include <string.h>

enum
{
  MISSING,
  DIFFERENT,
  SAME,
  NEAR
};

const TribLevelSpec trib_number_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.4, 0.9, 0 },
  { TRIB_LEVEL_SAME, 0.4, 0.03, 1 },
  { TRIB_LEVEL_SIMILAR, 0.2, 0.07, 0 },
};
const guint trib_number_n_levels = G_N_ELEMENTS (trib_number_levels);

enum
{
  CONTRADICTS = 3,
  ONE_SIDED
};

const TribLevelSpec trib_generation_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.1, 0.2, 0 },
  { TRIB_LEVEL_SAME, 0.7, 0.2, 0 },
  { TRIB_LEVEL_CONTRADICTS, 0.01, 0.2, 0, .most = -8 },
  { TRIB_LEVEL_PART, 0.2, 0.4, 0, .most = -5 },
};
const guint trib_generation_n_levels = G_N_ELEMENTS (trib_generation_levels);

/* Within two of each other where they are small and whole, as ages are; else within a hundredth. */
TribOutcome
trib_compare_number (const TribFeature *feature, guint32 a, guint32 b)
{
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);
  double p, q;

  if (x == 0 || y == 0)
    return (TribOutcome){ MISSING, 0 };
  if (x == y)
    return (TribOutcome){ SAME, trib_rarity (feature, x, y) };
  p = (double) (gint64) (trib_feature_facts (feature, x)->sound - ((guint64) 1 << 63));
  q = (double) (gint64) (trib_feature_facts (feature, y)->sound - ((guint64) 1 << 63));
  return (TribOutcome){ fabs (p - q) <= MAX (200, 0.01 * MIN (fabs (p), fabs (q))) ? NEAR : DIFFERENT, 0 };
}

/* 1 for the elder, 2 for the younger, and on; 0 for what is no generation: a degree, a title. */
guint
trib_generation (const TribFeature *feature, guint32 id)
{
  static const struct
  {
    const char *suffix;
    guint number;
  } known[]
      = { { "sr", 1 },   { "sen", 1 }, { "senior", 1 }, { "snr", 1 },  { "jr", 2 },   { "jun", 2 }, { "junior", 2 },
          { "jnr", 2 },  { "ii", 2 },  { "2nd", 2 },    { "2", 2 },    { "iii", 3 },  { "3rd", 3 }, { "3", 3 },
          { "iv", 4 },   { "4th", 4 }, { "pere", 1 },   { "fils", 2 }, { "i", 1 },    { "v", 5 },   { "filho", 2 },
          { "neto", 3 }, { "dj", 2 },  { "da", 1 },     { "hijo", 2 }, { "padre", 1 } };
  TribText text;

  if (id == 0)
    return 0;
  text = trib_pool_get (feature->pool, id);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (text.text, known[i].suffix) == 0)
      return known[i].number;
  return 0;
}

TribOutcome
trib_compare_generation (const TribFeature *feature, guint32 a, guint32 b)
{
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);
  guint p, q;

  if (x == y)
    return (TribOutcome){ x == 0 ? MISSING : SAME, 0 };
  p = trib_generation (feature, x);
  q = trib_generation (feature, y);
  if (p == q)
    return (TribOutcome){ p == 0 ? (x && y ? DIFFERENT : MISSING) : SAME, 0 };
  return (TribOutcome){ p && q ? CONTRADICTS : p > 1 || q > 1 ? ONE_SIDED : MISSING, 0 };
}

gboolean
trib_generation_differs (guint level)
{
  return level == CONTRADICTS || level == ONE_SIDED;
}
