/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * E-mail addresses, phones, ids, websites and the postal address: what match/trib-comparison-contact.c, -web.c and -address.c do,
 * as conditions. Of several addresses or phones the first counts.
 */
#include "config.h"

#include "publish/trib-splink-levels.h"
#include "publish/trib-splink-sql.h"

/* Boxes that a whole firm reads ("info@"), at hosts of two countries. */
#define OTHER_ENDING "(%_box_l = '1' AND %_box_r = '1' AND %_ending_l <> %_ending_r)"
#define NUMBERS_DIFFER "(%_numbers_l <> '-' AND %_numbers_r <> '-' AND levenshtein(%_numbers_l, %_numbers_r) >= 2)"
#define EMAIL_TYPO                                                                                                     \
  "(" SQL_LENGTH ("%", "08") " AND NOT " OTHER_ENDING " AND ((" SQL_LENGTH ("%_name", "05") " AND " SQL_SLIP (         \
      "%") ") OR (" SQL_LENGTH ("%_name", "07") " AND " SQL_TWO_SLIPS ("%") ")))"
#define EMAIL_ALIKE                                                                                                    \
  "(" SQL_LENGTH ("%", "08") " AND NOT " OTHER_ENDING " AND NOT " NUMBERS_DIFFER                                       \
                             " AND ((" SQL_LENGTH ("%", "12") " AND " SQL_SERIES ("%") " AND " SQL_LEVENSHTEIN (       \
                                 "%") " <= 3) OR (" SQL_FRONT ("%", "1") " AND " SQL_ALIKE_90 ("%") ")))"

const TribSplinkLevel trib_splink_email[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 6, TRIB_LEVEL_LOCAL_PART,
    "%_of_name_l = '1' AND %_of_name_r = '1' AND (%_local_l = %_local_r OR " EMAIL_TYPO " OR " EMAIL_ALIKE ")", NULL },
  { 4, TRIB_LEVEL_LOCAL_PART, SQL_SAME ("%_local"), "%" },
  { 3, TRIB_LEVEL_TYPO, EMAIL_TYPO, "%" },
  { 5, TRIB_LEVEL_SIMILAR, EMAIL_ALIKE, NULL },
  { 7, TRIB_LEVEL_PART, SQL_LENGTH ("%", "08") " AND " SQL_SAME ("%_domain"), "%" },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_email = G_N_ELEMENTS (trib_splink_email);

/* The last digits, up to nine, backwards: as many of them as the shorter one has. */
#define ENDS(side, other) "substr(%_end_" side ", 1, " SQL_INT ("%_len_" other) ")"
#define PHONE_ENDS "levenshtein(" ENDS ("l", "r") ", " ENDS ("r", "l") ")"
#define LONG_ENOUGH SQL_LENGTH ("%", "06")

const TribSplinkLevel trib_splink_phone[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 2, TRIB_LEVEL_SAME, LONG_ENOUGH " AND " SQL_SAME ("%_seven") " AND %_len_l <> %_len_r AND " PHONE_ENDS " = 0",
    "%" },
  { 4, TRIB_LEVEL_LAST_DIGITS, LONG_ENOUGH " AND " SQL_SAME ("%_seven"), NULL },
  { 3, TRIB_LEVEL_ONE_DIGIT,
    LONG_ENOUGH " AND (" PHONE_ENDS " <= 1 OR (" PHONE_ENDS " = 2 AND " SQL_SAME ("%_letters") "))", "%" },
  { 5, TRIB_LEVEL_SIMILAR, LONG_ENOUGH " AND " PHONE_ENDS " <= 2", NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_phone = G_N_ELEMENTS (trib_splink_phone);

#define ID_LEVELS                                                                                                      \
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },                                                                         \
      { 3, TRIB_LEVEL_ONE_DIGIT, SQL_LENGTH ("%", "04") " AND " SQL_SLIP ("%"), "%" },                                 \
      { 5, TRIB_LEVEL_SIMILAR, SQL_LENGTH ("%", "07") " AND " SQL_TWO_SLIPS ("%"), NULL },                             \
  {                                                                                                                    \
    1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL                                                                              \
  }

const TribSplinkLevel trib_splink_id[] = { { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL }, ID_LEVELS };
const guint trib_splink_n_id = G_N_ELEMENTS (trib_splink_id);

