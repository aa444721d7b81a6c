/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the canvas: where they begin and end in this frame, and how they are drawn. Only what is in view is looked
 * at.
 */
#include "config.h"

#include "app/mapping/trib-mapping-canvas-private.h"

#include <string.h>

#define BEYOND 24 /* pixels beyond the edge, where lines to what is out of view end */

GtkWidget *
trib_mapping_canvas_card (TribMappingCanvas *self, gboolean right, guint position)
{
  GPtrArray *bound = right ? self->right_items : self->left_items;

  for (guint i = 0; i < bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (bound, i);

      if (gtk_list_item_get_position (item) == position)
        return gtk_list_item_get_child (item);
    }
  return NULL;
}

int
trib_mapping_canvas_row_at (TribMappingCanvas *self, gboolean right, double x, double y, GtkWidget **card)
{
  GPtrArray *bound = right ? self->right_items : self->left_items;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_rect_t view;

  if (!gtk_widget_compute_bounds (right ? self->right : self->left, GTK_WIDGET (self), &view)
      || !graphene_rect_contains_point (&view, &point))
    return -1;
  for (guint i = 0; i < bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (bound, i);
      graphene_rect_t bounds;

      if (!gtk_widget_get_mapped (gtk_list_item_get_child (item))
          || !gtk_widget_compute_bounds (gtk_list_item_get_child (item), GTK_WIDGET (self), &bounds)
          || !graphene_rect_contains_point (&bounds, &point))
        continue;
      if (card != NULL)
        *card = gtk_list_item_get_child (item);
      return (int) gtk_list_item_get_position (item);
    }
  return -1;
}

/* One side in this frame: which rows have a place, by position. */
typedef struct
{
  GHashTable *items; /* position + 1 -> GtkListItem */
  guint first;
  double top, bottom;
  double edge; /* x of the sockets of rows without a card */
} Side;

static void
look_at_side (TribMappingCanvas *self, gboolean right, Side *side)
{
  GPtrArray *bound = right ? self->right_items : self->left_items;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  graphene_rect_t view;

  side->items = g_hash_table_new (NULL, NULL);
  side->first = G_MAXUINT;
  for (guint i = 0; i < bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (bound, i);
      guint position = gtk_list_item_get_position (item);

      g_hash_table_insert (side->items, GUINT_TO_POINTER (position + 1), item);
      side->first = MIN (side->first, position);
    }
  if (!gtk_widget_compute_bounds (right ? self->right : self->left, GTK_WIDGET (self), &view))
    view = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  side->top = view.origin.y;
  side->bottom = view.origin.y + view.size.height;
  side->edge = (right == rtl) ? view.origin.x + view.size.width : view.origin.x;
}

/* The middle of the socket. */
static gboolean
place_of (TribMappingCanvas *self, const Side *side, gboolean right, guint position, double *x, double *y)
{
  GtkListItem *item = g_hash_table_lookup (side->items, GUINT_TO_POINTER (position + 1));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *card = item != NULL ? gtk_list_item_get_child (item) : NULL;
  GtkWidget *at = card != NULL && right ? trib_field_card_get_socket (TRIB_FIELD_CARD (card)) : card;
  graphene_rect_t bounds;

  if (at == NULL || !gtk_widget_get_mapped (at) || !gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    {
      *x = side->edge;
      *y = position < side->first ? side->top - BEYOND : side->bottom + BEYOND;
      return FALSE;
    }
  *y = bounds.origin.y + bounds.size.height / 2;
  if (right)
    *x = bounds.origin.x + bounds.size.width / 2;
  else
    *x = rtl ? bounds.origin.x + 6 : bounds.origin.x + bounds.size.width - 6;
  if (*y >= side->top && *y <= side->bottom)
    return TRUE;
  *y = *y < side->top ? side->top - BEYOND : side->bottom + BEYOND;
  return FALSE;
}

/* The row of a link's field, or of its group where that is folded. */
static int
row_of (GHashTable *rows, TribMappingCanvas *self, const TribMappingLink *link, TribFieldGroup *group)
{
  TribSchema *schema = trib_mapping_draft_get_schema (self->draft);
  const TribField *field = link->kind == TRIB_LINK_FIELD ? trib_schema_find (schema, link->field) : NULL;
  g_autofree char *key = trib_mapping_canvas_value_key (link->kind, link->field);
  g_autofree char *group_key = NULL;
  gpointer row;

  *group = field != NULL ? field->group : TRIB_GROUP_CUSTOM;
  group_key = g_strdup_printf ("group %d", (int) *group);
  row = g_hash_table_lookup (rows, key);
  if (row == NULL)
    row = g_hash_table_lookup (rows, group_key);
  return GPOINTER_TO_INT (row) - 1;
}

static GHashTable *
index_rows (TribMappingCanvas *self)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TribFieldChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      char *key = trib_field_choice_is_group (choice)
                      ? g_strdup_printf ("group %d", (int) trib_field_choice_get_group (choice))
                      : trib_mapping_canvas_value_key (trib_field_choice_get_kind (choice),
                                                       trib_field_choice_get_field (choice));

      g_hash_table_insert (rows, key, GINT_TO_POINTER ((int) i + 1));
    }
  return rows;
}

static void
add_line (TribMappingCanvas *self, const Side *left, const Side *right, guint link_index, const char *heading, int row,
          TribMappingLine line)
{
  int column = trib_mapping_draft_find_column (self->draft, heading);

  if (column < 0)
    return;
  line.link = link_index;
  line.column = (guint) column;
  line.begins = place_of (self, left, FALSE, (guint) column, &line.x1, &line.y1);
  line.ends = place_of (self, right, TRUE, (guint) row, &line.x2, &line.y2);
  if (line.begins || line.ends)
    g_array_append_val (self->lines, line);
}

