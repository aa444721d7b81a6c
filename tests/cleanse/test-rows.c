/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole records: what is derived, what goes before what, and that remembering changes nothing.
 */
#include "config.h"

#include "cleanse-check.h"

static void
test_derived (void)
{
  static const RecordCase cases[] = {
    { "given_name=Anna|family_name=Meyer", "given_name=Anna|family_name=Meyer|kind=person|full_name=Anna Meyer" },
    { "given_name=Anna|middle_name=Eva|family_name=Meyer",
      "given_name=Anna|middle_name=Eva|family_name=Meyer|kind=person|full_name=Anna Eva Meyer" },
    { "family_name=Meyer", "family_name=Meyer|kind=person|full_name=Meyer" },
    { "organisation=Meyer GmbH", "organisation=Meyer GmbH|kind=organisation" },
    { "organisation=Meyer GmbH|given_name=Anna", "organisation=Meyer GmbH|given_name=Anna|kind=person|full_name=Anna" },
    { "kind=company|full_name=Otto", "kind=organisation|full_name=Otto" },
    { "email=eva@b.de", "email=eva@b.de" },
    { "full_name=Anna Meyer|given_name=Anne", "full_name=Anna Meyer|given_name=Anne|family_name=Meyer|kind=person" },
    { "name_prefix=Frau|given_name=Anna", "name_prefix=Frau|given_name=Anna|gender=female|kind=person|full_name=Anna" },
    { "name_prefix=Frau|gender=m", "name_prefix=Frau|gender=male" },
    { "gender=Firma|organisation=Lindt GmbH|given_name=Anna",
      "!gender=Firma|organisation=Lindt GmbH|given_name=Anna|kind=organisation|full_name=Anna" },
    { "given_name=N/A|family_name=-", "!given_name=N/A|!family_name=-" },
    { "email= \xe2\x80\x8b ", "" },
  };

  check_records (NULL, TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_mr_null (void)
{
  static const RecordCase cases[] = {
    { "given_name=Tom|family_name=Null", "given_name=Tom|family_name=Null|kind=person|full_name=Tom Null" },
    { "given_name=TOM|family_name=NULL", "given_name=Tom|family_name=Null|kind=person|full_name=Tom Null" },
    { "given_name=Tom|family_name=NULL", "given_name=Tom|!family_name=NULL|kind=person|full_name=Tom" },
    { "given_name=NULL|family_name=NULL", "!given_name=NULL|!family_name=NULL" },
    { "family_name=Null", "!family_name=Null" },
    { "given_name=Nan|family_name=Blank", "!given_name=Nan|!family_name=Blank" },
    { "given_name=Nan|family_name=Smith", "given_name=Nan|family_name=Smith|kind=person|full_name=Nan Smith" },
    { "given_name=nan|family_name=Smith", "!given_name=nan|family_name=Smith|kind=person|full_name=Smith" },
  };

  check_records (NULL, TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_own_country (void)
{
  static const RecordCase cases[] = {
    { "postcode=1010|phone=01 5123456|country=Austria", "postcode=1010|phone=+4315123456|country=AT" },
    { "postcode=1067|phone=0351 123456|country=Germany", "postcode=01067|phone=+49351123456|country=DE" },
    { "postcode=1067|phone=0351 123456", "postcode=01067|phone=+49351123456" },
    { "postcode=1067|country=Narnia", "postcode=01067|!country=Narnia" },
    { "postcode=1010|country=AT", "postcode=1010|country=AT" },
  };

  check_records ("DE", TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_columns (void)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribCleanser) cleanser = trib_cleanser_new (schema, "DE", TRIB_DATE_ORDER_UNKNOWN);
  g_autoptr (TribValues) in = trib_values_new (), out = trib_values_new ();

  for (guint round = 0; round < 2; round++)
    {
      int column = round == 0 ? 7 : 3;

      trib_values_clear (in);
      trib_values_add (in, TRIB_FIELD_FULL_NAME, column, TRIB_STATUS_OK, TRIB_REASON_NONE, "Anna Meyer", 10);
      trib_cleanser_row (cleanser, in, out);
      g_assert_cmpint (trib_values_first (out, TRIB_FIELD_FULL_NAME)->column, ==, column);
      g_assert_cmpint (trib_values_first (out, TRIB_FIELD_GIVEN_NAME)->column, ==, column);
      g_assert_cmpint (trib_values_first (out, TRIB_FIELD_KIND)->column, ==, -1);
    }
}

static void
test_custom_fields (void)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  const TribField *field = trib_schema_add_custom (schema, TRIB_FIELD_CUSTOM, "met", "Met", TRIB_TYPE_DATE);
  g_autofree char *standard = NULL;
  TribReason reason;

  g_assert_cmpint (trib_cleanse_value (schema, field->id, NULL, TRIB_DATE_ORDER_DMY, "1.2.2003", &standard, &reason),
                   ==, TRIB_STATUS_REPAIRED);
  g_assert_cmpstr (standard, ==, "2003-02-01");
}

static const char *const pieces[] = { "a",
                                      "B",
                                      "ß",
                                      "é",
                                      " ",
                                      "  ",
                                      ".",
                                      ",",
                                      "-",
                                      "/",
                                      "@",
                                      "+",
                                      "(",
                                      ")",
                                      "0",
                                      "1",
                                      "9",
                                      "12",
                                      "19",
                                      ":",
                                      ";",
                                      "&",
                                      "'",
                                      "\"",
                                      "#",
                                      "T",
                                      "e",
                                      "E+",
                                      "str.",
                                      "St",
                                      "Dr.",
                                      "von",
                                      "Mc",
                                      "O'",
                                      "GmbH",
                                      "xn--",
                                      "<",
                                      ">",
                                      "\n",
                                      "\xc2\xa0",
                                      "\xe2\x80\x8b",
                                      "日",
                                      "mar",
                                      "Null",
                                      "|",
                                      "№",
                                      "\t",
                                      "=" };

/* Random text of the characters that mean something to some cleanser: nothing crashes, every result is sound, and a
 * cleanser that has seen it all before gives the same as one that has not. */
static void
test_noise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribCleanser) old = trib_cleanser_new (schema, "DE", TRIB_DATE_ORDER_UNKNOWN);
  g_autoptr (TribValues) in = trib_values_new (), out = trib_values_new (), again = trib_values_new ();

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GByteArray) first = g_byte_array_new (), second = g_byte_array_new ();

      trib_values_clear (in);
      for (guint i = 0; i < trib_schema_size (schema); i++)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          for (int n = g_rand_int_range (random, 0, 9); n > 0; n--)
            g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
          trib_values_add (in, trib_schema_nth (schema, i)->id, (int) i, TRIB_STATUS_OK, TRIB_REASON_NONE, text->str,
                           text->len);
        }
      trib_cleanser_row (old, in, out);
      trib_cleanser_row (old, in, again);
      trib_values_pack (out, first);
      trib_values_pack (again, second);
      g_assert_cmpmem (first->data, first->len, second->data, second->len);
      g_assert_true (trib_values_unpack (again, first->data, first->len));
    }
}

