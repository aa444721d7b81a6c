/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window as a whole: opening, consolidating, cancelling, taking back, and what it says when something goes wrong.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/sources/trib-source-card.h"
#include "app/trib-session.h"
#include "app/widgets/trib-progress-strip.h"
#include "store/trib-source.h"
#include "unify/trib-history.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef TribAppFixture Fixture;

static TribStoreCounts
count (Fixture *self)
{
  TribStoreCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  trib_store_count (trib_session_get_reader (trib_window_get_session (self->window)), &counts, &error);
  g_assert_no_error (error);
  return counts;
}

static const char *
scene (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (trib_app_find (GTK_WIDGET (self->window), "scenes")));
}

static gboolean
is_sensitive (Fixture *self, const char *id)
{
  return gtk_widget_is_sensitive (trib_app_find (GTK_WIDGET (self->window), id));
}

static AdwMessageDialog *
find_dialog (Fixture *self)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog (data) != NULL;
}

static void
test_welcome (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (scene (self), ==, "welcome");
  g_assert_null (trib_window_get_session (self->window));
  trib_app_fixture_make_project (self, 30, FALSE);
  trib_app_fixture_open (self);
  g_assert_cmpstr (scene (self), ==, "project");
  g_assert_cmpint (count (self).records, ==, 60);
  trib_app_activate (GTK_WIDGET (self->window), "win.close-project");
  g_assert_cmpstr (scene (self), ==, "welcome");
  g_assert_null (trib_window_get_session (self->window));
}

static void
test_consolidate_and_undo (Fixture *self, gconstpointer data)
{
  gint64 customers;

  trib_app_fixture_make_project (self, 60, FALSE);
  trib_app_fixture_open (self);
  g_assert_cmpint (count (self).customers, ==, 0);
  g_assert_true (is_sensitive (self, "consolidate_button"));

  trib_app_activate (GTK_WIDGET (self->window), "win.consolidate");
  trib_app_fixture_settle (self);
  customers = count (self).customers;
  g_assert_cmpint (customers, >=, 60);
  g_assert_cmpint (customers, <, 120);
  g_assert_true (is_sensitive (self, "undo_button"));

  trib_app_activate (GTK_WIDGET (self->window), "win.undo");
  trib_app_fixture_settle (self);
  g_assert_cmpint (count (self).customers, !=, customers);

  trib_app_activate (GTK_WIDGET (self->window), "win.redo");
  trib_app_fixture_settle (self);
  g_assert_cmpint (count (self).customers, ==, customers);
}

static void
cancel_cb (TribSession *session, const char *title, const char *stage, guint64 done, guint64 total, double seconds_left,
           guint *n_progress)
{
  if (stage != NULL && (*n_progress)++ == 0)
    trib_session_cancel (session);
}

static gboolean
tick_cb (gpointer data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
not_busy (gpointer data)
{
  return !trib_session_get_busy (trib_window_get_session (((Fixture *) data)->window));
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  TribSession *session;
  guint n_progress = 0;
  gulong handler;

  trib_app_fixture_make_project (self, 4000, FALSE);
  trib_app_fixture_open (self);
  session = trib_window_get_session (self->window);
  handler = g_signal_connect (session, "progress", G_CALLBACK (cancel_cb), &n_progress);
  trib_app_activate (GTK_WIDGET (self->window), "win.consolidate");
  g_assert_true (trib_session_get_busy (session));
  trib_app_wait (not_busy, self, "the consolidation to stop");
  g_signal_handler_disconnect (session, handler);
  g_assert_cmpuint (n_progress, >, 0);
  trib_app_fixture_settle (self);
  g_assert_cmpint (count (self).customers, ==, 0);
  g_assert_cmpint (count (self).records, ==, 8000);
  g_assert_null (find_dialog (self));

  /* And what was cancelled can be done again. */
  trib_app_activate (GTK_WIDGET (self->window), "win.consolidate");
  trib_app_fixture_settle (self);
  g_assert_cmpint (count (self).customers, >, 0);
}

static void
test_responsive (Fixture *self, gconstpointer data)
{
  GtkRevealer *revealer;
  guint n_ticks = 0, tick;

  trib_app_fixture_make_project (self, 4000, FALSE);
  trib_app_fixture_open (self);
  revealer = GTK_REVEALER (trib_app_find (GTK_WIDGET (self->window), "revealer"));
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  tick = g_timeout_add (5, tick_cb, &n_ticks);
  trib_app_activate (GTK_WIDGET (self->window), "win.consolidate");
  trib_app_wait (not_busy, self, "the consolidation");
  g_source_remove (tick);
  g_assert_cmpuint (n_ticks, >=, 3);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* The window goes when the worker has stopped, and the project is as before. */
static void
test_close (Fixture *self, gconstpointer data)
{
  gpointer window = self->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) store = NULL;
  TribStoreCounts counts = { 0 };

  trib_app_fixture_make_project (self, 4000, FALSE);
  trib_app_fixture_open (self);
  g_object_add_weak_pointer (G_OBJECT (window), &window);
  trib_app_activate (GTK_WIDGET (self->window), "win.consolidate");
  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_nonnull (window);
  trib_app_wait (is_gone, &window, "the window to go");
  store = trib_store_open (self->project, TRIB_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_true (trib_store_count (store, &counts, &error));
  g_assert_cmpint (counts.customers, ==, 0);
  g_assert_cmpint (counts.records, ==, 8000);
  self->window = trib_window_new (GTK_APPLICATION (self->application));
}

static void
test_error (Fixture *self, gconstpointer data)
{
  g_autofree char *path = trib_app_fixture_write (self, "Foreign.tributary", "This is no project at all.\n");
  AdwMessageDialog *dialog;

  trib_window_open (self->window, path, FALSE);
  trib_app_wait (has_dialog, self, "the message");
  dialog = find_dialog (self);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "Foreign.tributary"));
  g_assert_null (trib_window_get_session (self->window));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpstr (scene (self), ==, "welcome");
}

