/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key is made of one to three atoms. Keys whose fields are empty, or the same for everybody, are left out; single
 * atoms come first, so that the joint ones only add pairs where blocks of the single ones had to be split.
 */
#include "config.h"

#include "base/trib-hash.h"
#include "match/trib-block-keys.h"

#define SMALL 200000

static const TribSlot atom_slots[TRIB_ATOM_CUSTOM] = {
  [TRIB_ATOM_GIVEN] = TRIB_SLOT_GIVEN,
  [TRIB_ATOM_GIVEN_SOUND] = TRIB_SLOT_GIVEN,
  [TRIB_ATOM_GIVEN_INITIAL] = TRIB_SLOT_GIVEN,
  [TRIB_ATOM_FAMILY] = TRIB_SLOT_FAMILY,
  [TRIB_ATOM_FAMILY_SOUND] = TRIB_SLOT_FAMILY,
  [TRIB_ATOM_NAMES] = TRIB_SLOT_FAMILY,
  [TRIB_ATOM_ORGANISATION] = TRIB_SLOT_ORGANISATION,
  [TRIB_ATOM_ORGANISATION_WORD] = TRIB_SLOT_ORGANISATION,
  [TRIB_ATOM_BIRTH] = TRIB_SLOT_BIRTH,
  [TRIB_ATOM_BIRTH_YEAR] = TRIB_SLOT_BIRTH,
  [TRIB_ATOM_BIRTH_DAY] = TRIB_SLOT_BIRTH,
  [TRIB_ATOM_EMAIL] = TRIB_SLOT_EMAIL,
  [TRIB_ATOM_LOCAL_PART] = TRIB_SLOT_EMAIL,
  [TRIB_ATOM_PHONE] = TRIB_SLOT_PHONE,
  [TRIB_ATOM_PHONE_END] = TRIB_SLOT_PHONE,
  [TRIB_ATOM_POSTCODE] = TRIB_SLOT_POSTCODE,
  [TRIB_ATOM_CITY] = TRIB_SLOT_CITY,
  [TRIB_ATOM_STREET] = TRIB_SLOT_STREET,
  [TRIB_ATOM_NUMBER] = TRIB_SLOT_NUMBER,
  [TRIB_ATOM_PREMISE] = TRIB_SLOT_PREMISE,
  [TRIB_ATOM_NATIONAL_ID] = TRIB_SLOT_NATIONAL_ID,
  [TRIB_ATOM_TAX_ID] = TRIB_SLOT_TAX_ID,
  [TRIB_ATOM_EXTERNAL_ID] = TRIB_SLOT_EXTERNAL_ID,
  [TRIB_ATOM_WEBSITE] = TRIB_SLOT_WEBSITE,
  [TRIB_ATOM_WHOLE] = TRIB_SLOT_WHOLE,
  [TRIB_ATOM_WHOLE_WORD] = TRIB_SLOT_WHOLE,
  [TRIB_ATOM_WHOLE_SECOND] = TRIB_SLOT_WHOLE,
};

static const TribFeature *
atom_feature (const TribFeatures *features, guint atom)
{
  if (atom >= TRIB_ATOM_CUSTOM)
    return g_ptr_array_index (features->customs, atom - TRIB_ATOM_CUSTOM);
  return features->slots[atom_slots[atom]];
}

static guint64
rarest_word (const TribFeatures *features, const TribFeature *feature, guint32 id)
{
  const TribFacts *facts = trib_feature_facts (feature, id);
  guint32 best = 0, best_count = G_MAXUINT32;
  guint64 best_hash = 0;

  for (guint i = 0; i < facts->n_words; i++)
    {
      guint32 word = g_array_index (feature->words, guint32, facts->first_word + i), count = feature->word_count[word];
      TribText text = trib_pool_get (features->words, word);
      guint64 hash;

      if (count < 2 || text.len < 2 || count > best_count)
        continue;
      hash = trib_hash_bytes (text.text, text.len, 9);
      if (count < best_count || hash < best_hash)
        {
          best = word;
          best_count = count;
          best_hash = hash;
        }
    }
  return best ? best_hash : facts->loose;
}

