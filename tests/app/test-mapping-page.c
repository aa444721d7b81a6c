/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list on its way in: looked into, mapped, changed, imported; several one after the other; one that cannot be read.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/mapping/trib-field-popover.h"
#include "app/mapping/trib-mapping-page.h"
#include "app/mapping/trib-mapping-preview.h"
#include "app/trib-session.h"
#include "store/trib-source.h"

#include <string.h>

typedef TribAppFixture Fixture;

static TribMappingPage *
get_page (Fixture *self)
{
  return TRIB_MAPPING_PAGE (trib_app_find_type (GTK_WIDGET (self->window), TRIB_TYPE_MAPPING_PAGE));
}

static const char *
scene (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (trib_app_find (GTK_WIDGET (self->window), "scenes")));
}

static const char *
state (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (trib_app_find (GTK_WIDGET (get_page (self)), "states")));
}

static gboolean
is_mapped (gpointer data)
{
  return trib_mapping_page_get_mapping (get_page (data)) != NULL;
}

static gboolean
has_failed (gpointer data)
{
  return g_strcmp0 (state (data), "failure") == 0;
}

static void
take (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = trib_app_fixture_write (self, name, text);
  const char *const paths[] = { path, NULL };

  trib_window_take_files (self->window, paths);
}

static const char *
field_of (Fixture *self, const char *column)
{
  TribMappingLink *link = trib_mapping_find ((TribMapping *) trib_mapping_page_get_mapping (get_page (self)), column);

  g_assert_nonnull (link);
  return link->field;
}

static TribSource *
find_source (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  TribSource *source
      = trib_store_find_source (trib_session_get_reader (trib_window_get_session (self->window)), name, &error);

  g_assert_no_error (error);
  return source;
}

/* With no project open one is made for the list. */
static void
test_import (Fixture *self, gconstpointer data)
{
  g_autofree char *text = trib_app_fixture_people (25, 0);
  g_autoptr (TribSource) source = NULL;
  g_autoptr (TribMapping) mapping = NULL;

  take (self, "Web shop.csv", text);
  trib_app_wait (is_mapped, self, "the list to be looked into");
  g_assert_cmpstr (scene (self), ==, "mapping");
  g_assert_cmpstr (field_of (self, "E-mail"), ==, "email");
  g_assert_cmpstr (field_of (self, "City"), ==, "city");

  /* A person knows better. */
  g_assert_true (trib_mapping_page_choose (get_page (self), "City", "region"));
  g_assert_cmpstr (field_of (self, "City"), ==, "region");
  g_assert_false (trib_mapping_page_choose (get_page (self), "No such column", "region"));

  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.import");
  trib_app_fixture_settle (self);
  g_assert_cmpstr (scene (self), ==, "project");
  source = find_source (self, "Web shop");
  g_assert_cmpint (source->records, ==, 25);
  mapping = trib_mapping_from_json (source->mapping, -1, NULL);
  g_assert_nonnull (mapping);
  g_assert_cmpstr (trib_mapping_find (mapping, "City")->field, ==, "region");

  /* The same list again: as last time, not as guessed. */
  take (self, "Web shop.csv", text);
  trib_app_wait (is_mapped, self, "the list to be looked into again");
  g_assert_cmpstr (field_of (self, "City"), ==, "region");
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.reset");
  g_assert_cmpstr (field_of (self, "City"), ==, "city");
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.cancel");
  g_assert_cmpstr (scene (self), ==, "project");
}

/* Through the list that opens below a column, with the keyboard. */
static void
test_search_field (Fixture *self, gconstpointer data)
{
  GtkMenuButton *choice;
  GtkWidget *popover, *search;

  take (self, "Odd.csv", "Wort,E-mail\nx,a@example.org\ny,b@example.org\n");
  trib_app_wait (is_mapped, self, "the list to be looked into");
  trib_app_spin (50);
  choice = GTK_MENU_BUTTON (trib_app_find (GTK_WIDGET (get_page (self)), "choice"));
  g_assert_null (gtk_menu_button_get_popover (choice));
  gtk_menu_button_popup (choice);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (choice));
  g_assert_true (TRIB_IS_FIELD_POPOVER (popover));
  search = trib_app_find (popover, "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "postc");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (field_of (self, "Wort"), ==, "postcode");
  g_assert_cmpstr (field_of (self, "E-mail"), ==, "email");
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.cancel");
}

