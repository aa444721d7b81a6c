/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a customer is called.
 */
#include "config.h"

#include "survivorship/trib-survivor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* (nullable): the text of a field that has one. */
typedef const char *(*TextFunc) (TribFieldId field, gconstpointer data);

static char *
first_line (const char *text)
{
  return g_strndup (text, strcspn (text, "\n"));
}

static char *
make_name (TextFunc text_of, gconstpointer data, gboolean *organisation)
{
  static const TribFieldId person[] = { TRIB_FIELD_FULL_NAME, TRIB_FIELD_ORGANISATION };
  static const TribFieldId firm[] = { TRIB_FIELD_ORGANISATION, TRIB_FIELD_FULL_NAME };
  static const TribFieldId rest[]
      = { TRIB_FIELD_NICKNAME, TRIB_FIELD_EMAIL, TRIB_FIELD_PHONE, TRIB_FIELD_EXTERNAL_ID, TRIB_FIELD_CITY };
  gboolean is_firm = g_strcmp0 (text_of (TRIB_FIELD_KIND, data), "organisation") == 0;
  const TribFieldId *names = is_firm ? firm : person;
  const char *given, *family;

  if (organisation != NULL)
    *organisation = is_firm;
  for (guint i = 0; i < 2; i++)
    if (text_of (names[i], data) != NULL)
      return g_strdup (text_of (names[i], data));
  given = text_of (TRIB_FIELD_GIVEN_NAME, data);
  family = text_of (TRIB_FIELD_FAMILY_NAME, data);
  if (given != NULL || family != NULL)
    return g_strjoin (given && family ? " " : "", given ? given : "", family ? family : "", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    if (text_of (rest[i], data) != NULL)
      return first_line (text_of (rest[i], data));
  return g_strdup (_ ("Without a name"));
}

static const char *
survivor_text (TribFieldId field, gconstpointer data)
{
  const TribSurvivor *survivor = trib_survivors_find ((GPtrArray *) data, field);

  return survivor != NULL && survivor->text[0] != '\0' ? survivor->text : NULL;
}

/**
 * trib_survivors_name:
 * @organisation: (out) (optional): whether it is an organisation
 */
char *
trib_survivors_name (GPtrArray *survivors, gboolean *organisation)
{
  return make_name (survivor_text, survivors, organisation);
}

typedef struct
{
  TribSchema *schema;
  const char *const *fields;
} Fields;

static const char *
field_text (TribFieldId field, gconstpointer data)
{
  const Fields *self = data;

  return self->fields[trib_schema_index (self->schema, field)];
}

char *
trib_fields_name (TribSchema *schema, const char *const *fields)
{
  Fields data = { schema, fields };

  return make_name (field_text, &data, NULL);
}
