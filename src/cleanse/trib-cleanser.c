/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cleanser of one source: row by row, each value by way of a cache, phones and postcodes by the record's own country
 * where it has one.
 */
#include "config.h"

#include "cleanse/trib-cleanser-private.h"

#include "cleanse/trib-placeholder.h"

#include <string.h>

/* How a value of a row is looked for. */
typedef struct
{
  const TribField *field; /* (nullable): where there is no such field */
  guint64 hash;
  guint32 salt;
  gboolean real_name;
} Look;

struct _TribCleanser
{
  TribSchema *schema;
  TribCleanseCache *cache;
  TribValues *work;
  TribValues *derived;
  TribValues *country_work;
  GArray *looks; /* (element-type Look): of one row */
  GString *text;
  char country[3];
  TribDateOrder order;
  int today;
};

/* @schema is copied, so it may grow or go meanwhile. */
TribCleanser *
trib_cleanser_new (TribSchema *schema, const char *country, TribDateOrder date_order)
{
  TribCleanser *self = g_new0 (TribCleanser, 1);

  self->schema = trib_schema_copy (schema);
  self->cache = trib_cleanse_cache_new ();
  self->work = trib_values_new ();
  self->derived = trib_values_new ();
  self->country_work = trib_values_new ();
  self->looks = g_array_new (FALSE, FALSE, sizeof (Look));
  self->text = g_string_new (NULL);
  g_strlcpy (self->country, country ? country : "", sizeof self->country);
  self->order = date_order;
  self->today = trib_cleanser_today ();
  return self;
}

void
trib_cleanser_free (TribCleanser *self)
{
  if (self == NULL)
    return;
  trib_schema_free (self->schema);
  trib_cleanse_cache_free (self->cache);
  trib_values_free (self->work);
  trib_values_free (self->derived);
  trib_values_free (self->country_work);
  g_array_unref (self->looks);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Whether the results depend on the record's country, so that the cache has to tell them apart. */
static gboolean
depends_on_country (TribValueType type)
{
  return type == TRIB_TYPE_PHONE || type == TRIB_TYPE_POSTCODE || type == TRIB_TYPE_REGION || type == TRIB_TYPE_CITY
         || type == TRIB_TYPE_ADDRESS_LINE || type == TRIB_TYPE_STREET || type == TRIB_TYPE_NUMBER
         || type == TRIB_TYPE_MONEY || type == TRIB_TYPE_FULL_NAME || type == TRIB_TYPE_DATE || type == TRIB_TYPE_TIME;
}

static guint32
salt_of (const TribField *field, const char *country, gboolean real_name)
{
  guint32 salt = real_name ? 1 : 0;

  if (country && depends_on_country (field->type))
    salt += (guint32) (guchar) country[0] * 65536 + (guint32) (guchar) country[1] * 256;
  return salt;
}

/* What is done as soon as it would be looked up: numbers of customers, and days as they are stored. */
static gboolean
is_quick (const TribField *field, TribText text)
{
  return field->type == TRIB_TYPE_ID
         || (field->type == TRIB_TYPE_DATE && text.len == 10 && text.text[4] == '-' && text.text[7] == '-');
}

static Look
look_for (TribCleanser *self, const TribValue *value, const char *country, gboolean real_name)
{
  Look look = { .field = trib_schema_get (self->schema, value->field), .real_name = real_name };

  if (look.field == NULL)
    return look;
  look.salt = salt_of (look.field, country, real_name);
  if (!is_quick (look.field, value->text))
    look.hash = trib_cleanse_cache_hash (self->cache, look.salt, value);
  return look;
}

static void
cleanse (TribCleanser *self, const Look *look, const TribValue *value, const char *country, TribValues *out)
{
  if (look->field == NULL || trib_cleanse_cache_find (self->cache, look->salt, value, look->hash, out, self->derived))
    return;
  trib_cleanser_work (look->field, country, self->order, self->today, look->real_name, value->text.text,
                      value->text.len, self->text, self->work);
  trib_cleanse_cache_keep (self->cache, look->salt, value, look->hash, self->work);
  for (guint i = 0; i < trib_values_size (self->work); i++)
    {
      const TribValue *result = trib_values_nth (self->work, i);

      trib_values_add (result->field == value->field ? out : self->derived, result->field, value->column,
                       result->status, result->reason, result->text.text, result->text.len);
    }
}

static const TribValue *
find_raw (TribValues *in, TribFieldId field)
{
  for (guint i = 0; i < trib_values_size (in); i++)
    if (trib_values_nth (in, i)->field == field)
      return trib_values_nth (in, i);
  return NULL;
}

static gboolean
is_capitalised (TribText text)
{
  return g_ascii_isupper (text.text[0]) && text.len > 1 && g_ascii_islower (text.text[1]);
}

/* A family called Null, a woman called Nan: the other name is there, and this one is written as names are in the
 * record. */
static gboolean
is_real_name (const TribValue *value, TribValues *in)
{
  const TribValue *other;

  if ((value->field != TRIB_FIELD_FAMILY_NAME && value->field != TRIB_FIELD_GIVEN_NAME)
      || !trib_is_placeholder_name (value->text.text, value->text.len))
    return FALSE;
  other = find_raw (in, value->field == TRIB_FIELD_FAMILY_NAME ? TRIB_FIELD_GIVEN_NAME : TRIB_FIELD_FAMILY_NAME);
  if (other == NULL || trib_is_placeholder (TRIB_TYPE_GIVEN_NAME, other->text.text, other->text.len))
    return FALSE;
  return is_capitalised (value->text) || (value->field == TRIB_FIELD_FAMILY_NAME && !is_capitalised (other->text));
}

static const char *
country_of (TribCleanser *self, TribValues *in)
{
  const TribValue *value = find_raw (in, TRIB_FIELD_COUNTRY);
  const TribValue *found = NULL;

  if (value)
    {
      Look look = look_for (self, value, NULL, FALSE);

      trib_values_clear (self->country_work);
      cleanse (self, &look, value, NULL, self->country_work);
      found = trib_values_first (self->country_work, TRIB_FIELD_COUNTRY);
    }
  if (found)
    return found->text.text;
  return self->country[0] ? self->country : NULL;
}

void
trib_cleanser_row (TribCleanser *self, TribValues *in, TribValues *out)
{
  const char *country = country_of (self, in);
  guint n = trib_values_size (in);
  Look *looks;

  trib_values_clear (out);
  trib_values_clear (self->derived);
  if (self->looks->len < n)
    g_array_set_size (self->looks, n);
  looks = (Look *) (gpointer) self->looks->data;
  /* What the cache knows lies here and there in memory: all of it is on its way before the first is waited for. */
  for (guint i = 0; i < n; i++)
    {
      const TribValue *value = trib_values_nth (in, i);

      looks[i] = look_for (self, value, country, is_real_name (value, in));
    }
  for (guint i = 0; i < n; i++)
    trib_cleanse_cache_fetch (self->cache, trib_values_nth (in, i), looks[i].hash);
  for (guint i = 0; i < n; i++)
    cleanse (self, &looks[i], trib_values_nth (in, i), country, out);
  trib_cleanser_derive (self->derived, out, self->text);
}
