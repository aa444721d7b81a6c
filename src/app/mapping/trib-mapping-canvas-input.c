/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pointer and keys on the canvas. A line is drawn by dragging from a column to a field, by a click on each, by Enter on each, or by
 * typing the field's name on a column; it is moved by dragging its end, and removed by Delete or by dragging its end into nothing.
 */
#include "config.h"

#include "app/mapping/trib-mapping-canvas-private.h"

#include "app/mapping/trib-link-trial.h"

#include <glib/gi18n.h>

#define DRAG_BEGINS 8  /* pixels */
#define SCROLL_EDGE 28 /* where dragging scrolls the fields */
#define SCROLL_STEP 14
#define TOOLTIP_VALUES 4

static void
focus_row (TribMappingCanvas *self, gboolean right, guint position)
{
  GtkWidget *card = trib_mapping_canvas_card (self, right, position);

  gtk_widget_activate_action (GTK_WIDGET (right ? self->fields : self->columns), "list.scroll-to-item", "u", position);
  if (card != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (card));
}

/* The next click or Enter on a field draws the line. */
void
trib_mapping_canvas_arm (TribMappingCanvas *self, int column)
{
  self->armed = column;
  if (column >= 0)
    {
      guint selected = gtk_single_selection_get_selected (self->field_selection);

      gtk_single_selection_set_selected (self->column_selection, (guint) column);
      focus_row (self, TRUE, selected == GTK_INVALID_LIST_POSITION ? 1 : selected);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static TribFieldChoice *
choice_at (TribMappingCanvas *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->rows), position);
}

/* A row that opens and closes, to which no line goes. */
static gboolean
is_fold (TribFieldChoice *choice)
{
  return trib_field_choice_is_group (choice) || trib_field_choice_is_rest (choice);
}

static void
open_line (TribMappingCanvas *self, int link, GtkWidget *at)
{
  if (link >= 0)
    g_signal_emit (self, trib_mapping_canvas_signals[TRIB_CANVAS_LINE_OPENED], 0, (guint) link, at);
}

/* Where a line arrives: the field, a new one, or nothing. */
static void
arrive (TribMappingCanvas *self, int column, int link, TribFieldChoice *choice)
{
  if (trib_field_choice_get_field (choice) == NULL)
    g_signal_emit (self, trib_mapping_canvas_signals[TRIB_CANVAS_FIELD_WANTED], 0,
                   column >= 0 ? (guint) column : G_MAXUINT);
  else if (link >= 0)
    trib_mapping_draft_move (self->draft, (guint) link, trib_field_choice_get_kind (choice),
                             trib_field_choice_get_field (choice));
  else if (column >= 0)
    trib_mapping_draft_connect (self->draft, (guint) column, trib_field_choice_get_kind (choice),
                                trib_field_choice_get_field (choice));
}

/* Enter on a row of the right side. */
void
trib_mapping_canvas_use_field (TribMappingCanvas *self, guint position)
{
  g_autoptr (TribFieldChoice) choice = choice_at (self, position);
  int column = self->armed;

  if (choice == NULL)
    return;
  if (is_fold (choice))
    trib_mapping_canvas_toggle (self, choice);
  else if (column >= 0 || trib_field_choice_get_field (choice) == NULL)
    {
      self->armed = -1;
      arrive (self, column >= 0 ? column : trib_mapping_canvas_get_column (self), -1, choice);
      if (column >= 0)
        focus_row (self, FALSE, (guint) column);
    }
  else
    open_line (self, trib_mapping_canvas_link_of (self, choice), trib_mapping_canvas_card (self, TRUE, position));
}

/* ---- Dragging and clicking ---- */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TribMappingCanvas *self)
{
  GtkWidget *card = NULL;
  int column = trib_mapping_canvas_row_at (self, FALSE, x, y, NULL);
  int row = trib_mapping_canvas_row_at (self, TRUE, x, y, &card);
  graphene_point_t at;

  self->moved = -1;
  self->dragging = FALSE;
  if (self->draft == NULL || (column < 0 && row < 0))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->press_x = x;
  self->press_y = y;
  if (column >= 0 && trib_mapping_canvas_find_column (self, (guint) column, &at))
    {
      self->press_x = at.x;
      self->press_y = at.y;
    }
}

/* Dragging begins at a column, or at the end of a line, which is then moved. */
static gboolean
begin_line (TribMappingCanvas *self, double x, double y)
{
  int row = trib_mapping_canvas_row_at (self, TRUE, x, y, NULL);
  g_autoptr (TribFieldChoice) choice = row >= 0 ? choice_at (self, (guint) row) : NULL;
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);
  graphene_point_t at;
  int column;

  if (choice == NULL || is_fold (choice))
    return row < 0;
  self->moved = trib_mapping_canvas_link_of (self, choice);
  if (self->moved < 0)
    return FALSE;
  column = trib_mapping_draft_find_column (
      self->draft, ((TribMappingLink *) g_ptr_array_index (mapping->links, self->moved))->column);
  if (column >= 0 && trib_mapping_canvas_find_column (self, (guint) column, &at))
    {
      self->press_x = at.x;
      self->press_y = at.y;
    }
  return TRUE;
}

