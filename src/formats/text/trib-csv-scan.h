/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splits delimited text into records. Private to this folder; the hot path of every import.
 *
 * A record is first looked at (trib_csv_scan_look), which changes nothing, so that it can be looked at again
 * with more text behind it or with another delimiter; then taken (trib_csv_scan_take), which ends its cells with
 * NULs in place. Nothing is copied.
 */
#pragma once

#include "base/trib-types.h"
#include "formats/text/trib-decoder.h"

G_BEGIN_DECLS

#define TRIB_CSV_MAX_CELLS 20000
#define TRIB_CSV_MAX_CELL (16 * 1024 * 1024)

typedef enum
{
  TRIB_CSV_RECORD,
  TRIB_CSV_END,   /* nothing is left */
  TRIB_CSV_SHORT, /* the text in the buffer ends within the record */
  TRIB_CSV_WIDE,  /* more than TRIB_CSV_MAX_CELLS */
} TribCsvOutcome;

/* The pattern that stands for two blanks and more. */
#define TRIB_CSV_RUNS "  "

/**
 * TribCsvQuoteFault:
 * @cell: which
 * @line: of the file, where the quote opened
 * @unclosed: whether it never closed
 */
typedef struct
{
  guint cell;
  guint64 line;
  gboolean unclosed;
} TribCsvQuoteFault;

/**
 * TribCsvEscaped:
 * @cell: which
 * @quoted: whether it stands in quotes, so that doubled ones are halved
 */
typedef struct
{
  guint cell;
  gboolean quoted;
} TribCsvEscaped;

/**
 * TribCsvDialect:
 * @delimiter: what parts cells; 0x1F, too, where @pattern stands for it, or where there is one column only
 * @pattern: (nullable): a delimiter of several bytes, which the scan turns into @delimiter as it reads
 * @quote: 0 if there is none
 * @escape: what takes the meaning of a quote, a delimiter or a line end behind it; 0 where quotes are doubled instead
 * @spaced: whether blanks stand around all delimiters, and belong to them
 * @wrapped: whether each line stands in quotes as a whole, which the scan takes away as it reads
 */
typedef struct
{
  char delimiter;
  char pattern[16];
  char quote;
  char escape;
  gboolean spaced;
  gboolean wrapped;
} TribCsvDialect;

typedef struct
{
  /* What is set by its user */
  TribCsvDialect dialect;
  guint width; /* columns, 0 while it is not known */
  /* The text */
  TribDecoder *decoder;
  char *buffer;
  gsize size;
  gsize at;        /* where the next record begins */
  gsize end;       /* of the text in the buffer */
  gsize checked;   /* up to here it is clean; see trib-text-check.h */
  gsize replaced;  /* up to here the pattern or what wraps lines was looked for */
  gboolean within; /* whether what wraps a line is open there */
  gboolean ended;
  guint64 line; /* of the next record */
  /* The record that was looked at */
  TribText *cells;
  guint n_cells, cells_size;
  GArray *escaped; /* TribCsvEscaped: cells with "" or the like in them */
  GArray *faults;  /* TribCsvQuoteFault */
  gsize next;
  guint64 next_line;
} TribCsvScan;

/* @decoder: (nullable): where there is none, the text is put into the buffer by others
 * @size: how much text is expected */
void trib_csv_scan_init (TribCsvScan *self, TribDecoder *decoder, guint64 size);
void trib_csv_scan_clear (TribCsvScan *self);

/* Looks at the record that begins at @at, of line @line. The cells are not yet ended by NUL. */
TribCsvOutcome trib_csv_scan_look_at (TribCsvScan *self, gsize at, guint64 line);

/* Gets more text; the buffer may move. %FALSE with the error set, or without one at a record without an end. */
gboolean trib_csv_scan_fill (TribCsvScan *self, GError **error);

/* Reads by @dialect from now on: the text in the buffer is rewritten where the dialect says so. */
void trib_csv_scan_set_dialect (TribCsvScan *self, const TribCsvDialect *dialect);

/* Makes the record that was looked at ready for use and steps behind it. It holds until the next fill. */
void trib_csv_scan_take (TribCsvScan *self);

G_END_DECLS
