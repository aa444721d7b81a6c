/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The customers list: search, order, pages; and what leaves by a scan.
 */
#include "config.h"

#include <string.h>

#include "fixture/trib-project-fixture.h"
#include "store/trib-customer-query.h"
#include "store/trib-scan.h"
#include "store/trib-search-index.h"
#include "store/trib-search.h"

static const char people[] = "Vorname,Nachname,E-Mail,Telefon,Ort\n"
                             "Jörg,Müller,joerg.mueller@posteo.de,0341 2233440,Leipzig\n"
                             "Anna,Köhler,anna@gmx.de,0351 8899770,Dresden\n"
                             "Zoltán,Kovács,zk@freemail.hu,,Berlin\n"
                             "Hanna,Moeller,,030 5556660,Berlin\n";

static GArray *
ids_of (TribProjectFixture *self, const TribCustomerQuery *query)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = trib_store_customer_ids (self->store, query, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

/* The names, joined. */
static char *
names_of (TribProjectFixture *self, const TribCustomerQuery *query)
{
  g_autoptr (GArray) ids = ids_of (self, query);
  g_autofree TribCustomerRow *rows = g_new0 (TribCustomerRow, ids->len + 1);
  g_autoptr (GError) error = NULL;
  GString *names = g_string_new (NULL);

  g_assert_true (trib_store_customer_rows (self->store, (const gint64 *) (gpointer) ids->data, ids->len, rows, &error));
  for (guint i = 0; i < ids->len; i++)
    {
      g_string_append_printf (names, "%s%s", i ? "|" : "", rows[i].name);
      trib_customer_row_clear (&rows[i]);
    }
  return g_string_free (names, FALSE);
}

static void
fill (TribProjectFixture *self)
{
  trib_project_fixture_import (self, "list", people, NULL);
  trib_project_fixture_consolidate (self);
}

static void
check_search (TribProjectFixture *self)
{
  static const struct
  {
    const char *search;
    const char *names;
  } cases[] = {
    { NULL, "Anna Köhler|Hanna Moeller|Jörg Müller|Zoltán Kovács" },
    { "", "Anna Köhler|Hanna Moeller|Jörg Müller|Zoltán Kovács" },
    { "müller", "Jörg Müller" },
    { "Muell", "Jörg Müller" },
    { "mull", "Jörg Müller" },
    { "MÖLLER", "Hanna Moeller" },
    { "ann", "Anna Köhler" },
    { "kovacs zol", "Zoltán Kovács" },
    { "berlin", "Hanna Moeller|Zoltán Kovács" },
    { "berlin hanna", "Hanna Moeller" },
    { "0341 22 33", "Jörg Müller" },
    { "+49 341 2233", "Jörg Müller" },
    { "posteo.de", "Jörg Müller" },
    { "nobody", "" },
    { "\"; DROP TABLE customer; --", "" },
    { "* OR", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TribCustomerQuery query = { .search = cases[i].search };
      g_autofree char *names = names_of (self, &query);

      g_test_message ("search %s", cases[i].search);
      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

static void
test_search (TribProjectFixture *self, gconstpointer unused)
{
  fill (self);
  check_search (self);
}

static gboolean
is_behind (TribProjectFixture *self)
{
  g_autoptr (GError) error = NULL;
  gboolean behind = FALSE;

  g_assert_true (trib_store_search_is_behind (self->store, &behind, &error));
  return behind;
}

static void
leave_behind (TribProjectFixture *self)
{
  g_autoptr (GError) error = NULL;
  TribChange *change = trib_change_begin (self->store, TRIB_EVENT_RUN, 0, &error);

  g_assert_no_error (error);
  g_assert_true (trib_search_index_leave_behind (change, &error));
  g_assert_true (trib_change_commit (change, NULL, &error));
  g_assert_true (is_behind (self));
}

static guint
count_found (TribProjectFixture *self, const char *search)
{
  TribCustomerQuery query = { .search = search };
  g_autoptr (GArray) ids = ids_of (self, &query);

  return ids->len;
}

static gboolean
count_row (gint64 id, guint n_records, const char *sources, const TribText *fields, guint n_fields, gpointer user_data,
           GError **error)
{
  ++*(guint *) user_data;
  return TRUE;
}

static void
test_search_behind (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  fill (self);
  leave_behind (self);
  check_search (self);
  g_assert_true (trib_store_each_customer (self->store, "berlin", count_row, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 2);
}

static void
test_search_prepared (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fill (self);
  leave_behind (self);
  /* What comes while the index is behind is in it, too, and only once. */
  trib_project_fixture_import (self, "more", "Vorname,Nachname,E-Mail,Ort\nEmil,Vogt,ev@x.de,Ulm\n", NULL);
  trib_project_fixture_consolidate (self);
  g_assert_true (is_behind (self));
  g_assert_cmpuint (count_found (self, "vogt"), ==, 1);
  g_assert_true (trib_store_prepare_search (self->store, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (is_behind (self));
  g_assert_cmpuint (count_found (self, "vogt"), ==, 1);
  g_assert_cmpuint (count_found (self, "mull"), ==, 1);
  g_assert_cmpuint (count_found (self, "berlin"), ==, 2);
  g_assert_cmpuint (count_found (self, "nobody"), ==, 0);
}

static void
test_search_prepare_cancelled (TribProjectFixture *self, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fill (self);
  leave_behind (self);
  g_cancellable_cancel (cancellable);
  g_assert_false (trib_store_prepare_search (self->store, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (is_behind (self));
  check_search (self);
}

/* A customer that changes is no longer found by what it was. */
static void
test_search_follows (TribProjectFixture *self, gconstpointer unused)
{
  fill (self);
  g_assert_cmpuint (count_found (self, "leipzig"), ==, 1);
  trib_project_fixture_import (
      self, "list", "Vorname,Nachname,E-Mail,Telefon,Ort\nJörg,Müller,joerg.mueller@posteo.de,0341 2233440,Halle\n",
      NULL);
  trib_project_fixture_consolidate (self);
  g_assert_cmpuint (count_found (self, "leipzig"), ==, 0);
  g_assert_cmpuint (count_found (self, "halle"), ==, 1);
  g_assert_cmpuint (count_found (self, "anna"), ==, 0);
  g_assert_cmpuint (count_found (self, "m"), ==, 1);
}

static void
test_sort (TribProjectFixture *self, gconstpointer unused)
{
  static const struct
  {
    int sort;
    gboolean descending;
    guint limit;
    const char *names;
  } cases[] = {
    { TRIB_FIELD_NONE, TRUE, 0, "Zoltán Kovács|Jörg Müller|Hanna Moeller|Anna Köhler" },
    { TRIB_FIELD_CITY, FALSE, 0, "Hanna Moeller|Zoltán Kovács|Anna Köhler|Jörg Müller" },
    /* Without a value last, in either direction. */
    { TRIB_FIELD_EMAIL, FALSE, 0, "Anna Köhler|Jörg Müller|Zoltán Kovács|Hanna Moeller" },
    { TRIB_FIELD_EMAIL, TRUE, 0, "Zoltán Kovács|Jörg Müller|Anna Köhler|Hanna Moeller" },
    { TRIB_SORT_ID, FALSE, 2, "Jörg Müller|Anna Köhler" },
  };

  fill (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TribCustomerQuery query = { .sort = cases[i].sort, .descending = cases[i].descending, .limit = cases[i].limit };
      g_autofree char *names = names_of (self, &query);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

static void
test_source_filter (TribProjectFixture *self, gconstpointer unused)
{
  TribCustomerQuery second = { .source = 2 };
  g_autofree char *names = NULL;

  trib_project_fixture_import (self, "list", people, NULL);
  trib_project_fixture_import (self, "other", "Vorname,Nachname,E-Mail\nEmil,Vogt,ev@x.de\n", NULL);
  trib_project_fixture_consolidate (self);
  names = names_of (self, &second);
  g_assert_cmpstr (names, ==, "Emil Vogt");
}

static void
test_gone_rows_are_zero (TribProjectFixture *self, gconstpointer unused)
{
  static const gint64 ids[] = { 1, 999999 };
  TribCustomerRow rows[2];
  g_autoptr (GError) error = NULL;

  fill (self);
  g_assert_true (trib_store_customer_rows (self->store, ids, 2, rows, &error));
  g_assert_cmpint (rows[0].id, ==, 1);
  g_assert_cmpint (rows[1].id, ==, 0);
  g_assert_cmpint (rows[0].sources[0], ==, 1);
  g_assert_cmpint (rows[0].sources[1], ==, 0);
  trib_customer_row_clear (&rows[0]);
  trib_customer_row_clear (&rows[1]);
}

static void
test_empty_project (TribProjectFixture *self, gconstpointer unused)
{
  TribCustomerQuery query = { .search = "anna", .sort = TRIB_FIELD_CITY };
  g_autoptr (GArray) ids = ids_of (self, &query);

  g_assert_cmpuint (ids->len, ==, 0);
}

static void
test_phone_digits (void)
{
  g_autoptr (GString) words = g_string_new ("x");

  trib_search_append_phone (words, "+49 341 2233440");
  g_assert_cmpstr (words->str, ==, "x 493412233440 93412233440 3412233440 412233440");
}

#define ADD(path, func)                                                                                                \
  g_test_add (path, TribProjectFixture, NULL, trib_project_fixture_set_up, func, trib_project_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/customers/search-finds-folded-beginnings", test_search);
  ADD ("/store/customers/search-without-its-index-finds-the-same", test_search_behind);
  ADD ("/store/customers/search-index-is-made-when-wanted", test_search_prepared);
  ADD ("/store/customers/search-index-that-was-cancelled-changes-nothing", test_search_prepare_cancelled);
  ADD ("/store/customers/search-follows-what-changes", test_search_follows);
  ADD ("/store/customers/sort", test_sort);
  ADD ("/store/customers/filter-by-source", test_source_filter);
  ADD ("/store/customers/rows-that-are-gone-have-no-id", test_gone_rows_are_zero);
  ADD ("/store/customers/an-empty-project-has-none", test_empty_project);
  g_test_add_func ("/store/customers/phones-are-found-with-and-without-country", test_phone_digits);
  return g_test_run ();
}