/* The standard form of a standard form is itself. */
static void
test_idempotent (void)
{
  static const char *const records[] = {
    "full_name=Frau Dr. ANNA von der Heide, PhD|address_line=HAUPTSTR. 5, 04109 Leipzig|phone=0341 123456|email=Anna "
    "<ANNA@GMX.DE>",
    "given_name=MCDONALD|family_name=O'NEILL|postcode=4109|city=FRANKFURT AM "
    "MAIN|country=Germany|date_of_birth=3.4.87|gender=Frau",
    "organisation=MEYER BAU GMBH|website=HTTP://Example.ORG/|tax_id=DE "
    "123|consent_email=ja|language=Deutsch|region=NRW",
  };
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (TribCleanser) cleanser = trib_cleanser_new (schema, "DE", TRIB_DATE_ORDER_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *once = cleanse_record (cleanser, records[i]);
      g_autofree char *twice = cleanse_record (cleanser, once);

      g_assert_cmpstr (once, ==, twice);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleanse/row/derived-values", test_derived);
  g_test_add_func ("/cleanse/row/a-family-called-null", test_mr_null);
  g_test_add_func ("/cleanse/row/own-country-goes-first", test_own_country);
  g_test_add_func ("/cleanse/row/columns-are-kept", test_columns);
  g_test_add_func ("/cleanse/row/custom-fields-by-their-type", test_custom_fields);
  g_test_add_func ("/cleanse/row/noise-is-stood", test_noise);
  g_test_add_func ("/cleanse/row/standard-forms-stay", test_idempotent);
  return g_test_run ();
}
