/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole names: which are taken apart and which compared word by word, and at what level.
 */
#include "config.h"

#include "match/trib-block-keys.h"
#include "match/trib-comparison.h"

#include <string.h>

/* People whose given names no table knows. */
static const char *const others[]
    = { "Zhao Guobin", "Luo Chunlin", "Haixue Tang", "Feng Wenzhi", "Shen Qiangjie", "Peng Lanxue" };

typedef struct
{
  const char *a, *b;
  TribMatchLevel level;
} Case;

static TribMatchTable *
table_of_names (const char *const *names, guint n)
{
  TribMatchTable *table = trib_match_table_new ();

  trib_match_table_add_column (table, TRIB_FIELD_FULL_NAME, "full_name", TRIB_TYPE_FULL_NAME);
  for (guint i = 0; i < n; i++)
    {
      trib_match_table_add_record (table, 1, i);
      trib_match_table_add_value (table, 0, names[i], strlen (names[i]));
    }
  return table;
}

static TribMatchTable *
table_with (const char *a, const char *b)
{
  const char *names[2 + G_N_ELEMENTS (others)] = { a, b };

  memcpy (names + 2, others, sizeof others);
  return table_of_names (names, G_N_ELEMENTS (names));
}

static TribMatchLevel
level_of (const char *a, const char *b)
{
  g_autoptr (TribMatchTable) table = table_with (a, b);
  TribComparer comparer;
  float tf[TRIB_MAX_COMPARISONS];

  trib_comparer_init (&comparer, trib_match_table_features (table));
  g_assert_cmpuint (comparer.n, ==, 1);
  g_assert_cmpint (comparer.items[0].kind, ==, TRIB_COMPARE_WHOLE);
  return comparer.items[0].levels[trib_pattern_level (trib_compare (&comparer, 0, 1, tf), 0)].level;
}

static void
test_levels (void)
{
  static const Case cases[] = {
    { "Wang Xiaoming", "Wang Xiaoming", TRIB_LEVEL_SAME },
    { "Wang Xiaoming", "Xiaoming Wang", TRIB_LEVEL_SAME_FOLDED },
    { "Wang Xiaoming", "WANG Xiao Ming", TRIB_LEVEL_SAME_FOLDED },
    { "Xiao-ming Wang", "Wang, Xiaoming", TRIB_LEVEL_SAME_FOLDED },
    { "Wang Xiaoming", "Wang Xiaomign", TRIB_LEVEL_TYPO },
    { "Wang Xiaoming", "X. Wang", TRIB_LEVEL_INITIAL },
    { "Yashodhara Dugal", "Yashodhara Vidhidev Dugal", TRIB_LEVEL_PART },
    { "Souza Lopes", "de Souza e Lopes", TRIB_LEVEL_SAME_FOLDED },
    { "Yashodhara", "Yashodhara Dugal", TRIB_LEVEL_ONE_OF_SEVERAL },
    { "Yashodhara Dugal", "Bhagwanti Dugal", TRIB_LEVEL_CONTRADICTS },
    { "Wang Xiaoming", "Chen Haifeng", TRIB_LEVEL_DIFFERENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s | %s", cases[i].a, cases[i].b);
      g_assert_cmpint (level_of (cases[i].a, cases[i].b), ==, cases[i].level);
      g_assert_cmpint (level_of (cases[i].b, cases[i].a), ==, cases[i].level);
    }
}

/* Where tables know the given names, given and family name are told apart; where legal forms stand, there are none. */
static void
test_told_from_the_column (void)
{
  static const char *const persons[]
      = { "Anna Meier", "Thomas Weber", "Maria Schulz", "Peter Wolf", "Julia Braun", "Stefan Krause" };
  static const char *const firms[]
      = { "Meier GmbH", "Weber & Sohn KG", "Schulz AG", "Wolf GmbH", "Braun Ltd", "Krause Inc." };
  g_autoptr (TribMatchTable) a = table_of_names (persons, 6), b = table_of_names (firms, 6),
                             c = table_of_names (others, 6);

  g_assert_nonnull (trib_match_table_features (a)->slots[TRIB_SLOT_GIVEN]);
  g_assert_null (trib_match_table_features (a)->slots[TRIB_SLOT_WHOLE]);
  g_assert_nonnull (trib_match_table_features (b)->slots[TRIB_SLOT_ORGANISATION]);
  g_assert_null (trib_match_table_features (b)->slots[TRIB_SLOT_FAMILY]);
  g_assert_nonnull (trib_match_table_features (c)->slots[TRIB_SLOT_WHOLE]);
  g_assert_null (trib_match_table_features (c)->slots[TRIB_SLOT_FAMILY]);
}

/* Columns of given and family names stay what they are, whatever the whole names beside them look like. */
static void
test_parts_of_their_own (void)
{
  g_autoptr (TribMatchTable) table = trib_match_table_new ();

  trib_match_table_add_column (table, TRIB_FIELD_GIVEN_NAME, "given_name", TRIB_TYPE_GIVEN_NAME);
  trib_match_table_add_column (table, TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME);
  trib_match_table_add_column (table, TRIB_FIELD_FULL_NAME, "full_name", TRIB_TYPE_FULL_NAME);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      trib_match_table_add_record (table, 1, i);
      trib_match_table_add_value (table, 0, "Xiaoming", 8);
      trib_match_table_add_value (table, 1, "Wang", 4);
      trib_match_table_add_value (table, 2, others[i], strlen (others[i]));
    }
  g_assert_nonnull (trib_match_table_features (table)->slots[TRIB_SLOT_GIVEN]);
  g_assert_null (trib_match_table_features (table)->slots[TRIB_SLOT_WHOLE]);
  g_assert_nonnull (trib_match_table_features (table)->slots[TRIB_SLOT_OTHER]);
}

