/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One step of a line with its parameters, as a row that can be edited.
 */
#pragma once

#include <gtk/gtk.h>

#include "mapping/transform/trib-transform.h"

G_BEGIN_DECLS

#define TRIB_TYPE_STEP_EDITOR (trib_step_editor_get_type ())
G_DECLARE_FINAL_TYPE (TribStepEditor, trib_step_editor, TRIB, STEP_EDITOR, GtkWidget)

GtkWidget *trib_step_editor_new (const TribTransform *transform);
/* (transfer full): as it stands */
TribTransform *trib_step_editor_get (TribStepEditor *self);
/* @fault: (nullable): why it cannot work */
void trib_step_editor_show_fault (TribStepEditor *self, const char *fault);

/* Signals: "edited" (); "removed" (). */

G_END_DECLS
