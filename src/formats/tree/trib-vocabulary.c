/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks things up in tables/vocabularies.h, where a vocabulary is a few lines.
 */
#include "config.h"

#include "formats/tree/trib-vocabulary.h"

#include "formats/tree/tables/vocabularies.h"

#include <string.h>

static gboolean
is_of (const char *uri, const char *pattern)
{
  gsize len = strlen (pattern);

  if (len > 0 && pattern[len - 1] == '*')
    return strncmp (uri, pattern, len - 1) == 0;
  return strcmp (uri, pattern) == 0;
}

guint
trib_vocabulary_rank (const char *uri, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (record_table); i++)
    if (strcmp (name, record_table[i].name) == 0 && is_of (uri, record_table[i].uri))
      return i + 1;
  return 0;
}

const char *
trib_vocabulary_key (const char *uri, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_table); i++)
    if (strcmp (name, kind_table[i].name) == 0 && is_of (uri, kind_table[i].uri))
      return kind_table[i].key;
  return NULL;
}

const char *
trib_vocabulary_text_attribute (const char *uri)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_table); i++)
    if (is_of (uri, text_table[i].uri))
      return text_table[i].attribute;
  return NULL;
}

const char *
trib_vocabulary_of_type_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_table); i++)
    if (strcmp (key, type_table[i].key) == 0)
      return type_table[i].uri;
  return NULL;
}
