/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A customer as the lines of its overview.
 */
#include "config.h"

#include "app/customer/trib-customer-lines.h"
#include "schema/trib-schema.h"

#include <string.h>

typedef struct
{
  TribCustomer customer;
  TribSchema *schema;
  GPtrArray *lines;
} Fixture;

static void
survivor_free (gpointer data)
{
  g_ptr_array_unref (((TribSurvivor *) data)->candidates);
  g_free (data);
}

static void
record_free (gpointer data)
{
  trib_values_free (((TribCustomerRecord *) data)->values);
  g_free (data);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->schema = trib_schema_new ();
  self->customer.survivors = g_ptr_array_new_with_free_func (survivor_free);
  self->customer.records = g_ptr_array_new_with_free_func (record_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->customer.survivors);
  g_ptr_array_unref (self->customer.records);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  trib_schema_free (self->schema);
}

static void
survive (Fixture *self, TribFieldId field, const char *text, const char *why)
{
  TribSurvivor *survivor = g_new0 (TribSurvivor, 1);

  *survivor = (TribSurvivor){ field, (char *) text, (char *) why, g_ptr_array_new_with_free_func (g_free) };
  g_ptr_array_add (self->customer.survivors, survivor);
}

static void
candidate (Fixture *self, const char *text, gint64 source, guint n, TribStatus status, TribReason reason)
{
  TribSurvivor *survivor = g_ptr_array_index (self->customer.survivors, self->customer.survivors->len - 1);
  TribCandidate *own = g_new0 (TribCandidate, 1);

  *own = (TribCandidate){ (char *) text, status, reason, 1, source, n };
  g_ptr_array_add (survivor->candidates, own);
}

/* @values: field, text, …, 0 */
static void
record (Fixture *self, gint64 source, TribFieldId field, ...)
{
  TribCustomerRecord *own = g_new0 (TribCustomerRecord, 1);
  va_list args;

  own->source = source;
  own->values = trib_values_new ();
  va_start (args, field);
  for (int id = (int) field; id != 0; id = va_arg (args, int))
    {
      const char *text = va_arg (args, const char *);
      trib_values_add (own->values, (TribFieldId) id, 0, TRIB_STATUS_OK, TRIB_REASON_NONE, text, strlen (text));
    }
  va_end (args);
  g_ptr_array_add (self->customer.records, own);
}

static const TribCustomerLine *
line (Fixture *self, guint index)
{
  if (self->lines == NULL)
    self->lines = trib_customer_lines_new (&self->customer, self->schema);
  g_assert_cmpuint (index, <, self->lines->len);
  return g_ptr_array_index (self->lines, index);
}

static void
test_name (Fixture *self, gconstpointer data)
{
  const TribLineCandidate *other;

  survive (self, TRIB_FIELD_GIVEN_NAME, "Anna", "most complete of 3");
  survive (self, TRIB_FIELD_FAMILY_NAME, "Köhler", "agreed by 2 of 3");
  record (self, 1, TRIB_FIELD_GIVEN_NAME, "A.", TRIB_FIELD_FAMILY_NAME, "Köhler", 0);
  record (self, 2, TRIB_FIELD_GIVEN_NAME, "Anna", TRIB_FIELD_FAMILY_NAME, "Köhler", 0);
  record (self, 3, TRIB_FIELD_GIVEN_NAME, "Anna", TRIB_FIELD_FAMILY_NAME, "Köhler", 0);
  g_assert_cmpstr (line (self, 0)->texts[0], ==, "Anna Köhler");
  g_assert_cmpstr (line (self, 0)->why, ==, "agreed by 2 of 3");
  g_assert_cmpint (line (self, 0)->source, ==, 2);
  g_assert_cmpuint (line (self, 0)->candidates->len, ==, 2);
  other = g_ptr_array_index (line (self, 0)->candidates, 1);
  g_assert_cmpstr (other->text, ==, "A. Köhler");
  g_assert_cmpuint (self->lines->len, ==, 1);
}

static void
test_agreed_by_all (Fixture *self, gconstpointer data)
{
  survive (self, TRIB_FIELD_GIVEN_NAME, "Anna", "agreed by all 2");
  survive (self, TRIB_FIELD_FAMILY_NAME, "Köhler", "agreed by all 2");
  record (self, 1, TRIB_FIELD_GIVEN_NAME, "Anna", TRIB_FIELD_FAMILY_NAME, "Köhler", 0);
  record (self, 2, TRIB_FIELD_GIVEN_NAME, "Anna", TRIB_FIELD_FAMILY_NAME, "Köhler", 0);
  g_assert_cmpstr (line (self, 0)->why, ==, "agreed by all 2");
}

