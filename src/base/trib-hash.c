/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain multiply-and-mix hash over eight bytes at a time. It is the same on every machine of one
 * byte order, so that stored hashes stay comparable.
 */
#include "config.h"

#include "base/trib-hash.h"

#include <string.h>

/* The last one to seven bytes as a number, the first one lowest where bytes of numbers lie so. */
static inline guint64
read_rest (const guint8 *p, gsize len)
{
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  guint32 low, high;
  guint16 two[2];

  if (len >= 4)
    {
      memcpy (&low, p, 4);
      memcpy (&high, p + len - 4, 4);
      return low | (guint64) high << (8 * (len - 4));
    }
  if (len == 1)
    return p[0];
  memcpy (&two[0], p, 2);
  memcpy (&two[1], p + len - 2, 2);
  return two[0] | (guint64) two[1] << (8 * (len - 2));
#else
  guint64 word = 0;

  memcpy (&word, p, len);
  return word;
#endif
}

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
    h = (h ^ trib_hash_mix (read_rest (p, len))) * G_GUINT64_CONSTANT (0x9fb21c651e98df25);
  return trib_hash_mix (h);
}
