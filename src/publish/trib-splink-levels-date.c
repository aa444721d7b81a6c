/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates, numbers and what is one of a few: what match/trib-comparison-date.c and -number.c do, as conditions.
 */
#include "config.h"

#include "publish/trib-splink-levels.h"
#include "publish/trib-splink-sql.h"

/* The column is YYYYMMDD, with 0 for what is not known. */
#define YEAR(side) "substr(%_" side ", 1, 4)"
#define MONTH(side) "substr(%_" side ", 5, 2)"
#define DAY(side) "substr(%_" side ", 7, 2)"
#define IS_OPEN(side) MONTH (side) " = '00' OR " DAY (side) " = '00'"
#define OPEN "(" IS_OPEN ("l") " OR " IS_OPEN ("r") ")"
#define JANUARY(side) "substr(%_" side ", 5, 4) = '0101'"
#define NO_YEAR "(" YEAR ("l") " = '0000' OR " YEAR ("r") " = '0000')"
#define SAME_YEAR YEAR ("l") " = " YEAR ("r")
#define SAME_MONTH MONTH ("l") " = " MONTH ("r")
#define SAME_DAY DAY ("l") " = " DAY ("r")
/* All that can be said is said by the years. */
#define YEARS_ALONE "(" OPEN " OR (" JANUARY ("l") " AND " JANUARY ("r") "))"
#define WHOLE "NOT " NO_YEAR " AND NOT " YEARS_ALONE
#define APART(a, b) "greatest(" a " - " b ", " b " - " a ")"
#define YEARS_APART APART (SQL_INT (YEAR ("l")), SQL_INT (YEAR ("r")))
#define DAYS_APART APART (SQL_INT ("%_days_l"), SQL_INT ("%_days_r"))

/* Two neighbouring digits changed places, the rest is the same. */
#define CHANGED(before, at, next, after)                                                                               \
  "(substr(%_l, 1, " before ") = substr(%_r, 1, " before ") AND substr(%_l, " at ", 1) = substr(%_r, " next            \
  ", 1) AND substr(%_l, " next ", 1) = substr(%_r, " at ", 1) AND substr(%_l, " after ", 8) = substr(%_r, " after      \
  ", 8))"
#define NEIGHBOURS_CHANGED                                                                                             \
  "(levenshtein(%_l, %_r) = 2 AND (" CHANGED ("0", "1", "2", "3") " OR " CHANGED ("1", "2", "3", "4") " OR " CHANGED ( \
      "2", "3", "4",                                                                                                   \
      "5") " OR " CHANGED ("3", "4", "5",                                                                              \
                           "6") " OR " CHANGED ("4", "5", "6",                                                         \
                                                "7") " OR " CHANGED ("5", "6", "7",                                    \
                                                                     "8") " OR " CHANGED ("6", "7", "8", "9") "))"

