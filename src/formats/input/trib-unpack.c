/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gzip by GLib, which compares the checksum as libarchive does not; the others by libarchive, whose libraries do. A file
 * may be several that were compressed and put one behind the other.
 */
#include "config.h"

#include "formats/input/trib-unpack.h"

#include "formats/input/trib-spool.h"

#include <glib/gi18n-lib.h>

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define BLOCK 65536

static const struct
{
  const char *bytes;
  guint len;
  const char *endings;
} packings[] = {
  { "\x1f\x8b\x08", 3, ".gz .gzip .tgz .z" },
  { "BZh", 3, ".bz2 .bz .tbz2" },
  { "\xfd"
    "7zXZ",
    5, ".xz .txz" },
  { "\x28\xb5\x2f\xfd", 4, ".zst .zstd" },
};

static int
packing_of (const TribInput *input)
{
  for (guint i = 0; i < G_N_ELEMENTS (packings); i++)
    if (input->n_head > packings[i].len + 3 && memcmp (input->head, packings[i].bytes, packings[i].len) == 0)
      /* A heading may begin with "BZh"; what is compressed has the length of a block behind it, and no text. */
      if (i != 1 || memcmp (input->head + 4, "1AY&SY", MIN (6, input->n_head - 4)) == 0)
        return i;
  return -1;
}

gboolean
trib_unpack_sniff (const TribInput *input)
{
  return packing_of (input) >= 0;
}

/* "/x/list.csv.gz" holds "list.csv". */
static char *
inner_name (const TribInput *input)
{
  g_autofree char *name = g_path_get_basename (input->name);
  g_auto (GStrv) endings = g_strsplit (packings[packing_of (input)].endings, " ", -1);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; endings[i]; i++)
    if (g_str_has_suffix (lower, endings[i]) && strlen (name) > strlen (endings[i]))
      {
        name[strlen (name) - strlen (endings[i])] = '\0';
        break;
      }
  return g_strdup_printf ("%s: %s", input->name, name);
}

static gboolean
fail (TribInput *input, const char *what, GError **error)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
               _ ("%s: is damaged or was cut off, and cannot be unpacked: %s. Get it again"), input->name, what);
  return FALSE;
}

/**
 * Gunzip:
 * @at: of the bytes of the file that are in @from: the first that was not unpacked yet
 */
typedef struct
{
  TribInput *input;
  guint64 offset;
  char from[BLOCK];
  gsize at, end;
  char to[BLOCK];
} Gunzip;

/* More bytes behind those that are left. */
static gboolean
refill (Gunzip *self, gboolean *ended, GError **error)
{
  gssize n;

  memmove (self->from, self->from + self->at, self->end - self->at);
  self->end -= self->at;
  self->at = 0;
  n = trib_input_read (self->input, self->offset, self->from + self->end, BLOCK - self->end, error);
  if (n < 0)
    return FALSE;
  self->offset += n;
  self->end += n;
  *ended = n == 0;
  return TRUE;
}

/* One compressed file, from @at to its end. */
static gboolean
gunzip_one (Gunzip *self, TribSpool *spool, GError **error)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  gboolean ended = FALSE;

  for (;;)
    {
      g_autoptr (GError) inner = NULL;
      gsize read = 0, written = 0;
      GConverterResult result;

      if (!ended && self->end - self->at < BLOCK / 2 && !refill (self, &ended, error))
        return FALSE;
      result = g_converter_convert (converter, self->from + self->at, self->end - self->at, self->to, BLOCK,
                                    ended ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS, &read, &written, &inner);
      if (result == G_CONVERTER_ERROR)
        return fail (self->input, inner->message, error);
      self->at += read;
      if (written > 0 && !trib_spool_write (spool, self->to, written, error))
        return FALSE;
      if (result == G_CONVERTER_FINISHED)
        return TRUE;
      if (ended && read == 0 && written == 0)
        return fail (self->input, _ ("it ends too soon"), error);
    }
}

static gboolean
gunzip (TribInput *input, TribSpool *spool, GError **error)
{
  g_autofree Gunzip *self = g_new0 (Gunzip, 1);
  gboolean ended = FALSE;

  self->input = input;
  do
    {
      if (!gunzip_one (self, spool, error))
        return FALSE;
      if (!refill (self, &ended, error))
        return FALSE;
    }
  while (self->end - self->at > 2 && memcmp (self->from + self->at, packings[0].bytes, 3) == 0);
  /* Zeros behind the end are what tapes and some servers add. */
  for (gsize i = self->at; i < self->end; i++)
    if (self->from[i] != '\0')
      return fail (input, _ ("there are other bytes behind its end"), error);
  return TRUE;
}

typedef struct
{
  TribInput *input;
  guint64 offset;
  char block[BLOCK];
} Feed;

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **block)
{
  Feed *self = data;
  gssize n = trib_input_read (self->input, self->offset, self->block, sizeof self->block, NULL);

  *block = self->block;
  self->offset += MAX (n, 0);
  return n;
}

static gboolean
unpack_data (struct archive *archive, TribInput *input, TribSpool *spool, GError **error)
{
  struct archive_entry *entry;
  g_autofree char *block = g_malloc (BLOCK);
  la_ssize_t n = 0;

  if (archive_read_next_header (archive, &entry) != ARCHIVE_OK)
    n = -1;
  while (n >= 0 && (n = archive_read_data (archive, block, BLOCK)) > 0)
    if (!trib_spool_write (spool, block, n, error))
      return FALSE;
  return n == 0 || fail (input, archive_error_string (archive) ? archive_error_string (archive) : "", error);
}

static gboolean
unpack_by_libarchive (TribInput *input, TribSpool *spool, GError **error)
{
  g_autofree Feed *feed = g_new0 (Feed, 1);
  struct archive *archive = archive_read_new ();
  gboolean ok;

  feed->input = input;
  archive_read_support_filter_bzip2 (archive);
  archive_read_support_filter_xz (archive);
  archive_read_support_filter_zstd (archive);
  archive_read_support_format_raw (archive);
  if (archive_read_open (archive, feed, NULL, read_cb, NULL) == ARCHIVE_OK)
    ok = unpack_data (archive, input, spool, error);
  else
    ok = fail (input, archive_error_string (archive) ? archive_error_string (archive) : "", error);
  archive_read_free (archive);
  return ok;
}

TribInput *
trib_unpack (TribInput *input, const TribReadOptions *options, GError **error)
{
  g_autofree char *name = inner_name (input);
  g_autoptr (TribSpool) spool = trib_spool_new (name, input->size, options, error);
  TribInput *file;

  if (!spool || !(packing_of (input) == 0 ? gunzip : unpack_by_libarchive) (input, spool, error))
    return NULL;
  file = trib_input_new (name, trib_spool_take (spool), error);
  if (!file)
    return NULL;
  file->depth = input->depth + 1;
  file->in_archive = input->in_archive;
  file->charset = g_strdup (input->charset);
  return file;
}
