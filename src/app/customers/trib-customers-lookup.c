/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the store; decides nothing.
 */
#include "config.h"

#include "app/customers/trib-customers-lookup.h"

#include "store/trib-source.h"

void
trib_customers_lookup_free (TribCustomersLookup *self)
{
  g_free (self->search);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self->by_source);
  g_free (self);
}

gboolean
trib_customers_lookup_find (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                            GError **error)
{
  TribCustomersLookup *self = data;
  TribCustomerQuery query
      = { .search = self->search, .sort = self->sort, .descending = self->descending, .source = self->source };

  if (!trib_store_count (store, &self->counts, error))
    return FALSE;
  self->sources = trib_store_list_sources (store, error);
  if (self->sources == NULL)
    return FALSE;
  self->ids = trib_store_customer_ids (store, &query, cancellable, error);
  return self->ids != NULL;
}

static gboolean
count (TribStore *store, TribCustomersLookup *self, gint64 source, gint64 *found, GCancellable *cancellable,
       GError **error)
{
  TribCustomerQuery query = { .search = self->search, .sort = TRIB_SORT_ID, .source = source };
  g_autoptr (GArray) ids = trib_store_customer_ids (store, &query, cancellable, error);

  if (ids == NULL)
    return FALSE;
  *found = ids->len;
  return TRUE;
}

gboolean
trib_customers_lookup_count (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable,
                             GError **error)
{
  TribCustomersLookup *self = data;

  self->by_source = g_new0 (gint64, self->sources->len + 1);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (self->sources, i);
      if (!count (store, self, source->id, &self->by_source[i], cancellable, error))
        return FALSE;
    }
  return count (store, self, 0, &self->by_source[self->sources->len], cancellable, error);
}
