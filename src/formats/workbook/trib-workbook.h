/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every sort of workbook has to offer: its sheets, and the rows of one of them. A sort is a file that opens one of
 * these; what is made of the rows is the same for all, see trib-sheet-reader.h. Private to this folder.
 */
#pragma once

#include "formats/trib-format.h"
#include "formats/workbook/trib-sheet-row.h"

G_BEGIN_DECLS

typedef struct _TribWorkbook TribWorkbook;
typedef struct _TribSheet TribSheet;

/**
 * TribWorkbookClass:
 * @format: as readers tell it
 * @open_sheet: the sheet of that number; the workbook outlives it
 */
typedef struct
{
  const char *format;
  TribSheet *(*open_sheet) (TribWorkbook *self, guint sheet, GError **error);
  void (*free) (TribWorkbook *self);
} TribWorkbookClass;

/**
 * TribWorkbook:
 * @input: owned; the sort of workbook hands it over
 * @sheets: (element-type TribTableName): in the order of their tabs, at least one
 */
struct _TribWorkbook
{
  const TribWorkbookClass *class;
  TribInput *input;
  GPtrArray *sheets;
};

/**
 * TribSheetClass:
 * @next: the next row that is not empty into @row; %FALSE at the end, or with the error set
 * @get_offset: (nullable): how many bytes of the file were read for it
 */
typedef struct
{
  gboolean (*next) (TribSheet *self, TribSheetRow *row, GError **error);
  guint64 (*get_offset) (TribSheet *self);
  void (*free) (TribSheet *self);
} TribSheetClass;

/**
 * TribSheet:
 * @n_merged: merged ranges that were met
 * @n_hidden_rows: rows that are not shown
 * @n_hidden_columns: columns that are not shown
 */
struct _TribSheet
{
  const TribSheetClass *class;
  guint n_merged, n_hidden_rows, n_hidden_columns;
};

void trib_workbook_init (TribWorkbook *self, const TribWorkbookClass *class, TribInput *input);
void trib_workbook_add_sheet (TribWorkbook *self, const char *name, gboolean hidden);
void trib_workbook_free (TribWorkbook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribWorkbook, trib_workbook_free)

/* The sheets as a format lists them, hidden ones last. Takes @self, which may be %NULL with the error set. */
GPtrArray *trib_workbook_list_tables (TribWorkbook *self);

void trib_sheet_free (TribSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribSheet, trib_sheet_free)

G_END_DECLS
