/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain multiply-and-mix hash over eight bytes at a time. It is the same on every machine of one
 * byte order, so that stored hashes stay comparable.
 */
#include "config.h"

#include "base/trib-hash.h"

#include <string.h>

/**
 * trib_hash_bytes:
 * @data: (nullable): the bytes; may be %NULL where @len is 0
 * @len: how many
 * @seed: keeps hashes of different things apart
 *
 * Returns: a 64-bit hash
 */
guint64
trib_hash_bytes (gconstpointer data, gsize len, guint64 seed)
{
  const guint8 *p = data;
  guint64 h = trib_hash_mix (seed ^ (len * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)));
  guint64 word;

  for (; len >= 8; p += 8, len -= 8)
    {
      memcpy (&word, p, 8);
      h = (h ^ trib_hash_mix (word)) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);
    }
  if (len > 0)
    {
      word = 0;
      memcpy (&word, p, len);
      h = (h ^ trib_hash_mix (word)) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);
    }
  return trib_hash_mix (h);
}