/* The hash of the rarest word of a whole name that others have, too, or of the next after it; 0 where there is none. */
static guint64
rare_word (const TribFeatures *features, const TribFeature *feature, guint32 id, gboolean second)
{
  const TribFacts *facts = trib_feature_facts (feature, id);
  guint32 counts[2] = { G_MAXUINT32, G_MAXUINT32 };
  guint64 hashes[2] = { 0, 0 };

  for (guint i = 0; i < facts->n_words; i++)
    {
      guint32 word = g_array_index (feature->words, guint32, facts->first_word + i), count = feature->word_count[word];
      TribText text = trib_pool_get (features->words, word);
      guint64 hash = trib_hash_bytes (text.text, text.len, 9);

      if (count < 2 || text.len < 2)
        continue;
      if (count < counts[0] || (count == counts[0] && hash < hashes[0]))
        {
          counts[1] = counts[0];
          hashes[1] = hashes[0];
          counts[0] = count;
          hashes[0] = hash;
        }
      else if (count < counts[1] || (count == counts[1] && hash < hashes[1]))
        {
          counts[1] = count;
          hashes[1] = hash;
        }
    }
  return hashes[second];
}

/* The same for "Wang Xiaoming" and "Xiao Ming Wang". */
static guint64
letters_atom (const TribFeature *feature, guint32 id)
{
  TribText text = trib_pool_get (feature->pool, id);
  guint64 sum = 0;

  for (gsize i = 0; i < text.len; i++)
    if (text.text[i] != ' ')
      sum += trib_hash_mix ((guint64) (guchar) text.text[i] + 1);
  return sum;
}

static guint64
date_atom (guint atom, guint64 date)
{
  guint64 month = date / 100 % 100, day = date % 100;

  if (atom == TRIB_ATOM_BIRTH_YEAR)
    return date / 10000;
  if (month == 0 || day == 0)
    return 0;
  return atom == TRIB_ATOM_BIRTH ? date : MIN (month, day) * 100 + MAX (month, day);
}

static guint64
names_atom (const TribFeatures *features, guint32 rank)
{
  guint32 given = trib_feature_first (features->slots[TRIB_SLOT_GIVEN], rank);
  guint32 family = trib_feature_first (features->slots[TRIB_SLOT_FAMILY], rank);

  if (given == 0 || family == 0)
    return 0;
  return trib_feature_facts (features->slots[TRIB_SLOT_GIVEN], given)->loose
         + trib_feature_facts (features->slots[TRIB_SLOT_FAMILY], family)->loose;
}

static guint64
atom_value (const TribFeatures *features, guint atom, guint32 rank)
{
  const TribFeature *feature = atom_feature (features, atom);
  guint32 id = trib_feature_first (feature, rank);
  const TribFacts *facts;

  if (id == 0)
    return 0;
  facts = trib_feature_facts (feature, id);
  switch (atom)
    {
    case TRIB_ATOM_GIVEN_SOUND:
    case TRIB_ATOM_FAMILY_SOUND:
    case TRIB_ATOM_CITY:
      return facts->sound;
    case TRIB_ATOM_GIVEN_INITIAL:
      return facts->initial;
    case TRIB_ATOM_NAMES:
      return names_atom (features, rank);
    case TRIB_ATOM_ORGANISATION:
    case TRIB_ATOM_LOCAL_PART:
    case TRIB_ATOM_PHONE_END:
      return facts->loose;
    case TRIB_ATOM_ORGANISATION_WORD:
      return rarest_word (features, feature, id);
    case TRIB_ATOM_WHOLE:
      return letters_atom (feature, id);
    case TRIB_ATOM_WHOLE_WORD:
    case TRIB_ATOM_WHOLE_SECOND:
      return rare_word (features, feature, id, atom == TRIB_ATOM_WHOLE_SECOND);
    case TRIB_ATOM_BIRTH:
    case TRIB_ATOM_BIRTH_YEAR:
    case TRIB_ATOM_BIRTH_DAY:
      return date_atom (atom, facts->sound);
    case TRIB_ATOM_EXTERNAL_ID:
      return features->ids_across ? facts->hash : trib_hash_combine (facts->hash, features->source[rank] + 1);
    case TRIB_ATOM_STREET:
      return facts->sound;
    default:
      return facts->hash;
    }
}

G_STATIC_ASSERT (TRIB_ATOM_CUSTOM + TRIB_KEY_CUSTOMS <= 64);

static guint64
value_of (TribAtoms *self, guint atom)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << atom;

  if (!(self->known & bit))
    {
      self->values[atom] = atom_value (self->features, atom, self->rank);
      self->known |= bit;
    }
  return self->values[atom];
}

guint64
trib_block_key_hash_of (const TribBlockKey *key, TribAtoms *atoms)
{
  guint64 hash = 0;

  for (guint i = 0; i < TRIB_KEY_ATOMS && key->atoms[i] != TRIB_ATOM_NONE; i++)
    {
      guint64 value = value_of (atoms, key->atoms[i]);

      if (value == 0)
        return 0;
      hash = trib_hash_combine (hash + key->atoms[i], value);
    }
  return hash;
}

