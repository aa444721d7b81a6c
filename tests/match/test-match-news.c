/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run that only has news against a run in full: the same clusters where model and links are those of the table as it is,
 * nearly the same where they are of before.
 */
#include "config.h"

#include "customers.h"

#include <math.h>
#include <string.h>

#define ROWS 6000

/* What a run knows from another one, of the records that are not fresh. */
typedef struct
{
  TribMatchNews news;
  char *model;
  guint8 *fresh;
  guint32 *before;
  GArray *known;
} Known;

static void
known_free (Known *self)
{
  g_free (self->model);
  g_free (self->fresh);
  g_free (self->before);
  g_array_unref (self->known);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

/* Of @result, which may be of fewer records: those after them are fresh. @fresh: (nullable): these too. */
static Known *
known_of (const TribMatchResult *result, guint32 n, const guint8 *fresh)
{
  Known *self = g_new0 (Known, 1);

  self->model = trib_match_model_to_json (result->model);
  self->fresh = g_new0 (guint8, n);
  self->before = g_new (guint32, n);
  self->known = g_array_new (FALSE, FALSE, sizeof (TribMatchLink));
  for (guint32 i = 0; i < n; i++)
    {
      self->fresh[i] = i >= result->n_records || (fresh != NULL && fresh[i]);
      self->before[i] = i < result->n_records ? result->cluster[i] : G_MAXUINT32;
    }
  for (gsize i = 0; i < result->n_links; i++)
    if (!self->fresh[result->links[i].a] && !self->fresh[result->links[i].b])
      g_array_append_val (self->known, result->links[i]);
  self->news = (TribMatchNews){ .model = self->model,
                                .fresh = self->fresh,
                                .before = self->before,
                                .known = (const TribMatchLink *) (gpointer) self->known->data,
                                .n_known = self->known->len };
  return self;
}

static TribMatchResult *
run (TribMatchTable *table, const TribMatchNews *news, const TribMatchDecision *decisions, gsize n)
{
  TribMatchOptions options = { .threads = 2, .news = news };

  return trib_match_run (table, &options, decisions, n, NULL, NULL);
}

/* In full, with the model that is given. */
static TribMatchResult *
run_with_model (TribMatchTable *table, const TribMatchResult *model, guint32 n, const TribMatchDecision *decisions,
                gsize n_decisions)
{
  g_autofree char *json = trib_match_model_to_json (model->model);
  g_autofree guint8 *fresh = g_malloc (n);
  g_autofree guint32 *before = g_new (guint32, n);
  TribMatchNews news = { .model = json, .fresh = fresh, .before = before };

  memset (fresh, 1, n);
  memset (before, 0xff, n * sizeof *before);
  return run (table, &news, decisions, n_decisions);
}

static void
assert_same (const TribMatchResult *x, const TribMatchResult *y)
{
  g_assert_cmpmem (x->cluster, x->n_records * sizeof (guint32), y->cluster, y->n_records * sizeof (guint32));
  g_assert_cmpuint (x->n_links, ==, y->n_links);
  for (gsize i = 0; i < x->n_links; i++)
    {
      g_assert_cmpuint (x->links[i].a, ==, y->links[i].a);
      g_assert_cmpuint (x->links[i].b, ==, y->links[i].b);
      g_assert_cmpint (x->links[i].status, ==, y->links[i].status);
      g_assert_cmpfloat (x->links[i].weight, ==, y->links[i].weight);
    }
}

static guint8 *
some (guint32 n, double share, guint32 seed)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  guint8 *flags = g_new0 (guint8, n);

  for (guint32 i = 0; i < n; i++)
    flags[i] = g_rand_double (dice) < share;
  return flags;
}

/* Whatever share of the records is news: the whole result is the same, link by link, and fewer pairs are compared. */
static void
test_same_as_full (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 21);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) fitted = run (table, NULL, NULL, 0), full = run_with_model (table, fitted, ROWS, NULL, 0);
  static const double shares[] = { 0, 0.01, 0.3 };

  g_assert_false (fitted->incremental);
  g_assert_true (full->incremental);
  assert_same (fitted, full);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree guint8 *fresh = some (ROWS, shares[i], i);
      g_autoptr (Known) known = known_of (full, ROWS, fresh);
      g_autoptr (TribMatchResult) result = run (table, &known->news, NULL, 0);

      g_assert_true (result->incremental);
      assert_same (result, full);
      g_assert_cmpfloat ((double) result->n_pairs, <=, full->n_pairs * shares[i] * 2.5);
      g_assert_true ((result->n_pairs == 0) == (shares[i] == 0));
    }
}

