/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The value of a property as text. Private to this folder.
 */
#pragma once

#include "formats/card/trib-card-property.h"
#include "formats/text/trib-text-check.h"

G_BEGIN_DECLS

/**
 * TribCardFaults:
 * @TRIB_CARD_UNDECLARED: neither UTF-8 nor of the encoding that the line names
 * @TRIB_CARD_OTHER_CHARSET: not of the encoding that the line names, but read all the same
 * @TRIB_CARD_NO_TEXT: bytes, such as those of a picture
 */
typedef enum
{
  TRIB_CARD_CLEAN = 0,
  TRIB_CARD_INVALID = 1 << 0,
  TRIB_CARD_CONTROL = 1 << 1,
  TRIB_CARD_UNDECLARED = 1 << 2,
  TRIB_CARD_OTHER_CHARSET = 1 << 3,
  TRIB_CARD_NO_TEXT = 1 << 4,
} TribCardFaults;

/**
 * TribCardSplit:
 * @TRIB_CARD_WHOLE: nowhere
 * @TRIB_CARD_BY_SEMICOLON: at semicolons that are not escaped
 * @TRIB_CARD_BY_COMMA: at commas that are not escaped
 */
typedef enum
{
  TRIB_CARD_WHOLE,
  TRIB_CARD_BY_SEMICOLON,
  TRIB_CARD_BY_COMMA,
} TribCardSplit;

/**
 * trib_card_text:
 * @fallback: encoding of text that is not UTF-8 and names none
 * @joint: (nullable): what to put in the place of commas that are not escaped; %NULL leaves them
 *
 * Returns: (transfer full) (element-type utf8): the texts, without blanks around them; at least one
 */
GPtrArray *trib_card_text (const TribCardProperty *property, TribCardSplit split, const char *joint,
                           const char *fallback, TribCardFaults *faults);

/* A date as ISO 8601 writes it at length, where @text is one of the forms of vCard; else as it came. No year is made
 * up. @omitted_year: (nullable): year that stands for none. (transfer full) */
char *trib_card_date (const char *text, const char *omitted_year);

G_END_DECLS
