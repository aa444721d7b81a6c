/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Presets: shipped and saved, known by headings, and what they make of a file that is not quite the same.
 */
#include "config.h"

#include "mapping/preset/trib-preset.h"
#include "mapping/trib-mapper.h"

#include <glib/gstdio.h>
#include <string.h>

static TribMapping *
make_mapping (void)
{
  TribMapping *mapping = trib_mapping_new ();

  trib_mapping_set (mapping, "Nr", TRIB_LINK_FIELD, "external_id", TRIB_TYPE_ID, 1);
  trib_mapping_set (mapping, "Name", TRIB_LINK_FIELD, "organisation", TRIB_TYPE_ORGANISATION, 1);
  trib_mapping_set (mapping, "Mail", TRIB_LINK_FIELD, "email", TRIB_TYPE_EMAIL, 1);
  trib_mapping_set (mapping, "Ort", TRIB_LINK_FIELD, "city", TRIB_TYPE_CITY, 1);
  return mapping;
}

static const char *
recognised (const char *headings)
{
  static char name[100];
  g_autoptr (GPtrArray) presets = trib_presets_load ();
  g_auto (GStrv) columns = g_strsplit (headings, "|", -1);
  const TribPreset *preset = trib_presets_recognise (presets, (const char *const *) columns, g_strv_length (columns));

  g_strlcpy (name, preset ? preset->name : "", sizeof name);
  return name;
}

/* Every one can be used: its fields are there, its steps work, and its own headings are known as its own. */
static void
test_shipped (void)
{
  g_autoptr (GPtrArray) presets = trib_presets_load ();

  g_assert_cmpuint (presets->len, >=, 20);
  for (guint i = 0; i < presets->len; i++)
    {
      const TribPreset *preset = presets->pdata[i];
      g_autoptr (GPtrArray) columns = g_ptr_array_new ();
      g_autoptr (TribMapping) mapping = trib_mapping_copy (preset->mapping);
      g_autoptr (TribSchema) schema = trib_schema_new ();
      g_autoptr (GPtrArray) added = NULL;
      g_autoptr (TribMapper) mapper = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < mapping->links->len; k++)
        {
          g_assert_null (trib_mapping_link_fault (mapping->links->pdata[k]));
          g_ptr_array_add (columns, ((TribMappingLink *) preset->mapping->links->pdata[k])->column);
        }
      added = trib_mapping_complete (mapping, (const char *const *) columns->pdata, columns->len, schema);
      mapper = trib_mapper_new (mapping, (const char *const *) columns->pdata, columns->len, schema, &error);
      g_assert_no_error (error);
      g_assert_true (trib_presets_recognise (presets, (const char *const *) columns->pdata, columns->len) == preset);
      g_assert_true (trib_presets_find (presets, preset->name) == preset);
    }
}

static void
test_recognise (void)
{
  g_assert_cmpstr (recognised ("Email|Last Name|First Name|Accepts Email Marketing|Shoe size"), ==,
                   "Shopify customers");
  g_assert_cmpstr (recognised ("First Name|Last Name|Email"), ==, "");
  g_assert_cmpstr (recognised (""), ==, "");
}

static void
test_saved (void)
{
  g_autoptr (TribMapping) mapping = make_mapping (), again = make_mapping ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) presets = NULL;

  g_assert_cmpstr (recognised ("Nr|Name|Mail|Ort"), ==, "");
  g_assert_true (trib_preset_save ("Our own / list", mapping, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (recognised ("Nr|Name|Mail|Ort"), ==, "Our own / list");
  g_assert_cmpstr (recognised ("mail|NAME|Ort|Nr|Since"), ==, "Our own / list");
  g_assert_cmpstr (recognised ("Nr|A|B|C|D|E"), ==, "");
  again->country = g_strdup ("AT");
  g_assert_true (trib_preset_save ("our own / List", again, &error));
  presets = trib_presets_load ();
  g_assert_cmpstr (trib_presets_find (presets, "OUR OWN / LIST")->mapping->country, ==, "AT");
  g_assert_null (trib_presets_find (presets, "nobody's"));
  g_assert_cmpint (g_unlink (((TribPreset *) presets->pdata[0])->path), ==, 0);
  g_assert_cmpstr (recognised ("Nr|Name|Mail|Ort"), ==, "");
}

/* Columns in another order, one gone, one new: the preset holds for what it knows, the suggestion for the news. */
static void
test_apply (void)
{
  static const char *const columns[] = { "Mail", "Birthday", "name", "Nr" };
  g_autoptr (TribMapping) mapping = make_mapping (), suggested = trib_mapping_new (), applied = NULL;
  g_autofree char *json = trib_preset_to_json ("Ours", mapping);
  g_autoptr (TribPreset) preset = trib_preset_from_json (json, -1, NULL, NULL);

  g_assert_cmpstr (preset->name, ==, "Ours");
  trib_mapping_set (suggested, "Birthday", TRIB_LINK_FIELD, "date_of_birth", TRIB_TYPE_DATE, 0.9);
  trib_mapping_set (suggested, "Mail", TRIB_LINK_FIELD, "phone", TRIB_TYPE_PHONE, 0.5);
  suggested->date_order = TRIB_DATE_ORDER_MDY;
  applied = trib_preset_apply (preset, columns, G_N_ELEMENTS (columns), suggested);
  g_assert_cmpuint (applied->links->len, ==, 4);
  g_assert_cmpstr (trib_mapping_find (applied, "Mail")->field, ==, "email");
  g_assert_cmpstr (trib_mapping_find (applied, "Birthday")->field, ==, "date_of_birth");
  g_assert_null (trib_mapping_find (applied, "Ort"));
  g_assert_cmpint (applied->date_order, ==, TRIB_DATE_ORDER_MDY);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("tributary-presets-XXXXXX", NULL);

  /* Before GLib asks where data lies. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/preset/shipped-ones-work", test_shipped);
  g_test_add_func ("/mapping/preset/known-by-headings", test_recognise);
  g_test_add_func ("/mapping/preset/saved-under-a-name-and-replaced", test_saved);
  g_test_add_func ("/mapping/preset/a-changed-file-asks-for-the-news-only", test_apply);
  return g_test_run ();
}
