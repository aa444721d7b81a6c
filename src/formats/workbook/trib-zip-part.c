/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One part of a package, inflated by libarchive as it is read, straight from the file: nothing is ever written
 * anywhere. A part that inflates beyond all measure is refused.
 */
#include "config.h"

#include "formats/workbook/trib-zip-part.h"

#include "formats/workbook/trib-zip.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define RATIO 200                     /* honest sheets stay below 50 */
#define RATIO_FROM (64 * 1024 * 1024) /* bytes that any part may have */

struct _TribZipPart
{
  TribInput *input;
  TribZip *archive;
  TribXmlStream *xml;
  const char *block;
  gsize left;
  guint64 inflated;
  gboolean ended;
};

/* The next block of the part. */
static gboolean
next_block (TribZipPart *self, GError **error)
{
  const void *block = NULL;
  la_int64_t offset;
  size_t size = 0;
  int status = archive_read_data_block (self->archive->archive, &block, &size, &offset);

  self->block = block;
  self->left = size;
  self->inflated += size;
  if (status == ARCHIVE_EOF)
    {
      self->ended = TRUE;
      self->left = 0;
      return TRUE;
    }
  if (status != ARCHIVE_OK)
    {
      trib_zip_set_error (self->archive, self->input, error);
      return FALSE;
    }
  if (self->inflated > RATIO_FROM && self->inflated / RATIO > self->input->size)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: inflates to more than %d times its size, as only a trap does. It was not read"),
                   self->input->name, RATIO);
      return FALSE;
    }
  return TRUE;
}

static gssize
read_part (gpointer data, char *to, gsize room, GError **error)
{
  TribZipPart *self = data;
  gsize n;

  while (self->left == 0 && !self->ended)
    if (!next_block (self, error))
      return -1;
  n = MIN (room, self->left);
  if (n == 0)
    return 0;
  memcpy (to, self->block, n);
  self->block += n;
  self->left -= n;
  return n;
}

TribZipPart *
trib_zip_part_open (TribInput *input, const char *path, GError **error)
{
  g_autoptr (TribZipPart) self = g_new0 (TribZipPart, 1);
  const char *name;

  self->input = input;
  self->archive = trib_zip_open (input, error);
  if (!self->archive)
    return NULL;
  while ((name = trib_zip_next (self->archive, input, error)))
    if (strcmp (name, path) == 0)
      {
        self->xml = trib_xml_stream_new (input->name, NULL, read_part, self);
        return g_steal_pointer (&self);
      }
  if (error && !*error)
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
                 _ ("%s: the part “%s” is missing. Save the workbook again"), input->name, path);
  return NULL;
}

void
trib_zip_part_free (TribZipPart *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->xml, trib_xml_stream_free);
  g_clear_pointer (&self->archive, trib_zip_free);
  g_free (self);
}

TribXmlStream *
trib_zip_part_get_xml (TribZipPart *self)
{
  return self->xml;
}

gboolean
trib_zip_part_finish (TribZipPart *self, GError **error)
{
  while (!self->ended)
    if (!next_block (self, error))
      return FALSE;
  return TRUE;
}

guint64
trib_zip_part_get_offset (TribZipPart *self)
{
  return MAX (archive_filter_bytes (self->archive->archive, -1), 0);
}
