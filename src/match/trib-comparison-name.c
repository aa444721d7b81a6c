/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of persons. Given and family name are two pieces of evidence, but are looked at together, because they change
 * places; initials, nicknames and parts of double names are levels of their own (W. Winkler, "String comparator metrics and
 * enhanced decision rules in the Fellegi-Sunter model", 1990; W. Yancey, "Evaluating string comparator performance", 2005).
 */
#include "config.h"

#include "match/trib-comparison.h"
#include "match/trib-kernel.h"
#include "schema/trib-nicknames.h"

#include <math.h>
#include <string.h>

enum
{
  MISSING,
  DIFFERENT,
  SAME,
  FOLDED,
  TYPO,
  SIMILAR,
  SOUNDS,
  SWAPPED,
  HALF_SWAPPED,
  INITIAL,
  NICKNAME,
  PART,
  OTHER_NAME, /* two names, none a slip of the other */
  RESEMBLES
};

const TribLevelSpec trib_given_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.02, 0.27, 0, .most_m = 0.2 },
  { TRIB_LEVEL_SAME, 0.78, 0.006, 1 },
  { TRIB_LEVEL_SAME_FOLDED, 0.01, 0.0005, 0.8 },
  { TRIB_LEVEL_TYPO, 0.07, 0.002, 0.5 },
  { TRIB_LEVEL_SIMILAR, 0.03, 0.005, 0.3 },
  { TRIB_LEVEL_SOUNDS, 0.01, 0.004, 0.3 },
  { TRIB_LEVEL_SWAPPED, 0.01, 0.000005, 1 },
  { TRIB_LEVEL_SWAPPED, 0.005, 0.0002, 0.7 },
  { TRIB_LEVEL_INITIAL, 0.02, 0.004, 0.2 },
  { TRIB_LEVEL_NICKNAME, 0.02, 0.001, 0.5 },
  { TRIB_LEVEL_PART, 0.015, 0.001, 0.7 },
  { TRIB_LEVEL_CONTRADICTS, 0.01, 0.7, 0, .most_m = 0.012 },
  { TRIB_LEVEL_SIMILAR, 0.02, 0.02, 0 },
};
const guint trib_given_n_levels = G_N_ELEMENTS (trib_given_levels);

const TribLevelSpec trib_family_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.03, 0.98, 0, .most_m = 0.25 },
  { TRIB_LEVEL_SAME, 0.82, 0.001, 1 },
  { TRIB_LEVEL_SAME_FOLDED, 0.01, 0.0002, 0.8 },
  { TRIB_LEVEL_TYPO, 0.08, 0.001, 0.5 },
  { TRIB_LEVEL_SIMILAR, 0.03, 0.004, 0.3 },
  { TRIB_LEVEL_SOUNDS, 0.01, 0.002, 0.3 },
  { TRIB_LEVEL_SWAPPED, 0.001, 0.001, 0 },
  { TRIB_LEVEL_SWAPPED, 0.001, 0.001, 0 },
  { TRIB_LEVEL_INITIAL, 0.002, 0.002, 0.2 },
  { TRIB_LEVEL_NICKNAME, 0.001, 0.001, 0 },
  { TRIB_LEVEL_PART, 0.015, 0.0005, 0.7 },
  { TRIB_LEVEL_CONTRADICTS, 0.001, 0.001, 0 },
  { TRIB_LEVEL_SIMILAR, 0.02, 0.01, 0 },
};
const guint trib_family_n_levels = G_N_ELEMENTS (trib_family_levels);

const TribLevelSpec trib_middle_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },         { TRIB_LEVEL_DIFFERENT, 0.1, 0.93, 0 },  { TRIB_LEVEL_SAME, 0.7, 0.01, 1 },
  { TRIB_LEVEL_INITIAL, 0.15, 0.05, 0.2 }, { TRIB_LEVEL_SIMILAR, 0.05, 0.01, 0.3 },
};
const guint trib_middle_n_levels = G_N_ELEMENTS (trib_middle_levels);

/* Whether the shorter is one of the words of the longer, or stands at its front. */
static gboolean
is_part (const TribFeature *feature, const TribFacts *a, const TribFacts *b)
{
  guint found = 0;

  if (a->n_words > b->n_words)
    {
      const TribFacts *c = a;

      a = b;
      b = c;
    }
  if (b->n_words < 2 || a->n_words == 0 || a->len < 3)
    return FALSE;
  for (guint i = 0; i < a->n_words; i++)
    for (guint j = 0; j < b->n_words; j++)
      if (g_array_index (feature->words, guint32, a->first_word + i)
          == g_array_index (feature->words, guint32, b->first_word + j))
        {
          found++;
          break;
        }
  return found == a->n_words;
}

