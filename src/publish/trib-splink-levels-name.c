/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of persons, of organisations, and whatever else is text: what match/trib-comparison-name.c and -text.c do, as conditions.
 */
#include "config.h"

#include "publish/trib-splink-levels.h"
#include "publish/trib-splink-sql.h"

#define INITIAL(x) "((" x "_len_l = '01' OR " x "_len_r = '01') AND substr(" x "_l, 1, 1) = substr(" x "_r, 1, 1))"
#define TYPO(x)                                                                                                        \
  "((" SQL_LENGTH (x, "03") " AND " SQL_SLIP (x) ") OR (" SQL_LENGTH (x, "08") " AND " SQL_TWO_SLIPS (x) "))"
#define SIMILAR(x)                                                                                                     \
  "((" SQL_LENGTH (x, "02") " AND " SQL_SLIP (x) ") OR (" SQL_LENGTH (x, "05") " AND " SQL_TWO_SLIPS (                 \
      x) ") OR " SQL_ALIKE_88 (x) ")"
#define SOUNDS(x) "(" SQL_LENGTH (x, "04") " AND " SQL_SAME (x "_sound") ")"

/* Forms of one name: a line of the table of nicknames has both. */
#define FORMS(x) "(regexp_replace(" x "_forms_l, " x "_pattern_r, '') <> " x "_forms_l)"
#define NO_NAME "(given_known_l = '0' OR given_known_r = '0')"

/* A given name on the one side and a family name on the other. */
#define CROSSES(a, b)                                                                                                  \
  "(given_" a " = family_" b " OR given_loose_" a " = family_loose_" b " OR (given_len_" a                             \
  " >= '03' AND family_len_" b " >= '03' AND levenshtein(given_" a ", family_" b ") <= 1))"
#define BOTH_CROSS "(given_l <> given_r AND family_l <> family_r AND " CROSSES ("l", "r") " AND " CROSSES ("r", "l") ")"
#define HALF(a, b)                                                                                                     \
  "(given_" a " IS NOT NULL AND family_" b " IS NOT NULL AND (family_" a " IS NULL OR given_" b                        \
  " IS NULL) AND (given_" b " IS NULL OR given_" b " <> given_" a ") AND (family_" a " IS NULL OR family_" a           \
  " <> family_" b ") AND " CROSSES (a, b) ")"
#define HALF_CROSSES "(" HALF ("l", "r") " OR " HALF ("r", "l") ")"

