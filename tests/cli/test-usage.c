/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person types wrong, and what the program says of itself.
 */
#include "config.h"

#include "cli-fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const commands[] = { "init", "inspect", "import", "mapping", "consolidate", "customers",
                                        "show", "merge",   "split",  "history", "undo",        "export" };

static void
help_names_every_command (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) help = cli_do (self, 0, "--help", NULL);
  g_autoptr (CliRun) version = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *entry = g_strdup_printf ("\n  %s ", commands[i]);
      g_autofree char *usage = g_strdup_printf ("tributary-cli %s ", commands[i]);
      g_autoptr (CliRun) one = cli_do (self, 0, commands[i], "--help", NULL);
      g_autoptr (CliRun) same = cli_do (self, 0, "help", commands[i], NULL);

      g_assert_nonnull (strstr (help->out, entry));
      g_assert_nonnull (strstr (one->out, usage));
      g_assert_nonnull (strstr (one->out, "--json"));
      g_assert_cmpstr (one->out, ==, same->out);
      g_assert_cmpstr (one->err, ==, "");
    }
  version = cli_do (self, 0, "--version", NULL);
  g_assert_cmpstr (version->out, ==, "tributary-cli " PACKAGE_VERSION "\n");
}

static void
unknown_commands_are_guessed (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *meant;
  } cases[] = {
    { "improt", "import" },      { "exprot", "export" },    { "consolidte", "consolidate" },
    { "customer", "customers" }, { "hsitory", "history" },  { "und", "undo" },
    { "Show", "show" },          { "cons", "consolidate" },
  };
  g_autoptr (CliRun) none = NULL, missing = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliRun) run = cli_do (self, 2, cases[i].typed, PROJECT, NULL);
      g_autofree char *guess = g_strdup_printf ("“%s”", cases[i].meant);

      cli_assert_error_line (run, cases[i].typed, guess);
      g_assert_cmpstr (run->out, ==, "");
    }
  none = cli_do (self, 2, "frobnicate", NULL);
  cli_assert_error_line (none, "frobnicate", "--help");
  missing = cli_do (self, 2, NULL);
  g_assert_cmpuint (cli_count_lines (missing->err), ==, 1);
}

static void
wrong_usage_is_status_2 (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *args[6];
    const char *word;
  } cases[] = {
    { { "init" }, "PROJECT" },
    { { "init", "a", "b" }, "“b”" },
    { { "import", PROJECT }, "FILE" },
    { { "import", PROJECT, "a.csv", "--colour" }, "--colour" },
    { { "import", PROJECT, "a.csv", "b.csv", "--source", "x" }, "--source" },
    { { "import", PROJECT, "a/x.csv", "b/x.csv" }, "--source" },
    { { "import", PROJECT, "a.csv", "--delimiter", "ab" }, "ab" },
    { { "consolidate", PROJECT, "--merge-at", "1.5" }, "--merge-at" },
    { { "consolidate", PROJECT, "--threads", "many" }, "many" },
    { { "customers", PROJECT, "--limit", "-3" }, "--limit" },
    { { "show", PROJECT }, "CUSTOMER" },
    { { "show", PROJECT, "Anna" }, "Anna" },
    { { "merge", PROJECT, "1" }, "CUSTOMER" },
    { { "undo", PROJECT, "0" }, "“0”" },
    { { "export", PROJECT, "out.csv", "--what", "invoices" }, "invoices" },
    { { "export", PROJECT, "-", "--json" }, "--json" },
    { { "export", PROJECT, "noending" }, "--format" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].args;
      g_autoptr (CliRun) run = cli_do (self, 2, a[0], a[1], a[2], a[3], a[4], a[5], NULL);

      cli_assert_error_line (run, a[0], cases[i].word);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_false (cli_exists (self, PROJECT));
    }
}

