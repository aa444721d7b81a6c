/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of this folder share: files for a case, and tables as text that can be compared at a glance.
 */
#pragma once

#include "formats/trib-reader.h"
#include "formats/trib-writer.h"

/* A file of these bytes in a folder of this test program, which is removed in the end. */
char *fixture_write (const char *name, const char *bytes, gssize len);
/* The folder itself. */
const char *fixture_folder (void);
void fixture_remove_folder (void);

/* All of a file: headings and rows, a line each, cells joined by "|"; "~" before rows that are kept back. */
char *fixture_read (const char *path, const TribReadOptions *options, char **issues, GError **error);
/* The same of an open reader. */
char *fixture_render (TribReader *reader, char **issues, GError **error);

/* Fails unless @path reads as @table with @issues, each "kind@line" or "kind@line:column", joined by blanks. */
#define fixture_assert_reads(path, options, table, issues)                                                             \
  fixture_check_reads (path, options, table, issues, G_STRFUNC, __LINE__)
void fixture_check_reads (const char *path, const TribReadOptions *options, const char *table, const char *issues,
                          const char *func, int line);

/* Fails unless opening or reading @path ends with that error. */
void fixture_assert_refused (const char *path, const TribReadOptions *options, TribFormatError code, const char *says);

/**
 * fixture_read_through:
 *
 * Looks into @path and reads all its tables to their end. Whether that succeeds is not asked; but whatever comes must be
 * as trib-reader.h says: text that is UTF-8 and ends with NUL, rows numbered one by one, no row narrower than the
 * columns, columns with names of their own, an error where nothing came.
 *
 * Returns: how many rows came, of the first four tables
 */
guint64 fixture_read_through (const char *path, const TribReadOptions *options);

/**
 * fixture_assert_round_trips:
 *
 * Writes tables of random cells as @format, reads them again, and fails unless headings and cells are the same and no
 * issue is reported. @pieces (ends with %NULL; %NULL for all sorts of awkward characters) are what cells are made of.
 */
void fixture_assert_round_trips (const char *format, const TribWriteOptions *options, const char *const *pieces);
