/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields of few words, identifiers, numbers, amounts, and free text.
 */
#include "config.h"

#include "cleanse-check.h"
#include "cleanse/trib-clean-text.h"

static void
test_gender (void)
{
  static const ValueCase cases[] = {
    { "female", "female", OK },
    { "f", "female", REPAIRED (FORMAT) },
    { "W", "female", REPAIRED (FORMAT) },
    { "Frau", "female", REPAIRED (FORMAT) },
    { "weiblich", "female", REPAIRED (FORMAT) },
    { "Mme", "female", REPAIRED (FORMAT) },
    { "m", "male", REPAIRED (FORMAT) },
    { "Herr", "male", REPAIRED (FORMAT) },
    { "männlich", "male", REPAIRED (FORMAT) },
    { "Mr", "male", REPAIRED (FORMAT) },
    { "hombre", "male", REPAIRED (FORMAT) },
    { "d", "other", REPAIRED (FORMAT) },
    { "2", "female", REPAIRED (FORMAT) },
    { "unknown", "unknown", MISSING },
    { "nobody knows", "nobody knows", INVALID (UNKNOWN_WORD) },
  };

  CHECK_VALUES (GENDER, NULL, UNKNOWN, cases);
}

static void
test_language (void)
{
  static const ValueCase cases[] = {
    { "de", "de", OK },
    { "de_AT", "de", REPAIRED (FORMAT) },
    { "Deutsch", "de", REPAIRED (FORMAT) },
    { "eng", "en", REPAIRED (FORMAT) },
    { "Français", "fr", REPAIRED (FORMAT) },
    { "en-GB", "en", REPAIRED (FORMAT) },
    { "klingon", "klingon", INVALID (UNKNOWN_WORD) },
  };

  CHECK_VALUES (LANGUAGE, NULL, UNKNOWN, cases);
}

static void
test_consent (void)
{
  static const ValueCase cases[] = {
    { "yes", "yes", OK },
    { "ja", "yes", REPAIRED (FORMAT) },
    { "1", "yes", REPAIRED (FORMAT) },
    { "TRUE", "yes", REPAIRED (FORMAT) },
    { "subscribed", "yes", REPAIRED (FORMAT) },
    { "2024-01-31", "yes", REPAIRED (FORMAT) },
    { "no", "no", OK },
    { "nein", "no", REPAIRED (FORMAT) },
    { "0", "no", REPAIRED (FORMAT) },
    { "unsubscribed", "no", REPAIRED (FORMAT) },
    { "perhaps", "perhaps", INVALID (UNKNOWN_WORD) },
    { "-", "-", MISSING },
  };

  CHECK_VALUES (CONSENT_EMAIL, NULL, UNKNOWN, cases);
}

static void
test_kind (void)
{
  static const ValueCase cases[] = {
    { "person", "person", OK },
    { "Privatkunde", "person", REPAIRED (FORMAT) },
    { "Company", "organisation", REPAIRED (FORMAT) },
    { "alien", "alien", INVALID (UNKNOWN_WORD) },
  };

  CHECK_VALUES (KIND, NULL, UNKNOWN, cases);
}

static void
test_ids (void)
{
  static const ValueCase external[] = {
    { "00123", "00123", OK },
    { "'00123", "00123", REPAIRED (FORMAT) },
    { "=\"00123\"", "00123", REPAIRED (FORMAT) },
    { "K-12 a", "K-12 a", OK },
    { "12345.0", "12345", REPAIRED (FORMAT) },
    { "1.00E+05", "1.00E+05", INVALID (LOST_DIGITS) },
    { "0000", "0000", MISSING },
    { "9007199254740993", "9007199254740993", OK },
    { "1e5", "1e5", OK },
    { "MAR1", "MAR1", OK },
  };
  static const ValueCase tax[]
      = { { "DE 123.456-789", "DE123456789", REPAIRED (FORMAT) }, { "DE123456789", "DE123456789", OK } };
  static const ValueCase national[]
      = { { "123-45-6789", "123456789", REPAIRED (FORMAT) }, { "ab 12 34 56 c", "AB123456C", REPAIRED (FORMAT) } };

  CHECK_VALUES (EXTERNAL_ID, NULL, UNKNOWN, external);
  CHECK_VALUES (TAX_ID, NULL, UNKNOWN, tax);
  CHECK_VALUES (NATIONAL_ID, NULL, UNKNOWN, national);
}