static void
options_stand_anywhere (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) one = NULL, two = NULL, three = NULL;

  cli_write_people (self, "shop.csv", 0, 30, 0);
  one = cli_do (self, 0, "import", "--no-input", "--source", "web", PROJECT, "--quiet", "shop.csv", NULL);
  g_assert_cmpstr (one->out, ==, "");
  g_assert_cmpstr (one->err, ==, "");
  two = cli_do (self, 0, "mapping", "--source=web", PROJECT, NULL);
  three = cli_do (self, 0, "export", PROJECT, "--what=records", "--", "-", NULL);
  g_assert_cmpuint (cli_count_lines (three->out), ==, 31);
}

static void
json_is_all_there_is_on_standard_output (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) init = NULL, import = NULL, consolidate = NULL, mapping = NULL, customers = NULL, history = NULL;
  g_autoptr (json_t) export = NULL, undo = NULL, inspect = NULL;
  g_autoptr (CliRun) failed = NULL;

  cli_write_people (self, "shop.csv", 0, 30, 0);
  inspect = cli_json (self, "inspect", "shop.csv", NULL);
  init = cli_json (self, "init", PROJECT, NULL);
  import = cli_json (self, "import", PROJECT, "shop.csv", NULL);
  consolidate = cli_json (self, "consolidate", PROJECT, NULL);
  mapping = cli_json (self, "mapping", PROJECT, NULL);
  customers = cli_json (self, "customers", PROJECT, NULL);
  history = cli_json (self, "history", PROJECT, NULL);
  export = cli_json (self, "export", PROJECT, "out.csv", NULL);
  undo = cli_json (self, "undo", PROJECT, NULL);
  g_assert_cmpint (cli_number (consolidate, "records"), ==, 30);
  failed = cli_do (self, 1, "customers", "missing.tributary", "--json", NULL);
  g_assert_cmpstr (failed->out, ==, "");
  cli_assert_error_line (failed, "missing.tributary", NULL);
}

static void
no_space_for_what_is_printed_is_said (CliFixture *self, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;

  cli_write_people (self, "shop.csv", 0, 30, 0);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawn (launcher, &error, self->program, "inspect", "shop.csv", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_true (g_str_has_prefix (err, "tributary-cli: standard output: "));
}

static char *
read_beside_program (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "cli", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* All that the help lists, whatever there is by now. */
static GStrv
list_commands (CliFixture *self)
{
  g_autoptr (CliRun) help = cli_do (self, 0, "--help", NULL);
  g_autoptr (GRegex) entry = g_regex_new ("^  ([a-z-]+) +\\S", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GMatchInfo) match = NULL;
  GStrv found;

  g_regex_match (entry, strstr (help->out, "Commands:"), 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      g_strv_builder_add (builder, name);
    }
  found = g_strv_builder_end (builder);
  g_assert_cmpuint (g_strv_length (found), >=, G_N_ELEMENTS (commands));
  return found;
}

/* What the page says of @command: from its heading to that of the next one. */
static char *
section_of (const char *man, const char *command)
{
  g_autofree char *pattern
      = g_strdup_printf ("^\\.TP\n\\.B[IR] %s \".*?(?=^\\.TP\n\\.B[IR] [a-z]+ \"|^\\.SH )", command);
  g_autoptr (GRegex) section = g_regex_new (pattern, G_REGEX_MULTILINE | G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (section, man, 0, &match);
  return g_match_info_matches (match) ? g_match_info_fetch (match, 0) : NULL;
}

static void
man_page_knows_every_option (CliFixture *self, gconstpointer data)
{
  g_autofree char *man = read_beside_program ("tributary-cli.1");
  const char *common = strstr (man, ".SH OPTIONS OF ALL COMMANDS");
  g_auto (GStrv) all = list_commands (self);
  g_autoptr (GRegex) option = g_regex_new ("^  .*--([a-z-]+)", G_REGEX_MULTILINE, 0, NULL);
  guint n = 0;

  g_assert_nonnull (common);
  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autoptr (CliRun) help = cli_do (self, 0, all[i], "--help", NULL);
      g_autofree char *section = section_of (man, all[i]);
      g_autoptr (GMatchInfo) match = NULL;

      if (section == NULL)
        g_test_message ("%s", all[i]);
      g_assert_nonnull (section);
      g_regex_match (option, help->out, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL), n++)
        {
          g_autofree char *name = g_match_info_fetch (match, 1);
          g_auto (GStrv) parts = g_strsplit (name, "-", -1);
          g_autofree char *bare = g_strjoinv ("\\-", parts);
          g_autofree char *written = g_strdup_printf ("\\-\\-%s", bare);

          if (strstr (section, written) == NULL && strstr (common, written) == NULL)
            g_test_message ("%s --%s", all[i], name);
          g_assert_true (strstr (section, written) != NULL || strstr (common, written) != NULL);
        }
    }
  g_assert_cmpuint (n, >, 60);
}

static void
assert_offers (CliFixture *self, const char *line, const char *word, gboolean there)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 5);
  const char *w[5] = { "" };
  g_autoptr (CliRun) run = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *bare = g_strdup_printf ("\n%s\n", word), *told = g_strdup_printf ("\n%s\t", word);
  gboolean found;

  for (guint i = 0; words[i] != NULL; i++)
    w[i] = words[i];
  run = cli_do (self, 0, "complete", "--", w[0], w[1], w[2], w[3], w[4], NULL);
  lines = g_strdup_printf ("\n%s", run->out);
  found = strstr (lines, bare) != NULL || strstr (lines, told) != NULL;
  if (found != there)
    g_test_message ("%s: %s is %soffered", line, word, found ? "" : "not ");
  g_assert_cmpint (found, ==, there);
  g_assert_cmpstr (run->err, ==, "");
}

