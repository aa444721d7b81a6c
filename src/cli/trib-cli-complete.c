/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Completions out of the table of commands and the options that each command takes: a command is run with nothing but a
 * wish to see its options. What an option or an argument takes is read off how the help names it: same|different is one
 * of two words, FILE a file.
 */
#include "config.h"

#include "cli/trib-cli-complete.h"

#include "cli/trib-commands.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Names in capitals that stand for a file, wherever the help uses them. */
static const char *const file_names[] = { "PROJECT", "FILE", "OUT", "DIR", NULL };

typedef struct
{
  char **words; /* behind the command, without the last */
  guint n;
  const char *typed;
  const TribCommand *command;
} Line;

static void
offer (const char *typed, const char *word, const char *meaning)
{
  if (!g_str_has_prefix (word, typed))
    return;
  if (meaning != NULL)
    printf ("%s\t%s\n", word, meaning);
  else
    printf ("%s\n", word);
}

/* "same|different", "auto|FILE", "[EVENT]". */
static void
offer_named (const char *typed, const char *name)
{
  g_autofree char *bare = g_strdup (name);
  g_auto (GStrv) parts = g_strsplit (g_strdelimit (bare, "[]…", '|'), "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (file_names, parts[i]))
      printf (":files\n");
    else if (g_ascii_islower (parts[i][0]))
      offer (typed, parts[i], NULL);
}

static const GOptionEntry *
find_option (const GOptionEntry *options, const char *word)
{
  for (; options != NULL && options->long_name != NULL; options++)
    if ((g_str_has_prefix (word, "--") && g_str_equal (word + 2, options->long_name))
        || (options->short_name != 0 && word[0] == '-' && word[1] == options->short_name && word[2] == '\0'))
      return options;
  return NULL;
}

static const GOptionEntry *
find_either (const GOptionEntry *own, const GOptionEntry *common, const char *word)
{
  const GOptionEntry *found = find_option (own, word);

  return found != NULL ? found : find_option (common, word);
}

static gboolean
takes_value (const GOptionEntry *option)
{
  return option != NULL && option->arg != G_OPTION_ARG_NONE;
}

static void
offer_options (const char *typed, const GOptionEntry *options)
{
  for (; options != NULL && options->long_name != NULL; options++)
    if (options->long_name[0] != '\0' && !(options->flags & G_OPTION_FLAG_HIDDEN))
      {
        g_autofree char *word = g_strdup_printf ("--%s", options->long_name);

        offer (typed, word, _ (options->description));
      }
}

/* The argument whose turn it is, where @n stand before it; the last that may be repeated takes all that follow. */
static void
offer_argument (const Line *line, guint n)
{
  g_auto (GStrv) names = g_strsplit (line->command->arguments, " ", -1);
  guint last = g_strv_length (names);

  if (last > 0 && n >= last && g_str_has_suffix (names[last - 1], "…"))
    n = last - 1;
  if (n < last)
    offer_named (line->typed, names[n]);
}

static void
options_seen_cb (const GOptionEntry *own, const GOptionEntry *common, gpointer user_data)
{
  const Line *line = user_data;
  const GOptionEntry *before = NULL;
  gboolean only_arguments = FALSE;
  guint n = 0;

  for (guint i = 0; i < line->n; i++)
    {
      const char *word = line->words[i];
      gboolean is_value = takes_value (before);

      before = NULL;
      if (is_value)
        continue;
      if (!only_arguments && g_str_equal (word, "--"))
        only_arguments = TRUE;
      else if (!only_arguments && word[0] == '-' && word[1] != '\0')
        before = find_either (own, common, word);
      else
        n++;
    }
  if (takes_value (before))
    {
      if (before->arg_description != NULL)
        offer_named (line->typed, before->arg_description);
    }
  else if (line->typed[0] == '-' && !only_arguments)
    {
      offer_options (line->typed, own);
      offer_options (line->typed, common);
    }
  else
    offer_argument (line, n);
}

static void
offer_commands (const char *typed)
{
  guint n;
  const TribCommand *commands = trib_commands_list (&n);

  for (guint i = 0; i < n; i++)
    offer (typed, commands[i].name, _ (commands[i].summary));
}

/* Shells that part words at = give it as a word of its own. */
static GStrv
without_equals_signs (char **words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i + 1] == NULL || !g_str_equal (words[i], "="))
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

void
trib_cli_complete (char **words)
{
  g_auto (GStrv) bare = without_equals_signs (words);
  guint n = g_strv_length (bare);
  const char *typed = n > 0 ? bare[n - 1] : "";
  char *nothing[] = { NULL };
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (TribCli) cli = NULL;
  Line line = { bare + 1, n > 1 ? n - 2 : 0, typed, NULL };

  if (n < 2)
    {
      offer_commands (typed);
      offer (typed, "help", _ ("Show this help"));
      offer (typed, "--help", _ ("Show this help"));
      offer (typed, "--version", _ ("Print the version"));
      return;
    }
  if (g_str_equal (bare[0], "help"))
    {
      offer_commands (n == 2 ? typed : "\n");
      return;
    }
  line.command = trib_commands_find (bare[0]);
  if (line.command == NULL)
    return;
  cancellable = g_cancellable_new ();
  cli = trib_cli_new (line.command, nothing, cancellable, 077);
  cli->see_options = options_seen_cb;
  cli->see_options_data = &line;
  line.command->run (cli);
}
