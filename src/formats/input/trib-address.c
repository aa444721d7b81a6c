/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an address says without being followed.
 */
#include "config.h"

#include "formats/input/trib-address.h"

#include <string.h>

#define FLAGS (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED)

gboolean
trib_address_is (const char *path)
{
  return g_ascii_strncasecmp (path, "http://", 7) == 0 || g_ascii_strncasecmp (path, "https://", 8) == 0;
}

char *
trib_address_without_login (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, FLAGS, NULL);
  const char *host = strstr (address, "://"), *at, *end;

  if (uri)
    return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
  if (!host)
    return g_strdup (address);
  /* Not an address that can be followed, but what stands before an "@" is not for others all the same. */
  host += 3;
  end = host + strcspn (host, "/?#");
  at = g_strrstr_len (host, end - host, "@");
  return g_strdup_printf ("%.*s%s", (int) (host - address), address, at ? at + 1 : host);
}

char *
trib_address_name (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, FLAGS, NULL);
  g_autofree char *path = uri ? g_uri_unescape_string (g_uri_get_path (uri), NULL) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *server = NULL;

  if (path && *path && g_utf8_validate (path, -1, NULL))
    name = g_path_get_basename (path);
  if (name && strcmp (name, "/") != 0 && strcmp (name, ".") != 0)
    return g_steal_pointer (&name);
  server = g_strdup (uri && g_uri_get_host (uri) ? g_uri_get_host (uri) : address);
  g_strdelimit (server, ".", '-');
  return g_steal_pointer (&server);
}

TribAddressStep
trib_address_step (GUri *from, GUri *to)
{
  const char *before = g_uri_get_scheme (from), *after = g_uri_get_scheme (to);

  if (g_ascii_strcasecmp (after, "https") == 0)
    return TRIB_ADDRESS_FOLLOW;
  if (g_ascii_strcasecmp (after, "http") != 0)
    return TRIB_ADDRESS_ELSEWHERE;
  return g_ascii_strcasecmp (before, "http") == 0 ? TRIB_ADDRESS_FOLLOW : TRIB_ADDRESS_UNSAFE;
}