static TribMatchDecision *
random_decisions (const TribMatchResult *result, guint n)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (5);
  TribMatchDecision *decisions = g_new (TribMatchDecision, n);

  for (guint i = 0; i < n; i++)
    {
      const TribMatchLink *link = &result->links[g_rand_int_range (dice, 0, (gint32) result->n_links)];
      guint32 a = i % 3 ? link->a : (guint32) g_rand_int_range (dice, 0, ROWS - 1);

      decisions[i]
          = (TribMatchDecision){ a, i % 3 ? link->b : a + 1, i % 3 == 1 ? TRIB_ANSWER_DIFFERENT : TRIB_ANSWER_SAME };
    }
  return decisions;
}

/* Also where people decided, and many at that. */
static void
test_decisions (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 22);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) fitted = run (table, NULL, NULL, 0);
  g_autofree TribMatchDecision *decisions = random_decisions (fitted, 90);
  g_autoptr (TribMatchResult) full = run_with_model (table, fitted, ROWS, decisions, 90);
  g_autofree guint8 *fresh = some (ROWS, 0.05, 9);
  g_autoptr (Known) known = known_of (full, ROWS, fresh);
  g_autoptr (TribMatchResult) result = run (table, &known->news, decisions, 90);

  g_assert_cmpint (memcmp (full->cluster, fitted->cluster, ROWS * sizeof (guint32)), !=, 0);
  assert_same (result, full);
}

/* Every twentieth row comes later, the others in their order. */
static guint32 *
late_order (guint32 n, guint32 *n_early)
{
  guint32 *order = g_new (guint32, n), at = 0;

  for (guint32 i = 0; i < n; i++)
    if (i % 20)
      order[at++] = i;
  *n_early = at;
  for (guint32 i = 0; i < n; i += 20)
    order[at++] = i;
  return order;
}

/* F1 of clusters of a table that was filled in that order. */
static double
f1_of (const Customers *customers, const guint32 *cluster, const guint32 *order)
{
  g_autofree guint32 *by_row = g_new (guint32, customers->n);
  double precision, recall;

  for (guint32 i = 0; i < customers->n; i++)
    by_row[order[i]] = cluster[i];
  return customers_f1 (customers, by_row, &precision, &recall);
}

/* The table of before had fewer records: values were rarer or more frequent, the model is a little older. */
static void
test_increments (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 23), fewer = customers_new (ROWS, 23);
  g_autofree guint32 *order = late_order (ROWS, &fewer->n);
  g_autoptr (TribMatchTable) table = customers_table (customers, order), before = customers_table (fewer, order);
  g_autoptr (TribMatchResult) first = run (before, NULL, NULL, 0), again = run (table, NULL, NULL, 0);
  g_autoptr (TribMatchResult) result = NULL, full = run_with_model (table, first, ROWS, NULL, 0);
  g_autoptr (Known) known = known_of (first, ROWS, NULL);
  guint32 joined = 0, differ = 0;

  result = run (table, &known->news, NULL, 0);
  g_assert_true (result->incremental);
  for (guint32 i = 0; i < ROWS; i++)
    {
      joined += i >= fewer->n && result->cluster[i] < fewer->n;
      differ += result->cluster[i] != full->cluster[i];
    }
  g_assert_cmpuint (joined, >, 50);
  g_assert_cmpuint (differ, <=, ROWS / 500);
  g_assert_cmpfloat (fabs (f1_of (customers, result->cluster, order) - f1_of (customers, again->cluster, order)), <,
                     0.002);
}

static void
become (Customers *customers, guint32 row, guint32 model)
{
  for (guint c = 0; c < CUSTOMERS_N_COLUMNS; c++)
    {
      gpointer *cell = &g_ptr_array_index (customers->cells, row * CUSTOMERS_N_COLUMNS + c);

      g_free (*cell);
      *cell = g_strdup (g_ptr_array_index (customers->cells, model * CUSTOMERS_N_COLUMNS + c));
    }
}

