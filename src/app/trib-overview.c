/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Read on the reading thread, since counting a large project takes longer than a frame.
 */
#include "config.h"

#include "app/trib-overview.h"
#include "unify/trib-undo.h"

TribOverview *
trib_overview_new (void)
{
  return g_new0 (TribOverview, 1);
}

TribOverview *
trib_overview_copy (const TribOverview *self)
{
  TribOverview *copy = g_new (TribOverview, 1);

  *copy = *self;
  copy->undo_title = g_strdup (self->undo_title);
  copy->redo_title = g_strdup (self->redo_title);
  return copy;
}

void
trib_overview_free (gpointer data)
{
  TribOverview *self = data;

  g_free (self->undo_title);
  g_free (self->redo_title);
  g_free (self);
}

gboolean
trib_overview_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  TribOverview *self = data;
  g_autoptr (GError) local_error = NULL;

  if (!trib_store_count (store, &self->counts, error))
    return FALSE;
  self->undo_event = trib_undo_peek (store, &self->undo_title, &local_error);
  if (local_error == NULL)
    self->redo_event = trib_redo_peek (store, &self->redo_title, &local_error);
  if (local_error == NULL || g_error_matches (local_error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
