/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that are prepared on several threads come out as they would on one, and in their order.
 */
#include "config.h"

#include "fixture/trib-project-fixture.h"
#include "store/trib-scan.h"

#include <string.h>

/* Rows enough for many batches, with what is wrong in places that depend on nothing. */
static char *
long_csv (guint n)
{
  GString *csv = g_string_new ("Name,E-Mail,Geburtsdatum,Telefon\n");

  for (guint i = 0; i < n; i++)
    if (i % 1009 == 1008)
      g_string_append (csv, "Name,E-Mail,Geburtsdatum,Telefon\n");
    else
      g_string_append_printf (csv, "Anna %c%u Köhler,%s%u@beispiel.de,19%02u-0%u-1%u,%s%06u%s\n", 'A' + i % 26, i % 97,
                              i % 31 ? "a" : "@", i, i % 90, i % 12, i % 9, i % 57 ? "0341 " : "4,9E+", i,
                              i % 401 ? "" : ",zu viel");
  return g_string_free (csv, FALSE);
}

static gboolean
take_values (const TribRecordView *view, gpointer user_data, GError **error)
{
  for (guint i = 0; i < trib_values_size (view->values); i++)
    {
      const TribValue *value = trib_values_nth (view->values, i);

      g_string_append_printf (user_data, "%d %d %d %d %s|", value->field, value->column, value->status, value->reason,
                              value->text.text);
    }
  g_string_append_c (user_data, '\n');
  return TRUE;
}

/* All that an import leaves: the records with their standard values, and the issues in their order. */
static char *
import_with_threads (const char *csv, guint threads)
{
  TribProjectFixture self = { 0 };
  g_autofree char *path = NULL, *records = NULL;
  g_auto (TribImportReport) report = { 0 };
  TribImportOptions options = { .threads = threads };
  g_autoptr (GError) error = NULL;
  GString *all = g_string_new (NULL);

  trib_project_fixture_set_up (&self, NULL);
  path = g_build_filename (self.folder, "long.csv", NULL);
  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  g_assert_true (trib_import (self.store, path, &options, &report, NULL, NULL, &error));
  trib_project_fixture_assert_verifies (&self);
  records = trib_project_fixture_export (&self, TRIB_EXPORT_RECORDS);
  g_string_printf (all, "%s%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n", records, report.fresh,
                   report.kept_back, report.n_issues);
  g_assert_true (trib_store_each_record (self.store, 0, TRIB_SCAN_VALUES, take_values, all, NULL, &error));
  for (guint i = 0; i < report.issues->len; i++)
    {
      const TribRowIssue *issue = g_ptr_array_index (report.issues, i);

      g_string_append_printf (all, "%" G_GUINT64_FORMAT " %d %s %s\n", issue->row, issue->column, issue->value,
                              issue->reason);
    }
  trib_project_fixture_tear_down (&self, NULL);
  return g_string_free (all, FALSE);
}

static void
test_threads_make_no_difference (void)
{
  g_autofree char *csv = long_csv (9000);
  g_autofree char *alone = import_with_threads (csv, 1);

  g_assert_nonnull (strstr (alone, "\n8992 8 "));
  for (guint threads = 2; threads <= 5; threads++)
    {
      g_autofree char *together = import_with_threads (csv, threads);

      g_assert_cmpstr (together, ==, alone);
    }
}

/* Issues come in the order of the rows, whoever has found them: what the reader says of a row before what cleansing does. */
static void
test_issues_in_order (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *csv = long_csv (3000);
  g_auto (TribImportReport) report = { 0 };
  guint64 last = 0;

  trib_project_fixture_import (self, "long", csv, &report);
  g_assert_cmpuint (report.issues->len, ==, 100);
  for (guint i = 0; i < report.issues->len; i++)
    {
      const TribRowIssue *issue = g_ptr_array_index (report.issues, i);

      g_assert_cmpuint (issue->row, >=, last);
      last = issue->row;
    }
  g_assert_cmpuint (last, <, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/intake/flow/issues-come-in-the-order-of-the-rows", TribProjectFixture, NULL,
              trib_project_fixture_set_up, test_issues_in_order, trib_project_fixture_tear_down);
  g_test_add_func ("/intake/flow/threads-make-no-difference", test_threads_make_no_difference);
  return g_test_run ();
}
