/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is reckoned when a row is bound: texts are laid out when they are drawn. The height depends on the font alone, so that
 * rows need not be measured again and again.
 */
#include "config.h"

#include "app/customers/trib-customer-cell.h"

#include "app/customers/trib-initials.h"
#include "app/customers/trib-source-dots.h"
#include "app/trib-number.h"
#include "store/trib-source.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define AVATAR 30
#define GAP 12
#define LINES_GAP 2
#define NARROW_PAD 6
#define RECORDS_WIDTH 48 /* right-aligned, but no wider than the heading */

struct _TribCustomerCell
{
  GtkWidget parent_instance;

  TribCustomerColumn kind;
  TribCustomerColumns *columns;
  TribCustomerItem *item;
  gulong news;
};

G_DEFINE_FINAL_TYPE (TribCustomerCell, trib_customer_cell, GTK_TYPE_WIDGET)

/* A row whose customer is gone is shown as such until the list is made anew. */
static const char *
name_of (const TribCustomerRow *row)
{
  return row->name != NULL && *row->name != '\0' ? row->name : _ ("Without a name");
}

static gboolean
is_row (TribCustomerCell *self)
{
  return self->kind == TRIB_N_COLUMNS;
}

static char *
second_line (const TribCustomerRow *row)
{
  const char *contact = row->email != NULL && *row->email != '\0' ? row->email : row->phone;
  GString *second = g_string_new (contact);

  if (row->city != NULL && *row->city != '\0')
    g_string_append_printf (second, "%s%s", second->len > 0 ? " · " : "", row->city);
  return g_string_free (second, FALSE);
}

static char *
text_of (TribCustomerCell *self, const TribCustomerRow *row)
{
  switch (self->kind)
    {
    case TRIB_COLUMN_EMAIL:
      return g_strdup (row->email);
    case TRIB_COLUMN_CITY:
      return g_strdup (row->city);
    case TRIB_COLUMN_FROM:
      return trib_source_names (self->columns->sources, row->sources);
    case TRIB_COLUMN_RECORDS:
      return trib_grouped (row->n_records);
    default:
      return g_strdup (name_of (row));
    }
}

static PangoLayout *
new_layout (TribCustomerCell *self, const char *text, int width, gboolean second)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (second)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (.84));
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  return layout;
}

static int
line_height (TribCustomerCell *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static void
trib_customer_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  TribCustomerCell *self = TRIB_CUSTOMER_CELL (widget);
  int line;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = self->kind == TRIB_COLUMN_RECORDS ? RECORDS_WIDTH : 0;
      return;
    }
  line = line_height (self);
  if (is_row (self))
    *minimum = *natural = MAX (AVATAR, 2 * line + LINES_GAP) + 2 * NARROW_PAD;
  else
    *minimum = *natural = self->kind == TRIB_COLUMN_NAME ? MAX (AVATAR, line) : line;
}

/* What is between two edges, whichever way the language reads. */
static float
mirrored (TribCustomerCell *self, float x, float width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? (float) gtk_widget_get_width (widget) - x - width : x;
}

