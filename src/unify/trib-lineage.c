/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Customers that were taken in are followed through the joins by which they came.
 */
#include "config.h"

#include "unify/trib-lineage.h"

void
trib_lineage_free (TribLineage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->causes, g_array_unref);
  g_free (self);
}

static int
compare_rows (gconstpointer pa, gconstpointer pb)
{
  const TribEventRow *a = *(const TribEventRow *const *) pa, *b = *(const TribEventRow *const *) pb;

  return (a->id > b->id) - (a->id < b->id);
}

static int
compare_ids (gconstpointer pa, gconstpointer pb)
{
  gint64 a = *(const gint64 *) pa, b = *(const gint64 *) pb;

  return (a > b) - (a < b);
}

static void
enqueue (GArray *queue, gint64 customer)
{
  for (guint i = 0; i < queue->len; i++)
    if (g_array_index (queue, gint64, i) == customer)
      return;
  if (customer > 0)
    g_array_append_val (queue, customer);
}

/* What happened to a customer that was taken in belongs to the story only up to then: later it has none. */
static gboolean
follow (TribLineage *self, TribStore *store, gint64 customer, GError **error)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_append_val (queue, customer);
  for (guint at = 0; at < queue->len && at < 1000; at++)
    {
      g_autoptr (GPtrArray) rows
          = trib_store_list_events (store, TRIB_EVENTS_OF_CUSTOMER, g_array_index (queue, gint64, at), 0, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          TribEventRow *row = g_ptr_array_index (rows, i);

          if (row->kind == TRIB_EVENT_JOIN || row->kind == TRIB_EVENT_MERGE || row->kind == TRIB_EVENT_SAME)
            enqueue (queue, row->other);
          if (g_hash_table_contains (seen, &row->id))
            continue;
          rows->pdata[i] = NULL;
          g_hash_table_add (seen, &row->id);
          g_ptr_array_add (self->rows, row);
        }
    }
  g_ptr_array_sort (self->rows, compare_rows);
  return TRUE;
}

static gboolean
list_causes (TribLineage *self, TribStore *store, gint64 customer, GError **error)
{
  g_autoptr (GArray) records = trib_store_customer_members (store, customer, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      TribFact member;

      if (!trib_fact_find (store, TRIB_FACT_MEMBER, g_array_index (records, gint64, i), 0, &member, error))
        return FALSE;
      g_array_append_val (self->causes, member.cause);
    }
  g_array_sort (self->causes, compare_ids);
  return records != NULL;
}

TribLineage *
trib_lineage_load (TribStore *store, gint64 customer, GError **error)
{
  g_autoptr (TribLineage) self = g_new0 (TribLineage, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_event_row_free);
  self->causes = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!follow (self, store, customer, error) || !list_causes (self, store, customer, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
trib_lineage_stands (TribLineage *self, const TribEventRow *row)
{
  for (guint i = 0; i < self->causes->len; i++)
    if (g_array_index (self->causes, gint64, i) == row->id)
      return TRUE;
  return FALSE;
}
