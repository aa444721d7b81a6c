/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads standing records into the engine's table. Only values that can be right are compared; what says nothing about who somebody is
 * (consent, notes, tags, interactions) stays out.
 */
#include "config.h"

#include "unify/trib-run-plan.h"

#include <glib/gi18n-lib.h>

#include "base/trib-ids.h"
#include "store/trib-scan.h"
#include "store/trib-source.h"
#include "unify/trib-interactions.h"

typedef struct
{
  TribRunInput *input;
  GHashTable *apart; /* sources whose rows are no records of customers */
  GArray *columns;   /* (element-type guint): by field id: column + 1 */
  TribProgress *progress;
  gint64 by_hand; /* source */
} Loading;

static gboolean
is_compared (const TribField *field)
{
  return field->compare != TRIB_COMPARE_NEVER && !trib_field_is_interaction (field->id)
         && field->group != TRIB_GROUP_CONSENT && field->id != TRIB_FIELD_NOTES && field->id != TRIB_FIELD_TAGS
         && field->id != TRIB_FIELD_CUSTOMER_SINCE && field->id != TRIB_FIELD_LANGUAGE;
}

static void
add_columns (Loading *self, TribSchema *schema)
{
  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);
      guint column;

      if (!is_compared (field))
        continue;
      column = trib_match_table_add_column (self->input->table, field->id, field->name,
                                            field->compare == TRIB_COMPARE_IDENTIFIES ? TRIB_TYPE_ID : field->type);
      if (self->columns->len <= (guint) field->id)
        g_array_set_size (self->columns, (guint) field->id + 1);
      g_array_index (self->columns, guint, field->id) = column + 1;
    }
}

/* A date with a month 13 in it is wrong, but one slip away from the right one. */
static gboolean
may_be_right (const TribValue *value)
{
  return value->status < TRIB_STATUS_INVALID
         || (value->status == TRIB_STATUS_INVALID && value->field == TRIB_FIELD_DATE_OF_BIRTH
             && (value->reason == TRIB_REASON_NO_SUCH_DAY || value->reason == TRIB_REASON_NOT_A_DATE));
}

/* A whole name that was put together from its parts says nothing that they don't. */
static gboolean
repeats_parts (TribValues *values, const TribValue *value)
{
  const TribValue *part;

  if (value->field != TRIB_FIELD_FULL_NAME || value->column >= 0)
    return FALSE;
  part = trib_values_first (values, TRIB_FIELD_GIVEN_NAME);
  if (part == NULL)
    part = trib_values_first (values, TRIB_FIELD_FAMILY_NAME);
  return part != NULL && part->reason != TRIB_REASON_SPLIT;
}

static gboolean
add_record (const TribRecordView *view, gpointer user_data, GError **error)
{
  Loading *self = user_data;
  gint64 id = view->id, customer = view->customer;

  if (g_hash_table_contains (self->apart, GINT_TO_POINTER ((int) view->source)))
    return TRUE;
  if (view->source == self->by_hand)
    {
      g_array_append_val (self->input->by_hand, id);
      g_array_append_val (self->input->by_hand_of, customer);
      return TRUE;
    }
  g_array_append_val (self->input->ids, id);
  g_array_append_val (self->input->before, customer);
  trib_match_table_add_record (self->input->table, (guint32) view->source, view->hash);
  for (guint i = 0; i < trib_values_size (view->values); i++)
    {
      const TribValue *value = trib_values_nth (view->values, i);
      guint column = (guint) value->field < self->columns->len ? g_array_index (self->columns, guint, value->field) : 0;

      if (column > 0 && may_be_right (value) && !repeats_parts (view->values, value))
        trib_match_table_add_value (self->input->table, column - 1, value->text.text, value->text.len);
    }
  if (self->input->ids->len % 1000 == 0)
    trib_progress_set (self->progress, self->input->ids->len);
  return TRUE;
}

static gboolean
load_decisions (TribRunInput *self, TribStore *store, GError **error)
{
  g_autoptr (GArray) facts = trib_store_list_decisions (store, error);

  if (facts == NULL)
    return FALSE;
  for (guint i = 0; i < facts->len; i++)
    {
      const TribPlainFact *fact = &g_array_index (facts, TribPlainFact, i);
      TribMatchDecision decision = { .answer = (TribAnswer) fact->value };

      if (trib_ids_find (self->ids, fact->a, &decision.a) && trib_ids_find (self->ids, fact->b, &decision.b))
        g_array_append_val (self->decisions, decision);
    }
  return TRUE;
}

static gboolean
load_unique_sources (TribRunInput *self, TribStore *store, GError **error)
{
  g_autoptr (GPtrArray) sources = trib_store_list_sources (store, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);
      guint32 id = (guint32) source->id;

      if (source->is_unique)
        g_array_append_val (self->unique_sources, id);
    }
  return sources != NULL;
}

gboolean
trib_run_input_load (TribRunInput *self, TribStore *store, TribProgress *progress, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GHashTable) apart = trib_interaction_only_sources (store, error);
  Loading loading = { self, apart, g_array_new (FALSE, TRUE, sizeof (guint)), progress,
                      trib_schema_get_by_hand (trib_store_get_schema (store)) };
  TribStoreCounts counts;
  gboolean ok;

  self->table = trib_match_table_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->before = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->decisions = g_array_new (FALSE, FALSE, sizeof (TribMatchDecision));
  self->unique_sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->by_hand = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->by_hand_of = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_columns (&loading, trib_store_get_schema (store));
  ok = apart != NULL && trib_store_count (store, &counts, error);
  if (ok)
    {
      trib_progress_stage (progress, _ ("Loading records"), (guint64) counts.records);
      ok = trib_store_each_record (store, 0, TRIB_SCAN_VALUES, add_record, &loading, cancellable, error)
           && load_decisions (self, store, error) && load_unique_sources (self, store, error);
    }
  g_array_unref (loading.columns);
  trib_match_table_close (self->table);
  return ok;
}

void
trib_run_input_clear (TribRunInput *self)
{
  g_clear_pointer (&self->table, trib_match_table_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_pointer (&self->decisions, g_array_unref);
  g_clear_pointer (&self->unique_sources, g_array_unref);
  g_clear_pointer (&self->by_hand, g_array_unref);
  g_clear_pointer (&self->by_hand_of, g_array_unref);
}