static void
draw_text (TribCustomerCell *self, GtkSnapshot *snapshot, const char *text, const graphene_rect_t *area, gboolean dim,
           gboolean at_end)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean second = dim && is_row (self);
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle ink;
  GdkRGBA colour;
  float x;

  if (text == NULL || *text == '\0')
    return;
  layout = new_layout (self, text, (int) area->size.width, second);
  pango_layout_get_pixel_extents (layout, NULL, &ink);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  if (dim)
    colour.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? .9f : .55f;
  /* A text that reads the other way than the window keeps to the window's side. */
  x = mirrored (self, area->origin.x, area->size.width) + (at_end != rtl ? area->size.width - (float) ink.width : 0)
      - (float) ink.x;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (x, area->origin.y + floorf ((area->size.height - (float) ink.height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_dots (TribCustomerCell *self, GtkSnapshot *snapshot, const TribCustomerRow *row, gboolean in_places, float end)
{
  GPtrArray *sources = self->columns->sources;
  const TribSource *last = sources != NULL && sources->len > 0 ? g_ptr_array_index (sources, sources->len - 1) : NULL;
  TribSourceDots dots = { .sources = row->sources, .places = in_places && last != NULL ? (guint) last->id : 0 };
  float width = trib_source_dots_measure (&dots);
  float x = mirrored (self, end > 0 ? end - width : 0, width);

  trib_source_dots_draw (&dots, snapshot, x, (float) gtk_widget_get_height (GTK_WIDGET (self)) / 2,
                         gtk_widget_get_direction (GTK_WIDGET (self)));
}

static void
draw_avatar (TribCustomerCell *self, GtkSnapshot *snapshot, const char *name, float x)
{
  float y = (float) (gtk_widget_get_height (GTK_WIDGET (self)) - AVATAR) / 2;

  trib_initials_draw (GTK_WIDGET (self), snapshot, name,
                      &GRAPHENE_RECT_INIT (mirrored (self, x, AVATAR), y, AVATAR, AVATAR));
}

static void
draw_row (TribCustomerCell *self, GtkSnapshot *snapshot, const TribCustomerRow *row, float width, float height)
{
  TribSourceDots dots = { .sources = row->sources };
  float start = GAP + AVATAR + GAP, end = width - GAP;
  float text = MAX (end - trib_source_dots_measure (&dots) - GAP - start, 0);
  float line = (float) line_height (self);
  float y = (height - 2 * line - LINES_GAP) / 2;
  g_autofree char *second = second_line (row);

  draw_avatar (self, snapshot, name_of (row), GAP);
  draw_text (self, snapshot, name_of (row), &GRAPHENE_RECT_INIT (start, y, text, line), FALSE, FALSE);
  draw_text (self, snapshot, second, &GRAPHENE_RECT_INIT (start, y + line + LINES_GAP, text, line), TRUE, FALSE);
  draw_dots (self, snapshot, row, FALSE, end);
}

static void
trib_customer_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TribCustomerCell *self = TRIB_CUSTOMER_CELL (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  const TribCustomerRow *row = self->item != NULL ? trib_customer_item_get_row (self->item) : NULL;
  float start = self->kind == TRIB_COLUMN_NAME ? AVATAR + GAP : 0;
  g_autofree char *text = NULL;

  if (row == NULL)
    return;
  if (is_row (self))
    {
      draw_row (self, snapshot, row, width, height);
      return;
    }
  if (self->kind == TRIB_COLUMN_FROM)
    {
      draw_dots (self, snapshot, row, TRUE, 0);
      return;
    }
  if (self->kind == TRIB_COLUMN_NAME)
    draw_avatar (self, snapshot, name_of (row), 0);
  text = text_of (self, row);
  draw_text (self, snapshot, text, &GRAPHENE_RECT_INIT (start, 0, MAX (width - start, 0), height),
             self->kind == TRIB_COLUMN_EMAIL, self->kind == TRIB_COLUMN_RECORDS);
}

/* Only what is cut off, and what dots stand for. */
static gboolean
trib_customer_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  TribCustomerCell *self = TRIB_CUSTOMER_CELL (widget);
  g_autofree char *text = trib_customer_cell_dup_text (self);
  int width = gtk_widget_get_width (widget) - (self->kind == TRIB_COLUMN_NAME ? AVATAR + GAP : 0);

  if (text == NULL || *text == '\0')
    return FALSE;
  if (self->kind != TRIB_COLUMN_FROM && !is_row (self))
    {
      g_autoptr (PangoLayout) layout = new_layout (self, text, width, FALSE);

      if (!pango_layout_is_ellipsized (layout))
        return FALSE;
    }
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
tell (TribCustomerCell *self)
{
  g_autofree char *text = trib_customer_cell_dup_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
trib_customer_cell_dispose (GObject *object)
{
  TribCustomerCell *self = TRIB_CUSTOMER_CELL (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->news, self->item);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (trib_customer_cell_parent_class)->dispose (object);
}

static void
trib_customer_cell_class_init (TribCustomerCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_customer_cell_dispose;
  widget_class->measure = trib_customer_cell_measure;
  widget_class->snapshot = trib_customer_cell_snapshot;
  widget_class->query_tooltip = trib_customer_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "customercell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
trib_customer_cell_init (TribCustomerCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
trib_customer_cell_new (TribCustomerColumn kind, TribCustomerColumns *columns, const char *title)
{
  static const char *const heading[] = { "heading", NULL };
  static const char *const numeric[] = { "numeric", NULL };
  TribCustomerCell *self = g_object_new (TRIB_TYPE_CUSTOMER_CELL, NULL);

  self->kind = kind;
  self->columns = columns;
  if (kind == TRIB_COLUMN_NAME || kind == TRIB_N_COLUMNS)
    gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) heading);
  if (kind == TRIB_COLUMN_RECORDS)
    {
      gtk_widget_set_css_classes (GTK_WIDGET (self), (const char **) numeric);
      gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
    }
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  return GTK_WIDGET (self);
}

void
trib_customer_cell_set_item (TribCustomerCell *self, TribCustomerItem *item)
{
  g_return_if_fail (TRIB_IS_CUSTOMER_CELL (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->news, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->news = g_signal_connect_swapped (item, "changed", G_CALLBACK (tell), self);
  tell (self);
}

char *
trib_customer_cell_dup_text (TribCustomerCell *self)
{
  const TribCustomerRow *row;
  g_autofree char *second = NULL;

  g_return_val_if_fail (TRIB_IS_CUSTOMER_CELL (self), NULL);

  if (self->item == NULL)
    return NULL;
  row = trib_customer_item_get_row (self->item);
  if (!is_row (self))
    return text_of (self, row);
  second = second_line (row);
  return g_strdup_printf ("%s\n%s", name_of (row), second);
}
