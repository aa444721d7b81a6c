/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the dots, all in one widget, for a list has very many.
 */
#include "config.h"

#include "app/customers/trib-source-dots.h"

#include "app/widgets/trib-source-dot.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>

#define DOT 10
#define GAP 4
#define MAX_PLACES 6
#define MAX_DOTS 8

struct _TribSourceDots
{
  GtkWidget parent_instance;
  gint64 sources[MAX_DOTS];
  guint n;
  guint places;
};

G_DEFINE_FINAL_TYPE (TribSourceDots, trib_source_dots, GTK_TYPE_WIDGET)

const char *
trib_source_name (GPtrArray *sources, gint64 id)
{
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const TribSource *source = g_ptr_array_index (sources, i);
      if (source->id == id)
        return source->name;
    }
  return "";
}

char *
trib_source_names (GPtrArray *sources, const gint64 *ids)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != 0; i++)
    {
      /* Translators: between two names in a list. */
      if (i > 0)
        g_string_append (names, C_ ("list", ", "));
      g_string_append (names, trib_source_name (sources, ids[i]));
    }
  return g_string_free (names, FALSE);
}

static gboolean
placed (TribSourceDots *self)
{
  if (self->places == 0 || self->places > MAX_PLACES)
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (self->sources[i] > self->places)
      return FALSE;
  return TRUE;
}

static void
trib_source_dots_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  TribSourceDots *self = TRIB_SOURCE_DOTS (widget);
  guint n = placed (self) ? self->places : self->n;

  if (orientation == GTK_ORIENTATION_VERTICAL || n == 0)
    *minimum = *natural = n == 0 ? 0 : DOT;
  else
    *minimum = *natural = n * DOT + (n - 1) * GAP;
}

static void
trib_source_dots_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TribSourceDots *self = TRIB_SOURCE_DOTS (widget);
  gboolean in_places = placed (self);
  int width = gtk_widget_get_width (widget);
  float y = (gtk_widget_get_height (widget) - DOT) / 2.0f;

  for (guint i = 0; i < self->n; i++)
    {
      guint place = in_places ? (guint) self->sources[i] - 1 : i;
      float x = place * (DOT + GAP);
      GskRoundedRect dot;
      GdkRGBA colour;

      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        x = width - DOT - x;
      trib_source_rgba (self->sources[i], &colour);
      gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x, y, DOT, DOT), DOT / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, &colour, &dot.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
trib_source_dots_class_init (TribSourceDotsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = trib_source_dots_measure;
  widget_class->snapshot = trib_source_dots_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sourcedots");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trib_source_dots_init (TribSourceDots *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
trib_source_dots_new (void)
{
  return g_object_new (TRIB_TYPE_SOURCE_DOTS, NULL);
}

void
trib_source_dots_set (TribSourceDots *self, const gint64 *sources, const char *names)
{
  g_return_if_fail (TRIB_IS_SOURCE_DOTS (self));

  self->n = 0;
  for (guint i = 0; sources != NULL && sources[i] != 0 && i < MAX_DOTS; i++)
    self->sources[self->n++] = sources[i];
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, names, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
trib_source_dots_set_places (TribSourceDots *self, guint places)
{
  g_return_if_fail (TRIB_IS_SOURCE_DOTS (self));

  self->places = places;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
trib_source_dots_width (guint places)
{
  int n = (int) CLAMP (places, 3, MAX_PLACES);

  return n * DOT + (n - 1) * GAP;
}
