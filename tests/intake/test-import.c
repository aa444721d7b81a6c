/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes in: no row lost, nothing doubled, refreshes told apart, all or nothing.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fixture/trib-project-fixture.h"
#include "intake/trib-refresh.h"
#include "store/trib-scan.h"
#include "store/trib-source.h"

#define HEAD "Kundennr,Vorname,Nachname,E-Mail,Ort\n"

static const char first[] = HEAD "K1,Anna,Köhler,anna@posteo.de,Leipzig\n"
                                 "K2,Jörg,Weiß,j.weiss@web.de,Dresden\n"
                                 "K3,Emine,Yılmaz,emine@gmx.de,Berlin\n";

typedef struct
{
  const char *name;
  const char *before; /* (nullable) */
  const char *now;
  guint64 fresh, changed, unchanged, gone;
} Refresh;

static const Refresh refreshes[] = {
  { "new-file", NULL, first, 3, 0, 0, 0 },
  { "same-again", first, first, 0, 0, 3, 0 },
  { "one-more", first,
    HEAD "K1,Anna,Köhler,anna@posteo.de,Leipzig\nK2,Jörg,Weiß,j.weiss@web.de,Dresden\n"
         "K3,Emine,Yılmaz,emine@gmx.de,Berlin\nK4,Otto,Abel,otto@x.de,Halle\n",
    1, 0, 3, 0 },
  { "one-less", first, HEAD "K1,Anna,Köhler,anna@posteo.de,Leipzig\nK3,Emine,Yılmaz,emine@gmx.de,Berlin\n", 0, 0, 2,
    1 },
  { "changed-by-number", first,
    HEAD "K1,Anna,Köhler,anna@posteo.de,Leipzig\nK3,Emine,Yılmaz,emine@gmx.de,Berlin\n"
         "K2,Jörg,Schulze,joerg@schulze.de,Halle\n",
    0, 1, 2, 0 },
  { "other-order", first,
    HEAD
    "K3,Emine,Yılmaz,emine@gmx.de,Berlin\nK1,Anna,Köhler,anna@posteo.de,Leipzig\nK2,Jörg,Weiß,j.weiss@web.de,Dresden\n",
    0, 0, 3, 0 },
  { "changed-in-place", "Vorname,Nachname,Ort\nAnna,Köhler,Leipzig\nJörg,Weiß,Dresden\n",
    "Vorname,Nachname,Ort\nAnna,Köhler,Halle\nJörg,Weiß,Dresden\n", 0, 1, 1, 0 },
  { "replaced-in-place", "Vorname,Nachname,Ort\nAnna,Köhler,Leipzig\nJörg,Weiß,Dresden\n",
    "Vorname,Nachname,Ort\nOtto,Abel,Halle\nJörg,Weiß,Dresden\n", 1, 0, 1, 1 },
  { "twins", "Vorname,Nachname\nAnna,Köhler\nAnna,Köhler\n",
    "Vorname,Nachname\nAnna,Köhler\nAnna,Köhler\nAnna,Köhler\n", 1, 0, 2, 0 },
};

static void
test_refresh (TribProjectFixture *self, gconstpointer data)
{
  const Refresh *refresh = data;
  g_auto (TribImportReport) report = { 0 };

  if (refresh->before != NULL)
    trib_project_fixture_import (self, "list", refresh->before, NULL);
  trib_project_fixture_import (self, "list", refresh->now, &report);
  g_assert_cmpuint (report.fresh, ==, refresh->fresh);
  g_assert_cmpuint (report.changed, ==, refresh->changed);
  g_assert_cmpuint (report.unchanged, ==, refresh->unchanged);
  g_assert_cmpuint (report.gone, ==, refresh->gone);
  g_assert_cmpuint (report.rows, ==, report.fresh + report.changed + report.unchanged + report.kept_back);
  trib_project_fixture_assert_verifies (self);
}

static void
test_same_again_is_no_event (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) report = { 0 };

  trib_project_fixture_import (self, "list", first, NULL);
  trib_project_fixture_import (self, "list", first, &report);
  g_assert_cmpint (report.event, ==, 0);
}

typedef struct
{
  GString *text;
  guint n;
} Rows;

static gboolean
take_cells (const TribRecordView *view, gpointer user_data, GError **error)
{
  Rows *rows = user_data;

  rows->n++;
  for (guint i = 0; i < view->n_cells; i++)
    g_string_append_printf (rows->text, "%s%s", i ? "|" : "", view->cells[i].text);
  g_string_append_c (rows->text, '\n');
  return TRUE;
}