static void
completions_know_what_may_follow (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *line; /* to the cursor */
    const char *word;
    gboolean there;
  } cases[] = {
    { "", "import", TRUE },
    { "exp", "export", TRUE },
    { "exp", "import", FALSE },
    { "--", "--version", TRUE },
    { "help und", "undo", TRUE },
    { "help undo ", "undo", FALSE },
    { "import ", ":files", TRUE },
    { "import p a.csv b.csv ", ":files", TRUE },
    { "undo p ", ":files", FALSE },
    { "import p --", "--dry-run", TRUE },
    { "import p --", "--json", TRUE },
    { "import p --d", "--dry-run", TRUE },
    { "import p --d", "--source", FALSE },
    { "import p -- --", "--source", FALSE },
    { "import p --mapping ", "auto", TRUE },
    { "import p --mapping ", ":files", TRUE },
    { "import p --source ", ":files", FALSE },
    { "import --source x ", ":files", TRUE },
    { "export p out --what re", "records", TRUE },
    { "export p --what = re", "records", TRUE },
    { "export p --format ", "xlsx", TRUE },
    { "consolidate p --dry", "--dry-run", FALSE },
    { "nonsense ", ":files", FALSE },
  };
  g_auto (GStrv) all = list_commands (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_offers (self, cases[i].line, cases[i].word, cases[i].there);
  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s --j", all[i]);

      assert_offers (self, "", all[i], TRUE);
      assert_offers (self, line, "--json", TRUE);
    }
}

/* What a shell makes of @script; the shells that are not there are asked nothing. */
static char *
run_shell (CliFixture *self, const char *shell, const char *option, const char *script)
{
  g_autofree char *program = g_find_program_in_path (shell);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CliRun) run = NULL;

  if (program == NULL)
    return NULL;
  launcher = cli_launcher (self, G_SUBPROCESS_FLAGS_NONE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, option, script, NULL);
  g_assert_no_error (error);
  run = cli_finish (process);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  return g_steal_pointer (&run->out);
}

