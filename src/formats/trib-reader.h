/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one interface through which rows come in, whatever the file. A reader streams: its memory does not
 * grow with the file. It is used by one thread at a time.
 */
#pragma once

#include <gio/gio.h>

#include "base/trib-progress.h"
#include "base/trib-types.h"
#include "formats/trib-format-error.h"
#include "formats/trib-row-issue.h"

G_BEGIN_DECLS

/**
 * TribRowFlags:
 * @TRIB_ROW_KEPT_BACK: a heading row repeated among the data, or a totals row
 */
typedef enum
{
  TRIB_ROW_KEPT_BACK = 1 << 0,
} TribRowFlags;

/**
 * TribRow:
 * @cells: the cells, valid UTF-8, as many as there are columns or more (a row too long)
 * @n_cells: how many
 * @row: number of the data row, 1 for the first
 * @line: line of the file (or row of the sheet) where it begins, from 1
 * @flags: what sort of row it is; 0 for plain data
 *
 * Everything in it belongs to the reader and holds until the next call.
 *
 * A row with %TRIB_ROW_KEPT_BACK has a number and an issue like any other, but is no record: whoever imports counts it
 * as kept back and stores nothing of it.
 */
typedef struct
{
  const TribText *cells;
  guint n_cells;
  guint64 row;
  guint64 line;
  guint flags; /* TribRowFlags */
} TribRow;

typedef enum
{
  TRIB_HEADER_DETECT,
  TRIB_HEADER_NONE,
  TRIB_HEADER_FIRST,
} TribHeader;

/**
 * TribReadOptions:
 * @table: (nullable): the sheet's or record element's name; %NULL for the first or likeliest
 * @encoding: (nullable): as iconv names it; %NULL to detect
 * @delimiter: (nullable): what parts cells: a character, several that are no letters, "tab", "space", "spaces" (two
 *   and more), "none" for one column; %NULL to detect
 * @header: whether the first row is headings
 * @known: (nullable): of an address on the network: the version that trib_reader_get_version () told of it, where nothing
 *   need be read that has not changed since; "" where none is known, but what was fetched just now will not do
 * @cancellable: (nullable): of what comes before the first row: fetching, unpacking
 * @progress: (nullable): of the same
 * @quote: (nullable): the character around cells, or "none"; %NULL to detect
 * @escape: (nullable): the character that takes the meaning of a quote or delimiter behind it, such as "\\"; "none" where
 *   quotes are doubled instead; %NULL to detect
 */
typedef struct
{
  const char *table;
  const char *encoding;
  const char *delimiter;
  TribHeader header;
  const char *known;
  GCancellable *cancellable;
  TribProgress *progress;
  const char *quote;
  const char *escape;
} TribReadOptions;

#define TRIB_TYPE_READER (trib_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (TribReader, trib_reader, TRIB, READER, GObject)

/**
 * TribReaderClass:
 * @next: the next row into @row; %FALSE without an error at the end
 *
 * A subclass sets the columns with trib_reader_set_columns () and the format's facts before its open function returns,
 * reports with trib_reader_report (), and keeps the position current with trib_reader_set_position ().
 */
struct _TribReaderClass
{
  GObjectClass parent_class;

  gboolean (*next) (TribReader *self, TribRow *row, GError **error);
};

/* @path: of a file, or an address (http://, https://); "-" is standard input, which may be opened again. */
TribReader *trib_reader_open (const char *path, const TribReadOptions *options, GError **error);

const char *trib_reader_get_format (TribReader *self);    /* "csv", "xlsx", "xml" */
const char *trib_reader_get_table (TribReader *self);     /* (nullable) */
const char *trib_reader_get_encoding (TribReader *self);  /* (nullable) */
const char *trib_reader_get_delimiter (TribReader *self); /* (nullable) */
const char *trib_reader_get_quote (TribReader *self);     /* (nullable) */
const char *trib_reader_get_escape (TribReader *self);    /* (nullable): %NULL where quotes are doubled */
const char *trib_reader_get_version (TribReader *self);   /* (nullable): what a server calls this state of the file */
const char *const *trib_reader_get_columns (TribReader *self, guint *n_columns);
void trib_reader_get_position (TribReader *self, guint64 *done, guint64 *total); /* bytes */

gboolean trib_reader_next (TribReader *self, TribRow *row, GError **error);

GPtrArray *
trib_reader_take_issues (TribReader *self); /* (transfer full) (element-type TribRowIssue), since the last call */
guint64 trib_reader_count_issues (TribReader *self); /* in all, those that were too many to keep included */

guint64 trib_reader_count_issues_of (TribReader *self, TribIssueKind kind); /* the same, of one kind */

/* For subclasses. */
void trib_reader_set_columns (TribReader *self, GStrv columns);
void trib_reader_set_facts (TribReader *self, const char *format, const char *table, const char *encoding,
                            const char *delimiter);
void trib_reader_set_quoting (TribReader *self, char quote, char escape); /* 0 for none */
void trib_reader_set_version (TribReader *self, const char *version);
void trib_reader_set_position (TribReader *self, guint64 done, guint64 total);
void trib_reader_report (TribReader *self, TribIssueKind kind, guint64 row, guint64 line, int column, const char *value,
                         const char *reason);

G_END_DECLS
