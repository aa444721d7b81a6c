/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell of an OpenDocument table: what its attributes say and what is written in it. Private to this folder.
 */
#pragma once

#include <libxml/tree.h>

#include "formats/workbook/trib-sheet-row.h"

G_BEGIN_DECLS

/**
 * TribOdsCell:
 * @type: the first letter of the value's type: 'f'loat, 'p'ercentage, 'c'urrency, 'd'ate, 't'ime, 'b'oolean, 's'tring;
 *   0 where none is said
 * @value: the value's attribute
 * @shown: the paragraphs, a line each
 * @columns: how often the cell is repeated
 */
typedef struct
{
  char type;
  gboolean has_value, has_formula, is_error, is_merged;
  guint columns;
  GString *value, *shown;
  guint n_paragraphs;
  gboolean begins;    /* nothing was written yet in this paragraph */
  gboolean has_break; /* a line of the file ended, which counts as a blank if something follows */
} TribOdsCell;

void trib_ods_cell_init (TribOdsCell *self);
void trib_ods_cell_clear (TribOdsCell *self);

/* From the attributes of its element. */
void trib_ods_cell_begin (TribOdsCell *self, const xmlNode *node);

void trib_ods_cell_begin_paragraph (TribOdsCell *self);
void trib_ods_cell_end_paragraph (TribOdsCell *self);
/* Text, in which the end of a line of the file, with what is around it, counts as one blank. Other blanks are taken as
 * they are, as LibreOffice does, though the format says they count as one, too: who writes them means them. */
void trib_ods_cell_add_text (TribOdsCell *self, const char *text);
/* @n times a character that is meant: a blank, a tabulator, a line break. */
void trib_ods_cell_add_character (TribOdsCell *self, char character, guint n);

/* Appends what the cell says to the text of @row, and reports what is wrong with it as @column's. */
void trib_ods_cell_end (TribOdsCell *self, TribSheetRow *row, guint column);

G_END_DECLS
