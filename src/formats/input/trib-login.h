/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names and passwords for servers, kept by the desktop's own store of secrets (libsecret), never in a project.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *user;
  char *password;
} TribLogin;

TribLogin *trib_login_new (const char *user, const char *password);
void trib_login_free (TribLogin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribLogin, trib_login_free)

/* (nullable): what is kept for @server ("shop.example.org", with ":8080" where the port is none of the usual). %NULL also
 * where the desktop keeps no secrets, or they are locked: nobody is asked. */
TribLogin *trib_login_find (const char *server, GCancellable *cancellable);
/* %FALSE where they cannot be kept: then they hold for as long as the program runs. */
gboolean trib_login_keep (const char *server, const TribLogin *login, GCancellable *cancellable, GError **error);
/* The same without waiting, for the window: it may be that somebody is asked for the password of the store. */
void trib_login_keep_async (const char *server, const TribLogin *login, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean trib_login_keep_finish (GAsyncResult *result, GError **error);
/* (transfer full) (nullable): the server of an address, as the others take it */
char *trib_login_server (const char *address);

G_END_DECLS
