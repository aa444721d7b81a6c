/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The laws of the history, over random sequences of import, refresh, consolidate, merge, split, decide, set a value, set a rule, take back
 * and do again:
 * no record is lost or in two customers; taking back gives the same bytes; ids find their customer; a preview is what is then done;
 * what was done by hand holds through every later run; the chain holds.
 */
#include "config.h"

#include <string.h>

#include "laws-walk.h"
#include "store/trib-facts.h"
#include "store/trib-scan.h"
#include "unify/trib-customer.h"
#include "unify/trib-history.h"
#include "unify/trib-review.h"

#define SEQUENCES 12
#define STEPS 14

static gboolean
note_customer (const TribRecordView *view, gpointer user_data, GError **error)
{
  Walk *walk = user_data;

  if (view->customer != 0)
    g_hash_table_add (walk->shown_ids, GINT_TO_POINTER ((int) view->customer));
  return TRUE;
}

static void
check_laws (Walk *walk)
{
  TribStore *store = walk->fixture->store;
  g_autoptr (GArray) list = walk_members (walk);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  TribStoreCounts counts;
  gpointer id;
  gint64 last = 0;

  g_assert_true (trib_store_count (store, &counts, &error));
  /* Each record at most once, and the totals are those of the tables. */
  g_assert_cmpint (counts.records - counts.pending, ==, list->len);
  for (guint i = 0; i < list->len; i++)
    {
      g_assert_cmpint (g_array_index (list, TribPlainFact, i).a, >, last);
      last = g_array_index (list, TribPlainFact, i).a;
    }
  g_assert_true (trib_store_each_record (store, 0, 0, note_customer, walk, NULL, &error));
  g_hash_table_iter_init (&iter, walk->shown_ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (TribCustomer) customer = trib_customer_load (store, GPOINTER_TO_INT (id), &error);

      /* Gone only where its records are gone or in no customer. */
      if (customer == NULL)
        g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND);
      else
        g_assert_cmpuint (customer->records->len, >, 0);
      g_clear_error (&error);
    }
  trib_project_fixture_assert_verifies (walk->fixture);
}

static void
check_by_hand (Walk *walk)
{
  for (guint i = 0; i < walk->together->len; i++)
    {
      Pair pair = g_array_index (walk->together, Pair, i);
      gint64 a = walk_customer_of (walk, pair.a), b = walk_customer_of (walk, pair.b);

      if (a != 0 && b != 0)
        g_assert_cmpint (a, ==, b);
    }
  for (guint i = 0; i < walk->apart->len; i++)
    {
      Pair pair = g_array_index (walk->apart, Pair, i);
      gint64 a = walk_customer_of (walk, pair.a), b = walk_customer_of (walk, pair.b);

      if (a != 0 && b != 0)
        g_assert_cmpint (a, !=, b);
    }
  walk_check_values (walk);
}

static void
do_import (Walk *walk)
{
  guint source = (guint) g_rand_int_range (walk->random, 1, 4);
  g_autofree char *name = g_strdup_printf ("list %u", source);
  g_autofree char *csv = trib_people_csv ((guint) g_rand_int_range (walk->random, 8, 30),
                                          source * 10 + g_rand_int_range (walk->random, 0, 2));

  trib_project_fixture_import (walk->fixture, name, csv, NULL);
}

static gboolean
find_row (const TribRecordView *view, gpointer user_data, GError **error)
{
  gint64 *other_than = user_data;

  if (view->source != *other_than)
    *other_than = -1;
  return TRUE;
}

/* There are rows of a list, and not only values that were set by hand: those alone are nothing to consolidate. */
static gboolean
has_rows (Walk *walk)
{
  gint64 by_hand = trib_schema_get_by_hand (trib_store_get_schema (walk->fixture->store));
  g_autoptr (GError) error = NULL;

  g_assert_true (trib_store_each_record (walk->fixture->store, 0, 0, find_row, &by_hand, NULL, &error));
  return by_hand == -1;
}

static void
do_consolidate (Walk *walk)
{
  TribStoreCounts counts;
  TribConsolidateReport again;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!has_rows (walk))
    return;
  trib_project_fixture_consolidate (walk->fixture);
  g_assert_true (trib_store_count (walk->fixture->store, &counts, NULL));
  g_assert_cmpint (counts.pending, ==, 0);
  first = trib_project_fixture_snapshot (walk->fixture);
  again = trib_project_fixture_consolidate (walk->fixture);
  g_assert_true (again.unchanged);
  g_assert_cmpint (again.event, ==, 0);
  second = trib_project_fixture_snapshot (walk->fixture);
  g_assert_cmpstr (second, ==, first);
  check_by_hand (walk);
}

