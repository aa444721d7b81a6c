/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside store/ only: the hash chain over groups of events. A group's hash is SHA-256 of the hash before, its parts in order, its own row,
 * and the digest of the facts that it began and ended.
 */
#pragma once

#include "base/trib-digest.h"
#include "store/trib-event-table.h"

G_BEGIN_DECLS

/**
 * TribChain:
 * @bytes: what is not in @sum yet
 * @blocks: such bytes, on their way to @thread; NULL where there were too few for a thread
 */
typedef struct
{
  GChecksum *sum;
  GByteArray *bytes;
  GAsyncQueue *blocks;
  GThread *thread;
} TribChain;

/* Starts from the hash of the newest group. */
gboolean trib_chain_begin (TribChain *self, TribStore *store, GError **error);
void trib_chain_start (TribChain *self, const guint8 *before, gsize len);
void trib_chain_add (TribChain *self, const TribEventRow *row);
void trib_chain_end (TribChain *self, const TribEventRow *group, const TribDigest *digest, guint8 hash[32]);
void trib_chain_clear (TribChain *self);

G_END_DECLS
