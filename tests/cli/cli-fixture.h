/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drives tributary-cli from outside, as a script would: in a folder of its own, with files that the test writes.
 */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

#define PROJECT "p.tributary"

/**
 * CliFixture:
 * @folder: where the commands run; removed with all that is in it
 * @program: the tributary-cli under test
 * @setup: (nullable): runs in the child before the program
 * @other_user: whether @setup makes it another user, who may not read the test's own files
 */
typedef struct
{
  char *folder;
  char *program;
  GSpawnChildSetupFunc setup;
  gboolean other_user;
} CliFixture;

typedef struct
{
  int status; /* exit status, or minus the signal that ended it */
  char *out;
  gsize out_len;
  char *err;
} CliRun;

void cli_run_free (CliRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

void cli_fixture_set_up (CliFixture *self, gconstpointer data);
void cli_fixture_tear_down (CliFixture *self, gconstpointer data);

/* Adds a test with a folder of its own. */
#define cli_test(path, func) g_test_add (path, CliFixture, NULL, cli_fixture_set_up, func, cli_fixture_tear_down)

GSubprocessLauncher *cli_launcher (CliFixture *self, GSubprocessFlags flags);
GSubprocess *cli_start (CliFixture *self, ...) G_GNUC_NULL_TERMINATED;
/* Waits and takes what it wrote. */
CliRun *cli_finish (GSubprocess *process);
CliRun *cli_finish_with_input (GSubprocess *process, const char *input);
/* Runs to the end and fails unless it exits with @status. */
CliRun *cli_do (CliFixture *self, int status, ...) G_GNUC_NULL_TERMINATED;
CliRun *cli_do_with_input (CliFixture *self, int status, const char *input, ...) G_GNUC_NULL_TERMINATED;
/* Runs with --json; fails unless it exits with 0 and prints one JSON document. */
json_t *cli_json (CliFixture *self, ...) G_GNUC_NULL_TERMINATED;

/* One line, "tributary-cli: @where: …", with @word in it. */
void cli_assert_error_line (const CliRun *run, const char *where, const char *word);

char *cli_path (CliFixture *self, const char *name);
gboolean cli_exists (CliFixture *self, const char *name);
void cli_write (CliFixture *self, const char *name, const char *text, gssize len);
char *cli_read (CliFixture *self, const char *name, gsize *len);
/* Sum of what a file of that name holds. */
char *cli_sum (CliFixture *self, const char *name);
guint cli_count_lines (const char *text);

/* People @from to @to (without) as CSV. Person n is the same in both @variants, but written differently. */
void cli_write_people (CliFixture *self, const char *name, guint from, guint to, int variant);
/* Imports 150 people from shop.csv and 100 of them again, and 50 others, from till.csv; consolidates. */
void cli_make_customers (CliFixture *self);

gint64 cli_number (json_t *object, const char *member);
const char *cli_text (json_t *object, const char *member);

G_END_DECLS
