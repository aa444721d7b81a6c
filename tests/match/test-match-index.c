/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index against the table that it is of: a record that is asked about as a table would have it is found, weighed and
 * explained as the table does, over whatever columns.
 */
#include "config.h"

#include "match/trib-block-index.h"
#include "match/trib-match-index.h"
#include "match/trib-match-table.h"

#include "customers.h"

#include <math.h>
#include <string.h>

#define ROWS 3000

static void
ask_customer (TribMatchIndex *index, const Customers *customers, guint32 row)
{
  trib_match_index_begin (index, 1);
  for (guint c = 0; c < CUSTOMERS_N_COLUMNS; c++)
    {
      const char *cell = g_ptr_array_index (customers->cells, row * CUSTOMERS_N_COLUMNS + c);

      if (*cell)
        trib_match_index_add_value (index, c, cell, strlen (cell));
    }
}

static double
explain (const TribMatchModel *model, TribMatchTable *table, guint32 a, guint32 b, TribMatchPart *parts, guint *n)
{
  double prior, sum;

  *n = trib_match_explain (model, table, a, b, parts, &prior);
  sum = prior;
  for (guint p = 0; p < *n; p++)
    sum += parts[p].weight;
  return sum;
}

static const TribMatchFound *
find_record (const GArray *found, guint32 record)
{
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, TribMatchFound, i).record == record)
      return &g_array_index (found, TribMatchFound, i);
  return NULL;
}

/* What was found of a record that the table has, too: all that share a block with it, with the table's own weights, best first. */
static void
assert_as_brute_force (TribMatchIndex *index, const TribBlockIndex *blocks, const TribMatchModel *model,
                       TribMatchTable *table, guint32 record, guint32 n)
{
  g_autoptr (GArray) found = trib_match_index_match (index, 0);
  const guint32 *rank = trib_match_table_features (table)->rank;
  guint expected = 0;

  for (guint32 other = 0; other < n; other++)
    {
      TribMatchPart parts[TRIB_MATCH_MAX_PARTS], again[TRIB_MATCH_MAX_PARTS];
      const TribMatchFound *one = find_record (found, other);
      gboolean shares = FALSE;
      double prior;
      guint n_parts;

      for (guint k = 0; k < trib_block_index_n_keys (blocks) && !shares; k++)
        {
          guint32 block = trib_block_index_block (blocks, k, rank[record]);

          shares = block != 0 && block == trib_block_index_block (blocks, k, rank[other]);
        }
      g_assert_true (shares == (one != NULL));
      if (!shares || other == record)
        continue;
      expected++;
      g_assert_cmpfloat (one->weight, ==, explain (model, table, record, other, parts, &n_parts));
      g_assert_cmpfloat_with_epsilon (one->probability, 1 / (1 + exp2 (-one->weight)), 1e-9);
      g_assert_cmpuint (trib_match_index_explain (index, other, again, &prior), ==, n_parts);
      for (guint p = 0; p < n_parts; p++)
        {
          g_assert_cmpint (parts[p].level, ==, again[p].level);
          g_assert_cmpfloat (parts[p].weight, ==, again[p].weight);
        }
    }
  g_assert_cmpuint (found->len, ==, expected + (find_record (found, record) != NULL));
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpfloat (g_array_index (found, TribMatchFound, i - 1).weight, >=,
                       g_array_index (found, TribMatchFound, i).weight);
}

static void
test_brute_force (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 31);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribMatchResult) result = trib_match_run (table, NULL, NULL, 0, NULL, NULL);
  g_autofree char *json = trib_match_model_to_json (result->model);
  g_autoptr (TribMatchIndex) index = trib_match_index_new (table, json, NULL, NULL, NULL);
  TribTicker ticker;
  g_autoptr (TribBlockIndex) blocks = NULL;

  trib_ticker_init (&ticker, NULL, NULL, NULL);
  blocks = trib_block_index_new (trib_match_table_features (table), &ticker);
  for (guint32 row = 0; row < ROWS; row += 37)
    {
      ask_customer (index, customers, row);
      assert_as_brute_force (index, blocks, result->model, table, row, ROWS);
    }
}

