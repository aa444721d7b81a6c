/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files within files: what was compressed by itself, and archives of one and of several files. What is damaged, locked or too
 * much is said, and nothing is left of anything.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-inspection.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#define TABLE "name,city\nAnn,Ulm\nBob,Bonn\n"
#define READ "name|city\nAnn|Ulm\nBob|Bonn\n"

typedef struct
{
  const char *name;
  const char *text;
} File;

typedef enum
{
  KIND_ZIP,
  KIND_LOCKED_ZIP,
  KIND_TAR,
  KIND_GZIP,
  KIND_BZIP2,
  KIND_XZ,
  KIND_ZSTD,
  KIND_TAR_GZIP,
} Kind;

static void
choose_kind (struct archive *archive, Kind kind)
{
  if (kind == KIND_ZIP || kind == KIND_LOCKED_ZIP)
    archive_write_set_format_zip (archive);
  else if (kind == KIND_TAR || kind == KIND_TAR_GZIP)
    archive_write_set_format_ustar (archive);
  else
    archive_write_set_format_raw (archive);
  if (kind == KIND_LOCKED_ZIP)
    {
      g_assert_cmpint (archive_write_set_options (archive, "zip:encryption=traditional"), ==, ARCHIVE_OK);
      archive_write_set_passphrase (archive, "secret");
    }
  if (kind == KIND_GZIP || kind == KIND_TAR_GZIP)
    archive_write_add_filter_gzip (archive);
  else if (kind == KIND_BZIP2)
    archive_write_add_filter_bzip2 (archive);
  else if (kind == KIND_XZ)
    archive_write_add_filter_xz (archive);
  else if (kind == KIND_ZSTD)
    archive_write_add_filter_zstd (archive);
}

/* An archive of @files, as bytes. */
static GBytes *
pack_files (Kind kind, const File *files, guint n)
{
  gsize room = 1 << 20, used = 0;
  char *bytes;
  struct archive *archive = archive_write_new ();

  for (guint i = 0; i < n; i++)
    room += strlen (files[i].text);
  bytes = g_malloc (room);
  choose_kind (archive, kind);
  g_assert_cmpint (archive_write_open_memory (archive, bytes, room, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < n; i++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, files[i].name);
      archive_entry_set_size (entry, strlen (files[i].text));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, files[i].text, strlen (files[i].text));
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new_take (bytes, used);
}