static void
test_separator (Fixture *self, gconstpointer data)
{
  GtkDropDown *delimiter;

  take (self, "Odd.csv", "name;mail, work\nAnna;a@example.org, x\nJörg;j@example.org, y\n");
  trib_app_wait (is_mapped, self, "the list to be looked into");
  g_assert_nonnull (trib_mapping_find ((TribMapping *) trib_mapping_page_get_mapping (get_page (self)), "name"));
  delimiter = GTK_DROP_DOWN (trib_app_find (GTK_WIDGET (get_page (self)), "delimiter"));
  g_assert_cmpuint (gtk_drop_down_get_selected (delimiter), ==, 1);
  gtk_drop_down_set_selected (delimiter, 0);
  trib_app_fixture_settle (self);
  g_assert_null (trib_mapping_find ((TribMapping *) trib_mapping_page_get_mapping (get_page (self)), "name"));
  g_assert_nonnull (trib_mapping_find ((TribMapping *) trib_mapping_page_get_mapping (get_page (self)), "name;mail"));
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.cancel");
}

static void
test_quotes (Fixture *self, gconstpointer data)
{
  GtkDropDown *quote;

  take (self, "Quotes.csv", "'name, first';'mail'\n'Miller; Ann';'a@example.org'\n'Smith; Bob';'b@example.org'\n");
  trib_app_wait (is_mapped, self, "the list to be looked into");
  g_assert_nonnull (trib_mapping_find ((TribMapping *) trib_mapping_page_get_mapping (get_page (self)), "name, first"));
  quote = GTK_DROP_DOWN (trib_app_find (GTK_WIDGET (get_page (self)), "quote"));
  g_assert_cmpuint (gtk_drop_down_get_selected (quote), ==, 1);
  gtk_drop_down_set_selected (quote, 2);
  trib_app_fixture_settle (self);
  g_assert_null (trib_mapping_find ((TribMapping *) trib_mapping_page_get_mapping (get_page (self)), "name, first"));
  g_assert_nonnull (
      trib_mapping_find ((TribMapping *) trib_mapping_page_get_mapping (get_page (self)), "'name, first'"));
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.cancel");
}

static void
test_queue (Fixture *self, gconstpointer data)
{
  g_autofree char *text = trib_app_fixture_people (5, 0);
  g_autofree char *first = trib_app_fixture_write (self, "First.csv", text);
  g_autofree char *second = trib_app_fixture_write (self, "Second.csv", text);
  const char *const paths[] = { first, second, NULL };
  g_autoptr (TribSource) source = NULL;

  trib_window_take_files (self->window, paths);
  trib_app_wait (is_mapped, self, "the first list");
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.import");
  g_assert_cmpstr (scene (self), ==, "mapping");
  trib_app_wait (is_mapped, self, "the second list");
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.import");
  trib_app_fixture_settle (self);
  g_assert_cmpstr (scene (self), ==, "project");
  source = find_source (self, "Second");
  g_assert_cmpint (source->records, ==, 5);
}

static void
test_unreadable (Fixture *self, gconstpointer data)
{
  AdwStatusPage *failure;

  take (self, "Empty.csv", "");
  trib_app_wait (has_failed, self, "the list to be refused");
  failure = ADW_STATUS_PAGE (trib_app_find (GTK_WIDGET (get_page (self)), "failure"));
  g_assert_nonnull (strstr (adw_status_page_get_description (failure), "Empty.csv"));
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.cancel");
  g_assert_cmpstr (scene (self), ==, "project");
}

static void
test_difficult (Fixture *self, gconstpointer data)
{
  TribMappingPreview *preview;

  take (self, "Bad.csv", "First name,Last name,E-mail\nAnna,Köhler,anna@example.org\nJörg,Weiß,not an address\n");
  trib_app_wait (is_mapped, self, "the list to be looked into");
  g_assert_cmpstr (field_of (self, "E-mail"), ==, "email");
  preview = TRIB_MAPPING_PREVIEW (trib_app_find (GTK_WIDGET (get_page (self)), "preview"));
  g_assert_cmpuint (trib_mapping_preview_get_n_difficult (preview), ==, 1);
  trib_app_activate (GTK_WIDGET (get_page (self)), "mapping.cancel");
}

int
main (int argc, char **argv)
{
  trib_app_test_init (&argc, &argv);
#define ADD(path, func)                                                                                                \
  g_test_add ("/app/mapping-page/" path, Fixture, NULL, trib_app_fixture_set_up, func, trib_app_fixture_tear_down)
  ADD ("a-list-is-mapped-changed-and-imported", test_import);
  ADD ("a-field-is-found-by-searching", test_search_field);
  ADD ("another-separator-reads-the-file-again", test_separator);
  ADD ("other-quotes-read-the-file-again", test_quotes);
  ADD ("several-lists-come-one-after-the-other", test_queue);
  ADD ("a-file-that-can-not-be-read-says-why", test_unreadable);
  ADD ("difficult-rows-are-counted", test_difficult);
  return g_test_run ();
}
