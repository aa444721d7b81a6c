/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks as one file of XML, as Excel 2002 and 2003 wrote them and many shops still do ("XML Spreadsheet", mostly
 * called .xls). Private to this folder.
 */
#pragma once

#include "formats/workbook/trib-workbook.h"

G_BEGIN_DECLS

gboolean trib_sml_sniff (const TribInput *input);
/* Takes @input, whatever comes of it. */
TribWorkbook *trib_sml_open (TribInput *input, GError **error);

G_END_DECLS
