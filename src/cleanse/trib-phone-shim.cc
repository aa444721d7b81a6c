/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only C++ of the program: it asks libphonenumber and turns its answers into trib-phone-shim.h's.
 */
#include "cleanse/trib-phone-shim.h"

#include <cstring>
#include <string>

#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static TribPhoneVerdict
verdict_of (const PhoneNumberUtil &util, const PhoneNumber &number)
{
  if (util.IsValidNumber (number))
    return TRIB_PHONE_VALID;
  switch (util.IsPossibleNumberWithReason (number))
    {
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
      return TRIB_PHONE_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG:
      return TRIB_PHONE_TOO_LONG;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
      return TRIB_PHONE_NOT_A_NUMBER;
    default:
      return TRIB_PHONE_NOT_ASSIGNED;
    }
}

static TribPhoneVerdict
parse (const char *text, const char *region, char *e164)
{
  const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance ();
  PhoneNumber number;
  std::string formatted;

  switch (util.Parse (text, region ? region : "ZZ", &number))
    {
    case PhoneNumberUtil::NO_PARSING_ERROR:
      break;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
      return region == nullptr ? TRIB_PHONE_NO_COUNTRY : TRIB_PHONE_NOT_A_NUMBER;
    default:
      return TRIB_PHONE_NOT_A_NUMBER;
    }
  number.clear_extension ();
  util.Format (number, PhoneNumberUtil::E164, &formatted);
  if (formatted.size () >= TRIB_PHONE_E164_SIZE)
    return TRIB_PHONE_TOO_LONG;
  std::memcpy (e164, formatted.c_str (), formatted.size () + 1);
  return verdict_of (util, number);
}

extern "C" TribPhoneVerdict
trib_phone_shim_parse (const char *text, const char *region, char e164[TRIB_PHONE_E164_SIZE])
{
  e164[0] = '\0';
  try
    {
      return parse (text, region, e164);
    }
  catch (...)
    {
      e164[0] = '\0';
      return TRIB_PHONE_NOT_A_NUMBER;
    }
}

static TribPhoneVerdict
judge (int country_code, const char *national)
{
  const size_t zeros = std::strspn (national, "0");
  PhoneNumber number;

  number.set_country_code (country_code);
  number.set_national_number (std::stoull (national));
  if (zeros > 0)
    {
      number.set_italian_leading_zero (true);
      if (zeros > 1)
        number.set_number_of_leading_zeros (static_cast<int> (zeros));
    }
  return verdict_of (*PhoneNumberUtil::GetInstance (), number);
}

extern "C" TribPhoneVerdict
trib_phone_shim_judge (int country_code, const char *national)
{
  try
    {
      return judge (country_code, national);
    }
  catch (...)
    {
      return TRIB_PHONE_NOT_A_NUMBER;
    }
}
