/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strings lie in chunks that never move, so a TribText stays valid as long as the pool. The index is an
 * open-addressing table of ids beside their hashes.
 */
#include "config.h"

#include "base/trib-hash.h"
#include "base/trib-pool.h"

#include <string.h>

#define CHUNK_SIZE (256 * 1024)

struct _TribPool
{
  GPtrArray *chunks;
  char *free_at;
  gsize free_left;
  TribText *texts;
  guint32 *hashes;
  guint32 n_texts, texts_size;
  guint32 *slots; /* id + 1, 0 is empty */
  guint32 n_slots;
};

static const char *
keep (TribPool *self, const char *text, gsize len)
{
  char *at;

  if (len + 1 > self->free_left)
    {
      gsize size = MAX (CHUNK_SIZE, len + 1);

      self->free_at = g_malloc (size);
      self->free_left = size;
      g_ptr_array_add (self->chunks, self->free_at);
    }
  at = self->free_at;
  memcpy (at, text, len);
  at[len] = '\0';
  self->free_at += len + 1;
  self->free_left -= len + 1;
  return at;
}

static void
grow_slots (TribPool *self)
{
  guint32 n = self->n_slots ? self->n_slots * 2 : 1024;

  g_free (self->slots);
  self->slots = g_new0 (guint32, n);
  self->n_slots = n;
  for (guint32 id = 0; id < self->n_texts; id++)
    {
      guint32 at = self->hashes[id] & (n - 1);

      while (self->slots[at])
        at = (at + 1) & (n - 1);
      self->slots[at] = id + 1;
    }
}

/* The slot that holds the text, or the empty one where it would go. */
static guint32
find_slot (TribPool *self, const char *text, gsize len, guint32 hash)
{
  guint32 at = hash & (self->n_slots - 1);

  for (; self->slots[at]; at = (at + 1) & (self->n_slots - 1))
    {
      guint32 id = self->slots[at] - 1;

      if (self->hashes[id] == hash && self->texts[id].len == len && memcmp (self->texts[id].text, text, len) == 0)
        break;
    }
  return at;
}

TribPool *
trib_pool_new (void)
{
  TribPool *self = g_new0 (TribPool, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  grow_slots (self);
  trib_pool_intern (self, "", 0);
  return self;
}

void
trib_pool_free (TribPool *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->chunks);
  g_free (self->texts);
  g_free (self->hashes);
  g_free (self->slots);
  g_free (self);
}

/**
 * trib_pool_intern:
 * @text: the bytes, which need not end with NUL
 *
 * Returns: the number of this text, the same for every equal text
 */
guint32
trib_pool_intern (TribPool *self, const char *text, gsize len)
{
  guint32 hash = (guint32) trib_hash_bytes (text, len, 0);
  guint32 at = find_slot (self, text, len, hash);

  if (self->slots[at])
    return self->slots[at] - 1;

  if (self->n_texts == self->texts_size)
    {
      self->texts_size = self->texts_size ? self->texts_size * 2 : 512;
      self->texts = g_renew (TribText, self->texts, self->texts_size);
      self->hashes = g_renew (guint32, self->hashes, self->texts_size);
    }
  self->texts[self->n_texts] = (TribText){ keep (self, text, len), (guint32) len };
  self->hashes[self->n_texts] = hash;
  self->slots[at] = ++self->n_texts;
  if (self->n_texts > self->n_slots / 2)
    grow_slots (self);
  return self->n_texts - 1;
}

/**
 * trib_pool_lookup:
 * @id: (out): the number of the text, where it is known
 *
 * Returns: whether the text was interned before
 */
gboolean
trib_pool_lookup (TribPool *self, const char *text, gsize len, guint32 *id)
{
  guint32 at = find_slot (self, text, len, (guint32) trib_hash_bytes (text, len, 0));

  if (!self->slots[at])
    return FALSE;
  *id = self->slots[at] - 1;
  return TRUE;
}

/**
 * trib_pool_get:
 *
 * Returns: the text of @id, valid as long as the pool
 */
TribText
trib_pool_get (TribPool *self, guint32 id)
{
  g_assert (id < self->n_texts);
  return self->texts[id];
}

/**
 * trib_pool_size:
 *
 * Returns: how many different texts there are, the empty one included
 */
guint32
trib_pool_size (TribPool *self)
{
  return self->n_texts;
}
