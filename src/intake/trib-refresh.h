/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows of a file are new, changed, unchanged or gone, against the records that its source had before.
 *
 * A row is the same record when its content is the same; else when its customer number (external_id) is, where the file has one;
 * else when it stands at the same place and at least half of its cells are the same.
 */
#pragma once

#include "store/trib-record-table.h"

G_BEGIN_DECLS

typedef struct _TribRefresh TribRefresh;

TribRefresh *trib_refresh_new (TribStore *store, gint64 source, GError **error);
void trib_refresh_free (TribRefresh *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribRefresh, trib_refresh_free)

typedef enum
{
  TRIB_ROW_FRESH,
  TRIB_ROW_CHANGED, /* @id is the record of before */
  TRIB_ROW_MOVED,   /* same content, other place or other standard values: a new version, but no news */
  TRIB_ROW_UNCHANGED,
} TribRowFate;

/**
 * trib_refresh_match:
 * @row: its number
 * @hash: trib_record_hash () of its packed cells
 * @std_hash: of its packed standard values
 * @number: trib_record_number ()
 * @id: (out): the record of before, 0 for a fresh one
 */
TribRowFate
trib_refresh_match (TribRefresh *self, guint64 row, guint64 hash, guint64 std_hash, guint64 number, gint64 *id);

/* Records of before that no row has claimed, ascending. (transfer full) (element-type TribRecordKey) */
GArray *trib_refresh_take_gone (TribRefresh *self);
gboolean trib_refresh_is_first (TribRefresh *self);
/* The number of the last row of before, 0 where there was none. */
guint64 trib_refresh_last_row (TribRefresh *self);

/* Whether half of the cells of two packed rows are the same. */
gboolean trib_refresh_similar (gconstpointer raw_a, gsize len_a, gconstpointer raw_b, gsize len_b);

G_END_DECLS