/* Cells are kept as they came, to the byte, whatever cleansing made of them. */
static void
test_raw_is_kept (TribProjectFixture *self, gconstpointer unused)
{
  Rows rows = { g_string_new (NULL), 0 };
  g_autoptr (GError) error = NULL;

  trib_project_fixture_import (self, "list",
                               "Vorname,Nachname,Telefon,Lieblingsröstung\n"
                               "  ANNA ,köhler,0341/22 33,Espresso\n"
                               "x,,\"a, \"\"b\"\"\",,surplus\n"
                               "short\n",
                               NULL);
  g_assert_true (trib_store_each_record (self->store, 0, TRIB_SCAN_RAW, take_cells, &rows, NULL, &error));
  g_assert_cmpuint (rows.n, ==, 3);
  g_assert_nonnull (strstr (rows.text->str, "  ANNA |köhler|0341/22 33|Espresso\n"));
  g_assert_nonnull (strstr (rows.text->str, "x||a, \"b\"||surplus\n"));
  g_assert_nonnull (strstr (rows.text->str, "short"));
  g_string_free (rows.text, TRUE);
}

static void
test_nothing_is_dropped (TribProjectFixture *self, gconstpointer unused)
{
  const TribField *custom = NULL;
  g_autofree char *customers = NULL;

  trib_project_fixture_import (self, "list", "Vorname,Nachname,Lieblingsröstung\nAnna,Köhler,Espresso\n", NULL);
  for (guint i = 0; i < trib_schema_size (trib_store_get_schema (self->store)); i++)
    if (trib_schema_nth (trib_store_get_schema (self->store), i)->id >= TRIB_FIELD_CUSTOM)
      custom = trib_schema_nth (trib_store_get_schema (self->store), i);
  g_assert_nonnull (custom);
  g_assert_cmpstr (custom->label, ==, "Lieblingsröstung");
  trib_project_fixture_consolidate (self);
  customers = trib_project_fixture_export (self, TRIB_EXPORT_CUSTOMERS);
  g_assert_nonnull (strstr (customers, "Espresso"));
}

static void
test_issues_are_kept (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) report = { 0 };
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  gboolean short_row = FALSE, bad_mail = FALSE;

  trib_project_fixture_import (
      self, "list", "Vorname,Nachname,E-Mail\nAnna,Köhler,anna@posteo.de\nJörg\nEmil,Vogt,nothing-at-all\n", &report);
  g_assert_cmpuint (report.fresh, ==, 3);
  issues = trib_store_list_issues (self->store, report.source_id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (issues->len, ==, report.n_issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const TribRowIssue *issue = g_ptr_array_index (issues, i);

      short_row = short_row || (issue->kind == TRIB_ISSUE_TOO_SHORT && issue->line == 3);
      bad_mail = bad_mail || (issue->kind == TRIB_ISSUE_VALUE && issue->line == 4 && issue->column == 2);
    }
  g_assert_true (short_row);
  g_assert_true (bad_mail);
}

static void
test_mapping_is_remembered (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (TribMapping) mapping = trib_mapping_new ();
  g_autofree char *path = g_build_filename (self->folder, "list.csv", NULL);
  g_auto (TribImportReport) report = { 0 };
  g_auto (TribImportReport) again = { 0 };
  TribImportOptions options = { .mapping = mapping };
  g_autoptr (GError) error = NULL;

  trib_mapping_set (mapping, "A", TRIB_LINK_FIELD, "family_name", TRIB_TYPE_FAMILY_NAME, 1);
  trib_mapping_set (mapping, "B", TRIB_LINK_IGNORE, NULL, TRIB_TYPE_TEXT, 1);
  g_assert_true (g_file_set_contents (path, "A,B\nKöhler,x\n", -1, NULL));
  g_assert_true (trib_import (self->store, path, &options, &report, NULL, NULL, &error));
  g_assert_no_error (error);
  trib_project_fixture_import (self, "list", "A,B\nKöhler,x\nWeiß,y\n", &again);
  g_assert_cmpint (trib_mapping_find (again.mapping, "A")->kind, ==, TRIB_LINK_FIELD);
  g_assert_cmpstr (trib_mapping_find (again.mapping, "A")->field, ==, "family_name");
  g_assert_cmpint (trib_mapping_find (again.mapping, "B")->kind, ==, TRIB_LINK_IGNORE);
}

