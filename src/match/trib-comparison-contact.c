/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * E-mail addresses, phone numbers and ids: strong where they agree, and typed by hand. Each may have several values: the
 * best pair of values counts.
 */
#include "config.h"

#include "match/trib-comparison.h"
#include "match/trib-kernel.h"
#include "match/trib-phonetic.h"

#include <string.h>

enum
{
  MISSING,
  DIFFERENT,
  SAME,
  TYPO,
  HALF, /* local part; last digits */
  SIMILAR,
  OF_NAME, /* alike, but only as much as the names are from which both addresses are made */
  DOMAIN,  /* another name at the same rare domain */
};

const TribLevelSpec trib_email_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.2, 0.998, 0, .most_m = 0.6 },
  { TRIB_LEVEL_SAME, 0.6, 0.00002, 1 },
  { TRIB_LEVEL_TYPO, 0.1, 0.00002, 0.5 },
  { TRIB_LEVEL_LOCAL_PART, 0.06, 0.0001, 0.5 },
  { TRIB_LEVEL_SIMILAR, 0.04, 0.001, 0 },
  { TRIB_LEVEL_LOCAL_PART, 0.1, 0.0001, 0, .most = 1.5 },
  { TRIB_LEVEL_PART, 0.02, 0.001, 0.5 },
};
const guint trib_email_n_levels = G_N_ELEMENTS (trib_email_levels);

const TribLevelSpec trib_phone_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.3, 0.998, 0, .most_m = 0.6 },
  { TRIB_LEVEL_SAME, 0.57, 0.00002, 1 },
  { TRIB_LEVEL_ONE_DIGIT, 0.08, 0.00005, 0.5 },
  { TRIB_LEVEL_LAST_DIGITS, 0.04, 0.00002, 0 },
  { TRIB_LEVEL_SIMILAR, 0.01, 0.001, 0 },
};
const guint trib_phone_n_levels = G_N_ELEMENTS (trib_phone_levels);

const TribLevelSpec trib_id_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },       { TRIB_LEVEL_DIFFERENT, 0.05, 0.998, 0 },
  { TRIB_LEVEL_SAME, 0.85, 0.00001, 1 }, { TRIB_LEVEL_ONE_DIGIT, 0.08, 0.00005, 0.5 },
  { TRIB_LEVEL_PART, 0.01, 0.00002, 0 }, { TRIB_LEVEL_SIMILAR, 0.02, 0.001, 0 },
};
const guint trib_id_n_levels = G_N_ELEMENTS (trib_id_levels);

/* Of taxes, of a state: one has one, so another is somebody else's. */
const TribLevelSpec trib_tax_id_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },       { TRIB_LEVEL_DIFFERENT, 0.05, 0.998, 0, .most = -4 },
  { TRIB_LEVEL_SAME, 0.85, 0.00001, 1 }, { TRIB_LEVEL_ONE_DIGIT, 0.08, 0.00005, 0.5 },
  { TRIB_LEVEL_PART, 0.01, 0.00002, 0 }, { TRIB_LEVEL_SIMILAR, 0.02, 0.001, 0 },
};
const guint trib_tax_id_n_levels = G_N_ELEMENTS (trib_tax_id_levels);

static guint
unpack_digits (guint64 packed, char digits[TRIB_EMAIL_DIGITS])
{
  guint n = 0;

  for (; packed != 0; packed >>= 4)
    digits[n++] = (char) ('0' + (packed & 15) - 1);
  return n;
}

/* The numbers behind two names, which providers make people add: "anna.meier17" is not "anna.meier85". */
static gboolean
numbers_differ (guint64 a, guint64 b)
{
  char digits[2][TRIB_EMAIL_DIGITS];
  guint n, m;

  if (a <= 15 || b <= 15 || a == b)
    return FALSE;
  n = unpack_digits (a, digits[0]);
  m = unpack_digits (b, digits[1]);
  return trib_osa_within_text (digits[0], n, digits[1], m, 1) >= 2;
}

/* Best first. */
static const guint8 goodness[] = { 0, 1, 7, 6, 5, 4, 3, 2 };

