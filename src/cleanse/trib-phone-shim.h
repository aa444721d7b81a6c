/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The little of libphonenumber that the program needs, callable from C.
 */
#pragma once

#ifdef __cplusplus
extern "C"
{
#endif

  typedef enum
  {
    TRIB_PHONE_NOT_A_NUMBER,
    TRIB_PHONE_NO_COUNTRY, /* a national form, and no country given */
    TRIB_PHONE_TOO_SHORT,
    TRIB_PHONE_TOO_LONG,
    TRIB_PHONE_NOT_ASSIGNED, /* of a possible length, but not given out */
    TRIB_PHONE_VALID,
  } TribPhoneVerdict;

#define TRIB_PHONE_E164_SIZE 24

  /**
   * trib_phone_shim_parse:
   * @text: the number as written
   * @region: ISO 3166-1 code by which national forms are read, or NULL
   * @e164: set to the number with plus and country code, from %TRIB_PHONE_TOO_SHORT on; else to ""
   *
   * Thread-safe.
   */
  TribPhoneVerdict trib_phone_shim_parse (const char *text, const char *region, char e164[TRIB_PHONE_E164_SIZE]);

  /**
   * trib_phone_shim_judge:
   * @country_code: digits, without the plus
   * @national: digits behind it, without anything that falls away there
   *
   * What trib_phone_shim_parse () says of the two together, without reading them anew. Thread-safe.
   */
  TribPhoneVerdict trib_phone_shim_judge (int country_code, const char *national);

#ifdef __cplusplus
}
#endif
