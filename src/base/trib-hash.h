/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fast 64-bit hashing for tables, blocking keys and content comparison. Not for secrets.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 trib_hash_bytes (gconstpointer data, gsize len, guint64 seed);

/**
 * trib_hash_mix:
 *
 * Spreads the bits of @x (the finaliser of MurmurHash3, A. Appleby, public domain constants).
 */
static inline guint64
trib_hash_mix (guint64 x)
{
  x ^= x >> 33;
  x *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  x ^= x >> 33;
  x *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  x ^= x >> 33;
  return x;
}

static inline guint64
trib_hash_combine (guint64 a, guint64 b)
{
  return trib_hash_mix (a ^ (b + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (a << 6) + (a >> 2)));
}

G_END_DECLS
