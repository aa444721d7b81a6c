/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * E-mail addresses, telephone numbers, web addresses.
 */
#include "config.h"

#include "cleanse-check.h"

#include "cleanse/trib-phone-plain.h"

static void
test_email (void)
{
  static const ValueCase cases[] = {
    { "anna@gmx.de", "anna@gmx.de", OK },
    { "Anna@GMX.DE", "Anna@gmx.de", REPAIRED (FORMAT) },
    { " anna@gmx.de ", "anna@gmx.de", REPAIRED (SPACE) },
    { "Anna Meyer <anna@gmx.de>", "anna@gmx.de", REPAIRED (FORMAT) },
    { "\"Meyer, Anna\" <anna@gmx.de>", "anna@gmx.de", REPAIRED (FORMAT) },
    { "mailto:anna@gmx.de", "anna@gmx.de", REPAIRED (FORMAT) },
    { "<anna@gmx.de>", "anna@gmx.de", REPAIRED (FORMAT) },
    { "anna@gmx.de.", "anna@gmx.de", REPAIRED (FORMAT) },
    { "anna@müller.de", "anna@müller.de", OK },
    { "anna@MÜLLER.de", "anna@müller.de", REPAIRED (FORMAT) },
    { "anna@xn--mller-kva.de", "anna@müller.de", REPAIRED (FORMAT) },
    { "anna+x@gmx.de", "anna+x@gmx.de", OK },
    { "o'neill@gmx.de", "o'neill@gmx.de", OK },
    { "anna@mail.gmx.co.uk", "anna@mail.gmx.co.uk", OK },
    { "anna@gmial.com", "anna@gmial.com", SUSPECT (TYPO_DOMAIN) },
    { "anna@mailinator.com", "anna@mailinator.com", SUSPECT (DISPOSABLE) },
    { "info@meyer.de", "info@meyer.de", TRIB_STATUS_OK, TRIB_REASON_SHARED_BOX },
    { "Sales@meyer.de", "Sales@meyer.de", TRIB_STATUS_OK, TRIB_REASON_SHARED_BOX },
    { "info@gmail.com", "info@gmail.com", OK },
    { "anna", "anna", INVALID (NO_AT) },
    { "anna.gmx.de", "anna.gmx.de", INVALID (NO_AT) },
    { "anna@", "anna@", INVALID (BAD_DOMAIN) },
    { "anna@gmx", "anna@gmx", INVALID (BAD_DOMAIN) },
    { "anna@gmx..de", "anna@gmx.de", REPAIRED (FORMAT) },
    { "anna @ gmx.de", "anna@gmx.de", REPAIRED (FORMAT) },
    { "anna@@gmx.de", "anna@gmx.de", REPAIRED (FORMAT) },
    { "anna@gmx,de", "anna@gmx.de", REPAIRED (FORMAT) },
    { "anna@eva@gmx.de", "anna@eva@gmx.de", INVALID (BAD_LOCAL_PART) },
    { "anna@-gmx.de", "anna@-gmx.de", INVALID (BAD_DOMAIN) },
    { "anna@gmx.1", "anna@gmx.1", INVALID (BAD_DOMAIN) },
    { "anna@gm_x.de", "anna@gm_x.de", INVALID (BAD_DOMAIN) },
    { "@gmx.de", "@gmx.de", INVALID (BAD_LOCAL_PART) },
    { "an na@gmx.de", "an na@gmx.de", INVALID (BAD_LOCAL_PART) },
    { ".anna@gmx.de", ".anna@gmx.de", INVALID (BAD_LOCAL_PART) },
    { "an..na@gmx.de", "an..na@gmx.de", INVALID (BAD_LOCAL_PART) },
    { "test@test.com", "test@test.com", MISSING },
    { "n/a", "n/a", MISSING },
  };

  CHECK_VALUES (EMAIL, NULL, UNKNOWN, cases);
}

