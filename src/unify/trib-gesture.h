/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Inside unify/ only: what every act by hand has in common: one change, a report from the facts that it wrote, and a trial run.
 */
#pragma once

#include "store/trib-change.h"
#include "unify/trib-undo.h"

G_BEGIN_DECLS

/* Does the work within @change and fills words, kept, customer of @report. */
typedef gboolean (*TribGestureFunc) (TribChange *change, gpointer data, TribUndoReport *report, GError **error);

gboolean
trib_gesture (TribStore *store, TribEventKind kind, gint64 undoes, gboolean dry_run, TribGestureFunc func,
              gpointer data, TribUndoReport *report, TribProgress *progress, GCancellable *cancellable, GError **error);

G_END_DECLS
