/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole runs: what comes out, what it must not depend on, and what odd tables do.
 */
#include "config.h"

#include "customers.h"

#include <math.h>
#include <string.h>

static TribMatchResult *
run (TribMatchTable *table, guint threads, const TribMatchDecision *decisions, gsize n)
{
  TribMatchOptions options = { .threads = threads };
  TribMatchResult *result = trib_match_run (table, &options, decisions, n, NULL, NULL);

  g_assert_nonnull (result);
  return result;
}

static void
test_f1 (void)
{
  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autoptr (Customers) customers = customers_new (4000, seed);
      g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
      g_autoptr (TribMatchResult) result = run (table, 2, NULL, 0);
      double precision, recall, f1 = customers_f1 (customers, result->cluster, &precision, &recall);

      g_test_message ("precision %.4f recall %.4f F1 %.4f", precision, recall, f1);
      g_assert_cmpfloat (f1, >, 0.95);
      g_assert_cmpfloat (precision, >, 0.985);
      g_assert_cmpfloat (result->blocking_recall, >, 0.98);
    }
}

static void
test_any_order (void)
{
  const guint32 n = 3000;
  g_autoptr (Customers) customers = customers_new (n, 9);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL), shuffled = NULL;
  g_autoptr (TribMatchResult) first = run (table, 1, NULL, 0), second = run (table, 4, NULL, 0), third = NULL;
  g_autofree guint32 *order = g_new (guint32, n), *place = g_new (guint32, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint32 i = 0; i < n; i++)
    order[i] = i;
  for (guint32 i = n - 1; i > 0; i--)
    {
      guint32 j = (guint32) g_rand_int_range (rand, 0, (int) i + 1), swap = order[i];

      order[i] = order[j];
      order[j] = swap;
    }
  shuffled = customers_table (customers, order);
  third = run (shuffled, 3, NULL, 0);
  for (guint32 i = 0; i < n; i++)
    place[order[i]] = i;
  g_assert_cmpmem (first->cluster, n * sizeof (guint32), second->cluster, n * sizeof (guint32));
  g_assert_cmpmem (first->links, first->n_links * sizeof (TribMatchLink), second->links,
                   second->n_links * sizeof (TribMatchLink));
  for (guint32 i = 0; i < n; i++)
    g_assert_cmpuint (third->cluster[place[i]], ==, third->cluster[place[first->cluster[i]]]);
  g_assert_cmpuint (first->n_links, ==, third->n_links);
}

static guint32
root (guint32 *tree, guint32 r)
{
  while (tree[r] != r)
    r = tree[r] = tree[tree[r]];
  return r;
}

/* Merged links hold each cluster together; the others join nothing. */
static void
test_links (void)
{
  const guint32 n = 3000;
  g_autoptr (Customers) customers = customers_new (n, 4);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) result = run (table, 2, NULL, 0);
  g_autofree guint32 *tree = g_new (guint32, n);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n_asked = 0;

  for (guint32 i = 0; i < n; i++)
    tree[i] = i;
  for (gsize i = 0; i < result->n_links; i++)
    {
      const TribMatchLink *link = &result->links[i];

      g_assert_cmpuint (link->a, <, link->b);
      g_assert_true (i == 0 || link[-1].a < link->a || (link[-1].a == link->a && link[-1].b < link->b));
      g_assert_true ((link->status == TRIB_LINK_MERGED) == (result->cluster[link->a] == result->cluster[link->b]));
      if (link->status == TRIB_LINK_MERGED)
        tree[root (tree, link->b)] = root (tree, link->a);
      else
        g_assert_cmpfloat (link->probability, >=, link->status == TRIB_LINK_REVIEW ? 0.2 : 0.95);
      g_assert_true (link->status != TRIB_LINK_REJECTED || link->gain == 0);
      g_assert_true (link->status != TRIB_LINK_REVIEW || link->gain > 0);
      if (link->gain > 0)
        {
          guint32 a = result->cluster[link->a], b = result->cluster[link->b];
          gint64 key = (gint64) MIN (a, b) << 32 | MAX (a, b);

          /* Once a pair of clusters, and of one cluster once. */
          g_assert_true (g_hash_table_add (asked, g_memdup2 (&key, sizeof key)));
          n_asked++;
        }
    }
  g_assert_cmpuint (n_asked, >, 10);
  g_assert_cmpuint (n_asked, <=, n * 3 / 100);
  for (guint32 i = 0; i < n; i++)
    {
      g_assert_cmpuint (root (tree, i), ==, root (tree, result->cluster[i]));
      g_assert_cmpuint (result->cluster[i], <=, i);
    }
}

