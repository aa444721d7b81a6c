/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One import as the window hands it to the worker: options that own their texts, and the report that comes back.
 */
#pragma once

#include "intake/trib-import.h"

G_BEGIN_DECLS

/**
 * TribImportJob:
 * @source: (nullable): as in TribImportOptions, like @mapping
 * @table: @encoding: @delimiter: @quote: (nullable): as in TribReadOptions
 * @report: filled by the work
 */
typedef struct
{
  char *path;
  char *source;
  char *table;
  char *encoding;
  char *delimiter;
  char *quote;
  TribHeader header;
  TribMapping *mapping;
  TribImportReport report;
} TribImportJob;

TribImportJob *trib_import_job_new (const char *path, const char *source);
void trib_import_job_free (gpointer self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribImportJob, trib_import_job_free)

/* A TribWork; @data is the job. */
gboolean trib_import_job_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                               GError **error);
/* "1,204 rows came in: 1,200 new, 4 to look at." (transfer full) */
char *trib_import_job_words (const TribImportJob *self);

G_END_DECLS
