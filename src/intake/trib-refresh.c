/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of before lie in an array; two tables lead from a content hash, or from what stands for a customer number, to the first
 * record that has it, and chains through the array from that to the others.
 */
#include "config.h"

#include "intake/trib-refresh.h"

#include <string.h>

typedef struct
{
  TribRecordKey key;
  guint32 next_same; /* index + 1 of the next with this content */
  guint8 claimed;
  guint8 shares_number; /* several have its customer number, which tells nothing then */
} Known;

/* Open addressing over indices + 1 into the records; 0 is free. */
typedef struct
{
  guint32 *slots;
  guint32 mask;
} Index;

struct _TribRefresh
{
  GArray *known; /* Known */
  Index by_hash;
  Index by_number;
};

static Known *
known_at (TribRefresh *self, guint32 place)
{
  return place > 0 ? &g_array_index (self->known, Known, place - 1) : NULL;
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

  while (self->by_hash.slots[at] && known_at (self, self->by_hash.slots[at])->key.hash != hash)
    at = (at + 1) & self->by_hash.mask;
  return &self->by_hash.slots[at];
}

static guint32 *
find_number (TribRefresh *self, guint64 number)
{
  guint32 at = (guint32) (number >> 1) & self->by_number.mask;

  while (self->by_number.slots[at] && known_at (self, self->by_number.slots[at])->key.number != number)
    at = (at + 1) & self->by_number.mask;
  return &self->by_number.slots[at];
}

/* Walks backwards so that each chain begins with the smallest record. */
static void
index_known (TribRefresh *self)
{
  init_index (&self->by_hash, self->known->len);
  init_index (&self->by_number, self->known->len);
  for (guint32 i = self->known->len; i > 0; i--)
    {
      Known *known = known_at (self, i);
      guint32 *slot = find_hash (self, known->key.hash);

      known->next_same = *slot;
      *slot = i;
      if (known->key.number == 0)
        continue;
      slot = find_number (self, known->key.number);
      if (*slot)
        known_at (self, *slot)->shares_number = TRUE;
      else
        *slot = i;
    }
}

TribRefresh *
trib_refresh_new (TribStore *store, gint64 source, GError **error)
{
  g_autoptr (TribRefresh) self = g_new0 (TribRefresh, 1);
  g_autoptr (GArray) keys = trib_store_list_record_keys (store, source, error);

  self->known = g_array_new (FALSE, TRUE, sizeof (Known));
  if (keys == NULL)
    return NULL;
  g_array_set_size (self->known, keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_array_index (self->known, Known, i).key = g_array_index (keys, TribRecordKey, i);
  if (keys->len > 0)
    index_known (self);
  return g_steal_pointer (&self);
}

void
trib_refresh_free (TribRefresh *self)
{
  if (self == NULL)
    return;
  g_free (self->by_hash.slots);
  g_free (self->by_number.slots);
  g_clear_pointer (&self->known, g_array_unref);
  g_free (self);
}

gboolean
trib_refresh_is_first (TribRefresh *self)
{
  return self->known->len == 0;
}

guint64
trib_refresh_last_row (TribRefresh *self)
{
  guint64 last = 0;

  for (guint i = 0; i < self->known->len; i++)
    last = MAX (last, g_array_index (self->known, Known, i).key.row);
  return last;
}

/* Of several with the same content, the one at the same place, else the first that is free. Those at the front that are claimed
 * leave the chain, so that a file of equal rows does not go through it again for each. */
static Known *
claim_by_content (TribRefresh *self, guint64 row, guint64 hash)
{
  guint32 *slot = find_hash (self, hash);
  Known *first = known_at (self, *slot);

  while (first != NULL && first->claimed && first->next_same > 0)
    {
      *slot = first->next_same;
      first = known_at (self, *slot);
    }
  if (first == NULL || first->key.row == row)
    return first != NULL && !first->claimed ? first : NULL;
  for (Known *known = first; known != NULL; known = known_at (self, known->next_same))
    if (known->key.row == row && !known->claimed)
      return known;
  return first->claimed ? NULL : first;
}

TribRowFate
trib_refresh_match (TribRefresh *self, guint64 row, guint64 hash, guint64 std_hash, guint64 number, gint64 *id)
{
  Known *known;

  *id = 0;
  if (self->known->len == 0)
    return TRIB_ROW_FRESH;
  known = claim_by_content (self, row, hash);
  if (known != NULL)
    {
      known->claimed = TRUE;
      *id = known->key.id;
      return known->key.row == row && known->key.std_hash == std_hash ? TRIB_ROW_UNCHANGED : TRIB_ROW_MOVED;
    }
  known = number ? known_at (self, *find_number (self, number)) : NULL;
  if (known == NULL || known->shares_number || known->claimed)
    return TRIB_ROW_FRESH;
  known->claimed = TRUE;
  *id = known->key.id;
  return TRIB_ROW_CHANGED;
}

GArray *
trib_refresh_take_gone (TribRefresh *self)
{
  GArray *gone = g_array_new (FALSE, FALSE, sizeof (TribRecordKey));

  for (guint i = 0; i < self->known->len; i++)
    {
      Known *known = &g_array_index (self->known, Known, i);

      if (!known->claimed)
        g_array_append_val (gone, known->key);
      known->claimed = TRUE;
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
