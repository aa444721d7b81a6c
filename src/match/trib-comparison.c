/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chooses the comparisons from what fields mean and from what the data holds, and runs them over a pair. The levels stand
 * for the agreement vector of I. Fellegi and A. Sunter, "A theory for record linkage" (JASA 64, 1969); rarity is the
 * frequency-based weighting of H. Newcombe (Science 130, 1959) and of W. Winkler (1989).
 */
#include "config.h"

#include "match/trib-column-worth.h"
#include "match/trib-comparison.h"
#include "match/trib-kernel.h"
#include "match/trib-series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct
{
  const TribLevelSpec *levels;
  const guint *n;
} specs[] = {
  [TRIB_COMPARE_GIVEN] = { trib_given_levels, &trib_given_n_levels },
  [TRIB_COMPARE_FAMILY] = { trib_family_levels, &trib_family_n_levels },
  [TRIB_COMPARE_MIDDLE] = { trib_middle_levels, &trib_middle_n_levels },
  [TRIB_COMPARE_ORGANISATION] = { trib_organisation_levels, &trib_organisation_n_levels },
  [TRIB_COMPARE_DATE] = { trib_date_levels, &trib_date_n_levels },
  [TRIB_COMPARE_ADDRESS] = { trib_address_levels, &trib_address_n_levels },
  [TRIB_COMPARE_EMAIL] = { trib_email_levels, &trib_email_n_levels },
  [TRIB_COMPARE_PHONE] = { trib_phone_levels, &trib_phone_n_levels },
  [TRIB_COMPARE_ID] = { trib_id_levels, &trib_id_n_levels },
  [TRIB_COMPARE_TAX_ID] = { trib_tax_id_levels, &trib_tax_id_n_levels },
  [TRIB_COMPARE_GENERATION] = { trib_generation_levels, &trib_generation_n_levels },
  [TRIB_COMPARE_GENDER] = { trib_gender_levels, &trib_gender_n_levels },
  [TRIB_COMPARE_CHOICE] = { trib_choice_levels, &trib_choice_n_levels },
  [TRIB_COMPARE_NUMBER] = { trib_number_levels, &trib_number_n_levels },
  [TRIB_COMPARE_WEBSITE] = { trib_website_levels, &trib_website_n_levels },
  [TRIB_COMPARE_TEXT] = { trib_text_levels, &trib_text_n_levels },
  [TRIB_COMPARE_WHOLE] = { trib_whole_levels, &trib_whole_n_levels },
};

const TribLevelSpec *
trib_comparison_levels (TribCompareKind kind, guint *n)
{
  *n = *specs[kind].n;
  return specs[kind].levels;
}

static void
add (TribComparer *self, TribCompareKind kind, const TribFeature *feature, double shared, double weakest,
     double strongest)
{
  TribComparison *item;

  if (feature == NULL || feature->n_filled < 2 || self->n == TRIB_MAX_COMPARISONS)
    return;
  item = &self->items[self->n++];
  item->kind = kind;
  item->field = feature->field;
  item->name = feature->name;
  item->feature = feature;
  item->levels = trib_comparison_levels (kind, &item->n_levels);
  item->shared = shared;
  item->weakest = weakest;
  item->strongest = strongest;
}

/* How much agreement may say: the bits of a value, by how many have one. */
static double
information (const TribFeature *feature)
{
  return feature->n_filled * -log2 (MAX (feature->same, 1e-9));
}

static int
compare_information (gconstpointer a, gconstpointer b)
{
  double x = information (*(TribFeature *const *) a), y = information (*(TribFeature *const *) b);

  return x > y ? -1 : x < y;
}

/* Dates of a project's own are mostly of what somebody did, not of who he is: they may say little. There is room for so many
 * comparisons: those that say most come first. */
static void
add_customs (TribComparer *self, const TribFeatures *features)
{
  g_autoptr (GPtrArray) customs = g_ptr_array_new ();

  for (guint i = 0; i < features->customs->len; i++)
    g_ptr_array_add (customs, g_ptr_array_index (features->customs, i));
  g_ptr_array_sort (customs, compare_information);
  for (guint i = 0; i < customs->len; i++)
    {
      const TribFeature *feature = g_ptr_array_index (customs, i);

      if (feature->n_distinct < 2 || trib_worth_is_empty_id (features, feature)
          || trib_worth_is_repetition (features, feature))
        continue;
      if (feature->type == TRIB_TYPE_DATE)
        add (self, TRIB_COMPARE_DATE, feature, 0, -1.5, 4);
      else if (feature->type == TRIB_TYPE_EMAIL)
        add (self, TRIB_COMPARE_EMAIL, feature, 0.2, -3, 20);
      else if (feature->type == TRIB_TYPE_PHONE)
        add (self, TRIB_COMPARE_PHONE, feature, 0.4, -3, 20);
      else if (feature->type == TRIB_TYPE_ID)
        add (self, TRIB_COMPARE_ID, feature, 0, -4, 20);
      else if (feature->type == TRIB_TYPE_NUMBER || feature->type == TRIB_TYPE_MONEY)
        add (self, TRIB_COMPARE_NUMBER, feature, 0.02, -5, 5);
      else if (feature->type == TRIB_TYPE_FULL_NAME)
        add (self, TRIB_COMPARE_WHOLE, feature, 0.8, -5, 8);
      else if (feature->n_distinct <= 30)
        add (self, TRIB_COMPARE_CHOICE, feature, 0.5, -2, 4);
      else
        add (self, TRIB_COMPARE_TEXT, feature, 0.5, -4, 16);
    }
}

