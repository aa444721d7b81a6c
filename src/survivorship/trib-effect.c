/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One walk over all customers with their records. Most have one record, for which no rule has anything to choose.
 */
#include "config.h"

#include "survivorship/trib-effect.h"
#include "store/trib-customer-query.h"
#include "store/trib-member-records.h"
#include "survivorship/trib-survivor.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TribStore *store;
  TribSchema *before, *after;
  GArray *records;   /* TribContribution, of the customer at hand; trust is that of before */
  GPtrArray *values; /* TribValues to be used again */
  const char **old_texts, **new_texts;
} Effect;

static gboolean
add_record (gint64 record, gint64 source, int trust, gint64 since, gconstpointer std, gsize n_std, gpointer user_data)
{
  Effect *self = user_data;
  TribContribution one = { record, source, trib_schema_trust (self->before, source), since, NULL };

  if (self->values->len == self->records->len)
    g_ptr_array_add (self->values, trib_values_new ());
  one.values = g_ptr_array_index (self->values, self->records->len);
  g_array_append_val (self->records, one);
  return trib_values_unpack (one.values, std, n_std);
}

static gboolean
texts_differ (Effect *self)
{
  for (guint i = 0; i < trib_schema_size (self->after); i++)
    if (g_strcmp0 (self->old_texts[i], self->new_texts[i]) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
says_all_once (TribValues *values)
{
  for (guint i = 1; i < trib_values_size (values); i++)
    for (guint j = 0; j < i; j++)
      if (trib_values_nth (values, i)->field == trib_values_nth (values, j)->field)
        return FALSE;
  return TRUE;
}

static gboolean
compare_customer (Effect *self, gint64 customer, TribEffectFunc func, gpointer user_data, gboolean *more)
{
  TribContribution *records = (TribContribution *) (gpointer) self->records->data;
  guint n = self->records->len;
  g_autoptr (GPtrArray) old_survivors = NULL;
  g_autoptr (GPtrArray) new_survivors = NULL;

  if (n == 0 || (n == 1 && says_all_once (records[0].values)))
    return FALSE;
  old_survivors = trib_survive_texts (self->before, records, n, self->old_texts);
  for (guint i = 0; i < n; i++)
    records[i].trust = trib_schema_trust (self->after, records[i].source);
  new_survivors = trib_survive_texts (self->after, records, n, self->new_texts);
  if (!texts_differ (self))
    return FALSE;
  *more = func (customer, self->old_texts, self->new_texts, user_data);
  return TRUE;
}

static gboolean
walk (Effect *self, TribMemberScan *scan, gint64 first, gint64 last, TribEffectFunc func, gpointer user_data,
      TribProgress *progress, GCancellable *cancellable, GError **error)
{
  gboolean more = TRUE;

  trib_progress_stage (progress, _ ("Comparing values"), (guint64) (last - first + 1));
  for (gint64 id = first; id <= last && more; id++)
    {
      g_array_set_size (self->records, 0);
      if (!trib_member_scan_customer (scan, id, add_record, self, error))
        return FALSE;
      compare_customer (self, id, func, user_data, &more);
      if ((id - first) % 1000 != 0)
        continue;
      trib_progress_set (progress, (guint64) (id - first));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
trib_effect_each (TribStore *store, TribSchema *before, TribSchema *after, TribEffectFunc func, gpointer user_data,
                  TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Effect self = { .store = store, .before = before, .after = after };
  guint n_fields = MAX (trib_schema_size (before), trib_schema_size (after));
  gint64 first, last;
  TribMemberScan *scan;
  gboolean ok;

  if (!trib_store_customer_range (store, &first, &last, error))
    return FALSE;
  if (last == 0)
    return TRUE;
  scan = trib_member_scan_new (store, NULL, first, last, error);
  if (scan == NULL)
    return FALSE;
  self.records = g_array_new (FALSE, FALSE, sizeof (TribContribution));
  self.values = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_values_free);
  self.old_texts = g_new0 (const char *, n_fields + 1);
  self.new_texts = g_new0 (const char *, n_fields + 1);
  ok = walk (&self, scan, first, last, func, user_data, progress, cancellable, error);
  trib_member_scan_free (scan);
  g_array_unref (self.records);
  g_ptr_array_unref (self.values);
  g_free (self.old_texts);
  g_free (self.new_texts);
  return ok;
}

static gboolean
touch (gint64 customer, const char *const *before, const char *const *after, gpointer user_data)
{
  trib_change_touch (user_data, customer);
  return TRUE;
}

gboolean
trib_effect_touch (TribChange *change, TribSchema *before, TribProgress *progress, GCancellable *cancellable,
                   GError **error)
{
  TribStore *store = trib_change_get_store (change);
  TribSchema *after = trib_store_get_schema (store);

  return trib_schema_same_rules (before, after)
         || trib_effect_each (store, before, after, touch, change, progress, cancellable, error);
}