static char *
write_bytes (const char *name, GBytes *bytes)
{
  return fixture_write (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
write_packed (const char *name, Kind kind, const File *files, guint n)
{
  g_autoptr (GBytes) bytes = pack_files (kind, files, n);

  return write_bytes (name, bytes);
}

typedef struct
{
  const char *name;
  const char *file;
  Kind kind;
} PackedCase;

static const PackedCase packed_cases[] = {
  { "gzip", "list.csv.gz", KIND_GZIP },
  { "bzip2", "list.csv.bz2", KIND_BZIP2 },
  { "xz", "list.csv.xz", KIND_XZ },
  { "zstandard", "list.csv.zst", KIND_ZSTD },
  { "zip", "list.zip", KIND_ZIP },
  { "tar", "list.tar", KIND_TAR },
  { "tar-and-gzip", "list.tgz", KIND_TAR_GZIP },
  { "gzip-under-another-name", "list.csv", KIND_GZIP },
};

static const File one[] = { { "list.csv", TABLE } };

static void
reads_as_what_is_in_it (gconstpointer data)
{
  const PackedCase *c = data;
  g_autofree char *path = write_packed (c->file, c->kind, one, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribReader) reader = NULL;

  fixture_assert_reads (path, NULL, READ, "");
  reader = trib_reader_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (trib_reader_get_format (reader), ==, "csv");
  g_assert_cmpstr (trib_reader_get_table (reader), ==, NULL);
}

/* Of whatever was packed, every end that is cut off is said, and every changed byte is, or changes nothing. */
static void
damage_is_said (gconstpointer data)
{
  const PackedCase *c = data;
  g_autoptr (GBytes) whole = pack_files (c->kind, one, 1);
  gsize len = g_bytes_get_size (whole);
  const guint8 *bytes = g_bytes_get_data (whole, NULL);

  for (gsize cut = 8; cut < len && c->kind != KIND_TAR; cut += c->kind == KIND_TAR_GZIP ? 1 : 3)
    {
      g_autofree char *path = fixture_write ("cut.bin", (const char *) bytes, cut);
      g_autoptr (GError) error = NULL;
      g_autofree char *found = fixture_read (path, NULL, NULL, &error);

      if (found && strcmp (found, READ) != 0)
        g_error ("cut at %u it reads as\n%s", (guint) cut, found);
    }
  /* Another beginning would make it another sort of file; Zstandard has a checksum only where somebody wants one. */
  for (gsize at = 6; at < len && c->kind != KIND_TAR && c->kind != KIND_ZSTD; at++)
    {
      g_autofree guint8 *changed = g_memdup2 (bytes, len);
      g_autofree char *path = NULL, *found = NULL;
      g_autoptr (GError) error = NULL;

      changed[at] ^= 0x21;
      path = fixture_write ("changed.bin", (const char *) changed, len);
      found = fixture_read (path, NULL, NULL, &error);
      if (found && strcmp (found, READ) != 0)
        g_error ("with byte %u changed it reads as\n%s", (guint) at, found);
    }
}

static void
gzip_files_one_behind_the_other_are_one (void)
{
  const File second[] = { { "x", "Cem,Köln\n" } };
  g_autoptr (GBytes) a = pack_files (KIND_GZIP, one, 1), b = pack_files (KIND_GZIP, second, 1);
  g_autoptr (GByteArray) both = g_byte_array_new ();
  g_autofree char *path = NULL;

  g_byte_array_append (both, g_bytes_get_data (a, NULL), g_bytes_get_size (a));
  g_byte_array_append (both, g_bytes_get_data (b, NULL), g_bytes_get_size (b));
  path = fixture_write ("both.csv.gz", (const char *) both->data, both->len);
  fixture_assert_reads (path, NULL, READ "Cem|Köln\n", "");
}

/* The name within counts: a table with tabs in one column only by its name. */
static void
inner_name_tells_formats_apart (void)
{
  const File tabs[] = { { "x", "a,b\tc\n1,2\t3\n" } };
  g_autofree char *path = write_packed ("list.tsv.gz", KIND_GZIP, tabs, 1);

  fixture_assert_reads (path, NULL, "a,b|c\n1,2|3\n", NULL);
}

static const File several[] = {
  { "readme.pdf", "%PDF-1.4\n" },
  { "__MACOSX/._a.csv", "junk" },
  { "a.csv", TABLE },
  { "sub/b.csv", "x,y\n1,2\n" },
};

static void
several_files_are_as_many_tables (void)
{
  g_autofree char *path = write_packed ("several.zip", KIND_ZIP, several, G_N_ELEMENTS (several));
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = trib_inspect (path, NULL, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (inspection->tables->len, ==, 2);
  g_assert_cmpstr (((TribTableFacts *) inspection->tables->pdata[0])->name, ==, "a.csv");
  g_assert_cmpstr (((TribTableFacts *) inspection->tables->pdata[1])->name, ==, "sub/b.csv");
  g_assert_cmpuint (((TribTableFacts *) inspection->tables->pdata[0])->rows, ==, 2);
}

static void
file_is_chosen_as_a_table (void)
{
  g_autofree char *path = write_packed ("several.zip", KIND_ZIP, several, G_N_ELEMENTS (several));
  TribReadOptions options = { .table = "sub/b.csv" };
  g_autoptr (TribReader) reader = NULL;

  fixture_assert_reads (path, NULL, READ, "13@0");
  fixture_assert_reads (path, &options, "x|y\n1|2\n", "");
  reader = trib_reader_open (path, &options, NULL);
  g_assert_cmpstr (trib_reader_get_table (reader), ==, "sub/b.csv");
  options.table = "c.csv";
  fixture_assert_refused (path, &options, TRIB_FORMAT_ERROR_TABLE, "“a.csv”, “sub/b.csv”");
  options.table = "readme.pdf";
  fixture_assert_refused (path, &options, TRIB_FORMAT_ERROR_UNKNOWN, "a PDF document");
}

static void
tables_within_a_file_are_named_behind_it (void)
{
  const File files[]
      = { { "a.csv", TABLE },
          { "b.xml",
            "<f><g><c><n>A</n></c><c><n>B</n></c></g><h><d><m>1</m></d><d><m>2</m></d><d><m>3</m></d></h></f>" } };
  g_autofree char *path = write_packed ("nested.zip", KIND_ZIP, files, 2);
  TribReadOptions options = { .table = "b.xml/d" };

  fixture_assert_reads (path, &options, "m\n1\n2\n3\n", "");
}

static void
names_lead_nowhere (void)
{
  const File files[] = { { "../../../tmp/evil.csv", TABLE }, { "/etc/evil.csv", "x,y\n1,2\n" } };
  g_autofree char *path = write_packed ("evil.zip", KIND_ZIP, files, 2);
  TribReadOptions options = { .table = "tmp/evil.csv" };

  fixture_assert_reads (path, &options, READ, "");
  g_assert_false (g_file_test ("/tmp/evil.csv", G_FILE_TEST_EXISTS));
}

static void
archive_within_an_archive_is_refused (void)
{
  g_autoptr (GBytes) inner = pack_files (KIND_ZIP, one, 1);
  g_autofree char *path = NULL;
  gsize room = 1 << 20, used = 0;
  g_autofree char *bytes = g_malloc (room);
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, bytes, room, &used);
  archive_entry_set_pathname (entry, "inner.zip");
  archive_entry_set_size (entry, g_bytes_get_size (inner));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (archive, entry);
  archive_write_data (archive, g_bytes_get_data (inner, NULL), g_bytes_get_size (inner));
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  path = fixture_write ("outer.zip", bytes, used);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "an archive within an archive");
}

static void
locked_archive_is_said (void)
{
  g_autofree char *path = write_packed ("locked.zip", KIND_LOCKED_ZIP, one, 1);

  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_UNKNOWN, "list.csv: is protected by a password");
}

