/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From records to rows of the customers table. This thread reads records and writes customers; where there are many, another one
 * computes in between, a batch at a time (trib-derive-batch.c), always in the order of the customers.
 */
#include "config.h"

#include "survivorship/trib-derive.h"
#include "store/trib-customer-table.h"
#include "store/trib-member-records.h"
#include "store/trib-search-index.h"
#include "survivorship/trib-derive-batch.h"

#include <glib/gi18n-lib.h>

#define MANY 100    /* customers, that lie close together, are read in one go */
#define BATCH 1000  /* customers */
#define IN_FLIGHT 4 /* batches */

typedef struct
{
  TribChange *change;
  TribStore *store;
  GArray *touched;
  gboolean all;         /* most customers are written anew */
  gboolean fresh;       /* there are none yet */
  TribMemberScan *scan; /* NULL where each customer is asked for */
  TribDeriveBatch *batches[IN_FLIGHT];
  GArray *rows;             /* TribCustomerValues, of a batch */
  TribCustomerOrder *order; /* of all of them by name; NULL where it is not made here */
  GAsyncQueue *full;        /* batches to be computed; the queue itself at the end */
  GAsyncQueue *computed;
  GThread *thread; /* NULL where this one computes, too */
} Derivation;

static gboolean
add_record (gint64 record, gint64 source, int trust, gint64 since, gconstpointer std, gsize n_std, gpointer user_data)
{
  trib_derive_batch_add_record (user_data, record, source, trust, since, std, n_std);
  return TRUE;
}

