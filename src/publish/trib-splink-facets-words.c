/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is derived from the words of a whole name, particles aside.
 */
#include "config.h"

#include "publish/trib-splink-facets.h"

#include <string.h>

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of the alphabet. */
static GPtrArray *
list_words (const TribSplinkCell *cell)
{
  GPtrArray *list = g_ptr_array_new ();
  const TribFacts *facts = trib_feature_facts (cell->feature, cell->id);

  for (guint i = 0; i < facts->n_words; i++)
    {
      TribText word
          = trib_pool_get (cell->features->words, g_array_index (cell->feature->words, guint32, facts->first_word + i));

      if (!trib_whole_is_particle (word))
        g_ptr_array_add (list, (gpointer) word.text);
    }
  g_ptr_array_sort (list, compare_texts);
  return list;
}

gboolean
trib_splink_facet_bag (const TribSplinkCell *cell, GString *out)
{
  g_autoptr (GPtrArray) list = list_words (cell);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", (const char *) list->pdata[i]);
  return list->len > 0;
}

gboolean
trib_splink_facet_words (const TribSplinkCell *cell, GString *out)
{
  g_autoptr (GPtrArray) list = list_words (cell);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "<%s>", (const char *) list->pdata[i]);
  return list->len > 0;
}

/* A regular expression that finds any of the words in the list of another record. */
gboolean
trib_splink_facet_any (const TribSplinkCell *cell, GString *out)
{
  g_autoptr (GPtrArray) list = list_words (cell);

  g_string_append (out, "<(");
  for (guint i = 0; i < list->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '|');
      for (const char *c = list->pdata[i]; *c != '\0'; c++)
        g_string_append_c (out, g_ascii_isalnum (*c) || (guchar) *c >= 128 ? *c : '.');
    }
  g_string_append (out, ")>");
  return list->len > 0;
}

/* One that takes the whole list, where it has none but these words. */
gboolean
trib_splink_facet_all (const TribSplinkCell *cell, GString *out)
{
  g_string_append (out, "^(");
  if (!trib_splink_facet_any (cell, out))
    return FALSE;
  g_string_append (out, ")+$");
  return TRUE;
}

gboolean
trib_splink_facet_count (const TribSplinkCell *cell, GString *out)
{
  g_autoptr (GPtrArray) list = list_words (cell);

  g_string_append_printf (out, "%02u", MIN (list->len, 99u));
  return TRUE;
}

gboolean
trib_splink_facet_initials (const TribSplinkCell *cell, GString *out)
{
  g_autoptr (GPtrArray) list = list_words (cell);

  for (guint i = 0; i < list->len; i++)
    g_string_append_unichar (out, g_utf8_get_char (list->pdata[i]));
  return list->len > 0;
}

/* Whether a word is an initial. */
gboolean
trib_splink_facet_short (const TribSplinkCell *cell, GString *out)
{
  g_autoptr (GPtrArray) list = list_words (cell);
  gboolean found = FALSE;

  for (guint i = 0; i < list->len; i++)
    found |= g_utf8_strlen (list->pdata[i], -1) == 1;
  g_string_append_c (out, found ? '1' : '0');
  return TRUE;
}
