/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The libraries that write archives do not notice every full disk. So what they have written is read once, with its
 * checksum, before it is let go.
 */
#include "config.h"

#include "formats/workbook/trib-zip-check.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define TAIL 64

/* Reads the member at hand, and whether it ends as it is to. */
static gboolean
ends_with (struct archive *archive, const char *ending)
{
  char tail[TAIL + 1] = { 0 };
  const void *block;
  la_int64_t offset;
  size_t size;
  int status;

  while ((status = archive_read_data_block (archive, &block, &size, &offset)) == ARCHIVE_OK)
    {
      gsize keep = MIN (size, TAIL);

      memmove (tail, tail + keep, TAIL - keep);
      memcpy (tail + TAIL - keep, (const char *) block + size - keep, keep);
    }
  for (gsize n = TAIL; n > 0 && g_ascii_isspace (tail[n - 1]); n--)
    tail[n - 1] = '\0';
  for (char *p = tail; p < tail + TAIL; p++)
    if (*p)
      return status == ARCHIVE_EOF && g_str_has_suffix (p, ending);
  return FALSE;
}

gboolean
trib_zip_check_written (const char *path, const char *member, const char *ending)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gboolean whole = FALSE;

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, 1 << 16) == ARCHIVE_OK)
    while (!whole && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
      whole = g_strcmp0 (archive_entry_pathname (entry), member) == 0 && ends_with (archive, ending);
  archive_read_free (archive);
  return whole;
}
