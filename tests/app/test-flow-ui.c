/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The main job from end to end, as somebody does it who opens the program for the first time: only commands are given, and only what
 * the window shows is read.
 */
#include "config.h"

#include "trib-app-fixture.h"
#include "trib-notice-board.h"
#include "trib-take-back-driver.h"

#include "app/customer/trib-customer-page.h"
#include "app/customer/trib-step-row.h"
#include "app/customer/trib-value-row.h"
#include "app/customers/trib-customer-cell.h"
#include "app/customers/trib-customers-page.h"
#include "app/history/trib-history-row.h"
#include "app/mapping/trib-mapping-canvas.h"
#include "app/mapping/trib-mapping-page.h"
#include "app/sources/trib-source-card.h"
#include "app/widgets/trib-place-row.h"

#include <stdlib.h>
#include <string.h>

typedef TribAppFixture Fixture;

#define NEWCOMERS 30

static GtkWidget *
window_of (Fixture *self)
{
  return GTK_WIDGET (self->window);
}

static const char *
text_of (Fixture *self, const char *id)
{
  return gtk_label_get_text (GTK_LABEL (trib_app_find (window_of (self), id)));
}

/* "2,982 records · 1,941 customers" at the foot of the sidebar. */
static void
read_counts (Fixture *self, guint *records, guint *customers)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (text_of (self, "project_counts"), "·", 2);
  guint numbers[2] = { 0, 0 };

  for (guint i = 0; parts[0] != NULL && i < 2; i++)
    {
      g_string_truncate (digits, 0);
      for (const char *p = parts[i]; *p != '\0'; p++)
        if (g_ascii_isdigit (*p))
          g_string_append_c (digits, *p);
      numbers[i] = (guint) atoi (digits->str);
    }
  *records = numbers[0];
  *customers = numbers[1];
}

static gboolean
has_customers (gpointer data)
{
  guint records, customers;

  read_counts (data, &records, &customers);
  return customers > 0;
}

static void
open_sample (Fixture *self)
{
  guint records, customers;

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "sample", NULL);
  trib_app_wait (has_customers, self, "the sample");
  trib_app_fixture_settle (self);
  read_counts (self, &records, &customers);
  g_assert_cmpuint (records, >, 2900);
  g_assert_cmpuint (customers, <, records);
}

static gboolean
is_mapped (gpointer data)
{
  GtkWidget *page = trib_app_find_type (window_of (data), TRIB_TYPE_MAPPING_PAGE);

  return trib_mapping_page_get_mapping (TRIB_MAPPING_PAGE (page)) != NULL;
}

static void
import_and_map (Fixture *self)
{
  g_autofree char *text = trib_app_fixture_people (NEWCOMERS, 0);
  g_autofree char *path = trib_app_fixture_write (self, "Market stall.csv", text);
  const char *const paths[] = { path, NULL };
  GtkWidget *page = trib_app_find_type (window_of (self), TRIB_TYPE_MAPPING_PAGE);
  guint before, after, customers;

  read_counts (self, &before, &customers);
  trib_window_take_files (self->window, paths);
  trib_app_wait (is_mapped, self, "the file to be looked into");
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_true (trib_mapping_page_choose (TRIB_MAPPING_PAGE (page), "Favourite coffee", "note"));
  trib_app_activate (page, "mapping.import");
  trib_app_fixture_settle (self);
  g_assert_false (gtk_widget_get_mapped (page));
  read_counts (self, &after, &customers);
  g_assert_cmpuint (after, ==, before + NEWCOMERS);
}

static void
cancel_cb (TribSession *session, const char *title, const char *stage, guint64 done, guint64 total, double seconds_left,
           Fixture *self)
{
  if (stage != NULL)
    gtk_widget_activate_action (window_of (self), "win.cancel", NULL);
}

static void
consolidate (Fixture *self)
{
  TribSession *session = trib_window_get_session (self->window);
  guint records, before, customers;
  gulong handler = g_signal_connect (session, "progress", G_CALLBACK (cancel_cb), self);

  read_counts (self, &records, &before);
  trib_app_activate (window_of (self), "win.consolidate");
  trib_app_fixture_settle (self);
  g_signal_handler_disconnect (session, handler);
  read_counts (self, &records, &customers);
  g_assert_cmpuint (customers, ==, before);

  g_free (trib_notice_board_take ());
  trib_app_activate (window_of (self), "win.consolidate");
  trib_app_fixture_settle (self);
  read_counts (self, &records, &customers);
  g_assert_cmpuint (customers, >, before);
}

