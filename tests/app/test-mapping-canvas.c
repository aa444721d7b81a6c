/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines drawn, moved, removed and taken back with a real pointer and real keys (xdotool), on a screen of the test's own.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/mapping/trib-field-popover.h"
#include "app/mapping/trib-link-popover.h"
#include "app/mapping/trib-mapping-canvas.h"
#include "app/mapping/trib-mapping-page.h"
#include "app/mapping/trib-new-field-popover.h"

#include <string.h>

typedef TribAppFixture Fixture;

static TribMappingPage *
get_page (Fixture *self)
{
  return TRIB_MAPPING_PAGE (trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_MAPPING_PAGE));
}

static TribMappingCanvas *
get_canvas (Fixture *self)
{
  return TRIB_MAPPING_CANVAS (trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_MAPPING_CANVAS));
}

static gboolean
is_mapped (gpointer data)
{
  return trib_mapping_page_get_mapping (get_page (data)) != NULL;
}

static void
exited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL));
  *done = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The window goes on while the pointer moves and keys are pressed. */
static void do_x (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
do_x (const char *format, ...)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  words = g_strsplit (line, " ", -1);
  process = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, exited_cb, &done);
  trib_app_wait (is_true, &done, line);
  trib_app_spin (60);
}

/* Without a window manager the window stands in the corner of the screen. */
static void
on_screen (Fixture *self, const graphene_point_t *at, int *x, int *y)
{
  GtkNative *native = GTK_NATIVE (self->window);
  graphene_point_t point;
  double dx, dy;

  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (get_canvas (self)), GTK_WIDGET (native), at, &point));
  gtk_native_get_surface_transform (native, &dx, &dy);
  *x = (int) (point.x + dx);
  *y = (int) (point.y + dy);
}

/* @aside: into the card, away from the socket */
static void
place_of_column (Fixture *self, guint column, int aside, int *x, int *y)
{
  graphene_point_t at;

  g_assert_true (trib_mapping_canvas_find_column (get_canvas (self), column, &at));
  at.x -= (float) aside;
  on_screen (self, &at, x, y);
}

static void
place_of_field (Fixture *self, const char *field, int aside, int *x, int *y)
{
  graphene_point_t at;

  trib_mapping_canvas_reveal (get_canvas (self), TRIB_LINK_FIELD, field);
  trib_app_spin (80);
  g_assert_true (trib_mapping_canvas_find_field (get_canvas (self), TRIB_LINK_FIELD, field, &at));
  at.x += (float) aside;
  on_screen (self, &at, x, y);
}

static void
drag (int x1, int y1, int x2, int y2)
{
  do_x ("xdotool mousemove %d %d", x1, y1);
  do_x ("xdotool mousedown 1");
  for (int i = 1; i <= 8; i++)
    do_x ("xdotool mousemove %d %d", x1 + (x2 - x1) * i / 8, y1 + (y2 - y1) * i / 8);
  do_x ("xdotool mouseup 1");
}

static void
click (int x, int y)
{
  do_x ("xdotool mousemove %d %d", x, y);
  do_x ("xdotool click 1");
}

/* The lines of a column: "city region". */
static char *
lines_of (Fixture *self, const char *column)
{
  const TribMapping *mapping = trib_mapping_page_get_mapping (get_page (self));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);

      if (trib_mapping_link_is_line (link) && strcmp (link->column, column) == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", link->field);
    }
  return g_string_free (text, FALSE);
}

static void
assert_lines (Fixture *self, const char *column, const char *expected)
{
  g_autofree char *found = lines_of (self, column);

  g_assert_cmpstr (found, ==, expected);
}

static void
open_list (Fixture *self)
{
  g_autofree char *path = trib_app_fixture_write (
      self, "List.csv", "E-mail,Wort,Ort\na@example.org,blau,Leipzig\nb@example.org,rot,Halle\n");
  const char *const paths[] = { path, NULL };

  gtk_window_set_default_size (GTK_WINDOW (self->window), 1140, 800);
  trib_window_take_files (self->window, paths);
  trib_app_wait (is_mapped, self, "the list to be looked into");
  trib_app_spin (250);
  assert_lines (self, "E-mail", "email");
  assert_lines (self, "Wort", "");
  assert_lines (self, "Ort", "city");
}

static void
close_list (Fixture *self)
{
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.cancel");
}

