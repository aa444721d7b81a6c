/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words for a server's answers and for what keeps one from getting them.
 */
#include "config.h"

#include "formats/input/trib-fetch-error.h"

#include <glib/gi18n-lib.h>

static void
set (GError **error, const char *name, const char *what)
{
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN, "%s: %s", name, what);
}

static const char *
words_for (guint status)
{
  switch (status)
    {
    case 403:
      return _ ("403: the server does not let you have it. Ask its owner, or use another login");
    case 404:
      return _ ("404: there is nothing at this address. Check it, letter by letter");
    case 410:
      return _ ("410: it is no longer there. Ask the server’s owner for the new address");
    case 429:
      return _ ("429: the server has been asked too often. Wait a while and try again");
    case 407:
      return _ ("407: the proxy needs a login. Check the network settings of the system");
    default:
      if (status >= 500)
        return _ ("the server has a fault of its own. Try again later, and tell its owner if it stays");
      return _ ("that is no answer with a file. Check the address in a web browser");
    }
}

void
trib_fetch_error_status (GError **error, const char *name, guint status, const char *server, gboolean had_login)
{
  g_autofree char *what = NULL;

  if (status == 401 && had_login)
    what = g_strdup (_ ("401: the name or the password is wrong. Open the address again and give the right ones"));
  else if (status == 401)
    what = g_strdup_printf (
        _ ("401: a name and a password are needed. Open the address in the window, which asks and keeps them; or store "
           "them "
           "with: secret-tool store --label=Tributary xdg:schema io.github.tributary.Login server %s user NAME"),
        server);
  else if (g_ascii_isdigit (words_for (status)[0]))
    what = g_strdup (words_for (status));
  else
    what = g_strdup_printf ("%u: %s", status, words_for (status));
  set (error, name, what);
}

const char *
trib_fetch_error_certificate (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _ ("the server’s certificate has run out. Tell its owner, and check this computer’s clock");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _ ("the server’s certificate does not hold yet. Check this computer’s clock");
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _ ("the server’s certificate is for another address. Check the address");
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _ ("the server’s certificate was withdrawn. Do not use this address");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _ (
        "nobody whom this computer trusts has signed the server’s certificate, so somebody else may be answering. Ask "
        "its owner");
  return _ ("the connection cannot be made safe. Ask the server’s owner");
}

void
trib_fetch_error_cause (GError **error, const char *name, SoupMessage *message, GError *cause)
{
  g_autoptr (GError) taken = cause;
  g_autofree char *what = NULL;

  if (g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return;
    }
  if (taken->domain == G_TLS_ERROR)
    set (error, name,
         trib_fetch_error_certificate (message ? soup_message_get_tls_peer_certificate_errors (message) : 0));
  else if (taken->domain == G_RESOLVER_ERROR)
    set (error, name, _ ("there is no server of that name. Check the address, and the connection to the network"));
  else if (g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    set (error, name, _ ("nobody answers there. Check the address, or try again later"));
  else if (g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    set (error, name, _ ("the server did not answer in time. Try again later"));
  else if (g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)
           || g_error_matches (taken, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    set (error, name, _ ("the connection broke off before all of it was here. Try again"));
  else
    {
      what = g_strdup_printf (_ ("cannot be fetched: %s. Try again later"), taken->message);
      set (error, name, what);
    }
}
