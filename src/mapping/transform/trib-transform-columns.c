/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Transforms that draw on all columns of their link. They begin anew from the cells: what steps before them made is gone.
 */
#include "config.h"

#include "base/trib-fold.h"
#include "mapping/transform/trib-transform-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* The cell without blanks around it. */
static const char *
strip_cell (const TribText *cell, gsize *len)
{
  const char *from = cell->text, *to = cell->text + cell->len;

  while (from < to && g_ascii_isspace (*from))
    from++;
  while (to > from && g_ascii_isspace (to[-1]))
    to--;
  *len = (gsize) (to - from);
  return from;
}

gboolean
trib_transform_first (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_string_truncate (text, 0);
  for (guint i = 0; i < input->n && text->len == 0; i++)
    {
      gsize len;
      const char *cell = strip_cell (&input->cells[i], &len);

      g_string_append_len (text, cell, (gssize) len);
    }
  return TRUE;
}

/* Each value once. */
gboolean
trib_transform_combine (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_string_truncate (text, 0);
  for (guint i = 0; i < input->n; i++)
    {
      gsize len;
      const char *cell = strip_cell (&input->cells[i], &len);

      if (len == 0 || !g_hash_table_add (seen, g_strndup (cell, len)))
        continue;
      if (text->len > 0)
        g_string_append (text, self->args[0] ? self->args[0] : " ");
      g_string_append_len (text, cell, (gssize) len);
    }
  return TRUE;
}

/* "{Heading}" by its heading, without regard to case where needed, or "{2}" by its place. -1 where there is none. */
static int
find_column (const char *const *names, guint n, const char *name)
{
  g_autofree char *folded = NULL;
  char *end;
  long place;

  for (guint i = 0; i < n; i++)
    if (strcmp (names[i], name) == 0)
      return (int) i;
  folded = trib_fold (name);
  for (guint i = 0; i < n && folded[0] != '\0'; i++)
    {
      g_autofree char *other = trib_fold (names[i]);

      if (strcmp (other, folded) == 0)
        return (int) i;
    }
  place = strtol (name, &end, 10);
  return *end == '\0' && place >= 1 && place <= (long) n ? (int) place - 1 : -1;
}

/* The next placeholder of the template at *@at: text before it goes to @before, its name is returned. %NULL at the end. */
static char *
next_placeholder (const char **at, GString *before)
{
  g_string_truncate (before, 0);
  for (const char *p = *at; *p; p++)
    {
      const char *close = *p == '{' ? strchr (p, '}') : NULL;

      if (close)
        {
          *at = close + 1;
          return g_strndup (p + 1, (gsize) (close - p - 1));
        }
      g_string_append_c (before, *p);
      *at = p + 1;
    }
  return NULL;
}

/* What stands between two columns is written only where both have something; what stands before the first and behind the last
 * where any has. */
gboolean
trib_transform_join (const TribTransform *self, const TribTransformInput *input, GString *text)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autofree char *opening = NULL;
  const char *at = self->args[0];
  gboolean any = FALSE;
  char *name;

  g_string_truncate (text, 0);
  while ((name = next_placeholder (&at, before)) != NULL)
    {
      int column = find_column (input->names, input->n, name);
      gsize len = 0;
      const char *cell = column >= 0 ? strip_cell (&input->cells[column], &len) : NULL;

      g_free (name);
      if (opening == NULL)
        {
          opening = g_strdup (before->str);
          g_string_truncate (before, 0);
        }
      if (len == 0)
        continue;
      g_string_append (text, any ? before->str : opening);
      g_string_append_len (text, cell, (gssize) len);
      any = TRUE;
    }
  if (any)
    g_string_append (text, before->str);
  return TRUE;
}

char *
trib_transform_join_fault (const TribTransform *self, const char *const *columns)
{
  g_autoptr (GString) before = g_string_new (NULL);
  const char *at = self->args[0];
  guint n = 0;
  char *name;

  for (; (name = next_placeholder (&at, before)) != NULL; n++)
    {
      g_autofree char *own = name;

      if (find_column (columns, g_strv_length ((char **) columns), own) < 0)
        return g_strdup_printf (_ ("“{%s}” is no column of this line"), own);
    }
  return n > 0 ? NULL : g_strdup (_ ("the template names no column, as in “{First name} {Last name}”"));
}
