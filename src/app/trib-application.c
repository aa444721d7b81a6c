/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * tributary [PROJECT | LIST…] [--sample]. Keys are set in one table; the shortcuts window shows what is set here.
 */
#include "config.h"

#include "app/trib-application.h"
#include "app/trib-settings.h"
#include "app/trib-window.h"

#include <glib/gi18n.h>

struct _TribApplication
{
  AdwApplication parent_instance;

  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (TribApplication, trib_application, ADW_TYPE_APPLICATION)

extern GResource *trib_get_resource (void);

typedef struct
{
  const char *action;
  const char *keys[3];
} Keys;

static const Keys keys[] = {
  { "app.quit", { "<Control>q", NULL } },
  { "app.new", { "<Control>n", NULL } },
  { "app.open", { "<Control>o", NULL } },
  { "app.sample", { "<Control><Shift>n", NULL } },
  { "app.shortcuts", { "<Control>question", NULL } },
  { "app.about", { "F1", NULL } },
  { "win.import", { "<Control>i", NULL } },
  { "win.open-address", { "<Control>l", NULL } },
  { "win.export", { "<Control>e", NULL } },
  { "win.consolidate", { "F5", NULL } },
  { "win.rules", { "<Control>comma", NULL } },
  { "win.cancel", { "<Control>period", NULL } },
  { "win.search", { "<Control>f", NULL } },
  { "win.undo", { "<Control>z", NULL } },
  { "win.redo", { "<Control><Shift>z", NULL } },
  { "win.back", { "<Alt>Left", NULL } },
  { "win.close-project", { "<Control>w", NULL } },
  { "win.place::sources", { "<Alt>1", NULL } },
  { "win.place::customers", { "<Alt>2", NULL } },
  { "win.place::review", { "<Alt>3", NULL } },
  { "win.place::history", { "<Alt>4", NULL } },
};

/* The window that was used last, or a new one. */
static TribWindow *
get_window (TribApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TRIB_IS_WINDOW (l->data))
      return l->data;
  return trib_window_new (GTK_APPLICATION (self));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TribApplication *self = user_data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  /* Each window sees to it that nothing is left half done. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)), "application-name",
                         _ ("Tributary"), "application-icon", APP_ID, "version", PACKAGE_VERSION, "developer-name",
                         _ ("The Tributary maintainers"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("One view of each customer, from all your lists. Every merge can be taken back."), NULL);
}

/* Keys are filled in only for the help overlay of an application window. */
GtkWidget *
trib_application_get_shortcuts (TribApplication *self)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (get_window (self));
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      builder = gtk_builder_new_from_resource ("/io/github/tributary/Tributary/ui/window/trib-shortcuts.ui");
      gtk_application_window_set_help_overlay (window,
                                               GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
  return GTK_WIDGET (gtk_application_window_get_help_overlay (window));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (trib_application_get_shortcuts (user_data)));
}

static void
open_chosen_cb (GtkNativeDialog *dialog, int response, TribApplication *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gboolean create = gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SAVE;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_autofree char *path = g_file_get_path (file);

      if (create && !g_str_has_suffix (path, ".tributary"))
        {
          char *longer = g_strconcat (path, ".tributary", NULL);

          g_free (path);
          path = longer;
        }
      trib_window_open (get_window (self), path, create);
    }
  g_clear_object (&self->chooser);
}

static void
ask (TribApplication *self, const char *title, GtkFileChooserAction action)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (get_window (self)), action,
                                               action == GTK_FILE_CHOOSER_ACTION_SAVE ? _ ("_Create") : _ ("_Open"),
                                               _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Tributary projects"));
  gtk_file_filter_add_pattern (filter, "*.tributary");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("My customers.tributary"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (open_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask (user_data, _ ("Open project"), GTK_FILE_CHOOSER_ACTION_OPEN);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask (user_data, _ ("New project"), GTK_FILE_CHOOSER_ACTION_SAVE);
}

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  trib_window_open (get_window (user_data), g_variant_get_string (parameter, NULL), FALSE);
}

static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TribWindow *window = get_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  trib_window_try_sample (window);
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (get_window (user_data)));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
  { .name = "shortcuts", .activate = shortcuts_cb },
  { .name = "open", .activate = open_cb },
  { .name = "new", .activate = new_cb },
  { .name = "open-path", .activate = open_path_cb, .parameter_type = "s" },
  { .name = "sample", .activate = sample_cb },
  { .name = "show", .activate = show_cb },
};

static void
trib_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (trib_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action,
                                           (const char *const *) keys[i].keys);
  gtk_window_set_default_icon_name (APP_ID);
}

static void
trib_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (TRIB_APPLICATION (application))));
}

static void
trib_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TribWindow *window = get_window (TRIB_APPLICATION (application));
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n_files; i++)
    {
      char *path = g_file_get_path (files[i]);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  gtk_window_present (GTK_WINDOW (window));
  trib_window_take_files (window, (const char *const *) paths->pdata);
}

static int
trib_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("tributary %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "sample"))
    {
      g_autoptr (GError) error = NULL;

      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("tributary: %s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
    }
  return -1;
}

static void
trib_application_shutdown (GApplication *application)
{
  g_clear_object (&TRIB_APPLICATION (application)->chooser);
  trib_settings_save ();

  G_APPLICATION_CLASS (trib_application_parent_class)->shutdown (application);
}

static void
trib_application_class_init (TribApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = trib_application_startup;
  application_class->activate = trib_application_activate;
  application_class->open = trib_application_open;
  application_class->handle_local_options = trib_application_handle_local_options;
  application_class->shutdown = trib_application_shutdown;
}

static void
trib_application_init (TribApplication *self)
{
  static const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample project; make it first where it is not there"),
      NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  /* Named here, so that the linker keeps it when the program is linked from a library. */
  g_resources_register (trib_get_resource ());
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[PROJECT | LIST…]"));
}

TribApplication *
trib_application_new (void)
{
  return g_object_new (TRIB_TYPE_APPLICATION, "application-id", APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/tributary/Tributary", NULL);
}
