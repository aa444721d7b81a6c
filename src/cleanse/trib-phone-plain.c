/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. A country whose rules for prefixes are simple is a row of the table; all others go to the library.
 */
#include "config.h"

#include "cleanse/trib-phone-plain.h"

#include "base/trib-hash.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define PLACES 65536
#define TRIES 8 /* places in one line of the processor's memory */
#define MAX_DIGITS 15

/* The digit before national numbers, which falls away behind the country code; '-' for none. Of those that share a code
 * the first is the one that it stands for. */
typedef struct
{
  char country[3];
  char trunk;
  char code[4];
} Plan;

static const Plan plans[] = {
  { "DE", '0', "49" },  { "AT", '0', "43" }, { "CH", '0', "41" },  { "FR", '0', "33" },  { "GB", '0', "44" },
  { "NL", '0', "31" },  { "BE", '0', "32" }, { "SE", '0', "46" },  { "AU", '0', "61" },  { "NZ", '0', "64" },
  { "IE", '0', "353" }, { "ES", '-', "34" }, { "IT", '-', "39" },  { "PT", '-', "351" }, { "PL", '-', "48" },
  { "DK", '-', "45" },  { "NO", '-', "47" }, { "CZ", '-', "420" }, { "US", '1', "1" },   { "CA", '1', "1" },
};

/* (nullable) */
static const Plan *
plan_of (const char *country)
{
  for (guint i = 0; country && i < G_N_ELEMENTS (plans); i++)
    if (plans[i].country[0] == country[0] && plans[i].country[1] == country[1])
      return &plans[i];
  return NULL;
}

/* No calling code is the beginning of another, so that the first that fits is the only one. (nullable) */
static const Plan *
plan_of_code (const char *digits)
{
  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      const char *code = plans[i].code;

      if (code[0] == digits[0]
          && (code[1] == '\0' || (code[1] == digits[1] && (code[2] == '\0' || code[2] == digits[2]))))
        return &plans[i];
    }
  return NULL;
}

/* Digits of @text into @digits; FALSE where there is anything that is not plain. */
static gboolean
take_digits (const char *text, char digits[MAX_DIGITS + 4], gboolean *plus, gboolean *zero_in_brackets)
{
  guint n = 0;

  *plus = text[0] == '+';
  *zero_in_brackets = FALSE;
  for (const char *p = text + (*plus ? 1 : 0); *p; p++)
    if (g_ascii_isdigit (*p))
      {
        if (n == MAX_DIGITS + 3)
          return FALSE;
        digits[n++] = *p;
      }
    else if (p[0] == '(' && p[1] == '0' && p[2] == ')' && n > 0)
      {
        *zero_in_brackets = TRUE;
        p += 2;
      }
    else if (*p != ' ' && *p != '-' && *p != '.' && *p != '/' && *p != '(' && *p != ')')
      return FALSE;
  digits[n] = '\0';
  return n >= 5;
}

static gboolean
write_e164 (char *e164, const char *code, const char *national)
{
  gsize code_len = strlen (code), n = strlen (national);

  if (n < 4 || code_len + n > MAX_DIGITS + 2)
    return FALSE;
  e164[0] = '+';
  memcpy (e164 + 1, code, code_len);
  memcpy (e164 + 1 + code_len, national, n + 1);
  return TRUE;
}

/* Behind a plus or 00: the code of a country that is known, a trunk digit written in spite of it left out. */
static gboolean
read_international (const char *digits, char *e164, guint *code_len)
{
  const Plan *plan = plan_of_code (digits);
  const char *national;

  if (plan == NULL)
    return FALSE;
  *code_len = (guint) strlen (plan->code);
  national = digits + *code_len;
  if (plan->trunk == '0' && national[0] == '0')
    national++;
  return national[0] != plan->trunk && write_e164 (e164, plan->code, national);
}

/* A national number that cannot be one because it begins with its own country's code: the plus was lost. */
static gboolean
lost_plus (const char *digits, const char *code, char trunk)
{
  gsize n = strlen (digits);

  return trunk != '1' && n >= 11 && n <= MAX_DIGITS && digits[0] != '0' && g_str_has_prefix (digits, code)
         && digits[strlen (code)] != '0';
}

static gboolean
read_national (const char *digits, const char *country, char *e164, guint *code_len)
{
  const Plan *plan = plan_of (country);
  const char *code = plan ? plan->code : NULL;
  char trunk = plan ? plan->trunk : 0;
  gsize n = strlen (digits);

  if (plan == NULL)
    return FALSE;
  *code_len = (guint) strlen (code);
  if (trunk == '1')
    return (n == 10 && digits[0] >= '2' && write_e164 (e164, code, digits))
           || (n == 11 && digits[0] == '1' && write_e164 (e164, code, digits + 1));
  /* Without a trunk digit only the library can tell a code from the beginning of a number. */
  if (trunk == '-' && g_str_has_prefix (digits, code))
    return FALSE;
  if (lost_plus (digits, code, trunk))
    return write_e164 (e164, code, digits + *code_len);
  if (trunk == '0' && digits[0] == '0')
    return digits[1] != '0' && write_e164 (e164, code, digits + 1);
  return write_e164 (e164, code, digits);
}

