/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking into a file before it is imported, off the main thread: what is in it, and how it was mapped last time or might be.
 */
#pragma once

#include "base/trib-progress.h"
#include "formats/trib-inspection.h"
#include "mapping/trib-mapping.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribInspectJob:
 * @source: name under which it will be imported
 * @table: @encoding: @delimiter: @quote: (nullable): what a person chose
 * @inspection: @suggestion: @schema: filled by the work
 * @known: (nullable): the mapping of a source of that name that is there already
 * @preset: (nullable): the mapping of the preset that the file was recognised by; @preset_name: its name
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
  TribInspection *inspection;
  TribMapping *suggestion;
  TribMapping *known;
  TribMapping *preset;
  char *preset_name;
  TribSchema *schema;
} TribInspectJob;

TribInspectJob *trib_inspect_job_new (const char *path);
TribInspectJob *trib_inspect_job_ref (TribInspectJob *self);
void trib_inspect_job_unref (gpointer self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribInspectJob, trib_inspect_job_unref)

/* A TribWork; @data is the job. */
gboolean trib_inspect_job_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                                GError **error);
/* The table that was chosen, or the likeliest. */
const TribTableFacts *trib_inspect_job_get_table (const TribInspectJob *self);

G_END_DECLS