/* Alike to the letter, or nearly; DIFFERENT where it takes more than that to say. */
static guint
near_level (const TribFeature *feature, guint32 a, guint32 b)
{
  const TribFacts *x = trib_feature_facts (feature, a), *y = trib_feature_facts (feature, b);
  guint shorter, distance;

  if (a == b)
    return SAME;
  if (x->len <= 1 || y->len <= 1)
    return x->initial == y->initial ? INITIAL : DIFFERENT;
  if (x->loose == y->loose && x->loose != 0)
    return FOLDED;
  if (is_part (feature, x, y))
    return PART;
  shorter = MIN (x->len, y->len);
  distance = trib_feature_distance (feature, a, b, shorter >= 5 ? 2 : 1);
  if (distance <= 1 && shorter >= 2)
    return shorter >= 3 ? TYPO : SIMILAR;
  if (distance <= 2 && shorter >= 8)
    return TYPO;
  return distance <= 2 && shorter >= 5 ? SIMILAR : DIFFERENT;
}

/* By the values alone, which may come from two features over one dictionary. */
static guint
name_level (const TribFeature *feature, guint32 a, guint32 b)
{
  const TribFacts *x = trib_feature_facts (feature, a), *y = trib_feature_facts (feature, b);
  guint level = near_level (feature, a, b), shorter = MIN (x->len, y->len);
  double alike = 0;

  if (level != DIFFERENT || shorter <= 1)
    return level;
  if (__builtin_popcount (x->letters & y->letters) * 2 >= (int) shorter)
    alike = trib_feature_jaro_winkler (feature, a, b, 0.74);
  if (alike >= 0.88)
    return SIMILAR;
  if (x->sound == y->sound && shorter >= 4)
    return SOUNDS;
  return alike >= 0.74 ? RESEMBLES : DIFFERENT;
}

/* Forms of one name: Bill and William. */
static gboolean
are_forms (const TribFeature *feature, guint32 x, guint32 y)
{
  return trib_nickname_are_forms (trib_feature_facts (feature, x)->name, trib_feature_facts (feature, y)->name);
}

static gboolean
agrees (guint level)
{
  return level > DIFFERENT && level != OTHER_NAME && level != RESEMBLES;
}

static gboolean
crosses (const TribFeature *feature, guint32 a, guint32 b)
{
  guint level = near_level (feature, a, b);

  return level == SAME || level == FOLDED || level == TYPO || (level != INITIAL && are_forms (feature, a, b));
}

/* Rarity of a value that stands in either place. */
double
trib_name_rarity (const TribFeature *given, const TribFeature *family, guint32 id)
{
  double share = MAX (trib_feature_share (given, id), trib_feature_share (family, id));

  return share > 0 ? CLAMP (log2 (sqrt (given->same * family->same) / share), -6, 8) : 0;
}

/* Given and family name in each other's place, on at least one side where the other is not known. */
static gboolean
compare_swapped (const TribFeatures *features, const guint32 g[2], const guint32 f[2], TribOutcome *given)
{
  const TribFeature *givens = features->slots[TRIB_SLOT_GIVEN], *families = features->slots[TRIB_SLOT_FAMILY];
  gboolean first = g[0] && f[1], second = f[0] && g[1];

  if ((!first && !second) || (first && !crosses (givens, g[0], f[1])) || (second && !crosses (givens, f[0], g[1])))
    return FALSE;
  given->level = first && second ? SWAPPED : HALF_SWAPPED;
  given->rarity
      = (first ? trib_name_rarity (givens, families, g[0]) + trib_name_rarity (givens, families, f[1]) : 0) / 2
        + (second ? trib_name_rarity (givens, families, f[0]) + trib_name_rarity (givens, families, g[1]) : 0) / 2;
  return TRUE;
}

/* A table knows it, or several have it, which slips of the pen seldom do. */
gboolean
trib_given_is_name (const TribFeature *feature, guint32 id)
{
  return trib_feature_facts (feature, id)->name != 0 || feature->count[id] >= 4;
}

/* Mary and Mark are one letter apart, but neither is a slip of the other. */
static guint
less_alike (guint level)
{
  switch (level)
    {
    case TYPO:
      return SIMILAR;
    case SIMILAR:
    case SOUNDS:
      return DIFFERENT;
    case RESEMBLES:
    case DIFFERENT:
      return OTHER_NAME;
    default:
      return level;
    }
}

/* "Joh." of "Johann": cut short, and no name by itself. */
static gboolean
abbreviates (const TribFeature *feature, guint32 x, guint32 y)
{
  TribText a = trib_pool_get (feature->pool, x), b = trib_pool_get (feature->pool, y);

  if (a.len > b.len)
    return abbreviates (feature, y, x);
  return a.len >= 3 && b.len > a.len + 1 && memcmp (a.text, b.text, a.len) == 0 && !trib_given_is_name (feature, x);
}

