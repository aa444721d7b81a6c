/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step of a customer's history: what happened, why, when, and the way back.
 */
#pragma once

#include <adwaita.h>

#include "app/trib-session.h"
#include "unify/trib-history.h"

G_BEGIN_DECLS

#define TRIB_TYPE_STEP_ROW (trib_step_row_get_type ())
G_DECLARE_FINAL_TYPE (TribStepRow, trib_step_row, TRIB, STEP_ROW, AdwBin)

/* @events: the whole history, with @event in it, to say when a step was taken back. They are kept, and must not change. */
GtkWidget *trib_step_row_new (TribSession *session, const TribEvent *event, GPtrArray *events);
/* The last step of all. */
GtkWidget *trib_step_row_new_now (guint n_records);

/* Whether there is evidence to show, and showing it. */
gboolean trib_step_row_has_evidence (TribStepRow *self);
void trib_step_row_set_expanded (TribStepRow *self, gboolean expanded);
void trib_step_row_set_narrow (TribStepRow *self, gboolean narrow);
/* Where, from its top, the river's node beside it belongs. */
int trib_step_row_get_node_y (TribStepRow *self);

G_END_DECLS
