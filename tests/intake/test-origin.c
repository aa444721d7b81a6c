/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source that comes from a server: what has not changed there is not fetched again, and what was taken back is.
 */
#include "config.h"

#include "fixture/trib-project-fixture.h"
#include "intake/trib-origin.h"
#include "store/trib-source.h"

#include <libsoup/soup.h>
#include <string.h>

#define OLD "Kundennr,Vorname,Ort\nK1,Anna,Leipzig\nK2,Jörg,Dresden\n"
#define NEW "Kundennr,Vorname,Ort\nK1,Anna,Halle\nK2,Jörg,Dresden\nK3,Emine,Berlin\n"

/**
 * server:
 * @version: which of two lists it has; its entity tag
 * @n_sent: how often it sent one
 */
static struct
{
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  SoupServer *soup;
  guint port;
  gint version;
  gint n_sent;
} server;

static void
asked_cb (SoupServer *from, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  const char *known = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match");
  gint version = g_atomic_int_get (&server.version);
  const char *list = version == 1 ? OLD : NEW;
  g_autofree char *tag = g_strdup_printf ("\"%d\"", version);

  soup_message_headers_append (soup_server_message_get_response_headers (message), "ETag", tag);
  if (g_strcmp0 (known, tag) == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  g_atomic_int_inc (&server.n_sent);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/csv", SOUP_MEMORY_COPY, list, strlen (list));
}

static gboolean
running_cb (gpointer ready)
{
  g_async_queue_push (ready, server.soup);
  return G_SOURCE_REMOVE;
}

static gpointer
serve (gpointer ready)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (server.context);
  server.soup = soup_server_new (NULL, NULL);
  soup_server_add_handler (server.soup, NULL, asked_cb, NULL, NULL);
  soup_server_listen_local (server.soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server.soup);
  server.port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_source_set_callback (source, running_cb, ready, NULL);
  g_source_attach (source, server.context);
  g_main_loop_run (server.loop);
  g_clear_object (&server.soup);
  g_main_context_pop_thread_default (server.context);
  return NULL;
}

static void
start_server (void)
{
  g_autoptr (GAsyncQueue) ready = g_async_queue_new ();

  server.context = g_main_context_new ();
  server.loop = g_main_loop_new (server.context, FALSE);
  server.thread = g_thread_new ("server", serve, ready);
  g_async_queue_pop (ready);
}

static void
stop_server (void)
{
  g_main_loop_quit (server.loop);
  g_thread_join (server.thread);
  g_main_loop_unref (server.loop);
  g_main_context_unref (server.context);
}

static void
import (TribProjectFixture *self, gint version, TribImportReport *report)
{
  /* Another address for each test, for what was just fetched from one is not asked for again by a new source. */
  g_autofree char *address
      = g_strdup_printf ("http://ann:secret@127.0.0.1:%u/list.csv?%s", server.port, g_test_get_path ());
  const TribImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_atomic_int_set (&server.version, version);
  trib_import (self->store, address, &options, report, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->rows, ==, report->fresh + report->changed + report->unchanged + report->kept_back);
}

static void
test_unchanged (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) first = { 0 };
  g_auto (TribImportReport) again = { 0 };
  g_auto (TribImportReport) changed = { 0 };
  g_autoptr (TribSource) source = NULL;
  gint n;

  import (self, 1, &first);
  g_assert_cmpuint (first.fresh, ==, 2);
  g_assert_cmpstr (first.source, ==, "list");
  n = g_atomic_int_get (&server.n_sent);
  import (self, 1, &again);
  g_assert_cmpint (g_atomic_int_get (&server.n_sent), ==, n);
  g_assert_cmpuint (again.unchanged, ==, 2);
  g_assert_cmpuint (again.rows, ==, 2);
  g_assert_cmpint (again.event, ==, 0);
  g_assert_cmpint (again.source_id, ==, first.source_id);
  g_assert_nonnull (again.mapping);
  import (self, 2, &changed);
  g_assert_cmpuint (changed.changed, ==, 1);
  g_assert_cmpuint (changed.fresh, ==, 1);
  g_assert_cmpuint (changed.unchanged, ==, 1);
  source = trib_store_find_source (self->store, "list", NULL);
  g_assert_true (g_str_has_prefix (source->path, "http://127.0.0.1:"));
}

/* Who takes the news back and asks again gets them again. */
static void
test_taken_back (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) first = { 0 };
  g_auto (TribImportReport) changed = { 0 };
  g_auto (TribImportReport) again = { 0 };
  g_auto (TribUndoReport) undone = { 0 };
  g_autoptr (GError) error = NULL;

  import (self, 1, &first);
  import (self, 2, &changed);
  trib_undo (self->store, changed.event, FALSE, &undone, NULL, NULL, &error);
  g_assert_no_error (error);
  import (self, 2, &again);
  g_assert_cmpuint (again.changed, ==, 1);
  g_assert_cmpuint (again.fresh, ==, 1);
}

/* Another project knows nothing of what this one has. */
static void
test_other_project (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) report = { 0 };

  import (self, 2, &report);
  g_assert_cmpuint (report.fresh, ==, 3);
}

static void
test_titles (void)
{
  static const struct
  {
    const char *path, *table, *title;
  } titles[] = {
    { "/a/b/list.csv", NULL, "list" },
    { "/a/b/list.csv.gz", NULL, "list" },
    { "/a/.hidden", NULL, ".hidden" },
    { "shop.xlsx", "Sheet 2", "shop Sheet 2" },
    { "https://example.org/x/list.csv?key=1", NULL, "list" },
    { "https://example.org/", NULL, "example-org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = trib_origin_title (titles[i].path, titles[i].table);

      g_assert_cmpstr (title, ==, titles[i].title);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  start_server ();
#define ADD(path, func)                                                                                                \
  g_test_add ("/intake/origin/" path, TribProjectFixture, NULL, trib_project_fixture_set_up, func,                     \
              trib_project_fixture_tear_down)
  ADD ("what-has-not-changed-is-not-fetched", test_unchanged);
  ADD ("what-was-taken-back-is-fetched-again", test_taken_back);
  ADD ("each-project-knows-its-own-version", test_other_project);
  g_test_add_func ("/intake/origin/sources-are-called-after-their-files", test_titles);
  status = g_test_run ();
  stop_server ();
  return status;
}
