/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. jansson's text comes from malloc (), so it is copied into GLib's memory.
 */
#include "config.h"

#include "base/trib-json.h"

#include <stdlib.h>

char *
trib_json_to_text (json_t *root, size_t flags)
{
  char *dump = json_dumps (root, flags);
  char *text = g_strdup (dump ? dump : "{}");

  json_decref (root);
  free (dump);
  return text;
}