/* A record changed, or went: who was joined by nothing else comes apart, in clusters of any size. */
static void
test_lost_members (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 24);
  g_autoptr (TribMatchTable) table = NULL, later = NULL;
  g_autoptr (TribMatchResult) first = NULL, result = NULL, full = NULL;
  g_autofree guint8 *fresh = g_new0 (guint8, ROWS);
  g_autoptr (Known) known = NULL;

  /* Rows 0 to 8 become one person, who changes in every third of them. */
  for (guint32 i = 1; i < 9; i++)
    become (customers, i, 0);
  table = customers_table (customers, NULL);
  first = run (table, NULL, NULL, 0);
  for (guint32 i = 0; i < 9; i++)
    g_assert_cmpuint (first->cluster[i], ==, 0);
  for (guint32 i = 0; i < 9; i += 3)
    {
      fresh[i] = TRUE;
      become (customers, i, 4000 + i);
    }
  later = customers_table (customers, NULL);
  known = known_of (first, ROWS, fresh);
  result = run (later, &known->news, NULL, 0);
  full = run_with_model (later, first, ROWS, NULL, 0);
  for (guint32 i = 0; i < 9; i++)
    g_assert_cmpuint (result->cluster[i], ==, i % 3 == 0 ? result->cluster[4000 + i] : 1);
  for (guint32 i = 0; i < ROWS; i++)
    g_assert_true (first->cluster[i] != i || full->cluster[i] == result->cluster[i]);
}

static double
weight_of (const TribMatchResult *result, guint32 a, guint32 b)
{
  for (gsize i = 0; i < result->n_links; i++)
    if (result->links[i].a == a && result->links[i].b == b)
      return (double) result->links[i].weight;
  return -1;
}

typedef struct
{
  guint32 a, middle, b;
} Chain;

/* Clusters of three records in which two are not alike enough by themselves. */
static GArray *
find_chains (const TribMatchResult *result)
{
  GArray *chains = g_array_new (FALSE, FALSE, sizeof (Chain));

  for (guint32 i = 0; i + 2 < result->n_records; i++)
    for (guint32 middle = 0; middle < 3; middle++)
      {
        Chain chain = { i + (middle == 0), i + middle, i + (middle == 2 ? 1 : 2) };

        if (result->cluster[i] != i || result->cluster[i + 1] != i || result->cluster[i + 2] != i
            || weight_of (result, chain.a, chain.b) > 4)
          continue;
        g_array_append_val (chains, chain);
        break;
      }
  return chains;
}

/* As in full, and some of those that the middle held together are apart. @at: row to record of both results. */
static void
assert_apart (GArray *chains, const TribMatchResult *result, const TribMatchResult *full, const guint32 *at)
{
  guint apart = 0;

  for (guint i = 0; i < chains->len; i++)
    {
      const Chain *chain = &g_array_index (chains, Chain, i);
      guint32 a = at[chain->a], b = at[chain->b];

      g_assert_true ((result->cluster[a] == result->cluster[b]) == (full->cluster[a] == full->cluster[b]));
      apart += result->cluster[a] != result->cluster[b];
    }
  g_assert_cmpuint (apart, >=, 3);
}

/* Those in the middle become somebody else. */
static void
test_middle_changed (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 27);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL), later = NULL;
  g_autoptr (TribMatchResult) first = run (table, NULL, NULL, 0), result = NULL, full = NULL;
  g_autofree guint8 *fresh = g_new0 (guint8, ROWS);
  g_autofree guint32 *at = g_new (guint32, ROWS);
  g_autoptr (GArray) chains = find_chains (first);
  g_autoptr (Known) known = NULL;

  for (guint i = 0; i < chains->len; i++)
    {
      guint32 row = g_array_index (chains, Chain, i).middle;

      fresh[row] = TRUE;
      become (customers, row, (row + ROWS / 2) % ROWS);
    }
  for (guint32 i = 0; i < ROWS; i++)
    at[i] = i;
  later = customers_table (customers, NULL);
  known = known_of (first, ROWS, fresh);
  result = run (later, &known->news, NULL, 0);
  full = run_with_model (later, first, ROWS, NULL, 0);
  assert_apart (chains, result, full, at);
}

