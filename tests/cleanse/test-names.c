/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of people and of organisations.
 */
#include "config.h"

#include "cleanse-check.h"

static void
test_given (void)
{
  static const ValueCase cases[] = {
    { "Anna", "Anna", OK },
    { "ANNA", "Anna", REPAIRED (CASE) },
    { "anna", "Anna", REPAIRED (CASE) },
    { "jOHN", "John", REPAIRED (CASE) },
    { " Anna ", "Anna", REPAIRED (SPACE) },
    { "Anna  Maria", "Anna Maria", REPAIRED (SPACE) },
    { "An\xe2\x80\x8bna", "Anna", REPAIRED (CONTROL) },
    { "Rene\xcc\x81", "René", REPAIRED (SPACE) },
    { "anna-lena", "Anna-Lena", REPAIRED (CASE) },
    { "JEAN-PIERRE", "Jean-Pierre", REPAIRED (CASE) },
    { "J.", "J.", OK },
    { "J", "J", OK },
    { "j. r.", "J. R.", REPAIRED (CASE) },
    { "Dr. Eva", "Eva", REPAIRED (SPLIT) },
    { "Thomas & Ute", "Thomas & Ute", SUSPECT (AMBIGUOUS) },
    { "ann4", "Ann4", SUSPECT (DIGITS_IN_NAME) },
    { "N/A", "N/A", MISSING },
    { "unbekannt", "unbekannt", MISSING },
    { "-", "-", MISSING },
    { "MÜLLER", "Müller", REPAIRED (CASE) },
    { "Đorđe", "Đorđe", OK },
    { "李", "李", OK },
    { "ВЛАДИМИР", "Владимир", REPAIRED (CASE) },
  };

  CHECK_VALUES (GIVEN_NAME, NULL, UNKNOWN, cases);
}

static void
test_family (void)
{
  static const ValueCase cases[] = {
    { "Smith", "Smith", OK },
    { "O'NEILL", "O'Neill", REPAIRED (CASE) },
    { "o'neill", "O'Neill", REPAIRED (CASE) },
    { "MCDONALD", "McDonald", REPAIRED (CASE) },
    { "McDonald", "McDonald", OK },
    { "mc", "Mc", REPAIRED (CASE) },
    { "VON DER LEYEN", "von der Leyen", REPAIRED (CASE) },
    { "VAN DIJK", "van Dijk", REPAIRED (CASE) },
    { "DE LA CRUZ", "De la Cruz", REPAIRED (CASE) },
    { "müller-lüdenscheid", "Müller-Lüdenscheid", REPAIRED (CASE) },
    { "D'ANGELO", "D'Angelo", REPAIRED (CASE) },
    { "STRAUß", "Strauß", REPAIRED (CASE) },
    { "Smith Jr.", "Smith", REPAIRED (SPLIT) },
    { "Smith, PhD", "Smith", REPAIRED (SPLIT) },
    { "Ma", "Ma", OK },
    { "Li Ma", "Li Ma", OK },
    { "Smith2", "Smith2", SUSPECT (DIGITS_IN_NAME) },
    { "null", "null", MISSING },
    { "???", "???", MISSING },
    { "Nullmeyer", "Nullmeyer", OK },
    { "García Márquez", "García Márquez", OK },
  };

  CHECK_VALUES (FAMILY_NAME, NULL, UNKNOWN, cases);
}

