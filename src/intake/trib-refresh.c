/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of before lie in an array; two tables lead from a content hash, or from what stands for a customer number, to the first
 * record that has it, and chains through the array from that to the others.
 */
#include "config.h"

#include "intake/trib-refresh.h"

#include <string.h>

/* Beside the key of a record. */
typedef struct
{
  guint32 next_same; /* index + 1 of the next with this content */
  guint8 claimed;
  guint8 shares_number; /* several have its customer number, which tells nothing then */
} Mark;

/* Open addressing over indices + 1 into the records; 0 is free. */
typedef struct
{
  guint32 *slots;
  guint32 mask;
} Index;

struct _TribRefresh
{
  GArray *keys; /* (element-type TribRecordKey): of the records of before */
  Mark *marks;  /* one for each */
  Index by_hash;
  Index by_number;
};

/* @place: index + 1 */
static const TribRecordKey *
key_at (TribRefresh *self, guint32 place)
{
  return &g_array_index (self->keys, TribRecordKey, place - 1);
}

static Mark *
mark_at (TribRefresh *self, guint32 place)
{
  return &self->marks[place - 1];
}

static void
init_index (Index *index, guint n)
{
  guint32 size = 16;

  while (size < 2 * (guint64) n && size < G_MAXUINT32 / 2)
    size *= 2;
  index->slots = g_new0 (guint32, size);
  index->mask = size - 1;
}

static guint32 *
find_hash (TribRefresh *self, guint64 hash)
{
  guint32 at = (guint32) hash & self->by_hash.mask;

  while (self->by_hash.slots[at] && key_at (self, self->by_hash.slots[at])->hash != hash)
    at = (at + 1) & self->by_hash.mask;
  return &self->by_hash.slots[at];
}

static guint32 *
find_number (TribRefresh *self, guint64 number)
{
  guint32 at = (guint32) (number >> 1) & self->by_number.mask;

  while (self->by_number.slots[at] && key_at (self, self->by_number.slots[at])->number != number)
    at = (at + 1) & self->by_number.mask;
  return &self->by_number.slots[at];
}

/* Walks backwards so that each chain begins with the smallest record. */
static void
index_keys (TribRefresh *self)
{
  init_index (&self->by_hash, self->keys->len);
  init_index (&self->by_number, self->keys->len);
  for (guint32 i = self->keys->len; i > 0; i--)
    {
      const TribRecordKey *key = key_at (self, i);
      guint32 *slot = find_hash (self, key->hash);

      mark_at (self, i)->next_same = *slot;
      *slot = i;
      if (key->number == 0)
        continue;
      slot = find_number (self, key->number);
      if (*slot)
        mark_at (self, *slot)->shares_number = TRUE;
      else
        *slot = i;
    }
}

TribRefresh *
trib_refresh_new (TribStore *store, gint64 source, GError **error)
{
  g_autoptr (TribRefresh) self = g_new0 (TribRefresh, 1);

  self->keys = trib_store_list_record_keys (store, source, error);
  if (self->keys == NULL)
    return NULL;
  self->marks = g_new0 (Mark, self->keys->len + 1);
  if (self->keys->len > 0)
    index_keys (self);
  return g_steal_pointer (&self);
}

void
trib_refresh_free (TribRefresh *self)
{
  if (self == NULL)
    return;
  g_free (self->by_hash.slots);
  g_free (self->by_number.slots);
  g_free (self->marks);
  g_clear_pointer (&self->keys, g_array_unref);
  g_free (self);
}

gboolean
trib_refresh_is_first (TribRefresh *self)
{
  return self->keys->len == 0;
}

guint64
trib_refresh_last_row (TribRefresh *self)
{
  guint64 last = 0;

  for (guint32 i = 1; i <= self->keys->len; i++)
    last = MAX (last, key_at (self, i)->row);
  return last;
}

/* Of several with the same content, the one at the same place, else the first that is free; 0 for none. Those at the front
 * that are claimed leave the chain, so that a file of equal rows does not go through it again for each. */
static guint32
find_content (TribRefresh *self, guint64 row, guint64 hash)
{
  guint32 *slot = find_hash (self, hash);
  guint32 free_one = 0;

  while (*slot && mark_at (self, *slot)->claimed && mark_at (self, *slot)->next_same)
    *slot = mark_at (self, *slot)->next_same;
  for (guint32 at = *slot; at; at = mark_at (self, at)->next_same)
    {
      if (mark_at (self, at)->claimed)
        continue;
      if (key_at (self, at)->row == row)
        return at;
      if (free_one == 0)
        free_one = at;
    }
  return free_one;
}

static gint64
claim (TribRefresh *self, guint32 at)
{
  mark_at (self, at)->claimed = TRUE;
  return key_at (self, at)->id;
}

TribRowFate
trib_refresh_match (TribRefresh *self, guint64 row, guint64 hash, guint64 std_hash, guint64 number, gint64 *id)
{
  guint32 at;

  *id = 0;
  if (self->keys->len == 0)
    return TRIB_ROW_FRESH;
  at = find_content (self, row, hash);
  if (at)
    {
      *id = claim (self, at);
      return key_at (self, at)->row == row && key_at (self, at)->std_hash == std_hash ? TRIB_ROW_UNCHANGED
                                                                                      : TRIB_ROW_MOVED;
    }
  at = number ? *find_number (self, number) : 0;
  if (at == 0 || mark_at (self, at)->shares_number || mark_at (self, at)->claimed)
    return TRIB_ROW_FRESH;
  *id = claim (self, at);
  return TRIB_ROW_CHANGED;
}

GArray *
trib_refresh_take_gone (TribRefresh *self)
{
  GArray *gone = g_array_new (FALSE, FALSE, sizeof (TribRecordKey));

  for (guint32 i = 1; i <= self->keys->len; i++)
    {
      if (!mark_at (self, i)->claimed)
        g_array_append_vals (gone, key_at (self, i), 1);
      mark_at (self, i)->claimed = TRUE;
    }
  return gone;
}

gboolean
trib_refresh_similar (gconstpointer raw_a, gsize len_a, gconstpointer raw_b, gsize len_b)
{
  g_auto (GStrv) a = trib_unpack_cells (raw_a, len_a);
  g_auto (GStrv) b = trib_unpack_cells (raw_b, len_b);
  guint filled = 0, same = 0;

  if (a == NULL || b == NULL)
    return FALSE;
  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    {
      if (a[i][0] == '\0' && b[i][0] == '\0')
        continue;
      filled++;
      same += strcmp (a[i], b[i]) == 0;
    }
  return filled > 0 && same * 2 >= filled;
}
