/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of formats: what is made from it, and what outside of the program lists them, too.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-format.h"

#include <string.h>

static void
names_endings_and_types_are_of_one_format_each (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (const TribFormat *const *format = trib_formats (); *format; format++, n++)
    {
      g_auto (GStrv) endings = g_strsplit ((*format)->endings, " ", -1);
      g_auto (GStrv) types = g_strsplit ((*format)->mime_types, " ", -1);

      g_assert_cmpstr (endings[0], ==, (*format)->name);
      for (guint i = 0; endings[i]; i++)
        g_assert_true (g_hash_table_add (taken, g_strdup (endings[i])));
      for (guint i = 0; types[i]; i++)
        g_assert_true (g_hash_table_add (taken, g_strdup (types[i])));
      g_assert_true ((*format)->open || (*format)->write);
      g_assert_true (!(*format)->open == !(*format)->list_tables && !(*format)->open == !(*format)->sniff);
    }
  g_assert_cmpuint (n, >=, 5);
}

static void
messages_list_what_is_read_and_written (void)
{
  g_autofree char *picture = fixture_write ("picture.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  g_autofree char *read = trib_formats_read ();
  g_autofree char *written = trib_formats_written (", ", " or ");
  g_autoptr (GError) error = NULL;
  const TribWriteOptions unknown = { .format = "doc" };

  g_assert_true (g_str_has_prefix (read, "CSV, TSV, .xlsx"));
  g_assert_true (g_str_has_prefix (written, "csv, tsv, xlsx"));
  fixture_assert_refused (picture, NULL, TRIB_FORMAT_ERROR_UNKNOWN, read);
  g_assert_null (trib_writer_open ("x", &unknown, NULL, 0, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION);
  g_assert_nonnull (strstr (error->message, written));
}

static void
a_format_is_written_by_its_name (void)
{
  g_assert_cmpstr (trib_format_to_write ("CSV")->name, ==, "csv");
  g_assert_cmpstr (trib_format_to_write ("tsv")->name, ==, "tsv");
  g_assert_null (trib_format_to_write ("xlsm"));
  g_assert_null (trib_format_to_write (""));
}

/* The desktop offers the program for each type that it reads, and for none besides. */
static void
the_desktop_file_names_the_types_that_are_read (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "io.github.tributary.Tributary.desktop", NULL);
  g_autoptr (GKeyFile) desktop = g_key_file_new ();
  g_autoptr (GHashTable) offered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) types = NULL;

  g_key_file_load_from_file (desktop, path, 0, &error);
  g_assert_no_error (error);
  types = g_key_file_get_string_list (desktop, "Desktop Entry", "MimeType", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; types[i]; i++)
    g_hash_table_add (offered, g_strdup (types[i]));
  g_assert_true (g_hash_table_remove (offered, "application/x-tributary"));
  for (const TribFormat *const *format = trib_formats (); *format; format++)
    {
      g_auto (GStrv) own = g_strsplit ((*format)->mime_types, " ", -1);

      for (guint i = 0; own[i]; i++)
        if ((*format)->open && !g_hash_table_remove (offered, own[i]))
          g_error ("%s does not name %s", path, own[i]);
    }
  g_assert_cmpuint (g_hash_table_size (offered), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/format/names-endings-and-types-are-of-one-format-each",
                   names_endings_and_types_are_of_one_format_each);
  g_test_add_func ("/formats/format/messages-list-what-is-read-and-written", messages_list_what_is_read_and_written);
  g_test_add_func ("/formats/format/a-format-is-written-by-its-name", a_format_is_written_by_its_name);
  g_test_add_func ("/formats/format/the-desktop-file-names-the-types-that-are-read",
                   the_desktop_file_names_the_types_that_are_read);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
