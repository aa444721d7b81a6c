/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session does by itself: a search that was left behind is prepared while nobody writes, and makes way for who does.
 */
#include "config.h"

#include "app/trib-session.h"
#include "fixture/trib-project-fixture.h"
#include "store/trib-search-index.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

static void
leave_behind (TribProjectFixture *self)
{
  g_autoptr (GError) error = NULL;
  TribChange *change;

  trib_project_fixture_import (self, "list", "Vorname,Nachname,Ort\nAnna,Köhler,Ulm\nZoltán,Kovács,Bonn\n", NULL);
  trib_project_fixture_consolidate (self);
  change = trib_change_begin (self->store, TRIB_EVENT_RUN, 0, &error);
  g_assert_no_error (error);
  g_assert_true (trib_search_index_leave_behind (change, &error));
  g_assert_true (trib_change_commit (change, NULL, &error));
  g_clear_object (&self->store);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (*result == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (*result);
  return *result;
}

static TribSession *
open_session (TribProjectFixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TribSession *session;

  trib_session_open_async (self->path, FALSE, NULL, finished_cb, &result);
  session = trib_session_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  return session;
}

/* For the fixture, which expects its store. */
static void
open_again (TribProjectFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->store = trib_store_open (self->path, TRIB_STORE_WRITE, &error);
  g_assert_no_error (error);
}

static gboolean
is_behind (TribSession *session)
{
  g_autoptr (GError) error = NULL;
  gboolean behind;

  g_assert_true (trib_store_search_is_behind (trib_session_get_reader (session), &behind, &error));
  return behind;
}

static void
wait_until_prepared (TribSession *session)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (is_behind (session) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (is_behind (session));
}

static void
test_prepares_search (TribProjectFixture *self, gconstpointer unused)
{
  TribSession *session;

  leave_behind (self);
  session = open_session (self);
  wait_until_prepared (session);
  g_assert_false (trib_session_get_busy (session));
  g_assert_finalize_object (session);
  open_again (self);
}

static gboolean
write_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  *(gboolean *) data = TRUE;
  return TRUE;
}

static void
test_makes_way (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean written = FALSE;
  TribSession *session;

  leave_behind (self);
  session = open_session (self);
  trib_session_write_async (session, "Writing", write_work, &written, NULL, finished_cb, &result);
  g_assert_true (trib_session_write_finish (session, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_true (written);
  wait_until_prepared (session);
  g_clear_object (&result);
  g_assert_finalize_object (session);
  open_again (self);
}

/* A session that goes while it prepares waits for nobody, and the next one does it. */
static void
test_goes_meanwhile (TribProjectFixture *self, gconstpointer unused)
{
  TribSession *session;

  leave_behind (self);
  session = open_session (self);
  g_assert_finalize_object (session);
  session = open_session (self);
  wait_until_prepared (session);
  g_assert_finalize_object (session);
  open_again (self);
}

#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/app/session/prepares-a-search-that-was-left-behind", test_prepares_search);
  ADD ("/app/session/preparing-makes-way-for-a-write", test_makes_way);
  ADD ("/app/session/preparing-ends-with-the-session", test_goes_meanwhile);
  return g_test_run ();
}