static void
place_lines (TribMappingCanvas *self)
{
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  g_autoptr (GHashTable) rows = index_rows (self);
  Side left, right;

  g_array_set_size (self->lines, 0);
  look_at_side (self, FALSE, &left);
  look_at_side (self, TRUE, &right);
  for (guint i = 0; i < mapping->links->len; i++)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i);
      g_autofree char *fault = NULL;
      TribMappingLine line = { 0 };
      int row;

      if (!trib_mapping_link_is_line (link) || (row = row_of (rows, self, link, &line.group)) < 0)
        continue;
      fault = trib_mapping_link_fault (link);
      line.unsure = link->confidence < TRIB_MAPPING_UNSURE;
      line.faulty = fault != NULL;
      add_line (self, &left, &right, i, link->column, row, line);
      for (guint k = 0; link->more != NULL && link->more[k] != NULL; k++)
        add_line (self, &left, &right, i, link->more[k], row, line);
    }
  g_hash_table_unref (left.items);
  g_hash_table_unref (right.items);
}

static TribLineLight
light_of (TribMappingCanvas *self, guint index)
{
  const TribMappingLine *line = &g_array_index (self->lines, TribMappingLine, index);
  int column = trib_mapping_canvas_get_column (self);
  gboolean lit = self->hover == (int) index || (column >= 0 && line->column == (guint) column);

  if (lit)
    return TRIB_LINE_LIT;
  return column >= 0 || self->hover >= 0 ? TRIB_LINE_DIMMED : TRIB_LINE_PLAIN;
}

static void
draw_lines (TribMappingCanvas *self, cairo_t *cr)
{
  GdkRGBA color, error = { 0.88f, 0.11f, 0.14f, 1 };

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->lines->len; i++)
      {
        const TribMappingLine *line = &g_array_index (self->lines, TribMappingLine, i);
        TribLineLight light = light_of (self, i);

        if ((light == TRIB_LINE_LIT) != (pass == 1) || (self->dragging && self->moved == (int) line->link))
          continue;
        trib_mapping_group_color (GTK_WIDGET (self), line->group, &color);
        trib_mapping_line_draw (line, cr, line->faulty ? &error : &color, light);
      }
}

/* The line that is being drawn follows the pointer. */
static void
draw_dragged (TribMappingCanvas *self, cairo_t *cr)
{
  TribMappingLine line = {
    .x1 = self->press_x, .y1 = self->press_y, .x2 = self->pointer_x, .y2 = self->pointer_y, .begins = TRUE, .ends = TRUE
  };
  GdkRGBA accent;

  if (!self->dragging
      || !gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_color", &accent))
    return;
  trib_mapping_line_draw (&line, cr, &accent, TRIB_LINE_LIT);
  trib_mapping_socket_draw (cr, line.x2, line.y2, &accent, TRUE);
}

static void
draw_sockets (TribMappingCanvas *self, cairo_t *cr)
{
  GdkRGBA color, accent;
  Side left;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_color", &accent))
    gdk_rgba_parse (&accent, "#3584e4");
  look_at_side (self, FALSE, &left);
  for (guint i = 0; i < self->left_items->len; i++)
    {
      guint position = gtk_list_item_get_position (g_ptr_array_index (self->left_items, i));
      double x, y;

      if (place_of (self, &left, FALSE, position, &x, &y))
        trib_mapping_socket_draw (cr, x, y, &accent, self->armed == (int) position);
    }
  g_hash_table_unref (left.items);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TribMappingLine *line = &g_array_index (self->lines, TribMappingLine, i);

      if (!line->ends)
        continue;
      trib_mapping_group_color (GTK_WIDGET (self), line->group, &color);
      trib_mapping_socket_draw (cr, line->x2, line->y2, &color, TRUE);
    }
}

void
trib_mapping_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TribMappingCanvas *self = TRIB_MAPPING_CANVAS (widget);
  graphene_rect_t area
      = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  cairo_t *cr;

  gtk_snapshot_push_clip (snapshot, &area);
  if (self->draft != NULL)
    {
      place_lines (self);
      cr = gtk_snapshot_append_cairo (snapshot, &area);
      draw_lines (self, cr);
      cairo_destroy (cr);
    }
  gtk_widget_snapshot_child (widget, self->left, snapshot);
  gtk_widget_snapshot_child (widget, self->right, snapshot);
  if (self->draft != NULL)
    {
      cr = gtk_snapshot_append_cairo (snapshot, &area);
      draw_sockets (self, cr);
      draw_dragged (self, cr);
      cairo_destroy (cr);
    }
  gtk_snapshot_pop (snapshot);
}

static gboolean
find_place (TribMappingCanvas *self, gboolean right, guint position, graphene_point_t *at)
{
  Side side;
  double x, y;
  gboolean found;

  look_at_side (self, right, &side);
  found = place_of (self, &side, right, position, &x, &y);
  g_hash_table_unref (side.items);
  *at = GRAPHENE_POINT_INIT ((float) x, (float) y);
  return found;
}

gboolean
trib_mapping_canvas_find_column (TribMappingCanvas *self, guint column, graphene_point_t *at)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_CANVAS (self), FALSE);

  return find_place (self, FALSE, column, at);
}

gboolean
trib_mapping_canvas_find_field (TribMappingCanvas *self, TribLinkKind kind, const char *field, graphene_point_t *at)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_CANVAS (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TribFieldChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (trib_field_choice_get_kind (choice) == kind && g_strcmp0 (trib_field_choice_get_field (choice), field) == 0)
        return find_place (self, TRUE, i, at);
    }
  return FALSE;
}
