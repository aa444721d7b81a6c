/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From records to rows of the customers table. Buffers are used again from customer to customer.
 */
#include "config.h"

#include "survivorship/trib-derive.h"
#include "store/trib-customer-table.h"
#include "store/trib-member-records.h"
#include "store/trib-search-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MANY 100 /* customers, that lie close together, are read in one go */

typedef struct
{
  TribStore *store;
  GArray *records;   /* TribContribution of this customer */
  GPtrArray *values; /* TribValues to be used again */
  GPtrArray *fields; /* const char *, one a field of the schema */
  GString *sources;
  gboolean all;         /* most customers are written anew */
  gboolean fresh;       /* there are none yet */
  TribMemberScan *scan; /* NULL where each customer is asked for */
} Derivation;

static gboolean
add_record (gint64 record, gint64 source, int trust, gint64 since, gconstpointer std, gsize n_std, gpointer user_data)
{
  Derivation *self = user_data;
  TribContribution one = { record, source, trust, since, NULL };

  if (self->records->len == self->values->len)
    g_ptr_array_add (self->values, trib_values_new ());
  one.values = g_ptr_array_index (self->values, self->records->len);
  g_array_append_val (self->records, one);
  return trib_values_unpack (one.values, std, n_std);
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
list_sources (Derivation *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->records->len == 1)
    {
      g_string_printf (self->sources, "%" G_GINT64_FORMAT, g_array_index (self->records, TribContribution, 0).source);
      return;
    }
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->records->len; i++)
    g_array_append_val (ids, g_array_index (self->records, TribContribution, i).source);
  g_array_sort (ids, compare_sources);
  g_string_truncate (self->sources, 0);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
      g_string_append_printf (self->sources, "%s%" G_GINT64_FORMAT, i ? "," : "", g_array_index (ids, gint64, i));
}

static void
take_survivors (Derivation *self, TribSchema *schema, GPtrArray *survivors)
{
  guint at = 0;

  /* Both are in schema order. */
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribSurvivor *survivor = at < survivors->len ? g_ptr_array_index (survivors, at) : NULL;
      gboolean here = survivor != NULL && survivor->field == trib_schema_nth (schema, i)->id;

      self->fields->pdata[i] = here && survivor->text[0] != '\0' ? survivor->text : NULL;
      at += here;
    }
}

static gboolean
write_customer (Derivation *self, TribChange *change, gint64 id, GError **error)
{
  TribSchema *schema = trib_store_get_schema (self->store);
  const TribContribution *records = (const TribContribution *) (gpointer) self->records->data;
  TribCustomerValues values = { .id = id, .n_records = self->records->len, .fresh = self->fresh };
  g_autoptr (GPtrArray) survivors = NULL;
  g_autofree char *name = NULL;

  list_sources (self);
  g_ptr_array_set_size (self->fields, (int) trib_schema_size (schema));
  if (self->records->len > 1 || !trib_survive_alone (schema, records[0].values, (const char **) self->fields->pdata))
    {
      survivors = trib_survive (schema, records, self->records->len, FALSE);
      take_survivors (self, schema, survivors);
    }
  name = trib_fields_name (schema, (const char *const *) self->fields->pdata);
  values.name = name;
  values.sources = self->sources->str;
  values.fields = (const char *const *) self->fields->pdata;
  return trib_customer_table_put (change, &values, error);
}

static gboolean
derive_one (Derivation *self, TribChange *change, gint64 id, GError **error)
{
  g_array_set_size (self->records, 0);
  if (!(self->scan != NULL ? trib_member_scan_customer (self->scan, id, add_record, self, error)
                           : trib_store_each_member (self->store, id, add_record, self, error)))
    return FALSE;
  if (self->records->len == 0)
    return trib_customer_table_remove (change, id, error);
  return write_customer (self, change, id, error);
}

/* Before the scan: no index goes while somebody reads. */
static gboolean
begin_many (Derivation *self, TribChange *change, gint64 first, gint64 last, guint n, GError **error)
{
  TribStoreCounts counts;

  if (!trib_store_count (self->store, &counts, error))
    return FALSE;
  self->all = n > counts.customers / 2;
  self->fresh = counts.customers == 0 && trib_change_get_tally (change, "customer") == 0;
  if (self->all && !trib_customer_table_expect (change, TRUE, error))
    return FALSE;
  self->scan = trib_member_scan_new (self->store, first, last, error);
  return self->scan != NULL;
}

gboolean
trib_derive_touched (TribChange *change, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) touched = trib_change_take_touched (change);
  Derivation self = {
    .store = trib_change_get_store (change),
    .records = g_array_new (FALSE, FALSE, sizeof (TribContribution)),
    .values = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_values_free),
    .fields = g_ptr_array_new (),
    .sources = g_string_new (NULL),
  };
  gboolean ok = TRUE;

  trib_progress_stage (progress, _ ("Writing customers"), touched->len);
  if (touched->len >= TRIB_SEARCH_MANY)
    ok = trib_search_index_leave_behind (change, error);
  if (ok && touched->len >= MANY)
    {
      gint64 first = g_array_index (touched, gint64, 0), last = g_array_index (touched, gint64, touched->len - 1);

      if (last - first < (gint64) touched->len * 4)
        ok = begin_many (&self, change, first, last, touched->len, error);
    }
  for (guint i = 0; ok && i < touched->len; i++)
    {
      ok = derive_one (&self, change, g_array_index (touched, gint64, i), error);
      if (ok && i % 500 == 0)
        {
          trib_progress_set (progress, i);
          ok = !g_cancellable_set_error_if_cancelled (cancellable, error);
        }
    }
  trib_member_scan_free (self.scan);
  if (self.all)
    ok = ok && trib_customer_table_expect (change, FALSE, error);
  g_array_unref (self.records);
  g_ptr_array_unref (self.values);
  g_ptr_array_unref (self.fields);
  g_string_free (self.sources, TRUE);
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
