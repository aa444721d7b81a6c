/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs and taking back, case by case: what a shopkeeper would do and see.
 */
#include "config.h"

#include <string.h>

#include "fixture/trib-project-fixture.h"
#include "store/trib-facts.h"
#include "unify/trib-customer.h"
#include "unify/trib-history.h"

#define HEAD "Vorname,Nachname,E-Mail,Telefon,Straße,PLZ,Ort,Geburtsdatum\n"
#define ANNA "Anna,Köhler,anna.koehler@posteo.de,0341 2233440,Lindenstraße 12a,04103,Leipzig,03.04.1987\n"
#define ANNA_AGAIN "Anna,Koehler,anna.koehler@posteo.de,0341 2233440,Lindenstr. 12 a,04103,Leipzig,03.04.1987\n"
#define ANNA_THIRD "A.,Köhler,anna.koehler@posteo.de,0341 2233440,Lindenstraße 12a,04103,Leipzig,03.04.1987\n"
#define OTHERS                                                                                                         \
  "Jörg,Weiß,j.weiss@web.de,0351 8899770,Am Markt 3,01067,Dresden,12.11.1971\n"                                      \
  "Emine,Yılmaz,emine.y@gmx.de,030 5556660,Schulberg 9,10115,Berlin,01.09.1990\n"                                     \
  "Otto,Abel,otto.abel@mail.de,0345 112233,Kirchweg 4,06108,Halle,22.02.1955\n"                                        \
  "Rosa,Seidel,rosa@seidel.de,0361 998877,Parkallee 77,99084,Erfurt,30.06.1962\n"

static void
two_lists (TribProjectFixture *self)
{
  trib_project_fixture_import (self, "shop", HEAD ANNA OTHERS, NULL);
  trib_project_fixture_import (
      self, "till", HEAD ANNA_AGAIN "Karl,Vogt,karl@vogt.de,0340 445566,Anger 1,06842,Dessau,05.05.1949\n", NULL);
  trib_project_fixture_consolidate (self);
}

static const TribEvent *
find_join (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, i);

      if (event->kind == TRIB_EVENT_JOIN)
        return event;
    }
  return NULL;
}

/* One customer is not "1 customers", and no pair is not worth a word. */
static void
test_run_in_words (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const TribEvent *run;

  trib_project_fixture_import (self, "shop", HEAD ANNA ANNA_AGAIN, NULL);
  trib_project_fixture_consolidate (self);
  events = trib_history_list (self->store, 0, 1, &error);
  g_assert_no_error (error);
  run = g_ptr_array_index (events, 0);
  g_assert_cmpint (run->kind, ==, TRIB_EVENT_RUN);
  g_assert_cmpstr (run->words, ==, "2 records are 1 customer");
}

static void
test_merge_is_explained (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (TribCustomer) anna = NULL;
  const TribEvent *join;
  double sum;

  two_lists (self);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "shop", 1), ==,
                   trib_project_fixture_customer_of (self, "till", 1));
  anna = trib_customer_load (self->store, trib_project_fixture_customer_of (self, "shop", 1), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anna->records->len, ==, 2);
  events = trib_history_list (self->store, anna->id, 0, &error);
  g_assert_no_error (error);
  join = find_join (events);
  g_assert_nonnull (join);
  g_assert_true (join->can_undo);
  g_assert_cmpstr (join->title, ==, "Joined with till, line 2");
  g_assert_nonnull (strstr (join->words, "% sure"));
  g_assert_cmpuint (join->n_parts, >, 1);
  sum = join->prior;
  for (guint i = 0; i < join->n_parts; i++)
    sum += join->parts[i].weight;
  g_assert_cmpfloat_with_epsilon (sum, join->weight, 1e-9);
  /* Both arrivals and the join, in the order in which they happened. */
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (((TribEvent *) events->pdata[0])->title, ==, "shop, line 2 arrived");
}

