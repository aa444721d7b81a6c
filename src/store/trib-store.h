/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project file. One store is one connection and belongs to one thread at a time: the worker has the one that
 * writes, the window a second one that reads.
 */
#pragma once

#include <gio/gio.h>

#include "schema/trib-schema.h"

G_BEGIN_DECLS

/**
 * TribStoreError:
 * @TRIB_STORE_ERROR_MISSING: no such file, or its folder is not there
 * @TRIB_STORE_ERROR_EXISTS: would overwrite
 * @TRIB_STORE_ERROR_FOREIGN: not a project of this program
 * @TRIB_STORE_ERROR_NEWER: written by a newer release
 * @TRIB_STORE_ERROR_DAMAGED: cut or corrupt
 * @TRIB_STORE_ERROR_BUSY: another window or process writes it
 * @TRIB_STORE_ERROR_FULL: no room on the disk
 * @TRIB_STORE_ERROR_READ_ONLY: may not be written
 * @TRIB_STORE_ERROR_NOT_FOUND: no such customer, source, event
 * @TRIB_STORE_ERROR_NOTHING: there is nothing to do (to take back, to consolidate)
 * @TRIB_STORE_ERROR_CONFLICT: a later change stands on it
 * @TRIB_STORE_ERROR_FAILED: anything else
 */
typedef enum
{
  TRIB_STORE_ERROR_MISSING,
  TRIB_STORE_ERROR_EXISTS,
  TRIB_STORE_ERROR_FOREIGN,
  TRIB_STORE_ERROR_NEWER,
  TRIB_STORE_ERROR_DAMAGED,
  TRIB_STORE_ERROR_BUSY,
  TRIB_STORE_ERROR_FULL,
  TRIB_STORE_ERROR_READ_ONLY,
  TRIB_STORE_ERROR_NOT_FOUND,
  TRIB_STORE_ERROR_NOTHING,
  TRIB_STORE_ERROR_CONFLICT,
  TRIB_STORE_ERROR_FAILED,
} TribStoreError;

#define TRIB_STORE_ERROR (trib_store_error_quark ())
GQuark trib_store_error_quark (void);

typedef enum
{
  TRIB_STORE_READ,
  TRIB_STORE_WRITE,
} TribStoreMode;

#define TRIB_TYPE_STORE (trib_store_get_type ())
G_DECLARE_FINAL_TYPE (TribStore, trib_store, TRIB, STORE, GObject)

TribStore *trib_store_create (const char *path, GError **error);
/* Opens, checks (application id, version, integrity) and, for writing, migrates. */
TribStore *trib_store_open (const char *path, TribStoreMode mode, GError **error);
const char *trib_store_get_path (TribStore *self);
/* Belongs to the store; changes only when an import adds custom fields. Reloaded by trib_store_refresh (). */
TribSchema *trib_store_get_schema (TribStore *self);
/* Says that something that was read of it can't be right. */
void trib_store_set_damaged (TribStore *self, GError **error);
/* For a reader: takes notice of what another connection has written. */
gboolean trib_store_refresh (TribStore *self, GError **error);

/* The whole project in numbers. */
typedef struct
{
  gint64 sources, records, pending /* records in no customer yet */, customers, review, issues;
} TribStoreCounts;

gboolean trib_store_count (TribStore *self, TribStoreCounts *counts, GError **error);
/* One of the running totals as the last change left it, 0 where there is none. */
gboolean trib_store_get_tally (TribStore *self, const char *name, gint64 *n, GError **error);

G_END_DECLS
