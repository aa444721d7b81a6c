/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever somebody decided of a row holds it: harder to lose than to keep. Who wants it gone as well takes the decision back before.
 */
#include "config.h"

#include "unify/trib-held-rows.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "store/trib-record-table.h"
#include "unify/trib-history.h"

/* What rests on how many rows. */
typedef struct
{
  gint64 event;
  guint rows;
} Ground;

struct _TribHeldRows
{
  TribStore *store;
  gint64 since;
  GArray *grounds;     /* (element-type Ground): in the order in which they were met */
  GHashTable *sources; /* of rows that stay */
};

TribHeldRows *
trib_held_rows_new (TribStore *store, gint64 since)
{
  TribHeldRows *self = g_new0 (TribHeldRows, 1);

  self->store = store;
  self->since = since;
  self->grounds = g_array_new (FALSE, FALSE, sizeof (Ground));
  self->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
trib_held_rows_free (TribHeldRows *self)
{
  g_array_unref (self->grounds);
  g_hash_table_unref (self->sources);
  g_free (self);
}

static void
count_ground (TribHeldRows *self, gint64 event)
{
  Ground ground = { event, 1 };

  for (guint i = 0; i < self->grounds->len; i++)
    if (g_array_index (self->grounds, Ground, i).event == event)
      {
        g_array_index (self->grounds, Ground, i).rows++;
        return;
      }
  g_array_append_val (self->grounds, ground);
}

static gboolean
hold_record (TribHeldRows *self, gint64 record, gboolean *stays, GError **error)
{
  g_autoptr (GArray) decisions = trib_store_decisions_of (self->store, record, error);
  g_auto (TribRecordContent) content = { 0 };
  const TribPlainFact *first = NULL;
  TribFact fact;

  *stays = FALSE;
  for (guint i = 0; decisions != NULL && first == NULL && i < decisions->len; i++)
    if (g_array_index (decisions, TribPlainFact, i).began > self->since)
      first = &g_array_index (decisions, TribPlainFact, i);
  if (first == NULL)
    return decisions != NULL;
  if (!trib_fact_find (self->store, TRIB_FACT_DECISION, first->a, first->b, &fact, error)
      || !trib_store_get_record (self->store, record, &content, error))
    return FALSE;
  /* What was set by hand is taken back as it was set. */
  if (content.source == trib_schema_get_by_hand (trib_store_get_schema (self->store)))
    return TRUE;
  count_ground (self, fact.cause);
  g_hash_table_add (self->sources, g_memdup2 (&content.source, sizeof content.source));
  *stays = TRUE;
  return TRUE;
}

gboolean
trib_held_rows_hold (TribHeldRows *self, const TribFact *fact, gboolean *stays, GError **error)
{
  *stays = FALSE;
  if (fact->table == TRIB_FACT_RECORD)
    return hold_record (self, fact->a, stays, error);
  if (fact->table == TRIB_FACT_SOURCE)
    *stays = g_hash_table_contains (self->sources, &fact->a);
  /* Its rows have values of them. */
  else if (fact->table == TRIB_FACT_FIELD)
    *stays = g_hash_table_size (self->sources) > 0;
  return TRUE;
}

gboolean
trib_held_rows_describe (TribHeldRows *self, TribUndoReport *report, GError **error)
{
  for (guint i = 0; i < self->grounds->len; i++)
    {
      const Ground *ground = &g_array_index (self->grounds, Ground, i);
      g_autoptr (TribEvent) event = trib_history_get (self->store, ground->event, error);

      if (event == NULL)
        return FALSE;
      /* Translators: a number of rows, what somebody did with them, and the number of that event */
      g_ptr_array_add (
          report->kept,
          g_strdup_printf (ngettext ("%u row stays, as this rests on it: %s (event #%" PRIi64 ")",
                                     "%u rows stay, as this rests on them: %s (event #%" PRIi64 ")", ground->rows),
                           ground->rows, event->title, ground->event));
    }
  report->n_by_hand = report->kept->len;
  return TRUE;
}