static void
shells_read_the_completions (CliFixture *self, gconstpointer data)
{
  static const char *const files[][2] = {
    { "bash", "completions/tributary-cli.bash" },
    { "zsh", "completions/_tributary-cli" },
    { "fish", "completions/tributary-cli.fish" },
  };
  g_autofree char *bash = g_test_build_filename (G_TEST_DIST, "..", "src", "cli", files[0][1], NULL);
  g_autofree char *quoted = g_shell_quote (bash), *program = g_shell_quote (self->program);
  g_autofree char *script = NULL, *offered = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "src", "cli", files[i][1], NULL);
      g_autofree char *out = run_shell (self, files[i][0], "-n", path);

      if (out != NULL)
        g_assert_cmpstr (out, ==, "");
    }
  cli_write (self, "my list.csv", "a\n1\n", -1);
  script = g_strdup_printf ("source %s; complete -p tributary-cli >/dev/null || exit 1\n"
                            "try () { COMP_WORDS=(tributary-cli \"$@\"); COMP_CWORD=$#; _tributary_cli %s;"
                            " printf '%%s;' \"${COMPREPLY[@]}\"; }\n"
                            "try exp; try export p --what li; try import p my",
                            quoted, program);
  offered = run_shell (self, "bash", "-c", script);
  if (offered != NULL)
    g_assert_cmpstr (offered, ==, "export;links;my list.csv;");
}

/* What an import says to a terminal of the kind @term. */
static char *
said_to_terminal (CliFixture *self, const char *term, const char *option)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *project = g_strdup_printf ("%s%s.tributary", term, option);
  g_autoptr (GString) said = g_string_new (NULL);
  int terminal = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC), other_end;
  char block[4096];
  gssize len;

  g_assert_cmpint (terminal, >=, 0);
  g_assert_cmpint (grantpt (terminal), ==, 0);
  g_assert_cmpint (unlockpt (terminal), ==, 0);
  other_end = open (ptsname (terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (other_end, >=, 0);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "TERM", term, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_take_stderr_fd (launcher, other_end);
  process = g_subprocess_launcher_spawn (launcher, &error, self->program, "import", project, "shop.csv", option, NULL);
  g_assert_no_error (error);
  g_clear_object (&launcher);
  while ((len = read (terminal, block, sizeof block)) > 0)
    g_string_append_len (said, block, len);
  close (terminal);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
progress_is_for_terminals (CliFixture *self, gconstpointer data)
{
  g_autofree char *shown = NULL, *dumb = NULL, *quiet = NULL;

  cli_write_people (self, "shop.csv", 0, 30, 0);
  shown = said_to_terminal (self, "xterm", "--no-input");
  g_assert_nonnull (strchr (shown, '\r'));
  g_assert_null (strchr (shown, '\033'));
  g_assert_true (g_str_has_suffix (shown, "\r")); /* wiped in the end */
  dumb = said_to_terminal (self, "dumb", "--no-input");
  g_assert_cmpstr (dumb, ==, "");
  quiet = said_to_terminal (self, "xterm", "--quiet");
  g_assert_cmpstr (quiet, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/usage/help-names-every-command", help_names_every_command);
  cli_test ("/cli/usage/unknown-commands-are-guessed", unknown_commands_are_guessed);
  cli_test ("/cli/usage/wrong-usage-is-status-2", wrong_usage_is_status_2);
  cli_test ("/cli/usage/options-stand-anywhere", options_stand_anywhere);
  cli_test ("/cli/usage/json-is-all-there-is-on-standard-output", json_is_all_there_is_on_standard_output);
  cli_test ("/cli/usage/no-space-for-what-is-printed-is-said", no_space_for_what_is_printed_is_said);
  cli_test ("/cli/usage/man-page-knows-every-option", man_page_knows_every_option);
  cli_test ("/cli/usage/completions-know-what-may-follow", completions_know_what_may_follow);
  cli_test ("/cli/usage/shells-read-the-completions", shells_read_the_completions);
  cli_test ("/cli/usage/progress-is-for-terminals", progress_is_for_terminals);
  return g_test_run ();
}
