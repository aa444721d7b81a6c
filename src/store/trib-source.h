/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where records come from.
 */
#pragma once

#include "store/trib-store.h"

G_BEGIN_DECLS

/* The kind of the one source that holds what was typed by hand, a record a customer. */
#define TRIB_SOURCE_BY_HAND "hand"

/**
 * TribSource:
 * @id: from 1; its colour everywhere is colour number (id - 1) % 8
 * @kind: "csv", "xlsx", "xml", or %TRIB_SOURCE_BY_HAND
 * @path: (nullable): the file of the last import
 * @table: (nullable): sheet or element
 * @columns: its headings
 * @mapping: JSON, the form of trib-mapping.h
 * @trust: rank, 1 is trusted most; 0 for what was typed by hand
 * @is_unique: nobody is in it twice: no two of its records are the same customer
 * @import: the event of the last import
 * @imported_at: microseconds since the epoch
 */
typedef struct
{
  gint64 id;
  char *name;
  char *kind;
  char *path;
  char *table;
  GStrv columns;
  char *mapping;
  int trust;
  gboolean is_unique;
  gint64 import;
  gint64 imported_at;
  gint64 records;
  gint64 issues;
} TribSource;

void trib_source_free (TribSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribSource, trib_source_free)

GPtrArray *trib_store_list_sources (TribStore *self, GError **error); /* (element-type TribSource), by id */
TribSource *
trib_store_find_source (TribStore *self, const char *name, GError **error); /* NOT_FOUND where there is none */

/* Row issues of a source, the newest import's; @limit 0 for all. (element-type TribRowIssue) */
GPtrArray *trib_store_list_issues (TribStore *self, gint64 source, guint limit, GError **error);

G_END_DECLS
