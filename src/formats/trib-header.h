/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where in a table its headings are, and how its columns are called. Private to this folder; the same for text
 * files and workbooks.
 */
#pragma once

#include "formats/trib-reader.h"

G_BEGIN_DECLS

/**
 * TribHeaderGuess:
 * @heading: which of the sample's rows has the headings; -1 if none has
 * @first: which is the first data row; the rows before @heading are a preamble
 * @width: number of columns
 */
typedef struct
{
  int heading;
  guint first;
  guint width;
} TribHeaderGuess;

/* @rows: (element-type GStrv): the first rows, blank ones left out */
void trib_header_find (GPtrArray *rows, TribHeader mode, TribHeaderGuess *out);

/**
 * trib_header_name:
 *
 * Sets @reader's columns: the headings, without blanks around them, empty and equal ones numbered and reported.
 *
 * @cells: (nullable): the headings as they came; %NULL where there are none
 */
void trib_header_name (TribReader *reader, const char *const *cells, guint width, guint64 line);

/* A row above the headings, reported as such. */
void trib_header_report_preamble (TribReader *reader, const char *const *cells, guint64 line);

G_END_DECLS
