/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which character separates the cells of a text file. Private to this folder.
 */
#pragma once

#include "formats/text/trib-csv-scan.h"

G_BEGIN_DECLS

/* Stands for "none": a file of one column, whose cells may hold any of the usual delimiters. */
#define TRIB_DIALECT_ONE_COLUMN '\x1f'

/* Looks at the records from @scan's position on that are in its buffer. @tabs: the name ends as that of a TSV file. */
char trib_dialect_detect (TribCsvScan *scan, gboolean tabs);

/* The delimiter that somebody chose ("tab", ";"), 0 if it is none. */
char trib_dialect_parse (const char *name);

/* The length of a first line "sep=;", whose delimiter is set; 0 if there is none. */
gsize trib_dialect_sep_line (const char *text, gsize len, char *delimiter);

G_END_DECLS
