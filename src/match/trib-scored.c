/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "match/trib-scored.h"

#include "base/trib-radix.h"

static guint64
key_of_pair (const TribScored *pair)
{
  return (guint64) pair->a << 32 | pair->b;
}

/* All bits the other way round: what is greater comes first. */
static guint64
key_of_strength (const TribScored *pair)
{
  return ~trib_radix_key_of (pair->weight);
}

static void
sort_by (GArray *scored, guint64 (*key_of) (const TribScored *pair))
{
  TribScored *pairs = (TribScored *) (gpointer) scored->data;
  g_autofree TribKeyed *items = g_new (TribKeyed, MAX (scored->len, 1));
  g_autofree TribScored *before = g_memdup2 (pairs, scored->len * sizeof *pairs);

  for (guint i = 0; i < scored->len; i++)
    items[i] = (TribKeyed){ key_of (&pairs[i]), i };
  trib_radix_sort (items, scored->len);
  for (guint i = 0; i < scored->len; i++)
    pairs[i] = before[items[i].at];
}

void
trib_scored_sort (GArray *scored)
{
  TribScored *pairs = (TribScored *) (gpointer) scored->data;
  guint n = 0;

  sort_by (scored, key_of_pair);
  for (guint i = 0; i < scored->len; i++)
    if (n == 0 || pairs[n - 1].a != pairs[i].a || pairs[n - 1].b != pairs[i].b)
      pairs[n++] = pairs[i];
  g_array_set_size (scored, n);
}

void
trib_scored_sort_by_strength (GArray *scored)
{
  sort_by (scored, key_of_strength);
}
