/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pieces of conditions. x is the name of a column, "%" for the comparison's own; x_len, x_letters and so on are derived from it.
 */
#pragma once

#define SQL_MISSING(x) x "_l IS NULL OR " x "_r IS NULL"
#define SQL_KNOWN(x) "(" x "_l IS NOT NULL AND " x "_r IS NOT NULL)"
#define SQL_SAME(x) x "_l = " x "_r"
#define SQL_LEVENSHTEIN(x) "levenshtein(" x "_l, " x "_r)"
#define SQL_INT(x) "try_cast(" x " as int)"

/* Lengths are texts of two digits, so that they compare as such. */
#define SQL_LENGTH(x, least) "(" x "_len_l >= '" least "' AND " x "_len_r >= '" least "')"

/* Values of a series that only counts ("Branch 12", "Branch 13") are no slips of each other: other values are of no series. */
#define SQL_SERIES(x) x "_series_l <> " x "_series_r"

/* Slips of the keyboard as the engine counts them, where two letters that changed places are one slip: then the sorted
 * letters are the same. */
#define SQL_SLIP(x)                                                                                                    \
  "(" SQL_SERIES (x) " AND (" SQL_LEVENSHTEIN (x) " <= 1 OR (" SQL_LEVENSHTEIN (x) " = 2 AND " SQL_SAME (              \
      x "_letters") ")))"
#define SQL_TWO_SLIPS(x)                                                                                               \
  "(" SQL_SERIES (x) " AND (" SQL_LEVENSHTEIN (x) " <= 2 OR (" SQL_LEVENSHTEIN (x) " = 3 AND " SQL_LEVENSHTEIN (       \
      x "_letters") " <= 1)))"

/* Stands for a Jaro-Winkler similarity, which engines of SQL have under several names and with several results: letters that
 * Levenshtein leaves in place count as common ones, and the first four weigh more, as Winkler has it. The numbers are a
 * hundred times the sum that is asked of the two shares, by how many letters are the same in front. */
#define SQL_LEN(x, side) SQL_INT (x "_len_" side)
#define SQL_FRONT(x, n) "substr(" x "_l, 1, " n ") = substr(" x "_r, 1, " n ")"
#define SQL_ALIKE(x, four, three, two, one, none)                                                                                              \
  "(" SQL_SERIES (x) " AND 100 * (greatest(" SQL_LEN (x, "l") ", " SQL_LEN (x, "r") ") - " SQL_LEVENSHTEIN (                                   \
      x) ") * (" SQL_LEN (x,                                                                                                                   \
                          "l") " + " SQL_LEN (x,                                                                                               \
                                              "r") ") >= " SQL_LEN (x,                                                                         \
                                                                    "l") " * " SQL_LEN (x,                                                     \
                                                                                        "r") " * CASE "                                        \
                                                                                             "WHEN " SQL_FRONT (                               \
                                                                                                 x,                                            \
                                                                                                 "4") " THEN " four                            \
                                                                                                      " WHEN"                                  \
                                                                                                      " " SQL_FRONT (                          \
                                                                                                          x,                                   \
                                                                                                          "3") " T"                            \
                                                                                                               "HE"                            \
                                                                                                               "N"                             \
                                                                                                               " " three                       \
                                                                                                               " W"                            \
                                                                                                               "HE"                            \
                                                                                                               "N"                             \
                                                                                                               " " SQL_FRONT (                 \
                                                                                                                   x,                          \
                                                                                                                   "2") " THEN " two           \
                                                                                                                        " WHEN " SQL_FRONT (   \
                                                                                                                            x,                 \
                                                                                                                            "1") " THEN " one  \
                                                                                                                                 " ELSE " none \
                                                                                                                                 " END)"
#define SQL_ALIKE_90(x) SQL_ALIKE (x, "150", "157", "163", "167", "170")
#define SQL_ALIKE_88(x) SQL_ALIKE (x, "140", "149", "155", "160", "164")
#define SQL_ALIKE_74(x) SQL_ALIKE (x, "95", "110", "121", "130", "137")

/* One of the first words of a text. */
#define SQL_WORD(x, side, n) "split_part(" x "_" side ", ' ', " n ")"
#define SQL_IS_WORD(word, x, side)                                                                                     \
  "(" word " = " SQL_WORD (x, side, "1") " OR " word " = " SQL_WORD (x, side, "2") " OR " word                         \
                                                                                   " = " SQL_WORD (x, side, "3") ")"
#define SQL_WITHIN(x, a, b)                                                                                            \
  "(" x "_len_" a " >= '03' AND " SQL_IS_WORD (SQL_WORD (x, a, "1"), x, b) " AND (" SQL_WORD (                         \
      x, a, "2") " = '' OR " SQL_IS_WORD (SQL_WORD (x, a, "2"), x, b) ") AND " SQL_WORD (x, a, "3") " = '')"
/* All words of the one, up to two, are words of the other. */
#define SQL_PART(x) "(" SQL_WITHIN (x, "l", "r") " OR " SQL_WITHIN (x, "r", "l") ")"
/* Words that carry most of what the value says. */
#define SQL_SAME_CORE(x) SQL_SAME (x "_core")
#define SQL_MAIN_WORD(x)                                                                                               \
  "(" SQL_IS_WORD (x "_main_l", x, "r") " OR " SQL_IS_WORD (x "_main_r", x, "l") " OR " SQL_SAME (x "_main") ")"