/* Those in the middle are not there any more, and nothing is new. */
static void
test_middle_gone (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 28), fewer = customers_new (ROWS, 28);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL), later = NULL;
  g_autoptr (TribMatchResult) first = run (table, NULL, NULL, 0), result = NULL, full = NULL;
  g_autofree guint32 *order = g_new (guint32, ROWS), *at = g_new0 (guint32, ROWS), *before = g_new (guint32, ROWS),
                     *number = g_new0 (guint32, ROWS);
  g_autofree guint8 *gone = g_new0 (guint8, ROWS), *touched = g_new0 (guint8, ROWS), *fresh = g_new0 (guint8, ROWS);
  g_autofree char *model = trib_match_model_to_json (first->model);
  g_autoptr (GArray) chains = find_chains (first);
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (TribMatchLink));
  TribMatchNews news = { .model = model, .fresh = fresh, .before = before, .touched = touched };

  for (guint i = 0; i < chains->len; i++)
    gone[g_array_index (chains, Chain, i).middle] = TRUE;
  fewer->n = 0;
  for (guint32 row = 0; row < ROWS; row++)
    if (!gone[row])
      {
        guint32 *cluster = &number[first->cluster[row]];

        *cluster = *cluster ? *cluster : fewer->n + 1;
        before[fewer->n] = *cluster - 1;
        at[row] = fewer->n;
        order[fewer->n++] = row;
      }
  for (guint i = 0; i < chains->len; i++)
    touched[at[g_array_index (chains, Chain, i).a]] = TRUE;
  for (gsize i = 0; i < first->n_links; i++)
    {
      TribMatchLink link = first->links[i];

      if (gone[link.a] || gone[link.b])
        continue;
      link.a = at[link.a];
      link.b = at[link.b];
      g_array_append_val (links, link);
    }
  news.known = (const TribMatchLink *) (gpointer) links->data;
  news.n_known = links->len;
  later = customers_table (fewer, order);
  result = run (later, &news, NULL, 0);
  full = run_with_model (later, first, fewer->n, NULL, 0);
  g_assert_cmpuint (result->n_pairs, ==, 0);
  assert_apart (chains, result, full, at);
}

/* Order of rows and threads change nothing here either. */
static void
test_any_order (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 25);
  g_autofree guint32 *order = g_new (guint32, ROWS), *at = g_new (guint32, ROWS);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL), turned = NULL;
  g_autoptr (TribMatchResult) fitted = run (table, NULL, NULL, 0), result = NULL, other = NULL, of_turned = NULL;
  g_autofree guint8 *fresh = some (ROWS, 0.03, 2), *turned_fresh = g_new (guint8, ROWS);
  g_autoptr (Known) known = known_of (fitted, ROWS, fresh), turned_known = NULL;
  TribMatchOptions options = { .threads = 1 };

  for (guint32 i = 0; i < ROWS; i++)
    {
      order[i] = (i * 7 + 11) % ROWS; /* 7 and the number of rows have no divisor in common */
    }
  for (guint32 i = 0; i < ROWS; i++)
    {
      at[order[i]] = i;
      turned_fresh[i] = fresh[order[i]];
    }
  turned = customers_table (customers, order);
  of_turned = run (turned, NULL, NULL, 0);
  turned_known = known_of (of_turned, ROWS, turned_fresh);
  options.news = &turned_known->news;
  result = run (table, &known->news, NULL, 0);
  other = trib_match_run (turned, &options, NULL, 0, NULL, NULL);
  for (guint32 i = 0; i < ROWS; i++)
    g_assert_cmpuint (other->cluster[at[i]], ==, other->cluster[at[result->cluster[i]]]);
  g_assert_cmpuint (result->n_links, ==, other->n_links);
}

/* A model of other comparisons is of no use: all is compared. */
static void
test_other_model (void)
{
  g_autoptr (Customers) customers = customers_new (2000, 26);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) fitted = run (table, NULL, NULL, 0), result = NULL;
  g_autofree guint8 *fresh = some (2000, 0.03, 2);
  g_autoptr (Known) known = known_of (fitted, 2000, fresh);

  known->news.model = "{\"lambda\": 0.1, \"kin\": 0.1, \"comparisons\": []}";
  result = run (table, &known->news, NULL, 0);
  g_assert_false (result->incremental);
  assert_same (result, fitted);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/match-news/same-as-in-full-with-the-same-model", test_same_as_full);
  g_test_add_func ("/match/match-news/decisions-hold-as-in-full", test_decisions);
  g_test_add_func ("/match/match-news/nearly-the-same-where-the-model-is-of-before", test_increments);
  g_test_add_func ("/match/match-news/who-lost-its-link-comes-apart", test_lost_members);
  g_test_add_func ("/match/match-news/what-a-third-held-comes-apart-where-that-changes", test_middle_changed);
  g_test_add_func ("/match/match-news/what-a-third-held-comes-apart-where-that-goes", test_middle_gone);
  g_test_add_func ("/match/match-news/any-order-gives-the-same", test_any_order);
  g_test_add_func ("/match/match-news/other-comparisons-run-in-full", test_other_model);
  return g_test_run ();
}
