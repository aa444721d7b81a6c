/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks a server by libsoup, step by step: redirects are followed here, so that none leads from https to http, to a file,
 * or takes a login along to another server. The answer goes to a nameless file. What the server calls this version of it
 * (its entity tag, else the time of its last change) is kept, so that the next time only what is new is fetched.
 */
#include "config.h"

#include "formats/input/trib-fetch.h"

#include "formats/input/trib-address.h"
#include "formats/input/trib-fetch-error.h"
#include "formats/input/trib-login.h"
#include "formats/input/trib-spool.h"

#include <glib/gi18n-lib.h>

#include <fcntl.h>
#include <libsoup/soup.h>
#include <string.h>
#include <unistd.h>

#define TIMEOUT 60 /* seconds without an answer */
#define MOST_REDIRECTS 10
#define LARGEST (G_GUINT64_CONSTANT (64) << 30)
#define FRESH (30 * G_USEC_PER_SEC) /* as long it is not even asked whether something changed */
#define BLOCK 65536

/**
 * Fetch:
 * @name: of what was asked for, as messages call it
 * @uri: where it is asked for now, without a login
 * @known: (nullable): version that is known
 * @asked: a login was looked up already
 */
typedef struct
{
  const char *address;
  char *name;
  GUri *uri;
  char *server;
  TribLogin *login;
  gboolean asked;
  char *known;
  const TribReadOptions *options;
  SoupSession *session;
} Fetch;

/* What was fetched last. */
static GMutex kept_lock;
static struct
{
  char *address;
  TribInput *input;
  gint64 time;
} kept;

static void
fetch_clear (Fetch *self)
{
  g_free (self->name);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_free (self->server);
  trib_login_free (self->login);
  g_free (self->known);
  g_clear_object (&self->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetch, fetch_clear)

static GCancellable *
cancellable_of (const Fetch *self)
{
  return self->options ? self->options->cancellable : NULL;
}

/* How messages call it: without a login and without what stands behind "?", which may be a key. */
static char *
shown_name (const char *address)
{
  char *shown = trib_address_without_login (address);

  shown[strcspn (shown, "?#")] = '\0';
  return shown;
}

static gboolean
go_to (Fetch *self, GUri *uri, GError **error)
{
  g_autofree char *server = NULL;
  g_autofree char *text = NULL;

  if (!g_uri_get_host (uri) || !*g_uri_get_host (uri))
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
                   _ ("%s: is no address. Check it, letter by letter"), self->name);
      return FALSE;
    }
  g_clear_pointer (&self->uri, g_uri_unref);
  self->uri = soup_uri_copy (uri, SOUP_URI_USER, NULL, SOUP_URI_PASSWORD, NULL, SOUP_URI_AUTH_PARAMS, NULL,
                             SOUP_URI_FRAGMENT, NULL, SOUP_URI_NONE);
  text = g_uri_to_string (self->uri);
  server = trib_login_server (text);
  /* A login is for one server. */
  if (g_strcmp0 (server, self->server) != 0)
    {
      g_clear_pointer (&self->login, trib_login_free);
      self->asked = FALSE;
    }
  g_free (self->server);
  self->server = g_steal_pointer (&server);
  if (g_uri_get_user (uri))
    {
      trib_login_free (self->login);
      self->login = trib_login_new (g_uri_get_user (uri), g_uri_get_password (uri) ? g_uri_get_password (uri) : "");
    }
  return TRUE;
}

static gboolean
start (Fetch *self, const char *address, const TribReadOptions *options, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);

  self->address = address;
  self->options = options;
  self->known = g_strdup (options ? options->known : NULL);
  self->name = shown_name (address);
  if (!uri)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
                   _ ("%s: is no address. Check it, letter by letter"), self->name);
      return FALSE;
    }
  self->session = soup_session_new_with_options ("timeout", TIMEOUT, "user-agent", "Tributary/" PACKAGE_VERSION, NULL);
  return go_to (self, uri, error);
}

static gboolean
authenticate_cb (SoupMessage *message, SoupAuth *auth, gboolean retrying, gpointer user_data)
{
  const Fetch *self = user_data;

  if (!retrying && self->login && !soup_auth_is_for_proxy (auth))
    soup_auth_authenticate (auth, self->login->user, self->login->password);
  return FALSE;
}

