/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole names of persons whose words nobody can tell apart as given and family name: in other parts of the world either may come
 * first, there are several of each, some are left out, and what is one word here is two there. Words are matched with words,
 * the best first, and count by how rare they are (A. Monge, C. Elkan, "The field matching problem", 1996).
 */
#include "config.h"

#include "match/trib-comparison.h"
#include "match/trib-kernel.h"
#include "match/trib-phonetic.h"
#include "schema/trib-nicknames.h"

#include <string.h>

enum
{
  MISSING,
  DIFFERENT,
  SAME,
  ORDER, /* the same words in another order or otherwise parted */
  TYPO,
  NICKNAME,
  INITIAL,
  PART, /* two words or more of the one are all of the other */
  ONE_WORD,
  SIMILAR,
  RELATED /* a word in common, and others against each other: of one family */
};

const TribLevelSpec trib_whole_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },
  { TRIB_LEVEL_DIFFERENT, 0.02, 0.93, 0 },
  { TRIB_LEVEL_SAME, 0.5, 0.00005, 1 },
  { TRIB_LEVEL_SAME_FOLDED, 0.1, 0.00003, 1 },
  { TRIB_LEVEL_TYPO, 0.08, 0.0001, 0.7 },
  { TRIB_LEVEL_NICKNAME, 0.03, 0.0001, 0.7 },
  { TRIB_LEVEL_INITIAL, 0.06, 0.0005, 0.7 },
  { TRIB_LEVEL_PART, 0.1, 0.0003, 0.7 },
  { TRIB_LEVEL_ONE_OF_SEVERAL, 0.03, 0.005, 0.5 },
  { TRIB_LEVEL_SIMILAR, 0.05, 0.0008, 0.3 },
  { TRIB_LEVEL_CONTRADICTS, 0.03, 0.06, 0, .most_m = 0.03, .most = -1 },
};
const guint trib_whole_n_levels = G_N_ELEMENTS (trib_whole_levels);

#define MOST_WORDS 12

/* How well two words go together, the best first. */
typedef enum
{
  WORD_EQUAL,
  WORD_FOLDED,
  WORD_NICKNAME,
  WORD_TYPO,
  WORD_INITIAL,
  WORD_NEAR,
  WORD_OTHER
} WordMatch;

typedef struct
{
  guint n;
  guint32 words[MOST_WORDS];
  guint32 names[MOST_WORDS]; /* the same as a name, or 0 */
  gboolean taken[MOST_WORDS];
} Side;

typedef struct
{
  guint found[WORD_OTHER]; /* pairs of words by how they match */
  guint open[2];           /* words that have no partner */
} Tally;

static void
take_side (const TribFeatures *features, const TribFeature *feature, guint32 id, Side *side)
{
  const TribFacts *facts = trib_feature_facts (feature, id);

  side->n = MIN (facts->n_words, MOST_WORDS);
  memset (side->taken, 0, sizeof side->taken);
  for (guint i = 0; i < side->n; i++)
    {
      guint32 word = g_array_index (feature->words, guint32, facts->first_word + i);
      guint32 name = word < features->word_names->len ? g_array_index (features->word_names, guint32, word) : 0;

      side->words[i] = word;
      side->names[i] = name < feature->facts->len ? name : 0;
    }
}

/* Slips of the pen are seldom made by four people. */
static gboolean
is_frequent (const TribFeature *feature, guint32 word)
{
  return feature->word_count[word] >= 4;
}

static gboolean
abbreviates (TribText a, TribText b)
{
  return a.len >= 3 && b.len > a.len + 1 && memcmp (a.text, b.text, a.len) == 0;
}

static WordMatch
match_unequal (const TribFeature *feature, const Side *a, guint i, const Side *b, guint j)
{
  const TribFacts *x, *y;
  gboolean both_frequent = is_frequent (feature, a->words[i]) && is_frequent (feature, b->words[j]);
  guint shorter, distance;

  if (a->names[i] == 0 || b->names[j] == 0)
    return WORD_OTHER;
  x = trib_feature_facts (feature, a->names[i]);
  y = trib_feature_facts (feature, b->names[j]);
  if (x->len == 1 || y->len == 1)
    return x->initial == y->initial ? WORD_INITIAL : WORD_OTHER;
  if (x->loose == y->loose && x->loose != 0)
    return WORD_FOLDED;
  if (trib_nickname_are_forms (x->name, y->name))
    return WORD_NICKNAME;
  shorter = MIN (x->len, y->len);
  distance = trib_feature_distance (feature, a->names[i], b->names[j], 2);
  if ((distance <= 1 && shorter >= 4) || (distance <= 2 && shorter >= 7))
    return both_frequent ? WORD_NEAR : WORD_TYPO;
  if ((distance <= 2 && shorter >= 5) || (distance <= 1 && shorter >= 3)
      || (x->sound == y->sound && x->sound != 0 && shorter >= 4))
    return WORD_NEAR;
  if (abbreviates (trib_pool_get (feature->pool, a->names[i]), trib_pool_get (feature->pool, b->names[j]))
      || abbreviates (trib_pool_get (feature->pool, b->names[j]), trib_pool_get (feature->pool, a->names[i])))
    return both_frequent ? WORD_OTHER : WORD_INITIAL;
  return WORD_OTHER;
}

