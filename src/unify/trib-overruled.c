/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A split by hand leaves many decisions; people remember it as one thing, so they are told by the event.
 */
#include "config.h"

#include "unify/trib-overruled.h"

#include "unify/trib-history.h"

static void
overruled_free (gpointer data)
{
  TribOverruled *self = data;

  g_free (self->words);
  g_array_unref (self->decisions);
  g_free (self);
}

GPtrArray *
trib_overruled_list_new (void)
{
  return g_ptr_array_new_with_free_func (overruled_free);
}

static TribOverruled *
get (GPtrArray *list, gint64 event)
{
  TribOverruled *self;

  for (guint i = 0; i < list->len; i++)
    {
      self = g_ptr_array_index (list, i);
      if (self->event == event)
        return self;
    }
  self = g_new0 (TribOverruled, 1);
  self->event = event;
  self->decisions = g_array_new (FALSE, FALSE, sizeof (TribPlainFact));
  g_ptr_array_add (list, self);
  return self;
}

gboolean
trib_overruled_note (GPtrArray *list, TribStore *store, const TribPlainFact *decision, GError **error)
{
  TribFact fact;

  if (list == NULL)
    return TRUE;
  if (!trib_fact_find (store, TRIB_FACT_DECISION, decision->a, decision->b, &fact, error))
    return FALSE;
  /* What was done again is told by what it was at first. */
  if (fact.began != 0)
    g_array_append_vals (get (list, fact.cause)->decisions, decision, 1);
  return TRUE;
}

gboolean
trib_overruled_describe (GPtrArray *list, TribStore *store, GError **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      TribOverruled *self = g_ptr_array_index (list, i);
      g_autoptr (TribEvent) event = trib_history_get (store, self->event, error);

      if (event == NULL)
        return FALSE;
      g_free (self->words);
      self->words = g_steal_pointer (&event->title);
    }
  return TRUE;
}
