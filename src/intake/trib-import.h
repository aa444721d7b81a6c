/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file into the project: reader, mapping, cleansing, store. All of it or nothing: an import that fails or is
 * cancelled leaves the project as it was.
 */
#pragma once

#include "base/trib-progress.h"
#include "formats/trib-reader.h"
#include "mapping/trib-mapping.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_UNIQUENESS_AS_BEFORE, /* of a new source: somebody may be in it twice */
  TRIB_UNIQUENESS_NOBODY_TWICE,
  TRIB_UNIQUENESS_DUPLICATES,
} TribUniqueness;

/**
 * TribImportOptions:
 * @source: (nullable): name of the source; %NULL for the file's name without its ending (and the sheet's behind it).
 *   A source of that name that is there is refreshed: rows are new, changed, unchanged or gone.
 * @mapping: (nullable): %NULL for the source's own mapping, else a suggestion
 * @read: table, encoding, delimiter, header
 * @threads: that prepare rows, beside the one that writes them; 0 for as many as there are processors. The result is the same
 * @dry_run: report only
 * @rejects: (nullable): path of a CSV file for the rows that were kept back
 * @uniqueness: whether somebody may be in the source twice; %TRIB_UNIQUENESS_AS_BEFORE for what was said of it before
 * @add: rows are added to the source that is there, numbered behind its last one: what is not in the file stays. A file
 *   of rejects with the columns of its source is always taken so, without its last column.
 */
typedef struct
{
  const char *source;
  const TribMapping *mapping;
  TribReadOptions read;
  guint threads;
  gboolean dry_run;
  const char *rejects;
  gboolean add;
  TribUniqueness uniqueness;
} TribImportOptions;

/**
 * TribImportReport:
 * @rows: data rows read; = fresh + changed + unchanged + kept_back
 * @kept_back: rows that are no customer (totals, a repeated heading), reported as issues
 * @gone: records of before that are no longer in the file
 * @n_issues: all issues; @issues has the first hundred (element-type TribRowIssue)
 * @event: the event in the history; 0 where nothing changed
 */
typedef struct
{
  gint64 source_id;
  char *source;
  char *format;
  guint64 rows, fresh, changed, unchanged, gone, kept_back;
  guint64 n_issues;
  GPtrArray *issues;
  TribMapping *mapping;
  gboolean truncated; /* the file broke off; what came before was kept */
  gint64 event;
} TribImportReport;

void trib_import_report_clear (TribImportReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribImportReport, trib_import_report_clear)

gboolean trib_import (TribStore *store, const char *path, const TribImportOptions *options, TribImportReport *report,
                      TribProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
