/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mappings as values and as JSON: what is saved comes back, and what is wrong is said.
 */
#include "config.h"

#include "mapping/trib-mapper.h"

#include <string.h>

static TribMapping *
make_mapping (void)
{
  TribMapping *mapping = trib_mapping_new ();
  TribMappingLink *link;

  mapping->country = g_strdup ("DE");
  mapping->date_order = TRIB_DATE_ORDER_DMY;
  link = trib_mapping_set (mapping, "Name", TRIB_LINK_FIELD, "full_name", TRIB_TYPE_FULL_NAME, 0.9);
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_TRIM, NULL, NULL));
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_SPLIT, ";", "-1"));
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_REPLACE, "\"", ""));
  trib_mapping_set (mapping, "Lieblingsröstung", TRIB_LINK_CUSTOM, "Lieblingsröstung", TRIB_TYPE_NUMBER, 1);
  trib_mapping_set (mapping, "Intern", TRIB_LINK_IGNORE, NULL, TRIB_TYPE_TEXT, 1);
  return mapping;
}

static void
test_round_trip (void)
{
  g_autoptr (TribMapping) mapping = make_mapping (), copy = trib_mapping_copy (mapping), back = NULL;
  g_autofree char *json = trib_mapping_to_json (mapping);
  g_autofree char *of_copy = trib_mapping_to_json (copy);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  TribMappingLink *link;

  g_assert_cmpstr (json, ==, of_copy);
  back = trib_mapping_from_json (json, -1, &error);
  g_assert_no_error (error);
  again = trib_mapping_to_json (back);
  g_assert_cmpstr (json, ==, again);
  g_assert_cmpstr (back->country, ==, "DE");
  g_assert_cmpint (back->date_order, ==, TRIB_DATE_ORDER_DMY);
  g_assert_cmpuint (back->links->len, ==, 3);
  link = trib_mapping_find (back, "Name");
  g_assert_cmpfloat_with_epsilon (link->confidence, 0.9, 1e-9);
  g_assert_cmpuint (link->transforms->len, ==, 3);
  g_assert_cmpstr (((TribTransform *) link->transforms->pdata[1])->args[1], ==, "-1");
  link = trib_mapping_find (back, "Lieblingsröstung");
  g_assert_cmpint (link->kind, ==, TRIB_LINK_CUSTOM);
  g_assert_cmpint (link->type, ==, TRIB_TYPE_NUMBER);
  g_assert_cmpint (trib_mapping_find (back, "Intern")->kind, ==, TRIB_LINK_IGNORE);
}

/* As the first mappings wrote it, and several columns in one link. */
static void
test_forms (void)
{
  static const char json[]
      = "{\"version\": 1, \"links\": ["
        "{\"column\": \"A\", \"field\": \"city\", \"transforms\": ["
        "{\"kind\": \"split\", \"arg\": \",\", \"number\": 1}, {\"kind\": \"split\", \"arg\": \";\", \"number\": -1},"
        "{\"kind\": \"split\", \"arg\": \"/\"}, {\"kind\": \"replace\", \"arg\": \"a\", \"arg2\": \"b\"},"
        "{\"kind\": \"table\", \"table\": {\"HH\": \"Hamburg\", \"B\": \"Berlin\"}, \"else\": \"\"}]},"
        "{\"columns\": [\"Street\", \"No\"], \"field\": \"address_line\", \"transforms\": [{\"kind\": \"first\"}]}],"
        "\"options\": {\"rows\": \"both\"}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (TribMapping) mapping = trib_mapping_from_json (json, -1, &error), copy = NULL;
  g_autofree char *again = NULL;
  static const char *const kept[] = { "\"part\": 2",         "\"part\": -1",   "\"at\": \"/\"",  "\"by\": \"b\"",
                                      "\"HH\": \"Hamburg\"", "\"else\": \"\"", "\"columns\": [", "\"rows\": \"both\"" };
  TribMappingLink *link;

  g_assert_no_error (error);
  link = mapping->links->pdata[1];
  g_assert_cmpstr (link->column, ==, "Street");
  g_assert_true (trib_mapping_link_has (link, "No"));
  g_assert_false (trib_mapping_link_has (link, "A"));
  copy = trib_mapping_copy (mapping);
  again = trib_mapping_to_json (copy);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strstr (again, kept[i]) == NULL)
      g_error ("“%s” is not in %s", kept[i], again);
}

