/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs that only look at the news: what they come to, what they leave alone, when they may not, and taking them back.
 */
#include "config.h"

#include <string.h>

#include "fixture/trib-project-fixture.h"
#include "store/trib-facts.h"
#include "store/trib-scan.h"
#include "store/trib-source.h"

#define PEOPLE 240

static TribConsolidateReport
consolidate (TribProjectFixture *self, TribConsolidateExtent extent)
{
  TribConsolidateReport report;
  g_autoptr (GError) error = NULL;

  trib_consolidate_extent (self->store, extent, NULL, &report, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

/* Lines of the people, the heading first. */
static GStrv
people (guint n, guint seed)
{
  g_autofree char *csv = trib_people_csv (n, seed);

  g_strchomp (csv);
  return g_strsplit (csv, "\n", -1);
}

/* Those lines of which the number has the remainder @part. */
static void
import_part (TribProjectFixture *self, const char *name, GStrv lines, guint part, guint parts)
{
  g_autoptr (GString) text = g_string_new (lines[0]);

  g_string_append_c (text, '\n');
  for (guint i = 1; lines[i] != NULL; i++)
    if (i % parts == part)
      g_string_append_printf (text, "%s\n", lines[i]);
  trib_project_fixture_import (self, name, text->str, NULL);
}

typedef struct
{
  gint64 *customers; /* by line */
  guint part, parts;
  guint at;
} Reading;

static gboolean
note_customer (const TribRecordView *view, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  guint line = reading->part == 0 ? (guint) view->source_row * reading->parts
                                  : reading->part + ((guint) view->source_row - 1) * reading->parts;

  reading->customers[line] = view->customer;
  return TRUE;
}

/* The customer of each line, where source i holds those with the remainder i - 1. */
static gint64 *
customers_of_lines (TribProjectFixture *self, guint n, guint parts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = trib_store_list_sources (self->store, &error);
  Reading reading = { g_new0 (gint64, n + parts + 1), 0, parts, 0 };

  g_assert_no_error (error);
  for (reading.part = 0; reading.part < parts; reading.part++)
    g_assert_true (trib_store_each_record (self->store, ((TribSource *) sources->pdata[reading.part])->id, 0,
                                           note_customer, &reading, NULL, &error));
  return reading.customers;
}

/* How many pairs are together in one of the two only, and how many in both. */
static guint
count_differing (const gint64 *x, const gint64 *y, guint n, guint *both)
{
  guint differ = 0;

  *both = 0;
  for (guint a = 1; a <= n; a++)
    for (guint b = a + 1; b <= n; b++)
      {
        differ += (x[a] == x[b]) != (y[a] == y[b]);
        *both += x[a] == x[b] && y[a] == y[b];
      }
  return differ;
}

/* In three parts with runs between, and all at once: the same customers, but for one pair in fifty. The model of the parts is that of the first
 * of them. */
static void
test_three_parts (TribProjectFixture *self, gconstpointer unused)
{
  for (guint seed = 1; seed <= 3; seed++)
    {
      TribProjectFixture whole = { 0 }, parts = { 0 };
      g_auto (GStrv) lines = people (PEOPLE, seed);
      g_autofree gint64 *at_once = NULL, *one_by_one = NULL;
      static const char *const names[] = { "first", "second", "third" };
      guint n = g_strv_length (lines) - 1, both, differ;

      trib_project_fixture_set_up (&whole, NULL);
      trib_project_fixture_set_up (&parts, NULL);
      import_part (&whole, "all", lines, 0, 1);
      consolidate (&whole, TRIB_CONSOLIDATE_FULL);
      for (guint i = 0; i < 3; i++)
        {
          TribConsolidateReport report;

          import_part (&parts, names[i], lines, i, 3);
          report = consolidate (&parts, TRIB_CONSOLIDATE_NEWS);
          g_assert_true (report.incremental == (i > 0));
          g_assert_false (report.unchanged);
        }
      at_once = customers_of_lines (&whole, n, 1);
      one_by_one = customers_of_lines (&parts, n, 3);
      differ = count_differing (at_once, one_by_one, n, &both);
      g_assert_cmpuint (both, >, PEOPLE / 4);
      g_assert_cmpuint (differ * 50, <=, both);
      trib_project_fixture_assert_verifies (&parts);
      trib_project_fixture_tear_down (&whole, NULL);
      trib_project_fixture_tear_down (&parts, NULL);
    }
}

/* Taken back it is as it was, and done again as it had become. */
static void
test_taken_back (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (GStrv) lines = people (PEOPLE, 4);
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  g_auto (TribUndoReport) back = { 0 };
  g_auto (TribUndoReport) again = { 0 };
  g_autoptr (GError) error = NULL;

  import_part (self, "first", lines, 0, 3);
  import_part (self, "second", lines, 1, 3);
  consolidate (self, TRIB_CONSOLIDATE_FULL);
  import_part (self, "third", lines, 2, 3);
  before = trib_project_fixture_snapshot (self);
  g_assert_true (consolidate (self, TRIB_CONSOLIDATE_NEWS).incremental);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (trib_undo (self->store, 0, FALSE, &back, NULL, NULL, &error));
  undone = trib_project_fixture_snapshot (self);
  g_assert_true (trib_undo (self->store, back.event, FALSE, &again, NULL, NULL, &error));
  redone = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (redone, ==, after);
  trib_project_fixture_assert_verifies (self);
}

/* A stranger comes: of what was there nothing is written anew. */
static void
test_old_links_stay (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (GStrv) lines = people (PEOPLE, 5);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GArray) members = NULL;
  TribConsolidateReport report;
  guint rewritten = 0;

  import_part (self, "all", lines, 0, 1);
  consolidate (self, TRIB_CONSOLIDATE_FULL);
  before = trib_store_list_links (self->store, &error);
  trib_project_fixture_import (self, "stranger",
                               "Vorname,Nachname,E-Mail,Straße,PLZ,Ort,Geburtsdatum\n"
                               "Xaver,Zwerenz,xz@zwerenz.at,Hochallee 311,01067,Dresden,29.02.1936\n",
                               NULL);
  report = consolidate (self, TRIB_CONSOLIDATE_NEWS);
  g_assert_true (report.incremental);
  g_assert_cmpint (report.created, ==, 1);
  g_assert_cmpint (report.merged, ==, 0);
  after = trib_store_list_links (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, >, 50);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    {
      const TribLinkRow *x = &g_array_index (before, TribLinkRow, i), *y = &g_array_index (after, TribLinkRow, i);

      g_assert_cmpint (x->a, ==, y->a);
      g_assert_cmpint (x->b, ==, y->b);
      rewritten += x->weight < y->weight || x->weight > y->weight || x->status != y->status;
    }
  g_assert_cmpuint (rewritten, ==, 0);
  members = trib_store_list_members (self->store, &error);
  for (guint i = 0; i < members->len; i++)
    g_assert_true ((g_array_index (members, TribPlainFact, i).began < report.event) == (i + 1 < members->len));
}

/* Rows that changed leave their customers, and who comes to be alone by it; rows that went leave the others. As a run in full has it. */
static void
test_changed_and_gone (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (GStrv) lines = people (PEOPLE, 6), others = people (PEOPLE, 77);
  guint n = g_strv_length (lines) - 1, both;
  g_autofree gint64 *customers[2] = { NULL, NULL };
  gint64 *of_news, *of_full;

  for (guint way = 0; way < 2; way++)
    {
      TribProjectFixture project = { 0 };
      g_auto (GStrv) changed = g_strdupv (lines);
      TribConsolidateReport report;

      trib_project_fixture_set_up (&project, NULL);
      import_part (&project, "list", lines, 0, 1);
      consolidate (&project, TRIB_CONSOLIDATE_FULL);
      for (guint i = 5; i < n - 10; i += 17)
        {
          g_free (changed[i]);
          changed[i] = g_strdup (others[i]);
        }
      g_clear_pointer (&changed[n], g_free); /* the last two go */
      g_clear_pointer (&changed[n - 1], g_free);
      import_part (&project, "list", changed, 0, 1);
      report = consolidate (&project, way == 0 ? TRIB_CONSOLIDATE_NEWS : TRIB_CONSOLIDATE_FULL);
      g_assert_true (report.incremental == (way == 0));
      customers[way] = customers_of_lines (&project, n, 1);
      trib_project_fixture_assert_verifies (&project);
      trib_project_fixture_tear_down (&project, NULL);
    }
  of_news = customers[0];
  of_full = customers[1];
  g_assert_cmpuint (count_differing (of_news, of_full, n - 2, &both), ==, 0);
  g_assert_cmpuint (both, >, PEOPLE / 4);
  g_free (g_steal_pointer (&customers[1]));
}

/* Something other than an import happened, or there is nothing to go on from. */
static void
test_in_full (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (GStrv) lines = people (PEOPLE, 8);
  TribMatchOptions strict = { .merge_at = 0.99 };
  g_auto (TribUndoReport) undone = { 0 };
  g_auto (TribUndoReport) by_hand = { 0 };
  TribConsolidateReport report;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) members = NULL;

  import_part (self, "a", lines, 0, 6);
  g_assert_false (consolidate (self, TRIB_CONSOLIDATE_NEWS).incremental); /* the first */
  import_part (self, "b", lines, 1, 6);
  g_assert_false (consolidate (self, TRIB_CONSOLIDATE_AUTO).incremental); /* so few records */
  import_part (self, "c", lines, 2, 6);
  trib_consolidate_extent (self->store, TRIB_CONSOLIDATE_NEWS, &strict, &report, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (report.incremental); /* other options */
  consolidate (self, TRIB_CONSOLIDATE_FULL);
  import_part (self, "d", lines, 3, 6);
  import_part (self, "e", lines, 4, 6);
  g_assert_true (trib_undo (self->store, 0, FALSE, &undone, NULL, NULL, &error));
  g_assert_false (consolidate (self, TRIB_CONSOLIDATE_NEWS).incremental); /* an import was taken back */
  members = trib_store_list_members (self->store, &error);
  {
    const gint64 pair[2] = { g_array_index (members, TribPlainFact, 0).value,
                             g_array_index (members, TribPlainFact, members->len - 1).value };

    g_assert_cmpint (trib_merge_customers (self->store, pair, 2, &by_hand, &error), !=, 0);
    g_assert_no_error (error);
  }
  import_part (self, "f", lines, 5, 6);
  g_assert_false (consolidate (self, TRIB_CONSOLIDATE_NEWS).incremental); /* somebody decided */
  import_part (self, "e", lines, 4, 6);
  g_assert_true (consolidate (self, TRIB_CONSOLIDATE_NEWS).incremental);
  g_assert_true (consolidate (self, TRIB_CONSOLIDATE_NEWS).unchanged);
  g_assert_false (consolidate (self, TRIB_CONSOLIDATE_FULL).incremental);
}

/* By itself: where there are many records and little news, until too much of it has come since the model was fitted. */
static void
test_by_itself (TribProjectFixture *self, gconstpointer unused)
{
  g_auto (GStrv) lines = people (3900, 9); /* one third of them twice */

  import_part (self, "most", lines, 0, 1);
  g_assert_false (trib_project_fixture_consolidate (self).incremental);
  for (guint i = 0; i < 3; i++)
    {
      g_auto (GStrv) more = people (160, 100 + i);
      g_autofree char *name = g_strdup_printf ("more %u", i);
      TribConsolidateReport report;

      import_part (self, name, more, 0, 1);
      report = trib_project_fixture_consolidate (self);
      g_assert_true (report.incremental == (i < 2));
      g_assert_cmpint (report.records, >, 5200);
    }
}

#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/unify/increments/three-parts-come-to-the-same", test_three_parts);
  ADD ("/unify/increments/taken-back-gives-the-same-bytes", test_taken_back);
  ADD ("/unify/increments/what-has-no-news-is-not-written-anew", test_old_links_stay);
  ADD ("/unify/increments/changed-and-gone-as-in-full", test_changed_and_gone);
  ADD ("/unify/increments/other-things-that-happened-run-in-full", test_in_full);
  ADD ("/unify/increments/by-itself-until-too-much-is-news", test_by_itself);
  return g_test_run ();
}