static void
light_target (TribMappingCanvas *self, int row)
{
  for (guint i = 0; i < self->right_items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->right_items, i);

      trib_field_card_set_target (TRIB_FIELD_CARD (gtk_list_item_get_child (item)),
                                  row >= 0 && gtk_list_item_get_position (item) == (guint) row);
    }
}

static void
scroll_at_edge (TribMappingCanvas *self, double y)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->right));
  graphene_rect_t view;
  double step = 0;

  if (!gtk_widget_compute_bounds (self->right, GTK_WIDGET (self), &view))
    return;
  if (y < view.origin.y + SCROLL_EDGE)
    step = -SCROLL_STEP;
  else if (y > view.origin.y + view.size.height - SCROLL_EDGE)
    step = SCROLL_STEP;
  if (step != 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
}

/* What is folded opens when a line is held over it. */
static void
open_below (TribMappingCanvas *self)
{
  int row = trib_mapping_canvas_row_at (self, TRUE, self->pointer_x, self->pointer_y, NULL);
  g_autoptr (TribFieldChoice) choice = row >= 0 ? choice_at (self, (guint) row) : NULL;

  if (choice != NULL
      && (trib_field_choice_is_rest (choice)
          || (trib_field_choice_is_group (choice)
              && (self->folded & (1u << trib_field_choice_get_group (choice))) != 0)))
    trib_mapping_canvas_toggle (self, choice);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TribMappingCanvas *self)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (!self->dragging)
    {
      if (dx * dx + dy * dy < DRAG_BEGINS * DRAG_BEGINS || !begin_line (self, x, y))
        return;
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  scroll_at_edge (self, self->pointer_y);
  open_below (self);
  light_target (self, trib_mapping_canvas_row_at (self, TRUE, self->pointer_x, self->pointer_y, NULL));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop (TribMappingCanvas *self, double x, double y)
{
  int row = trib_mapping_canvas_row_at (self, TRUE, self->pointer_x, self->pointer_y, NULL);
  int column = self->moved < 0 ? trib_mapping_canvas_row_at (self, FALSE, x, y, NULL) : -1;
  int moved = self->moved;
  g_autoptr (TribFieldChoice) choice = row >= 0 ? choice_at (self, (guint) row) : NULL;

  self->dragging = FALSE;
  self->moved = -1;
  light_target (self, -1);
  if (choice != NULL && !is_fold (choice))
    arrive (self, column, moved, choice);
  else if (moved >= 0)
    trib_mapping_draft_disconnect (self->draft, (guint) moved);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A click on a column, then one on a field. */
static void
click (TribMappingCanvas *self, double x, double y)
{
  int column = trib_mapping_canvas_row_at (self, FALSE, x, y, NULL);
  GtkWidget *card = NULL;
  int row = trib_mapping_canvas_row_at (self, TRUE, x, y, &card);
  g_autoptr (TribFieldChoice) choice = row >= 0 ? choice_at (self, (guint) row) : NULL;
  int armed = self->armed;
  graphene_point_t at;

  if (column >= 0)
    self->armed = self->armed == column ? -1 : column;
  else if (choice != NULL && is_fold (choice))
    trib_mapping_canvas_toggle (self, choice);
  else if (choice != NULL
           && gtk_widget_compute_point (GTK_WIDGET (self), card, &GRAPHENE_POINT_INIT ((float) x, (float) y), &at)
           && !trib_field_card_hits_pill (TRIB_FIELD_CARD (card), at.x, at.y)
           && (armed >= 0 || trib_field_choice_get_field (choice) == NULL))
    {
      self->armed = -1;
      arrive (self, armed >= 0 ? armed : trib_mapping_canvas_get_column (self), -1, choice);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TribMappingCanvas *self)
{
  double x, y;

  if (self->draft == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->dragging)
    drop (self, x, y);
  else
    click (self, x, y);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, TribMappingCanvas *self)
{
  self->dragging = FALSE;
  self->moved = -1;
  light_target (self, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- Hovering ---- */

static void
hover (TribMappingCanvas *self, double x, double y)
{
  graphene_rect_t left;
  int before = self->hover;

  self->hover = -1;
  if (self->draft != NULL && !self->dragging && trib_mapping_canvas_row_at (self, FALSE, x, y, NULL) < 0
      && gtk_widget_compute_bounds (self->left, GTK_WIDGET (self), &left))
    self->hover = trib_mapping_lines_pick (self->lines, x, y);
  if (self->hover != before)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, TribMappingCanvas *self)
{
  hover (self, x, y);
}

static void
leave_cb (GtkEventControllerMotion *motion, TribMappingCanvas *self)
{
  hover (self, -1000, -1000);
}

/* What flows through the line under the pointer. */
static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, TribMappingCanvas *self)
{
  const TribMapping *mapping;
  const TribMappingLink *link;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (keyboard || self->draft == NULL || self->hover < 0 || (guint) self->hover >= self->lines->len)
    return FALSE;
  mapping = trib_mapping_draft_get_mapping (self->draft);
  link = g_ptr_array_index (mapping->links, g_array_index (self->lines, TribMappingLine, self->hover).link);
  values = trib_link_trial (mapping, link, trib_mapping_draft_get_table (self->draft),
                            trib_mapping_draft_get_schema (self->draft), TOOLTIP_VALUES);
  for (guint i = 0; i < values->len; i++)
    {
      const TribTrialValue *value = g_ptr_array_index (values, i);

      g_string_append_printf (text, "%s%s  →  %s", i > 0 ? "\n" : "", value->before, value->after);
    }
  if (values->len == 0)
    g_string_append (text, _ ("Nothing flows through this line: the column is empty."));
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

/* ---- Keys ---- */

static void
remove_of_column (TribMappingCanvas *self, int column)
{
  const char *heading = column >= 0 ? trib_mapping_draft_get_heading (self->draft, (guint) column) : NULL;
  const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);

  for (guint i = mapping->links->len; heading != NULL && i > 0; i--)
    {
      const TribMappingLink *link = g_ptr_array_index (mapping->links, i - 1);

      if (trib_mapping_link_is_line (link) && g_strcmp0 (link->column, heading) == 0)
        {
          trib_mapping_draft_disconnect (self->draft, i - 1);
          return;
        }
    }
}

static gboolean
has_focus_in (TribMappingCanvas *self, GtkWidget *side)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, side);
}

/* The row that has the focus; selection follows it. */
static int
focused_row (TribMappingCanvas *self, gboolean right)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GPtrArray *bound = right ? self->right_items : self->left_items;

  for (guint i = 0; focus != NULL && i < bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (bound, i);
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));

      if (focus == row || gtk_widget_is_ancestor (focus, row))
        return (int) gtk_list_item_get_position (item);
    }
  return -1;
}

