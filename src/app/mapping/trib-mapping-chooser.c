/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. The form of the file is that of mapping/trib-mapping.h, which the command line reads and writes too.
 */
#include "config.h"

#include "app/mapping/trib-mapping-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

GtkFileChooserNative *
trib_mapping_chooser_new (GtkWindow *parent, const char *title, const char *name)
{
  gboolean save = name != NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, parent, save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN,
                                     save ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));

  gtk_file_filter_set_name (filter, _ ("Mappings"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (save)
    {
      g_autofree char *file = g_strdup_printf ("%s.json", name);

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file);
    }
  return chooser;
}

gboolean
trib_mapping_chooser_save (GtkNativeDialog *dialog, const TribMapping *mapping, GError **error)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *json = trib_mapping_to_json (mapping);

  return g_file_replace_contents (file, json, strlen (json), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error);
}

TribMapping *
trib_mapping_chooser_load (GtkNativeDialog *dialog, GError **error)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *json = NULL;
  gsize len;

  if (!g_file_load_contents (file, NULL, &json, &len, NULL, error))
    return NULL;
  return trib_mapping_from_json (json, (gssize) len, error);
}
