/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks names up in the table of groups (tables/nicknames.h), turned into a dictionary on first use.
 */
#include "config.h"

#include "schema/trib-nicknames.h"

#include "schema/tables/nicknames.h"

#include <string.h>

typedef struct
{
  guint n;
  guint16 groups[TRIB_NICKNAME_MAX_GROUPS];
} Groups;

static void
add_name (GHashTable *names, const char *name, gsize len, guint16 group)
{
  g_autofree char *key = g_strdelimit (g_strndup (name, len), "+", ' ');
  Groups *entry = g_hash_table_lookup (names, key);

  if (entry == NULL)
    {
      entry = g_new0 (Groups, 1);
      g_hash_table_insert (names, g_steal_pointer (&key), entry);
    }
  if (entry->n < TRIB_NICKNAME_MAX_GROUPS && (entry->n == 0 || entry->groups[entry->n - 1] != group))
    entry->groups[entry->n++] = group;
}

static void
add_words (GHashTable *names, const char *words, guint16 group)
{
  for (const char *p = words; *p;)
    {
      gsize len = strcspn (p, " ");

      add_name (names, p, len, group);
      p += len + (p[len] == ' ');
    }
}

static GHashTable *
group_table (void)
{
  static gsize ready;
  static GHashTable *names;

  if (g_once_init_enter (&ready))
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint i = 0; i < G_N_ELEMENTS (nickname_groups); i++)
        add_words (names, nickname_groups[i], (guint16) (i + 1));
      g_once_init_leave (&ready, 1);
    }
  return names;
}

static GHashTable *
other_names (void)
{
  static gsize ready;
  static GHashTable *names;

  if (g_once_init_enter (&ready))
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint i = 0; i < G_N_ELEMENTS (more_given_names); i++)
        add_words (names, more_given_names[i], 1);
      g_once_init_leave (&ready, 1);
    }
  return names;
}

guint
trib_nickname_groups (const char *folded, guint16 *groups, guint max)
{
  const Groups *entry = g_hash_table_lookup (group_table (), folded);
  guint n = entry ? MIN (entry->n, max) : 0;

  for (guint i = 0; i < n; i++)
    groups[i] = entry->groups[i];
  return n;
}

gboolean
trib_nickname_same (const char *folded_a, const char *folded_b)
{
  const Groups *a = g_hash_table_lookup (group_table (), folded_a);
  const Groups *b = g_hash_table_lookup (group_table (), folded_b);

  for (guint i = 0; a && b && i < a->n; i++)
    for (guint k = 0; k < b->n; k++)
      if (a->groups[i] == b->groups[k])
        return TRUE;
  return FALSE;
}

gboolean
trib_given_name_known (const char *folded)
{
  return g_hash_table_contains (group_table (), folded) || g_hash_table_contains (other_names (), folded);
}
