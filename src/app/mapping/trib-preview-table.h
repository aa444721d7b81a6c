/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first rows of a file as an import would store them: made by the very functions that import uses, so what is seen is
 * what comes. No widgets here.
 */
#pragma once

#include "formats/trib-inspection.h"
#include "mapping/trib-mapping.h"
#include "schema/trib-values.h"

G_BEGIN_DECLS

/**
 * TribPreviewCell:
 * @raw: as it came
 * @standard: as it will be; several values are joined with " · "; "" where nothing comes of it
 */
typedef struct
{
  char *raw;
  char *standard;
  TribStatus status;
  TribReason reason;
} TribPreviewCell;

/**
 * TribPreviewTable:
 * @headings: (array length=n_columns): labels of the fields that something goes to, in their order, the rest behind them
 * @kinds: @names: (array length=n_columns): how a mapping calls the field; the name of what is only kept is %NULL
 * @n_invalid: (array length=n_columns): cells that can't be right
 * @cells: (array): row after row
 * @difficult: (array length=n_rows): whether a cell of the row is suspect or invalid
 */
typedef struct
{
  guint n_columns, n_rows, n_difficult;
  char **headings;
  TribLinkKind *kinds;
  char **names;
  guint *n_invalid;
  TribPreviewCell *cells;
  gboolean *difficult;
} TribPreviewTable;

TribPreviewTable *
trib_preview_table_new (const TribTableFacts *table, const TribMapping *mapping, TribSchema *schema, GError **error);
void trib_preview_table_free (TribPreviewTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribPreviewTable, trib_preview_table_free)

const TribPreviewCell *trib_preview_table_cell (const TribPreviewTable *self, guint row, guint column);

G_END_DECLS