static void
test_several (void)
{
  static const RecordCase cases[] = {
    { "email=a@b.de; c@d.de", "email=a@b.de|email=c@d.de" },
    { "email=a@b.de,c@d.de", "email=a@b.de|email=c@d.de" },
    { "email=A <a@b.de>, C <c@d.de>", "email=a@b.de|email=c@d.de" },
    { "email=a@b.de / c@d.de", "email=a@b.de|email=c@d.de" },
    { "email=eva@b.de|email=foo", "email=eva@b.de|!email=foo" },
    { "phone=0341 123456 / 0171 1234567", "phone=+49341123456|phone=+491711234567" },
    { "phone=0341 123456; 0171 1234567", "phone=+49341123456|phone=+491711234567" },
    { "phone=0341/123456", "phone=+49341123456" },
  };

  check_records ("DE", TRIB_DATE_ORDER_UNKNOWN, cases, G_N_ELEMENTS (cases));
}

static void
test_phone (void)
{
  static const ValueCase german[] = {
    { "+49341123456", "+49341123456", OK },
    { "0341 123456", "+49341123456", REPAIRED (FORMAT) },
    { "(0341) 12 34 56", "+49341123456", REPAIRED (FORMAT) },
    { "0341/123456", "+49341123456", REPAIRED (FORMAT) },
    { "+49 (0)341 123456", "+49341123456", REPAIRED (FORMAT) },
    { "+49 0341 123456", "+49341123456", REPAIRED (FORMAT) },
    { "0049 341 123456", "+49341123456", REPAIRED (FORMAT) },
    { "4915123456789", "+4915123456789", REPAIRED (FORMAT) },
    { "15123456789", "+4915123456789", REPAIRED (FORMAT) },
    { "4915123456789.0", "+4915123456789", REPAIRED (FORMAT) },
    { "Tel.: 0341-123456", "+49341123456", REPAIRED (FORMAT) },
    { "0341 123456 (privat)", "+49341123456", REPAIRED (FORMAT) },
    { "'0341123456", "+49341123456", REPAIRED (FORMAT) },
    { "+44 20 7946 0958", "+442079460958", REPAIRED (FORMAT) },
    { "4.91512E+11", "4.91512E+11", INVALID (LOST_DIGITS) },
    { "4,91512E+11", "4,91512E+11", INVALID (LOST_DIGITS) },
    { "12", "12", INVALID (NOT_A_NUMBER) },
    { "none", "none", MISSING },
    { "000000", "000000", MISSING },
    { "123456789", "123456789", MISSING },
    { "call me", "call me", INVALID (NOT_A_NUMBER) },
    { "anna@gmx.de", "anna@gmx.de", INVALID (NOT_A_NUMBER) },
  };
  static const ValueCase american[] = {
    { "(212) 674-4140", "+12126744140", REPAIRED (FORMAT) },   { "212/674-4140", "+12126744140", REPAIRED (FORMAT) },
    { "1-212-674-4140", "+12126744140", REPAIRED (FORMAT) },   { "212.674.4140", "+12126744140", REPAIRED (FORMAT) },
    { "212-674-4140 x12", "+12126744140", REPAIRED (FORMAT) },
  };
  static const ValueCase nowhere[] = {
    { "0341 123456", "0341123456", REPAIRED (FORMAT) },
    { "+49 341 123456", "+49341123456", REPAIRED (FORMAT) },
    { "4915123456789", "+4915123456789", REPAIRED (FORMAT) },
  };

  CHECK_VALUES (PHONE, "DE", UNKNOWN, german);
  CHECK_VALUES (PHONE, "US", UNKNOWN, american);
  CHECK_VALUES (PHONE, NULL, UNKNOWN, nowhere);
}

#ifdef HAVE_PHONENUMBER
static void
test_not_assigned (void)
{
  static const ValueCase cases[] = {
    { "100-813-8212", "+11008138212", SUSPECT (NOT_ASSIGNED) },
    { "919-555", "919-555", INVALID (LENGTH) },
    { "919", "919", INVALID (LENGTH) },
    { "607364570", "+1607364570", SUSPECT (LENGTH) },
  };

  CHECK_VALUES (PHONE, "US", UNKNOWN, cases);
}

