/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What goes into the hash is written with lengths, so that no two histories give the same bytes. Where there is much of
 * it, another thread reckons while this one goes on.
 */
#include "config.h"

#include "store/trib-chain.h"
#include "store/trib-sql.h"

#include <string.h>

#define BLOCK (1 << 18)

static gpointer
sum_thread (gpointer data)
{
  TribChain *self = data;

  for (;;)
    {
      gpointer block = g_async_queue_pop (self->blocks);

      if (block == self)
        return NULL;
      g_checksum_update (self->sum, ((GByteArray *) block)->data, (gssize) ((GByteArray *) block)->len);
      g_byte_array_unref (block);
    }
}

static void
add (TribChain *self, gconstpointer data, gsize len)
{
  g_byte_array_append (self->bytes, data, (guint) len);
  if (self->bytes->len < BLOCK)
    return;
  if (self->thread == NULL)
    {
      self->blocks = g_async_queue_new ();
      self->thread = g_thread_new ("chain", sum_thread, self);
    }
  g_async_queue_push (self->blocks, self->bytes);
  self->bytes = g_byte_array_sized_new (BLOCK + 4096);
}

/* All blocks are in the sum then. */
static void
join (TribChain *self)
{
  if (self->thread == NULL)
    return;
  g_async_queue_push (self->blocks, self);
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_pointer (&self->blocks, g_async_queue_unref);
}

void
trib_chain_start (TribChain *self, const guint8 *before, gsize len)
{
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  self->bytes = g_byte_array_new ();
  add (self, before, len);
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

  add (self, &n, sizeof n);
  if (len > 0)
    add (self, data, len);
}

void
trib_chain_add (TribChain *self, const TribEventRow *row)
{
  const gint64 numbers[] = { row->id,       row->time,  row->kind,   row->group,  row->undoes,
                             row->customer, row->other, row->record, row->partner };
  const double weights[] = { row->weight, row->prior };
  gsize n_evidence = 0;
  gconstpointer evidence = row->evidence ? g_bytes_get_data (row->evidence, &n_evidence) : NULL;

  add (self, numbers, sizeof numbers);
  if (evidence != NULL)
    add (self, weights, sizeof weights);
  add_bytes (self, evidence, n_evidence);
  add_bytes (self, row->who, row->who ? strlen (row->who) : 0);
  add_bytes (self, row->detail, row->detail ? strlen (row->detail) : 0);
}

void
trib_chain_end (TribChain *self, const TribEventRow *group, const TribDigest *digest, guint8 hash[32])
{
  gsize len = 32;

  trib_chain_add (self, group);
  add (self, digest, sizeof *digest);
  join (self);
  g_checksum_update (self->sum, self->bytes->data, (gssize) self->bytes->len);
  g_checksum_get_digest (self->sum, hash, &len);
}

void
trib_chain_clear (TribChain *self)
{
  join (self);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->sum, g_checksum_free);
}
