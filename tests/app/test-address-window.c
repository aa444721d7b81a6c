/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list from a server of this test's own: its address is given, the list comes in, and a refresh asks the server again.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/mapping/trib-mapping-page.h"
#include "app/sources/trib-address-window.h"
#include "app/sources/trib-source-card.h"
#include "store/trib-source.h"

#include <libsoup/soup.h>
#include <string.h>

typedef TribAppFixture Fixture;

static guint n_asked, n_sent;

static void
asked_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  static const char list[] = "Name,E-mail,City\nAnna Köhler,anna@example.org,Leipzig\nJörg Weiß,jw@example.org,Halle\n";
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  n_asked++;
  if (strcmp (path, "/locked.csv") == 0 && !soup_message_headers_get_one (headers, "Authorization"))
    {
      soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
      soup_message_headers_append (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                                   "Basic realm=\"lists\"");
      return;
    }
  if (soup_message_headers_get_one (headers, "If-None-Match"))
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  n_sent++;
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "ETag", "\"1\"");
  soup_server_message_set_response (message, "text/csv", SOUP_MEMORY_STATIC, list, strlen (list));
}

static SoupServer *
start_server (char **address, const char *path)
{
  SoupServer *server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  n_asked = n_sent = 0;
  soup_server_add_handler (server, NULL, asked_cb, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  *address = g_strdup_printf ("http://127.0.0.1:%d%s", g_uri_get_port (uris->data), path);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return server;
}

static GtkWidget *
find_address_window (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TRIB_IS_ADDRESS_WINDOW (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
ask_address (Fixture *self)
{
  GtkWidget *window;

  trib_app_activate (GTK_WIDGET (self->window), "win.open-address");
  trib_app_spin (50);
  window = find_address_window ();
  g_assert_nonnull (window);
  return window;
}

static void
type_into (GtkWidget *window, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (trib_app_find (window, id)), text);
}

static gboolean
is_mapped (gpointer data)
{
  Fixture *self = data;
  GtkWidget *page = trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_MAPPING_PAGE);

  g_autoptr (TribImportJob) job = NULL;

  if (gtk_widget_get_mapped (page))
    job = trib_mapping_page_dup_job (TRIB_MAPPING_PAGE (page));
  return job != NULL;
}

static GtkWidget *
source_card (Fixture *self)
{
  GtkWidget *card;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.place", "s", "sources");
  trib_app_fixture_settle (self);
  card = trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_SOURCE_CARD);
  g_assert_nonnull (card);
  return card;
}

static void
import (Fixture *self)
{
  trib_app_wait (is_mapped, self, "the list to be looked into");
  trib_app_activate (trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_MAPPING_PAGE), "mapping.import");
  trib_app_fixture_settle (self);
}

static void
test_open (Fixture *self, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (SoupServer) server = start_server (&address, "/list.csv");
  GtkWidget *window = ask_address (self), *card;

  type_into (window, "address", address);
  trib_app_activate (window, "address.open");
  import (self);
  g_assert_cmpuint (n_sent, ==, 1);
  card = source_card (self);
  g_assert_cmpstr (trib_source_card_get_source (TRIB_SOURCE_CARD (card))->path, ==, address);
  g_assert_cmpint (trib_source_card_get_source (TRIB_SOURCE_CARD (card))->records, ==, 2);
  /* The server is asked again, and nothing is sent where nothing has changed. */
  g_assert_true (gtk_widget_is_sensitive (trib_app_find (card, "refresh_button")));
  g_signal_emit_by_name (trib_app_find (card, "refresh_button"), "clicked");
  trib_app_fixture_settle (self);
  g_assert_cmpuint (n_sent, ==, 1);
  g_assert_cmpuint (n_asked, >=, 2);
  soup_server_disconnect (server);
}

static void
test_login (Fixture *self, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (SoupServer) server = start_server (&address, "/locked.csv");
  GtkWidget *window = ask_address (self);
  const TribSource *source;

  type_into (window, "address", address);
  type_into (window, "user", "ann");
  type_into (window, "password", "secret");
  trib_app_activate (window, "address.open");
  import (self);
  source = trib_source_card_get_source (TRIB_SOURCE_CARD (source_card (self)));
  g_assert_cmpstr (source->path, ==, address);
  g_assert_null (strstr (source->path, "secret"));
  soup_server_disconnect (server);
}

static gboolean
can_open (const char *text)
{
  GtkWidget *window = find_address_window (), *button = trib_app_find (window, "open_button");

  type_into (window, "address", text);
  trib_app_spin (20);
  return gtk_widget_is_sensitive (button);
}

static void
test_only_addresses (Fixture *self, gconstpointer data)
{
  GtkWidget *window = ask_address (self);

  g_assert_false (can_open (""));
  g_assert_false (can_open ("two words"));
  g_assert_false (can_open ("file:///etc/passwd"));
  g_assert_true (can_open ("example.org/list.csv"));
  g_assert_true (can_open (" https://example.org/list.csv?key=1 "));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), data);
  trib_app_activate (GTK_WIDGET (self->window), "win.paste");
  import (self);
  g_assert_cmpint (trib_source_card_get_source (TRIB_SOURCE_CARD (source_card (self)))->records, ==, 2);
}

int
main (int argc, char **argv)
{
  trib_app_test_init (&argc, &argv);
#define ADD(path, data, func)                                                                                          \
  g_test_add ("/app/address-window/" path, Fixture, data, trib_app_fixture_set_up, func, trib_app_fixture_tear_down)
  ADD ("list-at-an-address-is-imported-and-refreshed", NULL, test_open);
  ADD ("login-goes-to-the-server-and-not-into-the-project", NULL, test_login);
  ADD ("only-addresses-can-be-opened", NULL, test_only_addresses);
  ADD ("pasted-cards-are-imported",
       "BEGIN:VCARD\nFN:Ann Lee\nTEL:030 123456\nEND:VCARD\nBEGIN:VCARD\nFN:Bob Ray\nTEL:030 123457\nEND:VCARD\n",
       test_paste);
  ADD ("pasted-objects-are-imported",
       "[{\"name\": \"Ann Lee\", \"email\": \"a@example.org\"},\n {\"name\": \"Bob Ray\", \"email\": "
       "\"b@example.org\"}]",
       test_paste);
  ADD ("pasted-lines-are-imported", "name,email\nAnn Lee,a@example.org\nBob Ray,b@example.org\n", test_paste);
  return g_test_run ();
}
