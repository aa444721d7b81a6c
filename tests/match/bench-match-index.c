/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "bench-match-index.h"

#include "match/trib-match-index.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define QUESTIONS 10000

static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static gsize
in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

typedef struct
{
  double wall[QUESTIONS], processor[QUESTIONS];
} Times;

/* Returns whether somebody was found. */
static guint
ask (TribMatchIndex *index, const Customers *customers, guint32 row, Times *times, guint question)
{
  double began = now (CLOCK_MONOTONIC), busy = now (CLOCK_THREAD_CPUTIME_ID);
  GArray *found;
  guint n;

  trib_match_index_begin (index, 1);
  for (guint c = 0; c < CUSTOMERS_N_COLUMNS; c++)
    {
      const char *cell = g_ptr_array_index (customers->cells, row * CUSTOMERS_N_COLUMNS + c);

      if (*cell)
        trib_match_index_add_value (index, c, cell, strlen (cell));
    }
  found = trib_match_index_match (index, 0.95);
  times->wall[question] = now (CLOCK_MONOTONIC) - began;
  times->processor[question] = now (CLOCK_THREAD_CPUTIME_ID) - busy;
  n = found->len;
  g_array_unref (found);
  return n > 0;
}

static void
print_times (const char *what, double *times)
{
  double sum = 0;

  qsort (times, QUESTIONS, sizeof *times, compare_times);
  for (guint i = 0; i < QUESTIONS; i++)
    sum += times[i];
  g_print ("%-24s mean %.3f, median %.3f, 99 of 100 within %.3f, at most %.3f ms\n", what, sum / QUESTIONS * 1e3,
           times[QUESTIONS / 2] * 1e3, times[QUESTIONS / 100 * 99] * 1e3, times[QUESTIONS - 1] * 1e3);
}

void
bench_index (const Customers *customers, TribMatchTable *table, const char *model, const TribMatchOptions *options)
{
  g_autoptr (Customers) strangers = customers_new (QUESTIONS, 4711);
  g_autoptr (TribMatchIndex) index = NULL;
  g_autofree Times *times = g_new (Times, 1);
  gsize before = in_use ();
  double began = now (CLOCK_MONOTONIC);
  guint known = 0, unknown = 0;

  index = trib_match_index_new (table, model, options, NULL, NULL);
  if (index == NULL)
    return;
  g_print ("%-24s %8.3f s, %.0f MB besides the table\n", "Index for single records", now (CLOCK_MONOTONIC) - began,
           (double) (in_use () - before) / 1e6);
  for (guint i = 0; i < QUESTIONS; i++)
    if (i % 2)
      unknown += ask (index, strangers, i, times, i);
    else
      known += ask (index, customers, (guint32) ((guint64) i * 7919 % customers->n), times, i);
  print_times ("One record against all", times->wall);
  print_times ("the same, processor", times->processor);
  g_print ("found %u of %u, of strangers %u\n", known, QUESTIONS / 2, unknown);
}
