/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unpacks an archive in memory, lets one member be changed, now and then dropped or doubled, and packs all again without
 * compressing, so that what the fuzzer learns of one part stays where it is.
 */
#include "config.h"

#include "mutate-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define LARGEST (1 << 20) /* of a member */

typedef struct
{
  char *name;
  guint8 *data;
  size_t size;
} Member;

static void
member_free (gpointer data)
{
  Member *self = data;

  g_free (self->name);
  g_free (self->data);
  g_free (self);
}

static GPtrArray *
unpack (const guint8 *data, size_t size)
{
  GPtrArray *members = g_ptr_array_new_with_free_func (member_free);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) == ARCHIVE_OK)
    while (members->len < 64 && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
      {
        Member *member = g_new0 (Member, 1);
        const char *name = archive_entry_pathname (entry);
        gssize n;

        member->name = g_strdup (name ? name : "x");
        member->data = g_malloc (LARGEST);
        n = archive_read_data (archive, member->data, LARGEST);
        member->size = MAX (n, 0);
        g_ptr_array_add (members, member);
      }
  archive_read_free (archive);
  return members;
}

static void
change (Member *member, size_t room, MutateFunc mutate)
{
  size_t size = MIN (member->size, room);

  member->data = g_realloc (member->data, MAX (room, LARGEST));
  member->size = mutate (member->data, size, room);
}

static size_t
pack (GPtrArray *members, guint skipped, guint doubled, guint8 *data, size_t max_size)
{
  struct archive *archive = archive_write_new ();
  size_t used = 0;
  gboolean whole = TRUE;

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:compression=store");
  archive_write_set_bytes_per_block (archive, 0);
  if (archive_write_open_memory (archive, data, max_size, &used) != ARCHIVE_OK)
    whole = FALSE;
  for (guint i = 0; whole && i < members->len; i++)
    for (guint n = i == skipped ? 0 : i == doubled ? 2 : 1; whole && n > 0; n--)
      {
        const Member *member = members->pdata[i];
        struct archive_entry *entry = archive_entry_new ();

        archive_entry_set_pathname (entry, member->name);
        archive_entry_set_size (entry, member->size);
        archive_entry_set_filetype (entry, AE_IFREG);
        archive_entry_set_perm (entry, 0600);
        whole = archive_write_header (archive, entry) == ARCHIVE_OK
                && archive_write_data (archive, member->data, member->size) == (gssize) member->size;
        archive_entry_free (entry);
      }
  whole = archive_write_close (archive) == ARCHIVE_OK && whole;
  archive_write_free (archive);
  return whole ? used : 0;
}

size_t
mutate_archive (guint8 *data, size_t size, size_t max_size, guint seed, MutateFunc mutate)
{
  g_autoptr (GPtrArray) members = unpack (data, size);
  guint skipped = G_MAXUINT, doubled = G_MAXUINT, which;
  size_t packed = 0;

  if (members->len == 0)
    return 0;
  which = seed / 8 % members->len;
  for (guint i = 0; i < members->len; i++)
    packed += ((Member *) members->pdata[i])->size + 200;
  if (packed >= max_size)
    return 0;
  if (seed / 1024 % 32 == 0)
    skipped = which;
  else if (seed / 1024 % 32 == 1)
    doubled = which;
  else
    change (members->pdata[which], ((Member *) members->pdata[which])->size + (max_size - packed) / 2, mutate);
  return pack (members, skipped, doubled, data, max_size);
}