/* Numbers that mean something within their source only. */
const TribSplinkLevel trib_splink_external_id[]
    = { { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%") " OR source_l <> source_r", NULL }, ID_LEVELS };
const guint trib_splink_n_external_id = G_N_ELEMENTS (trib_splink_external_id);

const TribSplinkLevel trib_splink_website[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 3, TRIB_LEVEL_PREFIX, SQL_SAME ("%_host"), "%" },
  { 5, TRIB_LEVEL_LOCAL_PART,
    "%_root_l = %_root_r OR (" SQL_LENGTH ("%_root", "05") " AND " SQL_TWO_SLIPS ("%") " AND %_tail_l <> %_tail_r)",
    NULL },
  { 4, TRIB_LEVEL_TYPO, SQL_LENGTH ("%_root", "05") " AND " SQL_TWO_SLIPS ("%"), NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_website = G_N_ELEMENTS (trib_splink_website);

/* How far two texts agree, and two numbers or postcodes. */
#define NEARLY(x)                                                                                                                \
  "(" SQL_SAME (x) " OR " SQL_SAME (x "_loose") " OR (" SQL_LENGTH (x, "04") " AND " SQL_SLIP (                                  \
      x) ") OR (" SQL_LENGTH (x,                                                                                                 \
                              "08") " AND " SQL_TWO_SLIPS (x) ") OR " SQL_SAME_CORE (x) " OR (" SQL_LENGTH (x,                   \
                                                                                                            "05") " A"           \
                                                                                                                  "ND"           \
                                                                                                                  " " SQL_PART ( \
                                                                                                                      x) "))"
#define LOOSELY(x) "(" NEARLY (x) " OR (" SQL_LENGTH (x, "05") " AND " SQL_ALIKE_88 (x) ") OR " SQL_MAIN_WORD (x) ")"
#define NUMBER_NEARLY(x) "(" SQL_LENGTH (x, "02") " AND " SQL_SLIP (x) ")"

#define STREET_SAME SQL_SAME ("street")
#define STREET_NEARLY NEARLY ("street")
#define NUMBER_SAME SQL_SAME ("house_number")
#define NUMBER_KNOWN SQL_KNOWN ("house_number")
#define NUMBER_LIKE                                                                                                    \
  "(" NUMBER_SAME " OR " NUMBER_NEARLY ("house_number") " OR house_number_first_l = house_number_first_r)"
#define OTHER_UNIT                                                                                                     \
  "(" SQL_KNOWN ("unit") " AND unit_l <> unit_r AND NOT " NUMBER_NEARLY ("unit") " AND unit_first_l <> unit_first_r)"
#define PLACE_SAME "(" SQL_SAME ("postcode") " OR " NEARLY ("city") ")"
#define PLACE_NEARLY "(" PLACE_SAME " OR " NUMBER_NEARLY ("postcode") " OR " LOOSELY ("city") ")"
#define PLACE_UNKNOWN "(NOT " SQL_KNOWN ("postcode") " AND NOT " SQL_KNOWN ("city") ")"
#define PLACE_MAY_BE "(" PLACE_UNKNOWN " OR " PLACE_NEARLY ")"

const TribSplinkLevel trib_splink_address[] = {
  { 0, TRIB_LEVEL_MISSING, PLACE_UNKNOWN " AND (" SQL_MISSING ("street") ")", NULL },
  { 5, TRIB_LEVEL_SAME_STREET, NUMBER_SAME " AND " STREET_NEARLY " AND " OTHER_UNIT " AND " PLACE_MAY_BE, "premise" },
  { 2, TRIB_LEVEL_SAME, STREET_SAME " AND " NUMBER_SAME " AND " PLACE_SAME, "premise" },
  { 3, TRIB_LEVEL_TYPO, NUMBER_LIKE " AND " STREET_NEARLY " AND " PLACE_MAY_BE, "premise" },
  { 3, TRIB_LEVEL_TYPO, STREET_SAME " AND NOT " NUMBER_KNOWN " AND " PLACE_SAME, NULL },
  { 4, TRIB_LEVEL_SAME_STREET, STREET_SAME " AND " NUMBER_SAME, "premise" },
  { 6, TRIB_LEVEL_SAME_STREET,
    "(" STREET_SAME " AND NOT " NUMBER_KNOWN " AND " PLACE_MAY_BE ") OR (" STREET_NEARLY " AND " PLACE_NEARLY ")",
    "street" },
  { 11, TRIB_LEVEL_SIMILAR, NUMBER_SAME " AND " LOOSELY ("street") " AND " PLACE_NEARLY, "street" },
  { 11, TRIB_LEVEL_SIMILAR, NUMBER_SAME " AND NOT " SQL_KNOWN ("street") " AND " PLACE_NEARLY, NULL },
  { 7, TRIB_LEVEL_SAME_PLACE, SQL_SAME ("postcode"), "postcode" },
  { 8, TRIB_LEVEL_SAME_PLACE, NEARLY ("city"), "city" },
  { 9, TRIB_LEVEL_PREFIX, NUMBER_NEARLY ("postcode") " OR postcode_first_l = postcode_first_r OR " LOOSELY ("city"),
    NULL },
  { 10, TRIB_LEVEL_PREFIX, SQL_SAME ("region"), NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_address = G_N_ELEMENTS (trib_splink_address);
