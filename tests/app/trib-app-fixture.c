/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Projects are made by the library, not by hand-written files, so a test stands on what users have.
 */
#include "config.h"

#include "trib-app-fixture.h"
#include "trib-notice-board.h"

#include "intake/trib-import.h"
#include "unify/trib-consolidate.h"

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <string.h>

#define WAIT_MS 60000 /* far beyond what anything here takes, sanitizers and a busy machine included */

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static char *home;

static void
remove_home (void)
{
  remove_tree (home);
}

/* Not G_TEST_OPTION_ISOLATE_DIRS: it hides the desktop's settings schemas, without which libadwaita complains. */
void
trib_app_test_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  home = g_dir_make_tmp ("tributary-home-XXXXXX", &error);
  g_assert_no_error (error);
  atexit (remove_home);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("GTK_A11Y", "test", FALSE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (argc, argv, NULL);
  gtk_init ();
  adw_init ();
  trib_notice_board_open ();
}

/* One for all tests of a program: GTK does not let go of a registered application. */
static TribApplication *
get_application (void)
{
  static TribApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = trib_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

void
trib_app_fixture_set_up (TribAppFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("tributary-XXXXXX", &error);
  g_assert_no_error (error);
  self->project = g_build_filename (self->dir, "Coffee.tributary", NULL);
  self->application = get_application ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Cantarell 11", NULL);
  self->window = trib_window_new (GTK_APPLICATION (self->application));
  gtk_window_present (GTK_WINDOW (self->window));
  trib_app_spin (50);
}

void
trib_app_fixture_tear_down (TribAppFixture *self, gconstpointer data)
{
  gpointer window = self->window;
  GList *windows;

  trib_app_fixture_settle (self);
  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self->application))) != NULL)
    gtk_window_destroy (windows->data);
  trib_app_spin (50);
  g_assert_null (window);
  remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->project);
}

char *
trib_app_fixture_write (TribAppFixture *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* Columns of all sorts, as many as are wanted: what is mapped lies among much that is not. */
char *
trib_app_fixture_columns (guint n_columns)
{
  static const struct
  {
    const char *heading;
    const char *values[3];
  } known[] = {
    { "Kd-Nr", { "10423", "10424", "10431" } },
    { "Name", { "\"Köhler, Anna\"", "\"Weiß, Jörg\"", "\"Müller, Sabine\"" } },
    { "PLZ Ort", { "04103 Leipzig", "1067 Dresden", "20095 Hamburg" } },
    { "E-Mail", { "anna.k@posteo.example", "joerg@gmial.com", "" } },
    { "geb.", { "03.04.1987", "12.11.71", "" } },
    { "Straße", { "Lindenstr. 12a", "Am Markt 3", "Hauptstr. 45" } },
    { "Tel.", { "0341/22 33 44", "4.91512E+11", "" } },
    { "Firma", { "Bäckerei Lindt GmbH", "", "" } },
    { "Umsatz 2024", { "\"1.204,50\"", "\"88,00\"", "\"12,10\"" } },
    { "Lieblingsröstung", { "Espresso", "Filter", "Espresso" } },
  };
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < 41; row++)
    for (guint i = 0; i < n_columns; i++)
      {
        guint k = n_columns > 30   ? (i % 12 == 0 ? i / 12 : G_MAXUINT)
                  : n_columns > 10 ? (i % 3 == 0 ? i / 3 : G_MAXUINT)
                                   : i;
        const char *end = i + 1 == n_columns ? "\n" : ",";

        if (k < G_N_ELEMENTS (known))
          g_string_append_printf (text, "%s%s", row == 0 ? known[k].heading : known[k].values[row % 3], end);
        else if (row == 0)
          g_string_append_printf (text, "Merkmal %u%s", i + 1, end);
        else
          g_string_append_printf (text, "%u%s", (row * 37 + i) % 97, end);
      }
  return g_string_free (text, FALSE);
}

char *
trib_app_fixture_people (guint n, guint variant)
{
  static const char *const given[]
      = { "Anna", "Jörg", "María", "Thomas", "Wiebke", "Louise", "Zoltán", "Ute", "Pavel", "Ingrid", "Henry" };
  static const char *const family[] = { "Köhler", "Weiß",  "Fernández", "Brandt", "Meer",   "Mbeki", "Kovács",
                                        "Lindt",  "Novák", "Larsen",    "Wagner", "Okafor", "Silva" };
  static const char *const city[] = { "Leipzig", "Dresden", "Berlin", "Halle", "Potsdam" };
  GString *text = g_string_new (variant == 0 ? "First name,Last name,E-mail,Phone,City,Date of birth,Favourite coffee\n"
                                             : "Name;Mail;Telephone;Town;Born\n");

  for (guint i = 0; i < n; i++)
    {
      const char *first = given[i % G_N_ELEMENTS (given)];
      const char *last = family[(i / 3 + i) % G_N_ELEMENTS (family)];
      g_autofree char *mail = g_strdup_printf ("person%u@example.org", i);
      g_autofree char *phone = g_strdup_printf ("+49 341 %07u", 1000000 + i * 37);
      const char *town = city[(i / 7) % G_N_ELEMENTS (city)];

      if (variant == 0)
        g_string_append_printf (text, "%s,%s,%s,%s,%s,19%02u-%02u-%02u,%s\n", first, last, mail, phone, town,
                                40 + i % 60, 1 + i % 12, 1 + i % 28, i % 4 == 0 ? "Espresso" : "");
      else
        g_string_append_printf (text, "%s %s%s;%s;%s;%s;19%02u-%02u-%02u\n", first, last, i % 9 == 0 ? "e" : "", mail,
                                i % 5 == 0 ? "" : phone, town, 40 + i % 60, 1 + i % 12, 1 + i % 28);
    }
  return g_string_free (text, FALSE);
}

