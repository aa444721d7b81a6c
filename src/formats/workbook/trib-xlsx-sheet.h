/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of one sheet, as they come. Private to this folder.
 */
#pragma once

#include "formats/trib-row-issue.h"
#include "formats/workbook/trib-xlsx-tables.h"

G_BEGIN_DECLS

/**
 * TribXlsxRow:
 * @line: number of the row in the sheet, from 1
 * @cells: (element-type TribText): up to the last that is not empty; they lie in @text
 * @issues: (element-type TribRowIssue): what is wrong with its cells; their columns count from the sheet's first
 */
typedef struct
{
  guint64 line;
  GArray *cells;
  GString *text;
  GPtrArray *issues;
} TribXlsxRow;

TribXlsxRow *trib_xlsx_row_new (void);
void trib_xlsx_row_free (TribXlsxRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribXlsxRow, trib_xlsx_row_free)

typedef struct
{
  TribXlsxPart *part;
  const TribXlsxTables *tables;
  const char *name; /* of the file */
  gboolean date1904;
  guint64 line;
  guint n_merged, n_hidden; /* merged ranges, hidden rows so far */
} TribXlsxSheetStream;

/* @package and @tables must live as long. */
TribXlsxSheetStream *trib_xlsx_sheet_open (TribXlsxPackage *package, const TribXlsxSheet *sheet,
                                           const TribXlsxTables *tables, GError **error);
void trib_xlsx_sheet_free (TribXlsxSheetStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribXlsxSheetStream, trib_xlsx_sheet_free)

/* The next row that is not empty into @row; %FALSE at the end, or with the error set. */
gboolean trib_xlsx_sheet_next (TribXlsxSheetStream *self, TribXlsxRow *row, GError **error);

G_END_DECLS
