/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of commands, in the order in which one uses them. A new command is a file, a line in trib-commands.h and
 * a row here.
 */
#include "config.h"

#include "cli/trib-commands.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static const TribCommand commands[] = {
  { "init", N_ ("PROJECT"), N_ ("Make a new, empty project file"),
    N_ ("A file that is there is not overwritten. The project is a single file which only you can read."),
    trib_command_init },
  { "inspect", N_ ("FILE|URL"), N_ ("Say what a file holds, before anything is imported"),
    N_ ("FILE is one of {read}; - is standard input. What an address (https://…) leads to is read in the same way; the "
        "files of an archive are its tables."),
    trib_command_inspect },
  { "import", N_ ("PROJECT FILE|URL…"), N_ ("Read files into a project"),
    N_ ("Makes the project where there is none. The same source again updates it: rows are new, changed, unchanged or "
        "gone. What is wrong with single rows stops nothing; it is counted and kept for review. - is standard input."),
    trib_command_import },
  { "mapping", N_ ("PROJECT"), N_ ("Print the mapping of a source as JSON"),
    N_ ("This is the form that import --mapping FILE takes."), trib_command_mapping },
  { "consolidate", N_ ("PROJECT"), N_ ("Find the records of the same customer and merge them"),
    N_ ("Without news since the last run nothing changes. Every merge can be taken back, see undo."),
    trib_command_consolidate },
  { "customers", N_ ("PROJECT"), N_ ("List the customers"), NULL, trib_command_customers },
  { "show", N_ ("PROJECT CUSTOMER"), N_ ("Show one customer: values, where from and why, records, history"),
    N_ ("The number of a customer that was merged into another shows the other."), trib_command_show },
  { "review", N_ ("PROJECT"), N_ ("List the pairs that wait for a person, each with its evidence"),
    N_ ("The first is the one whose answer changes most. “decide” takes the answers."), trib_command_review },
  { "decide", N_ ("PROJECT PAIR same|different|household"), N_ ("Answer a pair that waits, or many out of a file"),
    N_ ("PAIR is what review prints, such as 12-418. The answer takes effect at once, holds through every later run, "
        "and the "
        "next consolidate learns from it. With household the two are different customers of one household. Instead of "
        "PAIR and the answer, a FILE with lines such as 12-418,same answers many at once; - is standard input."),
    trib_command_decide },
  { "merge", N_ ("PROJECT CUSTOMER CUSTOMER…"), N_ ("Merge customers by hand"),
    N_ ("It holds through every later run, until it is taken back."), trib_command_merge },
  { "split", N_ ("PROJECT CUSTOMER RECORD…"), N_ ("Take records out of a customer by hand"),
    N_ ("The records become a customer of their own. It holds through every later run, until it is taken back."),
    trib_command_split },
  { "set", N_ ("PROJECT CUSTOMER FIELD VALUE"), N_ ("Set a value of a customer by hand"),
    N_ ("It stands before every rule, through every later import and run, until it is taken back or left to its rule "
        "again with --rule."),
    trib_command_set },
  { "rules", N_ ("PROJECT [list|try|set|reset|trust]"), N_ ("Say how one value is chosen among those of a customer"),
    N_ ("“rules PROJECT set FIELD RULE” sets the rule of a field, “try” shows which customers that would change, "
        "“reset” gives it back the one that it had. Rules are frequent, recent, complete, longest, trusted, valid, "
        "min, "
        "max, sum, join, priority, strictest, as far as they make sense for the field; “rules PROJECT set FIELD "
        "priority "
        "VALUE…” says which values go first, “trusted SOURCE…” which sources. Ties go to what is valid, more frequent, "
        "of "
        "the more trusted source, more recent, longer. “rules PROJECT trust SOURCE…” says which sources are trusted "
        "most."),
    trib_command_rules },
  { "history", N_ ("PROJECT [CUSTOMER]"), N_ ("Say what happened, newest last"), NULL, trib_command_history },
  { "undo", N_ ("PROJECT [EVENT]"), N_ ("Take back the last thing, or the event of that number"),
    N_ ("Taking back is an event too: take it back, and the thing is done again."), trib_command_undo },
  { "export", N_ ("PROJECT OUT"), N_ ("Write customers, records, links or the history to a file"),
    N_ ("The format goes by the ending of OUT: {written}. - is standard output."), trib_command_export },
  { "model", N_ ("PROJECT export FILE"), N_ ("Write the fitted model as settings of Splink"),
    N_ ("JSON for Splink 4 and 5, on DuckDB, Spark and others; its columns are those of a handover. - is "
        "standard output."),
    trib_command_model },
  { "handover", N_ ("PROJECT DIR"), N_ ("Write a folder with which Spark brings the records together"),
    N_ ("DIR is new or empty. It gets the records, the model of the last run, a job for PySpark and a README; only you "
        "can read them."),
    trib_command_handover },
  { "takeback", N_ ("PROJECT FILE"), N_ ("Take in what the job of a handover wrote"),
    N_ ("FILE has the columns record_id and cluster_id. It comes in as a run: what you decided holds, numbers of "
        "customers stay, and it can be taken back, see undo. - is standard input."),
    trib_command_takeback },
};

const TribCommand *
trib_commands_list (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

const TribCommand *
trib_commands_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* Slips of the keyboard between two short words: letters put in, left out, changed or swapped with the next. */
static guint
distance (const char *a, const char *b)
{
  guint d[32][32];
  guint n = (guint) strlen (a), m = (guint) strlen (b);

  if (n >= G_N_ELEMENTS (d) || m >= G_N_ELEMENTS (d))
    return G_MAXUINT;
  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= m; j++)
      {
        if (i == 0 || j == 0)
          {
            d[i][j] = i + j;
            continue;
          }
        d[i][j] = MIN (d[i - 1][j], d[i][j - 1]) + 1;
        d[i][j] = MIN (d[i][j], d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = MIN (d[i][j], d[i - 2][j - 2] + 1);
      }
  return d[n][m];
}

const TribCommand *
trib_commands_guess (const char *name)
{
  const TribCommand *best = NULL;
  guint nearest = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gboolean begins = strlen (name) > 1 && g_str_has_prefix (commands[i].name, name);
      guint d = begins ? 1 : distance (name, commands[i].name);

      if (d < nearest && d <= (guint) MAX (2, strlen (commands[i].name) / 3))
        {
          nearest = d;
          best = &commands[i];
        }
    }
  return best;
}

void
trib_commands_print_help (void)
{
  printf ("%s\n  tributary-cli %s\n\n%s\n\n", _ ("Usage:"), _ ("COMMAND PROJECT [ARGUMENT…] [--json] [--quiet]"),
          _ ("Brings customer data from many sources together in one explained, reversible view of each customer."));
  printf ("%s\n", _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %-12s %s\n", commands[i].name, _ (commands[i].summary));
  printf ("\n%s\n%s\n", _ ("tributary-cli COMMAND --help says more of each; --version prints the version."),
          _ ("Exit status: 0 done, 1 could not, 2 wrong usage, 130 cancelled."));
}
