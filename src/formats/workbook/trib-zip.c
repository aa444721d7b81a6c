/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive over an open file. Only archives with their directory are read, so one that was cut is refused.
 */
#include "config.h"

#include "formats/workbook/trib-zip.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_ENTRIES 20000

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **block)
{
  TribZip *self = data;
  gssize n = trib_input_read (self->input, self->offset, self->block, sizeof self->block, NULL);

  *block = self->block;
  self->offset += MAX (n, 0);
  return n;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  TribZip *self = data;
  gint64 base = whence == SEEK_CUR ? (gint64) self->offset : whence == SEEK_END ? (gint64) self->input->size : 0;

  if (base + offset < 0)
    return ARCHIVE_FATAL;
  self->offset = base + offset;
  return self->offset;
}

static la_int64_t
skip_cb (struct archive *archive, void *data, la_int64_t request)
{
  TribZip *self = data;

  self->offset += request;
  return request;
}

void
trib_zip_set_error (TribZip *self, TribInput *input, GError **error)
{
  const char *what = archive_error_string (self->archive);

  if (self->is_encrypted)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
                   _ ("%s: is protected by a password. Save it without one"), input->name);
      return;
    }
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
               _ ("%s: the workbook is damaged or was cut off: %s. Get it again"), input->name,
               what ? what : _ ("no directory"));
}

TribZip *
trib_zip_open (TribInput *input, GError **error)
{
  g_autoptr (TribZip) self = g_new0 (TribZip, 1);

  self->input = input;
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_skip_callback (self->archive, skip_cb);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) != ARCHIVE_OK)
    {
      trib_zip_set_error (self, input, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
trib_zip_free (TribZip *self)
{
  if (!self)
    return;
  archive_read_free (self->archive);
  g_free (self);
}

/* Whether the path has a step to the folder above. Nothing is ever written to it; but no honest program makes one. */
static gboolean
leads_out (const char *path)
{
  for (const char *p = strstr (path, ".."); p; p = strstr (p + 2, ".."))
    if ((p == path || p[-1] == '/' || p[-1] == '\\') && (p[2] == '\0' || p[2] == '/' || p[2] == '\\'))
      return TRUE;
  return FALSE;
}

const char *
trib_zip_next (TribZip *self, TribInput *input, GError **error)
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
          trib_zip_set_error (self, input, error);
          return NULL;
        }
      if (++self->n_entries > MAX_ENTRIES)
        {
          g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                       _ ("%s: more than %d parts. Save the sheet alone"), input->name, MAX_ENTRIES);
          return NULL;
        }
      self->is_encrypted = archive_entry_is_data_encrypted (entry);
      name = archive_entry_pathname_utf8 (entry);
      if (!name)
        name = archive_entry_pathname (entry);
      if (name && leads_out (name))
        {
          g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
                       _ ("%s: a name in it leads out of the archive (“%s”), as only a trap does. It was not read"),
                       input->name, g_utf8_validate (name, -1, NULL) ? name : "?");
          return NULL;
        }
      if (name)
        return name;
    }
}

static TribZipKind
kind_of_head (const TribInput *input)
{
  if (memmem (input->head, input->n_head, "[Content_Types].xml", 19) || memmem (input->head, input->n_head, "xl/", 3))
    return TRIB_ZIP_XLSX;
  return memmem (input->head, input->n_head, "vnd.oasis.opendocument", 22) ? TRIB_ZIP_ODF : TRIB_ZIP_OTHER;
}

TribZipKind
trib_zip_get_kind (const TribInput *input)
{
  g_autoptr (TribInput) copy = NULL;
  g_autoptr (TribZip) archive = NULL;
  gboolean has_content = FALSE, has_manifest = FALSE;
  GError *inner = NULL;
  const char *name;

  if (input->n_head < 4 || memcmp (input->head, "PK\003\004", 4) != 0)
    return TRIB_ZIP_NONE;
  copy = trib_input_copy (input);
  archive = trib_zip_open (copy, NULL);
  if (!archive)
    return kind_of_head (input);
  while ((name = trib_zip_next (archive, copy, &inner)))
    {
      if (g_ascii_strcasecmp (name, "[Content_Types].xml") == 0 || g_ascii_strncasecmp (name, "xl/", 3) == 0
          || g_ascii_strncasecmp (name, "xl\\", 3) == 0 || g_ascii_strncasecmp (name, "/xl/", 4) == 0)
        return TRIB_ZIP_XLSX;
      has_content |= strcmp (name, "content.xml") == 0 || strcmp (name, "encrypted-package") == 0;
      has_manifest |= strcmp (name, "META-INF/manifest.xml") == 0 || strcmp (name, "mimetype") == 0;
    }
  if (inner)
    {
      g_error_free (inner);
      return kind_of_head (input);
    }
  return has_content && has_manifest ? TRIB_ZIP_ODF : TRIB_ZIP_OTHER;
}
