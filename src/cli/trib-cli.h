/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every command shares: its arguments and options, how it fails, and the project it works on.
 *
 * A command is a function that parses with trib_cli_parse (), works through the library, prints through
 * trib-cli-output.h and returns the exit status.
 */
#pragma once

#include <gio/gio.h>
#include <sys/types.h>

#include "base/trib-progress.h"
#include "store/trib-store.h"

G_BEGIN_DECLS

#define TRIB_CLI_DONE 0
#define TRIB_CLI_FAILED 1
#define TRIB_CLI_USAGE 2

typedef struct _TribCli TribCli;

/**
 * TribCommand:
 * @arguments: what follows the name: "PROJECT FILE…"
 * @summary: one line for the list of commands
 * @details: (nullable): what its own help says beyond that; {read} and {written} in it stand for the formats that are
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  int (*run) (TribCli *cli);
} TribCommand;

/* @own: (nullable): those of the command alone. Both end with an entry without a name. */
typedef void (*TribCliOptionsFunc) (const GOptionEntry *own, const GOptionEntry *common, gpointer user_data);

/**
 * TribCli:
 * @argv: what was typed behind the command's name
 * @args: (array length=n_args): what is left when the options are taken out
 * @status: exit status, where trib_cli_parse () said %FALSE
 * @progress: (nullable): a line on the terminal, or with --json the seconds of the stages
 * @umask: that of the user, for what leaves the program; all else is private
 * @json_items: printed so far of a JSON list
 * @see_options: (nullable): what trib_cli_parse () gives the options to instead of reading them
 */
struct _TribCli
{
  const TribCommand *command;
  GStrv argv;
  GStrv args;
  guint n_args;
  gboolean json;
  gboolean quiet;
  gboolean no_input;
  gboolean help;
  int status;
  GCancellable *cancellable;
  TribProgress *progress;
  guint progress_width;
  mode_t umask;
  guint64 json_items;
  TribCliOptionsFunc see_options;
  gpointer see_options_data;
};

TribCli *trib_cli_new (const TribCommand *command, char **argv, GCancellable *cancellable, mode_t user_umask);
void trib_cli_free (TribCli *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribCli, trib_cli_free)

/* FALSE: return @status. @options ends with G_OPTION_ENTRY_NULL; @max 0 for as many as one likes. */
gboolean trib_cli_parse (TribCli *self, const GOptionEntry *options, guint min, guint max);

/* These print one line on standard error and return the exit status. */
int trib_cli_usage (TribCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
int trib_cli_fail (TribCli *self, const GError *error);
/* A line on standard error that is no failure; nothing with --quiet. */
void trib_cli_note (TribCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* A number from 1; else says so as wrong usage and gives 0, with the status in @status. */
typedef enum
{
  TRIB_CLI_NUMBER_CUSTOMER,
  TRIB_CLI_NUMBER_RECORD,
  TRIB_CLI_NUMBER_EVENT,
} TribCliNumber;

gint64 trib_cli_number (TribCli *self, const char *text, TribCliNumber what);

/* Options with text are parsed as file names, because GOption refuses other letters in the C locale. This makes UTF-8 of
 * @text (nullable), or says so as wrong usage. */
gboolean trib_cli_take_text (TribCli *self, char **text, const char *option);

/* The project in the first argument; %NULL when that could not be, with the status in @status. */
TribStore *trib_cli_open (TribCli *self, TribStoreMode mode);

G_END_DECLS
