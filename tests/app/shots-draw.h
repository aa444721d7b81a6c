/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the window of shots.c, as it is now, into PNG files of its folder.
 */
#pragma once

#include "trib-app-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  TribAppFixture app;
  const char *dir;
  guint n_drawn, n_failed;
} Shots;

void settle (Shots *self);
void draw (Shots *self, const char *name, int width, gboolean dark);
/* Light and dark, at every width. */
void draw_all (Shots *self, const char *name);
/* A window of its own beside the main one. */
void draw_dialog (Shots *self, const char *name, GtkWidget *window, gboolean dark);
/* Narrow and usual, light and dark. */
void draw_some (Shots *self, const char *name);

G_END_DECLS
