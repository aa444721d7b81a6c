/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strings lie in chunks that never move, so a TribText stays valid as long as the pool. The index is an
 * open-addressing table of numbers with their hashes beside them, so that a text is looked at only where it is
 * most likely the same.
 */
#include "config.h"

#include "base/trib-hash.h"
#include "base/trib-pool.h"
#include "base/trib-room.h"

#include <string.h>

#define CHUNK_SIZE (256 * 1024)
#define AHEAD 24 /* texts whose places are fetched from memory beforehand */

typedef struct
{
  guint32 hash;
  guint32 id; /* + 1, 0 is empty */
} Slot;

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
  guint32 n = self->n_slots ? self->n_slots * 2 : 64;
  Slot *old = self->slots, *slots = trib_room_new (n, sizeof (Slot));

  memset (slots, 0, n * sizeof *slots);

  for (guint32 i = 0; i < self->n_slots; i++)
    if (old[i].id != 0)
      {
        guint32 at = old[i].hash & (n - 1);

        while (slots[at].id != 0)
          at = (at + 1) & (n - 1);
        slots[at] = old[i];
      }
  g_free (old);
  self->slots = slots;
  self->n_slots = n;
}

static void
make_slots (TribPool *self)
{
  Slot *slots;

  self->n_slots = 64;
  while (self->n_texts > self->n_slots / 4 * 3)
    self->n_slots *= 2;
  self->slots = slots = g_new0 (Slot, self->n_slots);
  for (guint32 id = 0; id < self->n_texts; id++)
    {
      guint32 hash = (guint32) trib_hash_bytes (self->texts[id].text, self->texts[id].len, 0);
      guint32 at = hash & (self->n_slots - 1);

      while (slots[at].id != 0)
        at = (at + 1) & (self->n_slots - 1);
      slots[at] = (Slot){ hash, id + 1 };
    }
}

void
trib_pool_compact (TribPool *self)
{
  g_clear_pointer (&self->slots, g_free);
  self->n_slots = 0;
  self->texts_size = self->n_texts;
  self->texts = g_renew (TribText, self->texts, self->texts_size);
}

/* The slot that holds the text, or the empty one where it would go. */
static Slot *
find_slot (const TribPool *self, const char *text, gsize len, guint32 hash)
{
  Slot *slots = self->slots;
  guint32 at = hash & (self->n_slots - 1);

  for (; slots[at].id != 0; at = (at + 1) & (self->n_slots - 1))
    if (slots[at].hash == hash)
      {
        const TribText *known = &self->texts[slots[at].id - 1];

        if (known->len == len && memcmp (known->text, text, len) == 0)
          break;
      }
  return &slots[at];
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
  g_free (self->slots);
  g_free (self);
}

static guint32
intern (TribPool *self, const char *text, gsize len, guint32 hash)
{
  Slot *slot = find_slot (self, text, len, hash);

  if (slot->id != 0)
    return slot->id - 1;
  if (self->n_texts == self->texts_size)
    {
      self->texts_size = self->texts_size ? self->texts_size + self->texts_size / 2 : 32;
      self->texts = g_renew (TribText, self->texts, self->texts_size);
    }
  self->texts[self->n_texts] = (TribText){ keep (self, text, len), (guint32) len };
  *slot = (Slot){ hash, ++self->n_texts };
  if (self->n_texts > self->n_slots / 4 * 3)
    grow_slots (self);
  return self->n_texts - 1;
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
  if (self->slots == NULL)
    make_slots (self);
  return intern (self, text, len, (guint32) trib_hash_bytes (text, len, 0));
}

/* Two steps ahead the slot is on its way into the cache, one step ahead what it points to. */
void
trib_pool_intern_many (TribPool *self, const TribText *texts, gsize n, guint32 *ids)
{
  guint32 hashes[2 * AHEAD];

  if (self->slots == NULL)
    make_slots (self);
  for (gsize i = 0; i < n + 2 * AHEAD; i++)
    {
      if (i < n)
        {
          hashes[i % (2 * AHEAD)] = (guint32) trib_hash_bytes (texts[i].text, texts[i].len, 0);
          __builtin_prefetch ((Slot *) self->slots + (hashes[i % (2 * AHEAD)] & (self->n_slots - 1)));
        }
      if (i >= AHEAD && i - AHEAD < n)
        {
          const Slot *slot = (const Slot *) self->slots + (hashes[(i - AHEAD) % (2 * AHEAD)] & (self->n_slots - 1));

          if (slot->id != 0)
            __builtin_prefetch (&self->texts[slot->id - 1]);
        }
      if (i + 1 >= 2 * AHEAD && i + 1 - 2 * AHEAD < n)
        {
          gsize at = i + 1 - 2 * AHEAD;

          ids[at] = intern (self, texts[at].text, texts[at].len, hashes[at % (2 * AHEAD)]);
        }
    }
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
  const Slot *slot;

  if (self->slots == NULL)
    make_slots (self);
  slot = find_slot (self, text, len, (guint32) trib_hash_bytes (text, len, 0));
  if (slot->id == 0)
    return FALSE;
  *id = slot->id - 1;
  return TRUE;
}
