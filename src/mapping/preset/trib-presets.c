/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where presets are kept: those of other programs' exports are part of this one (data/presets), those that people save lie in
 * their data folder, a file each, to be passed on.
 */
#include "config.h"

#include "mapping/preset/trib-preset.h"

#include "base/trib-fold.h"
#include "trib-presets-resources.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SHIPPED "/io/github/tributary/Tributary/presets/"

static char *
users_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "tributary", "presets", NULL);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A file that is no preset is left out: import --mapping says what is wrong with it. */
static void
add_users (GPtrArray *presets)
{
  g_autofree char *folder = users_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *stem = g_strndup (names->pdata[i], strlen (names->pdata[i]) - strlen (".json"));
      g_autofree char *json = NULL;
      TribPreset *preset;
      gsize len;

      if (!g_file_get_contents (path, &json, &len, NULL))
        continue;
      preset = trib_preset_from_json (json, (gssize) len, stem, NULL);
      if (preset == NULL)
        continue;
      preset->path = g_steal_pointer (&path);
      g_ptr_array_add (presets, preset);
    }
}

static void
add_shipped (GPtrArray *presets)
{
  GResource *resource = trib_presets_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_if_fail (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_texts);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strconcat (SHIPPED, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;
      gsize len;
      const char *json = g_bytes_get_data (bytes, &len);
      TribPreset *preset = trib_preset_from_json (json, (gssize) len, names[i], &error);

      if (preset == NULL)
        g_critical ("%s: %s", names[i], error->message);
      else
        g_ptr_array_add (presets, preset);
    }
}

GPtrArray *
trib_presets_load (void)
{
  GPtrArray *presets = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_preset_free);

  add_users (presets);
  add_shipped (presets);
  return presets;
}

const TribPreset *
trib_presets_find (GPtrArray *presets, const char *name)
{
  g_autofree char *folded = trib_fold (name);

  for (guint i = 0; i < presets->len; i++)
    {
      const TribPreset *preset = presets->pdata[i];
      g_autofree char *own = trib_fold (preset->name);

      if (strcmp (own, folded) == 0)
        return preset;
    }
  return NULL;
}

const TribPreset *
trib_presets_recognise (GPtrArray *presets, const char *const *columns, guint n_columns)
{
  const TribPreset *best = NULL;
  double most = 0;

  for (guint i = 0; i < presets->len; i++)
    {
      double fit = trib_preset_fit (presets->pdata[i], columns, n_columns);

      if (fit > most)
        {
          most = fit;
          best = presets->pdata[i];
        }
    }
  return best;
}

/* The file of the user's preset of that name, or a new one. */
static char *
path_for (const char *name)
{
  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func ((GDestroyNotify) trib_preset_free);
  g_autofree char *folder = users_folder ();
  g_autofree char *stem = trib_fold (name);
  g_autofree char *file = NULL;
  const TribPreset *old;

  add_users (presets);
  old = trib_presets_find (presets, name);
  if (old)
    return g_strdup (old->path);
  g_strdelimit (stem, " /\\", '-');
  file = g_strdup_printf ("%s.json", stem[0] != '\0' ? stem : "preset");
  return g_build_filename (folder, file, NULL);
}

gboolean
trib_preset_save (const char *name, const TribMapping *mapping, GError **error)
{
  g_autofree char *folder = users_folder ();
  g_autofree char *path = path_for (name);
  g_autofree char *json = trib_preset_to_json (name, mapping);
  g_autoptr (GError) why = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   _ ("%s: The folder of presets cannot be made (%s). Check who may write there."), folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (g_file_set_contents_full (path, json, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &why))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, why->code,
               _ ("%s: The preset cannot be written (%s). Check the room and who may write there."), path,
               why->message);
  return FALSE;
}