/* Columns that are made of others, or taken for what they are not called. */
typedef struct
{
  const char *name;
  struct
  {
    TribFieldId field;
    const char *name;
    TribValueType type;
  } columns[6];
  guint n_columns;
} Shape;

static const Shape shapes[] = {
  { "whole names",
    { { TRIB_FIELD_FULL_NAME, "full_name", TRIB_TYPE_FULL_NAME },
      { TRIB_FIELD_PHONE, "phone", TRIB_TYPE_PHONE },
      { TRIB_FIELD_NAME_PREFIX, "name_prefix", TRIB_TYPE_TEXT } },
    3 },
  { "a father's name",
    { { TRIB_FIELD_GIVEN_NAME, "given_name", TRIB_TYPE_GIVEN_NAME },
      { TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME },
      { TRIB_FIELD_FULL_NAME, "full_name", TRIB_TYPE_FULL_NAME } },
    3 },
  { "firms",
    { { TRIB_FIELD_FULL_NAME, "full_name", TRIB_TYPE_FULL_NAME },
      { TRIB_FIELD_ADDRESS_LINE, "address_line", TRIB_TYPE_ADDRESS_LINE } },
    2 },
  { "products",
    { { TRIB_FIELD_CUSTOM, "title", TRIB_TYPE_TEXT }, { TRIB_FIELD_CUSTOM + 1, "price", TRIB_TYPE_NUMBER } },
    2 },
  { "addresses",
    { { TRIB_FIELD_ORGANISATION, "organisation", TRIB_TYPE_ORGANISATION },
      { TRIB_FIELD_STREET, "street", TRIB_TYPE_STREET },
      { TRIB_FIELD_HOUSE_NUMBER, "house_number", TRIB_TYPE_HOUSE_NUMBER },
      { TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL } },
    4 },
};

static const char *const words[][8] = {
  { "Anna", "Bernd", "Clara", "Dieter", "Emma", "Franz", "Greta", "Hans" },
  { "Maier", "Schulze", "Vogel", "Brandt", "Keller", "Lorenz", "Winter", "Albrecht" },
  { "Nordwind", "Handel", "Werke", "Lampe", "Tisch", "Regal", "Stahl", "Kontor" },
  { "Lindenweg", "Marktplatz", "Am Ring", "Schulstrasse", "Hafen", "Parkallee", "Kirchgasse", "Talweg" },
};

static char *
make_value (GRand *dice, const Shape *shape, guint c)
{
  int first = g_rand_int_range (dice, 0, 8);
  const char *given = words[0][first], *second = words[0][(first + g_rand_int_range (dice, 1, 8)) % 8],
             *family = words[1][g_rand_int_range (dice, 0, 8)];
  const char *thing = words[2][first], *other_thing = words[2][(first + g_rand_int_range (dice, 1, 8)) % 8],
             *street = words[3][g_rand_int_range (dice, 0, 8)];
  int number = g_rand_int_range (dice, 1, 60);

  switch (shape->columns[c].field)
    {
    case TRIB_FIELD_FULL_NAME:
      if (strcmp (shape->name, "firms") == 0)
        return g_strdup_printf ("%s %s GmbH", thing, other_thing);
      return g_strdup_printf ("%s %s %s", given, second, family);
    case TRIB_FIELD_GIVEN_NAME:
      return number % 3 ? g_strdup (given) : g_strdup_printf ("%s %s", given, second);
    case TRIB_FIELD_FAMILY_NAME:
      return g_strdup (family);
    case TRIB_FIELD_NAME_PREFIX:
      return g_strdup (number % 2 ? "Frau" : "Herr Dr.");
    case TRIB_FIELD_PHONE:
      return g_strdup_printf ("+49341555%04d", number);
    case TRIB_FIELD_ADDRESS_LINE:
      return g_strdup_printf ("%s %d", street, number);
    case TRIB_FIELD_STREET:
      return g_strdup (street);
    case TRIB_FIELD_HOUSE_NUMBER:
      return g_strdup_printf ("%d", number);
    case TRIB_FIELD_EMAIL:
      return g_strdup_printf ("%s.%s%d@example.org", given, family, number % 10);
    default:
      if (shape->columns[c].type == TRIB_TYPE_NUMBER)
        return g_strdup_printf ("%d.50", number);
      return g_strdup_printf ("%s %s %s %d", thing, family, street, number);
    }
}

