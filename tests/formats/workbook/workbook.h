/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks made of parts that a test gives, right or wrong.
 */
#pragma once

#include <glib.h>

/**
 * WorkbookPart:
 * @path: within the package; %NULL ends a list
 */
typedef struct
{
  const char *path;
  const char *text;
} WorkbookPart;

/* Packs @parts into a file of that name in the fixtures' folder; stored, not deflated, if @stored. */
char *workbook_pack (const char *name, const WorkbookPart *parts, gboolean stored);

/* A workbook of one sheet: what is within its <sheetData>, within <sst> (nullable) and within <styleSheet> (nullable). */
char *workbook_make (const char *rows, const char *strings, const char *styles);

/* The text of a part of the file. */
char *workbook_unpack (const char *path, const char *part);

/* An OpenDocument spreadsheet: what is within its <spreadsheet>. */
char *workbook_make_ods (const char *tables);
/* The XML of its content, which is that of a flat one, too, if @flat. */
char *workbook_ods_content (const char *tables, gboolean flat);

#define WORKBOOK_ROOT_RELS                                                                                             \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "     \
  "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "                       \
  "Target=\"xl/workbook.xml\"/></Relationships>"
#define WORKBOOK_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORKBOOK_NS                                                                                                    \
  "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "                                               \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
