/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of a sheet while it is put together, the same for all sorts of workbooks. Private to this folder.
 */
#pragma once

#include "base/trib-types.h"
#include "formats/trib-format-error.h"
#include "formats/trib-row-issue.h"

G_BEGIN_DECLS

#define TRIB_SHEET_MAX_COLUMNS 16384
#define TRIB_SHEET_MAX_TEXT (64 * 1024 * 1024) /* of a row */

/**
 * TribSheetRow:
 * @line: number of the row in the sheet, from 1
 * @cells: (element-type TribText): up to the last that is not empty; they lie in @text
 * @issues: (element-type TribRowIssue): what is wrong with its cells; their columns count from the sheet's first
 *
 * A cell's text is appended to @text and then given its place by trib_sheet_row_put ().
 */
typedef struct
{
  guint64 line;
  GArray *cells;
  GString *text;
  GPtrArray *issues;
} TribSheetRow;

TribSheetRow *trib_sheet_row_new (void);
void trib_sheet_row_free (TribSheetRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribSheetRow, trib_sheet_row_free)

/* Empties it. */
void trib_sheet_row_begin (TribSheetRow *self, guint64 line);
/* What @text has from @from on is the cell of @column; those between it and the last one are empty. */
void trib_sheet_row_put (TribSheetRow *self, guint column, gsize from);
void
trib_sheet_row_report (TribSheetRow *self, TribIssueKind kind, guint column, const char *value, const char *reason);
/* All cells are there. Whether anything is in the row, or to be said of it. */
gboolean trib_sheet_row_end (TribSheetRow *self);

/* Makes it the same as @from, but for its number. */
void trib_sheet_row_copy (TribSheetRow *self, const TribSheetRow *from, guint64 line);

/* Whether @column can be, and no more than a row may have is there; @name is that of the file. */
gboolean trib_sheet_row_check (const TribSheetRow *self, guint column, const char *name, GError **error);
/* The same while @more bytes of text are still somewhere else. */
gboolean trib_sheet_row_check_text (const TribSheetRow *self, gsize more, const char *name, GError **error);

G_END_DECLS
