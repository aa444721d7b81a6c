/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cannot be true of one person is found in clusters that are put together by hand, and asked about once.
 */
#include "config.h"

#include "match/trib-contradictions.h"
#include "match/trib-questions.h"

#include <string.h>

#define COLUMNS 5

/* given name, family name, e-mail, birth, national id */
typedef const char *Row[COLUMNS];

typedef struct
{
  TribMatchTable *table;
  const TribFeatures *features;
  TribMatchModel *model;
  guint32 *cluster; /* by rank */
  guint32 *said;
  guint32 n;
} Made;

/* Rows, and behind them strangers, of whom everybody is a cluster of his own. The rows are one cluster. */
static void
make (Made *self, const Row *rows, guint n_rows)
{
  static const TribFieldId fields[COLUMNS] = { TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_FAMILY_NAME, TRIB_FIELD_EMAIL,
                                               TRIB_FIELD_DATE_OF_BIRTH, TRIB_FIELD_NATIONAL_ID };
  static const char *const names[COLUMNS] = { "given_name", "family_name", "email", "date_of_birth", "national_id" };
  static const TribValueType types[COLUMNS]
      = { TRIB_TYPE_GIVEN_NAME, TRIB_TYPE_FAMILY_NAME, TRIB_TYPE_EMAIL, TRIB_TYPE_DATE, TRIB_TYPE_ID };
  TribComparer comparer;
  TribTicker ticker;
  guint32 least = G_MAXUINT32;

  trib_ticker_init (&ticker, NULL, NULL, NULL);
  self->n = n_rows + 200;
  self->table = trib_match_table_new ();
  for (guint c = 0; c < COLUMNS; c++)
    trib_match_table_add_column (self->table, fields[c], names[c], types[c]);
  for (guint32 i = 0; i < self->n; i++)
    {
      trib_match_table_add_record (self->table, 1, i * 7919 % 1000);
      for (guint c = 0; c < COLUMNS; c++)
        {
          /* Everybody twice: a number that no two records of one name have would not be compared. */
          guint32 who = i / 2;
          g_autofree char *made
              = c == 3   ? g_strdup_printf ("19%02u-%02u-%02u", 10 + who % 80, 1 + who % 12, 1 + who % 28)
                : c == 4 ? g_strdup_printf ("%u", 1000007 * (20 + who))
                         : g_strdup_printf ("%c%c%ux%u", 'a' + (int) (who % 26), 'k' + (int) (who % 13), c, who);
          const char *text = i < n_rows ? rows[i][c] : made;

          if (*text != '\0')
            trib_match_table_add_value (self->table, c, text, strlen (text));
        }
    }
  trib_match_table_close (self->table);
  self->features = trib_match_table_prepare (self->table, &ticker);
  trib_comparer_init (&comparer, self->features);
  self->model = trib_model_new (&comparer, self->n);
  trib_model_derive (self->model);
  self->cluster = g_new (guint32, self->n);
  self->said = g_new (guint32, self->n);
  for (guint32 r = 0; r < self->n; r++)
    self->cluster[r] = self->said[r] = r;
  for (guint32 i = 0; i < n_rows; i++)
    least = MIN (least, self->features->rank[i]);
  for (guint32 i = 0; i < n_rows; i++)
    self->cluster[self->features->rank[i]] = least;
}

static void
clear (Made *self)
{
  trib_model_free (self->model);
  trib_match_table_free (self->table);
  g_free (self->cluster);
  g_free (self->said);
}

static GArray *
find (Made *self)
{
  return trib_contradictions_find (self->model, self->n, self->cluster, self->said);
}

static guint32
row_of (const Made *self, guint32 rank)
{
  return self->features->order[rank];
}

