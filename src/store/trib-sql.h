/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside store/ only: statements, and SQLite's codes in words.
 */
#pragma once

#include <sqlite3.h>

#include "store/trib-store.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* What is known of the search index, see trib-search-index.h. */
typedef enum
{
  TRIB_SEARCH_UNKNOWN,
  TRIB_SEARCH_CURRENT,
  TRIB_SEARCH_BEHIND,
} TribSearchState;

struct _TribStore
{
  GObject parent_instance;

  sqlite3 *db;
  char *path;
  TribStoreMode mode;
  TribSchema *schema;
  GHashTable *statements;   /* SQL -> sqlite3_stmt */
  sqlite3_stmt *recent[64]; /* of these, by where the text of the caller lies */
  char *insert_customer;    /* SQL; NULL until it is wanted */
  GArray *customer_places;  /* guint, fields in use within a change, by their place in the schema; or NULL */
  gboolean changing;        /* a TribChange is open, */
  gpointer change;          /* this one */
  TribSearchState search;   /* within a change */
  gboolean order_later;     /* likewise: the order of customers is not kept until all are there */
};

void trib_sql_set_error (TribStore *self, GError **error);
void trib_sql_set_error_code (const char *path, int code, const char *message, GError **error);

/* A new statement, for going over rows. (transfer full) */
sqlite3_stmt *trib_sql_prepare (TribStore *self, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A statement that the store keeps by its text and hands out reset: for short, repeated work. Not while it is being stepped. (transfer none) */
sqlite3_stmt *trib_sql_cached (TribStore *self, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean trib_sql_exec (TribStore *self, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @row: (out): whether there is a row; FALSE at the end. */
gboolean trib_sql_step (TribStore *self, sqlite3_stmt *stmt, gboolean *row, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One statement without a result; resets it. */
gboolean trib_sql_run (TribStore *self, sqlite3_stmt *stmt, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The first column of the first row, or @fallback where there is none. */
gboolean trib_sql_number (TribStore *self, const char *sql, gint64 fallback, gint64 *number,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Binds by position: "i" gint64, "I" gint64 where 0 is NULL, "d" double, "s" string or NULL (copied). */
void trib_sql_bind (sqlite3_stmt *stmt, const char *types, ...);
char *trib_sql_dup_text (sqlite3_stmt *stmt, int column); /* NULL for NULL */

gboolean trib_store_migrate (TribStore *self, gboolean fresh, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean trib_store_load_schema (TribStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define TRIB_STORE_BUSY_MS 2500
#define TRIB_STORE_APPLICATION_ID 0x54524942 /* "TRIB" */

G_END_DECLS
