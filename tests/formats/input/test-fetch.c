/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files from a server of this test's own, on this machine: answers, redirects, logins, versions, and what goes wrong.
 */
#include "config.h"

#include "fixture.h"

#include "formats/input/trib-address.h"
#include "formats/input/trib-fetch-error.h"
#include "formats/input/trib-login.h"

#include <libsoup/soup.h>
#include <string.h>

#define TABLE "name,city\nAnn,Ulm\nBob,Bonn\n"
#define READ "name|city\nAnn|Ulm\nBob|Bonn\n"

/**
 * Server:
 * @n_bodies: how many files were sent
 */
static struct
{
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  SoupServer *plain;
  guint port;
  gint n_bodies;
} server;

static void
answer (SoupServerMessage *message, const char *type, const char *body, gsize len)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, len);
  g_atomic_int_inc (&server.n_bodies);
}

static void
answer_redirect (SoupServerMessage *message, const char *to)
{
  soup_server_message_set_status (message, SOUP_STATUS_FOUND, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Location", to);
}

static void
answer_version (SoupServerMessage *message)
{
  const char *known = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match");

  if (g_strcmp0 (known, "\"v1\"") == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  answer (message, "text/csv", TABLE, strlen (TABLE));
  soup_message_headers_append (soup_server_message_get_response_headers (message), "ETag", "\"v1\"");
}

static void
answer_locked (SoupServerMessage *message)
{
  const char *given = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");
  g_autofree char *login = g_base64_encode ((const guchar *) "ann:sec:ret", strlen ("ann:sec:ret"));
  g_autofree char *expected = g_strconcat ("Basic ", login, NULL);

  if (g_strcmp0 (given, expected) == 0)
    {
      answer (message, "text/csv", TABLE, strlen (TABLE));
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "WWW-Authenticate",
                               "Basic realm=\"lists\"");
}

static void
answer_packed (SoupServerMessage *message)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  char packed[1000];
  gsize read, written;

  g_converter_convert (compressor, TABLE, strlen (TABLE), packed, sizeof packed, G_CONVERTER_INPUT_AT_END, &read,
                       &written, NULL);
  answer (message, "text/csv", packed, written);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Content-Encoding", "gzip");
}

static void
asked_cb (SoupServer *from, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  if (strcmp (path, "/list.csv") == 0)
    answer (message, "text/csv", TABLE, strlen (TABLE));
  else if (strcmp (path, "/version") == 0)
    answer_version (message);
  else if (strcmp (path, "/hop") == 0)
    answer_redirect (message, "list.csv");
  else if (strcmp (path, "/loop") == 0)
    answer_redirect (message, "/loop");
  else if (strcmp (path, "/to-a-file") == 0)
    answer_redirect (message, "file:///etc/passwd");
  else if (strcmp (path, "/nowhere") == 0)
    soup_server_message_set_status (message, SOUP_STATUS_FOUND, NULL);
  else if (strcmp (path, "/locked") == 0)
    answer_locked (message);
  else if (strcmp (path, "/packed") == 0)
    answer_packed (message);
  else if (strcmp (path, "/polish") == 0)
    answer (message, "text/csv; charset=ISO-8859-2",
            "name\n\xb3\xf3"
            "d\xbc\n",
            10);
  else if (strcmp (path, "/named") == 0)
    {
      answer (message, "application/octet-stream", "a,b\tc\n1,2\t3\n", 12);
      soup_message_headers_append (soup_server_message_get_response_headers (message), "Content-Disposition",
                                   "attachment; filename=\"list.tsv\"");
    }
  else if (strcmp (path, "/page") == 0)
    answer (message, "text/html", "<!DOCTYPE html><html>Log in</html>", 34);
  else if (strcmp (path, "/empty") == 0)
    answer (message, "text/csv", "", 0);
  else if (strcmp (path, "/fault") == 0)
    soup_server_message_set_status (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
  else if (strcmp (path, "/forbidden") == 0)
    soup_server_message_set_status (message, SOUP_STATUS_FORBIDDEN, NULL);
  else if (strcmp (path, "/silent") == 0)
    soup_server_message_pause (message);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

/* Half of what was promised. */
static gboolean
connected_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  static const char half[] = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nContent-Type: text/csv\r\n\r\nname\nAnn\n";
  char asked[2000];

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), asked, sizeof asked, NULL, NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), half, sizeof half - 1, NULL,
                             NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static SoupServer *
listen_on (guint *port)
{
  SoupServer *self = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  soup_server_add_handler (self, NULL, asked_cb, NULL, NULL);
  soup_server_listen_local (self, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self);
  *port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

static gboolean
running_cb (gpointer ready)
{
  g_async_queue_push (ready, server.plain);
  return G_SOURCE_REMOVE;
}

static gpointer
serve (gpointer ready)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_main_context_push_thread_default (server.context);
  server.plain = listen_on (&server.port);
  g_source_set_callback (source, running_cb, ready, NULL);
  g_source_attach (source, server.context);
  g_main_loop_run (server.loop);
  g_clear_object (&server.plain);
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

static char *
address (const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", server.port, path);
}

typedef struct
{
  const char *name;
  const char *path;
  const char *table; /* %NULL where it is refused */
  TribFormatError code;
  const char *says;
} Case;

static const Case cases[] = {
  { "file-is-read", "/list.csv", READ, 0, NULL },
  { "key-in-the-address-is-sent", "/list.csv?key=1", READ, 0, NULL },
  { "redirect-is-followed", "/hop", READ, 0, NULL },
  { "packed-answer-is-unpacked", "/packed", READ, 0, NULL },
  { "servers-charset-counts", "/polish", "name\nłódź\n", 0, NULL },
  { "servers-name-counts", "/named", "a,b|c\n1,2|3\n", 0, NULL },
  { "missing", "/gone.csv", NULL, TRIB_FORMAT_ERROR_OPEN, "/gone.csv: 404: there is nothing at this address" },
  { "key-is-not-shown", "/gone.csv?key=1", NULL, TRIB_FORMAT_ERROR_OPEN, "/gone.csv: 404" },
  { "forbidden", "/forbidden", NULL, TRIB_FORMAT_ERROR_OPEN, "403: the server does not let you have it" },
  { "fault", "/fault", NULL, TRIB_FORMAT_ERROR_OPEN, "500: the server has a fault of its own" },
  { "redirects-without-end", "/loop", NULL, TRIB_FORMAT_ERROR_OPEN, "leads on and on" },
  { "redirect-to-a-file", "/to-a-file", NULL, TRIB_FORMAT_ERROR_OPEN, "no address on the network" },
  { "redirect-to-nowhere", "/nowhere", NULL, TRIB_FORMAT_ERROR_OPEN, "no address on the network" },
  { "page", "/page", NULL, TRIB_FORMAT_ERROR_UNKNOWN, "a web page" },
  { "empty", "/empty", NULL, TRIB_FORMAT_ERROR_EMPTY, "is empty" },
  { "login-is-asked-for", "/locked", NULL, TRIB_FORMAT_ERROR_OPEN, "401: a name and a password are needed" },
};

static void
answers_as_expected (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *from = address (c->path);

  if (c->table)
    fixture_assert_reads (from, NULL, c->table, NULL);
  else
    fixture_assert_refused (from, NULL, c->code, c->says);
}

static void
login_in_the_address_is_used (void)
{
  g_autofree char *right = g_strdup_printf ("http://ann:sec%%3Aret@127.0.0.1:%u/locked", server.port);
  g_autofree char *wrong = g_strdup_printf ("http://ann:wrong@127.0.0.1:%u/locked", server.port);
  g_autoptr (GError) error = NULL;

  fixture_assert_reads (right, NULL, READ, "");
  g_assert_null (fixture_read (wrong, NULL, NULL, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, "the password is wrong"));
  g_assert_null (strstr (error->message, "ann"));
}

/* Without a store of secrets, too, a login holds for as long as the program runs. */
static void
login_that_was_given_is_used (void)
{
  g_autofree char *from = address ("/locked");
  g_autofree char *of = trib_login_server (from);
  g_autofree char *expected = g_strdup_printf ("127.0.0.1:%u", server.port);
  g_autoptr (TribLogin) login = trib_login_new ("ann", "sec:ret");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (of, ==, expected);
  if (!trib_login_keep (of, login, NULL, &error))
    g_assert_nonnull (error);
  fixture_assert_reads (from, NULL, READ, "");
}

static void
unchanged_file_is_not_fetched_again (void)
{
  g_autofree char *from = address ("/version");
  TribReadOptions options = { 0 };
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TribReader) reader = trib_reader_open (from, NULL, &error);
  gint n;

  g_assert_no_error (error);
  version = g_strdup (trib_reader_get_version (reader));
  g_assert_nonnull (strstr (version, "v1"));
  g_clear_object (&reader);
  n = g_atomic_int_get (&server.n_bodies);
  options.known = version;
  g_assert_null (trib_reader_open (from, &options, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNCHANGED);
  g_clear_error (&error);
  /* What was fetched before is read again where the server says that it is still so. */
  options.known = "";
  reader = trib_reader_open (from, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (reader);
  options.known = "\"v0\"\n";
  g_assert_cmpint (g_atomic_int_get (&server.n_bodies), ==, n);
  g_clear_object (&reader);
  reader = trib_reader_open (from, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_atomic_int_get (&server.n_bodies), ==, n + 1);
}

static void
file_is_fetched_once_to_look_and_to_read (void)
{
  g_autofree char *from = address ("/list.csv?once");
  TribReadOptions ask = { .known = "" };
  gint n = g_atomic_int_get (&server.n_bodies);

  fixture_assert_reads (from, NULL, READ, "");
  fixture_assert_reads (from, NULL, READ, "");
  g_assert_cmpint (g_atomic_int_get (&server.n_bodies), ==, n + 1);
  fixture_assert_reads (from, &ask, READ, "");
  g_assert_cmpint (g_atomic_int_get (&server.n_bodies), ==, n + 2);
}

static gpointer
cancel_later (gpointer cancellable)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
cancelling_stops_fetching (void)
{
  g_autofree char *from = address ("/silent");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TribReadOptions options = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_later, cancellable);

  g_assert_null (trib_reader_open (from, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static void
connection_that_breaks_is_said (void)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (2);
  guint port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *from = g_strdup_printf ("http://127.0.0.1:%u/x.csv", port);
  GMainContext *context = g_main_context_default ();
  GThread *thread;
  GMainLoop *loop = g_main_loop_new (context, FALSE);

  g_signal_connect (service, "run", G_CALLBACK (connected_cb), NULL);
  g_socket_service_start (service);
  thread = g_thread_new ("service", (GThreadFunc) (void (*) (void)) g_main_loop_run, loop);
  fixture_assert_refused (from, NULL, TRIB_FORMAT_ERROR_OPEN, "broke off before all of it was here");
  g_main_loop_quit (loop);
  g_thread_join (thread);
  g_main_loop_unref (loop);
  g_socket_service_stop (service);
}

static void
nobody_there_is_said (void)
{
  fixture_assert_refused ("http://127.0.0.1:1/x.csv", NULL, TRIB_FORMAT_ERROR_OPEN, "nobody answers there");
  fixture_assert_refused ("http://", NULL, TRIB_FORMAT_ERROR_OPEN, "is no address");
}

static void
certificates_are_said_in_words (void)
{
  static const struct
  {
    GTlsCertificateFlags flags;
    const char *says;
  } certificates[] = {
    { G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_UNKNOWN_CA, "has run out" },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, "does not hold yet" },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, "for another address" },
    { G_TLS_CERTIFICATE_REVOKED, "was withdrawn" },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, "nobody whom this computer trusts" },
    { G_TLS_CERTIFICATE_GENERIC_ERROR, "cannot be made safe" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (certificates); i++)
    g_assert_nonnull (strstr (trib_fetch_error_certificate (certificates[i].flags), certificates[i].says));
}

static void
redirects_lead_to_nothing_less_safe (void)
{
  static const struct
  {
    const char *from, *to;
    TribAddressStep step;
  } steps[] = {
    { "http://a/x", "http://b/y", TRIB_ADDRESS_FOLLOW },
    { "http://a/x", "https://a/x", TRIB_ADDRESS_FOLLOW },
    { "https://a/x", "https://b/x", TRIB_ADDRESS_FOLLOW },
    { "https://a/x", "http://a/x", TRIB_ADDRESS_UNSAFE },
    { "https://a/x", "file:///etc/passwd", TRIB_ADDRESS_ELSEWHERE },
    { "http://a/x", "ftp://a/x", TRIB_ADDRESS_ELSEWHERE },
    { "http://a/x", "data:text/csv,a", TRIB_ADDRESS_ELSEWHERE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GUri) from = g_uri_parse (steps[i].from, G_URI_FLAGS_NONE, NULL);
      g_autoptr (GUri) to = g_uri_parse (steps[i].to, G_URI_FLAGS_NONE, NULL);

      g_assert_cmpint (trib_address_step (from, to), ==, steps[i].step);
    }
}

static void
logins_are_left_out_of_addresses (void)
{
  static const struct
  {
    const char *address, *without, *name;
  } addresses[] = {
    { "https://ann:secret@example.org/a/list.csv?x=1", "https://example.org/a/list.csv?x=1", "list.csv" },
    { "https://ann@example.org/", "https://example.org/", "example-org" },
    { "http://example.org:8080/feed", "http://example.org:8080/feed", "feed" },
    { "http://example.org", "http://example.org", "example-org" },
    { "https://example.org/M%C3%BCller.v2.csv", "https://example.org/M%C3%BCller.v2.csv", "Müller.v2.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *without = trib_address_without_login (addresses[i].address);
      g_autofree char *name = trib_address_name (addresses[i].address);

      g_assert_cmpstr (without, ==, addresses[i].without);
      g_assert_cmpstr (name, ==, addresses[i].name);
    }
  g_assert_false (trib_address_is ("/home/http://x"));
  g_assert_true (trib_address_is ("HTTPS://x"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  /* No store of secrets of whoever runs this. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  start_server ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/formats/fetch/%s", cases[i].name);

      g_test_add_data_func (name, &cases[i], answers_as_expected);
    }
  g_test_add_func ("/formats/fetch/login-in-the-address-is-used", login_in_the_address_is_used);
  g_test_add_func ("/formats/fetch/login-that-was-given-is-used", login_that_was_given_is_used);
  g_test_add_func ("/formats/fetch/unchanged-file-is-not-fetched-again", unchanged_file_is_not_fetched_again);
  g_test_add_func ("/formats/fetch/file-is-fetched-once-to-look-and-to-read", file_is_fetched_once_to_look_and_to_read);
  g_test_add_func ("/formats/fetch/cancelling-stops-fetching", cancelling_stops_fetching);
  g_test_add_func ("/formats/fetch/connection-that-breaks-is-said", connection_that_breaks_is_said);
  g_test_add_func ("/formats/fetch/nobody-there-is-said", nobody_there_is_said);
  g_test_add_func ("/formats/fetch/certificates-are-said-in-words", certificates_are_said_in_words);
  g_test_add_func ("/formats/fetch/redirects-lead-to-nothing-less-safe", redirects_lead_to_nothing_less_safe);
  g_test_add_func ("/formats/fetch/logins-are-left-out-of-addresses", logins_are_left_out_of_addresses);
  status = g_test_run ();
  stop_server ();
  fixture_remove_folder ();
  return status;
}
