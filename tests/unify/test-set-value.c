/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values by hand: they stand before what came in, through imports, runs, merges and splits, and can be taken back.
 */
#include "config.h"

#include <string.h>

#include "fixture/trib-project-fixture.h"
#include "unify/trib-customer.h"
#include "unify/trib-history.h"
#include "unify/trib-set-value.h"

#define HEAD "Vorname,Nachname,E-Mail,Telefon,Straße,Hausnummer,PLZ,Ort,Geburtsdatum\n"
#define ANNA "Anna,Köhler,anna.koehler@posteo.de,0341 2233440,Lindenstraße,12a,04103,Leipzig,03.04.1987\n"
#define ANNA_AGAIN "Anna,Köhler,anna.koehler@posteo.de,0341 2233440,Am Markt,,01067,Dresden,03.04.1987\n"
#define OTTO "Otto,Abel,otto.abel@mail.de,0345 112233,Kirchweg,4,06108,Halle,22.02.1955\n"
#define OTHERS                                                                                                         \
  OTTO "Jörg,Weiß,j.weiss@web.de,0351 8899770,Am Markt,3,01067,Dresden,12.11.1971\n"                                 \
       "Emine,Yılmaz,emine.y@gmx.de,030 5556660,Schulberg,9,10115,Berlin,01.09.1990\n"                                \
       "Rosa,Seidel,rosa@seidel.de,0361 998877,Parkallee,77,99084,Erfurt,30.06.1962\n"

static gint64
two_lists (TribProjectFixture *self)
{
  trib_project_fixture_import (self, "shop", HEAD ANNA OTHERS, NULL);
  trib_project_fixture_import (self, "till", HEAD ANNA_AGAIN, NULL);
  trib_project_fixture_consolidate (self);
  return trib_project_fixture_customer_of (self, "shop", 1);
}

static void
set_value (TribProjectFixture *self, gint64 customer, TribFieldId field, const char *text)
{
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (trib_set_value (self->store, customer, field, text, &report, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (report.customer, ==, customer);
}

static void
assert_value (TribProjectFixture *self, gint64 id, TribFieldId field, const char *text, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribCustomer) customer = trib_customer_load (self->store, id, &error);
  const TribSurvivor *survivor;

  g_assert_no_error (error);
  survivor = trib_survivors_find (customer->survivors, field);
  g_assert_cmpstr (survivor != NULL ? survivor->text : NULL, ==, text);
  if (why != NULL)
    g_assert_cmpstr (survivor->why, ==, why);
}

static void
undo (TribProjectFixture *self, gint64 event, guint n_kept)
{
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (trib_undo (self->store, event, FALSE, &report, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.kept->len, ==, n_kept);
  trib_project_fixture_assert_verifies (self);
}

static void
test_typed (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);
  g_autofree char *before = trib_project_fixture_snapshot (self);
  g_autofree char *listed = NULL;
  g_autofree char *after = NULL;

  /* In its standard form, and the other one is kept. */
  set_value (self, anna, TRIB_FIELD_PHONE, "0341 / 99 88 77-0");
  assert_value (self, anna, TRIB_FIELD_PHONE, "+493419988770; +493412233440", "set by hand");
  listed = trib_project_fixture_export (self, TRIB_EXPORT_CUSTOMERS);
  g_assert_nonnull (strstr (listed, "+493419988770; +493412233440"));
  trib_project_fixture_assert_verifies (self);
  undo (self, 0, 0);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_what_cannot_be_right (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);
  g_autofree char *before = trib_project_fixture_snapshot (self);
  g_autofree char *after = NULL;
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (trib_set_value (self->store, anna, TRIB_FIELD_EMAIL, "anna at home", &report, &error), ==, 0);
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "anna at home"));
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_name_and_its_parts (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);

  set_value (self, anna, TRIB_FIELD_GIVEN_NAME, "Anneliese");
  assert_value (self, anna, TRIB_FIELD_FULL_NAME, "Anneliese Köhler", "set by hand");
  set_value (self, anna, TRIB_FIELD_FULL_NAME, "Annette Brandt");
  assert_value (self, anna, TRIB_FIELD_GIVEN_NAME, "Annette", "set by hand");
  assert_value (self, anna, TRIB_FIELD_FAMILY_NAME, "Brandt", "set by hand");
}

