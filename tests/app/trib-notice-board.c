/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Owns the name that desktops own, on the test's own session bus.
 */
#include "config.h"

#include "trib-notice-board.h"

static const char INTERFACE[]
    = "<node><interface name='org.freedesktop.Notifications'>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "</interface></node>";

static char *last;

static void
called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  const char *title, *text;

  if (g_str_equal (method, "Notify"))
    {
      g_variant_get_child (parameters, 3, "&s", &title);
      g_variant_get_child (parameters, 4, "&s", &text);
      g_free (last);
      last = g_strdup_printf ("%s\n%s", title, text);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
    }
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
named_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

void
trib_notice_board_open (void)
{
  static const GDBusInterfaceVTable VTABLE = { .method_call = called_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = NULL;
  gboolean named = FALSE;

  if (bus == NULL)
    return;
  node = g_dbus_node_info_new_for_xml (INTERFACE, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications", node->interfaces[0], &VTABLE, NULL, NULL,
                                     &error);
  g_assert_no_error (error);
  g_bus_own_name_on_connection (bus, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_REPLACE, named_cb,
                                named_cb, &named, NULL);
  while (!named)
    g_main_context_iteration (NULL, TRUE);
}

char *
trib_notice_board_take (void)
{
  return g_steal_pointer (&last);
}
