/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For each field a table with one place for each hash: a later value takes the place of an earlier one, so memory is
 * bounded without counting. Values that come again and again (cities, given names) are nearly always found; a field
 * whose values hardly come twice (e-mail) is left alone after a while, since looking would cost more than it saves.
 */
#include "config.h"

#include "cleanse/trib-cleanser-private.h"

#include "base/trib-hash.h"

#include <string.h>

#define GROUPS 32 /* fields share a table with those 32 numbers on */
#define PLACES 8192
#define TRIALS 20000 /* look-ups after which a field is judged */
#define LONGEST 256  /* longer texts hardly come twice */

typedef struct
{
  TribFieldId field;
  guint8 status;
  guint8 reason;
  guint32 len;
} Result;

/* Behind it lie the results, then the key's text, then the results' texts. */
typedef struct
{
  guint64 hash;
  guint64 salt;
  TribFieldId field;
  guint32 key_len;
  guint32 n;
  guint32 room;
  Result results[];
} Entry;

typedef struct
{
  Entry *places[PLACES];
  guint64 asked;
  guint64 found;
} Group;

struct _TribCleanseCache
{
  Group groups[GROUPS];
};

TribCleanseCache *
trib_cleanse_cache_new (void)
{
  return g_new0 (TribCleanseCache, 1);
}

void
trib_cleanse_cache_free (TribCleanseCache *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < GROUPS; i++)
    for (guint k = 0; k < PLACES; k++)
      g_free (self->groups[i].places[k]);
  g_free (self);
}

static guint64
hash_of (guint64 salt, const TribValue *value)
{
  return trib_hash_bytes (value->text.text, value->text.len, salt * 1024 + (guint64) value->field);
}

static Group *
group_of (TribCleanseCache *self, const TribValue *value)
{
  return &self->groups[(guint) value->field % GROUPS];
}

/* Fewer than one in five found is not worth the looking. */
static gboolean
is_idle (const Group *group)
{
  return group->asked >= TRIALS && group->found * 5 < group->asked;
}

gboolean
trib_cleanse_cache_find (TribCleanseCache *self, guint64 salt, const TribValue *value, TribValues *out,
                         TribValues *derived)
{
  Group *group = group_of (self, value);
  guint64 hash;
  const Entry *entry;
  const char *text;

  if (value->text.len > LONGEST || is_idle (group))
    return FALSE;
  group->asked++;
  hash = hash_of (salt, value);
  entry = group->places[hash % PLACES];
  if (entry == NULL || entry->hash != hash || entry->field != value->field || entry->salt != salt
      || entry->key_len != value->text.len)
    return FALSE;
  text = (const char *) &entry->results[entry->n];
  if (memcmp (text, value->text.text, value->text.len) != 0)
    return FALSE;
  group->found++;
  text += entry->key_len;
  for (guint i = 0; i < entry->n; i++)
    {
      const Result *result = &entry->results[i];

      trib_values_add (result->field == value->field ? out : derived, result->field, value->column, result->status,
                       result->reason, text, result->len);
      text += result->len;
    }
  return TRUE;
}

void
trib_cleanse_cache_keep (TribCleanseCache *self, guint64 salt, const TribValue *value, TribValues *results)
{
  Group *group = group_of (self, value);
  guint64 hash;
  guint n = trib_values_size (results);
  gsize size = sizeof (Entry) + n * sizeof (Result) + value->text.len;
  Entry *entry;
  char *text;

  if (value->text.len > LONGEST || is_idle (group))
    return;
  for (guint i = 0; i < n; i++)
    size += trib_values_nth (results, i)->text.len;
  hash = hash_of (salt, value);
  entry = group->places[hash % PLACES];
  if (entry == NULL || entry->room < size || entry->room > 4 * size)
    {
      g_free (entry);
      entry = group->places[hash % PLACES] = g_malloc (size);
      entry->room = (guint32) size;
    }
  entry->hash = hash;
  entry->salt = salt;
  entry->field = value->field;
  entry->key_len = value->text.len;
  entry->n = n;
  text = (char *) &entry->results[n];
  memcpy (text, value->text.text, value->text.len);
  text += value->text.len;
  for (guint i = 0; i < n; i++)
    {
      const TribValue *from = trib_values_nth (results, i);

      entry->results[i] = (Result){ from->field, from->status, from->reason, from->text.len };
      memcpy (text, from->text.text, from->text.len);
      text += from->text.len;
    }
}
