/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formats that are read and written. A new one is a file that defines trib_NAME_format, and a line in the table of
 * trib-format.c. Messages, help, the file chooser and what else lists formats are made from that table.
 */
#pragma once

#include "formats/input/trib-input.h"
#include "formats/trib-out-file.h"
#include "formats/trib-reader.h"
#include "formats/trib-writer.h"

G_BEGIN_DECLS

/**
 * TribTableName:
 * @name: of the sheet or the record element; "" where a file is one table
 * @hidden: whether the sheet is hidden
 */
typedef struct
{
  char *name;
  gboolean hidden;
} TribTableName;

TribTableName *trib_table_name_new (const char *name, gboolean hidden);

/**
 * TribFormat:
 * @name: "csv": in options, and as readers tell it
 * @title: how people call it: "CSV", ".xlsx"; the same in every language
 * @endings: of names of files, separated by blanks; the first is @name
 * @mime_types: separated by blanks
 * @sniff: (nullable): whether the first bytes look like it; %NULL where it is only written
 * @open: (nullable): makes a reader; takes @input, whatever comes of it
 * @list_tables: (nullable): (element-type TribTableName): the tables, the likeliest first
 * @write: (nullable): makes a writer, with the headings written; takes @out, whatever comes of it
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *endings;
  const char *mime_types;
  gboolean (*sniff) (const TribInput *input, gboolean has_ending);
  TribReader *(*open) (TribInput *input, const TribReadOptions *options, GError **error);
  GPtrArray *(*list_tables) (TribInput *input, const TribReadOptions *options, GError **error);
  TribWriter *(*write) (TribOutFile *out, const TribWriteOptions *options, const TribWriterColumn *columns,
                        guint n_columns, GError **error);
} TribFormat;

/* All of them, those first that most people have; ends with %NULL. */
const TribFormat *const *trib_formats (void);
/* "CSV, TSV and .xlsx": what is read, for people */
char *trib_formats_read (void);
/* What is written, by name, joined by @separator, the last by @last: "csv, tsv or xlsx" */
char *trib_formats_written (const char *separator, const char *last);
/* (nullable): the format that is written and has this name, which is the ending of its files, too */
const TribFormat *trib_format_to_write (const char *name);

/* What the file is by its first bytes, in words, where it is something that is not read; else %NULL. */
const char *trib_format_foreign (const TribInput *input);

/* The format of @input, or %NULL with an error that says what the file is instead. */
const TribFormat *trib_format_find (const TribInput *input, GError **error);

G_END_DECLS
