/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the tests of the customer's page and of the history.
 */
#include "config.h"

#include "trib-take-back-driver.h"

#include "app/history/trib-undo-preview.h"

typedef struct
{
  const char *label;
  guint left;
  GtkWidget *found;
} Search;

static void
look_cb (GtkWidget *widget, gpointer data)
{
  Search *search = data;
  GtkWidget *child = GTK_IS_MENU_BUTTON (widget) ? gtk_menu_button_get_child (GTK_MENU_BUTTON (widget)) : NULL;

  if (search->found != NULL || !GTK_IS_LABEL (child)
      || g_strcmp0 (gtk_label_get_text (GTK_LABEL (child)), search->label) != 0)
    return;
  if (search->left-- == 0)
    search->found = widget;
}

GtkWidget *
trib_take_back_find (GtkWidget *root, const char *label, guint nth)
{
  Search search = { label, nth, NULL };

  trib_app_each (root, look_cb, &search);
  return search.found;
}

static gboolean
is_ready (gpointer data)
{
  gboolean ready;

  g_object_get (data, "ready", &ready, NULL);
  return ready;
}

char *
trib_take_back_press (TribAppFixture *fixture, GtkWidget *button)
{
  GtkPopover *popover;
  GtkWidget *preview;
  char *words;

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  preview = gtk_popover_get_child (popover);
  g_assert_true (TRIB_IS_UNDO_PREVIEW (preview));
  trib_app_wait (is_ready, preview, "the preview");
  words = g_strdup (gtk_label_get_text (GTK_LABEL (trib_app_find (preview, "words_label"))));
  trib_app_activate (preview, "preview.confirm");
  trib_app_fixture_settle (fixture);
  return words;
}
