/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside store/ only: rows that lie in memory as a table that SQL can read, for INSERT INTO … SELECT c0, c1, … FROM feed(?1). One
 * statement that takes many rows keeps its place in the tables, where one statement a row looks for it each time: several times as fast.
 */
#pragma once

#include "store/trib-sql.h"

G_BEGIN_DECLS

/**
 * TribFeed:
 * @n: rows
 * @column: gives the value of row @row, column @column (c0 is 0) by one of sqlite3_result_…, or none for NULL
 */
typedef struct
{
  gsize n;
  void (*column) (sqlite3_context *context, gsize row, int column, gconstpointer data);
  gconstpointer data;
} TribFeed;

/* Makes "feed" known to a connection. Returns SQLite's code. */
int trib_feed_register (sqlite3 *db);
/* Runs @stmt, whose ?1 is the feed, and resets it. */
gboolean
trib_feed_run (TribStore *store, sqlite3_stmt *stmt, const TribFeed *feed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
