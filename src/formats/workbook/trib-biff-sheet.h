/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of one sheet of an old workbook. Private to this folder.
 */
#pragma once

#include "formats/workbook/trib-biff-book.h"
#include "formats/workbook/trib-workbook.h"

G_BEGIN_DECLS

/* @book and @sheet must live as long. @name is that of the file. */
TribSheet *
trib_biff_sheet_open (const TribBiffBook *book, const TribBiffSheet *sheet, const char *name, GError **error);

G_END_DECLS
