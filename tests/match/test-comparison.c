/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What level two values have. Each case is a table of two records, or of a few around them.
 */
#include "config.h"

#include "match/trib-comparison.h"

#include <string.h>

typedef struct
{
  TribFieldId field;
  TribValueType type;
  const char *a, *b;
  TribMatchLevel level;
} Case;

static void
fill (TribMatchTable *table, const Case *values, guint n)
{
  for (guint i = 0; i < n; i++)
    trib_match_table_add_column (table, values[i].field, "x", values[i].type);
  for (guint record = 0; record < 2; record++)
    {
      trib_match_table_add_record (table, 1, record);
      for (guint i = 0; i < n; i++)
        {
          const char *text = record == 0 ? values[i].a : values[i].b;

          if (text != NULL)
            trib_match_table_add_value (table, i, text, strlen (text));
        }
    }
}

/* The level of the comparison that stands for @field. */
static TribMatchLevel
level_of (const Case *values, guint n, TribFieldId field, gboolean turned)
{
  g_autoptr (TribMatchTable) table = trib_match_table_new ();
  TribComparer comparer;
  float tf[TRIB_MAX_COMPARISONS];
  guint64 pattern;

  fill (table, values, n);
  trib_comparer_init (&comparer, trib_match_table_features (table));
  pattern = turned ? trib_compare (&comparer, 1, 0, tf) : trib_compare (&comparer, 0, 1, tf);
  for (guint i = 0; i < comparer.n; i++)
    if (comparer.items[i].field == field)
      return comparer.items[i].levels[trib_pattern_level (pattern, i)].level;
  return TRIB_LEVEL_MISSING;
}

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s | %s", cases[i].a, cases[i].b);
      g_assert_cmpint (level_of (&cases[i], 1, cases[i].field, FALSE), ==, cases[i].level);
      g_assert_cmpint (level_of (&cases[i], 1, cases[i].field, TRUE), ==, cases[i].level);
    }
}

#define GIVEN TRIB_FIELD_GIVEN_NAME, TRIB_TYPE_GIVEN_NAME
#define FAMILY TRIB_FIELD_FAMILY_NAME, TRIB_TYPE_FAMILY_NAME
#define BIRTH TRIB_FIELD_DATE_OF_BIRTH, TRIB_TYPE_DATE
#define EMAIL TRIB_FIELD_EMAIL, TRIB_TYPE_EMAIL
#define PHONE TRIB_FIELD_PHONE, TRIB_TYPE_PHONE
#define FIRM TRIB_FIELD_ORGANISATION, TRIB_TYPE_ORGANISATION
#define WEBSITE TRIB_FIELD_WEBSITE, TRIB_TYPE_URL
#define SUFFIX TRIB_FIELD_NAME_SUFFIX, TRIB_TYPE_TEXT
#define AGE TRIB_FIELD_CUSTOM, TRIB_TYPE_NUMBER
#define NATIONAL TRIB_FIELD_NATIONAL_ID, TRIB_TYPE_ID