gboolean
trib_phone_plain (const char *text, const char *country, char e164[TRIB_PHONE_E164_SIZE], guint *code_len)
{
  char digits[MAX_DIGITS + 4];
  gboolean plus, brackets;

  e164[0] = '\0';
  if (!take_digits (text, digits, &plus, &brackets))
    return FALSE;
  if (plus)
    return read_international (digits, e164, code_len);
  if (digits[0] == '0' && digits[1] == '0' && !(country && strcmp (country, "AU") == 0))
    return read_international (digits + 2, e164, code_len);
  if (brackets)
    return read_international (digits, e164, code_len);
  return read_national (digits, country, e164, code_len);
}

/* @e164: a number with nothing in it that would fall away. */
static TribPhoneVerdict
ask (const char *e164, guint code_len)
{
#ifdef HAVE_PHONENUMBER
  char code[4];

  g_strlcpy (code, e164 + 1, code_len + 1);
  return trib_phone_shim_judge (atoi (code), e164 + 1 + code_len);
#else
  gsize n = strlen (e164) - 1 - code_len;

  if (n < 6)
    return TRIB_PHONE_TOO_SHORT;
  if (n > 12 || (code_len == 1 && e164[1] == '1' && n != 10))
    return n < 10 ? TRIB_PHONE_TOO_SHORT : TRIB_PHONE_TOO_LONG;
  return TRIB_PHONE_VALID;
#endif
}

/* A German number of a place: those of services and the few that begin like one but belong to no place left out. */
static gboolean
is_german_place (const char *national)
{
  return national[0] >= '2' && memcmp (national + 1, "00", 2) != 0 && memcmp (national, "32", 2) != 0
         && memcmp (national, "49", 2) != 0;
}

/* How many digits behind the country code settle whether a number of this length is given out: six, but four of a German
 * place, five of British and German mobiles. In North America the area code and one more do, but for the areas here
 * (islands that share the code 1, and numbers for services). */
static guint
telling_digits (const char *e164, guint code_len)
{
  static const char deep_areas[]
      = " 242 246 264 268 284 340 345 441 473 505 523 524 649 658 664 670 671 684 721 730 758 767 784 868 869 876 ";
  const char *national = e164 + 1 + code_len;
  char area[6] = { ' ', e164[2], e164[3], e164[4], ' ', '\0' };

  if (memcmp (e164, "+49", 3) == 0)
    {
      if (is_german_place (national))
        return 4;
      return national[0] == '1' && (national[1] == '5' || national[1] == '7') ? 5 : 6;
    }
  if (memcmp (e164, "+447", 4) == 0)
    return 5;
  return code_len == 1 && e164[1] == '1' && strlen (e164) == 12 && strstr (deep_areas, area) == NULL ? 4 : 6;
}

/* A few places for each hash, shared by all threads: a number that stands for the question above its verdict + 1. */
static _Atomic guint64 memory[PLACES];

/* Asked with the digits that do not tell replaced, so that what is remembered does not depend on who asked first. */
static TribPhoneVerdict
ask_about_its_like (const char *e164, guint code_len, guint digits)
{
  static const char rest[] = "2345678901234567890";
  char like[TRIB_PHONE_E164_SIZE];
  gsize n = strlen (e164), told = MIN (n, 1 + code_len + digits);

  memcpy (like, e164, told);
  memcpy (like + told, rest, n - told);
  like[n] = '\0';
  return ask (like, code_len);
}

TribPhoneVerdict
trib_phone_plain_verdict (const char *e164, guint code_len)
{
  guint64 key = strlen (e164);
  guint digits = telling_digits (e164, code_len), at;
  _Atomic guint64 *place = NULL;
  TribPhoneVerdict verdict;

  for (guint i = 1; e164[i] && i <= code_len + digits; i++)
    key = key * 10 + (guint64) (e164[i] - '0');
  key = (key * 4 + code_len) * 8;
  at = (guint) (trib_hash_mix (key) % PLACES);
  for (guint i = 0; i < TRIES; i++)
    {
      guint64 known;

      place = &memory[at ^ i];
      known = atomic_load_explicit (place, memory_order_relaxed);
      if ((known & ~(guint64) 7) == key)
        return (TribPhoneVerdict) ((known & 7) - 1);
      if (known == 0)
        break;
    }
  verdict = ask_about_its_like (e164, code_len, digits);
  atomic_store_explicit (place, key + verdict + 1, memory_order_relaxed);
  return verdict;
}