static void
test_mixture (Fixture *self, gconstpointer data)
{
  survive (self, TRIB_FIELD_GIVEN_NAME, "Anna", "most complete of 2");
  survive (self, TRIB_FIELD_FAMILY_NAME, "Köhler", "most recent");
  record (self, 1, TRIB_FIELD_GIVEN_NAME, "Anna", TRIB_FIELD_FAMILY_NAME, "Koehler", 0);
  record (self, 2, TRIB_FIELD_GIVEN_NAME, "A.", TRIB_FIELD_FAMILY_NAME, "Köhler", 0);
  g_assert_cmpstr (line (self, 0)->texts[0], ==, "Anna Köhler");
  g_assert_cmpstr (line (self, 0)->why, ==, "put together from several records");
  g_assert_cmpint (line (self, 0)->source, ==, 0);
  g_assert_cmpuint (line (self, 0)->candidates->len, ==, 3);
}

static void
test_address (Fixture *self, gconstpointer data)
{
  survive (self, TRIB_FIELD_STREET, "Lindenstraße", "most recent");
  survive (self, TRIB_FIELD_HOUSE_NUMBER, "12a", "most recent");
  survive (self, TRIB_FIELD_POSTCODE, "04103", "most recent");
  survive (self, TRIB_FIELD_CITY, "Leipzig", "most recent");
  record (self, 1, TRIB_FIELD_STREET, "Lindenstraße", TRIB_FIELD_HOUSE_NUMBER, "12a", TRIB_FIELD_POSTCODE, "04103",
          TRIB_FIELD_CITY, "Leipzig", 0);
  record (self, 2, TRIB_FIELD_STREET, "Bergweg", TRIB_FIELD_CITY, "Leipzig", 0);
  g_assert_cmpstr (line (self, 0)->texts[0], ==, "Lindenstraße 12a, 04103 Leipzig");
  g_assert_cmpstr (line (self, 0)->why, ==, "most recent");
  g_assert_cmpuint (self->lines->len, ==, 1);
}

static void
test_several (Fixture *self, gconstpointer data)
{
  const TribLineCandidate *bad;

  survive (self, TRIB_FIELD_EMAIL, "anna@posteo.de; a.k@firma.example", "most recent, valid");
  candidate (self, "anna@posteo.de", 3, 2, TRIB_STATUS_OK, TRIB_REASON_NONE);
  candidate (self, "a.k@firma.example", 1, 1, TRIB_STATUS_OK, TRIB_REASON_NONE);
  candidate (self, "anna@", 1, 1, TRIB_STATUS_INVALID, TRIB_REASON_BAD_DOMAIN);
  g_assert_cmpuint (g_strv_length (line (self, 0)->texts), ==, 2);
  g_assert_cmpstr (line (self, 0)->texts[0], ==, "anna@posteo.de");
  g_assert_cmpstr (line (self, 0)->texts[1], ==, "a.k@firma.example");
  g_assert_cmpint (line (self, 0)->source, ==, 3);
  g_assert_cmpstr (line (self, 0)->why, ==, "most recent, valid");
  bad = g_ptr_array_index (line (self, 0)->candidates, 2);
  g_assert_nonnull (strstr (bad->remark, trib_reason_text (TRIB_REASON_BAD_DOMAIN)));
}

static void
test_people (void)
{
  static const struct
  {
    TribFieldId field;
    const char *text;
    const char *people;
  } cases[] = {
    { TRIB_FIELD_DATE_OF_BIRTH, "1987-04-03", "3 April 1987" },
    { TRIB_FIELD_DATE_OF_BIRTH, "1987-04", "1987-04" },
    { TRIB_FIELD_DATE_OF_BIRTH, "--04-03", "--04-03" },
    { TRIB_FIELD_DATE_OF_BIRTH, "1987-02-31", "1987-02-31" },
    { TRIB_FIELD_CONSENT_EMAIL, "yes", "Yes" },
    { TRIB_FIELD_CITY, "1987-04-03", "1987-04-03" },
  };
  g_autoptr (TribSchema) schema = trib_schema_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *people = trib_value_for_people (trib_schema_get (schema, cases[i].field), cases[i].text);
      g_assert_cmpstr (people, ==, cases[i].people);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/app/customer-lines/name-is-one-line", test_name },
    { "/app/customer-lines/parts-that-all-records-have-say-so", test_agreed_by_all },
    { "/app/customer-lines/name-from-several-records-says-so", test_mixture },
    { "/app/customer-lines/address-is-one-line", test_address },
    { "/app/customer-lines/several-values-stand-below-each-other", test_several },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/app/customer-lines/values-as-people-write-them", test_people);
  return g_test_run ();
}
