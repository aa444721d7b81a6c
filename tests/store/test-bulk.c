/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The other way of writing: when it is taken, that it is left again, and that nothing is lost where it is broken off.
 */
#include "config.h"

#include "fixture/trib-project-fixture.h"
#include "store/trib-bulk.h"
#include "store/trib-change.h"

#include <glib/gstdio.h>
#include <string.h>

#define WAL 2

/* Byte 18 of the file says how it is written. */
static int
write_version (TribProjectFixture *self)
{
  g_autofree char *content = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (self->path, &content, &len, NULL));
  g_assert_cmpuint (len, >, 100);
  return content[18];
}

static void
test_goes_and_comes (TribProjectFixture *self, gconstpointer unused)
{
  TribStore *bulk = trib_bulk_begin (self->store);

  g_assert_true (bulk == self->store);
  g_assert_cmpint (write_version (self), !=, WAL);
  trib_project_fixture_import (self, "list", "Vorname,Nachname\nAnna,Köhler\n", NULL);
  g_assert_cmpint (write_version (self), !=, WAL);
  trib_bulk_end (bulk);
  g_assert_cmpint (write_version (self), ==, WAL);
  trib_project_fixture_assert_verifies (self);
}

/* A reader can look on as before, so nothing is changed. */
static void
test_not_beside_a_reader (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) reader = trib_store_open (self->path, TRIB_STORE_READ, &error);
  TribStoreCounts counts;

  g_assert_no_error (error);
  g_assert_true (trib_store_count (reader, &counts, &error));
  g_assert_null (trib_bulk_begin (self->store));
  g_assert_cmpint (write_version (self), ==, WAL);
  trib_bulk_end (NULL);
  trib_project_fixture_import (self, "list", "Vorname,Nachname\nAnna,Köhler\n", NULL);
  g_assert_true (trib_store_count (reader, &counts, &error));
  g_assert_cmpint (counts.records, ==, 1);
}

static void
test_reader_is_refused (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) reader = trib_store_open (self->path, TRIB_STORE_READ, &error);

  g_assert_no_error (error);
  g_assert_null (trib_bulk_begin (reader));
}

/* What another process finds where this one was killed: a copy taken in the middle of a change, with its journal. */
static void
test_broken_off (TribProjectFixture *self, gconstpointer unused)
{
  const char *const endings[] = { "", "-journal" };
  g_autofree char *copy = g_build_filename (self->folder, "copy.tributary", NULL);
  g_autofree char *csv = trib_people_csv (300, 1);
  g_autoptr (TribStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TribStoreCounts counts;
  TribStore *bulk;

  trib_project_fixture_import (self, "list", csv, NULL);
  trib_project_fixture_consolidate (self);
  before = trib_project_fixture_snapshot (self);
  bulk = trib_bulk_begin (self->store);
  g_assert_nonnull (bulk);
  {
    g_autoptr (TribChange) change = trib_change_begin (self->store, TRIB_EVENT_IMPORT, 0, &error);

    g_assert_no_error (error);
    for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *from = g_strconcat (self->path, endings[i], NULL), *to = g_strconcat (copy, endings[i], NULL);
        g_autofree char *content = NULL;
        gsize len;

        g_assert_true (g_file_get_contents (from, &content, &len, NULL));
        g_assert_true (g_file_set_contents_full (to, content, (gssize) len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      }
  }
  trib_bulk_end (bulk);
  after = trib_project_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
  store = trib_store_open (copy, TRIB_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_true (trib_store_count (store, &counts, &error));
  g_assert_cmpint (counts.records, >, 300);
}

#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/bulk/is-left-again", test_goes_and_comes);
  ADD ("/store/bulk/not-beside-a-reader", test_not_beside_a_reader);
  ADD ("/store/bulk/is-for-who-writes", test_reader_is_refused);
  ADD ("/store/bulk/broken-off-is-as-before", test_broken_off);
  return g_test_run ();
}
