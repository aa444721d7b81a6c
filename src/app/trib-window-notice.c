/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What long work came to, told where it is seen.
 */
#include "config.h"

#include "app/trib-window-private.h"

void
trib_window_report (TribWindow *self, const char *title, const char *text, gint64 undo_event)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->gone)
    return;
  trib_window_toast (self, text, undo_event);
  if (application != NULL && g_application_get_dbus_connection (G_APPLICATION (application)) != NULL
      && !gtk_window_is_active (GTK_WINDOW (self)))
    {
      g_autoptr (GNotification) notice = g_notification_new (title);

      g_notification_set_body (notice, text);
      g_notification_set_default_action (notice, "app.show");
      /* One at a time: the newest is what counts. */
      g_application_send_notification (G_APPLICATION (application), "work", notice);
    }
}
