/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formats that are read. A new one is a file of its own and a line in the table of trib-format.c.
 */
#pragma once

#include "formats/input/trib-input.h"
#include "formats/trib-reader.h"

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
 * @name: "csv"
 * @extensions: endings of names, separated by blanks
 * @sniff: whether the first bytes look like it; the first format of the table that says so reads the file
 * @open: makes a reader; takes @input, whatever comes of it
 * @list_tables: (element-type TribTableName): the tables, the likeliest first
 */
typedef struct
{
  const char *name;
  const char *extensions;
  gboolean (*sniff) (const TribInput *input, gboolean has_extension);
  TribReader *(*open) (TribInput *input, const TribReadOptions *options, GError **error);
  GPtrArray *(*list_tables) (TribInput *input, const TribReadOptions *options, GError **error);
} TribFormat;

/* What the file is by its first bytes, in words, where it is something that is not read; else %NULL. */
const char *trib_format_foreign (const TribInput *input);

/* The format of @input, or %NULL with an error that says what the file is instead. */
const TribFormat *trib_format_find (const TribInput *input, GError **error);

G_END_DECLS