/* Of a whole name each word may stand in it. */
static gsize
taken_by_words (const TribFeatures *features, guint32 rank, const char *loose)
{
  const TribFeature *whole = features->slots[TRIB_SLOT_WHOLE];
  guint32 id = trib_feature_first (whole, rank);
  const TribFacts *facts;
  gsize taken = 0;

  if (id == 0)
    return 0;
  facts = trib_feature_facts (whole, id);
  for (guint i = 0; i < facts->n_words; i++)
    {
      TribText word = trib_pool_get (features->words, g_array_index (whole->words, guint32, facts->first_word + i));
      char name[65];
      gsize len = word.len < sizeof name ? trib_loose_form (word.text, word.len, name) : 0;

      if (len >= 2 && strstr (loose, name) != NULL)
        taken += len;
    }
  return taken;
}

/* The letters of the local part come from the name: initials, family name, perhaps that it is the family's. Then the name's
 * agreement says it already. */
gboolean
trib_email_is_made_of_name (const TribFeatures *features, guint32 rank, TribText email)
{
  static const TribSlot slots[] = { TRIB_SLOT_FAMILY, TRIB_SLOT_GIVEN };
  static const char *const house[] = { "familie", "family", "famille", "familia", "famiglia", "familien", "fam" };
  char local[65], loose[65], name[65];
  gsize letters = 0, taken = 0;

  for (const char *c = email.text; *c && *c != '@' && letters < sizeof local - 1; c++)
    if (g_ascii_isalpha (*c))
      local[letters++] = *c;
  letters = trib_loose_form (local, letters, loose);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      guint32 id = trib_feature_first (features->slots[slots[i]], rank);
      TribText text = id ? trib_pool_get (features->names, id) : TRIB_TEXT_EMPTY;
      gsize len = text.len < sizeof name ? trib_loose_form (text.text, text.len, name) : 0;

      if (len >= 2 && strstr (loose, name) != NULL)
        taken += len;
    }
  taken += taken_by_words (features, rank, loose);
  for (guint i = 0; i < G_N_ELEMENTS (house) && taken > 0; i++)
    if (g_str_has_prefix (email.text, house[i]))
      {
        taken += strlen (house[i]);
        break;
      }
  return taken > 0 && letters <= taken + 2;
}

guint32
trib_email_rare_domain (const TribFeature *feature, guint32 id)
{
  return trib_feature_facts (feature, id)->name;
}

static gboolean
share_rare_domain (const TribFeature *feature, guint32 x, guint32 y)
{
  guint32 domain = trib_email_rare_domain (feature, x);

  return domain != 0 && domain == trib_email_rare_domain (feature, y);
}

/* "info@" and the like at two hosts that differ in their ending are two firms of one name. */
static gboolean
other_ending (TribText a, TribText b)
{
  const char *p = memrchr (a.text, '.', a.len), *q = memrchr (b.text, '.', b.len);

  return strcspn (a.text, "@") >= 4 && p != NULL && q != NULL && strcmp (p, q) != 0;
}

/* Of "a@x.de" and "b@x.de" nobody can say that a finger slipped. */
static gsize
shorter_local (const TribFeature *feature, guint32 x, guint32 y)
{
  return MIN (strcspn (trib_pool_get (feature->pool, x).text, "@"),
              strcspn (trib_pool_get (feature->pool, y).text, "@"));
}

static guint
email_level (const TribFeature *feature, guint32 x, guint32 y)
{
  const TribFacts *a, *b;
  guint distance;

  if (x == y)
    return SAME;
  a = trib_feature_facts (feature, x);
  b = trib_feature_facts (feature, y);
  if (a->loose == b->loose && a->loose != 0)
    return HALF;
  if (MIN (a->len, b->len) < 8)
    return DIFFERENT;
  if (a->loose == 0 && b->loose == 0
      && other_ending (trib_pool_get (feature->pool, x), trib_pool_get (feature->pool, y)))
    return DIFFERENT;
  distance = trib_feature_distance (feature, x, y, 3);
  if (distance <= 2 && shorter_local (feature, x, y) >= 3 + 2 * distance)
    return TYPO;
  if (numbers_differ (a->sound, b->sound))
    return share_rare_domain (feature, x, y) ? DOMAIN : DIFFERENT;
  if (distance <= 3 && MIN (a->len, b->len) >= 12)
    return SIMILAR;
  if (a->initial == b->initial && __builtin_popcount (a->letters & b->letters) >= 6
      && trib_feature_jaro_winkler (feature, x, y, 0.9) >= 0.9)
    return SIMILAR;
  return share_rare_domain (feature, x, y) ? DOMAIN : DIFFERENT;
}