/* A later act by hand may contradict an earlier one: then the later one is what holds. */
static void
drop_contradicted (Walk *walk, GArray *pairs, gboolean together)
{
  for (guint i = pairs->len; i-- > 0;)
    {
      Pair pair = g_array_index (pairs, Pair, i);
      gint64 a = walk_customer_of (walk, pair.a), b = walk_customer_of (walk, pair.b);

      if (a != 0 && b != 0 && (a == b) != together)
        g_array_remove_index (pairs, i);
    }
}

static void
do_merge (Walk *walk)
{
  gint64 ids[2] = { walk_random_customer (walk), walk_random_customer (walk) };
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GArray) a = NULL;
  g_autoptr (GArray) b = NULL;
  g_autoptr (GError) error = NULL;
  Pair pair;

  if (ids[0] == 0 || ids[0] == ids[1])
    return;
  a = trib_store_customer_members (walk->fixture->store, ids[0], &error);
  b = trib_store_customer_members (walk->fixture->store, ids[1], &error);
  g_assert_cmpint (trib_merge_customers (walk->fixture->store, ids, 2, &report, &error), >, 0);
  g_assert_no_error (error);
  pair = (Pair){ g_array_index (a, gint64, 0), g_array_index (b, gint64, 0) };
  g_assert_cmpint (walk_customer_of (walk, pair.a), ==, walk_customer_of (walk, pair.b));
  drop_contradicted (walk, walk->apart, FALSE);
  if (!walk_is_by_hand (walk, pair.a) && !walk_is_by_hand (walk, pair.b))
    g_array_append_val (walk->together, pair);
}

static void
do_split (Walk *walk)
{
  gint64 id = walk_random_customer (walk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) list = id ? trib_store_customer_members (walk->fixture->store, id, &error) : NULL;
  g_auto (TribUndoReport) report = { 0 };
  Pair pair;

  if (list == NULL || list->len < 2)
    return;
  pair = (Pair){ g_array_index (list, gint64, 0), g_array_index (list, gint64, 1) };
  if (walk_is_by_hand (walk, pair.a) || walk_is_by_hand (walk, pair.b))
    return;
  g_assert_cmpint (trib_split_customer (walk->fixture->store, id, &pair.b, 1, &report, &error), >, 0);
  g_assert_no_error (error);
  g_array_append_val (walk->apart, pair);
  drop_contradicted (walk, walk->together, TRUE);
  g_assert_cmpint (walk_customer_of (walk, pair.a), !=, walk_customer_of (walk, pair.b));
}

/* What was set by hand is no record that anything is decided of. */
static gint64
random_record (Walk *walk)
{
  g_autoptr (GArray) list = walk_members (walk);
  gint64 record
      = list->len ? g_array_index (list, TribPlainFact, g_rand_int_range (walk->random, 0, (gint32) list->len)).a : 0;

  return record != 0 && walk_is_by_hand (walk, record) ? 0 : record;
}

static void
expect_decided (Walk *walk, const TribReviewAnswer *answer)
{
  Pair pair = { answer->a, answer->b };

  /* Merged or cut, it may have taken back what an earlier act by hand said. */
  drop_contradicted (walk, walk->together, TRUE);
  drop_contradicted (walk, walk->apart, FALSE);
  g_array_append_val (answer->answer == TRIB_ANSWER_SAME ? walk->together : walk->apart, pair);
}

/* Any two records, in the queue or not, and each of the three answers. */
static void
do_decide (Walk *walk)
{
  TribReviewAnswer answer
      = { random_record (walk), random_record (walk), (TribAnswer) g_rand_int_range (walk->random, 0, 3) };
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean together;

  if (answer.a == 0 || answer.b == 0 || answer.a == answer.b)
    return;
  if (trib_review_answer (walk->fixture->store, &answer, 1, &report, NULL, NULL, &error) == 0)
    g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING);
  together = walk_customer_of (walk, answer.a) == walk_customer_of (walk, answer.b);
  g_assert_cmpint (together, ==, answer.answer == TRIB_ANSWER_SAME);
  expect_decided (walk, &answer);
}

