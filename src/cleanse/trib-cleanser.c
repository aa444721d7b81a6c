/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cleanser of one source: row by row, each value by way of a cache, phones and postcodes by the record's own country
 * where it has one.
 */
#include "config.h"

#include "cleanse/trib-cleanser-private.h"

#include "cleanse/trib-placeholder.h"

#include <string.h>

struct _TribCleanser
{
  TribSchema *schema;
  TribCleanseCache *cache;
  TribValues *work;
  TribValues *derived;
  TribValues *country_work;
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

static guint64
salt_of (const TribField *field, const char *country, gboolean real_name)
{
  guint64 salt = real_name ? 1 : 0;

  if (country && depends_on_country (field->type))
    salt += (guint64) (guchar) country[0] * 65536 + (guint64) (guchar) country[1] * 256;
  return salt;
}

static void
cleanse (TribCleanser *self, const TribField *field, const TribValue *value, const char *country, gboolean real_name,
         TribValues *out)
{
  guint64 salt = salt_of (field, country, real_name);

  if (trib_cleanse_cache_find (self->cache, salt, value, out, self->derived))
    return;
  trib_cleanser_work (field, country, self->order, self->today, real_name, value->text.text, value->text.len,
                      self->text, self->work);
  trib_cleanse_cache_keep (self->cache, salt, value, self->work);
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
      trib_values_clear (self->country_work);
      cleanse (self, trib_schema_get (self->schema, TRIB_FIELD_COUNTRY), value, NULL, FALSE, self->country_work);
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

  trib_values_clear (out);
  trib_values_clear (self->derived);
  for (guint i = 0; i < trib_values_size (in); i++)
    {
      const TribValue *value = trib_values_nth (in, i);
      const TribField *field = trib_schema_get (self->schema, value->field);

      if (field)
        cleanse (self, field, value, country, is_real_name (value, in), out);
    }
  trib_cleanser_derive (self->derived, out, self->text);
}