/* Mappings are edited link by link, too. */
static void
test_links (void)
{
  g_autoptr (TribMapping) mapping = make_mapping ();
  TribMappingLink *link = trib_mapping_add (mapping, "Name", TRIB_LINK_FIELD, "family_name", TRIB_TYPE_TEXT, 1);
  g_autofree char *fault = NULL;

  g_assert_cmpuint (mapping->links->len, ==, 4);
  g_assert_true (mapping->links->pdata[1] == link);
  g_assert_null (trib_mapping_link_fault (link));
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_REGEX, "(", NULL));
  fault = trib_mapping_link_fault (link);
  g_assert_nonnull (strstr (fault, "“(”"));
  trib_mapping_remove (mapping, link);
  g_assert_cmpuint (mapping->links->len, ==, 3);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *json;
    int code;
  } cases[] = {
    { "", TRIB_MAPPING_ERROR_SYNTAX },
    { "[]", TRIB_MAPPING_ERROR_SYNTAX },
    { "{}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 2, \"links\": []}", TRIB_MAPPING_ERROR_VERSION },
    { "{\"version\": 1, \"links\": [3]}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"column\": \"a\"}]}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"field\": \"city\"}]}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"column\": \"a\", \"custom\": \"b\", \"type\": \"x\"}]}",
      TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"column\": \"a\", \"field\": \"city\", \"transforms\": [{\"kind\": \"x\"}]}]}",
      TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"column\": \"a\", \"field\": \"city\", \"confidence\": \"x\"}]}",
      TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [], \"options\": {\"country\": \"Germany\"}}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [], \"options\": {\"date_order\": \"dym\"}}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [], \"options\": {\"rows\": \"cows\"}}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"column\": \"a\", \"custom\": \"b\", \"survives\": \"x\"}]}",
      TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"column\": \"a\", \"custom\": \"b\", \"compare\": \"x\"}]}",
      TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"columns\": [1], \"field\": \"city\"}]}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"version\": 1, \"links\": []}", TRIB_MAPPING_ERROR_SYNTAX },
    { "{\"version\": 1, \"links\": [{\"column\": \"\xff\", \"field\": \"city\"}]}", TRIB_MAPPING_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (trib_mapping_from_json (cases[i].json, -1, &error));
      g_assert_error (error, TRIB_MAPPING_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, ". "));
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) json = g_string_new ("{\"version\": 1, \"links\": ");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (json, '[');
  g_assert_null (trib_mapping_from_json (json->str, (gssize) json->len, &error));
  g_assert_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_SYNTAX);
}

static void
test_set (void)
{
  g_autoptr (TribMapping) mapping = make_mapping ();

  trib_mapping_set (mapping, "Name", TRIB_LINK_FIELD, "organisation", TRIB_TYPE_ORGANISATION, 1);
  g_assert_cmpuint (mapping->links->len, ==, 3);
  g_assert_cmpstr (((TribMappingLink *) mapping->links->pdata[0])->field, ==, "organisation");
  g_assert_null (trib_mapping_find (mapping, "name"));
}

/* What a link says of its custom field holds for the field that it makes. */
static void
test_custom_settings (void)
{
  static const char *const columns[] = { "Card" };
  static const char json[]
      = "{\"version\": 1, \"links\": [{\"column\": \"Card\", \"custom\": \"Card\", \"type\": \"id\", "
        "\"survives\": \"recent\", \"compare\": \"identifies\"}]}";
  g_autoptr (TribMapping) mapping = trib_mapping_from_json (json, -1, NULL), copy = NULL;
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (GPtrArray) added = NULL;
  g_autofree char *again = NULL;
  const TribField *field;

  copy = trib_mapping_copy (mapping);
  again = trib_mapping_to_json (copy);
  g_assert_nonnull (strstr (again, "\"survives\": \"recent\""));
  added = trib_mapping_complete (copy, columns, 1, schema);
  g_assert_cmpuint (added->len, ==, 1);
  field = added->pdata[0];
  g_assert_cmpint (field->rule, ==, TRIB_SURVIVE_RECENT);
  g_assert_cmpint (field->compare, ==, TRIB_COMPARE_IDENTIFIES);
}

static void
test_complete (void)
{
  static const char *const columns[] = { "name", "Farbe", "Intern", "Lieblingsröstung" };
  g_autoptr (TribMapping) mapping = make_mapping ();
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (GPtrArray) added = trib_mapping_complete (mapping, columns, G_N_ELEMENTS (columns), schema);
  g_autoptr (GPtrArray) more = trib_mapping_complete (mapping, columns, G_N_ELEMENTS (columns), schema);

  g_assert_cmpuint (added->len, ==, 2);
  g_assert_cmpuint (more->len, ==, 0);
  g_assert_cmpstr (trib_schema_find (schema, "farbe")->label, ==, "Farbe");
  g_assert_cmpint (trib_schema_find (schema, "lieblingsrostung")->type, ==, TRIB_TYPE_NUMBER);
  g_assert_cmpint (trib_mapping_find (mapping, "Farbe")->kind, ==, TRIB_LINK_CUSTOM);
  g_assert_null (trib_mapping_find (mapping, "name"));
}

static void
test_custom_is_shared (void)
{
  static const char *const columns[] = { "Shoe size" }, *const others[] = { "shoe_size" };
  g_autoptr (TribMapping) first = trib_mapping_new (), second = trib_mapping_new ();
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (GPtrArray) a = trib_mapping_complete (first, columns, 1, schema);
  g_autoptr (GPtrArray) b = trib_mapping_complete (second, others, 1, schema);

  g_assert_cmpuint (a->len, ==, 1);
  g_assert_cmpuint (b->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/mapping/json-round-trip", test_round_trip);
  g_test_add_func ("/mapping/mapping/old-and-new-forms-are-read", test_forms);
  g_test_add_func ("/mapping/mapping/links-are-added-and-removed", test_links);
  g_test_add_func ("/mapping/mapping/bad-json-is-said", test_errors);
  g_test_add_func ("/mapping/mapping/depth-is-bounded", test_depth);
  g_test_add_func ("/mapping/mapping/set-replaces-in-place", test_set);
  g_test_add_func ("/mapping/mapping/custom-fields-are-settled-by-their-link", test_custom_settings);
  g_test_add_func ("/mapping/mapping/complete-makes-custom-fields-once", test_complete);
  g_test_add_func ("/mapping/mapping/custom-fields-are-shared-by-label", test_custom_is_shared);
  return g_test_run ();
}
