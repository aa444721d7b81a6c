/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. A picture that is wider than it was asked to be is a failure.
 */
#include "config.h"

#include "shots-draw.h"

static const int widths[] = { 360, 1000, 1600 };

void
settle (Shots *self)
{
  trib_app_fixture_settle (&self->app);
  trib_app_spin (150);
}

void
draw (Shots *self, const char *name, int width, gboolean dark)
{
  g_autofree char *file = g_strdup_printf ("%s-%d%s.png", name, width, dark ? "-dark" : "");
  g_autofree char *path = g_build_filename (self->dir, file, NULL);
  GtkWidget *window = GTK_WIDGET (self->app.window);
  gboolean drawn = FALSE;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_window_set_default_size (GTK_WINDOW (window), width, width < 600 ? 720 : 760);
  settle (self);
  /* On a busy machine the first try may come before the window has been laid out. */
  for (guint tries = 0; tries < 20 && !drawn; tries++)
    {
      gtk_widget_queue_draw (window);
      trib_app_spin (80);
      drawn = trib_app_draw (window, path);
    }
  if (drawn && gtk_widget_get_width (window) <= width)
    self->n_drawn++;
  else
    {
      self->n_failed++;
      g_printerr ("shots: %s: not drawn, or wider than %d (%d). Look at the page's minimum width.\n", path, width,
                  gtk_widget_get_width (window));
    }
}

/* Light at every width; dark narrow and usual. */
void
draw_all (Shots *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    draw (self, name, widths[i], FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    draw (self, name, widths[i], TRUE);
}

/* A window of its own beside the main one. */
void
draw_dialog (Shots *self, const char *name, GtkWidget *window, gboolean dark)
{
  g_autofree char *file = g_strdup_printf ("%s%s.png", name, dark ? "-dark" : "");
  g_autofree char *path = g_build_filename (self->dir, file, NULL);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  settle (self);
  if (trib_app_draw (window, path))
    self->n_drawn++;
  else
    self->n_failed++;
}

/* Narrow and usual, light and dark. */
void
draw_some (Shots *self, const char *name)
{
  for (int i = 0; i < 2; i++)
    for (int dark = 0; dark < 2; dark++)
      draw (self, name, widths[i], dark == 1);
}
