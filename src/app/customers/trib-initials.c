/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colour comes from the name, so that somebody looks the same in each list.
 */
#include "config.h"

#include "app/customers/trib-initials.h"

/* Dark enough for white letters. */
static const char *const COLOURS[] = { "#3584e4", "#1a5fb4", "#1f8496", "#26a269", "#1b7a4b", "#b5790a", "#d6570a",
                                       "#c01c28", "#b0308f", "#9141ac", "#613583", "#986a44", "#77767b", "#3d6a8a" };

static void
append_letter (GString *initials, const char *word)
{
  gunichar letter = g_utf8_get_char (word);

  g_string_append_unichar (initials, g_unichar_toupper (letter));
}

char *
trib_initials (const char *name)
{
  GString *initials = g_string_new (NULL);
  const char *first = NULL, *last = NULL;
  gboolean within = FALSE;

  for (const char *p = name != NULL ? name : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = g_unichar_isalnum (c);

      if (letter && !within)
        {
          last = p;
          if (first == NULL)
            first = p;
        }
      within = letter || g_unichar_ismark (c) || c == '\'' || c == 0x2019 || (within && c == '-');
    }
  if (first != NULL)
    append_letter (initials, first);
  if (last != NULL && last != first)
    append_letter (initials, last);
  return g_string_free (initials, FALSE);
}

void
trib_initials_draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, const graphene_rect_t *area)
{
  const char *ground = COLOURS[g_str_hash (name) % G_N_ELEMENTS (COLOURS)];
  g_autofree char *initials = trib_initials (name);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, initials);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoRectangle ink;
  GskRoundedRect round;
  GdkRGBA colour;

  gdk_rgba_parse (&colour, ground);
  gsk_rounded_rect_init_from_rect (&round, area, area->size.width / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &colour, area);
  gtk_snapshot_pop (snapshot);
  if (*initials == '\0')
    return;
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (area->size.width * .4f * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_extents (layout, NULL, &ink);
  gdk_rgba_parse (&colour, "white");
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (area->origin.x + (area->size.width - (float) ink.width) / 2 - (float) ink.x,
                                      area->origin.y + (area->size.height - (float) ink.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}
