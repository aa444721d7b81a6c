/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of a table: dictionary-encoded columns, as they were filled. For the files of this folder only.
 */
#pragma once

#include "base/trib-pool.h"
#include "match/trib-match.h"
#include "match/trib-parallel.h"

G_BEGIN_DECLS

/* A cell with this bit holds the place of a list (count, ids…) in the column's lists. */
#define TRIB_SEVERAL 0x80000000u

/**
 * TribMatchColumn:
 * @cells: (element-type guint32): value by record; shorter than the table where the last records have none
 * @lists: (element-type guint32): the cells with several values
 */
typedef struct
{
  TribFieldId field;
  char *name;
  TribValueType type;
  TribPool *pool;
  GArray *cells;
  GArray *lists;
} TribMatchColumn;

typedef struct _TribFeatures TribFeatures;
typedef struct _TribMatchFill TribMatchFill;

/* @names_as: a TribNamesAs: what whole names are to be taken for; 0: told from the table itself */
struct _TribMatchTable
{
  GPtrArray *columns;  /* (element-type TribMatchColumn) */
  GArray *sources;     /* (element-type guint32): by record */
  GArray *keys;        /* (element-type guint64): by record */
  TribMatchFill *fill; /* values on their way into the columns; NULL once closed */
  TribFeatures *features;
  gboolean closed;
  guint names_as;
};

/* All values that were added are in the columns. Whoever looks at these calls it before. */
void trib_match_table_settle (TribMatchTable *self);

/* Of a closed table: nobody will look at the values of @field as they came any more. */
void trib_match_table_release (TribMatchTable *self, TribFieldId field);

/* Made when first asked for; adding to the table drops them. */
const TribFeatures *trib_match_table_features (TribMatchTable *self);
/* The same with somebody who may cancel; then %NULL. */
const TribFeatures *trib_match_table_prepare (TribMatchTable *self, TribTicker *ticker);

/* (nullable): the first column of @field that has any value. */
const TribMatchColumn *trib_match_table_find_column (TribMatchTable *self, TribFieldId field);

/* The values of one cell. @one is room for a single value; returns how many. */
static inline guint
trib_match_column_cell (const TribMatchColumn *self, guint32 record, const guint32 **ids, guint32 *one)
{
  guint32 cell = record < self->cells->len ? g_array_index (self->cells, guint32, record) : 0;

  if (cell & TRIB_SEVERAL)
    {
      *ids = &g_array_index (self->lists, guint32, (cell & ~TRIB_SEVERAL) + 1);
      return (*ids)[-1];
    }
  *one = cell;
  *ids = one;
  return cell != 0;
}

G_END_DECLS
