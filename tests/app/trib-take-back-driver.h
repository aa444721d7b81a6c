/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Presses "Take Back" and "Do Again" as a user does: opens the preview, waits for it, confirms.
 */
#pragma once

#include "trib-app-fixture.h"

G_BEGIN_DECLS

/* The nth button with that label below @root, from 0; %NULL where there are fewer. */
GtkWidget *trib_take_back_find (GtkWidget *root, const char *label, guint nth);
/* What the preview says, then does it. (transfer full) */
char *trib_take_back_press (TribAppFixture *fixture, GtkWidget *button);

G_END_DECLS