static TribCompareKind
kind_of_own_field (const char *const *values, guint n)
{
  g_autoptr (TribMatchTable) table = trib_match_table_new ();
  TribComparer comparer;

  trib_match_table_add_column (table, TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME);
  trib_match_table_add_column (table, TRIB_FIELD_CUSTOM, "own", TRIB_TYPE_TEXT);
  for (guint i = 0; i < n; i++)
    {
      trib_match_table_add_record (table, 1, i);
      trib_match_table_add_value (table, 0, i % 2 ? "Meier" : "Weber", 5);
      trib_match_table_add_value (table, 1, values[i], strlen (values[i]));
    }
  trib_comparer_init (&comparer, trib_match_table_features (table));
  g_assert_cmpuint (comparer.n, ==, 2);
  return comparer.items[1].kind;
}

/* A field of the project's own is one of names if it holds names, whatever it is called. */
static void
test_own_fields (void)
{
  static const char *const fathers[] = { "Johann Meier", "Thomas", "Peter Weber", "Stefan Meier", "Michael", "Georg" };
  static const char *const several[]
      = { "Anna; Peter", "Thomas; Maria", "Peter; Julia", "Stefan; Anna", "Michael; Eva", "Georg; Maria" };
  static const char *const places[] = { "Kirchhain", "Lauterbach", "Butzbach", "Dillenburg", "Ulrichstein", "Treysa" };

  g_assert_cmpint (kind_of_own_field (fathers, 6), ==, TRIB_COMPARE_WHOLE);
  g_assert_cmpint (kind_of_own_field (several, 6), !=, TRIB_COMPARE_WHOLE);
  g_assert_cmpint (kind_of_own_field (places, 6), !=, TRIB_COMPARE_WHOLE);
}

/* Names in another order, or written as one word, meet under one key. */
static void
test_keys (void)
{
  g_autoptr (TribMatchTable) table = table_with ("Wang Xiaoming", "Xiao Ming Wang");
  const TribFeatures *features = trib_match_table_features (table);
  TribBlockKey letters = { { TRIB_ATOM_WHOLE } }, word = { { TRIB_ATOM_WHOLE_WORD } };

  g_assert_cmpuint (trib_block_key_hash (&letters, features, 0), ==, trib_block_key_hash (&letters, features, 1));
  g_assert_cmpuint (trib_block_key_hash (&letters, features, 0), !=, trib_block_key_hash (&letters, features, 2));
  g_assert_cmpuint (trib_block_key_hash (&word, features, 0), !=, 0);
  g_assert_cmpuint (trib_block_key_hash (&word, features, 0), ==, trib_block_key_hash (&word, features, 1));
}

/* What few people are called says more. */
static void
test_rarity_by_words (void)
{
  static const char *const names[]
      = { "Wang Wei",    "Wang Wei",  "Wang Jing",     "Li Wei",        "Wang Min",         "Li Jing",
          "Wang Haixue", "Li Guobin", "Ouyang Baizhi", "Ouyang Baizhi", "Shangguan Qiuwen", "Zhuge Liangyu" };
  g_autoptr (TribMatchTable) table = table_of_names (names, G_N_ELEMENTS (names));
  const TribFeature *whole = trib_match_table_features (table)->slots[TRIB_SLOT_WHOLE];

  g_assert_nonnull (whole);
  g_assert_cmpfloat (trib_rarity (whole, whole->values[0], whole->values[1]), <,
                     trib_rarity (whole, whole->values[8], whole->values[9]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/whole-names/levels", test_levels);
  g_test_add_func ("/match/whole-names/told-from-the-column", test_told_from_the_column);
  g_test_add_func ("/match/whole-names/parts-of-their-own-stay", test_parts_of_their_own);
  g_test_add_func ("/match/whole-names/fields-of-ones-own", test_own_fields);
  g_test_add_func ("/match/whole-names/one-key-in-any-order", test_keys);
  g_test_add_func ("/match/whole-names/rare-words-say-more", test_rarity_by_words);
  return g_test_run ();
}