static void
archive_without_files_is_empty (void)
{
  const File folder[] = { { "__MACOSX/x", "" } };
  g_autofree char *path = write_packed ("empty.zip", KIND_ZIP, folder, 1);

  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_EMPTY, "there is no file in the archive");
}

static void
bomb_is_refused (gconstpointer data)
{
  const PackedCase *c = data;
  gsize len = 200 * 1024 * 1024;
  g_autofree char *zeros = g_malloc (len + 1);
  g_autofree char *path = NULL;
  File file = { "list.csv", zeros };

  memset (zeros, 'a', len);
  zeros[len] = '\0';
  path = write_packed (c->file, c->kind, &file, 1);
  fixture_assert_refused (path, NULL, TRIB_FORMAT_ERROR_LIMIT, "200 times its size");
}

static void
cancelling_stops_unpacking (void)
{
  g_autofree char *path = write_packed ("list.csv.gz", KIND_GZIP, one, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TribReadOptions options = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (trib_reader_open (path, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Copies have no name, so that nothing is left of them even when the program is killed. */
static void
nothing_is_left (void)
{
  g_autofree char *folder = g_build_filename (fixture_folder (), "spool", NULL);
  g_autofree char *path = write_packed ("several.zip", KIND_ZIP, several, G_N_ELEMENTS (several));
  g_autofree char *before = g_strdup (g_getenv ("TMPDIR"));
  g_autoptr (TribReader) reader = NULL;
  g_autoptr (GDir) dir = NULL;

  g_mkdir (folder, 0700);
  g_setenv ("TMPDIR", folder, TRUE);
  reader = trib_reader_open (path, NULL, NULL);
  g_assert_nonnull (reader);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  if (before)
    g_setenv ("TMPDIR", before, TRUE);
  else
    g_unsetenv ("TMPDIR");
  g_rmdir (folder);
}

static void
add_cases (const char *claim, GTestDataFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (packed_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/packed/%s/%s", packed_cases[i].name, claim);

      g_test_add_data_func (name, &packed_cases[i], func);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  add_cases ("reads-as-what-is-in-it", reads_as_what_is_in_it);
  add_cases ("damage-is-said", damage_is_said);
  g_test_add_data_func ("/formats/packed/gzip/bomb-is-refused", &packed_cases[0], bomb_is_refused);
  g_test_add_data_func ("/formats/packed/zip/bomb-is-refused", &packed_cases[4], bomb_is_refused);
  g_test_add_func ("/formats/packed/gzip-files-one-behind-the-other-are-one", gzip_files_one_behind_the_other_are_one);
  g_test_add_func ("/formats/packed/inner-name-tells-formats-apart", inner_name_tells_formats_apart);
  g_test_add_func ("/formats/packed/several-files-are-as-many-tables", several_files_are_as_many_tables);
  g_test_add_func ("/formats/packed/file-is-chosen-as-a-table", file_is_chosen_as_a_table);
  g_test_add_func ("/formats/packed/tables-within-a-file-are-named-behind-it",
                   tables_within_a_file_are_named_behind_it);
  g_test_add_func ("/formats/packed/names-lead-nowhere", names_lead_nowhere);
  g_test_add_func ("/formats/packed/archive-within-an-archive-is-refused", archive_within_an_archive_is_refused);
  g_test_add_func ("/formats/packed/locked-archive-is-said", locked_archive_is_said);
  g_test_add_func ("/formats/packed/archive-without-files-is-empty", archive_without_files_is_empty);
  g_test_add_func ("/formats/packed/cancelling-stops-unpacking", cancelling_stops_unpacking);
  g_test_add_func ("/formats/packed/nothing-is-left", nothing_is_left);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