/* A version is the entity tag and the time, a line each; either may be empty. */
static void
add_conditions (SoupMessage *message, const char *known)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_auto (GStrv) lines = g_strsplit (known, "\n", 2);

  if (lines[0] && *lines[0])
    soup_message_headers_append (headers, "If-None-Match", lines[0]);
  if (lines[0] && lines[1] && *lines[1])
    soup_message_headers_append (headers, "If-Modified-Since", lines[1]);
}

static char *
version_of (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *tag = soup_message_headers_get_one (headers, "ETag");
  const char *time = soup_message_headers_get_one (headers, "Last-Modified");

  return tag || time ? g_strdup_printf ("%s\n%s", tag ? tag : "", time ? time : "") : NULL;
}

static SoupMessage *
new_message (Fetch *self)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, self->uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (message, "authenticate", G_CALLBACK (authenticate_cb), self);
  if (self->known)
    add_conditions (message, self->known);
  return message;
}

static gboolean
follow (Fetch *self, SoupMessage *message, GError **error)
{
  const char *where = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) next = where ? g_uri_parse_relative (self->uri, where, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  TribAddressStep step = next ? trib_address_step (self->uri, next) : TRIB_ADDRESS_ELSEWHERE;

  if (step == TRIB_ADDRESS_FOLLOW)
    return go_to (self, next, error);
  if (step == TRIB_ADDRESS_UNSAFE)
    g_set_error (
        error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
        _ ("%s: leads from a safe connection to one that is not (http), and was not followed. Ask the server’s owner "
           "for a safe address"),
        self->name);
  else
    g_set_error (
        error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
        _ ("%s: leads to something that is no address on the network, and was not followed. Ask the server’s owner"),
        self->name);
  return FALSE;
}

/* What the answer's file is called: by the server, else by the address. */
static char *
input_name (Fetch *self, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  g_autoptr (GHashTable) parameters = NULL;
  g_autofree char *disposition = NULL, *base = NULL;
  const char *name = NULL;

  if (soup_message_headers_get_content_disposition (headers, &disposition, &parameters) && parameters)
    name = g_hash_table_lookup (parameters, "filename");
  if (!name || !*name || !g_utf8_validate (name, -1, NULL))
    return g_strdup (self->name);
  base = g_path_get_basename (name);
  return g_str_has_suffix (self->name, base) ? g_strdup (self->name) : g_strdup_printf ("%s: %s", self->name, base);
}

/* Bytes that the answer was packed into, where it was: they bound what comes of it. */
static guint64
packed_size (SoupMessageHeaders *headers)
{
  if (!soup_message_headers_get_one (headers, "Content-Encoding"))
    return 0;
  return MAX (soup_message_headers_get_content_length (headers), 1024);
}

static gboolean
read_body (Fetch *self, SoupMessage *message, GInputStream *body, TribSpool *spool, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  guint64 length = soup_message_headers_get_content_length (headers);
  TribProgress *progress = self->options ? self->options->progress : NULL;
  g_autofree char *block = g_malloc (BLOCK);
  GError *inner = NULL;

  if (length > LARGEST)
    {
      g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT,
                   _ ("%s: is of more than 64 GB. Divide it into smaller files"), self->name);
      return FALSE;
    }
  trib_progress_stage (progress, _ ("Fetching"),
                       soup_message_headers_get_one (headers, "Content-Encoding") ? 0 : length);
  for (;;)
    {
      gssize n = g_input_stream_read (body, block, BLOCK, cancellable_of (self), &inner);

      if (n < 0)
        {
          trib_fetch_error_cause (error, self->name, message, inner);
          return FALSE;
        }
      if (n == 0)
        return TRUE;
      if (!trib_spool_write (spool, block, n, error))
        return FALSE;
      trib_progress_set (progress, trib_spool_get_size (spool));
    }
}

