/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GSettings behind a few functions. The list of recent projects is our own, since paths that the desktop's portal hands out
 * read as nonsense in the common one.
 */
#include "config.h"

#include "app/trib-settings.h"

#define MAX_RECENT 10
#define DEFAULT_WIDTH 1100
#define DEFAULT_HEIGHT 720

/* (nullable) (transfer full) */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
recent_free (gpointer data)
{
  TribRecent *recent = data;

  g_free (recent->path);
  g_free (recent);
}

static GPtrArray *
load_recent (GSettings *settings)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (recent_free);
  g_autoptr (GVariant) value = g_settings_get_value (settings, "recent-projects");
  GVariantIter iter;
  const char *path;
  gint64 opened;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&sx)", &path, &opened))
    {
      TribRecent *recent = g_new0 (TribRecent, 1);

      recent->path = g_strdup (path);
      recent->opened = opened;
      g_ptr_array_add (list, recent);
    }
  return list;
}

static void
store_recent (GSettings *settings, GPtrArray *list, const char *first, gint64 opened)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sx)"));
  guint n = 0;

  if (opened > 0)
    {
      g_variant_builder_add (&builder, "(sx)", first, opened);
      n++;
    }
  for (guint i = 0; i < list->len && n < MAX_RECENT; i++)
    {
      const TribRecent *recent = g_ptr_array_index (list, i);

      if (g_str_equal (recent->path, first))
        continue;
      g_variant_builder_add (&builder, "(sx)", recent->path, recent->opened);
      n++;
    }
  g_settings_set_value (settings, "recent-projects", g_variant_builder_end (&builder));
}

void
trib_settings_get_window (int *width, int *height, gboolean *maximized)
{
  g_autoptr (GSettings) settings = open_settings ();

  *width = settings != NULL ? g_settings_get_int (settings, "window-width") : DEFAULT_WIDTH;
  *height = settings != NULL ? g_settings_get_int (settings, "window-height") : DEFAULT_HEIGHT;
  *maximized = settings != NULL && g_settings_get_boolean (settings, "window-maximized");
}

void
trib_settings_set_window (int width, int height, gboolean maximized)
{
  g_autoptr (GSettings) settings = open_settings ();

  if (settings == NULL)
    return;
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (!maximized && width >= 360 && height >= 294)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

char *
trib_settings_dup_place (void)
{
  g_autoptr (GSettings) settings = open_settings ();

  return settings != NULL ? g_settings_get_string (settings, "place") : g_strdup ("customers");
}

void
trib_settings_set_place (const char *place)
{
  g_autoptr (GSettings) settings = open_settings ();

  if (settings != NULL)
    g_settings_set_string (settings, "place", place);
}

GPtrArray *
trib_settings_list_recent (void)
{
  g_autoptr (GSettings) settings = open_settings ();
  GPtrArray *list;

  if (settings == NULL)
    return g_ptr_array_new_with_free_func (recent_free);
  list = load_recent (settings);
  for (guint i = list->len; i > 0; i--)
    {
      const TribRecent *recent = g_ptr_array_index (list, i - 1);

      if (!g_file_test (recent->path, G_FILE_TEST_EXISTS))
        g_ptr_array_remove_index (list, i - 1);
    }
  return list;
}

void
trib_settings_add_recent (const char *path)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GPtrArray) list = NULL;

  if (settings == NULL)
    return;
  list = load_recent (settings);
  store_recent (settings, list, path, g_get_real_time ());
}

void
trib_settings_save (void)
{
  g_settings_sync ();
}
