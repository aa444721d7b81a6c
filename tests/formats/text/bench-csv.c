/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast delimited text is read: a made-up list of customers of 100 MB (or what the first argument says, in MB), read
 * three times, the best of which counts, by the clock and by the processor's time. Every cell's length is added up, so
 * that every cell is touched.
 */
#include "config.h"

#include "formats/trib-reader.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

static void
write_list (const char *path, gsize size)
{
  static const char *const names[] = { "Müller", "Smith", "Jones", "Dvořák", "Lee", "García", "Rossi", "Okafor" };
  GRand *rand = g_rand_new_with_seed (1);
  FILE *file = g_fopen (path, "w");
  gsize written = 0;

  fputs ("id,first_name,last_name,street,postcode,city,email,phone,date_of_birth\n", file);
  for (guint i = 1; written < size; i++)
    written += fprintf (file, "%u,Anna,%s,%u Main Street,%05u,%s,anna%u@mail.example,+49 341 %07u,19%02u-0%u-1%u\n", i,
                        names[g_rand_int_range (rand, 0, 8)], i % 300, i % 100000, i % 7 ? "Leipzig" : "\"Ulm, Donau\"",
                        i, g_rand_int_range (rand, 0, 9999999), i % 90 + 10, i % 9 + 1, i % 10);
  fclose (file);
  g_rand_free (rand);
}

static double
read_once (const char *path, guint64 *n_rows, double *cpu)
{
  clock_t cpu_begin = clock ();
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TribReader) reader = trib_reader_open (path, NULL, &error);
  volatile guint64 bytes = 0;
  TribRow row;

  g_assert_no_error (error);
  *n_rows = 0;
  while (trib_reader_next (reader, &row, &error))
    {
      guint64 sum = 0;

      for (guint i = 0; i < row.n_cells; i++)
        sum += row.cells[i].len;
      bytes += sum;
      ++*n_rows;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (bytes, >, 0);
  *cpu = MIN (*cpu, (double) (clock () - cpu_begin) / CLOCKS_PER_SEC);
  return (g_get_monotonic_time () - begin) / 1e6;
}

int
main (int argc, char **argv)
{
  gsize size = (argc > 1 ? strtoul (argv[1], NULL, 10) : 100) * 1000 * 1000;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "tributary-bench-XXXXXX", NULL);
  double best = 1e9, cpu = 1e9;
  guint64 n_rows = 0;

  g_close (g_mkstemp (path), NULL);
  write_list (path, size);
  for (guint i = 0; i < 3; i++)
    best = MIN (best, read_once (path, &n_rows, &cpu));
  g_print ("%.0f MB, %" G_GUINT64_FORMAT " rows: %.3f s, %.0f MB/s; processor %.3f s, %.0f MB/s\n", size / 1e6, n_rows,
           best, size / 1e6 / best, cpu, size / 1e6 / cpu);
  g_unlink (path);
  return 0;
}