static TribInput *
take_answer (Fetch *self, SoupMessage *message, GInputStream *body, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  g_autofree char *name = input_name (self, message);
  g_autoptr (TribSpool) spool = trib_spool_new (name, packed_size (headers), self->options, error);
  g_autoptr (GHashTable) parameters = NULL;
  TribInput *input;

  if (!spool || !read_body (self, message, body, spool, error))
    return NULL;
  input = trib_input_new (name, trib_spool_take (spool), error);
  if (!input)
    return NULL;
  soup_message_headers_get_content_type (headers, &parameters);
  if (parameters)
    input->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
  input->version = version_of (message);
  return input;
}

/* One question and its answer. *@again: another is to be asked, elsewhere or with a login. */
static TribInput *
ask (Fetch *self, gboolean *again, GError **error)
{
  g_autoptr (SoupMessage) message = new_message (self);
  g_autoptr (GInputStream) body = NULL;
  GError *inner = NULL;
  guint status;

  *again = FALSE;
  body = soup_session_send (self->session, message, cancellable_of (self), &inner);
  if (!body)
    {
      trib_fetch_error_cause (error, self->name, message, inner);
      return NULL;
    }
  status = soup_message_get_status (message);
  if (status == SOUP_STATUS_OK)
    return take_answer (self, message, body, error);
  if (status == SOUP_STATUS_NOT_MODIFIED && self->known)
    g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNCHANGED, _ ("%s: has not changed since the last time"),
                 self->name);
  else if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED)
    *again = follow (self, message, error);
  else if (status == SOUP_STATUS_UNAUTHORIZED && !self->login && !self->asked)
    {
      self->asked = *again = TRUE;
      self->login = trib_login_find (self->server, cancellable_of (self));
      if (!self->login)
        {
          *again = FALSE;
          trib_fetch_error_status (error, self->name, status, self->server, FALSE);
        }
    }
  else
    trib_fetch_error_status (error, self->name, status, self->server, self->login != NULL);
  return NULL;
}

static TribInput *
ask_until_answered (Fetch *self, GError **error)
{
  for (guint n = 0; n <= MOST_REDIRECTS; n++)
    {
      gboolean again;
      TribInput *input = ask (self, &again, error);

      if (!again)
        return input;
    }
  g_set_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPEN,
               _ ("%s: leads on and on, from one address to the next. Ask the server’s owner for the right one"),
               self->name);
  return NULL;
}

static TribInput *
find_kept (const char *address, gboolean *is_fresh)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&kept_lock);

  if (g_strcmp0 (kept.address, address) != 0)
    return NULL;
  *is_fresh = g_get_monotonic_time () - kept.time < FRESH;
  return trib_input_copy (kept.input);
}

static void
keep (const char *address, const TribInput *input)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&kept_lock);
  TribInput *copy = trib_input_copy (input);

  g_free (kept.address);
  trib_input_free (kept.input);
  kept.address = g_strdup (address);
  kept.input = copy;
  kept.time = g_get_monotonic_time ();
}

/* What is kept is as good as an answer where the server still has that version. */
static TribInput *
fetch (const char *address, const TribReadOptions *options, GError **error)
{
  g_auto (Fetch) self = { 0 };
  gboolean is_fresh = FALSE, is_known = options && options->known && *options->known;
  g_autoptr (TribInput) before = find_kept (address, &is_fresh);
  GError *inner = NULL;
  TribInput *input;

  if (before && is_fresh && !(options && options->known))
    return g_steal_pointer (&before);
  if (!start (&self, address, options, error))
    return NULL;
  if (!is_known && before)
    {
      g_free (self.known);
      self.known = g_strdup (before->version);
    }
  input = ask_until_answered (&self, &inner);
  if (!input && before && !is_known && g_error_matches (inner, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_UNCHANGED))
    {
      g_clear_error (&inner);
      input = g_steal_pointer (&before);
    }
  if (input)
    keep (address, input);
  if (inner)
    g_propagate_error (error, inner);
  return input;
}

TribInput *
trib_fetch (const char *address, const TribReadOptions *options, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  TribInput *input;

  /* Of its own, so that nothing else is dispatched meanwhile. */
  g_main_context_push_thread_default (context);
  input = fetch (address, options, error);
  g_main_context_pop_thread_default (context);
  return input;
}
