/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is written as UTF-8, whatever the locale, so that a script gets the same bytes everywhere. Values that
 * came from files lose their control characters before a terminal sees them; JSON has them escaped.
 */
#include "config.h"

#include "cli/trib-cli-output.h"

#include "cli/trib-cli-progress.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define JSON_STYLE (JSON_SORT_KEYS | JSON_REAL_PRECISION (8))

void
trib_cli_print (TribCli *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  trib_cli_progress_clear (self);
  fputs (text, stdout);
}

static guint
columns_of (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

void
trib_cli_print_cells (TribCli *self, const char *const *cells, const int *widths, guint n_cells)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *cell = trib_cli_clean (cells[i] != NULL ? cells[i] : "");
      guint wanted = (guint) ABS (widths[i]), width = columns_of (cell);
      guint room = width < wanted ? wanted - width : 0;

      if (i > 0)
        g_string_append (line, "  ");
      if (widths[i] < 0)
        g_string_append_printf (line, "%*s", (int) room, "");
      g_string_append (line, cell);
      if (widths[i] > 0 && i + 1 < n_cells)
        g_string_append_printf (line, "%*s", (int) room, "");
    }
  g_strchomp (line->str);
  trib_cli_print (self, "%s\n", line->str);
}

void
trib_cli_print_json (TribCli *self, json_t *root)
{
  trib_cli_progress_clear (self);
  json_dumpf (root, stdout, JSON_STYLE | JSON_INDENT (2));
  fputc ('\n', stdout);
  json_decref (root);
}

void
trib_cli_begin_json (TribCli *self, const char *name)
{
  self->json_items = 0;
  trib_cli_print (self, "{\"%s\": [", name);
}

void
trib_cli_add_json (TribCli *self, json_t *item)
{
  fputs (self->json_items++ > 0 ? ",\n" : "\n", stdout);
  json_dumpf (item, stdout, JSON_STYLE);
  json_decref (item);
}

void
trib_cli_end_json (TribCli *self)
{
  fputs (self->json_items > 0 ? "\n]}\n" : "]}\n", stdout);
}

json_t *
trib_cli_json_text (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return json_null ();
  valid = g_utf8_make_valid (text, -1);
  return json_string (valid);
}

json_t *
trib_cli_json_id (gint64 id)
{
  return id != 0 ? json_integer (id) : json_null ();
}

json_t *
trib_cli_json_stages (TribCli *self)
{
  json_t *list = json_array ();
  guint n;
  const TribStageTime *times = trib_progress_get_times (self->progress, &n);

  for (guint i = 0; i < n; i++)
    json_array_append_new (
        list, json_pack ("{s:o, s:f}", "name", trib_cli_json_text (times[i].name), "seconds", times[i].seconds));
  return list;
}

json_t *
trib_cli_json_texts (GPtrArray *texts)
{
  json_t *list = json_array ();

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    json_array_append_new (list, trib_cli_json_text (g_ptr_array_index (texts, i)));
  return list;
}

char *
trib_cli_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
trib_cli_counted (guint64 number, const char *text)
{
  g_autofree char *grouped = trib_grouped (number);
  const char *place = strstr (text, "%s");

  if (place == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, grouped, place + 2);
}

char *
trib_cli_iso_time (gint64 microseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

char *
trib_cli_local_time (gint64 microseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}

gboolean
trib_cli_on_terminal (void)
{
  return isatty (STDOUT_FILENO);
}
