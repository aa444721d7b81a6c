/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a text file is written: what parts its cells, what stands around them, and what takes the meaning of that. Private
 * to this folder.
 */
#pragma once

#include "formats/text/trib-csv-scan.h"
#include "formats/trib-reader.h"

G_BEGIN_DECLS

/* Stands for "none": a file of one column, whose cells may hold any of the usual delimiters. */
#define TRIB_DIALECT_ONE_COLUMN '\x1e'
/* Stands for a delimiter of several bytes. */
#define TRIB_DIALECT_PATTERN '\x1f'

/**
 * trib_dialect_find:
 *
 * Looks at the records from @scan's position on that are in its buffer.
 *
 * @options: what is chosen there holds
 * @delimiter: what the file itself says in its first line; 0 if nothing
 * @tabs: the name ends as that of a TSV file
 * @wrong: (out): the option that makes no sense, where it returns %FALSE
 */
gboolean trib_dialect_find (TribCsvScan *scan, const TribReadOptions *options, char delimiter, gboolean tabs,
                            TribCsvDialect *out, const char **wrong);

/* The delimiter for people, and as options take it; %NULL where there is one column. */
char *trib_dialect_name_delimiter (const TribCsvDialect *dialect);

/* The length of a first line "sep=;", whose delimiter is set; 0 if there is none. */
gsize trib_dialect_sep_line (const char *text, gsize len, char *delimiter);

G_END_DECLS