static void
test_explained (void)
{
  g_autoptr (Customers) customers = customers_new (2000, 8);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) result = run (table, 2, NULL, 0);
  g_autofree char *json = trib_match_model_to_json (result->model);

  g_assert_cmpuint (result->n_links, >, 100);
  for (gsize i = 0; i < result->n_links; i++)
    {
      const TribMatchLink *link = &result->links[i];
      TribMatchPart parts[TRIB_MATCH_MAX_PARTS];
      double prior, sum;
      guint n = trib_match_explain (result->model, table, link->a, link->b, parts, &prior);

      sum = prior;
      for (guint p = 0; p < n; p++)
        {
          sum += parts[p].weight;
          g_assert_true (parts[p].level != TRIB_LEVEL_MISSING || parts[p].weight == 0);
        }
      g_assert_true ((float) sum == link->weight);
      g_assert_cmpfloat_with_epsilon (link->probability, 1 / (1 + exp2 (-sum)), 1e-6);
      g_assert_cmpuint (trib_match_explain (result->model, table, link->b, link->a, parts, &prior), ==, n);
    }
  g_assert_nonnull (strstr (json, "\"given_name\""));
}

static void
test_decisions (void)
{
  const guint32 n = 2000;
  g_autoptr (Customers) customers = customers_new (n, 12);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) before = run (table, 2, NULL, 0), after = NULL;
  g_autoptr (GArray) decisions = g_array_new (FALSE, FALSE, sizeof (TribMatchDecision));

  for (gsize i = 0; i < before->n_links; i++)
    {
      TribMatchDecision decision = { before->links[i].a, before->links[i].b, TRIB_ANSWER_DIFFERENT };

      if (before->links[i].status == TRIB_LINK_MERGED && i % 3 == 0)
        g_array_append_val (decisions, decision);
    }
  for (guint32 i = 0; i + 700 < n; i += 97)
    {
      TribMatchDecision decision = { i, i + 700, TRIB_ANSWER_SAME };

      if (before->cluster[i] != before->cluster[i + 700])
        g_array_append_val (decisions, decision);
    }
  g_assert_cmpuint (decisions->len, >, 50);
  after = run (table, 2, (const TribMatchDecision *) (gpointer) decisions->data, decisions->len);
  for (guint i = 0; i < decisions->len; i++)
    {
      const TribMatchDecision *decision = &g_array_index (decisions, TribMatchDecision, i);

      g_assert_true ((after->cluster[decision->a] == after->cluster[decision->b])
                     == (decision->answer == TRIB_ANSWER_SAME));
    }
}

typedef struct
{
  guint count, stop_at;
  GThread *thread;
} Ticks;

static gboolean
tick (const char *stage, guint64 done, guint64 total, gpointer user_data)
{
  Ticks *ticks = user_data;

  g_assert_true (g_thread_self () == ticks->thread);
  g_assert_nonnull (stage);
  return ++ticks->count < ticks->stop_at;
}

static void
test_cancelled (void)
{
  g_autoptr (Customers) customers = customers_new (3000, 2);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);

  for (guint stop_at = 1; stop_at < 20; stop_at += 3)
    {
      Ticks ticks = { 0, stop_at, g_thread_self () };

      g_assert_null (trib_match_run (table, NULL, NULL, 0, tick, &ticks));
      g_assert_cmpuint (ticks.count, ==, stop_at);
    }
}

static void
test_odd_tables (void)
{
  for (guint n = 0; n <= 2; n++)
    for (guint columns = 0; columns <= 1; columns++)
      {
        g_autoptr (TribMatchTable) table = trib_match_table_new ();
        g_autoptr (TribMatchResult) result = NULL;

        if (columns)
          trib_match_table_add_column (table, TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL);
        for (guint i = 0; i < n; i++)
          trib_match_table_add_record (table, 1, 7);
        result = run (table, 2, NULL, 0);
        g_assert_cmpuint (result->n_records, ==, n);
        for (guint i = 0; i < n; i++)
          g_assert_cmpuint (result->cluster[i], ==, i);
      }
}

