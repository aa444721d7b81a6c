/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which pairs are brought together.
 */
#include "config.h"

#include "customers.h"

#include "match/trib-blocking.h"

#include <string.h>

/* The pairs as a set, each asserted to come once only, in order, and to be known to the blocking afterwards. Of pairs that are tried
 * one in @good is said to come to something, none where that is 0. */
static GHashTable *
judged_pairs (TribBlocking *blocking, guint threads, guint good)
{
  TribMatchOptions options = { .threads = threads };
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  TribTicker ticker;
  GArray *pairs;

  trib_ticker_init (&ticker, &options, NULL, NULL);
  while ((pairs = trib_blocking_next (blocking, &ticker)) != NULL)
    {
      for (guint i = 0; i < pairs->len; i++)
        {
          TribPair pair = g_array_index (pairs, TribPair, i);
          gint64 key = (gint64) pair.a << 32 | pair.b;

          g_assert_cmpuint (pair.a, <, pair.b);
          g_assert_true (g_hash_table_add (set, g_memdup2 (&key, sizeof key)));
        }
      if (trib_blocking_is_trial (blocking))
        trib_blocking_judge (blocking, pairs->len, good ? pairs->len / good : 0);
      g_array_unref (pairs);
    }
  return set;
}

static GHashTable *
all_pairs (TribBlocking *blocking, guint threads)
{
  return judged_pairs (blocking, threads, 1);
}

static gboolean
has (GHashTable *set, guint32 a, guint32 b)
{
  gint64 key = (gint64) MIN (a, b) << 32 | MAX (a, b);

  return g_hash_table_contains (set, &key);
}

static void
test_small (void)
{
  g_autoptr (Customers) customers = customers_new (100, 3);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribBlocking) blocking = trib_blocking_new (trib_match_table_features (table));
  g_autoptr (GHashTable) set = all_pairs (blocking, 2);

  g_assert_cmpuint (g_hash_table_size (set), ==, 100 * 99 / 2);
}

/* Most true pairs of a larger table are there, at a small part of all pairs. */
static void
test_large (void)
{
  g_autoptr (Customers) customers = customers_new (3000, 5);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  const TribFeatures *features = trib_match_table_features (table);
  g_autoptr (TribBlocking) blocking = trib_blocking_new (features);
  g_autoptr (GHashTable) set = all_pairs (blocking, 2);
  guint same = 0, met = 0;

  for (guint32 a = 0; a < 3000; a++)
    for (guint32 b = a + 1; b < MIN (a + 20, 3000); b++)
      if (customers->person[a] == customers->person[b])
        {
          same++;
          met += has (set, features->rank[a], features->rank[b]);
        }
  g_assert_cmpuint (same, >, 250);
  g_assert_cmpfloat ((double) met / same, >, 0.985);
  g_assert_cmpuint (g_hash_table_size (set), <, 3000u * 2999u / 2 / 4);
}

static void
test_threads (void)
{
  g_autoptr (Customers) customers = customers_new (1700, 6);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  g_autoptr (TribBlocking) first = trib_blocking_new (trib_match_table_features (table));
  g_autoptr (TribBlocking) second = trib_blocking_new (trib_match_table_features (table));
  g_autoptr (GHashTable) one = all_pairs (first, 1), many = all_pairs (second, 5);
  GHashTableIter iter;
  gpointer key;

  g_assert_cmpuint (g_hash_table_size (one), ==, g_hash_table_size (many));
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_assert_true (g_hash_table_contains (many, key));
}

