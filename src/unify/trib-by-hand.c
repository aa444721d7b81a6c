/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging and splitting by hand. Each leaves decisions behind, which every later run respects.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "unify/trib-gesture.h"
#include "unify/trib-take-back.h"
#include "unify/trib-undo.h"

typedef struct
{
  const gint64 *ids;
  guint n;
  gint64 customer;
} Gesture;

static gboolean
load_side (TribStore *store, gint64 id, gint64 *customer, GArray **members, GError **error)
{
  if (!trib_store_resolve_customer (store, id, customer, error))
    return FALSE;
  if (*customer == 0)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
                   _ ("Customer %" PRIi64 ": There is no such customer. List the customers to find its number."), id);
      return FALSE;
    }
  *members = trib_store_customer_members (store, *customer, error);
  return *members != NULL;
}

/* The one with more records keeps its id, then the older. */
static gboolean
find_keeper (TribStore *store, const Gesture *gesture, gint64 *keeper, GError **error)
{
  guint most = 0;

  *keeper = 0;
  for (guint i = 0; i < gesture->n; i++)
    {
      g_autoptr (GArray) members = NULL;
      gint64 customer;

      if (!load_side (store, gesture->ids[i], &customer, &members, error))
        return FALSE;
      if (members->len > most || (members->len == most && customer < *keeper))
        {
          most = members->len;
          *keeper = customer;
        }
    }
  return TRUE;
}

static gboolean
merge (TribChange *change, gpointer data, TribUndoReport *report, GError **error)
{
  Gesture *gesture = data;
  TribStore *store = trib_change_get_store (change);
  gint64 keeper, other = 0, event = trib_change_get_group (change);
  g_autoptr (GArray) kept = NULL;
  guint merged = 1;

  if (!find_keeper (store, gesture, &keeper, error) || !load_side (store, keeper, &keeper, &kept, error))
    return FALSE;
  for (guint i = 0; i < gesture->n; i++)
    {
      g_autoptr (GArray) members = NULL;
      gint64 customer;

      if (!load_side (store, gesture->ids[i], &customer, &members, error))
        return FALSE;
      if (customer == keeper)
        continue;
      if (!trib_move_records (change, event, members, keeper, error)
          || !trib_fact_put_alias (change, event, customer, keeper, error)
          || !trib_end_decisions (change, event, kept, members, FALSE, report->overruled, error)
          || !trib_decide_between (change, event, kept, members, TRUE, error)
          || !trib_mark_links (change, event, kept, members, TRUE, error))
        return FALSE;
      g_array_append_vals (kept, members->data, members->len);
      other = customer;
      merged++;
    }
  trib_change_describe (change, keeper, other);
  report->customer = keeper;
  report->words = g_strdup_printf (_ ("Merged %u customers into customer %" PRIi64), merged, keeper);
  return TRUE;
}

/**
 * trib_merge_customers:
 * @customers: (array length=n): two or more
 *
 * Returns: the event, 0 on error
 */
gint64
trib_merge_customers (TribStore *store, const gint64 *customers, guint n, TribUndoReport *report, GError **error)
{
  Gesture gesture = { customers, n, 0 };

  if (!trib_gesture (store, TRIB_EVENT_MERGE, 0, FALSE, merge, &gesture, report, NULL, NULL, error))
    return 0;
  return report->event;
}

static gboolean
take_out (const Gesture *gesture, GArray *members, GArray *leaving, GError **error)
{
  for (guint i = 0; i < gesture->n; i++)
    {
      guint at = 0;

      while (at < members->len && g_array_index (members, gint64, at) != gesture->ids[i])
        at++;
      if (at == members->len)
        {
          g_set_error (
              error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOT_FOUND,
              _ ("Record %" PRIi64 ": It is not a record of this customer. Show the customer to see its records."),
              gesture->ids[i]);
          return FALSE;
        }
      g_array_remove_index (members, at);
      g_array_append_val (leaving, gesture->ids[i]);
    }
  if (members->len > 0)
    return TRUE;
  g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
               _ ("Customer %" PRIi64 ": All its records would leave, so nothing would be split. Leave one out."),
               gesture->customer);
  return FALSE;
}

static gboolean
split (TribChange *change, gpointer data, TribUndoReport *report, GError **error)
{
  Gesture *gesture = data;
  TribStore *store = trib_change_get_store (change);
  g_autoptr (GArray) members = NULL;
  g_autoptr (GArray) leaving = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 customer, apart, event = trib_change_get_group (change);

  if (!load_side (store, gesture->customer, &customer, &members, error) || !take_out (gesture, members, leaving, error))
    return FALSE;
  apart = trib_change_mint (change, TRIB_MINT_CUSTOMER);
  if (!trib_move_records (change, event, leaving, apart, error)
      || !trib_end_decisions (change, event, members, leaving, TRUE, report->overruled, error)
      || !trib_decide_between (change, event, members, leaving, FALSE, error)
      || !trib_mark_links (change, event, members, leaving, FALSE, error))
    return FALSE;
  trib_change_describe (change, customer, apart);
  report->customer = customer;
  report->words = g_strdup_printf (ngettext ("%u record left customer %" PRIi64 " as customer %" PRIi64,
                                             "%u records left customer %" PRIi64 " as customer %" PRIi64, leaving->len),
                                   leaving->len, customer, apart);
  return TRUE;
}

/**
 * trib_split_customer:
 * @records: (array length=n): records of @customer that become a customer of their own
 *
 * Returns: the event, 0 on error
 */
gint64
trib_split_customer (TribStore *store, gint64 customer, const gint64 *records, guint n, TribUndoReport *report,
                     GError **error)
{
  Gesture gesture = { records, n, customer };

  if (!trib_gesture (store, TRIB_EVENT_DIVIDE, 0, FALSE, split, &gesture, report, NULL, NULL, error))
    return 0;
  return report->event;
}
