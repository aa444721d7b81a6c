/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file holds, before anything is decided.
 */
#include "config.h"

#include "fixture.h"

#include "formats/trib-inspection.h"

static const TribTableFacts *
only_table (const TribInspection *inspection)
{
  g_assert_cmpuint (inspection->tables->len, ==, 1);
  return inspection->tables->pdata[0];
}

static const TribColumnFacts *
column (const TribTableFacts *table, guint i)
{
  g_assert_cmpuint (i, <, table->columns->len);
  return table->columns->pdata[i];
}

static void
columns_are_counted_and_sampled (void)
{
  g_autofree char *path = fixture_write ("a.csv", "name;city\nAnn;Bonn\nBob;\nEve;Bonn\nEve;Ulm\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = trib_inspect (path, NULL, 0, NULL, &error);
  const TribTableFacts *table;

  g_assert_no_error (error);
  g_assert_cmpstr (inspection->format, ==, "csv");
  g_assert_cmpstr (inspection->encoding, ==, "UTF-8");
  g_assert_cmpstr (inspection->delimiter, ==, ";");
  table = only_table (inspection);
  g_assert_cmpstr (table->name, ==, "");
  g_assert_cmpuint (table->rows, ==, 4);
  g_assert_false (table->sampled);
  g_assert_cmpuint (table->columns->len, ==, 2);
  g_assert_cmpstr (column (table, 1)->name, ==, "city");
  g_assert_cmpuint (column (table, 1)->filled, ==, 3);
  g_assert_cmpuint (column (table, 1)->samples->len, ==, 2);
  g_assert_cmpstr (column (table, 1)->samples->pdata[0], ==, "Bonn");
  g_assert_cmpstr (column (table, 1)->samples->pdata[1], ==, "Ulm");
  g_assert_cmpuint (table->preview->len, ==, 4);
  g_assert_cmpstr (((GStrv) table->preview->pdata[1])[0], ==, "Bob");
}

static void
only_the_beginning_is_read_where_asked (void)
{
  g_autofree char *path = fixture_write ("a.csv", "a,b\n1,2\n3,4\n5,6\n", -1);
  g_autoptr (TribInspection) some = trib_inspect (path, NULL, 2, NULL, NULL);
  g_autoptr (TribInspection) all = trib_inspect (path, NULL, 3, NULL, NULL);

  g_assert_cmpuint (only_table (some)->rows, ==, 2);
  g_assert_true (only_table (some)->sampled);
  g_assert_cmpuint (only_table (all)->rows, ==, 3);
  g_assert_false (only_table (all)->sampled);
}

static void
rows_kept_back_are_no_samples (void)
{
  g_autofree char *path = fixture_write ("a.csv", "name,n\nAnn,1\nTotal,1\n", -1);
  g_autoptr (TribInspection) inspection = trib_inspect (path, NULL, 0, NULL, NULL);
  const TribTableFacts *table = only_table (inspection);

  g_assert_cmpuint (table->rows, ==, 2);
  g_assert_cmpuint (column (table, 0)->filled, ==, 1);
  g_assert_cmpuint (table->preview->len, ==, 2);
  g_assert_cmpuint (inspection->issues->len, ==, 1);
  g_assert_cmpint (((TribRowIssue *) inspection->issues->pdata[0])->kind, ==, TRIB_ISSUE_TOTALS);
}

static void
a_table_can_be_asked_for (void)
{
  g_autofree char *path = fixture_write ("a.xml", "<f><x><c i='1'/><c i='2'/></x><y><c i='3'/><c i='4'/></y></f>", -1);
  const TribReadOptions second = { .table = "f/y/c" }, none = { .table = "z" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TribInspection) inspection = trib_inspect (path, &second, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (only_table (inspection)->name, ==, "f/y/c");
  g_assert_cmpstr (column (only_table (inspection), 0)->samples->pdata[0], ==, "3");
  g_assert_null (trib_inspect (path, &none, 0, NULL, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_TABLE);
}

static void
it_can_be_cancelled (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "1,2\n");
  path = fixture_write ("a.csv", text->str, -1);
  g_cancellable_cancel (cancellable);
  g_assert_null (trib_inspect (path, NULL, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/inspection/columns-are-counted-and-sampled", columns_are_counted_and_sampled);
  g_test_add_func ("/formats/inspection/only-the-beginning-is-read-where-asked",
                   only_the_beginning_is_read_where_asked);
  g_test_add_func ("/formats/inspection/rows-kept-back-are-no-samples", rows_kept_back_are_no_samples);
  g_test_add_func ("/formats/inspection/a-table-can-be-asked-for", a_table_can_be_asked_for);
  g_test_add_func ("/formats/inspection/it-can-be-cancelled", it_can_be_cancelled);
  status = g_test_run ();
  fixture_remove_folder ();
  return status;
}