/* Street and town are of one record, also where a person chose. */
static void
test_chosen_address (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribCustomer) customer = trib_customer_load (self->store, anna, &error);
  g_auto (TribUndoReport) report = { 0 };
  g_auto (TribUndoReport) left = { 0 };
  const char *chosen;
  gboolean is_first;

  g_assert_no_error (error);
  chosen = trib_survivors_find (customer->survivors, TRIB_FIELD_CITY)->text;
  is_first = strcmp (chosen, "Leipzig") == 0;
  g_assert_cmpint (
      trib_choose_value (self->store, anna, TRIB_FIELD_CITY,
                         ((TribCustomerRecord *) g_ptr_array_index (customer->records, is_first ? 1 : 0))->id,
                         is_first ? "Dresden" : "Leipzig", &report, &error),
      >, 0);
  g_assert_no_error (error);
  assert_value (self, anna, TRIB_FIELD_CITY, is_first ? "Dresden" : "Leipzig", "set by hand");
  assert_value (self, anna, TRIB_FIELD_STREET, is_first ? "Am Markt" : "Lindenstraße", "set by hand");
  /* The other address has no number: then there is none. */
  assert_value (self, anna, TRIB_FIELD_HOUSE_NUMBER, is_first ? NULL : "12a", NULL);
  g_assert_cmpint (trib_leave_value (self->store, anna, TRIB_FIELD_STREET, &left, &error), >, 0);
  g_assert_no_error (error);
  assert_value (self, anna, TRIB_FIELD_CITY, chosen, NULL);
}

static void
test_left_to_the_rule (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);
  g_auto (TribUndoReport) report = { 0 };
  g_auto (TribUndoReport) again = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = trib_project_fixture_snapshot (self);
  g_autofree char *after = NULL;

  set_value (self, anna, TRIB_FIELD_EMAIL, "anna@home.de");
  g_assert_cmpint (trib_leave_value (self->store, anna, TRIB_FIELD_EMAIL, &report, &error), >, 0);
  g_assert_no_error (error);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (trib_leave_value (self->store, anna, TRIB_FIELD_EMAIL, &again, &error), ==, 0);
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING);
}

/* In the middle, while the later one stays. */
static void
test_earlier_one_taken_back (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self), otto = trib_project_fixture_customer_of (self, "shop", 2);
  g_auto (TribUndoReport) first = { 0 };
  g_autoptr (TribSource) source = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (trib_set_value (self->store, anna, TRIB_FIELD_EMAIL, "anna@home.de", &first, &error), >, 0);
  set_value (self, otto, TRIB_FIELD_CITY, "Berlin");
  undo (self, first.event, 0);
  assert_value (self, anna, TRIB_FIELD_EMAIL, "anna.koehler@posteo.de", NULL);
  assert_value (self, otto, TRIB_FIELD_CITY, "Berlin", "set by hand");
  source = trib_store_find_source (self->store, "By hand", &error);
  g_assert_no_error (error);
  g_assert_cmpint (source->records, ==, 1);
}

static void
test_outlives_runs_and_refreshes (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);

  set_value (self, anna, TRIB_FIELD_EMAIL, "anna@home.de");
  set_value (self, anna, TRIB_FIELD_CITY, "Berlin");
  for (guint i = 0; i < 3; i++)
    {
      trib_project_fixture_import (self, "shop", i % 2 ? HEAD ANNA OTHERS : HEAD OTHERS ANNA_AGAIN, NULL);
      trib_project_fixture_consolidate (self);
      assert_value (self, anna, TRIB_FIELD_EMAIL, "anna@home.de; anna.koehler@posteo.de", "set by hand");
      assert_value (self, anna, TRIB_FIELD_CITY, "Berlin", "set by hand");
    }
  /* When all that came in of her goes, what was typed stays. */
  trib_project_fixture_import (self, "shop", HEAD OTHERS, NULL);
  trib_project_fixture_import (self, "till", HEAD OTTO, NULL);
  trib_project_fixture_consolidate (self);
  assert_value (self, anna, TRIB_FIELD_EMAIL, "anna@home.de", "set by hand");
}

