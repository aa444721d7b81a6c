/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside intake/ only: some thousand rows on their way. A batch is filled by whoever has the reader, then mapped, cleansed and
 * packed by itself, so that several threads can each have one, and at last written in the order of the file.
 */
#pragma once

#include "cleanse/trib-cleanser.h"
#include "formats/trib-reader.h"
#include "mapping/trib-mapper.h"

G_BEGIN_DECLS

/**
 * TribBatchRow:
 * @flags: TribRowFlags; a row that is kept back has cells and nothing else
 * @first_cell: index in the cells of the batch
 * @raw_at: where its packed cells begin in the batch
 * @std_at: the same of its packed standard values
 * @hash: of the packed cells
 * @std_hash: of the packed standard values
 * @number: trib_record_number () of its standard values
 * @n_issues: of the issues of the batch, those up to this row
 */
typedef struct
{
  guint64 row, line;
  guint flags;
  guint first_cell, n_cells;
  guint raw_at, raw_len;
  guint std_at, std_len;
  guint64 hash, std_hash, number;
  guint n_issues;
} TribBatchRow;

/**
 * TribIntakeBatch:
 * @rows: (element-type TribBatchRow)
 * @reported: (nullable) (element-type TribRowIssue): what the reader said of them
 * @issues: (element-type TribRowIssue): that and what cleansing says, in the order of the rows
 * @done: @total: how far the reader was behind them
 * @error: (nullable): why there is nothing behind them, where it is not the end of the file
 */
typedef struct
{
  GArray *rows;
  GByteArray *text, *raw, *std;
  GArray *spans; /* where each cell lies in @text */
  GPtrArray *reported, *issues;
  GArray *cells; /* (element-type TribText): of one row */
  guint64 done, total;
  GError *error;
} TribIntakeBatch;

/* What one thread needs to prepare rows. */
typedef struct
{
  TribMapper *mapper;
  TribCleanser *cleanser;
  TribValues *mapped;
  TribValues *standard;
  guint n_kept; /* cells of a row that are kept, 0 for all */
} TribIntakeTools;

TribIntakeBatch *trib_intake_batch_new (void);
void trib_intake_batch_free (TribIntakeBatch *self);

/* Takes the next rows. Returns whether there may be more. */
gboolean trib_intake_batch_read (TribIntakeBatch *self, TribReader *reader);
void trib_intake_batch_prepare (TribIntakeBatch *self, TribIntakeTools *tools);

/* The cells of a row, valid until the next call. */
const TribText *trib_intake_batch_cells (TribIntakeBatch *self, const TribBatchRow *row);

G_END_DECLS