static TribMatchTable *
people (const char *const (*rows)[4], guint n)
{
  TribMatchTable *table = trib_match_table_new ();

  trib_match_table_add_column (table, TRIB_FIELD_GIVEN_NAME, "given_name", TRIB_TYPE_GIVEN_NAME);
  trib_match_table_add_column (table, TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME);
  trib_match_table_add_column (table, TRIB_FIELD_DATE_OF_BIRTH, "date_of_birth", TRIB_TYPE_DATE);
  trib_match_table_add_column (table, TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL);
  for (guint i = 0; i < n; i++)
    {
      trib_match_table_add_record (table, 1, i);
      for (guint c = 0; c < 4; c++)
        if (rows[i][c] != NULL)
          trib_match_table_add_value (table, c, rows[i][c], strlen (rows[i][c]));
    }
  return table;
}

static void
test_five_rows (void)
{
  static const char *const rows[][4] = {
    { "Anna", "Köhler", "1987-04-03", "anna.koehler@example.org" },
    { "Anna", "Koehler", "1987-04-03", NULL },
    { "Bernd", "Köhler", "1985-11-20", "bernd@example.net" },
    { "Maria", "Okonkwo", "1990-01-31", "maria@example.com" },
    { "William", "Baker", "1969-07-20", "bill.baker@example.com" },
  };
  g_autoptr (TribMatchTable) table = people (rows, G_N_ELEMENTS (rows));
  g_autoptr (TribMatchResult) result = run (table, 2, NULL, 0);
  static const guint32 expected[] = { 0, 0, 2, 3, 4 };

  g_assert_cmpmem (result->cluster, sizeof expected, expected, sizeof expected);
}

/* Everybody the same in everything: they are one, however many. */
static void
test_all_equal (void)
{
  static const char *const row[4]
      = { "Wilhelmina", "Featherstonehaugh", "1987-04-03", "w.featherstonehaugh@example.org" };
  static const guint sizes[] = { 2, 40, 5000 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autofree const char *const(*rows)[4] = g_malloc (sizes[s] * sizeof row);
      g_autoptr (TribMatchTable) table = NULL;
      g_autoptr (TribMatchResult) result = NULL;

      for (guint i = 0; i < sizes[s]; i++)
        memcpy ((gpointer) rows[i], row, sizeof row);
      table = people (rows, sizes[s]);
      result = run (table, 2, NULL, 0);
      for (guint i = 0; i < sizes[s]; i++)
        g_assert_cmpuint (result->cluster[i], ==, 0);
      g_assert_cmpuint (result->n_links, <=, sizes[s] * 8);
    }
}

/* A column of one value, a column of row numbers, names of 10,000 letters: no harm. */
static void
test_odd_columns (void)
{
  g_autoptr (Customers) customers = customers_new (1500, 21);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribMatchTable) plain = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) result = NULL, other = run (plain, 2, NULL, 0);
  g_autofree char *letters = g_strnfill (10000, 'x');
  guint same, number, source, column;
  TribMatchTable *odd = trib_match_table_new ();
  double precision, recall, f1, f1_plain = customers_f1 (customers, other->cluster, &precision, &recall);

  for (column = 0; column < CUSTOMERS_N_COLUMNS; column++)
    trib_match_table_add_column (odd, ((TribFieldId[]){ 3, 5, 22, 11, 12, 15, 16, 18, 19 })[column], "x",
                                 TRIB_TYPE_TEXT);
  same = trib_match_table_add_column (odd, TRIB_FIELD_CUSTOM, "same", TRIB_TYPE_TEXT);
  number = trib_match_table_add_column (odd, TRIB_FIELD_CUSTOM + 1, "number", TRIB_TYPE_NUMBER);
  source = trib_match_table_add_column (odd, TRIB_FIELD_CUSTOM + 2, "source", TRIB_TYPE_TEXT);
  for (guint32 r = 0; r < customers->n; r++)
    {
      g_autofree char *row = g_strdup_printf ("%u", 1000 + r);

      trib_match_table_add_record (odd, 1, r);
      for (column = 0; column < CUSTOMERS_N_COLUMNS; column++)
        {
          const char *cell = g_ptr_array_index (customers->cells, r * CUSTOMERS_N_COLUMNS + column);

          if (*cell)
            trib_match_table_add_value (odd, column, cell, strlen (cell));
        }
      trib_match_table_add_value (odd, same, "all", 3);
      trib_match_table_add_value (odd, number, row, strlen (row));
      trib_match_table_add_value (odd, source, r * 7919 % 5 < 2 ? "web" : "till", r * 7919 % 5 < 2 ? 3 : 4);
    }
  for (guint i = 0; i < 2; i++)
    {
      trib_match_table_add_record (odd, 1, G_MAXUINT32 + i);
      trib_match_table_add_value (odd, 0, letters, 10000);
      trib_match_table_add_value (odd, 1, letters, 10000 - i);
    }
  result = run (odd, 2, NULL, 0);
  f1 = customers_f1 (customers, result->cluster, &precision, &recall);
  g_test_message ("F1 %.4f, without the odd columns %.4f", f1, f1_plain);
  g_assert_cmpfloat (f1, >, f1_plain - 0.01);
  trib_match_table_free (odd);
}

