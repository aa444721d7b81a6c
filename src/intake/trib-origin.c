/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a server called the version of a file that was imported stands in the detail of the import's event. So whoever takes
 * the import back takes that along, and the next refresh fetches the file again.
 */
#include "config.h"

#include "intake/trib-origin.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "formats/input/trib-address.h"
#include "store/trib-event-table.h"

/* "list.csv.gz" is called "list". */
static void
cut_ending (char *base)
{
  static const char *const packings[] = { ".gz", ".bz2", ".xz", ".zst" };
  char *dot = strrchr (base, '.');

  for (guint i = 0; dot != NULL && dot != base && i < G_N_ELEMENTS (packings); i++)
    if (g_ascii_strcasecmp (dot, packings[i]) == 0)
      {
        *dot = '\0';
        dot = strrchr (base, '.');
        break;
      }
  if (dot != NULL && dot != base)
    *dot = '\0';
}

char *
trib_origin_title (const char *path, const char *table)
{
  g_autofree char *base = NULL;

  if (strcmp (path, "-") == 0)
    return g_strdup (_ ("Standard input"));
  base = trib_address_is (path) ? trib_address_name (path) : g_path_get_basename (path);
  cut_ending (base);
  if (!g_utf8_validate (base, -1, NULL))
    {
      char *valid = g_utf8_make_valid (base, -1);

      g_free (base);
      base = valid;
    }
  return table != NULL ? g_strdup_printf ("%s %s", base, table) : g_steal_pointer (&base);
}

char *
trib_origin_to_keep (const char *path)
{
  if (strcmp (path, "-") == 0)
    return NULL;
  return trib_address_is (path) ? trib_address_without_login (path) : g_canonicalize_filename (path, NULL);
}

static char *
version_in (const char *detail)
{
  json_t *root = detail != NULL ? json_loads (detail, 0, NULL) : NULL;
  const char *version = json_string_value (json_object_get (root, "version"));
  char *copy = g_strdup (version != NULL ? version : "");

  json_decref (root);
  return copy;
}

char *
trib_origin_known (TribStore *store, const char *path, const char *table, const TribSource *before)
{
  g_autofree char *kept = NULL;
  g_autoptr (TribEventRow) event = NULL;

  if (!trib_address_is (path) || before == NULL)
    return NULL;
  kept = trib_origin_to_keep (path);
  if (g_strcmp0 (kept, before->path) != 0 || (table != NULL && g_strcmp0 (table, before->table) != 0))
    return g_strdup ("");
  event = trib_store_get_event (store, before->import, NULL);
  return version_in (event != NULL ? event->detail : NULL);
}
