/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tables of an export share: the columns, one row of cells that is filled again and again, and the writer.
 */
#pragma once

#include "publish/trib-export.h"

G_BEGIN_DECLS

/**
 * TribExport:
 * @names: (element-type utf8): the headings, which @columns point at
 * @columns: (element-type TribWriterColumn)
 * @cells: (element-type TribText): the row being filled, as many as @columns
 * @numbers: room for the texts of the row's numbers
 */
typedef struct
{
  TribStore *store;
  TribWriter *writer;
  TribProgress *progress;
  GCancellable *cancellable;
  const char *search;
  guint64 rows;
  GPtrArray *names;
  GArray *columns;
  GArray *cells;
  GString *numbers[10];
} TribExport;

/* A table is planned (columns), then opened by trib_export (), then filled. @plan is the table's own. */
typedef struct
{
  const char *name;
  const char *stage;
  gboolean (*plan) (TribExport *self, gpointer *plan, GError **error);
  gboolean (*fill) (TribExport *self, gpointer plan, GError **error);
  GDestroyNotify free_plan;
} TribExportTable;

extern const TribExportTable trib_export_customers;
extern const TribExportTable trib_export_records;
extern const TribExportTable trib_export_links;
extern const TribExportTable trib_export_history;
extern const TribExportTable trib_export_interactions;

guint trib_export_add_column (TribExport *self, const char *name, TribColumnKind kind);
void trib_export_set_text (TribExport *self, guint column, const char *text);
/* @slot: which of the row's numbers; each has its own. 0 leaves the cell empty where @or_empty. */
void trib_export_set_id (TribExport *self, guint column, guint slot, gint64 number, gboolean or_empty);
void trib_export_set_real (TribExport *self, guint column, guint slot, double number, int digits);
gboolean trib_export_write (TribExport *self, GError **error);

G_END_DECLS
