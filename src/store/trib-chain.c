/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What goes into the hash is written with lengths, so that no two histories give the same bytes.
 */
#include "config.h"

#include "store/trib-chain.h"
#include "store/trib-sql.h"

#include <string.h>

void
trib_chain_start (TribChain *self, const guint8 *before, gsize len)
{
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (self->sum, before, (gssize) len);
}

gboolean
trib_chain_begin (TribChain *self, TribStore *store, GError **error)
{
  sqlite3_stmt *stmt = trib_sql_cached (store, "SELECT hash FROM event WHERE grp = id ORDER BY id DESC LIMIT 1", error);
  gboolean row;

  if (stmt == NULL || !trib_sql_step (store, stmt, &row, error))
    return FALSE;
  trib_chain_start (self, row ? sqlite3_column_blob (stmt, 0) : (const guint8 *) "",
                    row ? (gsize) sqlite3_column_bytes (stmt, 0) : 0);
  sqlite3_reset (stmt);
  return TRUE;
}

static void
add_bytes (TribChain *self, gconstpointer data, gsize len)
{
  guint64 n = len;

  g_checksum_update (self->sum, (const guint8 *) &n, sizeof n);
  if (len > 0)
    g_checksum_update (self->sum, data, (gssize) len);
}

void
trib_chain_add (TribChain *self, const TribEventRow *row)
{
  const gint64 numbers[] = { row->id,       row->time,  row->kind,   row->group,  row->undoes,
                             row->customer, row->other, row->record, row->partner };
  const double weights[] = { row->weight, row->prior };
  gsize n_evidence = 0;
  gconstpointer evidence = row->evidence ? g_bytes_get_data (row->evidence, &n_evidence) : NULL;

  g_checksum_update (self->sum, (const guint8 *) numbers, sizeof numbers);
  if (evidence != NULL)
    g_checksum_update (self->sum, (const guint8 *) weights, sizeof weights);
  add_bytes (self, evidence, n_evidence);
  add_bytes (self, row->who, row->who ? strlen (row->who) : 0);
  add_bytes (self, row->detail, row->detail ? strlen (row->detail) : 0);
}

void
trib_chain_end (TribChain *self, const TribEventRow *group, const TribDigest *digest, guint8 hash[32])
{
  gsize len = 32;

  trib_chain_add (self, group);
  g_checksum_update (self->sum, (const guint8 *) digest, sizeof *digest);
  g_checksum_get_digest (self->sum, hash, &len);
}

void
trib_chain_clear (TribChain *self)
{
  g_clear_pointer (&self->sum, g_checksum_free);
}