guint64
trib_block_key_hash (const TribBlockKey *key, const TribFeatures *features, guint32 rank)
{
  TribAtoms atoms;

  trib_atoms_open (&atoms, features, rank);
  return trib_block_key_hash_of (key, &atoms);
}

/* At least so many records share one block of the key. */
guint32
trib_block_key_largest (const TribBlockKey *key, const TribFeatures *features)
{
  const TribFeature *feature = atom_feature (features, key->atoms[0]);
  guint32 most = 0;

  if (feature == NULL || feature->lists->len > 0 || key->atoms[1] != TRIB_ATOM_NONE)
    return 0;
  for (guint32 id = 1; id < feature->facts->len; id++)
    if (key->atoms[0] == TRIB_ATOM_POSTCODE || trib_feature_facts (feature, id)->sound != 0)
      most = MAX (most, feature->count[id]);
  return most;
}

/* The order in which fields split blocks that are too large. */
static const guint refinements[] = { TRIB_ATOM_GIVEN_SOUND, TRIB_ATOM_FAMILY_SOUND, TRIB_ATOM_ORGANISATION_WORD,
                                     TRIB_ATOM_WHOLE_WORD,  TRIB_ATOM_WHOLE_SECOND, TRIB_ATOM_BIRTH_YEAR,
                                     TRIB_ATOM_POSTCODE,    TRIB_ATOM_BIRTH,        TRIB_ATOM_STREET,
                                     TRIB_ATOM_CITY,        TRIB_ATOM_EMAIL,        TRIB_ATOM_PHONE_END,
                                     TRIB_ATOM_NUMBER,      TRIB_ATOM_GIVEN };

guint
trib_block_n_refinements (void)
{
  return G_N_ELEMENTS (refinements);
}

guint64
trib_block_refinement_of (TribAtoms *atoms, guint field)
{
  return atoms->features->slots[atom_slots[refinements[field]]] != NULL ? value_of (atoms, refinements[field]) : 0;
}

guint64
trib_block_refinement (const TribFeatures *features, guint field, guint32 rank)
{
  TribAtoms atoms;

  trib_atoms_open (&atoms, features, rank);
  return trib_block_refinement_of (&atoms, field);
}

static const guint wanted[][TRIB_KEY_ATOMS] = {
  { TRIB_ATOM_NATIONAL_ID },
  { TRIB_ATOM_TAX_ID },
  { TRIB_ATOM_EXTERNAL_ID },
  { TRIB_ATOM_EMAIL },
  { TRIB_ATOM_PHONE_END },
  { TRIB_ATOM_NAMES },
  { TRIB_ATOM_ORGANISATION },
  { TRIB_ATOM_PREMISE },
  { TRIB_ATOM_BIRTH },
  { TRIB_ATOM_LOCAL_PART },
  { TRIB_ATOM_WEBSITE },
  { TRIB_ATOM_STREET },
  { TRIB_ATOM_FAMILY_SOUND },
  { TRIB_ATOM_POSTCODE },
  { TRIB_ATOM_GIVEN_SOUND },
  { TRIB_ATOM_CITY },
  { TRIB_ATOM_FAMILY_SOUND, TRIB_ATOM_GIVEN_SOUND },
  { TRIB_ATOM_BIRTH, TRIB_ATOM_FAMILY_SOUND },
  { TRIB_ATOM_BIRTH, TRIB_ATOM_GIVEN_SOUND },
  { TRIB_ATOM_BIRTH, TRIB_ATOM_POSTCODE },
  { TRIB_ATOM_FAMILY_SOUND, TRIB_ATOM_POSTCODE },
  { TRIB_ATOM_GIVEN_SOUND, TRIB_ATOM_POSTCODE },
  { TRIB_ATOM_FAMILY_SOUND, TRIB_ATOM_CITY },
  { TRIB_ATOM_GIVEN_SOUND, TRIB_ATOM_CITY },
  { TRIB_ATOM_STREET, TRIB_ATOM_GIVEN_SOUND },
  { TRIB_ATOM_STREET, TRIB_ATOM_CITY },
  { TRIB_ATOM_POSTCODE, TRIB_ATOM_NUMBER },
  { TRIB_ATOM_BIRTH_DAY, TRIB_ATOM_GIVEN_SOUND },
  { TRIB_ATOM_BIRTH_DAY, TRIB_ATOM_FAMILY_SOUND },
  { TRIB_ATOM_BIRTH_YEAR, TRIB_ATOM_FAMILY_SOUND, TRIB_ATOM_GIVEN_INITIAL },
  { TRIB_ATOM_WHOLE },
  { TRIB_ATOM_WHOLE_WORD, TRIB_ATOM_WHOLE_SECOND },
  { TRIB_ATOM_WHOLE_WORD },
  { TRIB_ATOM_WHOLE_SECOND },
  { TRIB_ATOM_WHOLE_WORD, TRIB_ATOM_CITY },
  { TRIB_ATOM_WHOLE_SECOND, TRIB_ATOM_CITY },
  { TRIB_ATOM_WHOLE_WORD, TRIB_ATOM_BIRTH_YEAR },
  { TRIB_ATOM_WHOLE_SECOND, TRIB_ATOM_BIRTH_YEAR },
  { TRIB_ATOM_WHOLE_WORD, TRIB_ATOM_POSTCODE },
  { TRIB_ATOM_ORGANISATION_WORD },
  { TRIB_ATOM_ORGANISATION_WORD, TRIB_ATOM_CITY },
  { TRIB_ATOM_ORGANISATION_WORD, TRIB_ATOM_POSTCODE },
};