/* Now and then nothing, or two. */
static void
add_values (GRand *dice, const Shape *shape, GPtrArray *cells)
{
  for (guint c = 0; c < shape->n_columns; c++)
    {
      GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
      int roll = g_rand_int_range (dice, 0, 10);

      for (int v = 0; v < (roll == 0 ? 0 : roll == 1 ? 2 : 1); v++)
        g_ptr_array_add (values, make_value (dice, shape, c));
      g_ptr_array_add (cells, values);
    }
}

static void
test_shapes (gconstpointer data)
{
  const Shape *shape = data;
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (TribMatchTable) table = trib_match_table_new ();
  g_autoptr (TribMatchResult) result = NULL;
  g_autoptr (TribMatchIndex) index = NULL;
  g_autoptr (TribBlockIndex) blocks = NULL;
  g_autofree char *json = NULL;
  TribTicker ticker;

  for (guint c = 0; c < shape->n_columns; c++)
    trib_match_table_add_column (table, shape->columns[c].field, shape->columns[c].name, shape->columns[c].type);
  for (guint32 row = 0; row < 400; row++)
    {
      add_values (dice, shape, cells);
      trib_match_table_add_record (table, 1, row * 7919 % 400);
      for (guint c = 0; c < shape->n_columns; c++)
        {
          const GPtrArray *values = g_ptr_array_index (cells, row * shape->n_columns + c);

          for (guint v = 0; v < values->len; v++)
            trib_match_table_add_value (table, c, values->pdata[v], strlen (values->pdata[v]));
        }
    }
  trib_match_table_close (table);
  result = trib_match_run (table, NULL, NULL, 0, NULL, NULL);
  json = trib_match_model_to_json (result->model);
  index = trib_match_index_new (table, json, NULL, NULL, NULL);
  g_assert_nonnull (index);
  trib_ticker_init (&ticker, NULL, NULL, NULL);
  blocks = trib_block_index_new (trib_match_table_features (table), &ticker);
  for (guint32 row = 0; row < 400; row += 3)
    {
      trib_match_index_begin (index, 1);
      for (guint c = 0; c < shape->n_columns; c++)
        {
          const GPtrArray *values = g_ptr_array_index (cells, row * shape->n_columns + c);

          for (guint v = 0; v < values->len; v++)
            trib_match_index_add_value (index, c, values->pdata[v], strlen (values->pdata[v]));
        }
      assert_as_brute_force (index, blocks, result->model, table, row, 400);
    }
}

/* Records that the table did not have: their levels are those that they have in a table that has them, and those whom a run joins to
 * them are found. */