static gboolean
is_one_name (const TribFeature *feature, guint32 x, guint32 y)
{
  guint level;

  if (x == 0 || y == 0)
    return FALSE;
  if (x == y || are_forms (feature, x, y) || abbreviates (feature, x, y))
    return TRUE;
  level = near_level (feature, x, y);
  return level == FOLDED || (level == TYPO && !(trib_given_is_name (feature, x) && trib_given_is_name (feature, y)));
}

/* Several given names, each by itself: "Anna Cath." is Anna Catharina, and so may be Trina. */
static gboolean
compare_several (const TribFeatures *features, const TribFeature *feature, guint32 x, guint32 y, guint *level)
{
  const TribFacts *a = trib_feature_facts (feature, x), *b = trib_feature_facts (feature, y);
  guint64 taken = 0;

  if (a->n_words > b->n_words)
    return compare_several (features, feature, y, x, level);
  if (a->n_words < 2)
    return FALSE;
  for (guint i = 0; i < a->n_words; i++)
    {
      guint32 word = g_array_index (feature->words, guint32, a->first_word + i);
      guint found = 64;

      for (guint j = 0; j < b->n_words && found == 64; j++)
        if (!(taken >> j & 1)
            && is_one_name (feature, g_array_index (features->word_names, guint32, word),
                            g_array_index (features->word_names, guint32,
                                           g_array_index (feature->words, guint32, b->first_word + j))))
          found = j;
      if (found == 64)
        return FALSE;
      taken |= (guint64) 1 << found;
    }
  *level = a->n_words == b->n_words ? NICKNAME : PART;
  return TRUE;
}

static TribOutcome
compare_given (const TribFeatures *features, guint32 a, guint32 b, guint32 x, guint32 y)
{
  const TribFeature *feature = features->slots[TRIB_SLOT_GIVEN], *nick = features->slots[TRIB_SLOT_NICKNAME];
  TribOutcome outcome = { MISSING, 0 };

  if (x == 0 || y == 0)
    return outcome;
  outcome.level = name_level (feature, x, y);
  if ((outcome.level == DIFFERENT || outcome.level >= SIMILAR) && are_forms (feature, x, y))
    outcome.level = NICKNAME;
  else if ((outcome.level == DIFFERENT || outcome.level >= SIMILAR)
           && compare_several (features, feature, x, y, &outcome.level))
    ;
  else if (outcome.level != SAME && trib_given_is_name (feature, x) && trib_given_is_name (feature, y)
           && !are_forms (feature, x, y))
    outcome.level = less_alike (outcome.level);
  if (nick != NULL && (outcome.level == DIFFERENT || outcome.level == SOUNDS || outcome.level == OTHER_NAME))
    {
      guint32 p = trib_feature_first (nick, a), q = trib_feature_first (nick, b);

      if ((p != 0 && p == y) || (q != 0 && q == x) || (p != 0 && p == q))
        outcome.level = NICKNAME;
    }
  outcome.rarity = outcome.level > DIFFERENT && outcome.level != OTHER_NAME ? trib_rarity (feature, x, y) : 0;
  return outcome;
}

void
trib_compare_names (const TribFeatures *features, guint32 a, guint32 b, TribOutcome *given, TribOutcome *family)
{
  const TribFeature *givens = features->slots[TRIB_SLOT_GIVEN], *families = features->slots[TRIB_SLOT_FAMILY];
  guint32 g[2] = { trib_feature_first (givens, a), trib_feature_first (givens, b) };
  guint32 f[2] = { trib_feature_first (families, a), trib_feature_first (families, b) };

  *given = compare_given (features, a, b, g[0], g[1]);
  family->level = f[0] && f[1] ? name_level (families, f[0], f[1]) : MISSING;
  family->rarity = family->level > DIFFERENT ? trib_rarity (families, f[0], f[1]) : 0;
  if (givens == NULL || families == NULL || agrees (given->level) || agrees (family->level))
    return;
  if (compare_swapped (features, g, f, given))
    *family = (TribOutcome){ MISSING, 0 };
}

TribOutcome
trib_compare_middle (const TribFeature *feature, guint32 a, guint32 b)
{
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);
  guint level;

  if (x == 0 || y == 0)
    return (TribOutcome){ 0, 0 };
  level = name_level (feature, x, y);
  if ((level == DIFFERENT || level == RESEMBLES) && are_forms (feature, x, y))
    return (TribOutcome){ 4, 0 };
  if (level == DIFFERENT || level == RESEMBLES)
    return (TribOutcome){ 1, 0 };
  return (TribOutcome){ level == SAME || level == FOLDED ? 2 : level == INITIAL ? 3 : 4, trib_rarity (feature, x, y) };
}
