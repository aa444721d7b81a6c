/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Presets from outside: named in import, recognised by headings, saved from a source, said by inspect.
 */
#include "config.h"

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define SHOP                                                                                                           \
  "Email,Last Name,First Name,Accepts Email Marketing,Shoe size\na@example.org,Berg,Anna,yes,38\nb@example.org,Weiß," \
  "Jörg,no,44\n"

/* The field that a column of the source goes to; "*" a custom one, "-" none. */
static char *
field_of (CliFixture *self, const char *source, const char *column)
{
  g_autoptr (json_t) mapping = cli_json (self, "mapping", PROJECT, "--source", source, NULL);
  json_t *link;
  gsize i;

  json_array_foreach (json_object_get (mapping, "links"), i, link)
  {
    if (g_strcmp0 (json_string_value (json_object_get (link, "column")), column) != 0)
      continue;
    if (json_object_get (link, "field"))
      return g_strdup (cli_text (link, "field"));
    return g_strdup (json_object_get (link, "custom") ? "*" : "-");
  }
  return NULL;
}

static void
assert_field (CliFixture *self, const char *source, const char *column, const char *field)
{
  g_autofree char *found = field_of (self, source, column);

  g_assert_cmpstr (found, ==, field);
}

static void
inspect_says_which_fits (CliFixture *self, gconstpointer data)
{
  g_autoptr (json_t) known = NULL, unknown = NULL;
  g_autoptr (CliRun) run = NULL;

  cli_write (self, "shop.csv", SHOP, -1);
  cli_write (self, "odd.csv", "Order date,Order no,Customer number,Total\n2024-01-02,1,7,12.50\n", -1);
  known = cli_json (self, "inspect", "shop.csv", NULL);
  unknown = cli_json (self, "inspect", "odd.csv", NULL);
  run = cli_do (self, 0, "inspect", "shop.csv", NULL);
  g_assert_cmpstr (cli_text (json_array_get (json_object_get (known, "tables"), 0), "preset"), ==, "Shopify customers");
  g_assert_cmpstr (cli_text (json_array_get (json_object_get (known, "tables"), 0), "rows_are"), ==, "customers");
  g_assert_true (json_is_null (json_object_get (json_array_get (json_object_get (unknown, "tables"), 0), "preset")));
  g_assert_cmpstr (cli_text (json_array_get (json_object_get (unknown, "tables"), 0), "rows_are"), ==, "interactions");
  g_assert_nonnull (strstr (run->out, "“Shopify customers”"));
}

static void
a_preset_is_named (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) named = NULL, wrong = NULL;

  cli_write (self, "list.csv", "Firma,Email,Vendor\nBäckerei Lindt GmbH,a@example.org,x\n", -1);
  named = cli_do (self, 0, "import", PROJECT, "list.csv", "--mapping", "shopify ORDERS", NULL);
  assert_field (self, "list", "Email", "email");
  assert_field (self, "list", "Vendor", "*");
  assert_field (self, "list", "Firma", "organisation");
  wrong = cli_do (self, 1, "import", PROJECT, "list.csv", "--mapping", "nobody’s export", NULL);
  cli_assert_error_line (wrong, "nobody’s export", "preset");
}

static void
a_saved_one_is_recognised (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) first = NULL, saved = NULL, second = NULL, anew = NULL;

  cli_write (
      self, "map.json",
      "{\"version\": 1, \"links\": [{\"column\": \"Nr\", \"field\": \"tax_id\"}, {\"column\": \"Wer\", \"field\": "
      "\"organisation\"}, {\"column\": \"Ort\", \"field\": \"region\"}]}",
      -1);
  cli_write (self, "first.csv", "Nr,Wer,Ort\n17,Lindt,Bonn\n", -1);
  cli_write (self, "second.csv", "Ort,E-Mail,Wer,Nr\nKöln,x@example.org,Roth,18\n", -1);
  first = cli_do (self, 0, "import", PROJECT, "first.csv", "--mapping", "map.json", NULL);
  saved = cli_do (self, 0, "mapping", PROJECT, "--save", "Our list", NULL);
  second = cli_do (self, 0, "import", PROJECT, "second.csv", NULL);
  assert_field (self, "second", "Ort", "region");
  assert_field (self, "second", "Nr", "tax_id");
  assert_field (self, "second", "Wer", "organisation");
  assert_field (self, "second", "E-Mail", "email");
  /* Asked to suggest anew, nothing of it is taken. */
  anew = cli_do (self, 0, "import", PROJECT, "second.csv", "--mapping", "auto", NULL);
  assert_field (self, "second", "Ort", "city");
}

/* Standard values come anew from the rows as they came; taken back, they are as before. */
static void
a_mapping_is_changed_later (CliFixture *self, gconstpointer data)
{
  g_autoptr (CliRun) import = NULL, consolidate = NULL, before = NULL, set = NULL, after = NULL, undo = NULL,
                     back = NULL;
  g_autoptr (CliRun) history = NULL, same = NULL, wrong = NULL, again = NULL;
  g_autofree char *file = NULL;

  cli_write (self, "list.csv", "Wer,Ort,Farbe\nAnna Berg,Bonn,blau\nJörg Weiß,Halle,rot\n", -1);
  cli_write (
      self, "map.json",
      "{\"version\": 1, \"links\": [{\"column\": \"Wer\", \"field\": \"full_name\"}, {\"column\": \"Ort\", \"field\": "
      "\"notes\", \"transforms\": [{\"kind\": \"upper\"}]}, {\"column\": \"Farbe\", \"custom\": \"Lieblingsfarbe\"}]}",
      -1);
  import = cli_do (self, 0, "import", PROJECT, "list.csv", NULL);
  consolidate = cli_do (self, 0, "consolidate", PROJECT, NULL);
  before = cli_do (self, 0, "export", PROJECT, "-", "--what", "customers", NULL);
  file = cli_path (self, "list.csv");
  g_assert_cmpint (g_unlink (file), ==, 0);
  set = cli_do (self, 0, "mapping", PROJECT, "--set", "map.json", NULL);
  after = cli_do (self, 0, "export", PROJECT, "-", "--what", "customers", NULL);
  g_assert_nonnull (strstr (after->out, "lieblingsfarbe"));
  g_assert_nonnull (strstr (after->out, "BONN"));
  assert_field (self, "list", "Ort", "notes");
  history = cli_do (self, 0, "history", PROJECT, NULL);
  g_assert_nonnull (strstr (history->out, "Mapped “list” anew"));
  same = cli_do (self, 0, "mapping", PROJECT, "--set", "map.json", NULL);
  again = cli_do (self, 0, "history", PROJECT, NULL);
  g_assert_cmpstr (again->out, ==, history->out);
  undo = cli_do (self, 0, "undo", PROJECT, NULL);
  back = cli_do (self, 0, "export", PROJECT, "-", "--what", "customers", NULL);
  g_assert_cmpstr (back->out, ==, before->out);
  wrong = cli_do (self, 1, "mapping", PROJECT, "--set", "nothing.json", NULL);
  cli_assert_error_line (wrong, "nothing.json", "preset");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_test ("/cli/mapping-presets/inspect-says-which-fits", inspect_says_which_fits);
  cli_test ("/cli/mapping-presets/one-is-named", a_preset_is_named);
  cli_test ("/cli/mapping-presets/a-saved-one-is-recognised", a_saved_one_is_recognised);
  cli_test ("/cli/mapping-presets/a-mapping-is-changed-later", a_mapping_is_changed_later);
  return g_test_run ();
}
