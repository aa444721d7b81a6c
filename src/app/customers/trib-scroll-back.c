/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that were added have no height before they have been laid out, and until then a view has no place to scroll to: it says
 * so in a warning. So it is done in the frame after that.
 */
#include "config.h"

#include "app/customers/trib-scroll-back.h"

#define FRAMES 2
#define PENDING "trib-scroll-back"

typedef struct
{
  double place;
  guint frames; /* to wait for */
} Asked;

static gboolean
tick_cb (GtkWidget *scroller, GdkFrameClock *clock, gpointer user_data)
{
  Asked *asked = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (asked->frames-- > 0)
    return G_SOURCE_CONTINUE;
  g_object_set_data (G_OBJECT (scroller), PENDING, NULL);
  if (last > 0)
    gtk_adjustment_set_value (adjustment, MIN (asked->place, last));
  return G_SOURCE_REMOVE;
}

void
trib_scroll_back (GtkScrolledWindow *scroller, double place)
{
  guint before = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (scroller), PENDING));
  Asked *asked = g_new (Asked, 1);

  if (before != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (scroller), before);
  *asked = (Asked){ place, FRAMES };
  g_object_set_data (G_OBJECT (scroller), PENDING,
                     GUINT_TO_POINTER (gtk_widget_add_tick_callback (GTK_WIDGET (scroller), tick_cb, asked, g_free)));
}