/* Of a key that brings nothing only small blocks are left; one that does is taken as it is, in two parts or whole. */
static void
test_tried (void)
{
  g_autoptr (Customers) customers = customers_new (5000, 7);
  g_autoptr (TribMatchTable) table = customers_table (customers, NULL);
  const TribFeatures *features = trib_match_table_features (table);
  g_autoptr (TribBlocking) whole = trib_blocking_new (features), good = trib_blocking_new (features),
                           barren = trib_blocking_new (features);
  g_autoptr (GHashTable) expected = all_pairs (whole, 2), all = NULL, few = NULL;
  GHashTableIter iter;
  gpointer key;

  good->try_from = barren->try_from = 300;
  all = judged_pairs (good, 2, 10);
  few = judged_pairs (barren, 3, 0);
  g_assert_cmpuint (g_hash_table_size (all), ==, g_hash_table_size (expected));
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_assert_true (g_hash_table_contains (all, key));
  g_assert_cmpuint (g_hash_table_size (few), <, g_hash_table_size (expected) * 2 / 3);
  g_assert_cmpuint (g_hash_table_size (few), >, 0);
}

/* @n records with the same e-mail address, and with names of their own where @names. */
static TribMatchTable *
same_email (guint n, gboolean names)
{
  TribMatchTable *table = trib_match_table_new ();

  trib_match_table_add_column (table, TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL);
  trib_match_table_add_column (table, TRIB_FIELD_FAMILY_NAME, "family_name", TRIB_TYPE_FAMILY_NAME);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c%c%cov", 'b' + i / 2 % 20, "aeiou"[i / 40 % 5], 'b' + i / 200 % 20);

      trib_match_table_add_record (table, 1, i);
      trib_match_table_add_value (table, 0, "shop@example.org", 16);
      trib_match_table_add_value (table, 1, names ? name : "Same", names ? strlen (name) : 4);
    }
  return table;
}

/* A block of everybody is split by the name; records with the same name still meet. */
static void
test_refined (void)
{
  g_autoptr (TribMatchTable) table = same_email (4000, TRUE);
  g_autoptr (TribBlocking) blocking = trib_blocking_new (trib_match_table_features (table));
  g_autoptr (GHashTable) set = all_pairs (blocking, 2);

  g_assert_cmpuint (g_hash_table_size (set), <, 1000000);
  for (guint32 r = 0; r < 4000; r += 2)
    g_assert_true (has (set, r, r + 1));
}

/* Nothing splits a block of equal records: each meets its neighbours, so that they hang together. */
static void
test_equal (void)
{
  g_autoptr (TribMatchTable) table = same_email (30000, FALSE);
  g_autoptr (TribBlocking) blocking = trib_blocking_new (trib_match_table_features (table));
  g_autoptr (GHashTable) set = all_pairs (blocking, 2);

  g_assert_cmpuint (blocking->n_windowed, ==, 30000);
  g_assert_cmpuint (g_hash_table_size (set), <, 30000 * 20);
  for (guint32 r = 0; r + 1 < 30000; r++)
    g_assert_true (has (set, r, r + 1));
}

static void
test_empty_key (void)
{
  g_autoptr (TribMatchTable) table = trib_match_table_new ();
  g_autoptr (TribBlocking) blocking = NULL;
  g_autoptr (GHashTable) set = NULL;

  trib_match_table_add_column (table, TRIB_FIELD_EMAIL, "email", TRIB_TYPE_EMAIL);
  for (guint i = 0; i < 2000; i++)
    trib_match_table_add_record (table, 1, i);
  trib_match_table_add_value (table, 0, "a@b.org", 7);
  blocking = trib_blocking_new (trib_match_table_features (table));
  set = all_pairs (blocking, 2);
  g_assert_cmpuint (g_hash_table_size (set), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/blocking/small-tables-are-compared-whole", test_small);
  g_test_add_func ("/match/blocking/true-pairs-meet", test_large);
  g_test_add_func ("/match/blocking/same-pairs-on-any-number-of-threads", test_threads);
  g_test_add_func ("/match/blocking/a-key-is-tried-before-all-of-it-is-taken", test_tried);
  g_test_add_func ("/match/blocking/large-blocks-are-refined", test_refined);
  g_test_add_func ("/match/blocking/equal-records-meet-their-neighbours", test_equal);
  g_test_add_func ("/match/blocking/empty-key-is-skipped", test_empty_key);
  return g_test_run ();
}
