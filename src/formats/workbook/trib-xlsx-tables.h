/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the cells of all sheets refer to: shared strings and number formats. Private to this folder.
 */
#pragma once

#include "formats/workbook/trib-number-format.h"
#include "formats/workbook/trib-text-store.h"
#include "formats/workbook/trib-xlsx-package.h"

G_BEGIN_DECLS

typedef struct
{
  TribTextStore *texts;
  GArray *formats; /* TribNumberFormat: by style */
} TribXlsxTables;

TribXlsxTables *trib_xlsx_tables_read (TribXlsxPackage *package, GError **error);
void trib_xlsx_tables_free (TribXlsxTables *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribXlsxTables, trib_xlsx_tables_free)

/* Ends @text as it is shown: _x000D_ and its kin become the character. */
void trib_xlsx_unescape (GString *text, gsize from);

G_END_DECLS
