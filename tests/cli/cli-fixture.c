/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

void
cli_fixture_set_up (CliFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->program = g_strdup (g_getenv ("TRIB_CLI"));
  g_assert_nonnull (self->program);
  self->folder = g_dir_make_tmp ("tributary-cli-test-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        {
          g_chmod (child, 0700);
          remove_tree (child);
        }
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
cli_fixture_tear_down (CliFixture *self, gconstpointer data)
{
  remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->program, g_free);
}

void
cli_run_free (CliRun *self)
{
  if (self == NULL)
    return;
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

GSubprocessLauncher *
cli_launcher (CliFixture *self, GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher
      = g_subprocess_launcher_new (flags | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "TERM", "dumb", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", self->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  if (self->other_user)
    g_subprocess_launcher_unsetenv (launcher, "LSAN_OPTIONS");
  if (self->setup != NULL)
    g_subprocess_launcher_set_child_setup (launcher, self->setup, self, NULL);
  return launcher;
}

static GSubprocess *
start (CliFixture *self, GSubprocessFlags flags, va_list list, const char *last)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher (self, flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  const char *arg;

  g_ptr_array_add (args, self->program);
  while ((arg = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (args, (gpointer) arg);
  if (last != NULL)
    g_ptr_array_add (args, (gpointer) last);
  g_ptr_array_add (args, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) args->pdata, &error);
  g_assert_no_error (error);
  return process;
}

GSubprocess *
cli_start (CliFixture *self, ...)
{
  GSubprocess *process;
  va_list list;

  va_start (list, self);
  process = start (self, G_SUBPROCESS_FLAGS_NONE, list, NULL);
  va_end (list);
  return process;
}

static char *
text_of (GBytes *bytes)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  return len > 0 ? g_strndup (data, len) : g_strdup ("");
}

CliRun *
cli_finish_with_input (GSubprocess *process, const char *input)
{
  g_autoptr (GBytes) in = input != NULL ? g_bytes_new (input, strlen (input)) : NULL;
  g_autoptr (GBytes) out = NULL, err = NULL;
  g_autoptr (GError) error = NULL;
  CliRun *run = g_new0 (CliRun, 1);

  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  g_assert_no_error (error);
  run->out = text_of (out);
  run->out_len = g_bytes_get_size (out);
  run->err = text_of (err);
  run->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                     : -g_subprocess_get_term_sig (process);
  return run;
}

CliRun *
cli_finish (GSubprocess *process)
{
  return cli_finish_with_input (process, NULL);
}

static CliRun *
run_list (CliFixture *self, int status, const char *input, va_list list, const char *last)
{
  GSubprocessFlags flags = input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE;
  g_autoptr (GSubprocess) process = start (self, flags, list, last);
  CliRun *run = cli_finish_with_input (process, input);

  if (run->status != status)
    g_test_message ("exit status %d instead of %d\n%s\n%s", run->status, status, run->out, run->err);
  g_assert_cmpint (run->status, ==, status);
  return run;
}

CliRun *
cli_do (CliFixture *self, int status, ...)
{
  CliRun *run;
  va_list list;

  va_start (list, status);
  run = run_list (self, status, NULL, list, NULL);
  va_end (list);
  return run;
}

CliRun *
cli_do_with_input (CliFixture *self, int status, const char *input, ...)
{
  CliRun *run;
  va_list list;

  va_start (list, input);
  run = run_list (self, status, input, list, NULL);
  va_end (list);
  return run;
}

json_t *
cli_json (CliFixture *self, ...)
{
  g_autoptr (CliRun) run = NULL;
  json_error_t problem;
  json_t *root;
  va_list list;

  va_start (list, self);
  run = run_list (self, 0, NULL, list, "--json");
  va_end (list);
  root = json_loadb (run->out, run->out_len, JSON_REJECT_DUPLICATES, &problem);
  if (root == NULL)
    g_test_message ("%s in\n%s", problem.text, run->out);
  g_assert_nonnull (root);
  return root;
}

void
cli_assert_error_line (const CliRun *run, const char *where, const char *word)
{
  g_autofree char *start_of_line = g_strdup_printf ("tributary-cli: %s: ", where);
  gsize len = strlen (run->err);

  if (!g_str_has_prefix (run->err, start_of_line) || cli_count_lines (run->err) != 1
      || (word != NULL && strstr (run->err, word) == NULL))
    g_test_message ("not one line “%s…%s”:\n%s", start_of_line, word, run->err);
  g_assert_true (g_str_has_prefix (run->err, start_of_line));
  g_assert_cmpuint (cli_count_lines (run->err), ==, 1);
  g_assert_true (len > 0 && run->err[len - 1] == '\n');
  if (word != NULL)
    g_assert_nonnull (strstr (run->err, word));
}

char *
cli_path (CliFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

gboolean
cli_exists (CliFixture *self, const char *name)
{
  g_autofree char *path = cli_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
cli_write (CliFixture *self, const char *name, const char *text, gssize len)
{
  g_autofree char *path = cli_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, len, &error);
  g_assert_no_error (error);
}

char *
cli_read (CliFixture *self, const char *name, gsize *len)
{
  g_autofree char *path = cli_path (self, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, len, &error);
  g_assert_no_error (error);
  return text;
}

char *
cli_sum (CliFixture *self, const char *name)
{
  gsize len;
  g_autofree char *text = cli_read (self, name, &len);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, len);
}

guint
cli_count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

gint64
cli_number (json_t *object, const char *member)
{
  json_t *value = json_object_get (object, member);

  if (!json_is_integer (value))
    g_test_message ("no number “%s”", member);
  g_assert_true (json_is_integer (value));
  return json_integer_value (value);
}

const char *
cli_text (json_t *object, const char *member)
{
  json_t *value = json_object_get (object, member);

  if (!json_is_string (value))
    g_test_message ("no text “%s”", member);
  g_assert_true (json_is_string (value));
  return json_string_value (value);
}
