/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes that write much. In its usual mode, the write-ahead log, SQLite writes each page twice; under a rollback journal it writes
 * new pages once, but nobody else can read meanwhile. So the journal is taken where nobody else has the project open, and only then.
 * Killed at any time, the project is as it was before: whoever opens it next rolls back.
 */
#pragma once

#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * trib_bulk_begin:
 * @store: open for writing, without a change
 *
 * Returns: (nullable): @store where it writes under a rollback journal now, for trib_bulk_end (); %NULL where all stays as it is,
 *   which is no error
 */
TribStore *trib_bulk_begin (TribStore *store) G_GNUC_WARN_UNUSED_RESULT;
/* After the change was committed or given up: the log again. */
void trib_bulk_end (TribStore *store);

/* g_autoptr (TribBulk) bulk = trib_bulk_begin (store): ends behind the change that is opened after it. */
typedef TribStore TribBulk;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribBulk, trib_bulk_end)

G_END_DECLS
