/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who belongs to a customer: the same household, the same address or phone, a firm and who works there.
 */
#include "config.h"

#include "fixture/trib-project-fixture.h"
#include "unify/trib-relations.h"

#define PEOPLE                                                                                                         \
  "Vorname,Nachname,Firma,E-Mail,Telefon,Straße,Hausnummer,PLZ,Ort,Geburtsdatum\n"                                    \
  "Anna,Köhler,,anna@posteo.de,0341 2233440,Lindenstraße,12a,04103,Leipzig,03.04.1987\n"                             \
  "Bernd,Köhler,,bernd@web.de,0341 5566778,Lindenstraße,12a,04103,Leipzig,11.09.1959\n"                              \
  "Clara,Vogt,,clara@gmx.de,0351 8899770,Lindenstraße,12a,04103,Leipzig,22.02.1990\n"                                 \
  "Dora,Abel,,dora@mail.de,0341 2233440,Kirchweg,4,06108,Halle,30.06.1962\n"                                           \
  "Emil,Seidel,Lindt GmbH,emil@seidel.de,0361 998877,Parkallee,77,99084,Erfurt,01.01.1970\n"                           \
  ",,Lindt GmbH,info@lindt.example,0361 112233,Anger,1,99084,Erfurt,\n"

static void
assert_related (TribProjectFixture *self, guint row, guint other, int kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribCustomer) customer
      = trib_customer_load (self->store, trib_project_fixture_customer_of (self, "list", row), &error);
  g_autoptr (GPtrArray) relations = NULL;
  gint64 wanted = trib_project_fixture_customer_of (self, "list", other);
  int found = -1;

  g_assert_no_error (error);
  relations = trib_relations_load (self->store, customer, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < relations->len; i++)
    {
      const TribRelation *relation = g_ptr_array_index (relations, i);

      g_assert_cmpint (relation->customer, !=, customer->id);
      if (relation->customer == wanted)
        found = (int) relation->kind;
    }
  g_assert_cmpint (found, ==, kind);
}

static void
test_kinds (TribProjectFixture *self, gconstpointer unused)
{
  trib_project_fixture_import (self, "list", PEOPLE, NULL);
  trib_project_fixture_consolidate (self);
  assert_related (self, 1, 2, TRIB_RELATION_HOUSEHOLD);
  assert_related (self, 2, 1, TRIB_RELATION_HOUSEHOLD);
  assert_related (self, 1, 3, TRIB_RELATION_ADDRESS);
  assert_related (self, 1, 4, TRIB_RELATION_PHONE);
  assert_related (self, 5, 6, TRIB_RELATION_EMPLOYER);
  assert_related (self, 6, 5, TRIB_RELATION_EMPLOYEE);
  assert_related (self, 1, 5, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/unify/relations/kinds", TribProjectFixture, NULL, trib_project_fixture_set_up, test_kinds,
              trib_project_fixture_tear_down);
  return g_test_run ();
}
