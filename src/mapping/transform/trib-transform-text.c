/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Transforms that make one text of another: trim, case, replace, look up, put before.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "mapping/transform/trib-transform-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Before any pattern: one that would try for hours gives up. */
#define LIMITS "(*LIMIT_MATCH=50000)(*LIMIT_DEPTH=5000)"

gboolean
trib_transform_trim (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  char *stripped = g_strstrip (text->str);

  memmove (text->str, stripped, strlen (stripped) + 1);
  g_string_truncate (text, strlen (text->str));
  return TRUE;
}

gboolean
trib_transform_upper (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autofree char *upper = g_utf8_strup (text->str, (gssize) text->len);

  g_string_assign (text, upper);
  return TRUE;
}

gboolean
trib_transform_lower (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autofree char *lower = g_utf8_strdown (text->str, (gssize) text->len);

  g_string_assign (text, lower);
  return TRUE;
}

gboolean
trib_transform_title (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autofree char *lower = g_utf8_strdown (text->str, (gssize) text->len);
  gboolean inside = FALSE;

  g_string_truncate (text, 0);
  for (const char *p = lower; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (text, inside ? c : g_unichar_totitle (c));
      inside = g_unichar_isalnum (c) || (inside && g_unichar_ismark (c));
    }
  return TRUE;
}

gboolean
trib_transform_replace (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_string_replace (text, self->args[0], self->args[1] ? self->args[1] : "", 0);
  return TRUE;
}

/* Groups may be called $1 as well as \1. */
static char *
with_backslashes (const char *by)
{
  GString *out = g_string_new (NULL);

  for (const char *p = by ? by : ""; *p; p++)
    if (*p == '$' && g_ascii_isdigit (p[1]))
      g_string_append_c (out, '\\');
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

void
trib_transform_prepare_regex (TribTransform *self)
{
  g_autofree char *pattern = g_strconcat (LIMITS, self->args[0], NULL);
  g_autofree char *by = with_backslashes (self->args[1]);
  g_autoptr (GError) error = NULL;

  self->regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);
  if (self->regex == NULL)
    self->fault = g_strdup_printf (_ ("the pattern “%s” is not a regular expression"), self->args[0]);
  else if (!g_regex_check_replacement (by, NULL, &error))
    self->fault = g_strdup_printf (_ ("“%s” cannot stand for what was found"), self->args[1]);
}

gboolean
trib_transform_regex (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autofree char *by = with_backslashes (self->args[1]);
  g_autofree char *replaced = g_regex_replace (self->regex, text->str, (gssize) text->len, 0, by, 0, NULL);

  if (replaced == NULL)
    return FALSE;
  g_string_assign (text, replaced);
  return TRUE;
}

void
trib_transform_prepare_table (TribTransform *self)
{
  g_auto (GStrv) lines = g_strsplit (self->args[0], "\n", -1);

  self->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; lines[i]; i++)
      {
        g_auto (GStrv) pair = g_strsplit (lines[i], "\t", 2);
        g_autofree char *key = NULL;

        if (pair[0] == NULL || pair[1] == NULL)
          continue;
        key = round == 0 ? g_strdup (pair[0]) : trib_fold (pair[0]);
        if (!g_hash_table_contains (self->table, key))
          g_hash_table_insert (self->table, g_steal_pointer (&key), g_strdup (pair[1]));
      }
  if (g_hash_table_size (self->table) == 0)
    self->fault = g_strdup (_ ("the table has no line"));
}

/* As it stands in the table, else without regard to case and accents. */
gboolean
trib_transform_look_up (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  const char *found = g_hash_table_lookup (self->table, text->str);

  if (found == NULL)
    {
      g_autofree char *folded = trib_fold (text->str);

      found = folded[0] != '\0' ? g_hash_table_lookup (self->table, folded) : NULL;
    }
  if (found == NULL)
    found = self->args[1];
  if (found)
    g_string_assign (text, found);
  return TRUE;
}

gboolean
trib_transform_prefix (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  if (text->len > 0)
    g_string_prepend (text, self->args[0]);
  return TRUE;
}

/* Zeros that a spreadsheet has taken come back. */
gboolean
trib_transform_pad (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  const char *with = self->args[1] && self->args[1][0] ? self->args[1] : "0";
  glong missing = self->numbers[0] - g_utf8_strlen (text->str, (gssize) text->len);

  for (; text->len > 0 && missing > 0; missing--)
    g_string_insert_unichar (text, 0, g_utf8_get_char (with));
  return TRUE;
}
