/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many pairs of family names the kernels compare in a second of one core: bench-kernel [NAMES].
 */
#include "config.h"

#include "customers.h"

#include "match/trib-kernel-many.h"
#include "match/trib-kernel.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FAMILY 1 /* column */

typedef struct
{
  guint n; /* a multiple of the lanes */
  guint32 (*letters)[TRIB_LANE_LENGTH];
  guint *lengths;
  TribLanes *lanes;
} Names;

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
names_init (Names *self, guint most)
{
  g_autoptr (Customers) customers = customers_new (most * 2, 1);

  *self = (Names){ 0, g_malloc0 (most * sizeof *self->letters), g_new0 (guint, most),
                   g_malloc0 (most / TRIB_LANES * sizeof (TribLanes)) };
  for (guint row = 0; row < customers->n && self->n < most; row++)
    {
      const char *name = g_ptr_array_index (customers->cells, row * CUSTOMERS_N_COLUMNS + FAMILY);
      guint32 letters[TRIB_KERNEL_MAX];
      guint len = trib_code_points (name, strlen (name), letters, TRIB_KERNEL_MAX);

      if (len == 0 || !trib_lanes_fit (letters, len))
        continue;
      if (self->n % TRIB_LANES == 0)
        trib_lanes_clear (&self->lanes[self->n / TRIB_LANES]);
      trib_lanes_set (&self->lanes[self->n / TRIB_LANES], self->n % TRIB_LANES, letters, len);
      memcpy (self->letters[self->n], letters, len * sizeof *letters);
      self->lengths[self->n++] = len;
    }
  self->n -= self->n % TRIB_LANES;
}

static double
jaro_winkler_many (const Names *names, guint a)
{
  double sum = 0, out[TRIB_LANES];

  for (guint b = 0; b < names->n / TRIB_LANES; b++)
    {
      trib_jaro_winkler_many (names->letters[a], names->lengths[a], &names->lanes[b], out);
      sum += out[0];
    }
  return sum;
}

static double
levenshtein_many (const Names *names, guint a)
{
  guint16 out[TRIB_LANES];
  double sum = 0;

  for (guint b = 0; b < names->n / TRIB_LANES; b++)
    {
      trib_levenshtein_many (names->letters[a], names->lengths[a], &names->lanes[b], out);
      sum += out[0];
    }
  return sum;
}

static double
osa_many (const Names *names, guint a)
{
  guint16 out[TRIB_LANES];
  double sum = 0;

  for (guint b = 0; b < names->n / TRIB_LANES; b++)
    {
      trib_osa_many (names->letters[a], names->lengths[a], &names->lanes[b], out);
      sum += out[0];
    }
  return sum;
}

static double
jaro_winkler_single (const Names *names, guint a)
{
  double sum = 0;

  for (guint b = 0; b < names->n; b++)
    sum += trib_jaro_winkler (names->letters[a], names->lengths[a], names->letters[b], names->lengths[b]);
  return sum;
}

static double
osa_single (const Names *names, guint a)
{
  double sum = 0;

  for (guint b = 0; b < names->n; b++)
    sum += trib_osa (names->letters[a], names->lengths[a], names->letters[b], names->lengths[b]);
  return sum;
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    double (*against_all) (const Names *, guint);
  } kernels[] = {
    { "Jaro-Winkler, one against many", jaro_winkler_many }, { "Levenshtein, one against many", levenshtein_many },
    { "swaps as one step, one against many", osa_many },     { "Jaro-Winkler, pair by pair", jaro_winkler_single },
    { "swaps as one step, pair by pair", osa_single },
  };
  Names names;
  double all = 0;

  names_init (&names, MAX (argc > 1 ? (guint) atoi (argv[1]) : 8000, TRIB_LANES) / TRIB_LANES * TRIB_LANES);
  for (guint k = 0; k < G_N_ELEMENTS (kernels); k++)
    {
      double began = processor_seconds (), spent = 0, pairs = 0;

      for (guint a = 0; a < names.n && spent < 1; a++)
        {
          all += kernels[k].against_all (&names, a);
          pairs += names.n;
          spent = processor_seconds () - began;
        }
      g_print ("%-36s %7.1f million pairs a second\n", kernels[k].name, pairs / spent / 1e6);
    }
  g_print ("(%u family names, one core, processor time; sum of all %.6g)\n", names.n, all);
  g_free (names.letters);
  g_free (names.lengths);
  g_free (names.lanes);
  return 0;
}
