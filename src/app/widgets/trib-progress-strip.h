/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A slim strip under the header bar that shows long work: what, how far, how long yet, and Cancel.
 */
#pragma once

#include "app/trib-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRIB_TYPE_PROGRESS_STRIP (trib_progress_strip_get_type ())
G_DECLARE_FINAL_TYPE (TribProgressStrip, trib_progress_strip, TRIB, PROGRESS_STRIP, GtkWidget)

/* Follows what the session writes; %NULL for none. */
void trib_progress_strip_set_session (TribProgressStrip *self, TribSession *session);
/* @stage: (nullable). Also for tests and pictures. */
void trib_progress_strip_show (TribProgressStrip *self, const char *title, const char *stage, guint64 done,
                               guint64 total, double seconds_left);

G_END_DECLS