static gboolean
read_batch (Derivation *self, guint first, TribDeriveBatch *batch, GError **error)
{
  guint end = MIN (first + BATCH, self->touched->len);

  trib_derive_batch_clear (batch);
  for (guint i = first; i < end; i++)
    {
      gint64 id = g_array_index (self->touched, gint64, i);

      trib_derive_batch_add_customer (batch, id);
      if (!(self->scan != NULL ? trib_member_scan_customer (self->scan, id, add_record, batch, error)
                               : trib_store_each_member (self->store, id, add_record, batch, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_batch (Derivation *self, TribDeriveBatch *batch, GError **error)
{
  if (trib_derive_batch_is_damaged (batch))
    {
      trib_store_set_damaged (self->store, error);
      return FALSE;
    }
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < trib_derive_batch_size (batch); i++)
    {
      TribDerived one = trib_derive_batch_nth (batch, i);
      TribCustomerValues values = { one.id, one.n_records, one.sources, one.name, one.sort, one.fields };

      if (one.n_records > 0)
        g_array_append_val (self->rows, values);
      else if (!trib_customer_table_remove (self->change, one.id, error))
        return FALSE;
    }
  return trib_customer_table_put (self->change, (const TribCustomerValues *) (gpointer) self->rows->data,
                                  self->rows->len, self->fresh, error);
}

static void
note_names (Derivation *self, TribDeriveBatch *batch)
{
  if (self->order == NULL || trib_derive_batch_is_damaged (batch))
    return;
  for (guint i = 0; i < trib_derive_batch_size (batch); i++)
    {
      TribDerived one = trib_derive_batch_nth (batch, i);

      if (one.n_records > 0)
        trib_customer_order_add (self->order, one.sort, one.id);
    }
}

static gpointer
compute_thread (gpointer data)
{
  Derivation *self = data;

  for (;;)
    {
      gpointer batch = g_async_queue_pop (self->full);

      if (batch == self->full)
        break;
      trib_derive_batch_compute (batch);
      note_names (self, batch);
      g_async_queue_push (self->computed, batch);
    }
  if (self->order != NULL)
    trib_customer_order_finish (self->order);
  return NULL;
}

static void
start (Derivation *self, gboolean threaded)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (TribCustomerValues));
  self->full = g_async_queue_new ();
  self->computed = g_async_queue_new ();
  for (guint i = 0; i < IN_FLIGHT; i++)
    self->batches[i] = trib_derive_batch_new (trib_store_get_schema (self->store));
  if (threaded && self->all && self->fresh)
    self->order = trib_customer_order_new ();
  if (threaded)
    self->thread = g_thread_new ("derive", compute_thread, self);
}

/* Nothing is computed any more; the names are in order. */
static void
finish (Derivation *self)
{
  g_async_queue_push (self->full, self->full);
  g_clear_pointer (&self->thread, g_thread_join);
}

static void
stop (Derivation *self)
{
  for (guint i = 0; i < IN_FLIGHT; i++)
    trib_derive_batch_free (self->batches[i]);
  g_array_unref (self->rows);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->computed);
  trib_customer_order_free (self->order);
  trib_member_scan_free (self->scan);
}

static void
compute (Derivation *self, TribDeriveBatch *batch)
{
  if (self->thread != NULL)
    {
      g_async_queue_push (self->full, batch);
      return;
    }
  trib_derive_batch_compute (batch);
  g_async_queue_push (self->computed, batch);
}

static gboolean
derive_all (Derivation *self, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  guint n_read = 0, n_written = 0, n_batches = (self->touched->len + BATCH - 1) / BATCH;

  while (n_written < n_batches)
    if (n_read < n_batches && n_read - n_written < IN_FLIGHT)
      {
        TribDeriveBatch *batch = self->batches[n_read % IN_FLIGHT];

        if (!read_batch (self, n_read * BATCH, batch, error))
          return FALSE;
        compute (self, batch);
        n_read++;
      }
    else
      {
        if (!write_batch (self, g_async_queue_pop (self->computed), error))
          return FALSE;
        n_written++;
        trib_progress_set (progress, MIN (n_written * BATCH, self->touched->len));
        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
begin_many (Derivation *self, gint64 first, gint64 last, GError **error)
{
  TribStoreCounts counts;

  if (!trib_store_count (self->store, &counts, error))
    return FALSE;
  self->all = self->touched->len > counts.customers / 2;
  self->fresh = counts.customers == 0 && trib_change_get_tally (self->change, "customer") == 0;
  if (self->all && !trib_customer_table_expect_many (self->change, error))
    return FALSE;
  self->scan = trib_member_scan_new (self->store, self->change, first, last, error);
  return self->scan != NULL;
}

gboolean
trib_derive_touched (TribChange *change, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) touched = trib_change_take_touched (change);
  Derivation self = { .change = change, .store = trib_change_get_store (change), .touched = touched };
  gboolean ok = TRUE;

  trib_progress_stage (progress, _ ("Writing customers"), touched->len);
  if (touched->len >= TRIB_SEARCH_MANY)
    ok = trib_search_index_leave_behind (change, error);
  if (ok && touched->len >= MANY)
    {
      gint64 first = g_array_index (touched, gint64, 0), last = g_array_index (touched, gint64, touched->len - 1);

      if (last - first < (gint64) touched->len * 4)
        ok = begin_many (&self, first, last, error);
    }
  start (&self, touched->len > BATCH);
  ok = ok && derive_all (&self, progress, cancellable, error);
  finish (&self);
  if (self.all)
    ok = ok && trib_customer_table_put_order (change, self.order, error);
  stop (&self);
  return ok;
}

static void
clear_contribution (gpointer data)
{
  g_clear_pointer (&((TribContribution *) data)->values, trib_values_free);
}

static gboolean
collect_record (gint64 record, gint64 source, int trust, gint64 since, gconstpointer std, gsize n_std,
                gpointer user_data)
{
  TribContribution one = { record, source, trust, since, trib_values_new () };

  g_array_append_val ((GArray *) user_data, one);
  return trib_values_unpack (one.values, std, n_std);
}

GArray *
trib_contributions_load (TribStore *store, gint64 customer, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (TribContribution));

  g_array_set_clear_func (records, clear_contribution);
  if (!trib_store_each_member (store, customer, collect_record, records, error))
    return NULL;
  return g_steal_pointer (&records);
}
