/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of before lie in an array; chains through it lead from a content hash, or from the hash of a customer number, to the
 * records that have it and are not yet claimed.
 */
#include "config.h"

#include "intake/trib-refresh.h"

#include <string.h>

#include "base/trib-hash.h"
#include "store/trib-scan.h"

typedef struct
{
  TribRecordKey key;
  guint64 number; /* hash of external_id, 0 for none */
  gboolean claimed;
  guint32 next_same; /* index + 1 of the next with this content */
} Known;

struct _TribRefresh
{
  GArray *known;         /* Known */
  GHashTable *by_hash;   /* content hash -> index + 1 */
  GHashTable *by_number; /* hash of external_id -> index + 1; 0 where several have it */
};

static guint64
number_of (TribValues *values)
{
  const TribValue *value = trib_values_first (values, TRIB_FIELD_EXTERNAL_ID);

  return value ? trib_hash_bytes (value->text.text, value->text.len, 1) | 1 : 0;
}

static gboolean
add_number (const TribRecordView *view, gpointer user_data, GError **error)
{
  TribRefresh *self = user_data;
  guint64 number = number_of (view->values);
  guint low = 0, high = self->known->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->known, Known, middle).key.id < view->id)
        low = middle + 1;
      else
        high = middle;
    }
  if (number == 0 || low >= self->known->len)
    return TRUE;
  g_array_index (self->known, Known, low).number = number;
  if (g_hash_table_contains (self->by_number, &number))
    g_hash_table_insert (self->by_number, &g_array_index (self->known, Known, low).number, GUINT_TO_POINTER (0));
  else
    g_hash_table_insert (self->by_number, &g_array_index (self->known, Known, low).number, GUINT_TO_POINTER (low + 1));
  return TRUE;
}

/* Walks backwards so that each chain begins with the smallest record. */
static void
index_by_content (TribRefresh *self)
{
  for (guint i = self->known->len; i-- > 0;)
    {
      Known *known = &g_array_index (self->known, Known, i);

      known->next_same = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_hash, &known->key.hash));
      g_hash_table_replace (self->by_hash, &known->key.hash, GUINT_TO_POINTER (i + 1));
    }
}

TribRefresh *
trib_refresh_new (TribStore *store, gint64 source, GError **error)
{
  g_autoptr (TribRefresh) self = g_new0 (TribRefresh, 1);
  g_autoptr (GArray) keys = trib_store_list_record_keys (store, source, error);

  self->known = g_array_new (FALSE, TRUE, sizeof (Known));
  self->by_hash = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_number = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (keys == NULL)
    return NULL;
  g_array_set_size (self->known, keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_array_index (self->known, Known, i).key = g_array_index (keys, TribRecordKey, i);
  if (keys->len > 0)
    {
      index_by_content (self);
      if (!trib_store_each_record (store, source, TRIB_SCAN_VALUES, add_number, self, NULL, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
trib_refresh_free (TribRefresh *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->by_hash, g_hash_table_unref);
  g_clear_pointer (&self->by_number, g_hash_table_unref);
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

static Known *
claim_by_content (TribRefresh *self, const TribRecordRow *row)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_hash, &row->hash));
  Known *best = NULL;

  /* Of several with the same content, the one at the same place, else the first that is free. */
  for (; at > 0; at = g_array_index (self->known, Known, at - 1).next_same)
    {
      Known *known = &g_array_index (self->known, Known, at - 1);

      if (known->claimed)
        continue;
      if (best == NULL || known->key.row == row->row)
        best = known;
    }
  return best;
}

TribRowFate
trib_refresh_match (TribRefresh *self, const TribRecordRow *row, TribValues *values, gint64 *id)
{
  Known *known = self->known->len ? claim_by_content (self, row) : NULL;

  *id = 0;
  if (known != NULL)
    {
      known->claimed = TRUE;
      *id = known->key.id;
      return known->key.row == row->row && known->key.std_hash == trib_record_hash (row->std) ? TRIB_ROW_UNCHANGED
                                                                                              : TRIB_ROW_MOVED;
    }
  if (self->known->len > 0)
    {
      guint64 number = number_of (values);
      guint at = number ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_number, &number)) : 0;

      if (at > 0 && !g_array_index (self->known, Known, at - 1).claimed)
        {
          g_array_index (self->known, Known, at - 1).claimed = TRUE;
          *id = g_array_index (self->known, Known, at - 1).key.id;
          return TRIB_ROW_CHANGED;
        }
    }
  return TRIB_ROW_FRESH;
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