static void
test_numbers (void)
{
  static const ValueCase german[] = {
    { "1234", "1234", OK },
    { "1.234,50", "1234.50", REPAIRED (FORMAT) },
    { "1,5", "1.5", REPAIRED (FORMAT) },
    { "1.234", "1234", REPAIRED (FORMAT) },
    { "1.234.567", "1234567", REPAIRED (FORMAT) },
    { "-12,5", "-12.5", REPAIRED (FORMAT) },
    { "1 234", "1234", REPAIRED (FORMAT) },
    { "12-5", "12-5", INVALID (NOT_A_NUMBER) },
    { "zwei", "zwei", INVALID (NOT_A_NUMBER) },
    { "0.125", "0.125", OK },
    { "0", "0", OK },
  };
  static const ValueCase american[] = { { "1,234", "1234", REPAIRED (FORMAT) },
                                        { "1.234", "1.234", OK },
                                        { "1,234.50", "1234.50", REPAIRED (FORMAT) } };
  static const ValueCase money[] = { { "147,20 €", "147.20", REPAIRED (FORMAT) },
                                     { "€ 1.000", "1000", REPAIRED (FORMAT) },
                                     { "CHF 12.50", "12.50", REPAIRED (FORMAT) } };

  CHECK_VALUES (QUANTITY, "DE", UNKNOWN, german);
  CHECK_VALUES (QUANTITY, "US", UNKNOWN, american);
  CHECK_VALUES (AMOUNT, "DE", UNKNOWN, money);
}

static void
test_text (void)
{
  static const ValueCase notes[] = {
    { "First line\r\nsecond line ", "First line\nsecond line", REPAIRED (SPACE) },
    { "a\tb", "a b", REPAIRED (SPACE) },
    { "\xe2\x80\xaeright\xe2\x80\xac", "right", REPAIRED (CONTROL) },
    { "keine", "keine", MISSING },
  };
  static const ValueCase tags[]
      = { { "a\nb", "a b", REPAIRED (SPACE) }, { "VIP", "VIP", OK }, { "\xc2\xa0VIP", "VIP", REPAIRED (SPACE) } };

  CHECK_VALUES (NOTES, NULL, UNKNOWN, notes);
  CHECK_VALUES (TAGS, NULL, UNKNOWN, tags);
}

/* What is taken for clean without normalising it is what normalising leaves as it is. */
static void
test_latin (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (gunichar c = 0xa1; c < 0x400; c++)
    {
      g_autoptr (GString) text = g_string_new ("a");
      g_autofree char *normal = NULL;
      gboolean same;

      g_string_append_unichar (text, c);
      normal = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      same = c != 0xad && strcmp (normal, text->str) == 0;
      g_assert_true ((trib_clean_text (text->str, text->len, FALSE, FALSE, out) == TRIB_REASON_NONE) == same);
      g_string_append_c (text, ' ');
      g_assert_true (trib_clean_text (text->str, text->len, FALSE, FALSE, out) != TRIB_REASON_NONE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleanse/words/gender", test_gender);
  g_test_add_func ("/cleanse/words/language", test_language);
  g_test_add_func ("/cleanse/words/consent", test_consent);
  g_test_add_func ("/cleanse/words/kind", test_kind);
  g_test_add_func ("/cleanse/number/identifiers", test_ids);
  g_test_add_func ("/cleanse/number/numbers-and-amounts", test_numbers);
  g_test_add_func ("/cleanse/text/lines-and-invisible-characters", test_text);
  g_test_add_func ("/cleanse/text/latin-letters-are-clean", test_latin);
  return g_test_run ();
}
