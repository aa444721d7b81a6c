/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. What is fetched, and how, is the business of formats/input/.
 */
#include "config.h"

#include "app/sources/trib-address-window.h"

#include "formats/input/trib-address.h"
#include "formats/input/trib-login.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TribAddressWindow
{
  AdwWindow parent_instance;

  GtkEditable *address;
  GtkEditable *user;
  GtkEditable *password;
};

G_DEFINE_FINAL_TYPE (TribAddressWindow, trib_address_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_OPEN,
  SIGNAL_NOT_KEPT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* "example.org/list.csv" will do. */
static char *
take_address (TribAddressWindow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->address)));
  g_autofree char *address = NULL;
  g_autofree char *server = NULL;

  if (strpbrk (text, " \t\n") != NULL)
    return NULL;
  address = trib_address_is (text)         ? g_strdup (text)
            : strstr (text, "://") == NULL ? g_strconcat ("https://", text, NULL)
                                           : NULL;
  server = address != NULL ? trib_login_server (address) : NULL;
  return server != NULL ? g_steal_pointer (&address) : NULL;
}

static void
changed_cb (GtkEditable *editable, TribAddressWindow *self)
{
  g_autofree char *address = take_address (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "address.open", address != NULL);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribAddressWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (trib_login_keep_finish (result, &error))
    return;
  words = g_strdup_printf (_ ("The login holds until the program ends: the desktop did not keep it (%s)"),
                           error->message);
  g_signal_emit (self, signals[SIGNAL_NOT_KEPT], 0, words);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribAddressWindow *self = TRIB_ADDRESS_WINDOW (widget);
  g_autofree char *address = take_address (self);
  g_autofree char *server = address != NULL ? trib_login_server (address) : NULL;
  const char *user = gtk_editable_get_text (self->user);

  if (server == NULL)
    return;
  if (user[0] != '\0')
    {
      g_autoptr (TribLogin) login = trib_login_new (user, gtk_editable_get_text (self->password));

      trib_login_keep_async (server, login, NULL, kept_cb, g_object_ref (self));
    }
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, address);
  gtk_window_close (GTK_WINDOW (self));
}

static void
trib_address_window_class_init (TribAddressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_NOT_KEPT] = g_signal_new ("not-kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/sources/trib-address-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TribAddressWindow, address);
  gtk_widget_class_bind_template_child (widget_class, TribAddressWindow, user);
  gtk_widget_class_bind_template_child (widget_class, TribAddressWindow, password);
  gtk_widget_class_install_action (widget_class, "address.open", NULL, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trib_address_window_init (TribAddressWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->address, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self->address, self);
}

GtkWindow *
trib_address_window_new (GtkWindow *parent)
{
  return g_object_new (TRIB_TYPE_ADDRESS_WINDOW, "transient-for", parent, NULL);
}
