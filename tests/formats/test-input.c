/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is no table at all: each is refused, with a message that says what it is.
 */
#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  const char *name;
  const char *file;
  const char *bytes;
  gsize len;
  TribFormatError code;
  const char *says;
} Case;

#define BYTES(text) text, sizeof (text) - 1
#define NULS "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

static const Case cases[] = {
  { "empty-csv", "a.csv", BYTES (""), TRIB_FORMAT_ERROR_EMPTY, "is empty" },
  { "empty-xlsx", "a.xlsx", BYTES (""), TRIB_FORMAT_ERROR_EMPTY, "is empty" },
  { "blanks-only", "a.csv", BYTES (" \n\r\n \n"), TRIB_FORMAT_ERROR_EMPTY, "is empty" },
  { "mark-only", "a.csv", BYTES ("\xef\xbb\xbf"), TRIB_FORMAT_ERROR_EMPTY, "is empty" },
  { "picture", "a.csv", BYTES ("\x89PNG\r\n\x1a\n" NULS), TRIB_FORMAT_ERROR_UNKNOWN, "a picture (PNG)" },
  { "program", "a.csv",
    BYTES ("\x7f"
           "ELF\2\1\1" NULS),
    TRIB_FORMAT_ERROR_UNKNOWN, "a program" },
  { "gzip", "a.csv", BYTES ("\x1f\x8b\x08" NULS), TRIB_FORMAT_ERROR_DAMAGED, "cannot be unpacked" },
  { "pdf", "a.csv", BYTES ("%PDF-1.4\n"), TRIB_FORMAT_ERROR_UNKNOWN, "a PDF document" },
  { "nuls", "a.csv", BYTES ("abc" NULS "def" NULS), TRIB_FORMAT_ERROR_UNKNOWN, "not text" },
  { "old-workbook-that-was-cut", "a.xls", BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" NULS), TRIB_FORMAT_ERROR_DAMAGED,
    "damaged or was cut off" },
  { "password", "a.xlsx", BYTES ("\xd0\xcf\x11\xe0" NULS "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
    TRIB_FORMAT_ERROR_UNKNOWN, "protected by a password" },
  { "web-page", "a.csv", BYTES ("\n<!DOCTYPE html><html></html>"), TRIB_FORMAT_ERROR_UNKNOWN, "a web page" },
  { "old-statement", "a.ofx", BYTES ("OFXHEADER:100\r\nDATA:OFXSGML\r\n"), TRIB_FORMAT_ERROR_UNKNOWN, "OFX 1" },
  { "vcard-that-says-nothing", "a.vcf", BYTES ("BEGIN:VCARD\nEND:VCARD\n"), TRIB_FORMAT_ERROR_EMPTY,
    "its cards say nothing" },
  { "database", "a.csv", BYTES ("SQLite format 3\0" NULS), TRIB_FORMAT_ERROR_UNKNOWN, "a database" },
};

static void
is_refused (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = fixture_write (c->file, c->bytes, c->len);

  fixture_assert_refused (path, NULL, c->code, c->says);
}

static void
missing_file_is_said (void)
{
  fixture_assert_refused ("/no/such/file.csv", NULL, TRIB_FORMAT_ERROR_OPEN,
                          "/no/such/file.csv: there is no such file");
}

static void
folder_is_said (void)
{
  fixture_assert_refused (fixture_folder (), NULL, TRIB_FORMAT_ERROR_OPEN, "is a folder");
}

static void
device_is_refused (void)
{
  fixture_assert_refused ("/dev/null", NULL, TRIB_FORMAT_ERROR_OPEN, "is not a file");
}

static void
text_that_begins_like_a_sound_is_read (void)
{
  g_autofree char *path = fixture_write ("riff.csv", "RIFF,b\n1,2\n", -1);

  fixture_assert_reads (path, NULL, "RIFF|b\n1|2\n", "");
}

static gpointer
write_pipe (gpointer path)
{
  g_autoptr (GError) error = NULL;
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("a,b\n1,2\n", file);
  fclose (file);
  return NULL;
}

static void
pipe_is_read (void)
{
  g_autofree char *path = g_build_filename (fixture_folder (), "pipe.csv", NULL);
  g_autoptr (GThread) thread = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  thread = g_thread_new ("writer", write_pipe, path);
  fixture_assert_reads (path, NULL, "a|b\n1|2\n", "");
  g_thread_join (g_steal_pointer (&thread));
}

/* Standard input can be looked at, and then read. */
static void
standard_input_is_read_twice (void)
{
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], "a,b\n1,2\n", 8), ==, 8);
  close (ends[1]);
  g_assert_cmpint (dup2 (ends[0], STDIN_FILENO), ==, STDIN_FILENO);
  close (ends[0]);
  fixture_assert_reads ("-", NULL, "a|b\n1|2\n", "");
  fixture_assert_reads ("-", NULL, "a|b\n1|2\n", "");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/input/%s-is-refused", cases[i].name);

      g_test_add_data_func (name, &cases[i], is_refused);
    }
  g_test_add_func ("/formats/input/missing-file-is-said", missing_file_is_said);
  g_test_add_func ("/formats/input/folder-is-said", folder_is_said);
  g_test_add_func ("/formats/input/device-is-refused", device_is_refused);
  g_test_add_func ("/formats/input/text-that-begins-like-a-sound-is-read", text_that_begins_like_a_sound_is_read);
  g_test_add_func ("/formats/input/pipe-is-read", pipe_is_read);
  g_test_add_func ("/formats/input/standard-input-is-read-twice", standard_input_is_read_twice);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