static void
test_new_records (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 32), fewer = customers_new (ROWS, 32);
  g_autofree guint32 *order = g_new (guint32, ROWS), *at = g_new (guint32, ROWS);
  g_autoptr (TribMatchTable) all = customers_table (customers, NULL), table = NULL;
  g_autoptr (TribMatchResult) full = trib_match_run (all, NULL, NULL, 0, NULL, NULL), result = NULL;
  g_autoptr (TribMatchIndex) index = NULL;
  g_autofree char *json = NULL;
  guint links = 0, missed = 0, parts_seen = 0, levels_differ = 0;

  fewer->n = 0;
  for (guint32 row = 0; row < ROWS; row++)
    {
      at[row] = row % 6 ? fewer->n : G_MAXUINT32;
      if (row % 6)
        order[fewer->n++] = row;
    }
  table = customers_table (fewer, order);
  result = trib_match_run (table, NULL, NULL, 0, NULL, NULL);
  json = trib_match_model_to_json (result->model);
  index = trib_match_index_new (table, json, NULL, NULL, NULL);
  for (gsize i = 0; i < full->n_links; i++)
    {
      const TribMatchLink *link = &full->links[i];
      guint32 fresh = at[link->a] == G_MAXUINT32 ? link->a : link->b, old = fresh == link->a ? link->b : link->a;
      TribMatchPart parts[TRIB_MATCH_MAX_PARTS], again[TRIB_MATCH_MAX_PARTS];
      g_autoptr (GArray) found = NULL;
      guint n, n_again;
      double prior;

      if (at[fresh] != G_MAXUINT32 || at[old] == G_MAXUINT32 || link->status != TRIB_LINK_MERGED)
        continue;
      ask_customer (index, customers, fresh);
      found = trib_match_index_match (index, 0.5);
      links++;
      missed += find_record (found, at[old]) == NULL;
      explain (full->model, all, fresh, old, parts, &n);
      n_again = trib_match_index_explain (index, at[old], again, &prior);
      g_assert_cmpuint (n, ==, n_again);
      for (guint p = 0; p < n; p++)
        levels_differ += parts[p].level != again[p].level;
      parts_seen += n;
    }
  g_assert_cmpuint (links, >, 100);
  g_assert_cmpuint (missed * 50, <=, links);
  g_assert_cmpuint (levels_differ * 200, <=, parts_seen);
}

/* What was kept is found by those who come later, however many; what was removed is not. */
static void
test_keep_and_remove (void)
{
  g_autoptr (Customers) customers = customers_new (ROWS, 33), fewer = customers_new (ROWS, 33);
  g_autoptr (TribMatchTable) table = NULL;
  g_autoptr (TribMatchResult) result = NULL;
  g_autoptr (TribMatchIndex) index = NULL;
  g_autofree char *json = NULL;
  guint unknown = 0;

  fewer->n = ROWS / 2;
  table = customers_table (fewer, NULL);
  result = trib_match_run (table, NULL, NULL, 0, NULL, NULL);
  json = trib_match_model_to_json (result->model);
  index = trib_match_index_new (table, json, NULL, NULL, NULL);
  for (guint32 row = ROWS / 2; row < ROWS; row++)
    {
      ask_customer (index, customers, row);
      g_assert_cmpuint (trib_match_index_keep (index), ==, row);
    }
  for (guint32 row = 0; row < ROWS; row += 7)
    {
      g_autoptr (GArray) found = NULL;
      g_autoptr (GArray) after = NULL;
      const TribMatchFound *self;

      ask_customer (index, customers, row);
      found = trib_match_index_match (index, 0);
      self = find_record (found, row);
      if (self == NULL)
        {
          unknown++; /* no key has so little */
          continue;
        }
      trib_match_index_remove (index, row);
      after = trib_match_index_match (index, 0);
      g_assert_null (find_record (after, row));
      g_assert_cmpuint (after->len, ==, found->len - 1);
    }
  g_assert_cmpuint (unknown, <, ROWS / 7 / 100);
}

static void
test_other_model (void)
{
  g_autoptr (Customers) customers = customers_new (500, 34);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);

  g_assert_null (trib_match_index_new (table, "{}", NULL, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/match-index/finds-and-weighs-as-brute-force", test_brute_force);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/match/match-index/reads-%s-as-the-table-does", shapes[i].name);

      g_strdelimit (path, " '", '-');
      g_test_add_data_func (path, &shapes[i], test_shapes);
    }
  g_test_add_func ("/match/match-index/new-records-as-in-a-table-that-has-them", test_new_records);
  g_test_add_func ("/match/match-index/what-is-kept-is-found-what-is-removed-is-not", test_keep_and_remove);
  g_test_add_func ("/match/match-index/model-of-other-comparisons-gives-none", test_other_model);
  return g_test_run ();
}
