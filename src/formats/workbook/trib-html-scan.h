/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of a web page, while the page comes in. Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"
#include "formats/workbook/trib-sheet-row.h"

G_BEGIN_DECLS

/**
 * TribHtmlTable:
 * @name: its caption; %NULL where it has none
 * @n_rows: rows with cells
 * @n_cells: in all of them
 */
typedef struct
{
  char *name;
  guint n_rows;
  guint64 n_cells;
} TribHtmlTable;

typedef struct _TribHtmlScan TribHtmlScan;

/* @wanted: number of the table whose rows are asked for. @input must live as long. */
TribHtmlScan *trib_html_scan_new (TribInput *input, const char *encoding, guint wanted);
void trib_html_scan_free (TribHtmlScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribHtmlScan, trib_html_scan_free)

/* The next row of the table into @row: %FALSE at the end of the page, or with the error set. */
gboolean trib_html_scan_next (TribHtmlScan *self, TribSheetRow *row, GError **error);

/* (element-type TribHtmlTable): those that began so far, tables within tables among them */
const GPtrArray *trib_html_scan_get_tables (const TribHtmlScan *self);
guint trib_html_scan_count_merged (const TribHtmlScan *self);
guint trib_html_scan_count_hidden (const TribHtmlScan *self);
guint64 trib_html_scan_get_offset (const TribHtmlScan *self);

G_END_DECLS
