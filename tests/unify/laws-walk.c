/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "laws-walk.h"

#include "store/trib-facts.h"
#include "store/trib-record-table.h"
#include "unify/trib-customer.h"
#include "unify/trib-set-rule.h"
#include "unify/trib-set-value.h"

GArray *
walk_members (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  GArray *list = trib_store_list_members (walk->fixture->store, &error);

  g_assert_no_error (error);
  return list;
}

gint64
walk_random_customer (Walk *walk)
{
  g_autoptr (GArray) list = walk_members (walk);

  if (list->len == 0)
    return 0;
  return g_array_index (list, TribPlainFact, g_rand_int_range (walk->random, 0, (gint32) list->len)).value;
}

gint64
walk_customer_of (Walk *walk, gint64 record)
{
  TribFact fact;
  g_autoptr (GError) error = NULL;

  g_assert_true (trib_fact_find (walk->fixture->store, TRIB_FACT_MEMBER, record, 0, &fact, &error));
  return fact.began ? fact.value : 0;
}

gboolean
walk_is_by_hand (Walk *walk, gint64 record)
{
  g_auto (TribRecordContent) content = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (trib_store_get_record (walk->fixture->store, record, &content, &error));
  return content.source == trib_schema_get_by_hand (trib_store_get_schema (walk->fixture->store));
}

/* The customer's value is the one that was set last, whatever happened since. */
void
walk_check_values (Walk *walk)
{
  GHashTableIter iter;
  gpointer record, text;

  g_hash_table_iter_init (&iter, walk->set);
  while (g_hash_table_iter_next (&iter, &record, &text))
    {
      gint64 id = walk_customer_of (walk, GPOINTER_TO_INT (record));
      g_autoptr (GError) error = NULL;
      g_autoptr (TribCustomer) customer = id ? trib_customer_load (walk->fixture->store, id, &error) : NULL;
      const TribSurvivor *survivor;

      if (customer == NULL)
        continue;
      survivor = trib_survivors_find (customer->survivors, TRIB_FIELD_JOB_TITLE);
      g_assert_nonnull (survivor);
      g_assert_cmpstr (survivor->why, ==, "set by hand");
    }
}

void
walk_set_value (Walk *walk)
{
  gint64 id = walk_random_customer (walk);
  g_autofree char *text = g_strdup_printf ("Baker %d", g_rand_int_range (walk->random, 0, 1000));
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TribCustomer) customer = NULL;
  const TribSurvivor *survivor;
  const TribCandidate *first;

  if (id == 0)
    return;
  g_assert_cmpint (trib_set_value (walk->fixture->store, id, TRIB_FIELD_JOB_TITLE, text, &report, &error), >, 0);
  g_assert_no_error (error);
  customer = trib_customer_load (walk->fixture->store, id, &error);
  survivor = trib_survivors_find (customer->survivors, TRIB_FIELD_JOB_TITLE);
  first = g_ptr_array_index (survivor->candidates, 0);
  g_assert_cmpstr (first->text, ==, text);
  g_hash_table_add (walk->set, GINT_TO_POINTER ((int) first->record));
}

void
walk_leave_value (Walk *walk)
{
  gint64 id = walk_random_customer (walk);
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  if (id != 0 && trib_leave_value (walk->fixture->store, id, TRIB_FIELD_JOB_TITLE, &report, &error) == 0)
    g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING);
  if (report.event != 0)
    g_hash_table_remove_all (walk->set);
}

void
walk_set_rule (Walk *walk)
{
  static const TribFieldId fields[] = { TRIB_FIELD_EMAIL, TRIB_FIELD_CITY, TRIB_FIELD_FULL_NAME };
  static const TribSurvivorship rules[]
      = { TRIB_SURVIVE_FREQUENT, TRIB_SURVIVE_RECENT, TRIB_SURVIVE_LONGEST, TRIB_SURVIVE_TRUSTED };
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  if (trib_set_rule (walk->fixture->store, fields[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (fields))],
                     rules[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (rules))], NULL, &report, NULL, NULL, &error)
      == 0)
    g_assert_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING);
}