/* One roof, one surname, one telephone: still four people. */
/* A slip in the only value that there is: a person is asked. The very same value is enough. */
static void
test_alone (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean same;
  } cases[] = { { "a@x.example", "b@x.example", FALSE },
                { "info1@x.example", "info2@x.example", FALSE },
                { "mario.k@x.example", "maria.k@x.example", FALSE },
                { "anna.mueller@gmx.de", "anna.muelller@gmx.de", FALSE },
                { "anna.mueller@gmx.de", "anna.mueller@gmx.de", TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TribMatchTable) table = trib_match_table_new ();
      g_autoptr (TribMatchResult) result = NULL;
      guint column = trib_match_table_add_column (table, TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL);

      trib_match_table_add_record (table, 1, 1);
      trib_match_table_add_value (table, column, cases[i].a, strlen (cases[i].a));
      trib_match_table_add_record (table, 1, 2);
      trib_match_table_add_value (table, column, cases[i].b, strlen (cases[i].b));
      result = run (table, 1, NULL, 0);
      g_assert_cmpint (result->cluster[0] == result->cluster[1], ==, cases[i].same);
    }
}

/* In a file where nobody else lives together, two of one family name, address, telephone and mailbox, and of different given
 * names, are still a couple. */
static void
test_couple (void)
{
  g_autoptr (TribMatchTable) table = trib_match_table_new ();
  g_autoptr (TribMatchResult) result = NULL;
  static const TribFieldId fields[]
      = { TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_FAMILY_NAME, TRIB_FIELD_EMAIL, TRIB_FIELD_PHONE, TRIB_FIELD_STREET };
  static const TribValueType types[]
      = { TRIB_TYPE_GIVEN_NAME, TRIB_TYPE_FAMILY_NAME, TRIB_TYPE_EMAIL, TRIB_TYPE_PHONE, TRIB_TYPE_TEXT };
  static const char *const given[] = { "Anna", "Bernd" };
  static const char *const shared[] = { "Zwerenz", "zwerenz@web.example", "+49301234567", "Ahornweg 1" };

  for (guint c = 0; c < G_N_ELEMENTS (fields); c++)
    trib_match_table_add_column (table, fields[c], "x", types[c]);
  for (guint i = 0; i < 1200; i++)
    {
      /* Everybody twice, and alone in the house. */
      g_autofree char *family = g_strdup_printf ("%c%cnn%c%cer", 'a' + i / 2 % 23, "aeiou"[i / 46 % 5],
                                                 'b' + i / 2 % 19, "aeiou"[i / 2 % 5]);
      g_autofree char *email = g_strdup_printf ("%s.%c%u@web.example", family, 'a' + i / 2 % 26, 100 + i / 2 * 7);
      g_autofree char *phone = g_strdup_printf ("+4930%u", 2000000 + i / 2 * 7919);
      g_autofree char *street = g_strdup_printf ("%cenweg %u", 'a' + i / 2 % 17, 1 + i / 2);
      const char *values[] = { i / 2 % 2 ? "Clara" : "Detlef", family, email, phone, street };

      trib_match_table_add_record (table, 1, i);
      for (guint c = 0; c < G_N_ELEMENTS (values); c++)
        trib_match_table_add_value (table, c, values[c], strlen (values[c]));
    }
  for (guint i = 0; i < 2; i++)
    {
      trib_match_table_add_record (table, 1, 5000 + i);
      trib_match_table_add_value (table, 0, given[i], strlen (given[i]));
      for (guint c = 0; c < G_N_ELEMENTS (shared); c++)
        trib_match_table_add_value (table, c + 1, shared[c], strlen (shared[c]));
    }
  result = run (table, 2, NULL, 0);
  g_assert_cmpuint (result->cluster[0], ==, result->cluster[1]);
  g_assert_cmpuint (result->cluster[1200], !=, result->cluster[1201]);
}

