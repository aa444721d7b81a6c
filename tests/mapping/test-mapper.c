/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows through a mapping.
 */
#include "config.h"

#include "mapping/trib-mapper.h"

#include <string.h>

/* "given_name=Anna|phone=1" of a row whose cells are between bars. */
static char *
run (TribMapping *mapping, const char *headings, const char *cells, TribSchema *schema)
{
  g_auto (GStrv) columns = g_strsplit (headings, "|", -1);
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);
  guint n = g_strv_length (texts);
  g_autofree TribText *row_cells = g_new0 (TribText, n + 1);
  TribRow row = { row_cells, n, 1, 2 };
  g_autoptr (TribValues) values = trib_values_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added
      = trib_mapping_complete (mapping, (const char *const *) columns, g_strv_length (columns), schema);
  g_autoptr (TribMapper) mapper
      = trib_mapper_new (mapping, (const char *const *) columns, g_strv_length (columns), schema, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    row_cells[i] = (TribText){ texts[i], (guint32) strlen (texts[i]) };
  trib_mapper_row (mapper, &row, values);
  for (guint i = 0; i < trib_values_size (values); i++)
    {
      const TribValue *value = trib_values_nth (values, i);

      g_string_append_printf (out, "%s%s@%d=%s", i ? "|" : "", trib_schema_get (schema, value->field)->name,
                              value->column, value->text.text);
    }
  return g_string_free (out, FALSE);
}

static void
check (TribMapping *mapping, const char *headings, const char *cells, const char *expected)
{
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autofree char *got = run (mapping, headings, cells, schema);

  g_assert_cmpstr (got, ==, expected);
}

static TribMapping *
mapping_of (const char *links)
{
  TribMapping *mapping = trib_mapping_new ();
  g_auto (GStrv) parts = g_strsplit (links, "|", -1);

  for (guint i = 0; parts[i]; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], ">", 2);

      trib_mapping_set (mapping, pair[0], TRIB_LINK_FIELD, pair[1], TRIB_TYPE_TEXT, 1);
    }
  return mapping;
}

static void
test_columns (void)
{
  g_autoptr (TribMapping) mapping = mapping_of ("First Name>given_name|City>city");

  check (mapping, "First Name|City", "Anna|Bonn", "given_name@0=Anna|city@1=Bonn");
  check (mapping, "city|first_name", "Bonn|Anna", "given_name@1=Anna|city@0=Bonn");
  check (mapping, "City", "Bonn", "city@0=Bonn");
  check (mapping, "First Name|City", "Anna", "given_name@0=Anna");
  check (mapping, "First Name|City", "|", "");
  check (mapping, "First Name|City", "Anna|Bonn|surplus", "given_name@0=Anna|city@1=Bonn");
}

static void
test_unknown_columns_are_kept (void)
{
  g_autoptr (TribMapping) mapping = mapping_of ("City>city");

  check (mapping, "City|Röstung|X", "Bonn|dark|1", "city@0=Bonn|rostung@1=dark|x@2=1");
}

static void
test_joining (void)
{
  g_autoptr (TribMapping) several = mapping_of ("Phone 1>phone|Phone 2>phone");
  g_autoptr (TribMapping) lines = mapping_of ("Line 1>address_line|Line 2>address_line");
  g_autoptr (TribMapping) birth = mapping_of ("by>date_of_birth|bm>date_of_birth|bd>date_of_birth");

  check (several, "Phone 1|Phone 2", "1|2", "phone@0=1|phone@1=2");
  check (several, "Phone 1|Phone 2", "|2", "phone@1=2");
  check (lines, "Line 1|Line 2", "Main St 1|Flat 2", "address_line@-1=Main St 1, Flat 2");
  check (lines, "Line 1|Line 2", "|Flat 2", "address_line@-1=Flat 2");
  check (birth, "bd|bm|by", "22|7|1949", "date_of_birth@-1=1949-7-22");
  check (birth, "bd|bm|by", "22||1949", "date_of_birth@-1=1949--22");
  check (birth, "bd|bm|by", "||", "");
}