static void
test_cases (void)
{
  static const struct
  {
    const char *name;
    guint n;
    Row rows[5];
    gboolean found;
    gboolean with_first; /* the first row is one of the two */
  } cases[] = {
    { "agree",
      2,
      { { "anna", "koehler", "a@x.org", "1987-04-03", "" }, { "anna", "koehler", "", "1987-04-03", "" } },
      FALSE,
      FALSE },
    { "birth dates far apart",
      2,
      { { "anna", "koehler", "a@x.org", "1987-04-03", "" }, { "anna", "koehler", "a@x.org", "1951-11-20", "" } },
      TRUE,
      TRUE },
    { "one digit is a slip",
      2,
      { { "anna", "koehler", "a@x.org", "1987-04-03", "" }, { "anna", "koehler", "a@x.org", "1987-04-05", "" } },
      FALSE,
      FALSE },
    { "day and month in the other order",
      2,
      { { "anna", "koehler", "a@x.org", "1987-04-03", "" }, { "anna", "koehler", "a@x.org", "1987-03-04", "" } },
      FALSE,
      FALSE },
    { "two numbers of the state",
      2,
      { { "anna", "koehler", "a@x.org", "", "65929970489" }, { "anna", "koehler", "a@x.org", "", "86095742719" } },
      TRUE,
      TRUE },
    { "the odd one of four",
      4,
      { { "anna", "koehler", "a@x.org", "1951-11-20", "" },
        { "anna", "koehler", "a@x.org", "1987-04-03", "" },
        { "anna", "koehler", "a@x.org", "1987-04-03", "" },
        { "anna", "koehler", "a@x.org", "", "" } },
      TRUE,
      TRUE },
    { "two names may be",
      3,
      { { "anna", "koehler", "a@x.org", "", "" },
        { "beatrix", "koehler", "a@x.org", "", "" },
        { "anna", "koehler", "a@x.org", "", "" } },
      FALSE,
      FALSE },
    { "three names are too many",
      3,
      { { "anna", "koehler", "a@x.org", "", "" },
        { "beatrix", "koehler", "a@x.org", "", "" },
        { "wolfgang", "koehler", "a@x.org", "", "" } },
      TRUE,
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Made made;
      g_autoptr (GArray) found = NULL;

      g_test_message ("%s", cases[i].name);
      make (&made, cases[i].rows, cases[i].n);
      found = find (&made);
      g_assert_cmpuint (found->len, ==, cases[i].found ? 1 : 0);
      if (cases[i].found)
        {
          const TribContradiction *one = &g_array_index (found, TribContradiction, 0);

          g_assert_cmpuint (one->a, <, one->b);
          g_assert_cmpuint (one->n_a + one->n_b, >=, 2);
          g_assert_true (!cases[i].with_first || row_of (&made, one->a) == 0 || row_of (&made, one->b) == 0);
          g_assert_cmpuint (row_of (&made, one->a), <, cases[i].n);
          g_assert_cmpuint (row_of (&made, one->b), <, cases[i].n);
        }
      clear (&made);
    }
}

/* "Same" holds for ever, and for the other records that say the same two things. */
static void
test_settled (void)
{
  static const Row rows[] = { { "anna", "koehler", "a@x.org", "1951-11-20", "" },
                              { "anna", "koehler", "a@x.org", "1987-04-03", "" },
                              { "anna", "koehler", "a@x.org", "1987-04-03", "" },
                              { "anna", "koehler", "a@x.org", "1933-08-09", "" } };
  Made made;
  g_autoptr (GArray) first = NULL, second = NULL, third = NULL;
  guint32 *rank;

  make (&made, rows, 3);
  first = find (&made);
  g_assert_cmpuint (first->len, ==, 1);
  rank = made.features->rank;
  made.said[rank[1]] = rank[0];
  second = find (&made);
  g_assert_cmpuint (second->len, ==, 0);
  clear (&made);

  /* Of a third date nobody has said anything. */
  make (&made, rows, 4);
  rank = made.features->rank;
  made.said[rank[1]] = rank[0];
  third = find (&made);
  g_assert_cmpuint (third->len, ==, 1);
  g_assert_true (row_of (&made, g_array_index (third, TribContradiction, 0).a) == 3
                 || row_of (&made, g_array_index (third, TribContradiction, 0).b) == 3);
  clear (&made);
}

/* The pair that contradicts itself is asked about though it is far too weak to be among those that were weighed. */
static void
test_asked (void)
{
  static const Row rows[] = { { "anna", "koehler", "a@x.org", "1951-11-20", "" },
                              { "anna", "koehler", "a@x.org", "1987-04-03", "" },
                              { "anna", "koehler", "a@x.org", "", "" } };
  TribClusterRules rules = { .merge_at = 4.25 };
  g_autoptr (GArray) scored = g_array_new (FALSE, FALSE, sizeof (TribScored));
  g_auto (TribQuestions) questions = { 0 };
  Made made;
  TribDoubt doubt;
  guint32 *rank;

  make (&made, rows, 3);
  rank = made.features->rank;
  for (guint i = 0; i < 2; i++)
    {
      TribScored pair = { MIN (rank[i], rank[2]), MAX (rank[i], rank[2]), 11 };

      g_array_append_val (scored, pair);
    }
  doubt = (TribDoubt){ made.model, made.n, made.cluster, &rules, -2, 0 };
  trib_questions_choose (&doubt, scored, &questions);
  g_assert_cmpuint (questions.others->len, ==, 1);
  g_assert_cmpuint (g_array_index (questions.others, TribScored, 0).a, ==, MIN (rank[0], rank[1]));
  g_assert_cmpuint (g_array_index (questions.others, TribScored, 0).b, ==, MAX (rank[0], rank[1]));
  g_assert_cmpfloat (questions.other_gain[0], >, 0);
  for (guint i = 0; i < scored->len; i++)
    g_assert_true (questions.gain[i] * 1e9f < 1);
  clear (&made);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/contradictions/what-cannot-be-one-person", test_cases);
  g_test_add_func ("/match/contradictions/what-was-said-to-be-true-is-none", test_settled);
  g_test_add_func ("/match/contradictions/are-asked-about-once", test_asked);
  return g_test_run ();
}