/* The whole queue at once, answered by chance. */
static void
do_review (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) questions = trib_review_list (walk->fixture->store, 0, &error);
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (TribReviewAnswer));
  g_auto (TribUndoReport) report = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < questions->len; i++)
    {
      const TribQuestion *question = g_ptr_array_index (questions, i);
      TribReviewAnswer answer = { question->b, question->a, (TribAnswer) g_rand_int_range (walk->random, 0, 3) };
      double sum = question->prior;

      for (guint p = 0; p < question->n_parts; p++)
        sum += question->parts[p].weight;
      g_assert_cmpuint (question->n_parts, >, 0);
      g_assert_true (!(sum < question->weight || sum > question->weight));

      g_assert_cmpint (question->customer_a, ==, walk_customer_of (walk, question->a));
      g_assert_cmpint (question->customer_b, ==, walk_customer_of (walk, question->b));
      g_array_append_val (answers, answer);
    }
  if (answers->len == 0)
    return;
  g_assert_cmpint (trib_review_answer (walk->fixture->store, (const TribReviewAnswer *) (gpointer) answers->data,
                                       answers->len, &report, NULL, NULL, &error),
                   >, 0);
  g_assert_no_error (error);
  for (guint i = 0; i < answers->len; i++)
    {
      const TribReviewAnswer *answer = &g_array_index (answers, TribReviewAnswer, i);

      /* One of the later answers may have contradicted it. */
      if ((walk_customer_of (walk, answer->a) == walk_customer_of (walk, answer->b))
          == (answer->answer == TRIB_ANSWER_SAME))
        expect_decided (walk, answer);
    }
}

/* What is decided by hand may be taken back or contradicted; then it is no longer expected to hold. */
static void
forget_by_hand (Walk *walk)
{
  g_array_set_size (walk->together, 0);
  g_array_set_size (walk->apart, 0);
  g_hash_table_remove_all (walk->set);
}

static gboolean
is_there (Walk *walk, gint64 record)
{
  g_autoptr (GError) error = NULL;
  TribFact fact;

  g_assert_true (trib_fact_find (walk->fixture->store, TRIB_FACT_RECORD, record, 0, &fact, &error));
  return fact.began > 0;
}

/* Decisions outlive rows that go from their file; these are of rows that are there. */
static GArray *
decisions_of_rows (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  GArray *decided = trib_store_list_decisions (walk->fixture->store, &error);

  g_assert_no_error (error);
  for (guint i = decided->len; i-- > 0;)
    if (!is_there (walk, g_array_index (decided, TribPlainFact, i).a)
        || !is_there (walk, g_array_index (decided, TribPlainFact, i).b))
      g_array_remove_index (decided, i);
  return decided;
}

/* Of an import that is taken back stays what a decision rests on, and the decision with it. */
static void
check_held (Walk *walk, gint64 event, const GArray *decided)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribEventRow) row = trib_store_get_event (walk->fixture->store, event, &error);

  g_assert_no_error (error);
  if (row->kind != TRIB_EVENT_IMPORT)
    return;
  for (guint i = 0; i < decided->len; i++)
    {
      const TribPlainFact *decision = &g_array_index (decided, TribPlainFact, i);
      TribFact fact;

      g_assert_true (
          trib_fact_find (walk->fixture->store, TRIB_FACT_DECISION, decision->a, decision->b, &fact, &error));
      g_assert_cmpint (fact.began, ==, decision->began);
      g_assert_true (is_there (walk, decision->a) && is_there (walk, decision->b));
    }
}

