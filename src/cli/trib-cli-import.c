/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Issues are things to look at, not failures: they go to standard output with the summary.
 */
#include "config.h"

#include "cli/trib-cli-import.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define SHOWN_ISSUES 10

void
trib_cli_reading_clear (TribCliReading *self)
{
  g_clear_pointer (&self->table, g_free);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->delimiter, g_free);
  g_clear_pointer (&self->quote, g_free);
  g_clear_pointer (&self->escape, g_free);
}

/* Several characters are a delimiter, too, but letters would part words. */
static gboolean
can_delimit (const char *text)
{
  static const char *const names[] = { "tab", "\\t", "space", "spaces", "none", NULL };

  if (g_strv_contains (names, text) || g_utf8_strlen (text, -1) == 1 || g_str_has_prefix (text, "\\x"))
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return *text != '\0';
}

gboolean
trib_cli_reading_options (TribCli *cli, TribCliReading *self, TribReadOptions *read)
{
  if (!trib_cli_take_text (cli, &self->table, "--table") || !trib_cli_take_text (cli, &self->encoding, "--encoding")
      || !trib_cli_take_text (cli, &self->delimiter, "--delimiter")
      || !trib_cli_take_text (cli, &self->quote, "--quote") || !trib_cli_take_text (cli, &self->escape, "--escape"))
    return FALSE;
  if (self->delimiter != NULL && !can_delimit (self->delimiter))
    {
      trib_cli_usage (cli, _ ("“%s” is not one character; --delimiter takes one, or “tab”"), self->delimiter);
      return FALSE;
    }
  *read = (TribReadOptions){ 0 };
  read->table = self->table;
  read->encoding = self->encoding;
  read->delimiter = self->delimiter;
  read->quote = self->quote;
  read->escape = self->escape;
  read->header = self->no_header ? TRIB_HEADER_NONE : TRIB_HEADER_DETECT;
  return TRUE;
}

gboolean
trib_cli_wait_for_input (TribCli *cli, const char *path)
{
  GPollFD polled[2] = { { .fd = STDIN_FILENO, .events = G_IO_IN | G_IO_HUP | G_IO_ERR } };

  if (!g_str_equal (path, "-") || !g_cancellable_make_pollfd (cli->cancellable, &polled[1]))
    return TRUE;
  while (g_poll (polled, 2, -1) < 0)
    continue;
  g_cancellable_release_fd (cli->cancellable);
  return !g_cancellable_is_cancelled (cli->cancellable);
}

static char *
issue_place (const TribRowIssue *issue, const char *const *columns)
{
  g_autoptr (GString) place = g_string_new (NULL);
  g_autofree char *number = trib_grouped (issue->line > 0 ? issue->line : issue->row);
  guint n_columns = columns != NULL ? g_strv_length ((char **) columns) : 0;

  if (issue->line > 0)
    g_string_append_printf (place, _ ("line %s"), number);
  else if (issue->row > 0)
    g_string_append_printf (place, _ ("row %s"), number);
  else
    g_string_append (place, _ ("the file"));
  if (issue->column >= 0 && (guint) issue->column < n_columns)
    g_string_append_printf (place, ", %s", columns[issue->column]);
  else if (issue->column >= 0)
    g_string_append_printf (place, _ (", column %d"), issue->column + 1);
  return g_string_free (g_steal_pointer (&place), FALSE);
}

void
trib_cli_print_issues (TribCli *cli, GPtrArray *issues, guint64 n, const char *const *columns)
{
  guint shown = MIN (SHOWN_ISSUES, issues != NULL ? issues->len : 0);

  for (guint i = 0; i < shown; i++)
    {
      const TribRowIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *place = issue_place (issue, columns);
      g_autofree char *reason = trib_cli_clean (issue->reason);
      g_autofree char *where = trib_cli_clean (place);
      g_autofree char *value = trib_cli_clean (issue->value != NULL ? issue->value : "");

      if (value[0] != '\0')
        trib_cli_print (cli, _ ("  %s: %s (“%s”)\n"), where, reason, value);
      else
        trib_cli_print (cli, "  %s: %s\n", where, reason);
    }
  if (n > shown)
    {
      g_autofree char *more = trib_grouped (n - shown);

      trib_cli_print (cli, _ ("  and %s more\n"), more);
    }
}

json_t *
trib_cli_issues_json (GPtrArray *issues, const char *const *columns)
{
  guint n_columns = columns != NULL ? g_strv_length ((char **) columns) : 0;
  json_t *list = json_array ();

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    {
      const TribRowIssue *issue = g_ptr_array_index (issues, i);
      gboolean named = issue->column >= 0 && (guint) issue->column < n_columns;
      json_t *item = json_object ();

      json_object_set_new (item, "row", trib_cli_json_id ((gint64) issue->row));
      json_object_set_new (item, "line", trib_cli_json_id ((gint64) issue->line));
      json_object_set_new (item, "column", named ? trib_cli_json_text (columns[issue->column]) : json_null ());
      json_object_set_new (item, "value", trib_cli_json_text (issue->value));
      json_object_set_new (item, "reason", trib_cli_json_text (issue->reason));
      json_array_append_new (list, item);
    }
  return list;
}
