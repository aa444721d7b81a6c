/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A controller on the window, there while the widget is on the screen. It is asked last, so that an entry gets its letters.
 */
#include "config.h"

#include "app/review/trib-review-keys.h"

struct _TribReviewKeys
{
  GtkWidget *widget;
  const TribReviewKey *keys;
  GtkEventController *controller; /* of the window; NULL while the widget is not shown */
  GtkWidget *window;
  guint held; /* key code */
};

/* The letter that stands on the key on a Latin keyboard. */
static guint
latin_of (TribReviewKeys *self, guint keyval, guint keycode)
{
  guint latin = gdk_keyval_to_lower (keyval);

  if (gdk_keyval_to_unicode (keyval) < 0x80)
    return latin;
  for (int group = 0; group < 4; group++)
    if (gdk_display_translate_key (gtk_widget_get_display (self->widget), keycode, 0, group, &latin, NULL, NULL, NULL)
        && gdk_keyval_to_unicode (latin) < 0x80)
      return gdk_keyval_to_lower (latin);
  return gdk_keyval_to_lower (keyval);
}

static gboolean
pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, TribReviewKeys *self)
{
  guint letter = latin_of (self, keyval, keycode);

  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);

  if (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (self->window))))
    return GDK_EVENT_PROPAGATE;
  for (const TribReviewKey *key = self->keys; key->keyval != 0; key++)
    if (key->keyval == letter && key->modifiers == modifiers)
      {
        if (self->held != keycode)
          gtk_widget_activate_action (self->widget, key->action, NULL);
        self->held = keycode;
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
released_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
             TribReviewKeys *self)
{
  if (self->held == keycode)
    self->held = 0;
}

static void
unmapped_cb (TribReviewKeys *self)
{
  if (self->controller != NULL)
    gtk_widget_remove_controller (self->window, self->controller);
  self->controller = NULL;
  self->window = NULL;
}

static void
mapped_cb (TribReviewKeys *self)
{
  unmapped_cb (self);
  self->window = GTK_WIDGET (gtk_widget_get_root (self->widget));
  self->controller = gtk_event_controller_key_new ();
  self->held = 0;
  gtk_event_controller_set_propagation_phase (self->controller, GTK_PHASE_BUBBLE);
  g_signal_connect (self->controller, "key-pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (self->controller, "key-released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (self->window, self->controller);
}

TribReviewKeys *
trib_review_keys_new (GtkWidget *widget, const TribReviewKey *keys)
{
  TribReviewKeys *self = g_new0 (TribReviewKeys, 1);

  self->widget = widget;
  self->keys = keys;
  g_signal_connect_swapped (widget, "map", G_CALLBACK (mapped_cb), self);
  g_signal_connect_swapped (widget, "unmap", G_CALLBACK (unmapped_cb), self);
  return self;
}

void
trib_review_keys_free (TribReviewKeys *self)
{
  g_signal_handlers_disconnect_by_data (self->widget, self);
  unmapped_cb (self);
  g_free (self);
}