static void
test_names (void)
{
  static const Case cases[] = {
    { GIVEN, "Anna", "anna", TRIB_LEVEL_SAME },
    { GIVEN, "Jörg", "Joerg", TRIB_LEVEL_SAME_FOLDED },
    { GIVEN, "Michael", "Micheal", TRIB_LEVEL_TYPO },
    { GIVEN, "A.", "Anna", TRIB_LEVEL_INITIAL },
    { GIVEN, "B.", "Anna", TRIB_LEVEL_DIFFERENT },
    { GIVEN, "Bill", "William", TRIB_LEVEL_NICKNAME },
    { GIVEN, "Anna", "Anna Maria", TRIB_LEVEL_PART },
    { GIVEN, "Anna", "Bernd", TRIB_LEVEL_CONTRADICTS },
    { GIVEN, "Maria", "Mario", TRIB_LEVEL_SIMILAR },
    { GIVEN, "Anna", "Qwopzk", TRIB_LEVEL_DIFFERENT },
    { FAMILY, "Müller", "Mueller", TRIB_LEVEL_SAME_FOLDED },
    { FAMILY, "Schmidt", "Schmidt-Rottluff", TRIB_LEVEL_PART },
    { FAMILY, "Featherstonehaugh", "Fetherstonehaugh", TRIB_LEVEL_TYPO },
    { FAMILY, "Smith", "Okonkwo", TRIB_LEVEL_DIFFERENT },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_several_given_names (void)
{
  static const Case cases[] = {
    { GIVEN, "Anna Catharina", "Anna Cathar.", TRIB_LEVEL_NICKNAME },
    { GIVEN, "Maria Anna", "Anna Maria", TRIB_LEVEL_NICKNAME },
    { GIVEN, "William Robert", "Bob Bill", TRIB_LEVEL_NICKNAME },
    { GIVEN, "Anna Maria", "Bernd Otto", TRIB_LEVEL_DIFFERENT },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* "jun." beside nothing is the father's son as often as the man himself. */
static void
test_generations (void)
{
  static const Case cases[] = {
    { SUFFIX, "Jr.", "jun.", TRIB_LEVEL_SAME },
    { SUFFIX, "Jr.", "Sr.", TRIB_LEVEL_CONTRADICTS },
    { SUFFIX, "II", "III", TRIB_LEVEL_CONTRADICTS },
    { SUFFIX, "PhD", "MBA", TRIB_LEVEL_DIFFERENT },
  };
  static const Case one_side[] = { { SUFFIX, "Jr.", "PhD", 0 } };

  check (cases, G_N_ELEMENTS (cases));
  g_assert_cmpint (level_of (one_side, 1, TRIB_FIELD_NAME_SUFFIX, FALSE), ==, TRIB_LEVEL_PART);
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { AGE, "42", "45", TRIB_LEVEL_DIFFERENT },
    { AGE, "100000", "100900", TRIB_LEVEL_SIMILAR },
    { AGE, "-3", "3", TRIB_LEVEL_DIFFERENT },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_websites (void)
{
  static const Case cases[] = {
    { WEBSITE, "https://www.example.com/", "example.com", TRIB_LEVEL_SAME },
    { WEBSITE, "example.com/berlin", "example.com/koeln", TRIB_LEVEL_PREFIX },
    { WEBSITE, "example.com", "example.fr", TRIB_LEVEL_LOCAL_PART },
    { WEBSITE, "example.co.uk", "example.de", TRIB_LEVEL_LOCAL_PART },
    { WEBSITE, "example.com", "exmaple.com", TRIB_LEVEL_TYPO },
    { WEBSITE, "example.com", "different.com", TRIB_LEVEL_DIFFERENT },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What providers make people put behind their names, and what firms of one name have in common. */
static void
test_made_up_addresses (void)
{
  static const Case cases[] = {
    { EMAIL, "anna.meierhofer6743@example.com", "anna.meierhofer5478@example.net", TRIB_LEVEL_DIFFERENT },
    { EMAIL, "contact@vitasol.fr", "contact@vitasol.de", TRIB_LEVEL_DIFFERENT },
  };
  static const Case of_name[] = { { EMAIL, "anna.mueller@example.com", "anna.mueller@example.net", 0 },
                                  { GIVEN, "Anna", "Anna", 0 },
                                  { FAMILY, "Müller", "Müller", 0 } };

  check (cases, G_N_ELEMENTS (cases));
  g_assert_cmpint (level_of (of_name, 3, TRIB_FIELD_EMAIL, FALSE), ==, TRIB_LEVEL_LOCAL_PART);
}

static void
test_swapped (void)
{
  static const Case both[] = { { GIVEN, "Ziegler", "Thomas", 0 }, { FAMILY, "Thomas", "Ziegler", 0 } };
  static const Case half[] = { { GIVEN, "Ziegler", NULL, 0 }, { FAMILY, NULL, "Ziegler", 0 } };
  static const Case none[] = { { GIVEN, "Ziegler", "Thomas", 0 }, { FAMILY, "Thomas", "Baum", 0 } };

  g_assert_cmpint (level_of (both, 2, TRIB_FIELD_GIVEN_NAME, FALSE), ==, TRIB_LEVEL_SWAPPED);
  g_assert_cmpint (level_of (both, 2, TRIB_FIELD_FAMILY_NAME, FALSE), ==, TRIB_LEVEL_MISSING);
  g_assert_cmpint (level_of (none, 2, TRIB_FIELD_GIVEN_NAME, FALSE), ==, TRIB_LEVEL_DIFFERENT);
  g_assert_cmpint (level_of (half, 2, TRIB_FIELD_GIVEN_NAME, TRUE), ==, TRIB_LEVEL_MISSING);
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { BIRTH, "1987-04-03", "1987-04-03", TRIB_LEVEL_SAME },
    { BIRTH, "1987-04-03", "1987-03-04", TRIB_LEVEL_DAY_MONTH },
    { BIRTH, "1987-04-03", "1987-04-08", TRIB_LEVEL_ONE_DIGIT },
    { BIRTH, "1987-04-03", "1978-04-03", TRIB_LEVEL_ONE_DIGIT },
    { BIRTH, "1987-04-13", "1987-05-20", TRIB_LEVEL_SIMILAR },
    { BIRTH, "1987-04-13", "1987-09-25", TRIB_LEVEL_YEAR },
    { BIRTH, "1987-04-13", "1987-11-13", TRIB_LEVEL_YEAR },
    { BIRTH, "1987-13-19", "1987-12-19", TRIB_LEVEL_ONE_DIGIT },
    { BIRTH, "1987-01-01", "1987-09-25", TRIB_LEVEL_PART },
    { BIRTH, "1987", "1987-09-25", TRIB_LEVEL_PART },
    { BIRTH, "1987-09", "1987-09-25", TRIB_LEVEL_PART },
    { BIRTH, "1987", "1952-09-25", TRIB_LEVEL_CONTRADICTS },
    { BIRTH, "1987-04-13", "1952-09-25", TRIB_LEVEL_CONTRADICTS },
    { BIRTH, "1987-04-13", "no date", TRIB_LEVEL_MISSING },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_contacts (void)
{
  static const Case cases[] = {
    { EMAIL, "ann.lee@mail.com", "Ann.Lee@mail.com", TRIB_LEVEL_SAME },
    { EMAIL, "ann.lee@mail.com", "ann.lee@web.de", TRIB_LEVEL_LOCAL_PART },
    { EMAIL, "ann.lee77@mail.com", "ann.lee77@mial.com", TRIB_LEVEL_LOCAL_PART },
    { EMAIL, "ann.lee77@mail.com", "ann.1ee77@mail.com", TRIB_LEVEL_TYPO },
    { EMAIL, "info@alpha.com", "info@beta.org", TRIB_LEVEL_DIFFERENT },
    { EMAIL, "ann@lee.org", "bert@lee.org", TRIB_LEVEL_PART },
    { PHONE, "+4934122334455", "034122334455", TRIB_LEVEL_SAME },
    { PHONE, "+4934122334455", "+4934122334456", TRIB_LEVEL_ONE_DIGIT },
    { PHONE, "+4934122334455", "+4940998877661", TRIB_LEVEL_DIFFERENT },
    { NATIONAL, "123-45-6789", "123456789", TRIB_LEVEL_SAME },
    { NATIONAL, "123456789", "123456798", TRIB_LEVEL_ONE_DIGIT },
    { NATIONAL, "123456789", "987001122", TRIB_LEVEL_DIFFERENT },
    { FIRM, "Köhler GmbH", "Kohler", TRIB_LEVEL_SAME },
    { FIRM, "Zimmermann Bau", "Zimmermann Bau und Boden", TRIB_LEVEL_PART },
    { FIRM, "Zimmermann Bau", "Ocean Foods", TRIB_LEVEL_DIFFERENT },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_several (void)
{
  g_autoptr (TribMatchTable) table = trib_match_table_new ();
  TribComparer comparer;
  float tf[TRIB_MAX_COMPARISONS];
  guint64 pattern;

  trib_match_table_add_column (table, TRIB_FIELD_PHONE, "phone", TRIB_TYPE_PHONE);
  trib_match_table_add_record (table, 1, 1);
  trib_match_table_add_value (table, 0, "+493411111111", 13);
  trib_match_table_add_value (table, 0, "+493412222222", 13);
  trib_match_table_add_value (table, 0, "+493413333333", 13);
  trib_match_table_add_record (table, 1, 2);
  trib_match_table_add_value (table, 0, "+491715555555", 13);
  trib_match_table_add_value (table, 0, "+493412222222", 13);
  trib_comparer_init (&comparer, trib_match_table_features (table));
  pattern = trib_compare (&comparer, 0, 1, tf);
  g_assert_cmpint (comparer.items[0].levels[trib_pattern_level (pattern, 0)].level, ==, TRIB_LEVEL_SAME);
}

static void
test_address (void)
{
  static const struct
  {
    const char *a[5], *b[5]; /* street, number, unit, postcode, city */
    TribMatchLevel level;
  } cases[] = {
    { { "High Street", "12", NULL, "04103", "Leipzig" },
      { "High St", "12", NULL, "04103", "Leipzig" },
      TRIB_LEVEL_SAME },
    { { "High Street", "12", NULL, "04103", NULL }, { "Hihg Street", "12", NULL, "04103", NULL }, TRIB_LEVEL_TYPO },
    { { "High Street", "12", NULL, "04103", NULL },
      { "High Street", "77", NULL, "04103", NULL },
      TRIB_LEVEL_SAME_STREET },
    { { "High Street", "12", "3", "04103", NULL },
      { "High Street", "12", "9", "04103", NULL },
      TRIB_LEVEL_SAME_STREET },
    { { "High Street", "12", NULL, "04103", NULL }, { "Elm Road", "5", NULL, "04103", NULL }, TRIB_LEVEL_SAME_PLACE },
    { { "High Street", "12", NULL, NULL, "Leipzig" },
      { "Elm Road", "5", NULL, NULL, "Leipzig" },
      TRIB_LEVEL_SAME_PLACE },
    { { "High Street", "12", NULL, "04103", "Leipzig" },
      { "Elm Road", "5", NULL, "80331", "Munich" },
      TRIB_LEVEL_DIFFERENT },
    { { "High Street", "12", NULL, NULL, NULL }, { NULL, NULL, NULL, "80331", "Munich" }, TRIB_LEVEL_MISSING },
  };
  static const TribFieldId fields[]
      = { TRIB_FIELD_STREET, TRIB_FIELD_HOUSE_NUMBER, TRIB_FIELD_UNIT, TRIB_FIELD_POSTCODE, TRIB_FIELD_CITY };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TribMatchTable) table = trib_match_table_new ();
      const TribFeatures *features;
      TribOutcome outcome;

      for (guint c = 0; c < 5; c++)
        trib_match_table_add_column (table, fields[c], "x", TRIB_TYPE_TEXT);
      for (guint r = 0; r < 2; r++)
        {
          trib_match_table_add_record (table, 1, r);
          for (guint c = 0; c < 5; c++)
            {
              const char *text = r == 0 ? cases[i].a[c] : cases[i].b[c];

              if (text != NULL)
                trib_match_table_add_value (table, c, text, strlen (text));
            }
        }
      features = trib_match_table_features (table);
      outcome = trib_compare_address (features, 0, 1);
      g_test_message ("%s %s | %s %s", cases[i].a[0], cases[i].a[1], cases[i].b[0], cases[i].b[1]);
      g_assert_cmpint (trib_address_levels[outcome.level].level, ==, cases[i].level);
    }
}

/* An id says something within its source only, and nothing where it is only the number of the row. */
static void
test_ids (void)
{
  for (guint kind = 0; kind < 2; kind++)
    {
      g_autoptr (TribMatchTable) table = trib_match_table_new ();
      TribComparer comparer;
      float tf[TRIB_MAX_COMPARISONS];

      trib_match_table_add_column (table, kind ? TRIB_FIELD_CUSTOM : TRIB_FIELD_EXTERNAL_ID, "id", TRIB_TYPE_ID);
      for (guint i = 0; i < 40; i++)
        {
          g_autofree char *id = g_strdup_printf ("%u", 1000 + (kind ? i : i / 2));

          trib_match_table_add_record (table, i % 2, i);
          trib_match_table_add_value (table, 0, id, strlen (id));
        }
      trib_comparer_init (&comparer, trib_match_table_features (table));
      g_assert_cmpuint (comparer.n, ==, kind ? 0 : 1);
      if (kind == 0)
        g_assert_cmpuint (trib_compare (&comparer, 0, 1, tf), ==, 0);
    }
}

/* Two files that count their rows: the numbers are shared, the people are not. Real customer numbers are kept. */
static void
test_counters (void)
{
  for (guint real = 0; real < 2; real++)
    {
      g_autoptr (TribMatchTable) table = trib_match_table_new ();
      TribComparer comparer;

      trib_match_table_add_column (table, TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME);
      trib_match_table_add_column (table, TRIB_FIELD_CUSTOM, "number", TRIB_TYPE_ID);
      for (guint i = 0; i < 200; i++)
        {
          g_autofree char *number = g_strdup_printf ("%u", 5000 + i % 100);
          guint name_of = real ? i % 100 : i;
          g_autofree char *name
              = g_strdup_printf ("N%c%c%c", 'a' + name_of % 26, 'a' + name_of / 26, 'z' - name_of % 7);

          trib_match_table_add_record (table, i / 100, i);
          trib_match_table_add_value (table, 0, name, strlen (name));
          trib_match_table_add_value (table, 1, number, strlen (number));
        }
      trib_comparer_init (&comparer, trib_match_table_features (table));
      g_assert_cmpuint (comparer.n, ==, real ? 2 : 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/comparison/names", test_names);
  g_test_add_func ("/match/comparison/several-given-names-one-by-one", test_several_given_names);
  g_test_add_func ("/match/comparison/fathers-and-sons", test_generations);
  g_test_add_func ("/match/comparison/numbers-may-be-near", test_numbers);
  g_test_add_func ("/match/comparison/websites", test_websites);
  g_test_add_func ("/match/comparison/addresses-made-of-names-say-no-more-than-they", test_made_up_addresses);
  g_test_add_func ("/match/comparison/names-change-places", test_swapped);
  g_test_add_func ("/match/comparison/dates", test_dates);
  g_test_add_func ("/match/comparison/contacts-and-ids", test_contacts);
  g_test_add_func ("/match/comparison/the-best-of-several-counts", test_several);
  g_test_add_func ("/match/comparison/address-is-one", test_address);
  g_test_add_func ("/match/comparison/ids-of-rows-and-of-other-sources-say-nothing", test_ids);
  g_test_add_func ("/match/comparison/counters-of-two-files-say-nothing", test_counters);
  return g_test_run ();
}
