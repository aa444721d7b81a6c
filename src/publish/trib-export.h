/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables that leave the program.
 */
#pragma once

#include "base/trib-progress.h"
#include "formats/trib-writer.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

typedef enum
{
  TRIB_EXPORT_CUSTOMERS,
  TRIB_EXPORT_RECORDS,
  TRIB_EXPORT_LINKS,
  TRIB_EXPORT_HISTORY,
  TRIB_EXPORT_INTERACTIONS,
} TribExportWhat;

gboolean trib_export_what_from_name (const char *name, TribExportWhat *what);

/**
 * trib_export:
 * @path: the file, or "-"
 * @search: (nullable): of customers: only those that the search finds
 * @rows: (out) (optional): rows written
 *
 * Columns: see the table in README.md; customers begin with customer_id, record_count, sources, records with
 * record_id, source, source_row, customer_id, links are record_a, record_b, probability, weight, status.
 */
gboolean trib_export (TribStore *store, const char *path, TribExportWhat what, const char *search,
                      const TribWriteOptions *options, guint64 *rows, TribProgress *progress, GCancellable *cancellable,
                      GError **error);

G_END_DECLS
