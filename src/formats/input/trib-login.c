/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks logins up by server. What the desktop cannot keep is remembered until the program ends.
 */
#include "config.h"

#include "formats/input/trib-login.h"

#include <glib/gi18n-lib.h>

#include <libsecret/secret.h>

static GMutex lock;
static GHashTable *remembered; /* server -> TribLogin */

static const SecretSchema *
schema (void)
{
  static const SecretSchema self
      = { "io.github.tributary.Login",
          SECRET_SCHEMA_NONE,
          { { "server", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "user", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } } };

  return &self;
}

TribLogin *
trib_login_new (const char *user, const char *password)
{
  TribLogin *self = g_new0 (TribLogin, 1);

  self->user = g_strdup (user);
  self->password = g_strdup (password);
  return self;
}

void
trib_login_free (TribLogin *self)
{
  if (!self)
    return;
  g_free (self->user);
  secret_password_wipe (self->password);
  g_free (self->password);
  g_free (self);
}

static TribLogin *
find_remembered (const char *server)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  const TribLogin *login = remembered ? g_hash_table_lookup (remembered, server) : NULL;

  return login ? trib_login_new (login->user, login->password) : NULL;
}

static void
remember (const char *server, const TribLogin *login)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (!remembered)
    remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) trib_login_free);
  g_hash_table_insert (remembered, g_strdup (server), trib_login_new (login->user, login->password));
}

/* Without SECRET_SEARCH_UNLOCK, which would ask. */
static TribLogin *
find_kept (const char *server, GCancellable *cancellable)
{
  GList *found
      = secret_password_search_sync (schema (), SECRET_SEARCH_LOAD_SECRETS, cancellable, NULL, "server", server, NULL);
  TribLogin *login = NULL;

  for (GList *l = found; l && !login; l = l->next)
    {
      g_autoptr (SecretValue) secret = secret_retrievable_retrieve_secret_sync (l->data, cancellable, NULL);
      g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (l->data);
      const char *user = g_hash_table_lookup (attributes, "user");
      const char *password = secret ? secret_value_get_text (secret) : NULL;

      if (user && password)
        login = trib_login_new (user, password);
    }
  g_list_free_full (found, g_object_unref);
  return login;
}

TribLogin *
trib_login_find (const char *server, GCancellable *cancellable)
{
  TribLogin *login = find_remembered (server);

  return login ? login : find_kept (server, cancellable);
}

gboolean
trib_login_keep (const char *server, const TribLogin *login, GCancellable *cancellable, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Tributary: %s at %s"), login->user, server);

  remember (server, login);
  return secret_password_store_sync (schema (), SECRET_COLLECTION_DEFAULT, label, login->password, cancellable, error,
                                     "server", server, "user", login->user, NULL);
}

void
trib_login_keep_async (const char *server, const TribLogin *login, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *label = g_strdup_printf (_ ("Tributary: %s at %s"), login->user, server);

  remember (server, login);
  secret_password_store (schema (), SECRET_COLLECTION_DEFAULT, label, login->password, cancellable, callback, user_data,
                         "server", server, "user", login->user, NULL);
}

gboolean
trib_login_keep_finish (GAsyncResult *result, GError **error)
{
  return secret_password_store_finish (result, error);
}

char *
trib_login_server (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  int port = uri ? g_uri_get_port (uri) : -1;

  if (!host || !*host)
    return NULL;
  return port > 0 && port != 80 && port != 443 ? g_strdup_printf ("%s:%d", host, port) : g_strdup (host);
}
