/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The runs: with which options, with what result, by which model; and what has happened since.
 */
#pragma once

#include "store/trib-change.h"

G_BEGIN_DECLS

/* Of the change's own group. All three are JSON. */
gboolean trib_run_put (TribChange *change, const char *options, const char *figures, const char *model, GError **error);
/* @event: (out): the newest run that stands, 0 for none; @options: (out) (transfer full) (nullable): its options;
 * @is_newest: (out): whether nothing has happened since. */
gboolean trib_store_last_run (TribStore *store, gint64 *event, char **options, gboolean *is_newest, GError **error);

/**
 * TribRunRow:
 * @event: the run; @end: its last event
 */
typedef struct
{
  gint64 event, end;
  char *options, *figures, *model;
} TribRunRow;

/* The newest run that stands; @run->event is 0 where there is none. */
gboolean trib_store_get_last_run (TribStore *store, TribRunRow *run, GError **error);
void trib_run_row_clear (TribRunRow *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribRunRow, trib_run_row_clear)

/* Whether between those events nothing happened but imports, which all stand. */
gboolean trib_store_only_imports (TribStore *store, gint64 after, gint64 before, gboolean *only, GError **error);
/* Records of which a version ended after that event: they changed, or went. (element-type gint64): ascending, each once */
GArray *trib_store_records_ended_since (TribStore *store, gint64 event, GError **error);
/* Customers that a record left after that event. (element-type gint64): ascending, each once */
GArray *trib_store_customers_left_since (TribStore *store, gint64 event, GError **error);

G_END_DECLS
