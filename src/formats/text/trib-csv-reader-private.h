/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What trib-csv-open.c and trib-csv-reader.c share.
 */
#pragma once

#include "formats/text/trib-csv-reader.h"
#include "formats/text/trib-csv-scan.h"

G_BEGIN_DECLS

/**
 * TribCsvReader:
 * @headings: as they came, @n_headings of them; %NULL where there are none
 * @repaired: texts of the present row that were not clean
 */
struct _TribCsvReader
{
  TribReader parent_instance;

  TribInput *input;
  const char *encoding;
  TribDecoder *decoder;
  TribCsvScan scan;
  guint n_columns;
  TribText *headings;
  guint n_headings;
  guint64 row;
  gboolean after_gap; /* a blank line, or what is no record, came before the present record */
  GStringChunk *repaired;
};

/* More text. */
gboolean trib_csv_reader_fill (TribCsvReader *self, GError **error);
/* Looks at the next record, with as much text as that takes. */
TribCsvOutcome trib_csv_reader_look (TribCsvReader *self, GError **error);
/* Whether the record that was looked at is a blank line. */
gboolean trib_csv_reader_is_blank (const TribCsvScan *scan);

G_END_DECLS
