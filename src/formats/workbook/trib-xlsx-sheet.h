/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of one sheet, as they come. Private to this folder.
 */
#pragma once

#include "formats/workbook/trib-workbook.h"
#include "formats/workbook/trib-xlsx-tables.h"

G_BEGIN_DECLS

/* @package and @tables must live as long. */
TribSheet *trib_xlsx_sheet_open (TribXlsxPackage *package, const TribXlsxSheet *sheet, const TribXlsxTables *tables,
                                 GError **error);

G_END_DECLS
