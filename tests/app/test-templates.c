/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds for the whole window: every template can be made, every command has its key in the shortcuts window, every
 * control has a name, and every page fits into 360 pixels.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "store/trib-customer-query.h"

#include <string.h>

typedef TribAppFixture Fixture;

/* ui/mapping/trib-column-row.ui is the template of TribColumnRow. */
static char *
class_name (const char *file)
{
  GString *name = g_string_new (NULL);
  gboolean up = TRUE;

  for (const char *at = file; *at != '\0' && *at != '.'; at++)
    {
      if (*at == '-')
        up = TRUE;
      else
        {
          g_string_append_c (name, up ? g_ascii_toupper (*at) : *at);
          up = FALSE;
        }
    }
  return g_string_free (name, FALSE);
}

static void
collect_templates (const char *folder, GPtrArray *files)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (names[i], "/"))
        collect_templates (path, files);
      else
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
}

static void
test_templates (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  collect_templates ("/io/github/tributary/Tributary/ui/", files);
  g_assert_cmpuint (files->len, >, 10);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GBytes) bytes = g_resources_lookup_data (g_ptr_array_index (files, i), 0, NULL);
      g_autofree char *file = g_path_get_basename (g_ptr_array_index (files, i));
      g_autofree char *name = class_name (file);
      g_autoptr (GtkBuilder) builder = gtk_builder_new ();
      const char *text = g_bytes_get_data (bytes, NULL);
      GType type;
      GtkWidget *widget;

      if (strstr (text, "<template") == NULL)
        continue;
      g_test_message ("%s", name);
      type = gtk_builder_get_type_from_name (builder, name);
      if (type == G_TYPE_INVALID)
        g_error ("%s: there is no class %s", (const char *) g_ptr_array_index (files, i), name);
      widget = g_object_new (type, NULL);
      g_object_ref_sink (widget);
      g_assert_nonnull (gtk_widget_get_first_child (widget));
      if (GTK_IS_WINDOW (widget))
        gtk_window_destroy (GTK_WINDOW (widget));
      g_object_unref (widget);
    }
}

static void
collect_shortcut (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      char *action = NULL;
      g_autofree char *keys = NULL;

      g_object_get (widget, "action-name", &action, "accelerator", &keys, NULL);
      /* A shortcut without its key would be an empty place. */
      g_assert_nonnull (keys);
      if (action != NULL)
        g_hash_table_add (data, action);
      else if (g_str_equal (keys, "<Control>v"))
        g_hash_table_add (data, g_steal_pointer (&keys));
    }
}

/* Commands that need a parameter of the moment, or are given by a notice, have no key; the key for pasting is the window's. */
static gboolean
is_exempt (const char *action)
{
  static const char *const exempt[] = { "app.open-path", "app.show", "win.undo-event", "win.place", "win.paste" };

  return g_strv_contains (exempt, action);
}

static void
check_action (Fixture *self, GHashTable *listed, const char *action)
{
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (self->application), action);

  if (is_exempt (action))
    return;
  if (keys[0] == NULL)
    g_error ("%s has no key", action);
  if (!g_hash_table_contains (listed, action))
    g_error ("%s is not in the shortcuts window", action);
}

static void
test_shortcuts (Fixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) application = g_action_group_list_actions (G_ACTION_GROUP (self->application));
  GtkWidget *shortcuts = trib_application_get_shortcuts (self->application);
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (self->window);
  GType owner;
  const char *name, *property;
  const GVariantType *parameter;
  guint n_window = 0;

  gtk_window_present (GTK_WINDOW (shortcuts));
  trib_app_spin (50);
  trib_app_each (shortcuts, collect_shortcut, listed);
  g_assert_cmpuint (g_hash_table_size (listed), >, 10);
  for (guint i = 0; application[i] != NULL; i++)
    {
      g_autofree char *action = g_strconcat ("app.", application[i], NULL);

      check_action (self, listed, action);
    }
  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    if (g_str_has_prefix (name, "win."))
      {
        check_action (self, listed, name);
        n_window++;
      }
  g_assert_cmpuint (n_window, >, 5);
  g_assert_true (g_hash_table_remove (listed, "<Control>v"));

  /* And nothing is listed that has no key. */
  {
    GHashTableIter iter;
    gpointer action;

    g_hash_table_iter_init (&iter, listed);
    while (g_hash_table_iter_next (&iter, &action, NULL))
      {
        g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (self->application), action);

        g_assert_nonnull (keys[0]);
      }
  }
  gtk_window_close (GTK_WINDOW (shortcuts));
}

