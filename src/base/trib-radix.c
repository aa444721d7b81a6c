/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A radix sort, byte by byte, the least significant first (D. Knuth, "The Art of Computer Programming" 3, 5.2.5): for some hundred
 * thousand things a fraction of what comparing them takes. Bytes in which all are the same are left out.
 */
#include "config.h"

#include "base/trib-radix.h"

#include <string.h>

#define FEW 32 /* so many are sorted sooner by putting each in its place */

static void
sort_few (TribKeyed *items, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      TribKeyed item = items[i];
      gsize at = i;

      for (; at > 0 && items[at - 1].key > item.key; at--)
        items[at] = items[at - 1];
      items[at] = item;
    }
}

/* From how many things have a byte to where the first of them goes. Returns whether they have several. */
static gboolean
make_places (gsize places[256], gsize n)
{
  gsize sum = 0;

  for (guint byte = 0; byte < 256; byte++)
    {
      gsize count = places[byte];

      if (count == n)
        return FALSE;
      places[byte] = sum;
      sum += count;
    }
  return TRUE;
}

void
trib_radix_sort (TribKeyed *items, gsize n)
{
  gsize (*places)[256];
  TribKeyed *from = items, *spare, *to;

  if (n <= FEW)
    {
      sort_few (items, n);
      return;
    }
  places = g_malloc0 (sizeof (guint64) * sizeof *places);
  to = spare = g_new (TribKeyed, n);
  for (gsize i = 0; i < n; i++)
    for (guint byte = 0; byte < sizeof (guint64); byte++)
      places[byte][items[i].key >> (8 * byte) & 255]++;
  for (guint byte = 0; byte < sizeof (guint64); byte++)
    if (make_places (places[byte], n))
      {
        TribKeyed *done = to;

        for (gsize i = 0; i < n; i++)
          to[places[byte][from[i].key >> (8 * byte) & 255]++] = from[i];
        to = from;
        from = done;
      }
  if (from != items)
    memcpy (items, from, n * sizeof *items);
  g_free (spare);
  g_free (places);
}

guint64
trib_radix_key_of (double number)
{
  const guint64 sign = G_GUINT64_CONSTANT (1) << 63;
  guint64 bits;

  number += 0.0; /* -0 is 0 */
  memcpy (&bits, &number, sizeof bits);
  return bits & sign ? ~bits : bits | sign;
}
