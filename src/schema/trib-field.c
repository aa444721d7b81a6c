/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is true of fields, groups and value types without a project: their words, and which belong together.
 * The table of the built-in fields itself is trib-schema.c's.
 */
#include "config.h"

#include "schema/trib-field.h"

#include <glib/gi18n-lib.h>

static const char *const group_labels[] = {
  [TRIB_GROUP_PERSON] = N_ ("Person"),
  [TRIB_GROUP_ORGANISATION] = N_ ("Organisation"),
  [TRIB_GROUP_CONTACT] = N_ ("Contact"),
  [TRIB_GROUP_ADDRESS] = N_ ("Address"),
  [TRIB_GROUP_DATES] = N_ ("Dates"),
  [TRIB_GROUP_IDENTIFIERS] = N_ ("Identifiers"),
  [TRIB_GROUP_CONSENT] = N_ ("Consent"),
  [TRIB_GROUP_OTHER] = N_ ("Other"),
  [TRIB_GROUP_INTERACTION] = N_ ("Interaction"),
  [TRIB_GROUP_CUSTOM] = N_ ("Own fields"),
};

typedef struct
{
  const char *name; /* in mappings and in the output of inspect: never changed */
  const char *label;
} TypeWords;

static const TypeWords type_words[] = {
  [TRIB_TYPE_TEXT] = { "text", N_ ("Text") },
  [TRIB_TYPE_KIND] = { "kind", N_ ("Person or organisation") },
  [TRIB_TYPE_GIVEN_NAME] = { "given_name", N_ ("Given name") },
  [TRIB_TYPE_FAMILY_NAME] = { "family_name", N_ ("Family name") },
  [TRIB_TYPE_FULL_NAME] = { "full_name", N_ ("Full name") },
  [TRIB_TYPE_ORGANISATION] = { "organisation", N_ ("Organisation") },
  [TRIB_TYPE_EMAIL] = { "email", N_ ("E-mail address") },
  [TRIB_TYPE_PHONE] = { "phone", N_ ("Phone number") },
  [TRIB_TYPE_URL] = { "url", N_ ("Web address") },
  [TRIB_TYPE_ADDRESS_LINE] = { "address_line", N_ ("Address line") },
  [TRIB_TYPE_STREET] = { "street", N_ ("Street") },
  [TRIB_TYPE_HOUSE_NUMBER] = { "house_number", N_ ("House number") },
  [TRIB_TYPE_POSTCODE] = { "postcode", N_ ("Postcode") },
  [TRIB_TYPE_CITY] = { "city", N_ ("City") },
  [TRIB_TYPE_REGION] = { "region", N_ ("Region") },
  [TRIB_TYPE_COUNTRY] = { "country", N_ ("Country") },
  [TRIB_TYPE_DATE] = { "date", N_ ("Date") },
  [TRIB_TYPE_TIME] = { "time", N_ ("Date and time") },
  [TRIB_TYPE_GENDER] = { "gender", N_ ("Gender") },
  [TRIB_TYPE_LANGUAGE] = { "language", N_ ("Language") },
  [TRIB_TYPE_ID] = { "id", N_ ("Identifier") },
  [TRIB_TYPE_YES_NO] = { "yes_no", N_ ("Yes or no") },
  [TRIB_TYPE_NUMBER] = { "number", N_ ("Number") },
  [TRIB_TYPE_MONEY] = { "money", N_ ("Amount of money") },
};

const char *
trib_field_group_label (TribFieldGroup group)
{
  g_return_val_if_fail ((guint) group < G_N_ELEMENTS (group_labels), "");
  return _ (group_labels[group]);
}

gboolean
trib_field_is_address (TribFieldId id)
{
  return id >= TRIB_FIELD_ADDRESS_LINE && id <= TRIB_FIELD_COUNTRY;
}

gboolean
trib_field_is_name (TribFieldId id)
{
  return id >= TRIB_FIELD_NAME_PREFIX && id <= TRIB_FIELD_FULL_NAME && id != TRIB_FIELD_NICKNAME;
}

gboolean
trib_field_is_interaction (TribFieldId id)
{
  return id >= TRIB_FIELD_INTERACTION_TIME && id <= TRIB_FIELD_CUSTOMER_REF;
}

gboolean
trib_field_keeps_all (const TribField *field)
{
  return field->several || field->rule == TRIB_SURVIVE_JOIN;
}

const char *
trib_value_type_name (TribValueType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (type_words), "text");
  return type_words[type].name;
}

const char *
trib_value_type_label (TribValueType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (type_words), "");
  return _ (type_words[type].label);
}

/**
 * trib_value_type_from_name:
 * @type: (out): left alone where there is no such type
 */
gboolean
trib_value_type_from_name (const char *name, TribValueType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_words); i++)
    if (g_strcmp0 (type_words[i].name, name) == 0)
      {
        *type = i;
        return TRUE;
      }
  return FALSE;
}

static const TypeWords compare_words[] = {
  [TRIB_COMPARE_AUTO] = { "auto", N_ ("As the values tell") },
  [TRIB_COMPARE_NEVER] = { "never", N_ ("Says nothing of who it is") },
  [TRIB_COMPARE_IDENTIFIES] = { "identifies", N_ ("Identifies a person") },
};

/* @found: (out): left alone where there is none of that name. */
static gboolean
find_words (const TypeWords *words, guint n, const char *name, guint *found)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].name, name) == 0)
      {
        *found = i;
        return TRUE;
      }
  return FALSE;
}

const char *
trib_compare_name (TribCompare compare)
{
  g_return_val_if_fail ((guint) compare < G_N_ELEMENTS (compare_words), "");
  return compare_words[compare].name;
}

const char *
trib_compare_label (TribCompare compare)
{
  g_return_val_if_fail ((guint) compare < G_N_ELEMENTS (compare_words), "");
  return _ (compare_words[compare].label);
}

gboolean
trib_compare_from_name (const char *name, TribCompare *compare)
{
  guint found = *compare;
  gboolean ok = find_words (compare_words, G_N_ELEMENTS (compare_words), name, &found);

  *compare = found;
  return ok;
}