static void
test_full_names (void)
{
  static const RecordCase cases[] = {
    { "given_name=علی\u200cرضا", "given_name=علی\u200cرضا|kind=person|full_name=علی\u200cرضا" },
    { "given_name=An\u200cna", "given_name=Anna|kind=person|full_name=Anna" },
    { "full_name=山田 太郎", "full_name=山田 太郎|given_name=太郎|family_name=山田|kind=person" },
    { "full_name=Anna Meyer", "full_name=Anna Meyer|given_name=Anna|family_name=Meyer|kind=person" },
    { "full_name=Meyer, Anna", "full_name=Anna Meyer|given_name=Anna|family_name=Meyer|kind=person" },
    { "full_name=MEYER Anna", "full_name=Anna Meyer|given_name=Anna|family_name=Meyer|kind=person" },
    { "full_name=Anna MEYER", "full_name=Anna Meyer|given_name=Anna|family_name=Meyer|kind=person" },
    { "full_name=ANNA MEYER", "full_name=Anna Meyer|given_name=Anna|family_name=Meyer|kind=person" },
    { "full_name=anna meyer", "full_name=Anna Meyer|given_name=Anna|family_name=Meyer|kind=person" },
    { "full_name=Dr. Anna Meyer",
      "full_name=Anna Meyer|name_prefix=Dr.|given_name=Anna|family_name=Meyer|kind=person" },
    { "full_name=Frau Prof. Dr. Anna Meyer",
      "full_name=Anna Meyer|name_prefix=Frau Prof. Dr.|gender=female|given_name=Anna|family_name=Meyer|kind=person" },
    { "full_name=Mr John Smith Jr.",
      "full_name=John Smith|name_prefix=Mr|name_suffix=Jr.|gender=male|given_name=John|family_name=Smith|kind=person" },
    { "full_name=John Smith, PhD",
      "full_name=John Smith|name_suffix=PhD|given_name=John|family_name=Smith|kind=person" },
    { "full_name=Smith, John Paul",
      "full_name=John Paul Smith|given_name=John|middle_name=Paul|family_name=Smith|kind=person" },
    { "full_name=Otto von Bismarck",
      "full_name=Otto von Bismarck|given_name=Otto|family_name=von Bismarck|kind=person" },
    { "full_name=van der Berg, Jan", "full_name=Jan van der Berg|given_name=Jan|family_name=van der Berg|kind=person" },
    { "full_name=Maria de la Cruz", "full_name=Maria de la Cruz|given_name=Maria|family_name=de la Cruz|kind=person" },
    { "full_name=William (Bill) Gates",
      "full_name=William Gates|given_name=William|family_name=Gates|nickname=Bill|kind=person" },
    { "full_name=Thomas & Ute Becker",
      "full_name=Thomas & Ute Becker|given_name=Thomas & Ute|family_name=Becker|kind=person" },
    { "full_name=M. Dupont", "full_name=M. Dupont|given_name=M.|family_name=Dupont|kind=person" },
    { "full_name=M. Jean Dupont",
      "full_name=Jean Dupont|name_prefix=M.|gender=male|given_name=Jean|family_name=Dupont|kind=person" },
    { "full_name=Madonna", "full_name=Madonna|kind=person" },
    { "full_name=Meyer GmbH", "full_name=Meyer GmbH|organisation=Meyer GmbH|kind=organisation" },
    { "full_name=Siemens AG", "full_name=Siemens AG|organisation=Siemens AG|kind=organisation" },
    { "full_name=Café Central", "full_name=Café Central|organisation=Café Central|kind=organisation" },
    { "full_name=Anna Bank", "full_name=Anna Bank|given_name=Anna|family_name=Bank|kind=person" },
    { "full_name=N/A", "!full_name=N/A" },
  };

  check_records (NULL, TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_spanish (void)
{
  static const RecordCase cases[] = {
    { "full_name=Gabriel García Márquez",
      "full_name=Gabriel García Márquez|given_name=Gabriel|family_name=García Márquez|kind=person" },
    { "full_name=José Luis Pérez Galdós",
      "full_name=José Luis Pérez Galdós|given_name=José|middle_name=Luis|family_name=Pérez Galdós|kind=person" },
    { "full_name=Ana María Pérez",
      "full_name=Ana María Pérez|given_name=Ana|middle_name=María|family_name=Pérez|kind=person" },
  };

  check_records ("ES", TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_titles (void)
{
  static const ValueCase cases[] = {
    { "Dr.", "Dr.", OK },
    { "dr", "Dr.", REPAIRED (FORMAT) },
    { "Frau Dr", "Frau Dr.", REPAIRED (FORMAT) },
    { "HERR", "Herr", REPAIRED (FORMAT) },
    { "Mme", "Mme", OK },
    { "Sig.ra", "Sig.ra", OK },
    { "Baron", "Baron", OK },
    { "-", "-", MISSING },
  };

  CHECK_VALUES (NAME_PREFIX, NULL, UNKNOWN, cases);
}

static void
test_organisations (void)
{
  static const ValueCase cases[] = {
    { "IBM", "IBM", OK },
    { "Meyer GmbH & Co. KG", "Meyer GmbH & Co. KG", OK },
    { "MEYER BAU GMBH", "Meyer Bau GmbH", REPAIRED (CASE) },
    { "meyer bau gmbh", "Meyer Bau GmbH", REPAIRED (CASE) },
    { "the house of lords", "The House of Lords", REPAIRED (CASE) },
    { "BMW AG", "BMW AG", OK },
    { "lucia's", "Lucia's", REPAIRED (CASE) },
    { "DHL DEUTSCHLAND GMBH", "DHL Deutschland GmbH", REPAIRED (CASE) },
    { "iPhone Laden", "iPhone Laden", OK },
    { "keine", "keine", MISSING },
  };

  CHECK_VALUES (ORGANISATION, NULL, UNKNOWN, cases);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleanse/name/given", test_given);
  g_test_add_func ("/cleanse/name/family", test_family);
  g_test_add_func ("/cleanse/name/full-names-are-split", test_full_names);
  g_test_add_func ("/cleanse/name/two-surnames-in-spain", test_spanish);
  g_test_add_func ("/cleanse/name/titles", test_titles);
  g_test_add_func ("/cleanse/name/organisations", test_organisations);
  return g_test_run ();
}