static void
import (TribAppFixture *self, TribStore *store, const char *name, const char *text)
{
  g_autofree char *path = trib_app_fixture_write (self, name, text);
  g_auto (TribImportReport) report = { 0 };
  const TribImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  trib_import (store, path, &options, &report, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
trib_app_fixture_make_project (TribAppFixture *self, guint n, gboolean consolidate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) store = trib_store_create (self->project, &error);
  g_autofree char *shop = trib_app_fixture_people (n, 0);
  g_autofree char *till = trib_app_fixture_people (n, 1);

  g_assert_no_error (error);
  import (self, store, "Shop.csv", shop);
  import (self, store, "Till.csv", till);
  if (consolidate)
    {
      const TribMatchOptions options = { 0 };
      TribConsolidateReport report = { 0 };

      trib_consolidate (store, &options, &report, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

static gboolean
is_open (gpointer data)
{
  TribAppFixture *self = data;
  TribSession *session = trib_window_get_session (self->window);

  return session != NULL && g_str_equal (trib_session_get_path (session), self->project);
}

void
trib_app_fixture_open (TribAppFixture *self)
{
  trib_window_open (self->window, self->project, FALSE);
  trib_app_wait (is_open, self, "the project to open");
  trib_app_fixture_settle (self);
}

static gboolean
nothing_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
nothing_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  g_assert_true (trib_session_read_finish (TRIB_SESSION (source), result, NULL));
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
is_idle (gpointer data)
{
  TribSession *session = trib_window_get_session (((TribAppFixture *) data)->window);

  return session == NULL || !trib_session_get_busy (session);
}

static gboolean
time_over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
trib_app_fixture_settle (TribAppFixture *self)
{
  TribSession *session;

  trib_app_wait (is_idle, self, "the worker");
  session = trib_window_get_session (self->window);
  /* Reads are done in order: when the second of two rounds is back, so is what the first one's answers asked for. */
  for (int i = 0; i < 3 && session != NULL; i++)
    {
      gboolean done = FALSE;

      trib_session_read_async (session, nothing_work, NULL, NULL, NULL, nothing_done_cb, &done);
      trib_app_wait (is_true, &done, "the reading thread");
      /* What pages put off to an idle moment. */
      done = FALSE;
      g_idle_add_full (G_PRIORITY_LOW, time_over_cb, &done, NULL);
      trib_app_wait (is_true, &done, "an idle moment");
      trib_app_spin (20);
    }
}

void
trib_app_spin (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, time_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* What the window has to say may be why nothing comes. */
static void
tell_dialogs (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        g_test_message ("%s: %s", adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)),
                        adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)));
    }
}

void
trib_app_wait (TribAppDone done, gpointer data, const char *what)
{
  gboolean over = FALSE;
  guint timeout = g_timeout_add (WAIT_MS, time_over_cb, &over);
  while (!done (data) && !over)
    g_main_context_iteration (NULL, TRUE);
  if (over)
    {
      tell_dialogs ();
      g_error ("Waited in vain for %s", what);
    }
  g_source_remove (timeout);
}

static void
typed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Nobody manages windows on this screen, so the keyboard is given to ours first. */
void
trib_app_fixture_press (TribAppFixture *self, const char *keys)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  g_autofree char *id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  g_ptr_array_add (words, (gpointer) "xdotool");
  g_ptr_array_add (words, (gpointer) "windowfocus");
  g_ptr_array_add (words, id);
  for (guint i = 0; each[i] != NULL; i++)
    {
      g_ptr_array_add (words, (gpointer) "key");
      g_ptr_array_add (words, each[i]);
      g_ptr_array_add (words, (gpointer) "sleep");
      g_ptr_array_add (words, (gpointer) "0.05");
    }
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, typed_cb, &done);
  trib_app_wait (is_true, &done, "the keys");
  trib_app_spin (50);
}

void
trib_app_activate (GtkWidget *widget, const char *action)
{
  if (!gtk_widget_activate_action (widget, action, NULL))
    g_error ("%s has no action %s", G_OBJECT_TYPE_NAME (widget), action);
}

void
trib_app_each (GtkWidget *root, TribAppWidgetFunc func, gpointer data)
{
  func (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    trib_app_each (child, func, data);
}

typedef struct
{
  const char *id;
  GType type;
  GtkWidget *found;
} Search;

static void
compare (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (search->found != NULL)
    return;
  if (search->id != NULL ? g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), search->id) == 0
                         : G_TYPE_CHECK_INSTANCE_TYPE (widget, search->type))
    search->found = widget;
}

GtkWidget *
trib_app_find (GtkWidget *root, const char *id)
{
  Search search = { id, G_TYPE_NONE, NULL };

  trib_app_each (root, compare, &search);
  if (search.found == NULL)
    g_error ("There is no widget %s below %s", id, G_OBJECT_TYPE_NAME (root));
  return search.found;
}

GtkWidget *
trib_app_find_type (GtkWidget *root, GType type)
{
  Search search = { NULL, type, NULL };

  trib_app_each (root, compare, &search);
  return search.found;
}

gboolean
trib_app_draw (GtkWidget *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  if (width <= 0 || height <= 0 || renderer == NULL)
    return FALSE;
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, path);
}
