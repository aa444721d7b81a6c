/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with one row or cell. It is data, not an error: it is counted, shown and kept.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TribIssueKind:
 *
 * Stored by number in the project file: never renumber, only add.
 */
typedef enum
{
  TRIB_ISSUE_ENCODING = 1,   /* bytes that are no text in the file's encoding */
  TRIB_ISSUE_TOO_SHORT = 2,  /* fewer cells than headings */
  TRIB_ISSUE_TOO_LONG = 3,   /* more cells than headings; the surplus is kept */
  TRIB_ISSUE_QUOTE = 4,      /* a quote where none may stand, or never closed */
  TRIB_ISSUE_NUL = 5,        /* NUL bytes or control characters, shown as U+FFFD */
  TRIB_ISSUE_HEADING = 6,    /* an empty or repeated heading, renamed; a repeated heading row */
  TRIB_ISSUE_PREAMBLE = 7,   /* lines above the heading row */
  TRIB_ISSUE_TOTALS = 8,     /* a totals row, which is not a customer */
  TRIB_ISSUE_CELL_ERROR = 9, /* #REF! and the like; a formula without a value */
  TRIB_ISSUE_NUMBER = 10,    /* digits that the spreadsheet has lost (4.91512E+11) */
  TRIB_ISSUE_TRUNCATED = 11, /* the file ends or breaks here; what came before was read */
  TRIB_ISSUE_VALUE = 12,     /* cleansing found the value invalid */
  TRIB_ISSUE_LAYOUT = 13,    /* merged cells, hidden rows: how they were read */
} TribIssueKind;

/**
 * TribRowIssue:
 * @kind: what sort
 * @row: data row, 1 for the first; 0 where it is about the whole file
 * @line: line in the file, or row in the sheet, from 1; 0 where it has none
 * @column: 0 for the first column; -1 where it is about the whole row
 * @value: (nullable): the value as it came
 * @reason: what is wrong, in words for people, translated
 */
typedef struct
{
  TribIssueKind kind;
  guint64 row;
  guint64 line;
  int column;
  char *value;
  char *reason;
} TribRowIssue;

TribRowIssue *
trib_row_issue_new (TribIssueKind kind, guint64 row, guint64 line, int column, const char *value, const char *reason);
void trib_row_issue_free (TribRowIssue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribRowIssue, trib_row_issue_free)

G_END_DECLS
