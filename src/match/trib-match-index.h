/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table held in memory together with its model, to be asked about one record at a time: who is this? For what must be answered while
 * somebody waits: a record as it is entered, a message of a feed. Customers are made by runs, which see everything.
 */
#pragma once

#include "match/trib-match.h"

G_BEGIN_DECLS

typedef struct _TribMatchIndex TribMatchIndex;

/**
 * TribMatchFound:
 * @weight: log2 of the odds that it is the same
 */
typedef struct
{
  guint32 record;
  double weight, probability;
} TribMatchFound;

/**
 * trib_match_index_new:
 * @table: holds the records; it belongs to the index from now on as long as that lives, and grows by those that are kept
 * @model: of a run, as JSON
 *
 * Returns: (nullable): %NULL where the model is of other comparisons than the table's, or @tick said FALSE
 */
TribMatchIndex *trib_match_index_new (TribMatchTable *table, const char *model, const TribMatchOptions *options,
                                      TribMatchTick tick, gpointer user_data);
void trib_match_index_free (TribMatchIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribMatchIndex, trib_match_index_free)

/* Begins a record to be asked about, with no values. */
void trib_match_index_begin (TribMatchIndex *self, guint32 source);
/* @column: of the table; a column may get several values. @text is a standard form, copied. */
void trib_match_index_add_value (TribMatchIndex *self, guint column, const char *text, gsize len);
/* (transfer full) (element-type TribMatchFound): whom the record may be, from that probability on, the likeliest first. */
GArray *trib_match_index_match (TribMatchIndex *self, double least);
/* As trib_match_explain (), of the record begun and one of the table. */
guint trib_match_index_explain (TribMatchIndex *self, guint32 record, TribMatchPart *parts, double *prior);
/* Keeps the record, so that later ones are compared with it. Returns its number. Until the index is made anew, how frequent values are stays
 * as it was. */
guint32 trib_match_index_keep (TribMatchIndex *self);
/* From now on nobody is this record. */
void trib_match_index_remove (TribMatchIndex *self, guint32 record);

G_END_DECLS
