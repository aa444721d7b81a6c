/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One customer in the window, on a real project: values, records, evidence, and what is taken back from here.
 */
#include "config.h"

#include "trib-app-fixture.h"
#include "trib-take-back-driver.h"

#include "app/customer/trib-customer-page.h"
#include "app/widgets/trib-evidence.h"
#include "app/customer/trib-records-grid.h"
#include "app/customer/trib-step-row.h"
#include "app/customer/trib-timeline.h"
#include "app/customer/trib-value-row.h"
#include "store/trib-customer-query.h"
#include "unify/trib-customer.h"

#include <stdlib.h>
#include <string.h>

#define PEOPLE 40

static GtkWidget *
page_of (TribAppFixture *self)
{
  return trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_CUSTOMER_PAGE);
}

static TribStore *
reader_of (TribAppFixture *self)
{
  return trib_session_get_reader (trib_window_get_session (self->window));
}

static gint64
n_customers (TribAppFixture *self)
{
  g_autoptr (GError) error = NULL;
  TribStoreCounts counts = { 0 };

  trib_store_count (reader_of (self), &counts, &error);
  g_assert_no_error (error);
  return counts.customers;
}

static void
show (TribAppFixture *self, gint64 id)
{
  trib_window_show_customer (self->window, id);
  trib_app_fixture_settle (self);
  trib_app_spin (50);
}

/* The customer with most records: two at least. */
static gint64
open_customer (TribAppFixture *self)
{
  TribCustomerQuery query = { .sort = TRIB_SORT_RECORDS, .descending = TRUE, .limit = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  trib_app_fixture_make_project (self, PEOPLE, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1240, 900);
  trib_app_fixture_open (self);
  ids = trib_store_customer_ids (reader_of (self), &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  show (self, g_array_index (ids, gint64, 0));
  return g_array_index (ids, gint64, 0);
}

typedef struct
{
  GType type;
  guint n;
} Count;

static void
count_cb (GtkWidget *widget, gpointer data)
{
  Count *count = data;

  count->n += G_TYPE_CHECK_INSTANCE_TYPE (widget, count->type);
}

static guint
count (GtkWidget *root, GType type)
{
  Count result = { type, 0 };

  trib_app_each (root, count_cb, &result);
  return result.n;
}

static void
test_shows (TribAppFixture *self, gconstpointer data)
{
  gint64 id = open_customer (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TribCustomer) customer = trib_customer_load (reader_of (self), id, &error);
  GtkWidget *page = page_of (self);
  g_autofree char *title = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (customer->records->len, >=, 2);
  g_assert_true (gtk_widget_get_mapped (page));
  g_object_get (page, "title", &title, NULL);
  g_assert_cmpstr (title, ==, customer->name);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (trib_app_find (page, "name_label"))), ==, customer->name);
  g_assert_cmpuint (count (page, TRIB_TYPE_VALUE_ROW), >=, 4);
  g_assert_cmpuint (count (trib_app_find_type (page, TRIB_TYPE_RECORDS_GRID), GTK_TYPE_CHECK_BUTTON), ==,
                    customer->records->len);
  /* Each record arrived, all but one joined, and there is the step "Now". */
  g_assert_cmpuint (count (page, TRIB_TYPE_STEP_ROW), >=, 2 * customer->records->len);
}

static int
tenths_of (GtkWidget *label)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  gboolean negative = g_str_has_prefix (text, "−");
  const char *digits = text + (negative ? strlen ("−") : strlen ("+"));
  int tenths = atoi (digits) * 10 + (strchr (digits, '.')[1] - '0');

  return negative ? -tenths : tenths;
}

static void
test_evidence (TribAppFixture *self, gconstpointer data)
{
  GtkWidget *evidence, *grid, *value;
  int sum = 0, row = 0;

  open_customer (self);
  evidence = trib_app_find_type (trib_app_find (page_of (self), "timeline"), TRIB_TYPE_EVIDENCE);
  g_assert_nonnull (evidence);
  grid = trib_app_find (evidence, "bars");
  for (; (value = gtk_grid_get_child_at (GTK_GRID (grid), 2, row + 1)) != NULL; row++)
    sum += tenths_of (gtk_grid_get_child_at (GTK_GRID (grid), 2, row));
  g_assert_cmpint (row, >=, 2);
  g_assert_cmpint (sum, ==, tenths_of (gtk_grid_get_child_at (GTK_GRID (grid), 2, row)));
  g_assert_cmpint (sum, >, 0);
}

static void
test_take_back (TribAppFixture *self, gconstpointer data)
{
  gint64 id = open_customer (self);
  gint64 before = n_customers (self);
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;
  GtkWidget *timeline = trib_app_find (page_of (self), "timeline");

  words = trib_take_back_press (self, trib_take_back_find (timeline, "Take Back", 0));
  g_assert_cmpstr (words, !=, "");
  g_assert_cmpint (n_customers (self), ==, before + 1);
  g_assert_cmpint (trib_customer_page_get_customer (TRIB_CUSTOMER_PAGE (page_of (self))), !=, 0);

  again = trib_take_back_press (self, trib_take_back_find (timeline, "Do Again", 0));
  g_assert_cmpstr (again, !=, "");
  g_assert_cmpint (n_customers (self), ==, before);
  show (self, id);
  g_assert_cmpint (trib_customer_page_get_customer (TRIB_CUSTOMER_PAGE (page_of (self))), ==, id);
}

typedef struct
{
  GtkCheckButton *first;
} Tick;

static void
tick_cb (GtkWidget *widget, gpointer data)
{
  Tick *tick = data;

  if (tick->first == NULL && GTK_IS_CHECK_BUTTON (widget))
    tick->first = GTK_CHECK_BUTTON (widget);
}

