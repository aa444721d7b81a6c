/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The postal address as one comparison. Street, number, postcode, city and region depend on each other: taken as
 * independent, as the plain model of Fellegi and Sunter has it, one agreement would count five times (M. Larsen and D. Rubin,
 * "Iterative automated record linkage using mixture models", JASA 96, 2001). So it is one list of levels.
 */
#include "config.h"

#include "match/trib-comparison.h"

enum
{
  MISSING,
  DIFFERENT,
  SAME,          /* street, number, place */
  SAME_TYPO,     /* one of them mistyped */
  OTHER_PLACE,   /* street and number, but another place */
  OTHER_UNIT,    /* another flat of the house */
  OTHER_NUMBER,  /* same street and place */
  SAME_POSTCODE, /* other street, or none */
  SAME_CITY,
  NEAR_PLACE, /* postcode nearly, city nearly */
  SAME_REGION,
  LOOSE_STREET, /* street alike, rest alike */
};

const TribLevelSpec trib_address_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.09, 0.95, 0 },
  { TRIB_LEVEL_SAME, 0.6, 0.00005, 1 },
  { TRIB_LEVEL_TYPO, 0.15, 0.00003, 0.5 },
  { TRIB_LEVEL_SAME_STREET, 0.01, 0.00003, 0.5 },
  { TRIB_LEVEL_SAME_STREET, 0.01, 0.00001, 0.5 },
  { TRIB_LEVEL_SAME_STREET, 0.02, 0.0001, 0.5 },
  { TRIB_LEVEL_SAME_PLACE, 0.05, 0.002, 1 },
  { TRIB_LEVEL_SAME_PLACE, 0.04, 0.005, 1 },
  { TRIB_LEVEL_PREFIX, 0.02, 0.01, 0 },
  { TRIB_LEVEL_PREFIX, 0.02, 0.03, 0 },
  { TRIB_LEVEL_SIMILAR, 0.02, 0.0001, 0.4 },
};
const guint trib_address_n_levels = G_N_ELEMENTS (trib_address_levels);

typedef enum
{
  AGREE_NOT,
  AGREE_UNKNOWN,
  AGREE_LOOSELY,
  AGREE_NEARLY,
  AGREE_FULLY,
} Agreement;

static Agreement
agree_text (const TribFeature *feature, guint32 x, guint32 y)
{
  const TribFacts *a, *b;
  guint shorter;
  double larger, smaller;

  if (x == 0 || y == 0)
    return AGREE_UNKNOWN;
  if (x == y)
    return AGREE_FULLY;
  a = trib_feature_facts (feature, x);
  b = trib_feature_facts (feature, y);
  if (a->loose == b->loose && a->loose != 0)
    return AGREE_NEARLY;
  shorter = MIN (a->len, b->len);
  if (shorter >= 4 && trib_feature_distance (feature, x, y, shorter >= 8 ? 2 : 1) <= (shorter >= 8 ? 2u : 1u))
    return AGREE_NEARLY;
  trib_word_overlap (feature, x, y, &larger, &smaller);
  if (larger >= 0.8 || (smaller >= 0.95 && shorter >= 5))
    return AGREE_NEARLY;
  if (shorter >= 5 && __builtin_popcount (a->letters & b->letters) * 2 >= (int) MIN (shorter, 12)
      && trib_feature_jaro_winkler (feature, x, y, 0.88) >= 0.88)
    return AGREE_LOOSELY;
  return smaller >= 0.6 ? AGREE_LOOSELY : AGREE_NOT;
}

/* Numbers and postcodes: the same, the same digits in front, one digit off. */
static Agreement
agree_number (const TribFeature *feature, guint32 x, guint32 y)
{
  const TribFacts *a, *b;

  if (x == 0 || y == 0)
    return AGREE_UNKNOWN;
  if (x == y)
    return AGREE_FULLY;
  a = trib_feature_facts (feature, x);
  b = trib_feature_facts (feature, y);
  if (MIN (a->len, b->len) >= 2 && trib_feature_distance (feature, x, y, 1) <= 1)
    return AGREE_NEARLY;
  return a->loose == b->loose && a->loose != 0 ? AGREE_LOOSELY : AGREE_NOT;
}

static Agreement
agree_slot (const TribFeatures *features, TribSlot slot, guint32 a, guint32 b)
{
  const TribFeature *feature = features->slots[slot];
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);

  if (x == 0 || y == 0)
    return AGREE_UNKNOWN;
  if (slot == TRIB_SLOT_NUMBER || slot == TRIB_SLOT_POSTCODE || slot == TRIB_SLOT_UNIT)
    return agree_number (feature, x, y);
  return agree_text (feature, x, y);
}

