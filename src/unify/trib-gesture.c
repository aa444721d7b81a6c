/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. A trial is the same work, rolled back at the end: so a preview can never differ from what is then done.
 */
#include "config.h"

#include "unify/trib-gesture.h"

#include <glib/gi18n-lib.h>

#include "base/trib-json.h"
#include "store/trib-customer-table.h"
#include "survivorship/trib-derive.h"
#include "survivorship/trib-effect.h"
#include "unify/trib-overruled.h"

void
trib_undo_report_clear (TribUndoReport *self)
{
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->overruled, g_ptr_array_unref);
  *self = (TribUndoReport){ 0 };
}

static char *
describe (const TribUndoReport *report)
{
  json_t *detail = json_pack ("{s:s}", "words", report->words ? report->words : "");

  return trib_json_to_text (detail, JSON_COMPACT);
}

static gboolean
work (TribChange *change, TribGestureFunc func, gpointer data, TribUndoReport *report, TribProgress *progress,
      GCancellable *cancellable, GError **error)
{
  TribStore *store = trib_change_get_store (change);
  g_autoptr (TribSchema) before = trib_schema_copy (trib_store_get_schema (store));

  if (!func (change, data, report, error) || !trib_overruled_describe (report->overruled, store, error))
    return FALSE;
  report->facts = trib_change_count_facts (change);
  if (report->facts == 0)
    {
      g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
                   _ ("%s: That would change nothing. Look at the history for what is there."),
                   trib_store_get_path (store));
      return FALSE;
    }
  /* Fields and rules may have come or gone. */
  return trib_store_refresh (store, error) && trib_customer_table_prepare (store, error)
         && trib_effect_touch (change, before, progress, cancellable, error)
         && trib_derive_touched (change, progress, cancellable, error);
}

gboolean
trib_gesture (TribStore *store, TribEventKind kind, gint64 undoes, gboolean dry_run, TribGestureFunc func,
              gpointer data, TribUndoReport *report, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TribChange) change = NULL;
  g_autofree char *detail = NULL;
  TribStoreCounts counts;
  gint64 event;
  gboolean ok;

  *report = (TribUndoReport){ 0 };
  report->taken = g_ptr_array_new_with_free_func (g_free);
  report->kept = g_ptr_array_new_with_free_func (g_free);
  report->overruled = trib_overruled_list_new ();
  change = trib_change_begin (store, kind, undoes, error);
  if (change == NULL)
    return FALSE;
  ok = trib_store_count (store, &counts, error) && work (change, func, data, report, progress, cancellable, error);
  if (ok)
    {
      report->undone = undoes;
      report->customers_before = counts.customers;
      report->customers_after = counts.customers + trib_change_get_tally (change, "customer");
    }
  if (!ok || dry_run)
    {
      g_clear_pointer (&change, trib_change_abort);
      return trib_store_refresh (store, ok ? error : NULL) && ok;
    }
  event = trib_change_get_group (change);
  detail = describe (report);
  if (!trib_change_commit (g_steal_pointer (&change), detail, error))
    return FALSE;
  report->event = event;
  return TRUE;
}
