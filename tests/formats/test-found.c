/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that the fuzzers found to be read wrongly, once: data/found/WHAT.ENDING. Each must be read, or refused, as
 * trib-reader.h says.
 */
#include "config.h"

#include "fixture.h"

static void
keeps_the_promises_of_readers (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "formats", "data", "found", data, NULL);
  const TribReadOptions none = { .header = TRIB_HEADER_NONE }, first = { .header = TRIB_HEADER_FIRST };

  fixture_read_through (path, NULL);
  fixture_read_through (path, &none);
  fixture_read_through (path, &first);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "formats", "data", "found", NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *test = g_strconcat ("/formats/found/", name, NULL);

      g_ptr_array_add (names, g_strdup (name));
      g_test_add_data_func (test, names->pdata[names->len - 1], keeps_the_promises_of_readers);
    }
  g_assert_cmpuint (names->len, >, 0);
  return g_test_run ();
}