static void
test_household (void)
{
  g_autoptr (Customers) customers = customers_new (2000, 33);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  static const char *const given[] = { "Gerhard", "Ottilie", "Benedikt", "Amalia" };
  static const char *const birth[] = { "1951-02-14", "1954-09-30", "1983-06-05", "1986-12-24" };
  g_autoptr (TribMatchResult) result = NULL;

  for (guint i = 0; i < 4; i++)
    {
      trib_match_table_add_record (table, 1, i);
      trib_match_table_add_value (table, 0, given[i], strlen (given[i]));
      trib_match_table_add_value (table, 1, "Zwerenz", 7);
      trib_match_table_add_value (table, 2, birth[i], 10);
      trib_match_table_add_value (table, 4, "+4934298765432", 14);
      trib_match_table_add_value (table, 5, "Lindenweg", 9);
      trib_match_table_add_value (table, 6, "17", 2);
      trib_match_table_add_value (table, 7, "04103", 5);
    }
  result = run (table, 2, NULL, 0);
  for (guint32 i = 2000; i < 2004; i++)
    g_assert_cmpuint (result->cluster[i], ==, i);
}

/* Ten given and ten family names in all combinations, two hundred houses: who shares a name and a house with somebody may be
 * him; but no model may find that the same person mostly has another family name, address of e-mail and telephone. */
static void
test_crossing_lists (void)
{
  static const char *const given[]
      = { "Anna", "Bernd", "Clara", "David", "Emma", "Felix", "Greta", "Hans", "Ida", "Jonas" };
  static const char *const family[]
      = { "Mueller", "Schmidt", "Weber", "Fischer", "Wagner", "Becker", "Hoffmann", "Koch", "Bauer", "Klein" };
  static const TribFieldId fields[]
      = { TRIB_FIELD_GIVEN_NAME, TRIB_FIELD_FAMILY_NAME, TRIB_FIELD_EMAIL, TRIB_FIELD_PHONE, TRIB_FIELD_STREET };
  static const TribValueType types[]
      = { TRIB_TYPE_GIVEN_NAME, TRIB_TYPE_FAMILY_NAME, TRIB_TYPE_EMAIL, TRIB_TYPE_PHONE, TRIB_TYPE_TEXT };
  g_autoptr (TribMatchTable) table = trib_match_table_new ();
  g_autoptr (TribMatchResult) result = NULL;

  for (guint c = 0; c < G_N_ELEMENTS (fields); c++)
    trib_match_table_add_column (table, fields[c], "x", types[c]);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *email = g_strdup_printf ("user%u@example.com", i);
      g_autofree char *phone = g_strdup_printf ("+4930%u", 4000000 + 37 * i);
      g_autofree char *street = g_strdup_printf ("Hauptstr. %u", i % 200);
      const char *values[] = { given[i % 10], family[i / 10 % 10], email, phone, street };

      trib_match_table_add_record (table, 1, i);
      for (guint c = 0; c < G_N_ELEMENTS (values); c++)
        trib_match_table_add_value (table, c, values[c], strlen (values[c]));
    }
  result = run (table, 2, NULL, 0);
  for (guint32 i = 0; i < result->n_records; i++)
    g_assert_cmpuint (i / 10 % 10, ==, result->cluster[i] / 10 % 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/match/made-up-customers-are-found", test_f1);
  g_test_add_func ("/match/match/any-order-and-any-threads-give-the-same", test_any_order);
  g_test_add_func ("/match/match/links-hold-clusters-together", test_links);
  g_test_add_func ("/match/match/explanation-adds-up", test_explained);
  g_test_add_func ("/match/match/decisions-are-obeyed", test_decisions);
  g_test_add_func ("/match/match/cancelled-at-once-from-the-calling-thread", test_cancelled);
  g_test_add_func ("/match/match/no-records-one-record-nothing-in-them", test_odd_tables);
  g_test_add_func ("/match/match/five-rows", test_five_rows);
  g_test_add_func ("/match/match/all-equal", test_all_equal);
  g_test_add_func ("/match/match/odd-columns-do-no-harm", test_odd_columns);
  g_test_add_func ("/match/match/household-is-not-sameness", test_household);
  g_test_add_func ("/match/match/a-slip-alone-is-asked-about", test_alone);
  g_test_add_func ("/match/match/a-couple-is-two-where-nobody-else-lives-together", test_couple);
  g_test_add_func ("/match/match/lists-that-cross-do-not-chain", test_crossing_lists);
  return g_test_run ();
}
