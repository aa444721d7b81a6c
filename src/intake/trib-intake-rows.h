/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside intake/ only: the loop over the rows of one file within an open change.
 */
#pragma once

#include "formats/trib-writer.h"
#include "intake/trib-import.h"
#include "intake/trib-intake-batch.h"
#include "intake/trib-refresh.h"

G_BEGIN_DECLS

typedef struct
{
  TribChange *change;
  TribReader *reader;
  TribIntakeTools *tools; /* (array length=n_tools): one for each thread that prepares rows */
  guint n_tools;
  TribRefresh *refresh;
  TribWriter *rejects; /* (nullable) */
  gint64 source;
  guint n_columns;
  guint n_kept; /* cells of a row that are kept, 0 for all */
  gboolean add; /* what is not in the file stays */
  TribImportReport *report;
  guint64 versions; /* new versions without news: rows that moved */
  guint64 n_kept_issues;
} TribIntake;

/* Reads to the end; records that are no longer in the file end. The report has the counts then. */
gboolean trib_intake_rows (TribIntake *self, TribProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