static void
remove_sidecar (Fixture *self, const char *ending)
{
  g_autofree char *path = g_strconcat (self->project, ending, NULL);

  g_unlink (path);
}

/* As on a medium that may only be read. Root may write anywhere, so it becomes nobody for a while. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  gboolean root = geteuid () == 0;

  trib_app_fixture_make_project (self, 10, FALSE);
  remove_sidecar (self, "-wal");
  remove_sidecar (self, "-shm");
  g_assert_cmpint (g_chmod (self->project, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->dir, 0555), ==, 0);
  if (root)
    g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
  trib_app_fixture_open (self);
  g_assert_true (trib_session_get_read_only (trib_window_get_session (self->window)));
  g_assert_null (trib_session_get_worker (trib_window_get_session (self->window)));
  g_assert_false (is_sensitive (self, "consolidate_button"));
  g_assert_true (
      gtk_revealer_get_reveal_child (GTK_REVEALER (trib_app_find (GTK_WIDGET (self->window), "read_only_revealer"))));
  g_assert_cmpint (count (self).records, ==, 20);
  trib_window_set_session (self->window, NULL);
  if (root)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
  g_assert_cmpint (g_chmod (self->dir, 0700), ==, 0);
}

static void
test_focus (Fixture *self, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (self->window);
  GtkWidget *before;

  trib_app_fixture_make_project (self, 10, TRUE);
  trib_app_fixture_open (self);
  trib_window_show_place (self->window, "customers");
  trib_app_fixture_settle (self);
  trib_app_activate (GTK_WIDGET (window), "win.search");
  before = gtk_window_get_focus (window);
  g_assert_nonnull (before);
  trib_window_show_customer (self->window, 1);
  trib_app_fixture_settle (self);
  g_assert_true (gtk_window_get_focus (window) == trib_app_find (GTK_WIDGET (window), "back_button"));
  trib_app_activate (GTK_WIDGET (window), "win.back");
  g_assert_true (gtk_window_get_focus (window) == before);
}

static void
test_sources (Fixture *self, gconstpointer data)
{
  GtkWidget *card;
  g_autofree char *text = trib_app_fixture_people (12, 0);

  trib_app_fixture_make_project (self, 10, FALSE);
  trib_app_fixture_open (self);
  trib_window_show_place (self->window, "sources");
  card = trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_SOURCE_CARD);
  g_assert_nonnull (card);
  g_assert_cmpstr (trib_source_card_get_source (TRIB_SOURCE_CARD (card))->name, ==, "Shop");

  /* The file has grown by two rows since. */
  g_free (trib_app_fixture_write (self, "Shop.csv", text));
  g_signal_emit_by_name (card, "refresh");
  trib_app_fixture_settle (self);
  g_assert_cmpint (count (self).records, ==, 22);
}

int
main (int argc, char **argv)
{
  trib_app_test_init (&argc, &argv);
#define ADD(path, func)                                                                                                \
  g_test_add ("/app/window/" path, Fixture, NULL, trib_app_fixture_set_up, func, trib_app_fixture_tear_down)
  ADD ("opens-a-project-and-goes-back-to-the-welcome-page", test_welcome);
  ADD ("consolidates-undoes-and-redoes", test_consolidate_and_undo);
  ADD ("cancel-leaves-the-project-as-it-was", test_cancel);
  ADD ("main-loop-runs-during-a-consolidation", test_responsive);
  ADD ("closing-stops-what-is-running", test_close);
  ADD ("a-foreign-file-is-refused-in-words", test_error);
  ADD ("a-project-that-may-not-be-written-is-read-only", test_read_only);
  ADD ("the-keyboard-goes-on-where-it-was-behind-a-customer", test_focus);
  ADD ("a-source-is-refreshed-from-its-file", test_sources);
  return g_test_run ();
}