static gboolean
key_in_columns (TribMappingCanvas *self, guint key, GdkModifierType state)
{
  int column = focused_row (self, FALSE);
  gunichar typed = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if (column < 0)
    return FALSE;
  if (key == GDK_KEY_Delete || key == GDK_KEY_BackSpace)
    {
      remove_of_column (self, column);
      return TRUE;
    }
  if (key == GDK_KEY_F2)
    {
      const char *heading = trib_mapping_draft_get_heading (self->draft, (guint) column);
      const TribMapping *mapping = trib_mapping_draft_get_mapping (self->draft);

      for (guint i = 0; i < mapping->links->len; i++)
        if (trib_mapping_link_is_line (g_ptr_array_index (mapping->links, i))
            && trib_mapping_link_has (g_ptr_array_index (mapping->links, i), heading))
          {
            open_line (self, (int) i, trib_mapping_canvas_card (self, FALSE, (guint) column));
            break;
          }
      return TRUE;
    }
  if (!g_unichar_isalnum (typed) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  g_unichar_to_utf8 (typed, text);
  g_signal_emit (self, trib_mapping_canvas_signals[TRIB_CANVAS_CHOICE_WANTED], 0, (guint) column, text,
                 trib_mapping_canvas_card (self, FALSE, (guint) column));
  return TRUE;
}

static gboolean
key_in_fields (TribMappingCanvas *self, guint key)
{
  int row = focused_row (self, TRUE);
  g_autoptr (TribFieldChoice) choice = row >= 0 ? choice_at (self, (guint) row) : NULL;
  int link;

  if (choice == NULL || is_fold (choice) || (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace))
    return FALSE;
  link = trib_mapping_canvas_link_of (self, choice);
  if (link >= 0)
    trib_mapping_draft_disconnect (self->draft, (guint) link);
  return link >= 0;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TribMappingCanvas *self)
{
  if (self->draft == NULL)
    return FALSE;
  if (key == GDK_KEY_Escape && self->armed >= 0)
    {
      int column = self->armed;

      self->armed = -1;
      focus_row (self, FALSE, (guint) column);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return TRUE;
    }
  if (has_focus_in (self, self->left))
    return key_in_columns (self, key, state);
  return has_focus_in (self, self->right) && key_in_fields (self, key);
}

void
trib_mapping_canvas_add_input (TribMappingCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
}
