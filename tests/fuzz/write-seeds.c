/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes a few small tables in each format that is both written and read, for the fuzzers to begin with: DIR/FORMAT/N.FORMAT.
 */
#include "config.h"

#include "formats/trib-format.h"

#include <stdio.h>
#include <string.h>

static const TribWriterColumn columns[] = {
  { "name", TRIB_COLUMN_TEXT },  { "email", TRIB_COLUMN_TEXT },    { "phone", TRIB_COLUMN_TEXT },
  { "city", TRIB_COLUMN_TEXT },  { "amount", TRIB_COLUMN_NUMBER }, { "since", TRIB_COLUMN_DATE },
  { "notes", TRIB_COLUMN_TEXT },
};

static const char *const cells[][G_N_ELEMENTS (columns)] = {
  { "Zoë Groß", "zoe@example.org", "+49 341 22 33", "Leipzig", "1.50", "2024-02-29", "a, b; \"c\"\nd" },
  { "Ann", "", "", "", "-3", "", "<&>" },
  { "", "bob@example.com; bob@example.net", "0171/55", "東京", "", "1999-12-31", "=1+1" },
  { "Total", "", "", "", "12", "", "" },
};

static gboolean
write_table (const char *path, guint n_columns, guint n_rows, GError **error)
{
  g_autoptr (TribWriter) writer = trib_writer_open (path, NULL, columns, n_columns, error);

  if (!writer)
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    {
      TribText row[G_N_ELEMENTS (columns)];

      for (guint j = 0; j < n_columns; j++)
        row[j] = (TribText){ cells[i][j], strlen (cells[i][j]) };
      if (!trib_writer_row (writer, row, n_columns, error))
        return FALSE;
    }
  return trib_writer_finish (writer, error);
}

int
main (int argc, char **argv)
{
  for (const TribFormat *const *format = trib_formats (); *format && argc == 2; format++)
    for (guint i = 0; (*format)->open && (*format)->write && i < 3; i++)
      {
        g_autofree char *folder = g_build_filename (argv[1], (*format)->name, NULL);
        g_autofree char *path = g_strdup_printf ("%s/%u.%s", folder, i, (*format)->name);
        g_autoptr (GError) error = NULL;

        g_mkdir_with_parents (folder, 0700);
        if (!write_table (path, i == 0 ? G_N_ELEMENTS (columns) : i, i == 2 ? 0 : G_N_ELEMENTS (cells), &error))
          {
            fprintf (stderr, "write-seeds: %s\n", error->message);
            return 1;
          }
      }
  return 0;
}