void
trib_comparer_init (TribComparer *self, const TribFeatures *features)
{
  TribFeature *const *slots = features->slots;
  const TribFeature *address = slots[TRIB_SLOT_STREET];

  memset (self, 0, sizeof *self);
  self->features = features;
  self->given = self->family = self->generation = -1;
  if (slots[TRIB_SLOT_GIVEN] != NULL && slots[TRIB_SLOT_GIVEN]->n_filled >= 2)
    self->given = (int) self->n;
  add (self, TRIB_COMPARE_GIVEN, slots[TRIB_SLOT_GIVEN], 0.006, -7, 30);
  if (slots[TRIB_SLOT_FAMILY] != NULL && slots[TRIB_SLOT_FAMILY]->n_filled >= 2)
    self->family = (int) self->n;
  add (self, TRIB_COMPARE_FAMILY, slots[TRIB_SLOT_FAMILY], 0.85, -7, 30);
  add (self, TRIB_COMPARE_WHOLE, slots[TRIB_SLOT_WHOLE], 0.006, -10, 30);
  add (self, TRIB_COMPARE_ORGANISATION, slots[TRIB_SLOT_ORGANISATION], 0.05, -14, 30);
  add (self, TRIB_COMPARE_DATE, slots[TRIB_SLOT_BIRTH], 0.02, -7, 30);
  if (address == NULL)
    address = slots[TRIB_SLOT_POSTCODE];
  if (address == NULL)
    address = slots[TRIB_SLOT_CITY];
  if (address == NULL)
    address = slots[TRIB_SLOT_REGION];
  add (self, TRIB_COMPARE_ADDRESS, address, 0.9, -10, 30);
  add (self, TRIB_COMPARE_EMAIL, slots[TRIB_SLOT_EMAIL], 0.1, -10, 30);
  add (self, TRIB_COMPARE_PHONE, slots[TRIB_SLOT_PHONE], 0.25, -10, 30);
  for (TribSlot s = TRIB_SLOT_NATIONAL_ID; s <= TRIB_SLOT_EXTERNAL_ID; s++)
    if (slots[s] != NULL
        && !(s == TRIB_SLOT_EXTERNAL_ID ? trib_worth_is_row_number (slots[s])
                                        : trib_worth_is_empty_id (features, slots[s])))
      add (self, s == TRIB_SLOT_EXTERNAL_ID ? TRIB_COMPARE_ID : TRIB_COMPARE_TAX_ID, slots[s], 0,
           s == TRIB_SLOT_EXTERNAL_ID ? -3 : -14, 30);
  add (self, TRIB_COMPARE_MIDDLE, slots[TRIB_SLOT_MIDDLE], 0, -6, 20);
  if (slots[TRIB_SLOT_OTHER] != NULL && slots[TRIB_SLOT_OTHER]->n_filled * 4 >= features->n)
    add (self, TRIB_COMPARE_MIDDLE, slots[TRIB_SLOT_OTHER], 0.8, -5, 8);
  if (slots[TRIB_SLOT_SUFFIX] != NULL && slots[TRIB_SLOT_SUFFIX]->n_filled >= 2)
    self->generation = (int) self->n;
  add (self, TRIB_COMPARE_GENERATION, slots[TRIB_SLOT_SUFFIX], 0, -10, 5);
  add (self, TRIB_COMPARE_GENDER, slots[TRIB_SLOT_GENDER], 0, -8, 1.2);
  add (self, TRIB_COMPARE_WEBSITE, slots[TRIB_SLOT_WEBSITE], 0.5, -4, 20);
  if (slots[TRIB_SLOT_COUNTRY] != NULL && slots[TRIB_SLOT_COUNTRY]->n_distinct >= 2)
    add (self, TRIB_COMPARE_CHOICE, slots[TRIB_SLOT_COUNTRY], 0.97, -6, 1);
  add_customs (self, features);
}

