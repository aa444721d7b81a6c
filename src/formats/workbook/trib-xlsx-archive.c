/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive over an open file. Only archives with their directory are read, so one that was cut is refused.
 */
#include "config.h"

#include "formats/workbook/trib-xlsx-archive.h"

#include <glib/gi18n-lib.h>

#define MAX_ENTRIES 20000

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **block)
{
  TribXlsxArchive *self = data;
  gssize n = trib_input_read (self->input, self->offset, self->block, sizeof self->block, NULL);

  *block = self->block;
  self->offset += MAX (n, 0);
  return n;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  TribXlsxArchive *self = data;
  gint64 base = whence == SEEK_CUR ? (gint64) self->offset : whence == SEEK_END ? (gint64) self->input->size : 0;

  if (base + offset < 0)
    return ARCHIVE_FATAL;
  self->offset = base + offset;
  return self->offset;
}

static la_int64_t
skip_cb (struct archive *archive, void *data, la_int64_t request)
{
  TribXlsxArchive *self = data;

  self->offset += request;
  return request;
}

void
trib_xlsx_archive_set_error (TribXlsxArchive *self, TribInput *input, GError **error)
{
  const char *what = archive_error_string (self->archive);

  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
               _ ("%s: the workbook is damaged or was cut off: %s. Get it again"), input->name,
               what ? what : _ ("no directory"));
}

TribXlsxArchive *
trib_xlsx_archive_open (TribInput *input, GError **error)
{
  g_autoptr (TribXlsxArchive) self = g_new0 (TribXlsxArchive, 1);

  self->input = input;
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_skip_callback (self->archive, skip_cb);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) != ARCHIVE_OK)
    {
      trib_xlsx_archive_set_error (self, input, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
trib_xlsx_archive_free (TribXlsxArchive *self)
{
  if (!self)
    return;
  archive_read_free (self->archive);
  g_free (self);
}

const char *
trib_xlsx_archive_next (TribXlsxArchive *self, TribInput *input, GError **error)
{
  struct archive_entry *entry;

  for (;;)
    {
      int status = archive_read_next_header (self->archive, &entry);
      const char *name;

      if (status == ARCHIVE_EOF)
        return NULL;
      if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        {
          trib_xlsx_archive_set_error (self, input, error);
          return NULL;
        }
      if (++self->n_entries > MAX_ENTRIES)
        {
          g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                       _ ("%s: more than %d parts. Save the sheet alone"), input->name, MAX_ENTRIES);
          return NULL;
        }
      name = archive_entry_pathname_utf8 (entry);
      if (!name)
        name = archive_entry_pathname (entry);
      if (name)
        return name;
    }
}