static void
test_take_back_a_join (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_auto (TribUndoReport) report = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TribConsolidateReport learnt;
  gint64 anna;

  two_lists (self);
  before = trib_project_fixture_snapshot (self);
  anna = trib_project_fixture_customer_of (self, "shop", 1);
  events = trib_history_list (self->store, anna, 0, &error);
  g_assert_true (trib_undo (self->store, find_join (events)->id, FALSE, &report, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (report.customers_after, ==, report.customers_before + 1);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "shop", 1), ==, anna);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "till", 1), !=, anna);
  /* The next run learns from it and does not make it again, also when there is news. */
  learnt = trib_project_fixture_consolidate (self);
  g_assert_cmpint (learnt.merged, ==, 0);
  g_assert_cmpint (learnt.split, ==, 0);
  g_assert_cmpint (learnt.customers, ==, report.customers_after);
  g_assert_true (trib_project_fixture_consolidate (self).unchanged);
  trib_project_fixture_import (self, "letters",
                               HEAD "Nora,Fuchs,nora@fuchs.de,0391 778899,Ring 5,39104,Magdeburg,17.07.1977\n", NULL);
  trib_project_fixture_consolidate (self);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "shop", 1), !=,
                   trib_project_fixture_customer_of (self, "till", 1));
  /* And taking back the taking back, on a project without the later import and the two runs, gives the same bytes. */
  trib_undo_report_clear (&report);
  for (guint i = 0; i < 3; i++)
    {
      g_auto (TribUndoReport) last = { 0 };

      g_assert_true (trib_undo (self->store, 0, FALSE, &last, NULL, NULL, &error));
    }
  {
    g_auto (TribUndoReport) redo = { 0 };
    g_autoptr (GPtrArray) rows = trib_store_list_events (self->store, TRIB_EVENTS_GROUPS, 0, 0, &error);

    for (guint i = 0; i < rows->len; i++)
      {
        const TribEventRow *row = g_ptr_array_index (rows, i);

        if (row->kind == TRIB_EVENT_UNDO && row->other != 0)
          {
            g_assert_true (trib_undo (self->store, row->id, FALSE, &redo, NULL, NULL, &error));
            break;
          }
      }
  }
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
}

/* Ctrl+Z after taking back one merge brings that one back; it does not undo the run. */
static void
test_last_thing_may_be_a_taking_back (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *before = NULL;
  g_autofree char *apart = NULL;
  g_autofree char *after = NULL;
  g_auto (TribUndoReport) cut = { 0 };
  g_auto (TribUndoReport) back = { 0 };
  g_auto (TribUndoReport) again = { 0 };
  gint64 run;

  two_lists (self);
  run = trib_undo_peek (self->store, NULL, &error);
  before = trib_project_fixture_snapshot (self);
  events = trib_history_list (self->store, trib_project_fixture_customer_of (self, "shop", 1), 0, &error);
  g_assert_true (trib_undo (self->store, find_join (events)->id, FALSE, &cut, NULL, NULL, &error));
  apart = trib_project_fixture_snapshot (self);
  g_assert_cmpint (trib_undo_peek (self->store, NULL, &error), ==, cut.event);
  g_assert_cmpint (trib_redo_peek (self->store, NULL, &error), ==, 0);
  g_assert_true (trib_undo (self->store, 0, FALSE, &back, NULL, NULL, &error));
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
  /* Forward again, and then further back: the run. */
  g_assert_cmpint (trib_redo_peek (self->store, NULL, &error), ==, back.event);
  g_assert_true (trib_undo (self->store, back.event, FALSE, &again, NULL, NULL, &error));
  g_free (after);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, apart);
  g_assert_cmpint (trib_undo_peek (self->store, NULL, &error), ==, again.event);
  trib_undo_report_clear (&back);
  g_assert_true (trib_undo (self->store, 0, FALSE, &back, NULL, NULL, &error));
  g_free (after);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (trib_undo_peek (self->store, NULL, &error), ==, run);
}

static void
test_new_records_join_and_ids_stay (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna, joerg;
  TribConsolidateReport report;

  two_lists (self);
  anna = trib_project_fixture_customer_of (self, "shop", 1);
  joerg = trib_project_fixture_customer_of (self, "shop", 2);
  trib_project_fixture_import (self, "letters", HEAD ANNA_THIRD, NULL);
  report = trib_project_fixture_consolidate (self);
  g_assert_cmpint (report.merged, ==, 1);
  g_assert_cmpint (report.created, ==, 0);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "letters", 1), ==, anna);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "shop", 2), ==, joerg);
}

/* A retired id still finds its customer, and comes back with its records. */
static void
test_retired_ids (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_auto (TribUndoReport) report = { 0 };
  g_auto (TribUndoReport) undone = { 0 };
  g_autoptr (TribCustomer) found = NULL;
  gint64 ids[2];

  two_lists (self);
  ids[0] = trib_project_fixture_customer_of (self, "shop", 2);
  ids[1] = trib_project_fixture_customer_of (self, "shop", 3);
  g_assert_cmpint (trib_merge_customers (self->store, ids, 2, &report, &error), >, 0);
  found = trib_customer_load (self->store, ids[1], &error);
  g_assert_no_error (error);
  g_assert_cmpint (found->id, ==, ids[0]);
  g_assert_cmpuint (found->records->len, ==, 2);
  /* Holds through a run. */
  trib_project_fixture_consolidate (self);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "shop", 3), ==, ids[0]);
  g_assert_true (trib_undo (self->store, report.event, FALSE, &undone, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "shop", 3), ==, ids[1]);
}

