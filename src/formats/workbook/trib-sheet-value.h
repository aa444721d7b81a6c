/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writers of workbooks ask of a cell before they give it a type. Private to this folder.
 */
#pragma once

#include "base/trib-types.h"

G_BEGIN_DECLS

#define TRIB_SHEET_MAX_ROWS 1048576
#define TRIB_SHEET_EXACT_DIGITS 15 /* of a number, that a spreadsheet keeps */

/**
 * TribSheetMoment:
 * @has_time: else it is a day
 */
typedef struct
{
  int year, month, day, hour, minute, second;
  gboolean has_time;
} TribSheetMoment;

/* YYYY-MM-DD, or with Thh:mm:ss. */
gboolean trib_sheet_value_parse_moment (const TribText *cell, TribSheetMoment *out);

/* The cell's text, of which everything is U+FFFD that is not valid or that XML cannot hold. */
char *trib_sheet_value_clean (const TribText *cell);

G_END_DECLS
