/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks names up in the tables of nicknames and of given names, turned into a dictionary on first use: each name has a
 * number, each number the rising list of the lines in which it stands.
 */
#include "config.h"

#include "schema/trib-nicknames.h"

#include <glib/gi18n-lib.h>

#include "schema/trib-tables.h"

#include <string.h>

typedef struct
{
  guint32 name;
  guint32 line;
} Place;

typedef struct
{
  GHashTable *numbers; /* name -> number, from 1 */
  guint32 *first;      /* number -> where its lines begin in @lines; one more, where the last end */
  guint32 *lines;
  GArray *places; /* while it is filled: Place, lines rising */
  guint32 n_lines;
} Dictionary;

static guint32
number_of (Dictionary *self, const char *name)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));

  if (number == 0)
    {
      number = g_hash_table_size (self->numbers) + 1;
      g_hash_table_insert (self->numbers, (gpointer) name, GUINT_TO_POINTER (number));
    }
  return number;
}

static gboolean
is_language (const char *cell)
{
  gsize len = strlen (cell);

  return (len == 2 || len == 3) && strspn (cell, "abcdefghijklmnopqrstuvwxyz") == len;
}

static const char *
take_forms (const char *const *cells, guint n, gpointer user_data)
{
  Dictionary *self = user_data;
  guint32 line;

  if (n < 3 || !is_language (cells[0]))
    return _ ("This line is left out: it is not a language (en), a name and its other forms. Write, say, "
              "“en,William,Bill”.");
  line = self->n_lines++;
  for (guint i = 1; i < n; i++)
    {
      Place place = { number_of (self, cells[i]), line };

      g_array_append_val (self->places, place);
    }
  return NULL;
}

static const char *
take_names (const char *const *cells, guint n, gpointer user_data)
{
  Dictionary *self = user_data;

  if (n < 2 || !is_language (cells[0]))
    return _ ("This line is left out: it is not a language (en) and given names. Write, say, “en,Aaron,Abigail”.");
  for (guint i = 1; i < n; i++)
    (void) number_of (self, cells[i]);
  return NULL;
}

/* Sorts the places by name; by line they are. */
static void
sort_places (Dictionary *self)
{
  guint32 n = g_hash_table_size (self->numbers);
  g_autofree guint32 *next = g_new (guint32, n + 2);

  self->first = g_new0 (guint32, n + 2);
  self->lines = g_new (guint32, self->places->len);
  for (guint i = 0; i < self->places->len; i++)
    self->first[g_array_index (self->places, Place, i).name + 1]++;
  for (guint32 i = 1; i <= n + 1; i++)
    self->first[i] += self->first[i - 1];
  memcpy (next, self->first, (n + 2) * sizeof *next);
  for (guint i = 0; i < self->places->len; i++)
    {
      Place place = g_array_index (self->places, Place, i);

      self->lines[next[place.name]++] = place.line;
    }
  g_clear_pointer (&self->places, g_array_unref);
}

static const Dictionary *
dictionary (void)
{
  static gsize ready;
  static Dictionary self;

  if (g_once_init_enter (&ready))
    {
      self.numbers = g_hash_table_new (g_str_hash, g_str_equal);
      self.places = g_array_new (FALSE, FALSE, sizeof (Place));
      trib_tables_read (TRIB_TABLE_NICKNAMES, take_forms, &self);
      trib_tables_read (TRIB_TABLE_GIVEN_NAMES, take_names, &self);
      sort_places (&self);
      g_once_init_leave (&ready, 1);
    }
  return &self;
}

guint32
trib_nickname_find (const char *folded)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (dictionary ()->numbers, folded));
}

gboolean
trib_nickname_are_forms (guint32 a, guint32 b)
{
  const Dictionary *self = dictionary ();
  guint32 i, j;

  if (a == 0 || b == 0)
    return FALSE;
  i = self->first[a];
  j = self->first[b];
  while (i < self->first[a + 1] && j < self->first[b + 1])
    {
      if (self->lines[i] == self->lines[j])
        return TRUE;
      if (self->lines[i] < self->lines[j])
        i++;
      else
        j++;
    }
  return FALSE;
}

guint
trib_nickname_lines (guint32 name, const guint32 **lines)
{
  const Dictionary *self = dictionary ();

  if (name == 0)
    return 0;
  *lines = self->lines + self->first[name];
  return self->first[name + 1] - self->first[name];
}

gboolean
trib_nickname_same (const char *folded_a, const char *folded_b)
{
  return trib_nickname_are_forms (trib_nickname_find (folded_a), trib_nickname_find (folded_b));
}

gboolean
trib_given_name_known (const char *folded)
{
  return trib_nickname_find (folded) != 0;
}
