/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For each field a table with one place for each hash: a later value takes the place of an earlier one, so memory is
 * bounded without counting. Values that come again and again (cities, given names) are nearly always found, and a table
 * that is too small for the values of its field grows; a field whose values hardly come twice (e-mail) is left alone
 * after a while, since looking would cost more than it saves.
 */
#include "config.h"

#include "cleanse/trib-cleanser-private.h"

#include "base/trib-hash.h"

#include <string.h>

#define GROUPS 32 /* fields share a table with those 32 numbers on */
#define FEWEST_PLACES 2048
#define MOST_PLACES 32768
#define TRIALS 20000 /* look-ups after which a field is judged */
#define LONGEST 256  /* longer texts hardly come twice */

typedef struct
{
  guint16 field;
  guint8 status;
  guint8 reason;
  guint32 len;
} Result;

/* Behind it lie the results, then the key's text, then the results' texts. */
typedef struct
{
  guint32 field;
  guint32 salt;
  guint16 key_len;
  guint16 n;
  guint32 room;
  Result results[];
} Entry;

/* The hash lies beside the entry, which is not touched unless it is likely the one. */
typedef struct
{
  guint64 hash;
  Entry *entry;
} Place;

typedef struct
{
  Place *places;
  guint n_places;
  guint replaced; /* entries that had to go since the table has its size */
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

static void
free_places (Group *group)
{
  for (guint k = 0; k < group->n_places; k++)
    g_free (group->places[k].entry);
  g_clear_pointer (&group->places, g_free);
  group->n_places = 0;
}

void
trib_cleanse_cache_free (TribCleanseCache *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < GROUPS; i++)
    free_places (&self->groups[i]);
  g_free (self);
}

/* Fewer than one in five found is not worth the looking. */
static gboolean
is_idle (const Group *group)
{
  return group->asked >= TRIALS && group->found * 5 < group->asked;
}

static void
grow (Group *group)
{
  guint n = group->n_places ? group->n_places * 4 : FEWEST_PLACES;
  Place *places = g_new0 (Place, n);

  for (guint k = 0; k < group->n_places; k++)
    if (group->places[k].entry != NULL)
      places[group->places[k].hash >> 1 & (n - 1)] = group->places[k];
  g_free (group->places);
  group->places = places;
  group->n_places = n;
  group->replaced = 0;
}

static Group *
group_of (TribCleanseCache *self, const TribValue *value)
{
  return &self->groups[(guint) value->field % GROUPS];
}

static Place *
place_of (Group *group, guint64 hash)
{
  return &group->places[hash >> 1 & (group->n_places - 1)];
}

guint64
trib_cleanse_cache_hash (TribCleanseCache *self, guint32 salt, const TribValue *value)
{
  Group *group = group_of (self, value);
  guint64 hash;

  if (is_idle (group) && group->places != NULL)
    free_places (group);
  if (value->text.len > LONGEST || is_idle (group))
    return 0;
  if (group->places == NULL)
    grow (group);
  group->asked++;
  hash = trib_hash_bytes (value->text.text, value->text.len, (guint64) salt << 32 | (guint64) value->field) | 1;
  __builtin_prefetch (place_of (group, hash));
  return hash;
}

void
trib_cleanse_cache_fetch (TribCleanseCache *self, const TribValue *value, guint64 hash)
{
  Group *group = group_of (self, value);

  if (hash != 0 && group->places != NULL && place_of (group, hash)->hash == hash)
    __builtin_prefetch (place_of (group, hash)->entry);
}

gboolean
trib_cleanse_cache_find (TribCleanseCache *self, guint32 salt, const TribValue *value, guint64 hash, TribValues *out,
                         TribValues *derived)
{
  Group *group = group_of (self, value);
  const Entry *entry;
  const char *text;

  if (hash == 0 || group->places == NULL || place_of (group, hash)->hash != hash)
    return FALSE;
  entry = place_of (group, hash)->entry;
  text = (const char *) &entry->results[entry->n];
  if (entry->field != (guint32) value->field || entry->salt != salt || entry->key_len != value->text.len
      || memcmp (text, value->text.text, value->text.len) != 0)
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

/* Room for an entry at the place of @hash. */
static Entry *
take_place (Group *group, guint64 hash, gsize size)
{
  Place *place = place_of (group, hash);

  if (place->entry != NULL && ++group->replaced > group->n_places && group->n_places < MOST_PLACES)
    {
      grow (group);
      place = place_of (group, hash);
    }
  if (place->entry == NULL || place->entry->room < size || place->entry->room > 4 * size)
    {
      g_free (place->entry);
      place->entry = g_malloc (size);
      place->entry->room = (guint32) size;
    }
  place->hash = hash;
  return place->entry;
}

void
trib_cleanse_cache_keep (TribCleanseCache *self, guint32 salt, const TribValue *value, guint64 hash,
                         TribValues *results)
{
  Group *group = group_of (self, value);
  guint n = trib_values_size (results);
  gsize size = sizeof (Entry) + n * sizeof (Result) + value->text.len;
  Entry *entry;
  char *text;

  if (hash == 0 || n > G_MAXUINT16 || value->field > G_MAXUINT16 || group->places == NULL)
    return;
  for (guint i = 0; i < n; i++)
    size += trib_values_nth (results, i)->text.len;
  entry = take_place (group, hash, size);
  entry->field = (guint32) value->field;
  entry->salt = salt;
  entry->key_len = (guint16) value->text.len;
  entry->n = (guint16) n;
  text = (char *) &entry->results[n];
  memcpy (text, value->text.text, value->text.len);
  text += value->text.len;
  for (guint i = 0; i < n; i++)
    {
      const TribValue *from = trib_values_nth (results, i);

      entry->results[i] = (Result){ (guint16) from->field, from->status, from->reason, from->text.len };
      memcpy (text, from->text.text, from->text.len);
      text += from->text.len;
    }
}
