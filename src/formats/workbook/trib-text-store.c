/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts lie one after the other, each after its length, in blocks; where every sixteenth begins is noted. So many
 * blocks are held in memory; those beyond go to a nameless temporary file that only this process can see, and come back
 * when they are asked for. Cells ask for texts nearly in the order in which they were added.
 */
#include "config.h"

#include "formats/workbook/trib-text-store.h"

#include "formats/trib-format-error.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define BLOCK 65536
#define N_SLOTS 256 /* 16 MB */
#define STRIDE 16

typedef struct
{
  guint64 block; /* which one is held */
  gboolean changed;
  guint8 *bytes; /* (nullable): none yet */
} Slot;

struct _TribTextStore
{
  Slot slots[N_SLOTS]; /* a block has its place by its number */
  int fd;              /* -1 while all fits */
  GArray *starts;      /* guint64: of every sixteenth text */
  guint n;
  guint64 end;
  gboolean failed;
};

TribTextStore *
trib_text_store_new (void)
{
  TribTextStore *self = g_new0 (TribTextStore, 1);

  self->fd = -1;
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
trib_text_store_free (TribTextStore *self)
{
  if (!self)
    return;
  for (guint i = 0; i < N_SLOTS; i++)
    g_free (self->slots[i].bytes);
  if (self->fd >= 0)
    close (self->fd);
  g_array_unref (self->starts);
  g_free (self);
}

static gboolean
open_file (TribTextStore *self)
{
  g_autofree char *pattern = g_build_filename (g_get_tmp_dir (), "tributary-XXXXXX", NULL);

  if (self->fd < 0)
    {
      self->fd = g_mkstemp_full (pattern, O_RDWR | O_CLOEXEC, 0600);
      if (self->fd >= 0)
        unlink (pattern);
    }
  return self->fd >= 0;
}

/* The whole of a block to or from the file. */
static gboolean
move_block (TribTextStore *self, Slot *slot, gboolean out)
{
  gsize done = 0;

  while (done < BLOCK)
    {
      gint64 at = slot->block * BLOCK + done;
      gssize n = out ? pwrite (self->fd, slot->bytes + done, BLOCK - done, at)
                     : pread (self->fd, slot->bytes + done, BLOCK - done, at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += n;
    }
  return TRUE;
}

/* The slot with that block in it. */
static Slot *
get_block (TribTextStore *self, guint64 block)
{
  Slot *slot = &self->slots[block % N_SLOTS];

  if (slot->bytes && slot->block == block)
    return slot;
  if (!slot->bytes)
    slot->bytes = g_malloc0 (BLOCK);
  else if (slot->changed && !(open_file (self) && move_block (self, slot, TRUE)))
    self->failed = TRUE;
  slot->block = block;
  slot->changed = FALSE;
  /* The last block was not written yet where it begins just now. */
  if (block * BLOCK < self->end && !move_block (self, slot, FALSE))
    {
      self->failed = TRUE;
      memset (slot->bytes, 0, BLOCK);
    }
  return slot;
}

static void
put_bytes (TribTextStore *self, const void *bytes, gsize n)
{
  const guint8 *from = bytes;

  while (n > 0)
    {
      Slot *slot = get_block (self, self->end / BLOCK);
      gsize at = self->end % BLOCK, part = MIN (n, BLOCK - at);

      memcpy (slot->bytes + at, from, part);
      slot->changed = TRUE;
      self->end += part;
      from += part;
      n -= part;
    }
}

gboolean
trib_text_store_add (TribTextStore *self, const char *text, gsize len, const char *name, GError **error)
{
  guint8 head[5];
  guint n_head = 0;

  if (self->n % STRIDE == 0)
    g_array_append_val (self->starts, self->end);
  /* Seven bits of the length a byte, the last one with the eighth off. */
  for (gsize left = len; left > 0 || n_head == 0; left >>= 7)
    head[n_head++] = (left & 0x7f) | (left >> 7 ? 0x80 : 0);
  put_bytes (self, head, n_head);
  put_bytes (self, text, len);
  self->n++;
  if (!self->failed)
    return TRUE;
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
               _ ("%s: its texts could not be kept in %s: %s. Make room there and try again"), name, g_get_tmp_dir (),
               g_strerror (errno));
  return FALSE;
}

guint
trib_text_store_get_size (const TribTextStore *self)
{
  return self->n;
}

/* The length that stands at @at, which goes to the text behind it. */
static gsize
take_length (TribTextStore *self, guint64 *at)
{
  gsize len = 0;

  for (guint shift = 0; shift < 35; shift += 7)
    {
      guint8 byte = get_block (self, *at / BLOCK)->bytes[*at % BLOCK];

      ++*at;
      len |= (gsize) (byte & 0x7f) << shift;
      if (!(byte & 0x80))
        break;
    }
  return len;
}

void
trib_text_store_append (TribTextStore *self, guint number, GString *out)
{
  guint64 at;
  gsize len;

  g_return_if_fail (number < self->n);
  at = g_array_index (self->starts, guint64, number / STRIDE);
  for (guint i = number % STRIDE; i > 0; i--)
    {
      /* In this order: the length moves @at. */
      len = take_length (self, &at);
      at += len;
    }
  len = take_length (self, &at);
  while (len > 0 && at < self->end)
    {
      Slot *slot = get_block (self, at / BLOCK);
      gsize part = MIN (len, BLOCK - at % BLOCK);

      g_string_append_len (out, (const char *) slot->bytes + at % BLOCK, part);
      at += part;
      len -= part;
    }
}
