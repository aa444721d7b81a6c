/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a file to its end through the one interface for rows, looking at each cell's length, and prints what it took as
 * a line of JSON. tests/bench/formats.py makes the files, and lets other programs read them, too.
 */
#include "config.h"

#include "formats/trib-reader.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

int
main (int argc, char **argv)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TribReader) reader = argc == 2 ? trib_reader_open (argv[1], NULL, &error) : NULL;
  guint64 n_rows = 0, n_bytes = 0;
  struct rusage used;
  TribRow row;

  if (!reader)
    {
      fprintf (stderr, "bench-formats: %s\n", error ? error->message : "usage: bench-formats FILE");
      return 1;
    }
  while (trib_reader_next (reader, &row, &error))
    {
      for (guint i = 0; i < row.n_cells; i++)
        n_bytes += row.cells[i].len;
      n_rows++;
    }
  if (error)
    {
      fprintf (stderr, "bench-formats: %s\n", error->message);
      return 1;
    }
  getrusage (RUSAGE_SELF, &used);
  printf ("{\"rows\": %" G_GUINT64_FORMAT ", \"bytes\": %" G_GUINT64_FORMAT
          ", \"seconds\": %.4f, \"processor\": %.4f, \"peak\": %ld}\n",
          n_rows, n_bytes, (g_get_monotonic_time () - begin) / 1e6, (double) clock () / CLOCKS_PER_SEC, used.ru_maxrss);
  return 0;
}
