/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file holds, before anything is decided: its tables, their columns, and values of each.
 */
#pragma once

#include "formats/trib-reader.h"

G_BEGIN_DECLS

/**
 * TribColumnFacts:
 * @name: the heading
 * @filled: cells that are not empty
 * @samples: (element-type utf8): up to 200 different values, in the order in which they came
 */
typedef struct
{
  char *name;
  guint64 filled;
  GPtrArray *samples;
} TribColumnFacts;

/**
 * TribTableFacts:
 * @name: sheet or element; "" for a CSV file
 * @rows: data rows, those in the sample where @sampled
 * @sampled: whether only the beginning was read
 * @hidden: whether the sheet is hidden
 * @columns: (element-type TribColumnFacts)
 * @preview: (element-type GStrv): the first rows as they came
 */
typedef struct
{
  char *name;
  guint64 rows;
  gboolean sampled;
  gboolean hidden;
  GPtrArray *columns;
  GPtrArray *preview;
} TribTableFacts;

typedef struct
{
  char *format;
  char *encoding;    /* (nullable) */
  char *delimiter;   /* (nullable) */
  char *quote;       /* (nullable) */
  char *escape;      /* (nullable) */
  GPtrArray *tables; /* (element-type TribTableFacts), the likeliest first */
  GPtrArray *issues; /* (element-type TribRowIssue) */
} TribInspection;

TribInspection *trib_inspect (const char *path, const TribReadOptions *options, guint64 max_rows,
                              GCancellable *cancellable, GError **error);
void trib_inspection_free (TribInspection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribInspection, trib_inspection_free)

G_END_DECLS