static gboolean
has_text (GtkWidget *widget)
{
  const char *label = NULL;

  if (gtk_widget_get_tooltip_text (widget) != NULL)
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    label = gtk_button_get_label (GTK_BUTTON (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    label = gtk_menu_button_get_label (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_CHECK_BUTTON (widget))
    label = gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
  if (label != NULL && *label != '\0')
    return TRUE;
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
find_label (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    *(gboolean *) data = TRUE;
}

static void
check_name (GtkWidget *widget, gpointer data)
{
  gboolean named;
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget) && !GTK_IS_ENTRY (widget) && !GTK_IS_SEARCH_ENTRY (widget)
      && !GTK_IS_DROP_DOWN (widget) && !GTK_IS_CHECK_BUTTON (widget))
    return;
  /* Inner parts of GTK's own widgets: the button of a menu button, of a drop-down, of window controls. */
  if (parent != NULL && (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || GTK_IS_WINDOW_CONTROLS (parent)))
    return;
  if (!gtk_widget_get_visible (widget))
    return;
  named = has_text (widget);
  if (!named)
    trib_app_each (widget, find_label, &named);
  if (!named)
    g_error ("%s \"%s\" on %s has neither a label nor a tooltip", G_OBJECT_TYPE_NAME (widget),
             gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), (const char *) data);
}

static void
tell_wide (GtkWidget *widget, gpointer data)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > 300 && gtk_widget_get_child_visible (widget))
    g_test_message ("%s needs %d", G_OBJECT_TYPE_NAME (widget), minimum);
}

static void
check_page (Fixture *self, const char *name)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  int minimum;

  trib_app_fixture_settle (self);
  trib_app_each (window, check_name, (gpointer) name);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  trib_app_fixture_settle (self);
  trib_app_spin (100);
  /* Not the window itself: that has shadows around it where nobody draws them for it. */
  gtk_widget_measure (trib_app_find (window, "toasts"), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > 360)
    trib_app_each (window, tell_wide, NULL);
  if (minimum > 360)
    g_error ("The page %s needs %d pixels", name, minimum);
  g_assert_cmpint (gtk_widget_get_width (trib_app_find (window, "toasts")), <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  trib_app_fixture_settle (self);
}

static gint64
first_customer (Fixture *self)
{
  const TribCustomerQuery query = { .sort = TRIB_SORT_RECORDS, .descending = TRUE, .limit = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = trib_store_customer_ids (trib_session_get_reader (trib_window_get_session (self->window)),
                                                    &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  static const char *const places[] = { "sources", "customers", "review", "history" };
  g_autofree char *text = trib_app_fixture_people (5, 0);
  g_autofree char *path = NULL;
  const char *paths[2] = { NULL, NULL };

  check_page (self, "welcome");
  trib_app_fixture_make_project (self, 40, TRUE);
  trib_app_fixture_open (self);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      trib_window_show_place (self->window, places[i]);
      check_page (self, places[i]);
    }
  trib_window_show_customer (self->window, first_customer (self));
  check_page (self, "customer");
  path = trib_app_fixture_write (self, "A list with a rather long name that nobody should have given it.csv", text);
  paths[0] = path;
  trib_window_take_files (self->window, paths);
  check_page (self, "mapping");
  trib_app_activate (trib_app_find (GTK_WIDGET (self->window), "mapping"), "mapping.cancel");
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  static const char *const places[] = { "sources", "customers", "review", "history" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) store = trib_store_create (self->project, &error);

  g_assert_no_error (error);
  g_clear_object (&store);
  trib_app_fixture_open (self);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      trib_window_show_place (self->window, places[i]);
      check_page (self, places[i]);
    }
}

int
main (int argc, char **argv)
{
  trib_app_test_init (&argc, &argv);
#define ADD(path, func)                                                                                                \
  g_test_add ("/app/templates/" path, Fixture, NULL, trib_app_fixture_set_up, func, trib_app_fixture_tear_down)
  ADD ("each-can-be-made", test_templates);
  ADD ("each-command-has-a-key-that-the-shortcuts-window-lists", test_shortcuts);
  ADD ("each-control-has-a-name-and-each-page-fits-360-pixels", test_pages);
  ADD ("an-empty-project-too", test_empty);
  return g_test_run ();
}