static void
test_split_by_hand_holds (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_auto (TribUndoReport) report = { 0 };
  g_auto (TribUndoReport) none = { 0 };
  g_autoptr (GArray) records = NULL;
  gint64 anna;

  two_lists (self);
  anna = trib_project_fixture_customer_of (self, "shop", 1);
  records = trib_store_customer_members (self->store, anna, &error);
  g_assert_cmpint (trib_split_customer (self->store, anna, (const gint64 *) (gpointer) records->data, 2, &none, &error),
                   ==, 0);
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_cmpint (trib_split_customer (self->store, anna, &g_array_index (records, gint64, 1), 1, &report, &error), >,
                   0);
  g_assert_no_error (error);
  trib_project_fixture_import (self, "letters", HEAD ANNA_THIRD, NULL);
  trib_project_fixture_consolidate (self);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "shop", 1), !=,
                   trib_project_fixture_customer_of (self, "till", 1));
}

static void
test_undo_everything (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = trib_project_fixture_snapshot (self);
  g_autofree char *after = NULL;
  g_autofree char *title = NULL;
  guint n = 0;

  two_lists (self);
  while (trib_undo_peek (self->store, NULL, &error) != 0)
    {
      g_auto (TribUndoReport) report = { 0 };

      g_assert_true (trib_undo (self->store, 0, FALSE, &report, NULL, NULL, &error));
      g_assert_cmpstr (report.words, !=, NULL);
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, empty);
  {
    g_auto (TribUndoReport) report = { 0 };

    g_assert_false (trib_undo (self->store, 0, FALSE, &report, NULL, NULL, &error));
    g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING);
    g_clear_error (&error);
  }
  g_assert_cmpint (trib_redo_peek (self->store, &title, &error), >, 0);
  g_assert_cmpstr (title, ==, "Imported “shop”");
  trib_project_fixture_assert_verifies (self);
}

static void
cancel_cb (const char *stage, guint64 done, guint64 total, double seconds_left, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *csv = trib_people_csv (2000, 5);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TribProgress) progress = trib_progress_new (cancel_cb, cancellable);
  g_autoptr (GError) error = NULL;
  TribConsolidateReport report;

  trib_project_fixture_import (self, "list", csv, NULL);
  before = trib_project_fixture_snapshot (self);
  g_assert_false (trib_consolidate (self->store, NULL, &report, progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
  trib_project_fixture_consolidate (self);
}

static void
test_no_records (TribProjectFixture *self, gconstpointer unused)
{
  TribConsolidateReport report;
  g_autoptr (GError) error = NULL;

  g_assert_false (trib_consolidate (self->store, NULL, &report, NULL, NULL, &error));
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING);
}

/* The order in which lists come in does not change who is one customer. */
static void
test_order_of_imports (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *a = trib_people_csv (40, 1);
  g_autofree char *b = trib_people_csv (40, 2);
  TribProjectFixture other = { 0 };
  TribConsolidateReport first, second;

  trib_project_fixture_set_up (&other, NULL);
  trib_project_fixture_import (self, "a", a, NULL);
  trib_project_fixture_import (self, "b", b, NULL);
  trib_project_fixture_import (&other, "b", b, NULL);
  trib_project_fixture_import (&other, "a", a, NULL);
  first = trib_project_fixture_consolidate (self);
  second = trib_project_fixture_consolidate (&other);
  g_assert_cmpint (first.customers, ==, second.customers);
  for (guint i = 1; i <= 40; i++)
    for (guint j = 1; j <= 40; j += 3)
      g_assert_cmpint (
          trib_project_fixture_customer_of (self, "a", i) == trib_project_fixture_customer_of (self, "b", j), ==,
          trib_project_fixture_customer_of (&other, "a", i) == trib_project_fixture_customer_of (&other, "b", j));
  trib_project_fixture_tear_down (&other, NULL);
}

#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/unify/runs/one-customer-is-not-1-customers", test_run_in_words);
  ADD ("/unify/runs/a-merge-is-explained-and-adds-up", test_merge_is_explained);
  ADD ("/unify/runs/a-join-taken-back-stays-so", test_take_back_a_join);
  ADD ("/unify/runs/the-last-thing-may-be-a-taking-back", test_last_thing_may_be_a_taking_back);
  ADD ("/unify/runs/new-records-join-and-ids-stay", test_new_records_join_and_ids_stay);
  ADD ("/unify/runs/retired-ids-find-their-customer", test_retired_ids);
  ADD ("/unify/runs/a-split-by-hand-holds", test_split_by_hand_holds);
  ADD ("/unify/runs/everything-can-be-taken-back", test_undo_everything);
  ADD ("/unify/runs/cancel-leaves-all-as-it-was", test_cancel);
  ADD ("/unify/runs/without-records-says-so", test_no_records);
  ADD ("/unify/runs/order-of-imports-does-not-matter", test_order_of_imports);
  return g_test_run ();
}
