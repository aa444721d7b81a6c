/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing that was done: what, when, by whom, and the way back.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"
#include "unify/trib-history.h"

G_BEGIN_DECLS

#define TRIB_TYPE_HISTORY_ROW (trib_history_row_get_type ())
G_DECLARE_FINAL_TYPE (TribHistoryRow, trib_history_row, TRIB, HISTORY_ROW, GtkListBoxRow)

/* @undone_at: when it was taken back; 0 where that is not known. Nothing of @event is kept. */
GtkWidget *trib_history_row_new (TribSession *session, const TribEvent *event, gint64 undone_at);
/* Buttons under the words instead of beside them. */
void trib_history_row_set_narrow (TribHistoryRow *self, gboolean narrow);
gint64 trib_history_row_get_time (TribHistoryRow *self);

/* "14:02" of a time in microseconds, and the day as a heading: "Today", "Yesterday", "3 October 2026". (transfer full) */
char *trib_history_clock_text (gint64 time);
char *trib_history_day_text (gint64 time);

G_END_DECLS