static void
test_split (TribAppFixture *self, gconstpointer data)
{
  gint64 before;
  Tick tick = { NULL };
  GtkWidget *page;

  open_customer (self);
  before = n_customers (self);
  page = page_of (self);
  g_assert_false (gtk_widget_activate_action (page, "customer.split", NULL) && n_customers (self) != before);
  trib_app_each (trib_app_find_type (page, TRIB_TYPE_RECORDS_GRID), tick_cb, &tick);
  g_assert_nonnull (tick.first);
  gtk_check_button_set_active (tick.first, TRUE);
  trib_app_activate (page, "customer.split");
  trib_app_fixture_settle (self);
  g_assert_cmpint (n_customers (self), ==, before + 1);
  trib_app_activate (GTK_WIDGET (self->window), "win.undo");
  trib_app_fixture_settle (self);
  g_assert_cmpint (n_customers (self), ==, before);
}

typedef struct
{
  GtkWidget *row; /* that has the entry for a value of @name */
  const char *name;
} Sought;

static void
seek_row_cb (GtkWidget *widget, gpointer data)
{
  Sought *sought = data;

  if (TRIB_IS_VALUE_ROW (widget)
      && strcmp (gtk_label_get_text (GTK_LABEL (trib_app_find (widget, "label"))), sought->name) == 0)
    sought->row = widget;
}

static GtkWidget *
value_row (TribAppFixture *self, const char *name)
{
  Sought sought = { NULL, name };

  trib_app_each (page_of (self), seek_row_cb, &sought);
  g_assert_nonnull (sought.row);
  return sought.row;
}

static void
seek_button_cb (GtkWidget *widget, gpointer data)
{
  GtkWidget **button = data;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "customer.set") == 0)
    *button = widget;
}

static char *
email_of (TribAppFixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TribCustomer) customer = trib_customer_load (reader_of (self), id, &error);
  const TribSurvivor *survivor;

  g_assert_no_error (error);
  survivor = trib_survivors_find (customer->survivors, TRIB_FIELD_EMAIL);
  return g_strdup_printf ("%s (%s)", survivor->text, survivor->why);
}

/* Typed, chosen and left to the rule again, as a person would on the row itself; and taken back. */
static void
test_by_hand (TribAppFixture *self, gconstpointer data)
{
  gint64 id = open_customer (self);
  g_autofree char *before = email_of (self, id);
  g_autofree char *typed = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *left = NULL;
  g_autofree char *undone = NULL;
  GtkWidget *entry, *button = NULL;

  entry = trib_app_find_type (value_row (self, "E-mail"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody at home");
  g_signal_emit_by_name (entry, "activate");
  trib_app_fixture_settle (self);
  refused = email_of (self, id);
  g_assert_cmpstr (refused, ==, before);
  gtk_editable_set_text (GTK_EDITABLE (entry), "anna@home.example.org");
  g_signal_emit_by_name (entry, "activate");
  trib_app_fixture_settle (self);
  trib_app_spin (100);
  typed = email_of (self, id);
  g_assert_true (g_str_has_prefix (typed, "anna@home.example.org; "));
  g_assert_nonnull (strstr (typed, "(set by hand)"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (trib_app_find (value_row (self, "E-mail"), "why_label"))), ==,
                   "set by hand");
  /* The last of its buttons lets the rule choose. */
  trib_app_each (value_row (self, "E-mail"), seek_button_cb, &button);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  trib_app_fixture_settle (self);
  left = email_of (self, id);
  g_assert_cmpstr (left, ==, before);
  trib_app_activate (GTK_WIDGET (self->window), "win.undo");
  trib_app_fixture_settle (self);
  undone = email_of (self, id);
  g_assert_cmpstr (undone, ==, typed);
}

static void
test_gone (TribAppFixture *self, gconstpointer data)
{
  GtkWidget *stack;

  open_customer (self);
  show (self, 987654321);
  stack = trib_app_find (page_of (self), "stack");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "error");
  g_assert_cmpint (trib_customer_page_get_customer (TRIB_CUSTOMER_PAGE (page_of (self))), ==, 0);
}

static gboolean
is_apart (gpointer data)
{
  GtkWidget *page = page_of (data);

  return gtk_widget_is_ancestor (trib_app_find (page, "timeline"), trib_app_find (page, "history_box"));
}

static void
test_narrow (TribAppFixture *self, gconstpointer data)
{
  GtkWidget *page, *timeline;

  open_customer (self);
  page = page_of (self);
  timeline = trib_app_find (page, "timeline");
  g_assert_true (gtk_widget_is_ancestor (timeline, trib_app_find (page, "beside_box")));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 720);
  trib_app_wait (is_apart, self, "the history to stand apart");
  trib_app_spin (100);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), <=, 360);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (TribAppFixture *self, gconstpointer data);
  } tests[] = {
    { "/app/customer-page/shows-values-records-history", test_shows },
    { "/app/customer-page/bars-of-evidence-add-up", test_evidence },
    { "/app/customer-page/merge-is-taken-back-and-brought-back", test_take_back },
    { "/app/customer-page/records-leave-by-hand-and-back", test_split },
    { "/app/customer-page/value-by-hand-and-back", test_by_hand },
    { "/app/customer-page/customer-that-is-gone-is-said", test_gone },
    { "/app/customer-page/narrow-window-has-history-of-its-own", test_narrow },
  };

  trib_app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TribAppFixture, NULL, trib_app_fixture_set_up, tests[i].func,
                trib_app_fixture_tear_down);
  return g_test_run ();
}