static void
test_dry_run (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "list.csv", NULL);
  g_autofree char *before = trib_project_fixture_snapshot (self);
  g_autofree char *after = NULL;
  g_auto (TribImportReport) report = { 0 };
  TribImportOptions options = { .dry_run = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Vorname,Eigenes\nAnna,1\n", -1, NULL));
  g_assert_true (trib_import (self->store, path, &options, &report, NULL, NULL, &error));
  g_assert_cmpuint (report.fresh, ==, 1);
  g_assert_cmpint (report.event, ==, 0);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
}

static void
cancel_cb (const char *stage, guint64 done, guint64 total, double seconds_left, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "list.csv", NULL);
  g_autofree char *csv = trib_people_csv (3000, 1);
  g_autofree char *before = trib_project_fixture_snapshot (self);
  g_autofree char *after = NULL;
  g_auto (TribImportReport) report = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TribProgress) progress = trib_progress_new (cancel_cb, cancellable);
  TribImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  g_assert_false (trib_import (self->store, path, &options, &report, progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
  trib_project_fixture_import (self, "list", csv, NULL);
  trib_project_fixture_assert_verifies (self);
}

static void
add_file (TribProjectFixture *self, const char *csv, TribImportReport *report, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "more.csv", NULL);
  TribImportOptions options = { .source = "list", .add = TRUE };

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  g_assert_cmpint (trib_import (self->store, path, &options, report, NULL, NULL, error), ==, *error == NULL);
}

/* A file that is added: nothing is gone, rows are numbered on, what is there already is not there twice. */
static void
test_added_rows (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) report = { 0 };
  g_auto (TribImportReport) other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *records = NULL;

  trib_project_fixture_import (self, "list", first, NULL);
  add_file (self, HEAD "K4,Otto,Abel,otto@x.de,Halle\nK1,Anna,Köhler,anna@posteo.de,Leipzig\n", &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.fresh, ==, 1);
  g_assert_cmpuint (report.unchanged, ==, 1);
  g_assert_cmpuint (report.gone, ==, 0);
  records = trib_project_fixture_export (self, TRIB_EXPORT_RECORDS);
  g_assert_nonnull (strstr (records, "list,1,"));
  g_assert_nonnull (strstr (records, "list,4,"));
  trib_project_fixture_assert_verifies (self);
  add_file (self, "Ort,Vorname\nHalle,Otto\n", &other, &error);
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_OPTION);
}

/* Rows that were kept back, mended, come into their source without their reason, and drive nobody out. */
static void
test_mended_rejects (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) report = { 0 };
  g_auto (TribImportReport) again = { 0 };
  g_autofree char *customers = NULL;

  trib_project_fixture_import (self, "list", first, NULL);
  trib_project_fixture_import (self, "list",
                               "Kundennr,Vorname,Nachname,E-Mail,Ort,Reason\n"
                               "K4,Otto,Abel,otto@x.de,Halle,Not a customer: a heading repeated or a sum\n",
                               &report);
  g_assert_cmpuint (report.fresh, ==, 1);
  g_assert_cmpuint (report.gone, ==, 0);
  trib_project_fixture_consolidate (self);
  customers = trib_project_fixture_export (self, TRIB_EXPORT_CUSTOMERS);
  g_assert_nonnull (strstr (customers, "Köhler"));
  g_assert_nonnull (strstr (customers, "Abel"));
  g_assert_null (strstr (customers, "a heading repeated"));
  trib_project_fixture_import (self, "list", first, &again);
  g_assert_cmpuint (again.unchanged, ==, 3);
  g_assert_cmpuint (again.gone, ==, 1);
  trib_project_fixture_assert_verifies (self);
}

/* What both the reader and cleansing see is said once. */
static void
test_spoilt_numbers (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) report = { 0 };

  trib_project_fixture_import (self, "list",
                               "Vorname,Telefon,Artikel\nAnna,4.91512E+11,x\nOtto,0341 22334,4.00123E+12\n", &report);
  g_assert_cmpuint (report.n_issues, ==, 2);
}

static char *
wide_csv (guint n_columns)
{
  GString *csv = g_string_new ("Name");

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (csv, ",Attribute %u", i);
  g_string_append (csv, "\nAnna Köhler");
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (csv, ",%u", i);
  g_string_append_c (csv, '\n');
  return g_string_free (csv, FALSE);
}

/* More columns than a project has room for as fields are refused in words, before anything is made of them. */
static void
test_too_many_fields (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "wide.csv", NULL);
  g_autofree char *csv = wide_csv (1500);
  g_auto (TribImportReport) report = { 0 };
  TribImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  g_assert_false (trib_import (self->store, path, &options, &report, NULL, NULL, &error));
  g_assert_error (error, TRIB_FORMAT_ERROR, TRIB_FORMAT_ERROR_LIMIT);
  trib_project_fixture_assert_verifies (self);
}

