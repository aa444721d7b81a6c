/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project in a few words, for the frame around the pages: how much there is, and what can be taken back now.
 */
#pragma once

#include "base/trib-progress.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

/**
 * TribOverview:
 * @undo_event: @redo_event: 0 where there is nothing
 */
typedef struct
{
  TribStoreCounts counts;
  gint64 undo_event;
  gint64 redo_event;
  char *undo_title;
  char *redo_title;
} TribOverview;

TribOverview *trib_overview_new (void);
TribOverview *trib_overview_copy (const TribOverview *self);
void trib_overview_free (gpointer self);

/* A TribWork; @data is the overview. */
gboolean
trib_overview_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
