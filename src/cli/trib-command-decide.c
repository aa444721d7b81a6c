/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * decide: the answer to one pair that waits, or to many out of a file, all of them or none.
 */
#include "config.h"

#include "cli/trib-cli-event.h"
#include "cli/trib-cli-import.h"
#include "cli/trib-commands.h"
#include "unify/trib-review.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* "12-418" */
static gboolean
parse_pair (const char *text, TribReviewAnswer *answer)
{
  g_auto (GStrv) numbers = g_strsplit (text, "-", 3);
  guint64 a, b;

  if (g_strv_length (numbers) != 2 || !g_ascii_string_to_unsigned (numbers[0], 10, 1, G_MAXINT64, &a, NULL)
      || !g_ascii_string_to_unsigned (numbers[1], 10, 1, G_MAXINT64, &b, NULL) || a == b)
    return FALSE;
  answer->a = (gint64) a;
  answer->b = (gint64) b;
  return TRUE;
}

/* One cell of a line, without blanks and quotes around it. */
static char *
trim_cell (char *cell)
{
  gsize len;

  cell = g_strstrip (cell);
  len = strlen (cell);
  if (len >= 2 && cell[0] == '"' && cell[len - 1] == '"')
    {
      cell[len - 1] = '\0';
      cell = g_strstrip (cell + 1);
    }
  return cell;
}

/* A line "pair,answer"; what follows is somebody's notes. FALSE with @why where it is none. */
static gboolean
parse_line (char *line, TribReviewAnswer *answer, const char **why)
{
  g_auto (GStrv) cells = g_strsplit_set (line, ",;\t", 3);

  if (g_strv_length (cells) < 2 || !parse_pair (trim_cell (cells[0]), answer))
    *why = _ ("It does not begin with a pair, such as 12-418, and a comma");
  else if (!trib_answer_from_name (trim_cell (cells[1]), &answer->answer))
    *why = _ ("The answer is none of same, different, household");
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_heading (const char *line)
{
  return g_ascii_strncasecmp (line, "pair", 4) == 0 || g_ascii_strncasecmp (line, "\"pair\"", 6) == 0;
}

static gboolean
read_answers (FILE *file, const char *path, GArray *answers, GError **error)
{
  g_autofree char *buffer = NULL;
  size_t size = 0;
  guint64 number = 0;

  while (getline (&buffer, &size, file) >= 0)
    {
      TribReviewAnswer answer;
      const char *why;
      char *line = buffer;

      if (number++ == 0 && g_str_has_prefix (line, "\xef\xbb\xbf"))
        line += 3;
      line = g_strstrip (line);
      if (line[0] == '\0' || (number == 1 && is_heading (line)))
        continue;
      if (!parse_line (line, &answer, &why))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("%s, line %" PRIu64 ": %s. Mend the line, nothing was taken in."), path, number, why);
          return FALSE;
        }
      g_array_append_val (answers, answer);
    }
  if (ferror (file))
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("%s: It could not be read: %s. Try again."), path,
                 g_strerror (errno));
  else if (answers->len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("%s: There are no answers in it. Write lines such as 12-418,same."), path);
  return !ferror (file) && answers->len > 0;
}

static gboolean
load_file (TribCli *cli, const char *path, GArray *answers)
{
  gboolean standard = strcmp (path, "-") == 0, ok;
  g_autoptr (GError) error = NULL;
  FILE *file;

  if (!trib_cli_wait_for_input (cli, path))
    {
      trib_cli_fail (cli, NULL);
      return FALSE;
    }
  file = standard ? stdin : fopen (path, "re");
  if (file == NULL)
    {
      g_set_error (&error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("%s: It could not be opened: %s. Check the name."), path, g_strerror (errno));
      trib_cli_fail (cli, error);
      return FALSE;
    }
  ok = read_answers (file, path, answers, &error);
  if (!standard)
    fclose (file);
  if (!ok)
    trib_cli_fail (cli, error);
  return ok;
}

/* PROJECT PAIR ANSWER, or PROJECT FILE. */
static gboolean
take_arguments (TribCli *cli, GArray *answers)
{
  TribReviewAnswer answer;

  if (cli->n_args == 3)
    {
      if (!parse_pair (cli->args[1], &answer))
        trib_cli_usage (cli, _ ("“%s” is no pair of records such as 12-418"), cli->args[1]);
      else if (!trib_answer_from_name (cli->args[2], &answer.answer))
        trib_cli_usage (cli, _ ("“%s” is none of same, different, household"), cli->args[2]);
      else
        {
          g_array_append_val (answers, answer);
          return TRUE;
        }
      return FALSE;
    }
  if (parse_pair (cli->args[1], &answer) && !g_file_test (cli->args[1], G_FILE_TEST_EXISTS))
    {
      trib_cli_usage (cli, "%s", _ ("The answer is missing: same, different or household"));
      return FALSE;
    }
  return load_file (cli, cli->args[1], answers);
}

int
trib_command_decide (TribCli *cli)
{
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (TribReviewAnswer));
  g_auto (TribUndoReport) report = { 0 };
  g_autoptr (GError) error = NULL;

  if (!trib_cli_parse (cli, NULL, 2, 3) || !take_arguments (cli, answers))
    return cli->status;
  store = trib_cli_open (cli, TRIB_STORE_WRITE);
  if (store == NULL)
    return cli->status;
  if (trib_review_answer (store, (const TribReviewAnswer *) (gpointer) answers->data, answers->len, &report,
                          cli->progress, cli->cancellable, &error)
      == 0)
    return trib_cli_fail (cli, error);
  trib_cli_print_undo_report (cli, &report);
  return TRIB_CLI_DONE;
}