static double
slot_rarity (const TribFeatures *features, TribSlot slot, guint32 a, guint32 b)
{
  const TribFeature *feature = features->slots[slot];
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);

  return x && y ? trib_rarity (feature, x, y) : 0;
}

/* Place alone: postcode and city. */
static Agreement
agree_place (Agreement postcode, Agreement city)
{
  if (postcode == AGREE_FULLY || city == AGREE_FULLY || city == AGREE_NEARLY)
    return AGREE_FULLY;
  if (postcode == AGREE_NEARLY || city == AGREE_LOOSELY)
    return AGREE_NEARLY;
  if (postcode == AGREE_UNKNOWN && city == AGREE_UNKNOWN)
    return AGREE_UNKNOWN;
  return AGREE_NOT;
}

static guint
place_level (const TribFeatures *features, guint32 a, guint32 b, Agreement postcode, Agreement city, double *rarity)
{
  Agreement region;

  if (postcode == AGREE_FULLY)
    {
      *rarity = slot_rarity (features, TRIB_SLOT_POSTCODE, a, b);
      return SAME_POSTCODE;
    }
  if (city >= AGREE_NEARLY)
    {
      *rarity = slot_rarity (features, TRIB_SLOT_CITY, a, b);
      return SAME_CITY;
    }
  if (postcode >= AGREE_LOOSELY || city == AGREE_LOOSELY)
    return NEAR_PLACE;
  region = agree_slot (features, TRIB_SLOT_REGION, a, b);
  return region == AGREE_FULLY ? SAME_REGION : DIFFERENT;
}

static guint
house_level (Agreement street, Agreement number, Agreement unit, Agreement place)
{
  if (street >= AGREE_NEARLY && number >= AGREE_NEARLY && place == AGREE_NOT)
    return street == AGREE_FULLY && number == AGREE_FULLY ? OTHER_PLACE : MISSING;
  if (place == AGREE_NOT)
    return MISSING;
  if (street >= AGREE_NEARLY && number == AGREE_FULLY)
    {
      if (unit == AGREE_NOT)
        return OTHER_UNIT;
      return street == AGREE_FULLY && place == AGREE_FULLY ? SAME : SAME_TYPO;
    }
  if (street >= AGREE_NEARLY && (number == AGREE_NEARLY || number == AGREE_LOOSELY))
    return SAME_TYPO;
  if (street == AGREE_FULLY && number == AGREE_UNKNOWN)
    return place == AGREE_FULLY ? SAME_TYPO : OTHER_NUMBER;
  if (street >= AGREE_NEARLY)
    return place >= AGREE_NEARLY ? OTHER_NUMBER : MISSING;
  if (number == AGREE_FULLY && place >= AGREE_NEARLY && (street == AGREE_LOOSELY || street == AGREE_UNKNOWN))
    return LOOSE_STREET;
  return MISSING;
}

TribOutcome
trib_compare_address (const TribFeatures *features, guint32 a, guint32 b)
{
  Agreement postcode = agree_slot (features, TRIB_SLOT_POSTCODE, a, b),
            city = agree_slot (features, TRIB_SLOT_CITY, a, b);
  Agreement place = agree_place (postcode, city), street = agree_slot (features, TRIB_SLOT_STREET, a, b);
  Agreement number = AGREE_UNKNOWN, unit = AGREE_UNKNOWN;
  TribOutcome outcome = { MISSING, 0 };

  if (place == AGREE_UNKNOWN && street == AGREE_UNKNOWN)
    return outcome;
  if (street != AGREE_NOT)
    {
      number = agree_slot (features, TRIB_SLOT_NUMBER, a, b);
      unit = agree_slot (features, TRIB_SLOT_UNIT, a, b);
      outcome.level = house_level (street, number, unit, place);
    }
  if (outcome.level == MISSING)
    outcome.level = place_level (features, a, b, postcode, city, &outcome.rarity);
  else if (outcome.level <= OTHER_UNIT && features->slots[TRIB_SLOT_PREMISE] != NULL)
    outcome.rarity = slot_rarity (features, TRIB_SLOT_PREMISE, a, b);
  else
    outcome.rarity = slot_rarity (features, TRIB_SLOT_STREET, a, b);
  return outcome;
}
