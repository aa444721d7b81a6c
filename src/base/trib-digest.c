/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The chain over events (store/) turns these sums into SHA-256.
 */
#include "config.h"

#include "base/trib-digest.h"
#include "base/trib-hash.h"

void
trib_digest_add (TribDigest *self, gconstpointer data, gsize len)
{
  self->a += trib_hash_bytes (data, len, 0x7472696275746131);
  self->b += trib_hash_bytes (data, len, 0x7472696275746132);
  self->count++;
}

void
trib_digest_add_numbers (TribDigest *self, const gint64 *numbers, guint n)
{
  trib_digest_add (self, numbers, n * sizeof *numbers);
}

/**
 * trib_digest_remove_numbers:
 *
 * Undoes one trib_digest_add_numbers () of the same numbers.
 */
void
trib_digest_remove_numbers (TribDigest *self, const gint64 *numbers, guint n)
{
  TribDigest one = { 0 };

  trib_digest_add_numbers (&one, numbers, n);
  self->a -= one.a;
  self->b -= one.b;
  self->count--;
}