static TribOutcome
compare_one (const TribComparer *self, const TribComparison *item, guint32 a, guint32 b)
{
  switch (item->kind)
    {
    case TRIB_COMPARE_MIDDLE:
      return trib_compare_middle (item->feature, a, b);
    case TRIB_COMPARE_ORGANISATION:
      return trib_compare_organisation (item->feature, a, b);
    case TRIB_COMPARE_DATE:
      return trib_compare_date (item->feature, a, b);
    case TRIB_COMPARE_ADDRESS:
      return trib_compare_address (self->features, a, b);
    case TRIB_COMPARE_EMAIL:
      return trib_compare_email (self->features, item->feature, a, b);
    case TRIB_COMPARE_PHONE:
      return trib_compare_phone (item->feature, a, b);
    case TRIB_COMPARE_ID:
      if (item->field == TRIB_FIELD_EXTERNAL_ID && !self->features->ids_across
          && self->features->source[a] != self->features->source[b])
        return (TribOutcome){ 0, 0 };
      return trib_compare_id (item->feature, a, b);
    case TRIB_COMPARE_TAX_ID:
      return trib_compare_id (item->feature, a, b);
    case TRIB_COMPARE_GENERATION:
      return trib_compare_generation (item->feature, a, b);
    case TRIB_COMPARE_NUMBER:
      return trib_compare_number (item->feature, a, b);
    case TRIB_COMPARE_WEBSITE:
      return trib_compare_website (item->feature, a, b);
    case TRIB_COMPARE_WHOLE:
      return trib_compare_whole (self->features, item->feature, a, b);
    case TRIB_COMPARE_TEXT:
      return trib_compare_text (item->feature, a, b);
    default:
      return trib_compare_choice (item->feature, a, b);
    }
}

guint64
trib_compare (const TribComparer *self, guint32 a, guint32 b, float *tf)
{
  guint64 pattern = 0;
  TribOutcome given = { 0, 0 }, family = { 0, 0 };

  if (a > b)
    {
      guint32 c = a;

      a = b;
      b = c;
    }
  if (self->given >= 0 || self->family >= 0)
    trib_compare_names (self->features, a, b, &given, &family);
  for (guint i = 0; i < self->n; i++)
    {
      const TribComparison *item = &self->items[i];
      TribOutcome outcome = (int) i == self->given    ? given
                            : (int) i == self->family ? family
                                                      : compare_one (self, item, a, b);

      pattern |= (guint64) outcome.level << (4 * i);
      tf[i] = (float) (outcome.rarity * item->levels[outcome.level].tf);
    }
  return pattern;
}

/* Of the more frequent of the two. */
double
trib_rarity (const TribFeature *feature, guint32 a, guint32 b)
{
  return (double) MIN (feature->rarity[a], feature->rarity[b]);
}

/* Optimal string alignment up to @most; more is said of pairs that are surely further apart. */
guint
trib_feature_distance (const TribFeature *feature, guint32 a, guint32 b, guint most)
{
  const TribFacts *x = trib_feature_facts (feature, a), *y = trib_feature_facts (feature, b);
  TribText s, t;

  if (trib_series_tells_apart (feature, a, b) || (guint) abs (x->len - y->len) > most
      || __builtin_popcount (x->letters ^ y->letters) > (int) (2 * most))
    return most + 1;
  s = trib_pool_get (feature->pool, a);
  t = trib_pool_get (feature->pool, b);
  return trib_osa_within_text (s.text, s.len, t.text, t.len, most);
}

double
trib_feature_jaro_winkler (const TribFeature *feature, guint32 a, guint32 b, double least)
{
  TribText s = trib_pool_get (feature->pool, a), t = trib_pool_get (feature->pool, b);

  if (trib_series_tells_apart (feature, a, b))
    return 0;
  return trib_jaro_winkler_text (s.text, s.len, t.text, t.len, least);
}

double
trib_word_information (const TribFeature *feature, guint32 word)
{
  return log2 ((feature->n_filled + 1.0) / (feature->word_count[word] + 0.5)) + 0.5;
}

void
trib_word_overlap (const TribFeature *feature, guint32 a, guint32 b, double *of_larger, double *of_smaller)
{
  const TribFacts *x = trib_feature_facts (feature, a), *y = trib_feature_facts (feature, b);
  double sum_x = 0, sum_y = 0, common = 0;

  for (guint j = 0; j < y->n_words; j++)
    sum_y += trib_word_information (feature, g_array_index (feature->words, guint32, y->first_word + j));
  for (guint i = 0; i < x->n_words; i++)
    {
      guint32 word = g_array_index (feature->words, guint32, x->first_word + i);
      double information = trib_word_information (feature, word);

      sum_x += information;
      for (guint j = 0; j < y->n_words; j++)
        if (g_array_index (feature->words, guint32, y->first_word + j) == word)
          {
            common += information;
            break;
          }
    }
  *of_larger = common / MAX (MAX (sum_x, sum_y), 1e-9);
  *of_smaller = common / MAX (MIN (sum_x, sum_y), 1e-9);
}
