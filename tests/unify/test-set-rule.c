/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Other rules give other values, what is shown before is what is then done, and taking back gives the same bytes.
 */
#include "config.h"

#include <string.h>

#include "fixture/trib-project-fixture.h"
#include "store/trib-source.h"
#include "unify/trib-customer.h"
#include "unify/trib-set-rule.h"

#define HEAD "Vorname,Nachname,E-Mail,Beruf,Ort,Geburtsdatum\n"
#define SHOP                                                                                                           \
  "Anna,Köhler,anna.koehler@posteo.de,Köchin,Leipzig,03.04.1987\n"                                                   \
  "Otto,Abel,otto.abel@mail.de,Bäcker,Halle,22.02.1955\n"                                                             \
  "Rosa,Seidel,rosa@seidel.de,Lehrerin,Erfurt,30.06.1962\n"
#define TILL                                                                                                           \
  "Anna,Köhler,anna.koehler@posteo.de,Küchenchefin,Dresden,03.04.1987\n"                                             \
  "Otto,Abel,otto.abel@mail.de,Bäcker,Halle,22.02.1955\n"

static gint64
two_lists (TribProjectFixture *self)
{
  trib_project_fixture_import (self, "shop", HEAD SHOP, NULL);
  trib_project_fixture_import (self, "till", HEAD TILL, NULL);
  trib_project_fixture_consolidate (self);
  return trib_project_fixture_customer_of (self, "shop", 1);
}

static void
set_rule (TribProjectFixture *self, TribFieldId field, TribSurvivorship rule, const char *const *list)
{
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (trib_set_rule (self->store, field, rule, list, &report, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  trib_project_fixture_assert_verifies (self);
}

static void
assert_value (TribProjectFixture *self, gint64 id, TribFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribCustomer) customer = trib_customer_load (self->store, id, &error);
  g_autofree char *listed = trib_project_fixture_export (self, TRIB_EXPORT_CUSTOMERS);

  g_assert_no_error (error);
  g_assert_cmpstr (trib_survivors_find (customer->survivors, field)->text, ==, text);
  /* The list was written anew. */
  g_assert_nonnull (strstr (listed, text));
}

static void
undo_last (TribProjectFixture *self)
{
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (trib_undo (self->store, 0, FALSE, &report, NULL, NULL, &error));
  g_assert_no_error (error);
  trib_project_fixture_assert_verifies (self);
}

static void
test_set_and_back (TribProjectFixture *self, gconstpointer unused)
{
  static const char *const list[] = { "köchin", NULL };
  gint64 anna = two_lists (self);
  g_autofree char *before = trib_project_fixture_snapshot (self);
  g_autofree char *after = NULL;

  set_rule (self, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_LONGEST, NULL);
  assert_value (self, anna, TRIB_FIELD_JOB_TITLE, "Küchenchefin");
  set_rule (self, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_PRIORITY, list);
  assert_value (self, anna, TRIB_FIELD_JOB_TITLE, "Köchin");
  set_rule (self, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_JOIN, NULL);
  trib_project_fixture_reopen (self);
  assert_value (self, anna, TRIB_FIELD_JOB_TITLE, "Köchin; Küchenchefin");
  for (guint i = 0; i < 3; i++)
    undo_last (self);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_trust_and_back (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self), till;
  g_autofree char *before = trib_project_fixture_snapshot (self);
  g_autofree char *after = NULL;
  g_autoptr (TribSource) source = trib_store_find_source (self->store, "till", NULL);
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  till = source->id;
  set_rule (self, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_TRUSTED, NULL);
  assert_value (self, anna, TRIB_FIELD_JOB_TITLE, "Köchin");
  g_assert_cmpint (trib_set_trusted (self->store, &till, 1, &report, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_value (self, anna, TRIB_FIELD_JOB_TITLE, "Küchenchefin");
  undo_last (self);
  assert_value (self, anna, TRIB_FIELD_JOB_TITLE, "Köchin");
  undo_last (self);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
}

static void
test_effect_before (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);
  g_autoptr (TribSchema) wanted = trib_schema_copy (trib_store_get_schema (self->store));
  g_auto (TribRuleEffect) effect = { 0 };
  g_auto (TribRuleEffect) none = { 0 };
  g_autoptr (GError) error = NULL;
  const TribRuleExample *example;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* Both came at the same time of two sources of which nobody trusts one more; most recent is the till. */
  set_rule (self, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_LONGEST, NULL);
  before = trib_project_fixture_snapshot (self);
  trib_schema_set_rule (wanted, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_TRUSTED, NULL);
  g_assert_true (trib_rule_effect (self->store, wanted, 5, &effect, NULL, NULL, &error));
  g_assert_no_error (error);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
  /* Otto is a baker everywhere, and Rosa has one record. */
  g_assert_cmpuint (effect.n_customers, ==, 1);
  g_assert_cmpuint (effect.examples->len, ==, 1);
  example = g_ptr_array_index (effect.examples, 0);
  g_assert_cmpint (example->customer, ==, anna);
  g_assert_cmpint (example->field, ==, TRIB_FIELD_JOB_TITLE);
  g_assert_cmpstr (example->before, ==, "Küchenchefin");
  g_assert_cmpstr (example->after, ==, "Köchin");
  set_rule (self, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_TRUSTED, NULL);
  assert_value (self, anna, TRIB_FIELD_JOB_TITLE, example->after);
  g_assert_true (trib_rule_effect (self->store, wanted, 5, &none, NULL, NULL, &error));
  g_assert_cmpuint (none.n_customers, ==, 0);
}

static void
test_refused (TribProjectFixture *self, gconstpointer unused)
{
  static const struct
  {
    TribFieldId field;
    TribSurvivorship rule;
    int code;
  } rows[] = {
    { TRIB_FIELD_EMAIL, TRIB_SURVIVE_SUM, TRIB_STORE_ERROR_FAILED },
    { TRIB_FIELD_GENDER, TRIB_SURVIVE_PRIORITY, TRIB_STORE_ERROR_FAILED },
    { TRIB_FIELD_EMAIL, TRIB_SURVIVE_RECENT, TRIB_STORE_ERROR_NOTHING },
  };

  two_lists (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (TribUndoReport) report = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (trib_set_rule (self->store, rows[i].field, rows[i].rule, NULL, &report, NULL, NULL, &error), ==,
                       0);
      g_assert_error (error, TRIB_STORE_ERROR, rows[i].code);
    }
}

/* A rule is set, then set again: the first can't be taken back any more, and that is said. */
static void
test_set_again_later (TribProjectFixture *self, gconstpointer unused)
{
  gint64 anna = two_lists (self);
  g_auto (TribUndoReport) first = { 0 };
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      trib_set_rule (self->store, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_LONGEST, NULL, &first, NULL, NULL, &error), >, 0);
  set_rule (self, TRIB_FIELD_JOB_TITLE, TRIB_SURVIVE_TRUSTED, NULL);
  if (trib_undo (self->store, first.event, FALSE, &report, NULL, NULL, &error))
    g_assert_cmpuint (report.kept->len, ==, 1);
  else
    g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING);
  assert_value (self, anna, TRIB_FIELD_JOB_TITLE, "Köchin");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)
  ADD ("/unify/set-rule/set-and-taken-back", test_set_and_back);
  ADD ("/unify/set-rule/trust-and-taken-back", test_trust_and_back);
  ADD ("/unify/set-rule/effect-is-what-is-then-done", test_effect_before);
  ADD ("/unify/set-rule/what-makes-no-sense-is-refused", test_refused);
  ADD ("/unify/set-rule/set-again-later-stands", test_set_again_later);
  return g_test_run ();
}
