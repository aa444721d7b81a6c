/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the canvas: their curves, which one is under the pointer, and how they are drawn.
 */
#pragma once

#include <gtk/gtk.h>

#include "schema/trib-field.h"

G_BEGIN_DECLS

/**
 * TribMappingLine:
 * @link: index of the link in the mapping
 * @column: index of the column that it begins at
 * @x1: @y1: where it begins; @x2: @y2: where it ends, in the canvas
 * @begins: @ends: whether that place is in view; where it is not, @y1 or @y2 lies beyond the edge
 * @unsure: a suggestion that should be looked at
 * @faulty: a step of it cannot work
 */
typedef struct
{
  guint link;
  guint column;
  double x1, y1, x2, y2;
  gboolean begins, ends;
  gboolean unsure;
  gboolean faulty;
  TribFieldGroup group;
} TribMappingLine;

/* -1 where none is within a few pixels. @lines: (element-type TribMappingLine) */
int trib_mapping_lines_pick (const GArray *lines, double x, double y);

typedef enum
{
  TRIB_LINE_PLAIN,
  TRIB_LINE_DIMMED,
  TRIB_LINE_LIT,
} TribLineLight;

void trib_mapping_line_draw (const TribMappingLine *line, cairo_t *cr, const GdkRGBA *color, TribLineLight light);
/* A ring where lines may begin, a dot where they do. */
void trib_mapping_socket_draw (cairo_t *cr, double x, double y, const GdkRGBA *color, gboolean filled);
/* The colour that a group of fields has everywhere on the page. */
void trib_mapping_group_color (GtkWidget *widget, TribFieldGroup group, GdkRGBA *color);

G_END_DECLS
