/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What inspect and import share: the options that say how a file is read, and row issues in lines and as JSON.
 */
#pragma once

#include "cli/trib-cli-output.h"
#include "formats/trib-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char *table;
  char *encoding;
  char *delimiter;
  char *quote;
  char *escape;
  gboolean no_header;
} TribCliReading;

void trib_cli_reading_clear (TribCliReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TribCliReading, trib_cli_reading_clear)

/* clang-format off */
#define TRIB_CLI_READING_ENTRIES(self)                                                                                 \
  { "table", 0, 0, G_OPTION_ARG_FILENAME, &(self).table, N_ ("The sheet, or the element that is a record"),            \
    N_ ("NAME") },                                                                                                     \
  { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &(self).encoding, N_ ("Instead of the one that is found"),                \
    N_ ("NAME") },                                                                                                     \
  { "delimiter", 0, 0, G_OPTION_ARG_FILENAME, &(self).delimiter, N_ ("What parts the cells; “tab” is one too"),        \
    N_ ("CHARACTER") },                                                                                                \
  { "quote", 0, 0, G_OPTION_ARG_FILENAME, &(self).quote, N_ ("What stands around cells, or “none”"),                   \
    N_ ("CHARACTER") },                                                                                                \
  { "escape", 0, 0, G_OPTION_ARG_FILENAME, &(self).escape,                                                             \
    N_ ("What makes a quote behind it text, or “none” where quotes are doubled"), N_ ("CHARACTER") },                  \
  { "no-header", 0, 0, G_OPTION_ARG_NONE, &(self).no_header, N_ ("The first row is data, not headings"), NULL }
/* clang-format on */

/* @read points into @self. FALSE: said as wrong usage. */
gboolean trib_cli_reading_options (TribCli *cli, TribCliReading *self, TribReadOptions *read);

/* Where @path is standard input: waits until there is something. FALSE: cancelled. */
gboolean trib_cli_wait_for_input (TribCli *cli, const char *path);

/* The first few of @n in lines; @columns (nullable) are the headings. */
void trib_cli_print_issues (TribCli *cli, GPtrArray *issues, guint64 n, const char *const *columns);
json_t *trib_cli_issues_json (GPtrArray *issues, const char *const *columns);

G_END_DECLS
