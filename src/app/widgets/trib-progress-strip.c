/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strip comes a moment after work began, so that what is over at once does not flash, and goes with it.
 */
#include "config.h"

#include "app/widgets/trib-progress-strip.h"
#include "app/trib-number.h"

#include <glib/gi18n.h>

#define DELAY_MS 60

struct _TribProgressStrip
{
  GtkWidget parent_instance;

  TribSession *session;
  guint timeout;
  GtkRevealer *revealer;
  GtkLabel *stage;
  GtkProgressBar *bar;
  GtkLabel *count;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (TribProgressStrip, trib_progress_strip, GTK_TYPE_WIDGET)

static gboolean
delay_over_cb (gpointer data)
{
  TribProgressStrip *self = data;

  self->timeout = 0;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
busy_changed_cb (TribSession *session, GParamSpec *pspec, TribProgressStrip *self)
{
  if (trib_session_get_busy (session))
    {
      if (self->timeout == 0 && !gtk_revealer_get_reveal_child (self->revealer))
        self->timeout = g_timeout_add (DELAY_MS, delay_over_cb, self);
      return;
    }
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
progressed_cb (TribSession *session, const char *title, const char *stage, guint64 done, guint64 total,
               double seconds_left, TribProgressStrip *self)
{
  g_autofree char *count = trib_count_text (done, total);
  g_autofree char *left = trib_seconds_left_text (seconds_left);
  g_autofree char *what = NULL;
  g_autofree char *how_far = NULL;

  what = stage != NULL && *stage != '\0' ? g_strdup_printf ("%s · %s", title, stage) : g_strdup (title);
  how_far
      = *count != '\0' && *left != '\0' ? g_strdup_printf ("%s · %s", count, left) : g_strconcat (count, left, NULL);
  gtk_label_set_label (self->stage, what);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->stage), what);
  gtk_label_set_label (self->count, how_far);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, (double) MIN (done, total) / (double) total);
  else
    gtk_progress_bar_pulse (self->bar);
}

static void
trib_progress_strip_dispose (GObject *object)
{
  TribProgressStrip *self = TRIB_PROGRESS_STRIP (object);

  trib_progress_strip_set_session (self, NULL);
  g_clear_pointer ((GtkWidget **) &self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (trib_progress_strip_parent_class)->dispose (object);
}

static void
trib_progress_strip_class_init (TribProgressStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_progress_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/widgets/trib-progress-strip.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, TribProgressStrip, revealer);
  gtk_widget_class_bind_template_child (widget_class, TribProgressStrip, stage);
  gtk_widget_class_bind_template_child (widget_class, TribProgressStrip, bar);
  gtk_widget_class_bind_template_child (widget_class, TribProgressStrip, count);
  gtk_widget_class_bind_template_child (widget_class, TribProgressStrip, cancel_button);
}

static void
trib_progress_strip_init (TribProgressStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trib_progress_strip_set_session (TribProgressStrip *self, TribSession *session)
{
  g_return_if_fail (TRIB_IS_PROGRESS_STRIP (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_clear_object (&self->session);
      g_clear_handle_id (&self->timeout, g_source_remove);
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
    }
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      g_signal_connect (session, "notify::busy", G_CALLBACK (busy_changed_cb), self);
      g_signal_connect (session, "progress", G_CALLBACK (progressed_cb), self);
      busy_changed_cb (session, NULL, self);
    }
}

void
trib_progress_strip_show (TribProgressStrip *self, const char *title, const char *stage, guint64 done, guint64 total,
                          double seconds_left)
{
  g_return_if_fail (TRIB_IS_PROGRESS_STRIP (self));

  progressed_cb (NULL, title, stage, done, total, seconds_left, self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}
