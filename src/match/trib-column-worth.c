/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a column is worth, told from the data: a number may be that of a row and nothing else, an id may hold in one source or
 * across all of them, and a column may only say again what the names say.
 */
#include "config.h"

#include "match/trib-column-worth.h"

#define LOOK_AT 5000 /* records, or pairs */

gboolean
trib_worth_is_row_number (const TribFeature *feature)
{
  guint32 digits = 0;

  if (feature->n_distinct < feature->n_filled || feature->n_filled < 20)
    return FALSE;
  for (guint32 id = 1; id < trib_pool_size (feature->pool); id++)
    digits += g_ascii_isdigit (trib_pool_get (feature->pool, id).text[0]);
  return digits * 10 >= feature->n_distinct * 9 || feature->type == TRIB_TYPE_ID;
}

/* Any of the fields that tell people apart is the same. */
static gboolean
agree_elsewhere (const TribFeatures *features, guint32 a, guint32 b)
{
  static const TribSlot slots[] = { TRIB_SLOT_FAMILY, TRIB_SLOT_GIVEN, TRIB_SLOT_ORGANISATION, TRIB_SLOT_BIRTH,
                                    TRIB_SLOT_EMAIL,  TRIB_SLOT_PHONE, TRIB_SLOT_WHOLE };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      guint32 x = trib_feature_first (features->slots[slots[i]], a),
              y = trib_feature_first (features->slots[slots[i]], b);

      if (x != 0 && x == y)
        return TRUE;
    }
  return FALSE;
}

/* Numbers that two files count their rows by are the same for rows that have nothing else in common. An id of persons shows in
 * that those who share it share a name, too. Looks at fields of many values only; others are left to the model. */
gboolean
trib_worth_is_empty_id (const TribFeatures *features, const TribFeature *feature)
{
  g_autofree guint32 *first = NULL;
  guint32 met = 0, agree = 0;

  if (trib_worth_is_row_number (feature))
    return TRUE;
  if (feature->n_distinct < feature->n_filled / 4)
    return FALSE;
  first = g_new0 (guint32, trib_pool_size (feature->pool));
  for (guint32 r = 0; r < features->n && met < 5000; r++)
    {
      guint32 id = trib_feature_first (feature, r);

      if (id == 0)
        continue;
      if (first[id] != 0)
        {
          met++;
          agree += agree_elsewhere (features, first[id] - 1, r);
        }
      first[id] = r + 1;
    }
  return met >= 10 && agree * 4 < met;
}

/* Ids of two sources are of one kind if those who share one share a name or the like, too. */
gboolean
trib_worth_holds_across (const TribFeatures *features, const TribFeature *feature)
{
  g_autofree guint32 *first = NULL;
  guint32 met = 0, agree = 0;

  if (feature == NULL || features->n_sources < 2)
    return FALSE;
  first = g_new0 (guint32, trib_pool_size (feature->pool));
  for (guint32 r = 0; r < features->n && met < LOOK_AT; r++)
    {
      guint32 id = trib_feature_first (feature, r), other = first[id];

      if (id == 0)
        continue;
      if (other != 0 && features->source[other - 1] != features->source[r])
        {
          met++;
          agree += agree_elsewhere (features, other - 1, r);
        }
      first[id] = r + 1;
    }
  return met >= 10 && agree * 2 > met;
}

static gboolean
has_word (const TribFeature *feature, guint32 rank, guint32 word)
{
  guint32 id = trib_feature_first (feature, rank);
  const TribFacts *facts;

  if (id == 0)
    return FALSE;
  facts = trib_feature_facts (feature, id);
  for (guint i = 0; i < facts->n_words; i++)
    if (g_array_index (feature->words, guint32, facts->first_word + i) == word)
      return TRUE;
  return FALSE;
}

/* Every word of the record's value is one of its name or of the place where it lives. */
static gboolean
repeats_in (const TribFeatures *features, const TribFeature *feature, guint32 rank)
{
  static const TribSlot slots[] = { TRIB_SLOT_GIVEN,  TRIB_SLOT_MIDDLE, TRIB_SLOT_FAMILY, TRIB_SLOT_ORGANISATION,
                                    TRIB_SLOT_STREET, TRIB_SLOT_CITY,   TRIB_SLOT_WHOLE };
  const TribFacts *facts = trib_feature_facts (feature, trib_feature_first (feature, rank));

  for (guint i = 0; i < facts->n_words; i++)
    {
      guint32 word = g_array_index (feature->words, guint32, facts->first_word + i);
      gboolean found = FALSE;

      for (guint s = 0; s < G_N_ELEMENTS (slots) && !found; s++)
        found = has_word (features->slots[slots[s]], rank, word);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

gboolean
trib_worth_is_repetition (const TribFeatures *features, const TribFeature *feature)
{
  guint32 seen = 0, repeated = 0;

  if (feature->words->len == 0)
    return FALSE;
  for (guint32 r = 0; r < features->n && seen < LOOK_AT; r++)
    {
      if (trib_feature_first (feature, r) == 0)
        continue;
      seen++;
      repeated += repeats_in (features, feature, r);
    }
  return seen >= 5 && repeated * 10 >= seen * 7;
}
