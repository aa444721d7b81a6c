/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawn, and not widgets: a list has very many.
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

static guint
count (const TribSourceDots *self)
{
  guint n = 0;

  while (self->sources != NULL && self->sources[n] != 0 && n < MAX_DOTS)
    n++;
  return n;
}

static gboolean
placed (const TribSourceDots *self, guint n)
{
  if (self->places == 0 || self->places > MAX_PLACES)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (self->sources[i] > self->places)
      return FALSE;
  return TRUE;
}

float
trib_source_dots_measure (const TribSourceDots *self)
{
  guint n = count (self);

  if (placed (self, n))
    n = self->places;
  return n == 0 ? 0 : (float) (n * DOT + (n - 1) * GAP);
}

void
trib_source_dots_draw (const TribSourceDots *self, GtkSnapshot *snapshot, float x, float middle,
                       GtkTextDirection direction)
{
  guint n = count (self);
  gboolean in_places = placed (self, n);
  float width = trib_source_dots_measure (self);

  for (guint i = 0; i < n; i++)
    {
      guint place = in_places ? (guint) self->sources[i] - 1 : i;
      float offset = (float) (place * (DOT + GAP));
      GskRoundedRect dot;
      GdkRGBA colour;

      if (direction == GTK_TEXT_DIR_RTL)
        offset = width - DOT - offset;
      trib_source_rgba (self->sources[i], &colour);
      gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (x + offset, middle - DOT / 2.0f, DOT, DOT),
                                       DOT / 2.0f);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, &colour, &dot.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

int
trib_source_dots_width (guint places)
{
  int n = (int) CLAMP (places, 3, MAX_PLACES);

  return n * DOT + (n - 1) * GAP;
}