const TribSplinkLevel trib_splink_date[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 8, TRIB_LEVEL_PART,
    "(%_l = %_r AND " OPEN ") OR (" NO_YEAR " AND substr(%_l, 5, 4) = substr(%_r, 5, 4)) OR (NOT " NO_YEAR
    " AND " SAME_YEAR " AND ((" OPEN
    " AND (" MONTH ("l") " = '00' OR " MONTH ("r") " = '00' OR " SAME_MONTH ")) OR (NOT " OPEN
                                                   " AND %_l <> %_r AND (" JANUARY ("l") " OR " JANUARY ("r") "))))",
    NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 3, TRIB_LEVEL_DAY_MONTH,
    WHOLE " AND " SAME_YEAR " AND " MONTH ("l") " = " DAY ("r") " AND " DAY ("l") " = " MONTH ("r"), NULL },
  { 4, TRIB_LEVEL_ONE_DIGIT, WHOLE " AND (levenshtein(%_l, %_r) <= 1 OR " NEIGHBOURS_CHANGED ")", NULL },
  { 5, TRIB_LEVEL_SIMILAR, WHOLE " AND " DAYS_APART " <= 45", NULL },
  { 6, TRIB_LEVEL_YEAR, WHOLE " AND " SAME_YEAR " AND NOT " SAME_DAY, NULL },
  { 7, TRIB_LEVEL_YEAR,
    WHOLE " AND ((" SAME_DAY " AND (" SAME_MONTH " OR " SAME_YEAR ")) OR (" DAYS_APART " >= 3555 AND " DAYS_APART
          " <= 3645))",
    NULL },
  { 10, TRIB_LEVEL_SIMILAR,
    "NOT " NO_YEAR " AND ((" YEARS_ALONE " AND " YEARS_APART " <= 1) OR (NOT " YEARS_ALONE " AND " DAYS_APART
    " <= 400))",
    NULL },
  { 1, TRIB_LEVEL_DIFFERENT,
    NO_YEAR " OR (" YEARS_ALONE " AND " YEARS_APART " <= 2) OR (NOT " YEARS_ALONE " AND " YEARS_APART
            " <= 10 AND (" SAME_MONTH " OR " SAME_DAY "))",
    NULL },
  { 9, TRIB_LEVEL_CONTRADICTS, "ELSE", NULL },
};
const guint trib_splink_n_date = G_N_ELEMENTS (trib_splink_date);

const TribSplinkLevel trib_splink_gender[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), NULL },
  { 1, TRIB_LEVEL_CONTRADICTS, "ELSE", NULL },
};
const guint trib_splink_n_gender = G_N_ELEMENTS (trib_splink_gender);

const TribSplinkLevel trib_splink_choice[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_choice = G_N_ELEMENTS (trib_splink_choice);

/* The elder is 1, the younger 2; 0 is a degree or the like. Only the younger are told apart from those who have none. */
#define GENERATION(side) "%_generation_" side
#define UNTOLD(side) "(" GENERATION (side) " IS NULL OR " GENERATION (side) " < '2')"
const TribSplinkLevel trib_splink_generation[] = {
  { 0, TRIB_LEVEL_MISSING,
    "((" SQL_MISSING ("%") ") AND " UNTOLD ("l") " AND " UNTOLD ("r") ") OR (" GENERATION ("l") " <> " GENERATION (
        "r") " AND " UNTOLD ("l") " AND " UNTOLD ("r") ")",
    NULL },
  { 2, TRIB_LEVEL_SAME, "%_l = %_r OR (" GENERATION ("l") " = " GENERATION ("r") " AND " GENERATION ("l") " > '0')",
    NULL },
  { 1, TRIB_LEVEL_DIFFERENT, GENERATION ("l") " = " GENERATION ("r"), NULL },
  { 3, TRIB_LEVEL_CONTRADICTS, GENERATION ("l") " > '0' AND " GENERATION ("r") " > '0'", NULL },
  { 4, TRIB_LEVEL_PART, "ELSE", NULL },
};
const guint trib_splink_n_generation = G_N_ELEMENTS (trib_splink_generation);

#define HUNDREDTHS(side) "try_cast(%_hundredths_" side " as bigint)"
#define FAR APART (HUNDREDTHS ("l"), HUNDREDTHS ("r"))
#define SIZE(side) "greatest(" HUNDREDTHS (side) ", -" HUNDREDTHS (side) ")"
const TribSplinkLevel trib_splink_number[] = {
  { 0, TRIB_LEVEL_MISSING, SQL_MISSING ("%"), NULL },
  { 2, TRIB_LEVEL_SAME, SQL_SAME ("%"), "%" },
  { 3, TRIB_LEVEL_SIMILAR, FAR " <= 200 OR (100 * " FAR " <= " SIZE ("l") " AND 100 * " FAR " <= " SIZE ("r") ")",
    NULL },
  { 1, TRIB_LEVEL_DIFFERENT, "ELSE", NULL },
};
const guint trib_splink_n_number = G_N_ELEMENTS (trib_splink_number);
