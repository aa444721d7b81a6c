/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of a project: their order, names and rules, and custom ones.
 */
#include "config.h"

#include "schema/trib-schema.h"

static void
test_order (void)
{
  static const char *const names[] = {
    "kind",           "name_prefix",  "given_name",   "middle_name",      "family_name",   "name_suffix",
    "nickname",       "full_name",    "organisation", "job_title",        "email",         "phone",
    "website",        "address_line", "street",       "house_number",     "unit",          "postcode",
    "city",           "region",       "country",      "date_of_birth",    "gender",        "language",
    "customer_since", "external_id",  "tax_id",       "national_id",      "consent_email", "consent_phone",
    "consent_post",   "tags",         "notes",        "interaction_time", "channel",       "interaction_kind",
    "product",        "quantity",     "amount",       "currency",         "status",        "text",
    "customer_ref",
  };
  g_autoptr (TribSchema) schema = trib_schema_new ();

  g_assert_cmpuint (trib_schema_size (schema), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      g_assert_cmpstr (field->name, ==, names[i]);
      g_assert_true (trib_schema_find (schema, names[i]) == field);
      g_assert_true (trib_schema_get (schema, field->id) == field);
      g_assert_cmpstr (field->label, !=, "");
    }
  g_assert_null (trib_schema_find (schema, "nothing"));
  g_assert_null (trib_schema_get (schema, TRIB_FIELD_CUSTOM));
}

static void
test_rules (void)
{
  static const struct
  {
    TribFieldId id;
    TribSurvivorship rule;
    gboolean several;
  } cases[] = {
    { TRIB_FIELD_GIVEN_NAME, TRIB_SURVIVE_FREQUENT, FALSE },
    { TRIB_FIELD_EMAIL, TRIB_SURVIVE_RECENT, TRUE },
    { TRIB_FIELD_PHONE, TRIB_SURVIVE_RECENT, TRUE },
    { TRIB_FIELD_CITY, TRIB_SURVIVE_RECENT, FALSE },
    { TRIB_FIELD_DATE_OF_BIRTH, TRIB_SURVIVE_FREQUENT, FALSE },
    { TRIB_FIELD_CONSENT_EMAIL, TRIB_SURVIVE_STRICTEST, FALSE },
    { TRIB_FIELD_CUSTOMER_SINCE, TRIB_SURVIVE_SMALLEST, FALSE },
    { TRIB_FIELD_NOTES, TRIB_SURVIVE_JOIN, TRUE },
  };
  g_autoptr (TribSchema) schema = trib_schema_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TribField *field = trib_schema_get (schema, cases[i].id);

      g_assert_cmpint (field->rule, ==, cases[i].rule);
      g_assert_cmpint (field->several, ==, cases[i].several);
    }
}

static void
test_groups (void)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();

  for (guint i = 0; i < trib_schema_size (schema); i++)
    {
      const TribField *field = trib_schema_nth (schema, i);

      g_assert_cmpint (trib_field_is_address (field->id), ==, field->group == TRIB_GROUP_ADDRESS);
      g_assert_cmpint (trib_field_is_interaction (field->id), ==, field->group == TRIB_GROUP_INTERACTION);
      g_assert_cmpstr (trib_field_group_label (field->group), !=, "");
    }
}

static void
test_custom (void)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autofree char *name = trib_schema_free_name (schema, "Lieblingsröstung (g)");
  const TribField *field
      = trib_schema_add_custom (schema, TRIB_FIELD_CUSTOM, name, "Lieblingsröstung (g)", TRIB_TYPE_TEXT);
  g_autoptr (TribSchema) copy = NULL;

  g_assert_cmpstr (name, ==, "lieblingsrostung_g");
  g_assert_cmpint (field->group, ==, TRIB_GROUP_CUSTOM);
  g_assert_null (trib_schema_add_custom (schema, TRIB_FIELD_CUSTOM, "other", "Other", TRIB_TYPE_TEXT));
  g_assert_null (trib_schema_add_custom (schema, TRIB_FIELD_CUSTOM + 1, "email", "E-mail", TRIB_TYPE_TEXT));
  g_assert_null (trib_schema_add_custom (schema, TRIB_FIELD_CITY, "x", "X", TRIB_TYPE_TEXT));
  copy = trib_schema_copy (schema);
  g_assert_cmpuint (trib_schema_size (copy), ==, trib_schema_size (schema));
  g_assert_cmpstr (trib_schema_get (copy, TRIB_FIELD_CUSTOM)->label, ==, "Lieblingsröstung (g)");
}

static void
test_free_names (void)
{
  static const struct
  {
    const char *label;
    const char *name;
  } cases[] = {
    { "Size", "size" },    { "E-Mail", "e_mail" },     { "email", "email_2" },
    { "City", "city_2" },  { "  a  b ", "a_b" },       { "12 months", "field_12_months" },
    { "", "field" },       { "???", "field" },         { "customer_id", "customer_id_2" },
    { "Größe", "grosse" }, { "sources", "sources_2" }, { "Ünïcödé", "unicode" },
  };
  g_autoptr (TribSchema) schema = trib_schema_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = trib_schema_free_name (schema, cases[i].label);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_types (void)
{
  for (TribValueType type = TRIB_TYPE_TEXT; type <= TRIB_TYPE_MONEY; type++)
    {
      TribValueType back = TRIB_TYPE_TEXT;

      g_assert_true (trib_value_type_from_name (trib_value_type_name (type), &back));
      g_assert_cmpint (back, ==, type);
      g_assert_cmpstr (trib_value_type_label (type), !=, "");
    }
  g_assert_false (trib_value_type_from_name ("no such type", &(TribValueType){ TRIB_TYPE_TEXT }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/schema/fields-are-in-order", test_order);
  g_test_add_func ("/schema/schema/rules-of-survival", test_rules);
  g_test_add_func ("/schema/schema/groups-agree-with-fields", test_groups);
  g_test_add_func ("/schema/schema/custom-fields-are-added-once", test_custom);
  g_test_add_func ("/schema/schema/free-names-are-free", test_free_names);
  g_test_add_func ("/schema/schema/types-have-names", test_types);
  return g_test_run ();
}
