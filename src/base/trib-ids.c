/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "base/trib-ids.h"

gboolean
trib_ids_find (const GArray *ids, gint64 id, guint *place)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (ids, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;
  return low < ids->len && g_array_index (ids, gint64, low) == id;
}
