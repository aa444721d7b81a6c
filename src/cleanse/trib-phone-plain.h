/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plain ways of writing a telephone number, read without libphonenumber: quick, and all there is without it.
 */
#pragma once

#include <glib.h>

#include "cleanse/trib-phone-shim.h"

G_BEGIN_DECLS

/**
 * trib_phone_plain:
 * @text: digits with blanks, brackets, hyphens, dots, slashes, and perhaps a plus
 * @country: (nullable): ISO code by which a national form is read
 * @e164: (out): the number with plus and country code
 * @code_len: (out): digits of the country code in it
 *
 * Returns: whether the text was plain and the country one whose prefixes are known
 */
gboolean trib_phone_plain (const char *text, const char *country, char e164[TRIB_PHONE_E164_SIZE], guint *code_len);

/* What the library says of a number in this form. Remembered for the country code, the length and the first digits
 * behind the code, since nothing behind them changes the answer. Without the library only the length is judged. */
TribPhoneVerdict trib_phone_plain_verdict (const char *e164, guint code_len);

G_END_DECLS