const TribSplinkLevel trib_splink_given[] = {
  { 0, TRIB_LEVEL_MISSING, "(" SQL_MISSING ("given") ") AND NOT " HALF_CROSSES, NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("given"), "given" },
  { 9, TRIB_LEVEL_INITIAL, INITIAL ("given"), "given" },
  { 3, TRIB_LEVEL_SAME_FOLDED, SQL_SAME ("given_loose"), "given" },
  { 11, TRIB_LEVEL_PART, SQL_PART ("given"), "given" },
  { 4, TRIB_LEVEL_TYPO, TYPO ("given") " AND (" NO_NAME " OR " FORMS ("given") ")", "given" },
  { 10, TRIB_LEVEL_NICKNAME,
    FORMS ("given") " OR " SQL_SAME ("given_names") " OR nickname_l = given_r OR given_l = nickname_r OR " SQL_SAME (
        "nickname"),
    "given" },
  { 5, TRIB_LEVEL_SIMILAR, TYPO ("given") " OR (" NO_NAME " AND " SIMILAR ("given") ")", "given" },
  { 6, TRIB_LEVEL_SOUNDS, NO_NAME " AND " SOUNDS ("given"), "given" },
  { 7, TRIB_LEVEL_SWAPPED, BOTH_CROSS, "both_names" },
  { 8, TRIB_LEVEL_SWAPPED, HALF_CROSSES, NULL },
  { 12, TRIB_LEVEL_CONTRADICTS,
    "given_known_l = '1' AND given_known_r = '1' AND NOT " SIMILAR ("given") " AND NOT " SOUNDS ("given"), NULL },
  { 13, TRIB_LEVEL_SIMILAR, NO_NAME " AND " SQL_ALIKE_74 ("given"), NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_given = G_N_ELEMENTS (trib_splink_given);

const TribSplinkLevel trib_splink_family[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("family") " OR " BOTH_CROSS " OR " HALF_CROSSES, NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("family"), "family" },
  { 9, TRIB_LEVEL_INITIAL, INITIAL ("family"), "family" },
  { 3, TRIB_LEVEL_SAME_FOLDED, SQL_SAME ("family_loose"), "family" },
  { 11, TRIB_LEVEL_PART, SQL_PART ("family"), "family" },
  { 4, TRIB_LEVEL_TYPO, TYPO ("family"), "family" },
  { 5, TRIB_LEVEL_SIMILAR, SIMILAR ("family"), "family" },
  { 6, TRIB_LEVEL_SOUNDS, SOUNDS ("family"), "family" },
  { 13, TRIB_LEVEL_SIMILAR, SQL_ALIKE_74 ("family"), NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_family = G_N_ELEMENTS (trib_splink_family);

const TribSplinkLevel trib_splink_middle[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 3, TRIB_LEVEL_INITIAL, INITIAL ("%"), "%" },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%_loose"), "%" },
  { 4, TRIB_LEVEL_SIMILAR, SQL_PART ("%") " OR " TYPO ("%") " OR " SIMILAR ("%") " OR " SOUNDS ("%"), "%" },
  { 4, TRIB_LEVEL_SIMILAR, FORMS ("%"), NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_middle = G_N_ELEMENTS (trib_splink_middle);

const TribSplinkLevel trib_splink_text[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 3, TRIB_LEVEL_SAME_FOLDED, SQL_SAME ("%_loose"), "%" },
  { 4, TRIB_LEVEL_TYPO,
    "(" SQL_LENGTH ("%", "05") " AND " SQL_SLIP ("%") ") OR (" SQL_LENGTH ("%", "10") " AND " SQL_TWO_SLIPS ("%") ")",
    "%" },
  { 6, TRIB_LEVEL_SIMILAR, SQL_SAME_CORE ("%"), "%" },
  { 5, TRIB_LEVEL_PART, SQL_PART ("%"), "%" },
  { 6, TRIB_LEVEL_SIMILAR, SQL_LENGTH ("%", "05") " AND " SQL_ALIKE_90 ("%"), "%" },
  { 7, TRIB_LEVEL_ONE_OF_SEVERAL, SQL_MAIN_WORD ("%"), NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_text = G_N_ELEMENTS (trib_splink_text);

/* Whole names, of which words are matched with words, by regular expressions that find any word of the other, or all words
 * where the other has them all. */
#define WITHIN "(regexp_replace(%_words_l, %_all_r, '') = '' OR regexp_replace(%_words_r, %_all_l, '') = '')"
#define IN_COMMON "regexp_replace(%_words_l, %_any_r, '') <> %_words_l"
#define BAG_SLIPS(most) "levenshtein(%_bag_l, %_bag_r) <= " most
#define OTHER_SERIES SQL_SERIES ("%")

const TribSplinkLevel trib_splink_whole[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 3, TRIB_LEVEL_SAME_FOLDED, SQL_SAME ("%_bag") " OR " SQL_SAME ("%_loose"), "%" },
  { 5, TRIB_LEVEL_NICKNAME, SQL_SAME ("%_names"), "%" },
  { 7, TRIB_LEVEL_PART, "%_count_l >= '02' AND %_count_r >= '02' AND " WITHIN, "%" },
  { 8, TRIB_LEVEL_ONE_OF_SEVERAL, WITHIN, "%" },
  { 4, TRIB_LEVEL_TYPO, SQL_LENGTH ("%", "08") " AND " OTHER_SERIES " AND (" BAG_SLIPS ("1") " OR " SQL_SLIP ("%") ")",
    "%" },
  { 6, TRIB_LEVEL_INITIAL, "(%_short_l = '1' OR %_short_r = '1') AND " SQL_SAME ("%_initials") " AND " IN_COMMON, "%" },
  { 9, TRIB_LEVEL_SIMILAR,
    SQL_LENGTH ("%", "08") " AND " OTHER_SERIES " AND (" BAG_SLIPS ("2") " OR " SQL_TWO_SLIPS ("%") ")", "%" },
  { 10, TRIB_LEVEL_CONTRADICTS, IN_COMMON, NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_whole = G_N_ELEMENTS (trib_splink_whole);
