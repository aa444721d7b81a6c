/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source's dot. The colours stand twice, here for drawing and in style.css for everything styled; they are GNOME's palette.
 */
#include "config.h"

#include "app/widgets/trib-source-dot.h"

#define N_COLOURS 8

struct _TribSourceDot
{
  GtkWidget parent_instance;

  gint64 source;
  char *name;
};

G_DEFINE_FINAL_TYPE (TribSourceDot, trib_source_dot, GTK_TYPE_WIDGET)

enum
{
  PROP_SOURCE = 1,
  PROP_NAME,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static const char *colours[N_COLOURS]
    = { "#3584e4", "#e66100", "#9141ac", "#26a269", "#e5a50a", "#c01c28", "#986a44", "#2190a4" };

static void
trib_source_dot_finalize (GObject *object)
{
  g_free (TRIB_SOURCE_DOT (object)->name);

  G_OBJECT_CLASS (trib_source_dot_parent_class)->finalize (object);
}

static void
trib_source_dot_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TribSourceDot *self = TRIB_SOURCE_DOT (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      trib_source_dot_set_source (self, g_value_get_int64 (value), self->name);
      break;
    case PROP_NAME:
      trib_source_dot_set_source (self, self->source, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trib_source_dot_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TribSourceDot *self = TRIB_SOURCE_DOT (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      g_value_set_int64 (value, self->source);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trib_source_dot_class_init (TribSourceDotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = trib_source_dot_finalize;
  object_class->set_property = trib_source_dot_set_property;
  object_class->get_property = trib_source_dot_get_property;

  properties[PROP_SOURCE] = g_param_spec_int64 ("source", NULL, NULL, 0, G_MAXINT64, 0,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("source-name", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "sourcedot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trib_source_dot_init (TribSourceDot *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
trib_source_dot_new (gint64 source, const char *name)
{
  GtkWidget *self = g_object_new (TRIB_TYPE_SOURCE_DOT, NULL);

  trib_source_dot_set_source (TRIB_SOURCE_DOT (self), source, name);
  return self;
}

guint
trib_source_colour (gint64 source)
{
  return source < 1 ? 1 : (guint) ((source - 1) % N_COLOURS) + 1;
}

void
trib_source_rgba (gint64 source, GdkRGBA *rgba)
{
  gdk_rgba_parse (rgba, colours[trib_source_colour (source) - 1]);
}

void
trib_source_dot_set_source (TribSourceDot *self, gint64 source, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (TRIB_IS_SOURCE_DOT (self));

  if (source != self->source)
    {
      g_autofree char *old = g_strdup_printf ("source-%u", trib_source_colour (self->source));
      g_autofree char *new = g_strdup_printf ("source-%u", trib_source_colour (source));

      gtk_widget_remove_css_class (widget, old);
      if (source > 0)
        gtk_widget_add_css_class (widget, new);
      self->source = source;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
    }
  if (g_strcmp0 (name, self->name) != 0)
    {
      char *copy = g_strdup (name);

      g_free (self->name);
      self->name = copy;
      gtk_widget_set_tooltip_text (widget, copy);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, copy ? copy : "", -1);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
    }
}
