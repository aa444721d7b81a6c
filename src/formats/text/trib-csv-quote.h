/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a cell in quotes ends. Private to this folder.
 */
#pragma once

#include "formats/text/trib-csv-scan.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_CSV_QUOTED,   /* closed as it should */
  TRIB_CSV_LITERAL,  /* take the cell as it stands, from its opening quote */
  TRIB_CSV_UNCLOSED, /* the same; the quote never closed */
  TRIB_CSV_MORE,     /* the buffer ends before it is known */
} TribCsvQuote;

/**
 * TribCsvQuoted:
 * @close: the closing quote
 * @escaped: whether there are quotes to halve, or escapes to take out
 * @fault: whether the text is not as RFC 4180 has it
 */
typedef struct
{
  const char *close;
  gboolean escaped;
  gboolean fault;
} TribCsvQuoted;

/* @open is the opening quote. */
TribCsvQuote trib_csv_quote_read (const TribCsvScan *scan, const char *open, const char *end, TribCsvQuoted *out);

/* What @cell means, in place: quotes halved, escapes taken out. */
void trib_csv_quote_unescape (const TribCsvScan *scan, gboolean quoted, char *text, guint *len);

G_END_DECLS