/* Matches what is still open, as well as @from and no worse than @to. */
static void
match_words (const TribFeature *feature, Side *a, Side *b, WordMatch from, WordMatch to, Tally *tally)
{
  guint8 matches[MOST_WORDS][MOST_WORDS];

  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      if (a->taken[i] || b->taken[j])
        matches[i][j] = WORD_OTHER;
      else
        matches[i][j] = a->words[i] == b->words[j] ? WORD_EQUAL : match_unequal (feature, a, i, b, j);
  for (guint match = from; match <= to; match++)
    for (guint i = 0; i < a->n; i++)
      for (guint j = 0; j < b->n && !a->taken[i]; j++)
        if (matches[i][j] == match && !b->taken[j])
          {
            a->taken[i] = b->taken[j] = TRUE;
            tally->found[match]++;
          }
}

/* The words that are open as one, without blanks. Returns the length. */
static gsize
join_open (const TribFeature *feature, const Side *side, char *out, gsize room)
{
  char text[256];
  gsize n = 0;

  for (guint i = 0; i < side->n; i++)
    if (!side->taken[i] && side->names[i] != 0)
      {
        TribText word = trib_pool_get (feature->pool, side->names[i]);

        if (n + word.len >= sizeof text)
          break;
        memcpy (text + n, word.text, word.len);
        n += word.len;
      }
  return n < room ? trib_loose_form (text, n, out) : 0;
}

static guint
count_open (const Side *side)
{
  guint n = 0;

  for (guint i = 0; i < side->n; i++)
    n += !side->taken[i];
  return n;
}

/* "Xiao Ming" and "Xiaoming": what is left of both is the same once blanks are left out. */
static void
match_joined (const TribFeature *feature, Side *a, Side *b, Tally *tally)
{
  char left[256], right[256];
  gsize n_left, n_right;
  guint distance;

  if (count_open (a) == count_open (b) || count_open (a) == 0 || count_open (b) == 0)
    return;
  n_left = join_open (feature, a, left, sizeof left);
  n_right = join_open (feature, b, right, sizeof right);
  if (MIN (n_left, n_right) < 4)
    return;
  distance = trib_osa_text (left, n_left, right, n_right);
  if (distance > (MIN (n_left, n_right) >= 6 ? 1u : 0u))
    return;
  tally->found[distance == 0 ? WORD_FOLDED : WORD_TYPO]++;
  memset (a->taken, TRUE, sizeof a->taken);
  memset (b->taken, TRUE, sizeof b->taken);
}

/* Small words that some write and others leave out, wherever they come from. */
gboolean
trib_whole_is_particle (TribText word)
{
  static const char *const particles[]
      = { "de",  "da",  "do",   "dos", "das", "del", "della", "di",  "du",  "la",  "le",  "los", "las",
          "e",   "y",   "van",  "von", "den", "der", "ter",   "ten", "zu",  "zur", "zum", "al",  "el",
          "bin", "ibn", "bint", "abu", "af",  "av",  "ul",    "ap",  "mac", "st",  "san", "und" };

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (strlen (particles[i]) == word.len && memcmp (particles[i], word.text, word.len) == 0)
      return TRUE;
  return FALSE;
}

static guint
count_open_names (const TribFeatures *features, const Side *side)
{
  guint n = 0;

  for (guint i = 0; i < side->n; i++)
    n += !side->taken[i] && !trib_whole_is_particle (trib_pool_get (features->words, side->words[i]));
  return n;
}

static guint
level_of (const Tally *tally)
{
  const guint *found = tally->found;
  guint sure = found[WORD_EQUAL] + found[WORD_FOLDED] + found[WORD_NICKNAME] + found[WORD_TYPO];
  guint matched = sure + found[WORD_INITIAL] + found[WORD_NEAR];

  if (sure == 0)
    return matched > 0 && tally->open[0] == 0 && tally->open[1] == 0 ? SIMILAR : DIFFERENT;
  if (tally->open[0] == 0 && tally->open[1] == 0)
    {
      if (found[WORD_NEAR] > 0 || found[WORD_TYPO] > 1)
        return found[WORD_NEAR] > 1 || sure < 1 ? RELATED : SIMILAR;
      return found[WORD_INITIAL] > 0    ? INITIAL
             : found[WORD_TYPO] > 0     ? TYPO
             : found[WORD_NICKNAME] > 0 ? NICKNAME
                                        : ORDER;
    }
  if (tally->open[0] == 0 || tally->open[1] == 0)
    {
      if (sure >= 2)
        return found[WORD_NEAR] + found[WORD_INITIAL] + found[WORD_TYPO] == 0 ? PART : SIMILAR;
      return matched == 1 ? ONE_WORD : SIMILAR;
    }
  return sure >= 2 && tally->open[0] + tally->open[1] <= 2 && sure >= 3 ? SIMILAR : RELATED;
}

TribOutcome
trib_compare_whole (const TribFeatures *features, const TribFeature *feature, guint32 a, guint32 b)
{
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);
  Side left, right;
  Tally tally = { 0 };
  guint level;

  if (x == 0 || y == 0)
    return (TribOutcome){ MISSING, 0 };
  if (x == y)
    return (TribOutcome){ SAME, trib_rarity (feature, x, y) };
  take_side (features, feature, x, &left);
  take_side (features, feature, y, &right);
  match_words (feature, &left, &right, WORD_EQUAL, WORD_NICKNAME, &tally);
  match_joined (feature, &left, &right, &tally);
  match_words (feature, &left, &right, WORD_TYPO, WORD_NEAR, &tally);
  tally.open[0] = count_open_names (features, &left);
  tally.open[1] = count_open_names (features, &right);
  level = level_of (&tally);
  return (TribOutcome){ level, level == DIFFERENT || level == RELATED ? 0 : trib_rarity (feature, x, y) };
}