static void
test_transforms (void)
{
  g_autoptr (TribMapping) mapping = trib_mapping_new ();
  TribMappingLink *link = trib_mapping_set (mapping, "Name", TRIB_LINK_FIELD, "family_name", TRIB_TYPE_TEXT, 1);

  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_SPLIT, ",", "1"));
  link = trib_mapping_set (mapping, "Country", TRIB_LINK_FIELD, "country", TRIB_TYPE_TEXT, 1);
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_CONSTANT, "DE", NULL));
  check (mapping, "Name|Country", "Müller, Anna|", "family_name@0=Müller|country@1=DE");
  check (mapping, "Name", "Müller", "family_name@0=Müller|country@-1=DE");
}

static void
test_several_columns (void)
{
  g_autoptr (TribMapping) mapping = trib_mapping_new ();
  TribMappingLink *link = trib_mapping_set (mapping, "Street", TRIB_LINK_FIELD, "address_line", TRIB_TYPE_TEXT, 1);

  trib_mapping_link_add_column (link, "No");
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_JOIN, "{Street} {No}", NULL));
  check (mapping, "Street|No", "Main St|3", "address_line@-1=Main St 3");
  check (mapping, "Street|No", "|3", "address_line@-1=3");
  check (mapping, "No|Street", "3|Main St", "address_line@-1=Main St 3");
  check (mapping, "No", "3", "address_line@-1=3");
  check (mapping, "Street|No", "|", "");
}

static void
test_split (void)
{
  g_autoptr (TribMapping) mapping = trib_mapping_new ();
  TribMappingLink *link = trib_mapping_add (mapping, "Name", TRIB_LINK_FIELD, "given_name", TRIB_TYPE_TEXT, 1);

  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_NAME, "given", NULL));
  link = trib_mapping_add (mapping, "Name", TRIB_LINK_FIELD, "family_name", TRIB_TYPE_TEXT, 1);
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_NAME, "family", NULL));
  check (mapping, "Name", "van der Berg, Jan", "given_name@0=Jan|family_name@0=van der Berg");
}

/* A step that cannot work is passed over, and nothing else suffers. */
static void
test_faults (void)
{
  g_autoptr (TribMapping) mapping = trib_mapping_new ();
  TribMappingLink *link = trib_mapping_set (mapping, "Name", TRIB_LINK_FIELD, "family_name", TRIB_TYPE_TEXT, 1);

  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_REGEX, "[", "x"));
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_REGEX, "(a+)+$", "x"));
  g_ptr_array_add (link->transforms, trib_transform_new (TRIB_TRANSFORM_UPPER, NULL, NULL));
  trib_mapping_set (mapping, "City", TRIB_LINK_FIELD, "city", TRIB_TYPE_TEXT, 1);
  check (mapping, "Name|City", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!|Bonn",
         "family_name@0=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!|city@1=Bonn");
}

static void
test_ignored (void)
{
  g_autoptr (TribMapping) mapping = mapping_of ("City>city");

  trib_mapping_set (mapping, "Secret", TRIB_LINK_IGNORE, NULL, TRIB_TYPE_TEXT, 1);
  check (mapping, "City|Secret", "Bonn|x", "city@0=Bonn");
}

static void
test_errors (void)
{
  static const char *const columns[] = { "City" }, *const others[] = { "Town" };
  g_autoptr (TribMapping) good = mapping_of ("City>city"), bad = mapping_of ("City>no_such_field");
  g_autoptr (TribSchema) schema = trib_schema_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (trib_mapper_new (bad, columns, 1, schema, &error));
  g_assert_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_null (trib_mapper_new (good, others, 1, schema, &error));
  g_assert_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_COLUMN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/mapper/several-columns-make-one-value", test_several_columns);
  g_test_add_func ("/mapping/mapper/one-column-is-split", test_split);
  g_test_add_func ("/mapping/mapper/what-fails-is-passed-over", test_faults);
  g_test_add_func ("/mapping/mapper/columns-by-heading", test_columns);
  g_test_add_func ("/mapping/mapper/unknown-columns-are-kept", test_unknown_columns_are_kept);
  g_test_add_func ("/mapping/mapper/several-columns-to-one-field", test_joining);
  g_test_add_func ("/mapping/mapper/transforms-and-constants", test_transforms);
  g_test_add_func ("/mapping/mapper/ignored-columns", test_ignored);
  g_test_add_func ("/mapping/mapper/errors", test_errors);
  return g_test_run ();
}
