/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libarchive over an open file. Members are only ever unpacked to nameless files (trib-spool.c), so no name in an archive
 * leads anywhere.
 */
#include "config.h"

#include "formats/input/trib-archive.h"

#include "formats/input/trib-spool.h"

#include <glib/gi18n-lib.h>

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MOST_ENTRIES 20000
#define LONGEST_NAME 1000

typedef struct
{
  struct archive *archive;
  TribInput *input;
  guint64 offset;
  guint n_entries;
  char block[65536];
} Reading;

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **block)
{
  Reading *self = data;
  gssize n = trib_input_read (self->input, self->offset, self->block, sizeof self->block, NULL);

  *block = self->block;
  self->offset += MAX (n, 0);
  return n;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  Reading *self = data;
  gint64 base = whence == SEEK_CUR ? (gint64) self->offset : whence == SEEK_END ? (gint64) self->input->size : 0;

  if (base + offset < 0)
    return ARCHIVE_FATAL;
  self->offset = base + offset;
  return self->offset;
}

static la_int64_t
skip_cb (struct archive *archive, void *data, la_int64_t request)
{
  Reading *self = data;

  self->offset += request;
  return request;
}

static void
set_damaged (Reading *self, GError **error)
{
  const char *what = archive_error_string (self->archive);

  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_DAMAGED,
               _ ("%s: the archive is damaged or was cut off: %s. Get it again"), self->input->name,
               what ? what : _ ("it has no directory"));
}

static void
reading_free (Reading *self)
{
  archive_read_free (self->archive);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (TribInput *input, GError **error)
{
  g_autoptr (Reading) self = g_new0 (Reading, 1);

  self->input = input;
  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_support_format_tar (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_skip_callback (self->archive, skip_cb);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) == ARCHIVE_OK)
    return g_steal_pointer (&self);
  set_damaged (self, error);
  return NULL;
}

/* The next entry; %NULL at the end, or with the error set. */
static struct archive_entry *
next_entry (Reading *self, GError **error)
{
  struct archive_entry *entry;
  int status = archive_read_next_header (self->archive, &entry);

  if (status == ARCHIVE_EOF)
    return NULL;
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
    {
      set_damaged (self, error);
      return NULL;
    }
  if (++self->n_entries <= MOST_ENTRIES)
    return entry;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
               _ ("%s: more than %d files. Unpack it, and import those that you need"), self->input->name,
               MOST_ENTRIES);
  return NULL;
}

/* What programs and systems put beside the files that people meant. */
static gboolean
is_litter (const char *name)
{
  const char *base = strrchr (name, '/');

  base = base ? base + 1 : name;
  return *base == '\0' || g_str_has_prefix (name, "__MACOSX/") || g_str_has_prefix (base, "._")
         || strcmp (base, ".DS_Store") == 0 || g_ascii_strcasecmp (base, "Thumbs.db") == 0
         || g_ascii_strcasecmp (base, "desktop.ini") == 0;
}

/* The name of @entry as text, without a beginning that leads out of a folder. (transfer full) */
static char *
name_of (struct archive_entry *entry)
{
  const char *raw = archive_entry_pathname_utf8 (entry);
  g_autofree char *name = NULL;
  const char *p;

  if (!raw)
    raw = archive_entry_pathname (entry);
  if (!raw)
    return g_strdup ("");
  name = g_utf8_make_valid (raw, -1);
  g_strdelimit (name, "\\", '/');
  for (char *c = name; *c; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  for (p = name;;)
    {
      if (*p == '/')
        p++;
      else if (g_str_has_prefix (p, "./"))
        p += 2;
      else if (g_str_has_prefix (p, "../"))
        p += 3;
      else
        break;
    }
  return g_utf8_substring (p, 0, MIN (g_utf8_strlen (p, -1), LONGEST_NAME));
}

static void
add_member (GPtrArray *members, GHashTable *names, char *name, guint place, guint64 size)
{
  TribArchiveMember *member = g_new0 (TribArchiveMember, 1);

  member->name = g_strdup (name);
  for (guint n = 2; g_hash_table_contains (names, member->name); n++)
    {
      g_free (member->name);
      member->name = g_strdup_printf ("%s (%u)", name, n);
    }
  member->place = place;
  member->size = size;
  g_hash_table_add (names, member->name);
  g_ptr_array_add (members, member);
}

void
trib_archive_member_free (TribArchiveMember *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self);
}

GPtrArray *
trib_archive_list (TribInput *input, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_archive_member_free);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (Reading) reading = reading_new (input, error);
  struct archive_entry *entry;
  GError *inner = NULL;

  if (!reading)
    return NULL;
  while ((entry = next_entry (reading, &inner)))
    {
      g_autofree char *name = name_of (entry);

      if (archive_entry_filetype (entry) == AE_IFREG && !is_litter (name))
        add_member (members, names, name, reading->n_entries, MAX (archive_entry_size (entry), 0));
    }
  if (inner)
    {
      g_propagate_error (error, inner);
      return NULL;
    }
  if (members->len > 0)
    return g_steal_pointer (&members);
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_EMPTY, _ ("%s: is empty: there is no file in the archive"),
               input->name);
  return NULL;
}

static gboolean
unpack (Reading *reading, TribSpool *spool, GError **error)
{
  const void *block;
  size_t len;
  la_int64_t offset;

  for (;;)
    {
      int status = archive_read_data_block (reading->archive, &block, &len, &offset);

      if (status == ARCHIVE_EOF)
        return TRUE;
      if (status != ARCHIVE_OK || (guint64) offset != trib_spool_get_size (spool))
        {
          set_damaged (reading, error);
          return FALSE;
        }
      if (!trib_spool_write (spool, block, len, error))
        return FALSE;
    }
}

TribInput *
trib_archive_extract (TribInput *input, const TribArchiveMember *member, const TribReadOptions *options, GError **error)
{
  g_autoptr (Reading) reading = reading_new (input, error);
  g_autofree char *name = g_strdup_printf ("%s: %s", input->name, member->name);
  g_autoptr (TribSpool) spool = NULL;
  struct archive_entry *entry = NULL;
  TribInput *file;

  if (!reading)
    return NULL;
  while (reading->n_entries < member->place)
    if (!(entry = next_entry (reading, error)))
      return NULL;
  if (archive_entry_is_data_encrypted (entry))
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNKNOWN,
                   _ ("%s: is protected by a password. Save it without one"), name);
      return NULL;
    }
  spool = trib_spool_new (name, input->size, options, error);
  if (!spool || !unpack (reading, spool, error))
    return NULL;
  file = trib_input_new (name, trib_spool_take (spool), error);
  if (!file)
    return NULL;
  file->depth = input->depth + 1;
  file->in_archive = TRUE;
  return file;
}
