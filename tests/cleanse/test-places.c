/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses, postcodes, cities, regions, countries.
 */
#include "config.h"

#include "cleanse-check.h"

static void
test_german_lines (void)
{
  static const RecordCase cases[] = {
    { "address_line=Karl-Heine-Str. 18 A",
      "address_line=Karl-Heine-Straße 18a|street=Karl-Heine-Straße|house_number=18a" },
    { "address_line=Hauptstrasse 5", "address_line=Hauptstraße 5|street=Hauptstraße|house_number=5" },
    { "address_line=HAUPTSTR. 5", "address_line=Hauptstraße 5|street=Hauptstraße|house_number=5" },
    { "address_line=Hauptstr.5", "address_line=Hauptstr.5|street=Hauptstr.5" },
    { "address_line=Musterweg 12-14", "address_line=Musterweg 12-14|street=Musterweg|house_number=12-14" },
    { "address_line=Musterweg 12 - 14", "address_line=Musterweg 12-14|street=Musterweg|house_number=12-14" },
    { "address_line=Str. des 17. Juni 135",
      "address_line=Straße des 17. Juni 135|street=Straße des 17. Juni|house_number=135" },
    { "address_line=Hauptstr. 5, 04109 Leipzig",
      "address_line=Hauptstraße 5|street=Hauptstraße|house_number=5|postcode=04109|city=Leipzig" },
    { "address_line=Hauptstr. 5, 2. OG",
      "address_line=Hauptstraße 5, 2. OG|street=Hauptstraße|house_number=5|unit=2. OG" },
    { "address_line=Hauptstr. 5 // Wohnung 3",
      "address_line=Hauptstraße 5, Wohnung 3|street=Hauptstraße|house_number=5|unit=Wohnung 3" },
    { "address_line=C 4, 12", "address_line=C 4 12|street=C 4|house_number=12" },
    { "address_line=Postfach 1234", "address_line=Postfach 1234|street=Postfach 1234" },
    { "address_line=Am Markt", "address_line=Am Markt|street=Am Markt" },
    { "address_line=Hauptstr. 5\nHinterhaus",
      "address_line=Hauptstraße 5, Hinterhaus|street=Hauptstraße|house_number=5" },
    { "street=Hauptstr. 5", "street=Hauptstraße|house_number=5" },
    { "street=Hauptstr.|house_number=5 B", "street=Hauptstraße|house_number=5b" },
    { "address_line=-", "!address_line=-" },
  };

  check_records ("DE", TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_other_lines (void)
{
  static const RecordCase cases[] = {
    { "country=GB|address_line=Flat 2, 10 Downing St",
      "country=GB|address_line=10 Downing Street, Flat 2|street=Downing Street|house_number=10|unit=Flat 2" },
    { "country=GB|address_line=221B Baker Street",
      "country=GB|address_line=221b Baker Street|street=Baker Street|house_number=221b" },
    { "country=US|address_line=154 Davis Pl Apt 4B",
      "country=US|address_line=154 Davis Place, Apt 4B|street=Davis Place|house_number=154|unit=Apt 4B" },
    { "country=US|address_line=154 Davis Pl #4",
      "country=US|address_line=154 Davis Place, #4|street=Davis Place|house_number=154|unit=#4" },
    { "country=US|address_line=PO Box 123", "country=US|address_line=PO Box 123|street=PO Box 123" },
    { "country=US|address_line=12 St Johns Rd",
      "country=US|address_line=12 St Johns Road|street=St Johns Road|house_number=12" },
    { "country=US|address_line=1 Main St, Springfield, IL 62701",
      "country=US|address_line=1 Main Street|street=Main "
      "Street|house_number=1|postcode=62701|city=Springfield|region=IL" },
    { "country=AU|address_line=12/34 Smith St",
      "country=AU|address_line=12/34 Smith Street|street=Smith Street|house_number=34|unit=12" },
    { "country=FR|address_line=12 bis rue de la Paix",
      "country=FR|address_line=12 bis rue de la Paix|street=rue de la Paix|house_number=12 bis" },
    { "country=FR|address_line=15, av. Foch",
      "country=FR|address_line=15 Avenue Foch|street=Avenue Foch|house_number=15" },
    { "country=IT|address_line=Via Roma, 12", "country=IT|address_line=Via Roma 12|street=Via Roma|house_number=12" },
    { "country=ES|address_line=C/ Mayor 5", "country=ES|address_line=Calle Mayor 5|street=Calle Mayor|house_number=5" },
    { "country=NL|address_line=Kerkstr. 5", "country=NL|address_line=Kerkstraat 5|street=Kerkstraat|house_number=5" },
    { "country=FR|address_line=3 bis, impasse des Lilas, 75011 Paris",
      "country=FR|address_line=3 bis impasse des Lilas|street=impasse des Lilas|house_number=3 bis|postcode=75011|"
      "city=Paris" },
    { "country=DE|address_line=Schloßstr. 5 a",
      "country=DE|address_line=Schloßstraße 5a|street=Schloßstraße|house_number=5a" },
    { "country=DE|address_line=Lindenweg, Nr. 5 a",
      "country=DE|address_line=Lindenweg 5a|street=Lindenweg|house_number=5a" },
    { "country=RU|address_line=ул. Тверская, д. 1, кв. 5",
      "country=RU|address_line=ул. Тверская 1, кв. 5|street=ул. Тверская|house_number=1|unit=кв. 5" },
    { "country=CH|address_line=Bahnhofstr. 1",
      "country=CH|address_line=Bahnhofstrasse 1|street=Bahnhofstrasse|house_number=1" },
  };

  check_records (NULL, TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_postcodes (void)
{
  static const ValueCase german[] = {
    { "04109", "04109", OK },
    { "4109", "04109", REPAIRED (PADDED) },
    { "D-04109", "04109", REPAIRED (FORMAT) },
    { "04109.0", "04109", REPAIRED (FORMAT) },
    { "4109.0", "04109", REPAIRED (PADDED) },
    { "041 09", "04109", REPAIRED (FORMAT) },
    { "410", "410", SUSPECT (WRONG_FOR_COUNTRY) },
    { "041099", "041099", SUSPECT (WRONG_FOR_COUNTRY) },
    { "SW1A 1AA", "SW1A1AA", SUSPECT (WRONG_FOR_COUNTRY) },
    { "=\"01067\"", "01067", REPAIRED (FORMAT) },
    { "00000", "00000", MISSING },
    { "1.00E+05", "1.00E+05", INVALID (LOST_DIGITS) },
    { "Leipzig", "Leipzig", SUSPECT (FORMAT) },
  };
  static const ValueCase american[] = { { "1234", "01234", REPAIRED (PADDED) },
                                        { "62701-1234", "62701-1234", OK },
                                        { "627011234", "62701-1234", REPAIRED (FORMAT) } };
  static const ValueCase british[] = { { "sw1a1aa", "SW1A 1AA", REPAIRED (FORMAT) },
                                       { "M1 1AE", "M1 1AE", OK },
                                       { "12345", "12345", SUSPECT (WRONG_FOR_COUNTRY) } };
  static const ValueCase dutch[] = { { "1234ab", "1234 AB", REPAIRED (FORMAT) }, { "1234 AB", "1234 AB", OK } };
  static const ValueCase polish[] = { { "00950", "00-950", REPAIRED (FORMAT) }, { "00-950", "00-950", OK } };
  static const ValueCase australian[] = { { "800", "0800", REPAIRED (PADDED) }, { "2600", "2600", OK } };
  static const ValueCase austrian[] = { { "1010", "1010", OK }, { "A-1010", "1010", REPAIRED (FORMAT) } };
  static const ValueCase nowhere[] = { { "4109", "4109", OK },
                                       { "k1a0b1", "K1A 0B1", REPAIRED (FORMAT) },
                                       { "D-04109", "04109", REPAIRED (FORMAT) } };

  CHECK_VALUES (POSTCODE, "DE", UNKNOWN, german);
  CHECK_VALUES (POSTCODE, "US", UNKNOWN, american);
  CHECK_VALUES (POSTCODE, "GB", UNKNOWN, british);
  CHECK_VALUES (POSTCODE, "NL", UNKNOWN, dutch);
  CHECK_VALUES (POSTCODE, "PL", UNKNOWN, polish);
  CHECK_VALUES (POSTCODE, "AU", UNKNOWN, australian);
  CHECK_VALUES (POSTCODE, "AT", UNKNOWN, austrian);
  CHECK_VALUES (POSTCODE, NULL, UNKNOWN, nowhere);
}

static void
test_cities (void)
{
  static const RecordCase cases[] = {
    { "city=LEIPZIG", "city=Leipzig" },
    { "city=frankfurt am main", "city=Frankfurt am Main" },
    { "city=STRATFORD-UPON-AVON", "city=Stratford-Upon-Avon" },
    { "city=04109 Leipzig", "city=Leipzig|postcode=04109" },
    { "city=D-04109 Leipzig", "city=Leipzig|postcode=04109|country=DE" },
    { "city=1011 AB Amsterdam", "city=Amsterdam|postcode=1011 AB" },
    { "city=04109 Leipzig|postcode=04107", "city=Leipzig|postcode=04107" },
    { "city=Springfield, IL 62701", "city=Springfield|region=IL|postcode=62701" },
    { "city=Springfield, IL", "city=Springfield|region=IL" },
    { "city=Paris 15", "city=Paris 15" },
    { "city=unbekannt", "!city=unbekannt" },
  };

  check_records (NULL, TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_regions (void)
{
  static const ValueCase australian[] = { { "nsw", "NSW", REPAIRED (FORMAT) },
                                          { "New South Wales", "NSW", REPAIRED (FORMAT) },
                                          { "nws", "NWS", SUSPECT (UNKNOWN_WORD) } };
  static const ValueCase american[] = { { "CA", "CA", OK },
                                        { "california", "CA", REPAIRED (FORMAT) },
                                        { "N.Y.", "NY", REPAIRED (FORMAT) },
                                        { "ND", "ND", OK } };
  static const ValueCase german[]
      = { { "NRW", "Nordrhein-Westfalen", REPAIRED (FORMAT) }, { "Sachsen", "Sachsen", OK } };
  static const ValueCase nowhere[]
      = { { "Sachsen", "Sachsen", OK }, { "kent", "Kent", REPAIRED (CASE) }, { "nsw", "NSW", REPAIRED (CASE) } };

  CHECK_VALUES (REGION, "AU", UNKNOWN, australian);
  CHECK_VALUES (REGION, "US", UNKNOWN, american);
  CHECK_VALUES (REGION, "DE", UNKNOWN, german);
  CHECK_VALUES (REGION, NULL, UNKNOWN, nowhere);
}

static void
test_countries (void)
{
  static const ValueCase cases[] = {
    { "DE", "DE", OK },
    { "de", "DE", REPAIRED (FORMAT) },
    { "Deutschland", "DE", REPAIRED (FORMAT) },
    { "GER", "DE", REPAIRED (FORMAT) },
    { "USA", "US", REPAIRED (FORMAT) },
    { "U.S.A.", "US", REPAIRED (FORMAT) },
    { "England", "GB", REPAIRED (FORMAT) },
    { "Österreich", "AT", REPAIRED (FORMAT) },
    { "Etats-Unis", "US", REPAIRED (FORMAT) },
    { "España", "ES", REPAIRED (FORMAT) },
    { "Namibia", "NA", REPAIRED (FORMAT) },
    { "NA", "NA", OK },
    { "Narnia", "Narnia", INVALID (UNKNOWN_COUNTRY) },
    { "N/A", "N/A", MISSING },
    { "-", "-", MISSING },
  };

  CHECK_VALUES (COUNTRY, NULL, UNKNOWN, cases);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleanse/address/german-lines", test_german_lines);
  g_test_add_func ("/cleanse/address/lines-of-other-countries", test_other_lines);
  g_test_add_func ("/cleanse/postcode/by-country", test_postcodes);
  g_test_add_func ("/cleanse/place/cities", test_cities);
  g_test_add_func ("/cleanse/place/regions", test_regions);
  g_test_add_func ("/cleanse/place/countries", test_countries);
  return g_test_run ();
}
