/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copied table comes in like a file: what is in the clipboard is written into a file that nobody else can read, and which goes
 * when it has been imported. Copied files are taken as if they had been dropped.
 */
#include "config.h"

#include "app/trib-window-private.h"
#include "store/trib-source.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_LINE_LOOKED_AT 65536

/* Two lines at least, and cells in the first one. */
static gboolean
is_table (const char *text)
{
  const char *end = text != NULL ? strpbrk (text, "\r\n") : NULL;
  const char *next = end;

  if (end == NULL || end - text > MAX_LINE_LOOKED_AT)
    return FALSE;
  while (g_ascii_isspace (*next))
    next++;
  return *next != '\0' && strcspn (text, "\t;,|") < (gsize) (end - text);
}

/* (nullable): the ending of a file of such a text; %NULL where it is nothing that can be pasted. */
static const char *
ending_of (const char *text)
{
  const char *p = text != NULL ? text : "";

  while (g_ascii_isspace (*p))
    p++;
  if (g_ascii_strncasecmp (p, "BEGIN:VCARD", strlen ("BEGIN:VCARD")) == 0)
    return "vcf";
  if (*p == '{' || *p == '[')
    return "json";
  if (g_str_has_prefix (p, "<?xml"))
    return "xml";
  if (!is_table (text))
    return NULL;
  return strchr (text, '\t') != NULL ? "tsv" : "csv";
}

static gboolean
has_source (TribWindow *self, const char *name)
{
  TribStore *reader = self->session != NULL ? trib_session_get_reader (self->session) : NULL;
  g_autoptr (GPtrArray) sources = reader != NULL ? trib_store_list_sources (reader, NULL) : NULL;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (g_str_equal (((TribSource *) g_ptr_array_index (sources, i))->name, name))
      return TRUE;
  return FALSE;
}

/* A source of the same name would be replaced, and what is pasted is something else each time. */
static char *
free_name (TribWindow *self)
{
  char *name = g_strdup (_ ("Pasted table"));

  for (guint i = 2; has_source (self, name); i++)
    {
      g_free (name);
      name = g_strdup_printf (_ ("Pasted table %u"), i);
    }
  return name;
}

static void
remove_pasted (gpointer data)
{
  g_autofree char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

void
trib_window_forget_pasted (TribWindow *self)
{
  for (guint i = self->pasted->len; i > 0; i--)
    if (!g_ptr_array_find_with_equal_func (self->files, g_ptr_array_index (self->pasted, i - 1), g_str_equal, NULL))
      g_ptr_array_remove_index (self->pasted, i - 1);
}

void
trib_window_init_paste (TribWindow *self)
{
  self->pasted = g_ptr_array_new_with_free_func (remove_pasted);
}

static void
take_text (TribWindow *self, const char *text, const char *ending)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = free_name (self);
  g_autofree char *file = g_strdup_printf ("%s.%s", name, ending);
  g_autofree char *path = NULL;
  const char *paths[] = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  /* Only its owner may look into such a folder. */
  folder = g_dir_make_tmp ("tributary-XXXXXX", &error);
  if (folder != NULL)
    path = g_build_filename (folder, g_strdelimit (file, G_DIR_SEPARATOR_S, '-'), NULL);
  if (path == NULL || !g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    {
      trib_window_show_error (self, _ ("Could not take the table"), error);
      return;
    }
  paths[0] = path;
  g_ptr_array_add (self->pasted, g_strdup (path));
  trib_window_take_files (self, paths);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  const char *ending;

  if (self->gone)
    return;
  ending = ending_of (text);
  if (ending != NULL)
    take_text (self, text, ending);
  else
    trib_window_toast (self, _ ("There is no table to paste. Copy cells together with their headings first."), 0);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (!self->gone && value != NULL)
    trib_window_take_file_list (self, g_value_get_boxed (value));
}

void
trib_window_paste (TribWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_read_cb,
                                    g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}
