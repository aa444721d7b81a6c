/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of organisations, and whatever fields of its own a project has. Words count by how rare they are, so that
 * "restaurant" in common says little and "arnie mortons" much (W. Cohen, P. Ravikumar, S. Fienberg, "A comparison of string
 * distance metrics for name-matching tasks", 2003: soft TF-IDF).
 */
#include "config.h"

#include "match/trib-comparison.h"
#include "match/trib-kernel.h"

#include <math.h>

enum
{
  MISSING,
  DIFFERENT,
  SAME,
  FOLDED,
  TYPO,
  PART,
  SIMILAR,
  RELATED
};

const TribLevelSpec trib_organisation_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },          { TRIB_LEVEL_DIFFERENT, 0.05, 0.985, 0 },
  { TRIB_LEVEL_SAME, 0.65, 0.0005, 1 },     { TRIB_LEVEL_SAME_FOLDED, 0.03, 0.0001, 0.8 },
  { TRIB_LEVEL_TYPO, 0.08, 0.0003, 0.5 },   { TRIB_LEVEL_PART, 0.1, 0.001, 0.3 },
  { TRIB_LEVEL_SIMILAR, 0.06, 0.001, 0.3 }, { TRIB_LEVEL_ONE_OF_SEVERAL, 0.03, 0.012, 0 },
};
const guint trib_organisation_n_levels = G_N_ELEMENTS (trib_organisation_levels);

const TribLevelSpec trib_text_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },          { TRIB_LEVEL_DIFFERENT, 0.25, 0.94, 0 },
  { TRIB_LEVEL_SAME, 0.6, 0.02, 1 },        { TRIB_LEVEL_SAME_FOLDED, 0.02, 0.002, 0.8 },
  { TRIB_LEVEL_TYPO, 0.05, 0.003, 0.5 },    { TRIB_LEVEL_PART, 0.04, 0.01, 0.3 },
  { TRIB_LEVEL_SIMILAR, 0.02, 0.005, 0.3 }, { TRIB_LEVEL_ONE_OF_SEVERAL, 0.02, 0.02, 0 },
};
const guint trib_text_n_levels = G_N_ELEMENTS (trib_text_levels);

const TribLevelSpec trib_choice_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.1, 0.6, 0 },
  { TRIB_LEVEL_SAME, 0.9, 0.4, 1 },
};
const guint trib_choice_n_levels = G_N_ELEMENTS (trib_choice_levels);

const TribLevelSpec trib_gender_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_CONTRADICTS, 0.01, 0.5, 0, .most_m = 0.015 },
  { TRIB_LEVEL_SAME, 0.99, 0.5, 0 },
};
const guint trib_gender_n_levels = G_N_ELEMENTS (trib_gender_levels);

static guint
text_level (const TribFeature *feature, guint32 x, guint32 y)
{
  const TribFacts *a, *b;
  double larger, smaller;
  guint shorter;

  if (x == y)
    return SAME;
  a = trib_feature_facts (feature, x);
  b = trib_feature_facts (feature, y);
  if (a->loose == b->loose && a->loose != 0)
    return FOLDED;
  shorter = MIN (a->len, b->len);
  if (shorter >= 5 && trib_feature_distance (feature, x, y, shorter >= 10 ? 2 : 1) <= (shorter >= 10 ? 2u : 1u))
    return TYPO;
  trib_word_overlap (feature, x, y, &larger, &smaller);
  if (larger >= 0.75)
    return SIMILAR;
  if (smaller >= 0.9 && shorter >= 4)
    return PART;
  if (shorter >= 5 && __builtin_popcount (a->letters & b->letters) * 2 >= (int) MIN (shorter, 12)
      && trib_feature_jaro_winkler (feature, x, y, 0.9) >= 0.9)
    return SIMILAR;
  return smaller >= 0.5 ? RELATED : DIFFERENT;
}

TribOutcome
trib_compare_text (const TribFeature *feature, guint32 a, guint32 b)
{
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);
  guint level;

  if (x == 0 || y == 0)
    return (TribOutcome){ MISSING, 0 };
  level = text_level (feature, x, y);
  return (TribOutcome){ level, level > DIFFERENT ? trib_rarity (feature, x, y) : 0 };
}

TribOutcome
trib_compare_organisation (const TribFeature *feature, guint32 a, guint32 b)
{
  return trib_compare_text (feature, a, b);
}

TribOutcome
trib_compare_choice (const TribFeature *feature, guint32 a, guint32 b)
{
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);

  if (x == 0 || y == 0)
    return (TribOutcome){ MISSING, 0 };
  if (x != y)
    return (TribOutcome){ DIFFERENT, 0 };
  return (TribOutcome){ SAME, trib_rarity (feature, x, y) };
}
