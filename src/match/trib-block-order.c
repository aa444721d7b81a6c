/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A radix sort on all cores: the first digit parts the records into buckets, which are small enough for the cache and sorted
 * by the others, the least significant first (D. Knuth, "The Art of Computer Programming" 3, 5.2.5). Each step keeps equal
 * ones in their order, so the result does not depend on who did which part.
 */
#include "config.h"

#include "match/trib-block-order.h"

#include "base/trib-room.h"

#include <string.h>

#define N_PARTS 64
#define FEW 48 /* so many are sorted sooner by putting each in its place */

typedef struct
{
  const guint32 *prints;
  guint32 n;
  guint32 (*places)[TRIB_N_BUCKETS]; /* by part and bucket: first how many, then where they go */
  TribBlockEntry *scattered;
  TribBlockOrder *order;
} OrderJob;

static guint32
part_start (const OrderJob *job, guint64 part)
{
  return (guint32) ((guint64) job->n * part / N_PARTS);
}

static void
count_part (guint64 from, guint64 to, guint thread, gpointer data)
{
  OrderJob *job = data;

  for (guint64 part = from; part < to; part++)
    for (guint32 r = part_start (job, part); r < part_start (job, part + 1); r++)
      job->places[part][job->prints[r] >> 24] += job->prints[r] != 0;
}

static void
scatter_part (guint64 from, guint64 to, guint thread, gpointer data)
{
  OrderJob *job = data;

  for (guint64 part = from; part < to; part++)
    for (guint32 r = part_start (job, part); r < part_start (job, part + 1); r++)
      {
        guint32 print = job->prints[r];

        if (print != 0)
          job->scattered[job->places[part][print >> 24]++] = (TribBlockEntry){ print, r };
      }
}

/* From numbers to places. */
static void
place_parts (OrderJob *job)
{
  guint32 at = 0;

  for (guint bucket = 0; bucket < TRIB_N_BUCKETS; bucket++)
    {
      job->order->starts[bucket] = at;
      for (guint part = 0; part < N_PARTS; part++)
        {
          guint32 count = job->places[part][bucket];

          job->places[part][bucket] = at;
          at += count;
        }
    }
  job->order->starts[TRIB_N_BUCKETS] = at;
}

static void
sort_few (TribBlockEntry *entries, guint32 n)
{
  for (guint32 i = 1; i < n; i++)
    {
      TribBlockEntry entry = entries[i];
      guint32 at = i;

      for (; at > 0 && entries[at - 1].print > entry.print; at--)
        entries[at] = entries[at - 1];
      entries[at] = entry;
    }
}

static void
sort_by_digit (const TribBlockEntry *from, TribBlockEntry *to, guint32 n, guint shift)
{
  guint32 starts[256] = { 0 }, sum = 0;

  for (guint32 i = 0; i < n; i++)
    starts[from[i].print >> shift & 255]++;
  for (guint digit = 0; digit < 256; digit++)
    {
      guint32 count = starts[digit];

      starts[digit] = sum;
      sum += count;
    }
  for (guint32 i = 0; i < n; i++)
    to[starts[from[i].print >> shift & 255]++] = from[i];
}

void
trib_block_entries_sort (TribBlockEntry *entries, TribBlockEntry *spare, guint32 n)
{
  if (n <= FEW)
    {
      sort_few (entries, n);
      return;
    }
  for (guint shift = 0; shift < 32; shift += 16)
    {
      sort_by_digit (entries, spare, n, shift);
      sort_by_digit (spare, entries, n, shift + 8);
    }
}

/* The first digit is the bucket's own: three are left, after which the entries lie in their place. */
static void
sort_buckets (guint64 from, guint64 to, guint thread, gpointer data)
{
  OrderJob *job = data;

  for (guint64 bucket = from; bucket < to; bucket++)
    {
      guint32 start = job->order->starts[bucket], n = job->order->starts[bucket + 1] - start;
      TribBlockEntry *scattered = job->scattered + start, *entries = job->order->entries + start;

      if (n <= FEW)
        {
          sort_few (scattered, n);
          memcpy (entries, scattered, n * sizeof *entries);
          continue;
        }
      sort_by_digit (scattered, entries, n, 0);
      sort_by_digit (entries, scattered, n, 8);
      sort_by_digit (scattered, entries, n, 16);
    }
}

TribBlockOrder *
trib_block_order_new (const guint32 *prints, guint32 n, TribTicker *ticker)
{
  g_autoptr (TribBlockOrder) self = g_new0 (TribBlockOrder, 1);
  g_autofree guint32 (*places)[TRIB_N_BUCKETS] = g_malloc0 (N_PARTS * sizeof *places);
  g_autofree TribBlockEntry *scattered = NULL;
  OrderJob job = { prints, n, places, NULL, self };

  if (!trib_parallel_for (ticker, N_PARTS, 1, count_part, &job))
    return NULL;
  place_parts (&job);
  job.scattered = scattered = trib_room_new (self->starts[TRIB_N_BUCKETS], sizeof (TribBlockEntry));
  self->entries = trib_room_new (self->starts[TRIB_N_BUCKETS], sizeof (TribBlockEntry));
  if (!trib_parallel_for (ticker, N_PARTS, 1, scatter_part, &job)
      || !trib_parallel_for (ticker, TRIB_N_BUCKETS, 4, sort_buckets, &job))
    return NULL;
  return g_steal_pointer (&self);
}

void
trib_block_order_free (TribBlockOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_free (self);
}
