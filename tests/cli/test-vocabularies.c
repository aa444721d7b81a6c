/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What other programs export as XML and JSON, from the file to customers, with nothing chosen by hand: the table is
 * found, and names, addresses, phones and dates are where they belong.
 */
#include "config.h"

#include "cli-fixture.h"

#include <string.h>

typedef struct
{
  const char *file;
  guint n_customers;
  const char *values[12]; /* of one of them: field and value by turns; the first field finds it */
} Case;

#define ADDRESS "postcode", "04109", "city", "Leipzig", "country", "DE"

static const Case cases[] = {
  { "fhir.xml",
    3,
    { "family_name", "Lee", "given_name", "Ann", "email", "ann.lee@example.org", "phone", "+49341223344",
      "date_of_birth", "1970-03-25" } },
  { "fhir.json",
    3,
    { "family_name", "Ng", "email", "tom@example.com", "phone", "+49305551234", "date_of_birth", "1985-12-01",
      "postcode", "10115" } },
  { "fhir.json", 3, { "family_name", "Lee", "gender", "female", "house_number", "5", ADDRESS } },
  { "xcard.xml", 3, { "family_name", "Lee", "email", "ann.lee@example.org", "date_of_birth", "1970-03-25", ADDRESS } },
  { "ubl.xml", 1, { "organisation", "Lee GmbH", "phone", "+49341223344", "tax_id", "DE987654321", ADDRESS } },
  { "cxml.xml", 1, { "organisation", "Lee Holding", "street", "Am Markt", ADDRESS } },
  { "camt.xml", 2, { "full_name", "Ann Lee", "house_number", "5", ADDRESS } },
  { "opentrans.xml", 2, { "organisation", "Lee GmbH", "given_name", "Ann", "phone", "+49341223344", ADDRESS } },
  { "ofx2.xml", 2, { "full_name", "Ann Lee" } },
  { "atom.xml", 2, { "full_name", "Ann Lee", "email", "ann.lee@example.org", "phone", "+491715551234" } },
  { "shopify.json", 2, { "full_name", "Ann Lee", "region", "Sachsen", "customer_since", "2024-01-02", ADDRESS } },
  { "woo.json", 2, { "full_name", "Ann Lee", "email", "ann.lee@example.org", "phone", "+4934122334", ADDRESS } },
  { "hubspot.json", 2, { "full_name", "Ann Lee", "email", "ann.lee@example.org", "phone", "+4934122334" } },
  { "people.json", 2, { "full_name", "Ann Lee", "email", "ann.lee@example.org; a@lee.example", ADDRESS } },
};

static json_t *
find_customer (json_t *customers, const char *field, const char *value)
{
  json_t *customer;
  size_t i;

  json_array_foreach (customers, i,
                      customer) if (g_strcmp0 (json_string_value (json_object_get (customer, field)), value)
                                    == 0) return customer;
  g_error ("there is no customer whose %s is %s", field, value);
}

static void
customers_come_of_it (CliFixture *self, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "data", "vocabularies", c->file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (json_t) customers = NULL;
  json_t *customer;
  gsize len;

  g_assert_true (g_file_get_contents (path, &text, &len, NULL));
  cli_write (self, c->file, text, len);
  cli_run_free (cli_do (self, 0, "import", PROJECT, c->file, NULL));
  cli_run_free (cli_do (self, 0, "consolidate", PROJECT, NULL));
  cli_run_free (cli_do (self, 0, "export", PROJECT, "out.json", "--what", "customers", NULL));
  g_free (g_steal_pointer (&text));
  text = cli_read (self, "out.json", &len);
  customers = json_loadb (text, len, 0, NULL);
  g_assert_cmpuint (json_array_size (customers), ==, c->n_customers);
  customer = find_customer (customers, c->values[0], c->values[1]);
  for (guint i = 2; i < G_N_ELEMENTS (c->values) && c->values[i]; i += 2)
    g_assert_cmpstr (json_string_value (json_object_get (customer, c->values[i])), ==, c->values[i + 1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/cli/vocabularies/%s-%s", cases[i].file, cases[i].values[1]);

      g_strdelimit (name + strlen ("/cli/vocabularies/"), " .", '-');
      g_test_add (name, CliFixture, &cases[i], cli_fixture_set_up, customers_come_of_it, cli_fixture_tear_down);
    }
  return g_test_run ();
}