static void
test_follows_a_merge_and_back (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribUndoReport) merged = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 anna = two_lists (self), otto = trib_project_fixture_customer_of (self, "shop", 2);
  gint64 both[] = { anna, otto };

  set_value (self, otto, TRIB_FIELD_EMAIL, "otto@home.de");
  g_assert_cmpint (trib_merge_customers (self->store, both, 2, &merged, &error), >, 0);
  g_assert_no_error (error);
  trib_project_fixture_consolidate (self);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "shop", 1), ==,
                   trib_project_fixture_customer_of (self, "shop", 2));
  assert_value (self, trib_project_fixture_customer_of (self, "shop", 2), TRIB_FIELD_EMAIL,
                "otto@home.de; anna.koehler@posteo.de; otto.abel@mail.de", "set by hand");
  undo (self, merged.event, 0);
  assert_value (self, otto, TRIB_FIELD_EMAIL, "otto@home.de; otto.abel@mail.de", "set by hand");
  assert_value (self, anna, TRIB_FIELD_EMAIL, "anna.koehler@posteo.de", NULL);
}

/* A run that joins two customers takes along what was typed for the smaller, and gives it back with it. */
static void
test_follows_a_run_and_back (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  gint64 anna, again;

  trib_project_fixture_import (self, "shop", HEAD ANNA OTHERS, NULL);
  /* Her number in the till stays while all else is mended. */
  trib_project_fixture_import (self, "till",
                               "Kundennummer," HEAD "K-77,"
                               "Zoë,Petridis,zoe@petridis.gr,0711 445566,Weg,1,70173,Stuttgart,01.01.1950\n",
                               NULL);
  trib_project_fixture_consolidate (self);
  anna = trib_project_fixture_customer_of (self, "shop", 1);
  again = trib_project_fixture_customer_of (self, "till", 1);
  g_assert_cmpint (anna, !=, again);
  set_value (self, again, TRIB_FIELD_EMAIL, "anna@home.de");
  trib_project_fixture_import (self, "till", "Kundennummer," HEAD "K-77," ANNA_AGAIN, NULL);
  trib_project_fixture_consolidate (self);
  g_assert_cmpint (trib_project_fixture_customer_of (self, "till", 1), ==, anna);
  assert_value (self, again, TRIB_FIELD_EMAIL, "anna@home.de; anna.koehler@posteo.de", "set by hand");
  trib_project_fixture_assert_verifies (self);
  events = trib_history_list (self->store, anna, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    {
      const TribEvent *event = g_ptr_array_index (events, i);

      if (event->kind == TRIB_EVENT_JOIN && event->other == again)
        {
          undo (self, event->id, 0);
          assert_value (self, again, TRIB_FIELD_EMAIL, "anna@home.de; anna.koehler@posteo.de", "set by hand");
          assert_value (self, anna, TRIB_FIELD_EMAIL, "anna.koehler@posteo.de", NULL);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_name_is_not_for_lists (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);
  g_autofree char *path = g_build_filename (self->folder, "By hand.csv", NULL);
  const TribImportOptions options = { .source = "By hand" };
  g_auto (TribImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  set_value (self, anna, TRIB_FIELD_EMAIL, "anna@home.de");
  g_assert_true (g_file_set_contents (path, HEAD ANNA, -1, NULL));
  g_assert_false (trib_import (self->store, path, &options, &report, NULL, NULL, &error));
  g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)
  ADD ("/unify/set-value/typed", test_typed);
  ADD ("/unify/set-value/what-cannot-be-right-is-refused", test_what_cannot_be_right);
  ADD ("/unify/set-value/a-name-and-its-parts-go-together", test_name_and_its_parts);
  ADD ("/unify/set-value/an-address-is-chosen-whole", test_chosen_address);
  ADD ("/unify/set-value/left-to-the-rule-again", test_left_to_the_rule);
  ADD ("/unify/set-value/an-earlier-one-is-taken-back", test_earlier_one_taken_back);
  ADD ("/unify/set-value/outlives-runs-and-refreshes", test_outlives_runs_and_refreshes);
  ADD ("/unify/set-value/follows-a-merge-and-back", test_follows_a_merge_and_back);
  ADD ("/unify/set-value/follows-a-run-and-back", test_follows_a_run_and_back);
  ADD ("/unify/set-value/its-name-is-not-for-lists", test_name_is_not_for_lists);
  return g_test_run ();
}
