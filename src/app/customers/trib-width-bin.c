/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What breakpoints will do in a later libadwaita.
 */
#include "config.h"

#include "app/customers/trib-width-bin.h"

struct _TribWidthBin
{
  GtkWidget parent_instance;
  GtkWidget *child;
  int width;
  int said;
  guint say_id;
};

enum
{
  PROP_CHILD = 1,
  PROP_WIDTH,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void
set_child (TribWidthBin *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (TRIB_WIDTH_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TribWidthBin, trib_width_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

/* A page of large letters has as little room as a narrow one. */
static double
text_scale (TribWidthBin *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return MAX (dpi / 1024. / 96., 1);
}

static gboolean
say_cb (gpointer user_data)
{
  TribWidthBin *self = user_data;

  self->say_id = 0;
  if (self->said != self->width)
    {
      self->said = self->width;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
    }
  return G_SOURCE_REMOVE;
}

static int
child_minimum (TribWidthBin *self)
{
  int minimum = 0;

  if (self->child != NULL)
    gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static GtkSizeRequestMode
trib_width_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trib_width_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  TribWidthBin *self = TRIB_WIDTH_BIN (widget);

  if (self->child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, child_minimum (self));
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, TRIB_WIDTH_BIN_MINIMUM);
}

static void
trib_width_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TribWidthBin *self = TRIB_WIDTH_BIN (widget);

  if (self->child != NULL)
    {
      int child_width = MAX (width, child_minimum (self)), child_height = 0;
      GtkAllocation allocation = { 0, 0, child_width, height };

      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, child_width, &child_height, NULL, NULL, NULL);
      allocation.height = MAX (height, child_height);
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        allocation.x = width - child_width;
      gtk_widget_size_allocate (self->child, &allocation, -1);
    }
  self->width = (int) (width / text_scale (self));
  if (self->width != self->said && self->say_id == 0)
    self->say_id = g_idle_add_full (GTK_PRIORITY_RESIZE, say_cb, self, NULL);
}

static void
trib_width_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TribWidthBin *self = TRIB_WIDTH_BIN (object);

  if (id == PROP_CHILD)
    g_value_set_object (value, self->child);
  else
    g_value_set_int (value, self->said);
}

static void
trib_width_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_child (TRIB_WIDTH_BIN (object), g_value_get_object (value));
}

static void
trib_width_bin_dispose (GObject *object)
{
  TribWidthBin *self = TRIB_WIDTH_BIN (object);

  g_clear_handle_id (&self->say_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (trib_width_bin_parent_class)->dispose (object);
}

static void
trib_width_bin_class_init (TribWidthBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trib_width_bin_get_property;
  object_class->set_property = trib_width_bin_set_property;
  object_class->dispose = trib_width_bin_dispose;
  widget_class->get_request_mode = trib_width_bin_get_request_mode;
  widget_class->measure = trib_width_bin_measure;
  widget_class->size_allocate = trib_width_bin_size_allocate;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH]
      = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
trib_width_bin_init (TribWidthBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

int
trib_width_bin_get_width (TribWidthBin *self)
{
  g_return_val_if_fail (TRIB_IS_WIDTH_BIN (self), 0);

  return self->said;
}