/* A mapping for another file is said, rather than taken for one that maps nothing. */
static void
test_mapping_of_another_file (TribProjectFixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder, "list.csv", NULL);
  g_autoptr (TribMapping) mapping = trib_mapping_new ();
  g_auto (TribImportReport) report = { 0 };
  TribImportOptions options = { .mapping = mapping };
  g_autoptr (GError) error = NULL;

  trib_mapping_set (mapping, "Courriel", TRIB_LINK_FIELD, "email", TRIB_TYPE_EMAIL, 1);
  g_assert_true (g_file_set_contents (path, first, -1, NULL));
  g_assert_false (trib_import (self->store, path, &options, &report, NULL, NULL, &error));
  g_assert_error (error, TRIB_MAPPING_ERROR, TRIB_MAPPING_ERROR_COLUMN);
}

/* Each of the equal rows of before is taken once, the one at the same place first. */
static void
test_equal_rows (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (TribImportReport) same = { 0 }, fewer = { 0 };
  GString *csv = g_string_new ("Vorname,Nachname\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append (csv, "Anna,Köhler\n");
  trib_project_fixture_import (self, "list", csv->str, NULL);
  trib_project_fixture_import (self, "list", csv->str, &same);
  g_assert_cmpint (same.event, ==, 0);
  g_assert_cmpuint (same.unchanged, ==, 20000);
  g_string_truncate (csv, csv->len - strlen ("Anna,Köhler\n") * 100);
  trib_project_fixture_import (self, "list", csv->str, &fewer);
  g_assert_cmpuint (fewer.unchanged, ==, 19900);
  g_assert_cmpuint (fewer.gone, ==, 100);
  g_string_free (csv, TRUE);
}

static void
test_similar (void)
{
  static const TribText a[] = { { "Anna", 4 }, { "Köhler", 7 }, { "", 0 }, { "Leipzig", 7 } };
  static const TribText b[] = { { "Anna", 4 }, { "Köhler", 7 }, { "", 0 }, { "Halle", 5 } };
  static const TribText c[] = { { "Otto", 4 }, { "Abel", 4 }, { "", 0 }, { "Leipzig", 7 } };
  g_autoptr (GByteArray) raw_a = g_byte_array_new ();
  g_autoptr (GByteArray) raw_b = g_byte_array_new ();
  g_autoptr (GByteArray) raw_c = g_byte_array_new ();

  trib_pack_cells (raw_a, a, 4);
  trib_pack_cells (raw_b, b, 4);
  trib_pack_cells (raw_c, c, 4);
  g_assert_true (trib_refresh_similar (raw_a->data, raw_a->len, raw_b->data, raw_b->len));
  g_assert_false (trib_refresh_similar (raw_a->data, raw_a->len, raw_c->data, raw_c->len));
}

#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refreshes); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/import/refresh-", refreshes[i].name, NULL);

      g_test_add (path, TribProjectFixture, &refreshes[i], trib_project_fixture_set_up, test_refresh,
                  trib_project_fixture_tear_down);
    }
  ADD ("/intake/import/same-file-again-is-no-event", test_same_again_is_no_event);
  ADD ("/intake/import/raw-is-kept", test_raw_is_kept);
  ADD ("/intake/import/no-column-is-dropped", test_nothing_is_dropped);
  ADD ("/intake/import/issues-are-kept-with-their-place", test_issues_are_kept);
  ADD ("/intake/import/mapping-is-remembered", test_mapping_is_remembered);
  ADD ("/intake/import/dry-run-writes-nothing", test_dry_run);
  ADD ("/intake/import/added-rows-drive-nobody-out", test_added_rows);
  ADD ("/intake/import/mended-rejects-come-into-their-source", test_mended_rejects);
  ADD ("/intake/import/spoilt-numbers-are-said-once", test_spoilt_numbers);
  ADD ("/intake/import/too-many-fields-are-refused", test_too_many_fields);
  ADD ("/intake/import/mapping-of-another-file-is-refused", test_mapping_of_another_file);
  ADD ("/intake/import/cancel-leaves-all-as-it-was", test_cancel);
  ADD ("/intake/import/equal-rows-are-taken-one-by-one", test_equal_rows);
  g_test_add_func ("/intake/refresh/similar-rows", test_similar);
  return g_test_run ();
}