/* Take back, then take back the taking back: the same bytes as before; and the preview was right. */
static void
take_back_and_again (Walk *walk, gint64 event)
{
  TribStore *store = walk->fixture->store;
  g_autofree char *before = trib_project_fixture_snapshot (walk->fixture);
  g_autofree char *after = NULL;
  g_auto (TribUndoReport) preview = { 0 };
  g_auto (TribUndoReport) done = { 0 };
  g_auto (TribUndoReport) again = { 0 };
  g_autoptr (GArray) decided = NULL;
  g_autoptr (GError) error = NULL;

  if (!trib_undo (store, event, TRUE, &preview, NULL, NULL, &error))
    {
      g_assert_true (g_error_matches (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING)
                     || g_error_matches (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_CONFLICT));
      after = trib_project_fixture_snapshot (walk->fixture);
      g_assert_cmpstr (after, ==, before);
      return;
    }
  g_assert_cmpint (preview.event, ==, 0);
  after = trib_project_fixture_snapshot (walk->fixture);
  g_assert_cmpstr (after, ==, before);
  g_free (g_steal_pointer (&after));
  decided = decisions_of_rows (walk);
  g_assert_true (trib_undo (store, event, FALSE, &done, NULL, NULL, &error));
  g_assert_no_error (error);
  check_held (walk, event, decided);
  g_assert_cmpint (done.customers_after, ==, preview.customers_after);
  g_assert_cmpuint (done.facts, ==, preview.facts);
  check_laws (walk);
  g_assert_true (trib_undo (store, done.event, FALSE, &again, NULL, NULL, &error));
  g_assert_no_error (error);
  after = trib_project_fixture_snapshot (walk->fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
do_take_back_last (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  gint64 event = trib_undo_peek (walk->fixture->store, NULL, &error);

  g_assert_no_error (error);
  if (event != 0)
    take_back_and_again (walk, event);
}

static void
do_take_back_any (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = trib_store_list_events (walk->fixture->store, TRIB_EVENTS_ALL, 0, 0, &error);
  const TribEventRow *row;

  if (rows->len == 0)
    return;
  row = g_ptr_array_index (rows, g_rand_int_range (walk->random, 0, (gint32) rows->len));
  if (row->kind != TRIB_EVENT_UNDO)
    take_back_and_again (walk, row->id);
}

/* For good this time. A join that is taken back stays so. */
static void
do_take_back_for_good (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = trib_store_list_events (walk->fixture->store, TRIB_EVENTS_ALL, 0, 0, &error);
  g_auto (TribUndoReport) report = { 0 };
  const TribEventRow *row;

  if (rows->len == 0)
    return;
  row = g_ptr_array_index (rows, g_rand_int_range (walk->random, 0, (gint32) rows->len));
  if (!trib_undo (walk->fixture->store, row->id, FALSE, &report, NULL, NULL, &error))
    return;
  /* What was done by hand holds its rows, so it goes on when their import goes. */
  if (row->kind == TRIB_EVENT_IMPORT)
    check_by_hand (walk);
  else
    forget_by_hand (walk);
  if (row->kind == TRIB_EVENT_JOIN)
    {
      Pair pair = { row->record, row->partner };

      g_assert_cmpint (walk_customer_of (walk, pair.a), !=, walk_customer_of (walk, pair.b));
      g_array_append_val (walk->apart, pair);
    }
}

static void
test_sequence (TribProjectFixture *self, gconstpointer data)
{
  static void (*const acts[]) (Walk *)
      = { do_import,      do_consolidate,    do_merge,         do_split,       do_import,
          do_consolidate, do_take_back_last, do_take_back_any, do_consolidate, do_take_back_for_good,
          do_decide,      do_decide,         do_review,        walk_set_value, walk_set_value,
          walk_set_rule,  walk_leave_value };
  Walk walk = { self,
                g_rand_new_with_seed (GPOINTER_TO_UINT (data)),
                g_hash_table_new (NULL, NULL),
                g_array_new (FALSE, FALSE, sizeof (Pair)),
                g_array_new (FALSE, FALSE, sizeof (Pair)),
                g_hash_table_new (NULL, NULL) };

  do_import (&walk);
  for (guint i = 0; i < STEPS; i++)
    {
      guint act = (guint) g_rand_int_range (walk.random, 0, G_N_ELEMENTS (acts));

      g_test_message ("step %u: act %u", i, act);
      acts[act](&walk);
      check_laws (&walk);
    }
  trib_project_fixture_reopen (self);
  check_laws (&walk);
  g_rand_free (walk.random);
  g_hash_table_unref (walk.shown_ids);
  g_array_unref (walk.together);
  g_array_unref (walk.apart);
  g_hash_table_unref (walk.set);
}

int
main (int argc, char **argv)
{
  guint n = g_getenv ("TRIB_SEQUENCES") ? (guint) g_ascii_strtoull (g_getenv ("TRIB_SEQUENCES"), NULL, 10) : SEQUENCES;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/unify/laws/random-sequence-%u", i);

      g_test_add (path, TribProjectFixture, GUINT_TO_POINTER (i), trib_project_fixture_set_up, test_sequence,
                  trib_project_fixture_tear_down);
    }
  return g_test_run ();
}