/* The last @n signs of a phone. */
static void
unpack_end (guint64 packed, guint n, char *end)
{
  for (; n > 0; packed >>= 7)
    end[--n] = (char) (packed & 0x7f);
}

/* The digits after the prefix for long distance, which one side may lack. */
static guint
phone_level (const TribFeature *feature, guint32 x, guint32 y)
{
  const TribFacts *a = trib_feature_facts (feature, x), *b = trib_feature_facts (feature, y);
  guint distance, shorter = MIN (MIN (a->len, b->len), TRIB_PHONE_END);
  char ends[2][TRIB_PHONE_END];

  if (x == y)
    return SAME;
  if (shorter < 6)
    return DIFFERENT;
  if (a->loose == b->loose)
    return a->len != b->len && ((a->sound ^ b->sound) & ((G_GUINT64_CONSTANT (1) << (7 * shorter)) - 1)) == 0 ? SAME
                                                                                                              : HALF;
  unpack_end (a->sound, shorter, ends[0]);
  unpack_end (b->sound, shorter, ends[1]);
  distance = trib_osa_within_text (ends[0], shorter, ends[1], shorter, 2);
  return distance <= 1 ? TYPO : distance == 2 ? SIMILAR : DIFFERENT;
}

static guint
id_level (const TribFeature *feature, guint32 x, guint32 y)
{
  guint shorter, distance;

  if (x == y)
    return SAME;
  shorter = MIN (trib_feature_facts (feature, x)->len, trib_feature_facts (feature, y)->len);
  if (shorter < 4)
    return DIFFERENT;
  distance = trib_feature_distance (feature, x, y, 2);
  return distance <= 1 ? TYPO : distance == 2 && shorter >= 7 ? SIMILAR : DIFFERENT;
}

static TribOutcome
best_of (const TribFeature *feature, guint32 a, guint32 b, guint (*level_of) (const TribFeature *, guint32, guint32))
{
  const guint32 *ids_a, *ids_b;
  guint32 one_a, one_b;
  guint n_a = trib_feature_cell (feature, a, &ids_a, &one_a), n_b = trib_feature_cell (feature, b, &ids_b, &one_b);
  TribOutcome best = { MISSING, 0 };

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      {
        guint level = level_of (feature, ids_a[i], ids_b[j]);
        double rarity = level > DIFFERENT ? trib_rarity (feature, ids_a[i], ids_b[j]) : 0;

        if (goodness[level] > goodness[best.level] || (level == best.level && rarity > best.rarity))
          best = (TribOutcome){ level, rarity };
      }
  return best;
}

TribOutcome
trib_compare_email (const TribFeatures *features, const TribFeature *feature, guint32 a, guint32 b)
{
  TribOutcome best = best_of (feature, a, b, email_level);
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);

  if (best.level >= TYPO && best.level <= SIMILAR
      && trib_email_is_made_of_name (features, a, trib_pool_get (feature->pool, x))
      && trib_email_is_made_of_name (features, b, trib_pool_get (feature->pool, y)))
    return (TribOutcome){ OF_NAME, 0 };
  return best;
}

TribOutcome
trib_compare_phone (const TribFeature *feature, guint32 a, guint32 b)
{
  return best_of (feature, a, b, phone_level);
}

TribOutcome
trib_compare_id (const TribFeature *feature, guint32 a, guint32 b)
{
  return best_of (feature, a, b, id_level);
}