/* Keys of dates that are only half known; many records share one. */
static const guint for_small_tables[][TRIB_KEY_ATOMS] = {
  { TRIB_ATOM_BIRTH_YEAR, TRIB_ATOM_FAMILY_SOUND },
  { TRIB_ATOM_BIRTH_YEAR, TRIB_ATOM_GIVEN_SOUND },
  { TRIB_ATOM_BIRTH_YEAR, TRIB_ATOM_CITY },
  { TRIB_ATOM_BIRTH_YEAR, TRIB_ATOM_CUSTOM },
  { TRIB_ATOM_FAMILY_SOUND, TRIB_ATOM_GIVEN_INITIAL, TRIB_ATOM_CUSTOM },
};

static gboolean
is_useful (const TribFeature *feature)
{
  return feature != NULL && feature->n_filled >= 2 && feature->n_distinct >= 2
         && feature->n_distinct < feature->n_filled;
}

static void
add (GPtrArray *keys, const guint atoms[TRIB_KEY_ATOMS])
{
  TribBlockKey *key = g_new0 (TribBlockKey, 1);

  for (guint i = 0; i < TRIB_KEY_ATOMS; i++)
    key->atoms[i] = atoms[i];
  key->broad = key->atoms[1] == TRIB_ATOM_NONE
               && (key->atoms[0] == TRIB_ATOM_STREET || key->atoms[0] == TRIB_ATOM_FAMILY_SOUND
                   || key->atoms[0] == TRIB_ATOM_POSTCODE || key->atoms[0] == TRIB_ATOM_GIVEN_SOUND
                   || key->atoms[0] == TRIB_ATOM_CITY);
  g_ptr_array_add (keys, key);
}

static gboolean
are_known (const TribFeatures *features, const guint atoms[TRIB_KEY_ATOMS])
{
  for (guint i = 0; i < TRIB_KEY_ATOMS && atoms[i] != TRIB_ATOM_NONE; i++)
    {
      const TribFeature *feature = NULL;

      if (atoms[i] < TRIB_ATOM_CUSTOM || atoms[i] - TRIB_ATOM_CUSTOM < features->customs->len)
        feature = atom_feature (features, atoms[i]);
      if (feature == NULL || feature->n_filled < 2)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
trib_block_keys_choose (const TribFeatures *features)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (are_known (features, wanted[i]))
      add (keys, wanted[i]);
  for (guint i = 0; i < G_N_ELEMENTS (for_small_tables) && features->n <= SMALL; i++)
    if (are_known (features, for_small_tables[i]))
      add (keys, for_small_tables[i]);
  for (guint i = 0; i < features->customs->len && i < TRIB_KEY_CUSTOMS; i++)
    {
      const TribFeature *feature = g_ptr_array_index (features->customs, i);
      guint alone[TRIB_KEY_ATOMS] = { TRIB_ATOM_CUSTOM + i };
      guint with_name[TRIB_KEY_ATOMS] = { TRIB_ATOM_CUSTOM + i, TRIB_ATOM_FAMILY_SOUND };

      if (!is_useful (feature))
        continue;
      if (feature->n_distinct > features->n / 20)
        add (keys, alone);
      if (features->slots[TRIB_SLOT_FAMILY] != NULL && feature->n_distinct > 20)
        add (keys, with_name);
    }
  return keys;
}
