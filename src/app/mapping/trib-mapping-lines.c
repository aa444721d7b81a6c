/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bézier curves that leave and arrive level. A line one end of which is out of view is dashed and fades out towards the edge.
 */
#include "config.h"

#include "app/mapping/trib-mapping-lines.h"

#include <math.h>

#define NEAR 7.0
#define PIECES 32

static double
bezier (double a, double b, double c, double d, double t)
{
  double s = 1 - t;

  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

static double
distance (const TribMappingLine *line, double x, double y)
{
  double middle = (line->x1 + line->x2) / 2, best = G_MAXDOUBLE, px = line->x1, py = line->y1;

  for (guint i = 1; i <= PIECES; i++)
    {
      double t = (double) i / PIECES;
      double qx = bezier (line->x1, middle, middle, line->x2, t),
             qy = bezier (line->y1, line->y1, line->y2, line->y2, t);
      double dx = qx - px, dy = qy - py, length = dx * dx + dy * dy;
      double at = length > 0 ? CLAMP (((x - px) * dx + (y - py) * dy) / length, 0, 1) : 0;

      best = MIN (best, hypot (px + at * dx - x, py + at * dy - y));
      px = qx;
      py = qy;
    }
  return best;
}

int
trib_mapping_lines_pick (const GArray *lines, double x, double y)
{
  double best = NEAR;
  int found = -1;

  for (guint i = 0; i < lines->len; i++)
    {
      double far = distance (&g_array_index (lines, TribMappingLine, i), x, y);

      if (far < best)
        {
          best = far;
          found = (int) i;
        }
    }
  return found;
}

void
trib_mapping_line_draw (const TribMappingLine *line, cairo_t *cr, const GdkRGBA *color, TribLineLight light)
{
  static const double dashes[] = { 7, 5 }, dots[] = { 2, 4 };
  double middle = (line->x1 + line->x2) / 2;
  double alpha = light == TRIB_LINE_DIMMED ? 0.28 : light == TRIB_LINE_LIT ? 1 : 0.82;

  cairo_new_path (cr);
  cairo_move_to (cr, line->x1, line->y1);
  cairo_curve_to (cr, middle, line->y1, middle, line->y2, line->x2, line->y2);
  cairo_set_line_width (cr, light == TRIB_LINE_LIT ? 3.5 : 2);
  if (!line->begins || !line->ends)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  else if (line->unsure)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
trib_mapping_socket_draw (cairo_t *cr, double x, double y, const GdkRGBA *color, gboolean filled)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, filled ? 5 : 4, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, color);
  if (filled)
    cairo_fill (cr);
  else
    {
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
}

void
trib_mapping_group_color (GtkWidget *widget, TribFieldGroup group, GdkRGBA *color)
{
  static const char *const names[] = { "blue_3",  "purple_3", "green_4", "orange_4", "blue_3",
                                       "light_5", "yellow_5", "brown_3", "red_3",    "purple_2" };

  if (group >= G_N_ELEMENTS (names)
      || !gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), names[group], color))
    gdk_rgba_parse (color, "#808080");
}
