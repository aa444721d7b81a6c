/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which thing is taken back, and whether that can be. How, is in trib-take-back.c and trib-take-back-group.c.
 */
#include "config.h"

#include "unify/trib-undo.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "unify/trib-gesture.h"
#include "unify/trib-history.h"
#include "unify/trib-take-back.h"

static gboolean
take_back (TribChange *change, gpointer data, TribUndoReport *report, GError **error)
{
  const TribEventRow *row = data;
  TribStore *store = trib_change_get_store (change);
  g_autoptr (TribEvent) event = NULL;
  gint64 act;
  guint steps;

  if (row->id != row->group)
    return trib_take_back_part (change, row, report, error);
  if (!trib_store_act_behind (store, row->id, &act, &steps, error))
    return FALSE;
  event = trib_history_get (store, act, error);
  if (event == NULL || !trib_take_back_group (change, row, report, error))
    return FALSE;
  report->words = g_strdup_printf (steps % 2 ? _ ("Done again: %s") : _ ("Taken back: %s"), event->title);
  return TRUE;
}

static gboolean
check_not_undone (TribStore *store, gint64 event, GError **error)
{
  gint64 by;

  if (!trib_store_undone_by (store, event, &by, error))
    return FALSE;
  if (by == 0)
    return TRUE;
  g_set_error (
      error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
      _ ("Event %" PRIi64 ": It was taken back already, by event %" PRIi64 ". Take that one back to do it again."),
      event, by);
  return FALSE;
}

/**
 * trib_undo:
 * @event: the event, 0 for the last thing that can be taken back
 * @dry_run: say what it would give, and leave everything as it is
 * @report: (out caller-allocates): to be cleared in any case
 *
 * Returns: whether it was done; %TRIB_STORE_ERROR_NOTHING where there was nothing to take back,
 *   %TRIB_STORE_ERROR_CONFLICT where a later change stands on it
 */
gboolean
trib_undo (TribStore *store, gint64 event, gboolean dry_run, TribUndoReport *report, TribProgress *progress,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (TribEventRow) row = NULL;
  g_autoptr (GError) inner = NULL;

  *report = (TribUndoReport){ 0 };
  if (event == 0)
    {
      event = trib_undo_peek (store, NULL, &inner);
      if (inner != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&inner));
          return FALSE;
        }
      if (event == 0)
        {
          g_set_error (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING,
                       _ ("%s: There is nothing to take back. Nothing was changed."), trib_store_get_path (store));
          return FALSE;
        }
    }
  row = trib_store_get_event (store, event, error);
  if (row == NULL || !check_not_undone (store, row->id, error)
      || (row->group != row->id && !check_not_undone (store, row->group, error)))
    return FALSE;
  return trib_gesture (store, TRIB_EVENT_UNDO, row->id, dry_run, take_back, row, report, progress, cancellable, error);
}

/* What stands or would stand again, by the name of the act; a taking back that is itself the act, by its own. */
static gint64
title_of (TribStore *store, gint64 event, char **title, GError **error)
{
  g_autoptr (TribEvent) found = NULL;
  gint64 act;
  guint steps;

  if (!trib_store_act_behind (store, event, &act, &steps, error))
    return 0;
  found = trib_history_get (store, steps % 2 ? event : act, error);
  if (found == NULL)
    return 0;
  *title = g_steal_pointer (&found->title);
  return event;
}

static gint64
top_of (const GArray *stack)
{
  return stack->len ? g_array_index (stack, gint64, stack->len - 1) : 0;
}

static void
push (GArray *stack, gint64 event)
{
  g_array_append_val (stack, event);
}

/* Goes over what was done, as a person remembers it: acts lie on each other; going back takes the top one off and can be gone
 * forward again; taking back anything but the last thing is an act of its own. */
static gboolean
read_stacks (TribStore *store, GArray *done, GArray *undone, GError **error)
{
  g_autoptr (GPtrArray) groups = trib_store_list_events (store, TRIB_EVENTS_GROUPS, 0, 0, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const TribEventRow *row = g_ptr_array_index (groups, i);
      gboolean back = row->kind == TRIB_EVENT_UNDO && row->undoes == top_of (done);
      gboolean forward = row->kind == TRIB_EVENT_UNDO && row->undoes == top_of (undone);

      if (back)
        {
          g_array_set_size (done, done->len - 1);
          push (undone, row->id);
        }
      else if (forward)
        {
          g_array_set_size (undone, undone->len - 1);
          push (done, row->id);
        }
      else
        {
          push (done, row->id);
          g_array_set_size (undone, 0);
        }
    }
  return groups != NULL;
}

static gint64
peek (TribStore *store, gboolean redo, char **title, GError **error)
{
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) undone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TribEventRow) row = NULL;
  gint64 event;

  if (title != NULL)
    *title = NULL;
  if (!read_stacks (store, done, undone, error))
    return 0;
  event = top_of (redo ? undone : done);
  if (event == 0 || title == NULL)
    return event;
  row = trib_store_get_event (store, event, error);
  if (row == NULL)
    return 0;
  return title_of (store, redo ? row->undoes : event, title, error) ? event : 0;
}

/**
 * trib_undo_peek:
 * @title: (out) (optional) (transfer full): what it was
 *
 * Returns: the last thing done that still stands, 0 for none. Taking back something in the middle is a thing done, too.
 */
gint64
trib_undo_peek (TribStore *store, char **title, GError **error)
{
  return peek (store, FALSE, title, error);
}

/**
 * trib_redo_peek:
 * @title: (out) (optional) (transfer full): what would be done again
 *
 * Returns: the last going back that still stands, 0 where something else was done since
 */
gint64
trib_redo_peek (TribStore *store, char **title, GError **error)
{
  return peek (store, TRUE, title, error);
}