static void
browse_and_open (Fixture *self)
{
  GtkWidget *page, *view, *cell;
  GListModel *rows;
  guint records, customers;
  g_autofree char *name = NULL;

  read_counts (self, &records, &customers);
  gtk_widget_activate_action (window_of (self), "win.place", "s", "customers");
  trib_app_fixture_settle (self);
  page = trib_app_find_type (window_of (self), TRIB_TYPE_CUSTOMERS_PAGE);
  view = trib_app_find (page, "column_view");
  rows = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, customers);

  trib_app_activate (window_of (self), "win.search");
  gtk_editable_set_text (GTK_EDITABLE (trib_app_find (page, "search_entry")), "person7@example.org");
  trib_app_spin (300);
  trib_app_fixture_settle (self);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  cell = trib_app_find_type (view, TRIB_TYPE_CUSTOMER_CELL);
  g_assert_nonnull (cell);
  name = trib_customer_cell_dup_text (TRIB_CUSTOMER_CELL (cell));
  g_signal_emit_by_name (view, "activate", 0);
  trib_app_fixture_settle (self);
  g_assert_true (gtk_widget_get_mapped (trib_app_find_type (window_of (self), TRIB_TYPE_CUSTOMER_PAGE)));
  g_assert_cmpstr (text_of (self, "name_label"), ==, name);
  trib_app_activate (window_of (self), "win.back");
  trib_app_activate (page, "customers.clear");
  trib_app_fixture_settle (self);
}

/* Those with most records stand first when the list is sorted so. */
static void
open_merged (Fixture *self)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (trib_app_find (window_of (self), "column_view"));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

  gtk_column_view_sort_by_column (view, last, GTK_SORT_DESCENDING);
  trib_app_fixture_settle (self);
  g_signal_emit_by_name (view, "activate", 0);
  trib_app_fixture_settle (self);
}

static void
take_back (Fixture *self)
{
  GtkWidget *page = trib_app_find_type (window_of (self), TRIB_TYPE_CUSTOMER_PAGE);
  guint records, before, customers;
  g_autofree char *words = NULL;

  open_merged (self);
  read_counts (self, &records, &before);
  words = trib_take_back_press (self, trib_take_back_find (page, "Take Back", 0));
  g_assert_cmpuint (strlen (words), >, 0);
  read_counts (self, &records, &customers);
  g_assert_cmpuint (customers, ==, before + 1);

  trib_app_activate (window_of (self), "win.undo");
  trib_app_fixture_settle (self);
  read_counts (self, &records, &customers);
  g_assert_cmpuint (customers, ==, before);
}

static void
test_flow (Fixture *self, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1240, 800);
  open_sample (self);
  import_and_map (self);
  consolidate (self);
  browse_and_open (self);
  take_back (self);
}

/* Ctrl+Z in the search takes back letters, not customers. */
static void
test_undo_in_text (Fixture *self, gconstpointer data)
{
  guint records, before, customers;
  GtkEditable *entry;

  trib_app_fixture_make_project (self, 30, TRUE);
  trib_app_fixture_open (self);
  read_counts (self, &records, &before);
  trib_app_activate (window_of (self), "win.search");
  entry = GTK_EDITABLE (trib_app_find (window_of (self), "search_entry"));
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (self->window))));
  gtk_widget_activate_action (window_of (self), "win.undo", NULL);
  trib_app_fixture_settle (self);
  read_counts (self, &records, &customers);
  g_assert_cmpuint (customers, ==, before);

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  trib_app_activate (window_of (self), "win.undo");
  trib_app_fixture_settle (self);
  read_counts (self, &records, &customers);
  g_assert_cmpuint (customers, !=, before);
}

/* Goes from one to the next by Tab, from where a new window begins, until something in such a widget has the focus. */
static gboolean
reaches (Fixture *self, GType type)
{
  GtkWindow *window = GTK_WINDOW (self->window);

  gtk_window_set_focus (window, NULL);
  for (guint i = 0; i < 300; i++)
    {
      GtkWidget *focus;

      if (!gtk_widget_child_focus (window_of (self), GTK_DIR_TAB_FORWARD))
        return FALSE;
      focus = gtk_window_get_focus (window);
      if (focus != NULL && (G_TYPE_CHECK_INSTANCE_TYPE (focus, type) || gtk_widget_get_ancestor (focus, type) != NULL))
        return TRUE;
    }
  return FALSE;
}

