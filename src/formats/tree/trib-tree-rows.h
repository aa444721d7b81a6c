/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes the nodes of a file and makes rows of those that are records. Private to this folder.
 */
#pragma once

#include "base/trib-types.h"
#include "formats/tree/trib-tree-shape.h"

G_BEGIN_DECLS

typedef struct _TribTreeRows TribTreeRows;

/**
 * TribTreeRow:
 * @cells: as many as there are columns; they hold until the next call
 * @line: where the record begins
 * @end: where it ends, in bytes of the file's text as UTF-8
 * @reason: (nullable): why it is no record; its text as it came is the first cell then
 */
typedef struct
{
  const TribText *cells;
  guint64 line, end;
  const char *reason;
} TribTreeRow;

/* @record is laid out, its cells called @names, and lives as long, as does all that is above it. */
TribTreeRows *trib_tree_rows_new (TribTreeShape *root, TribTreeShape *record, GPtrArray *names);
void trib_tree_rows_free (TribTreeRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribTreeRows, trib_tree_rows_free)

TribTreeSink *trib_tree_rows_get_sink (TribTreeRows *self);
/* The next of the rows that are complete. %FALSE if there is none: then the sink wants more. */
gboolean trib_tree_rows_next (TribTreeRows *self, TribTreeRow *row);

G_END_DECLS
