/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the columns of an export. How cells are written in each format is tested with formats/.
 */
#include "config.h"

#include "intake/trib-import.h"
#include "publish/trib-export.h"
#include "unify/trib-consolidate.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *out;
  TribStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("tributary-export-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "p.tributary", NULL);
  self->out = g_build_filename (self->folder, "out.csv", NULL);
  self->store = trib_store_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->out);
}

static void
import (Fixture *self, const char *name, const char *text, const char *mapping_json)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribMapping) mapping = NULL;
  g_auto (TribImportReport) report = { 0 };
  TribImportOptions options = { 0 };

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  if (mapping_json != NULL)
    options.mapping = mapping = trib_mapping_from_json (mapping_json, -1, &error);
  g_assert_no_error (error);
  trib_import (self->store, path, &options, &report, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
consolidate (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  TribMatchOptions options = { 0 };
  TribConsolidateReport report;

  trib_consolidate (self->store, &options, &report, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The table as lines, without carriage returns. */
static char *
export_table (Fixture *self, TribExportWhat what, const char *search, guint64 *rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *content = NULL;

  g_assert_true (trib_export (self->store, self->out, what, search, NULL, rows, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->out, &content, NULL, NULL));
  text = g_string_new (content);
  g_string_replace (text, "\r\n", "\n", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
tables_have_names (void)
{
  static const struct
  {
    const char *name;
    TribExportWhat what;
  } cases[] = { { "customers", TRIB_EXPORT_CUSTOMERS },
                { "records", TRIB_EXPORT_RECORDS },
                { "links", TRIB_EXPORT_LINKS },
                { "history", TRIB_EXPORT_HISTORY } };
  TribExportWhat what;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (trib_export_what_from_name (cases[i].name, &what));
      g_assert_cmpint (what, ==, cases[i].what);
    }
  g_assert_false (trib_export_what_from_name ("Customers", &what));
  g_assert_false (trib_export_what_from_name ("", &what));
}

static void
an_empty_project_has_headings (Fixture *self, gconstpointer data)
{
  static const char *const begins[]
      = { "customer_id,record_count,sources,kind,", "record_id,source,source_row,customer_id\n",
          "record_a,record_b,probability,weight,status\n", "event,time,who,kind,group," };

  for (guint what = 0; what < G_N_ELEMENTS (begins); what++)
    {
      guint64 rows = 99;
      g_autofree char *text = export_table (self, (TribExportWhat) what, NULL, &rows);

      g_assert_true (g_str_has_prefix (text, begins[what]));
      g_assert_cmpuint (rows, ==, 0);
      g_assert_true (strchr (text, '\n') == text + strlen (text) - 1);
    }
}

static void
customers_have_every_field_in_schema_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) expected = g_string_new ("customer_id,record_count,sources");
  g_autofree char *text = NULL;
  TribSchema *schema;

  import (self, "a.csv", "Name,Email,Shoe size\nAnna Graf,anna@example.org,38\nPaul Otto,paul@example.org,44\n", NULL);
  consolidate (self);
  schema = trib_store_get_schema (self->store);
  for (guint i = 0; i < trib_schema_size (schema); i++)
    if (!trib_field_is_interaction (trib_schema_nth (schema, i)->id))
      g_string_append_printf (expected, ",%s", trib_schema_nth (schema, i)->name);
  g_string_append_c (expected, '\n');
  text = export_table (self, TRIB_EXPORT_CUSTOMERS, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, expected->str));
  g_assert_true (g_str_has_suffix (expected->str, ",notes,shoe_size\n"));
  g_assert_nonnull (strstr (text, "\n1,1,a,person,"));
  g_assert_nonnull (strstr (text, "anna@example.org"));
  g_assert_nonnull (strstr (text, ",44\n"));
}

static void
interaction_fields_only_where_a_source_fills_them (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  import (self, "orders.csv", "Name,Sum\nAnna Graf,12.50\nPaul Otto,3.00\n",
          "{\"version\": 1, \"links\": [{\"column\": \"Name\", \"field\": \"full_name\"},"
          " {\"column\": \"Sum\", \"field\": \"amount\"}]}");
  consolidate (self);
  text = export_table (self, TRIB_EXPORT_CUSTOMERS, NULL, NULL);
  *strchr (text, '\n') = '\0';
  g_assert_true (g_str_has_suffix (text, ",tags,notes,amount"));
}

static void
records_are_the_union_of_columns (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  import (self, "a.csv", "Name,Email,City\nAnna Graf,anna@example.org,Jena\n", NULL);
  import (self, "b.csv", "Phone,City,Name\n0341 1234567,Halle,Paul Otto\n", NULL);
  text = export_table (self, TRIB_EXPORT_RECORDS, NULL, NULL);
  g_assert_cmpstr (text, ==,
                   "record_id,source,source_row,customer_id,Name,Email,City,Phone\n"
                   "1,a,1,,Anna Graf,anna@example.org,Jena,\n"
                   "2,b,1,,Paul Otto,,Halle,0341 1234567\n");
}

static void
surplus_cells_have_columns (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  import (self, "a.csv", "Name,Email\nAnna Graf,anna@example.org\nPaul Otto,paul@example.org,more,and more\n", NULL);
  import (self, "b.csv", "Name,Phone\nVera Vogel,0341 1234567,surplus\nX Y,0341 7654321\n", NULL);
  text = export_table (self, TRIB_EXPORT_RECORDS, NULL, NULL);
  g_assert_cmpstr (text, ==,
                   "record_id,source,source_row,customer_id,Name,Email,Phone,extra_1,extra_2\n"
                   "1,a,1,,Anna Graf,anna@example.org,,,\n"
                   "2,a,2,,Paul Otto,paul@example.org,,more,and more\n"
                   "3,b,1,,Vera Vogel,,0341 1234567,surplus,\n"
                   "4,b,2,,X Y,,0341 7654321,,\n");
}

static void
headings_that_are_taken_are_numbered (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  import (self, "a.csv", "Name,source,extra_1,record_id\nAnna Graf,web,x,77,surplus\nPaul Otto,shop,y,78\n", NULL);
  text = export_table (self, TRIB_EXPORT_RECORDS, NULL, NULL);
  g_assert_cmpstr (text, ==,
                   "record_id,source,source_row,customer_id,Name,source_2,extra_1,record_id_2,extra_1_2\n"
                   "1,a,1,,Anna Graf,web,x,77,surplus\n"
                   "2,a,2,,Paul Otto,shop,y,78,\n");
}

static void
records_name_their_customers (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  guint64 rows = 0;

  import (self, "a.csv", "Name,Email\nAnna Graf,anna@example.org\nPaul Otto,paul@example.org\n", NULL);
  consolidate (self);
  text = export_table (self, TRIB_EXPORT_RECORDS, NULL, &rows);
  g_assert_cmpuint (rows, ==, 2);
  g_assert_nonnull (strstr (text, "\n1,a,1,1,Anna Graf"));
  g_assert_nonnull (strstr (text, "\n2,a,2,2,Paul Otto"));
}

static void
a_search_limits_customers (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  guint64 rows = 0;

  import (self, "a.csv", "Name,Email\nAnna Graf,anna@example.org\nPaul Otto,paul@example.org\n", NULL);
  consolidate (self);
  text = export_table (self, TRIB_EXPORT_CUSTOMERS, "otto", &rows);
  g_assert_cmpuint (rows, ==, 1);
  g_assert_nonnull (strstr (text, "paul@example.org"));
  g_assert_null (strstr (text, "anna@example.org"));
}

static void
history_has_iso_times (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  guint64 rows = 0;

  import (self, "a.csv", "Name,Email\nAnna Graf,anna@example.org\nPaul Otto,paul@example.org\n", NULL);
  text = export_table (self, TRIB_EXPORT_HISTORY, NULL, &rows);
  g_assert_cmpuint (rows, ==, 1);
  g_assert_true (g_str_has_prefix (text, "event,time,who,kind,group,undoes,customer,other,record,partner,probability,"
                                         "weight,title,evidence\n"));
  g_assert_true (
      g_regex_match_simple ("\n1,2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ,[^,]+,import,1,,,,,,,,", text, 0, 0));
}

static void
cancelled_leaves_the_old_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  import (self, "a.csv", "Name,Email\nAnna Graf,anna@example.org\nPaul Otto,paul@example.org\n", NULL);
  g_file_set_contents (self->out, "before", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (
      trib_export (self->store, self->out, TRIB_EXPORT_RECORDS, NULL, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (self->out, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
}

static void
an_unknown_ending_is_an_error (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "out.doc", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (trib_export (self->store, path, TRIB_EXPORT_RECORDS, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define TEST(path, func) g_test_add ("/publish/export/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/export/tables-have-names", tables_have_names);
  TEST ("an-empty-project-has-headings", an_empty_project_has_headings);
  TEST ("customers-have-every-field-in-schema-order", customers_have_every_field_in_schema_order);
  TEST ("interaction-fields-only-where-a-source-fills-them", interaction_fields_only_where_a_source_fills_them);
  TEST ("records-are-the-union-of-columns", records_are_the_union_of_columns);
  TEST ("surplus-cells-have-columns", surplus_cells_have_columns);
  TEST ("headings-that-are-taken-are-numbered", headings_that_are_taken_are_numbered);
  TEST ("records-name-their-customers", records_name_their_customers);
  TEST ("a-search-limits-customers", a_search_limits_customers);
  TEST ("history-has-iso-times", history_has_iso_times);
  TEST ("cancelled-leaves-the-old-file", cancelled_leaves_the_old_file);
  TEST ("an-unknown-ending-is-an-error", an_unknown_ending_is_an_error);
  return g_test_run ();
}