static void
test_keyboard (Fixture *self, gconstpointer data)
{
  g_autofree char *text = trib_app_fixture_people (5, 0);
  g_autofree char *path = NULL;
  const char *paths[2] = { NULL };

  trib_app_fixture_make_project (self, 30, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1240, 800);
  trib_app_fixture_open (self);
  trib_window_show_place (self->window, "sources");
  trib_app_fixture_settle (self);
  g_assert_true (reaches (self, TRIB_TYPE_PLACE_ROW));
  g_assert_true (reaches (self, TRIB_TYPE_SOURCE_CARD));
  trib_window_show_place (self->window, "customers");
  trib_app_fixture_settle (self);
  g_assert_true (reaches (self, GTK_TYPE_SEARCH_ENTRY));
  g_assert_true (reaches (self, GTK_TYPE_LIST_VIEW));
  open_merged (self);
  g_assert_true (reaches (self, ADW_TYPE_VIEW_SWITCHER));
  g_assert_true (reaches (self, TRIB_TYPE_VALUE_ROW));
  g_assert_true (reaches (self, TRIB_TYPE_STEP_ROW));
  trib_window_show_place (self->window, "history");
  trib_app_fixture_settle (self);
  g_assert_true (reaches (self, TRIB_TYPE_HISTORY_ROW));
  path = trib_app_fixture_write (self, "Fair.csv", text);
  paths[0] = path;
  trib_window_take_files (self->window, paths);
  trib_app_wait (is_mapped, self, "the file to be looked into");
  trib_app_fixture_settle (self);
  g_assert_true (reaches (self, TRIB_TYPE_MAPPING_CANVAS));
  trib_app_activate (trib_app_find_type (window_of (self), TRIB_TYPE_MAPPING_PAGE), "mapping.cancel");
}

static TribSource *
last_source (Fixture *self)
{
  GtkWidget *card = NULL;

  gtk_widget_activate_action (window_of (self), "win.place", "s", "sources");
  trib_app_fixture_settle (self);
  card = trib_app_find_type (window_of (self), TRIB_TYPE_SOURCE_CARD);
  g_assert_nonnull (card);
  return (TribSource *) trib_source_card_get_source (TRIB_SOURCE_CARD (card));
}

static void
paste (Fixture *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (window_of (self)), text);
  trib_app_activate (window_of (self), "win.paste");
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  GtkWidget *page = trib_app_find_type (window_of (self), TRIB_TYPE_MAPPING_PAGE);
  g_autoptr (GFile) file = NULL;
  guint records, customers;

  paste (self, "Only some words, in one line");
  trib_app_spin (200);
  g_assert_null (trib_window_get_session (self->window));

  paste (self, "Name\tE-mail\tCity\nAnna Köhler\tanna@example.org\tLeipzig\nJörg Weiß\tjw@example.org\tHalle\n");
  trib_app_wait (is_mapped, self, "the table to be looked into");
  g_assert_true (gtk_widget_get_mapped (page));
  trib_app_activate (page, "mapping.import");
  trib_app_fixture_settle (self);
  read_counts (self, &records, &customers);
  g_assert_cmpuint (records, ==, 2);
  g_assert_cmpstr (last_source (self)->name, ==, "Pasted table");
  /* What was pasted is in the project, and nowhere else. */
  file = g_file_new_for_path (last_source (self)->path);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_notice (Fixture *self, gconstpointer data)
{
  g_autofree char *notice = NULL;
  GtkWindow *other;

  trib_app_fixture_make_project (self, 30, FALSE);
  trib_app_fixture_open (self);
  other = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (other);
  trib_app_spin (100);
  gtk_widget_set_visible (window_of (self), FALSE);
  g_free (trib_notice_board_take ());
  trib_app_activate (window_of (self), "win.consolidate");
  trib_app_fixture_settle (self);
  trib_app_spin (200);
  notice = trib_notice_board_take ();
  g_assert_nonnull (notice);
  g_assert_true (g_str_has_prefix (notice, "Consolidated\n60 records are "));
  gtk_window_destroy (other);
}

int
main (int argc, char **argv)
{
  trib_app_test_init (&argc, &argv);
#define ADD(path, func)                                                                                                \
  g_test_add ("/app/flow/" path, Fixture, NULL, trib_app_fixture_set_up, func, trib_app_fixture_tear_down)
  ADD ("from-the-sample-to-a-merge-taken-back", test_flow);
  ADD ("undo-in-a-text-entry-is-for-the-text", test_undo_in_text);
  ADD ("each-step-is-reached-by-the-keyboard", test_keyboard);
  ADD ("a-pasted-table-is-imported", test_paste);
  ADD ("work-that-ends-unseen-is-told-on-the-desktop", test_notice);
  return g_test_run ();
}
