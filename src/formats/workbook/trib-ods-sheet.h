/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of one table of an OpenDocument spreadsheet. Private to this folder.
 */
#pragma once

#include "formats/workbook/trib-workbook.h"

G_BEGIN_DECLS

/* The table of that number, from 0. @input must live as long. */
TribSheet *trib_ods_sheet_open (TribInput *input, guint number, GError **error);

G_END_DECLS
