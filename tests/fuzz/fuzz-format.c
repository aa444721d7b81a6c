/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One target of libFuzzer for every reader: fuzz-format --format=NAME. What it is given becomes a file in memory, which is
 * looked into and read to its end as an import would, with options that depend on it; and what comes out must keep the
 * promises of trib-reader.h (see fixture_read_through ()). --list prints the formats.
 */
#include "config.h"

#include "fixture.h"
#include "mutate-archive.h"

#include "formats/trib-format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);
size_t LLVMFuzzerCustomMutator (guint8 *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerMutate (guint8 *data, size_t size, size_t max_size);

static const TribFormat *wanted;
static int memory;
static char *path; /* a name with the format's ending that leads to @memory */

static void
list_formats (void)
{
  for (const TribFormat *const *format = trib_formats (); *format; format++)
    if ((*format)->open)
      printf ("%s\n", (*format)->name);
  exit (0);
}

static void
choose (const char *name)
{
  for (const TribFormat *const *format = trib_formats (); *format; format++)
    if ((*format)->open && strcmp ((*format)->name, name) == 0)
      wanted = *format;
  if (wanted)
    return;
  fprintf (stderr, "fuzz-format: no format “%s” is read\n", name);
  exit (2);
}

static void
remove_link (void)
{
  g_autofree char *folder = g_path_get_dirname (path);

  unlink (path);
  rmdir (folder);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *folder = g_dir_make_tmp ("tributary-fuzz-XXXXXX", NULL);
  g_autofree char *target = NULL;

  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--list") == 0)
      list_formats ();
    else if (g_str_has_prefix ((*argv)[i], "--format="))
      choose ((*argv)[i] + strlen ("--format="));
  if (!wanted)
    choose ("csv");
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  memory = memfd_create ("fuzz", 0);
  target = g_strdup_printf ("/proc/self/fd/%d", memory);
  path = g_strdup_printf ("%s/fuzz.%s", folder, wanted->name);
  if (memory < 0 || symlink (target, path) != 0)
    abort ();
  atexit (remove_link);
  return 0;
}

/* What somebody may have chosen, by what is in the file: mostly nothing. */
static TribReadOptions
choose_options (const guint8 *data, size_t size)
{
  static const char *const encodings[] = { NULL, "UTF-8", "WINDOWS-1252", "UTF-16", "UTF-16LE", "CP932", "GB18030" };
  static const char *const delimiters[] = { NULL, ",", ";", "tab", " ", "|" };
  TribReadOptions options = { 0 };
  guint hash = 5381;

  for (size_t i = 0; i < size; i++)
    hash = hash * 33 + data[i];
  hash ^= hash >> 15;
  if (hash % 4 != 0)
    return options;
  hash /= 4;
  options.header = hash % 3;
  options.encoding = encodings[hash / 3 % G_N_ELEMENTS (encodings)];
  options.delimiter = delimiters[hash / 32 % G_N_ELEMENTS (delimiters)];
  return options;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  TribReadOptions options = choose_options (data, size);
  g_autoptr (TribInput) input = NULL;

  if (ftruncate (memory, 0) != 0 || pwrite (memory, data, size, 0) != (gssize) size)
    abort ();
  input = trib_input_open (path, NULL);
  if (input && trib_format_find (input, NULL) == wanted)
    fixture_read_through (path, &options);
  return 0;
}

/* What is packed is unpacked, changed and packed again, for a change to the packed bytes is seldom more than damage. */
size_t
LLVMFuzzerCustomMutator (guint8 *data, size_t size, size_t max_size, unsigned int seed)
{
  size_t changed = 0;

  if (size > 4 && memcmp (data, "PK", 2) == 0 && seed % 8 != 0)
    changed = mutate_archive (data, size, max_size, seed, LLVMFuzzerMutate);
  return changed > 0 ? changed : LLVMFuzzerMutate (data, size, max_size);
}