/* The short way gives what the library gives, for as many numbers as can be asked in a test. */
static void
test_plain_agrees (void)
{
  static const struct
  {
    const char *country, *trunk;
    int shortest, longest;
  } plans[] = {
    { "DE", "0", 7, 11 }, { "AT", "0", 7, 11 }, { "CH", "0", 9, 9 }, { "FR", "0", 9, 9 },  { "GB", "0", 9, 10 },
    { "NL", "0", 9, 9 },  { "BE", "0", 8, 9 },  { "SE", "0", 7, 9 }, { "AU", "0", 9, 9 },  { "NZ", "0", 8, 10 },
    { "IE", "0", 7, 9 },  { "ES", "", 9, 9 },   { "IT", "", 8, 11 }, { "PT", "", 9, 9 },   { "PL", "", 9, 9 },
    { "DK", "", 8, 8 },   { "NO", "", 8, 8 },   { "CZ", "", 9, 9 },  { "US", "", 10, 10 }, { "CA", "1", 10, 10 },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (2024);
  guint compared = 0;

  for (guint i = 0; i < 100000; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (plans));
      g_autoptr (GString) text = g_string_new (plans[at].trunk);
      int n = g_rand_int_range (random, plans[at].shortest, plans[at].longest + 1);
      char plain[TRIB_PHONE_E164_SIZE], asked[TRIB_PHONE_E164_SIZE];
      TribPhoneVerdict quick, slow;
      guint code_len;

      for (int k = 0; k < n; k++)
        g_string_append_printf (text, "%s%d", k == 3 ? " " : "", g_rand_int_range (random, k == 0 ? 1 : 0, 10));
      if (!trib_phone_plain (text->str, plans[at].country, plain, &code_len))
        continue;
      quick = trib_phone_plain_verdict (plain, code_len);
      slow = trib_phone_shim_parse (text->str, plans[at].country, asked);
      if (quick != TRIB_PHONE_VALID && slow != TRIB_PHONE_VALID)
        continue;
      if (quick != slow || strcmp (plain, asked) != 0)
        g_test_message ("%s %s: %s %s", plans[at].country, text->str, plain, asked);
      g_assert_cmpstr (plain, ==, asked);
      g_assert_cmpint (quick, ==, slow);
      compared++;
    }
  g_assert_cmpuint (compared, >, 20000);
}
#endif

#ifdef HAVE_PHONENUMBER
/* What is said of one number is said of all that begin and are as long as it: of each beginning, two others are asked. */
static void
test_like_numbers (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (49);

  for (guint begin = 1000; begin < 10000; begin++)
    for (guint i = 0; i < 2; i++)
      {
        guint more = (guint) g_rand_int_range (random, 1, 9);
        g_autoptr (GString) number = g_string_new (NULL);
        char asked[TRIB_PHONE_E164_SIZE];
        TribPhoneVerdict quick, slow;

        g_string_printf (number, "+49%u", begin);
        while (more-- > 0)
          g_string_append_c (number, (char) ('0' + g_rand_int_range (random, 0, 10)));
        quick = trib_phone_plain_verdict (number->str, 2);
        slow = trib_phone_shim_parse (number->str, NULL, asked);
        if (quick != slow)
          g_test_message ("%s: %d %d", number->str, quick, slow);
        g_assert_cmpint (quick, ==, slow);
      }
}
#endif

static void
test_websites (void)
{
  static const ValueCase cases[] = {
    { "https://example.org", "https://example.org", OK },
    { "HTTPS://Example.ORG/", "https://example.org", REPAIRED (FORMAT) },
    { "example.org/Path/", "example.org/Path/", OK },
    { "www.example.org", "www.example.org", OK },
    { "no website", "no website", INVALID (BAD_DOMAIN) },
    { "anna@gmx.de", "anna@gmx.de", INVALID (BAD_DOMAIN) },
  };

  CHECK_VALUES (WEBSITE, NULL, UNKNOWN, cases);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cleanse/email/forms", test_email);
  g_test_add_func ("/cleanse/contact/several-in-a-cell", test_several);
  g_test_add_func ("/cleanse/phone/forms", test_phone);
#ifdef HAVE_PHONENUMBER
  g_test_add_func ("/cleanse/phone/numbers-that-are-not-given-out", test_not_assigned);
  g_test_add_func ("/cleanse/phone/one-number-speaks-for-its-like", test_like_numbers);
  g_test_add_func ("/cleanse/phone/plain-way-agrees-with-library", test_plain_agrees);
#endif
  g_test_add_func ("/cleanse/url/forms", test_websites);
  return g_test_run ();
}
