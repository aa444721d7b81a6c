/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a sheet of any sort of workbook as a table. Private to this folder.
 */
#pragma once

#include "formats/workbook/trib-workbook.h"

G_BEGIN_DECLS

#define TRIB_TYPE_SHEET_READER (trib_sheet_reader_get_type ())
G_DECLARE_FINAL_TYPE (TribSheetReader, trib_sheet_reader, TRIB, SHEET_READER, TribReader)

/* Takes @workbook, which may be %NULL with the error set. */
TribReader *trib_sheet_reader_new (TribWorkbook *workbook, const TribReadOptions *options, GError **error);

G_END_DECLS