static void
test_drag (Fixture *self, gconstpointer data)
{
  int x1, y1, x2, y2;

  open_list (self);
  place_of_field (self, "region", 60, &x2, &y2);
  place_of_column (self, 1, 40, &x1, &y1);
  drag (x1, y1, x2, y2);
  assert_lines (self, "Wort", "region");
  /* Its end is taken elsewhere. */
  place_of_field (self, "region", 60, &x1, &y1);
  place_of_field (self, "country", 60, &x2, &y2);
  place_of_field (self, "region", 60, &x1, &y1);
  drag (x1, y1, x2, y2);
  assert_lines (self, "Wort", "country");
  /* And into nothing. */
  place_of_field (self, "country", 60, &x1, &y1);
  drag (x1, y1, x1 - 330, y1);
  assert_lines (self, "Wort", "");
  do_x ("xdotool key ctrl+z");
  assert_lines (self, "Wort", "country");
  do_x ("xdotool key ctrl+z");
  do_x ("xdotool key ctrl+z");
  assert_lines (self, "Wort", "");
  do_x ("xdotool key ctrl+shift+z");
  assert_lines (self, "Wort", "region");
  close_list (self);
}

static void
test_clicks (Fixture *self, gconstpointer data)
{
  int x, y;

  open_list (self);
  place_of_field (self, "postcode", 60, &x, &y);
  place_of_column (self, 2, 60, &x, &y);
  click (x, y);
  g_assert_cmpint (trib_mapping_canvas_get_column (get_canvas (self)), ==, 2);
  place_of_field (self, "postcode", 60, &x, &y);
  click (x, y);
  assert_lines (self, "Ort", "city postcode");
  /* Only looked at: nothing is drawn. */
  place_of_field (self, "country", 60, &x, &y);
  click (x, y);
  assert_lines (self, "Ort", "city postcode");
  close_list (self);
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  GtkWidget *popover;
  int x, y;

  open_list (self);
  place_of_column (self, 1, 60, &x, &y);
  click (x, y);
  do_x ("xdotool key Escape");
  /* Enter takes the line to the fields, Enter lets it arrive. */
  do_x ("xdotool key Return");
  do_x ("xdotool key Home");
  do_x ("xdotool key Down Down Down");
  do_x ("xdotool key Return");
  assert_lines (self, "Wort", "email");
  do_x ("xdotool key Delete");
  assert_lines (self, "Wort", "");
  /* The name of the field is typed. */
  do_x ("xdotool type --delay 40 postc");
  popover = trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_FIELD_POPOVER);
  g_assert_nonnull (popover);
  trib_app_spin (300);
  do_x ("xdotool key Return");
  assert_lines (self, "Wort", "postcode");
  close_list (self);
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  TribLinkPopover *popover;
  const TribMapping *mapping;
  const TribMappingLink *link = NULL;

  open_list (self);
  mapping = trib_mapping_page_get_mapping (get_page (self));
  for (guint i = 0; i < mapping->links->len; i++)
    if (strcmp (((TribMappingLink *) g_ptr_array_index (mapping->links, i))->column, "Ort") == 0)
      g_signal_emit_by_name (get_canvas (self), "line-opened", i, get_canvas (self));
  popover = TRIB_LINK_POPOVER (trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_LINK_POPOVER));
  trib_link_popover_add_step (popover, TRIB_TRANSFORM_UPPER);
  trib_link_popover_add_step (popover, TRIB_TRANSFORM_REGEX);
  mapping = trib_mapping_page_get_mapping (get_page (self));
  link = trib_mapping_find ((TribMapping *) mapping, "Ort");
  g_assert_cmpuint (link->transforms->len, ==, 2);
  /* It lacks a pattern, says so, and holds nothing up. */
  {
    g_autofree char *fault = trib_mapping_link_fault (link);

    g_assert_nonnull (fault);
  }
  gtk_popover_popdown (GTK_POPOVER (popover));
  trib_app_spin (80);
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.import");
  trib_app_fixture_settle (self);
}

static void
test_new_field (Fixture *self, gconstpointer data)
{
  GtkWidget *popover;

  open_list (self);
  g_signal_emit_by_name (get_canvas (self), "field-wanted", 1u);
  popover = trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_NEW_FIELD_POPOVER);
  g_assert_nonnull (popover);
  trib_app_spin (150);
  gtk_editable_set_text (GTK_EDITABLE (trib_app_find (popover, "name")), "Lieblingsfarbe");
  g_signal_emit_by_name (trib_app_find (popover, "name"), "activate");
  assert_lines (self, "Wort", "Lieblingsfarbe");
  trib_app_spin (80);
  close_list (self);
}

int
main (int argc, char **argv)
{
  trib_app_test_init (&argc, &argv);
#define ADD(path, func)                                                                                                \
  g_test_add ("/app/mapping-canvas/" path, Fixture, NULL, trib_app_fixture_set_up, func, trib_app_fixture_tear_down)
  ADD ("lines-are-dragged-moved-dropped-and-taken-back", test_drag);
  ADD ("a-click-on-each-end-draws-a-line", test_clicks);
  ADD ("keys-do-the-same", test_keys);
  ADD ("steps-with-a-fault-hold-nothing-up", test_steps);
  ADD ("a-field-of-one-s-own-is-made", test_new_field);
  return g_test_run ();
}
