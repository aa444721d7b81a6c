/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules in the window: what a choice would change is shown before, applied it is so, and it can be taken back.
 */
#include "config.h"

#include "trib-app-fixture.h"

#include "app/rules/trib-rules-window.h"
#include "publish/trib-export.h"
#include "schema/trib-rule.h"

#include <string.h>

#define PEOPLE 40

static TribStore *
reader_of (TribAppFixture *self)
{
  return trib_session_get_reader (trib_window_get_session (self->window));
}

static GtkWidget *
open_rules (TribAppFixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  trib_app_fixture_make_project (self, PEOPLE, TRUE);
  trib_app_fixture_open (self);
  trib_app_fixture_settle (self);
  trib_app_activate (GTK_WIDGET (self->window), "win.rules");
  trib_app_spin (50);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TRIB_IS_RULES_WINDOW (window))
        return window;
    }
  g_assert_not_reached ();
}

typedef struct
{
  const char *title;
  GtkWidget *row;
} Sought;

static void
seek_cb (GtkWidget *widget, gpointer data)
{
  Sought *sought = data;

  if (ADW_IS_COMBO_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), sought->title) == 0)
    sought->row = widget;
}

static void
choose (GtkWidget *window, const char *title, TribSurvivorship rule)
{
  Sought sought = { title, NULL };
  GListModel *names;

  trib_app_each (window, seek_cb, &sought);
  g_assert_nonnull (sought.row);
  names = adw_combo_row_get_model (ADW_COMBO_ROW (sought.row));
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (names), i), trib_rule_label (rule)) == 0)
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (sought.row), i);
        return;
      }
  g_assert_not_reached ();
}

static char *
customers (TribAppFixture *self)
{
  g_autofree char *path = g_build_filename (self->dir, "out.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  guint64 rows;

  trib_export (reader_of (self), path, TRIB_EXPORT_CUSTOMERS, NULL, NULL, &rows, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_effect_apply_undo (TribAppFixture *self, gconstpointer data)
{
  GtkWidget *window = open_rules (self);
  GtkWidget *label = trib_app_find (window, "effect_label");
  g_autofree char *before = customers (self);
  g_autofree char *tried = NULL;
  g_autofree char *applied = NULL;
  g_autofree char *undone = NULL;

  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "Choose a rule"));
  choose (window, "Name", TRIB_SURVIVE_RECENT);
  trib_app_fixture_settle (self);
  trib_app_spin (50);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "another value"));
  g_assert_nonnull (gtk_widget_get_first_child (trib_app_find (window, "examples_list")));
  /* Looking at it has changed nothing. */
  tried = customers (self);
  g_assert_cmpstr (tried, ==, before);
  trib_app_activate (window, "rules.apply");
  trib_app_fixture_settle (self);
  applied = customers (self);
  g_assert_cmpstr (applied, !=, before);
  g_assert_cmpint (trib_schema_get (trib_store_get_schema (reader_of (self)), TRIB_FIELD_GIVEN_NAME)->rule, ==,
                   TRIB_SURVIVE_RECENT);
  trib_app_activate (GTK_WIDGET (self->window), "win.undo");
  trib_app_fixture_settle (self);
  undone = customers (self);
  g_assert_cmpstr (undone, ==, before);
}

/* A list is asked for where the rule needs one; going back to what was leaves nothing to apply. */
static void
test_nothing_to_apply (TribAppFixture *self, gconstpointer data)
{
  GtkWidget *window = open_rules (self);
  GtkWidget *label = trib_app_find (window, "effect_label");

  choose (window, "E-mail", TRIB_SURVIVE_PRIORITY);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "which values go first"));
  choose (window, "E-mail", TRIB_SURVIVE_RECENT);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "Choose a rule"));
  trib_app_activate (window, "rules.cancel");
  trib_app_spin (50);
}

int
main (int argc, char **argv)
{
  trib_app_test_init (&argc, &argv);
  g_test_add ("/app/rules-window/effect-apply-undo", TribAppFixture, NULL, trib_app_fixture_set_up,
              test_effect_apply_undo, trib_app_fixture_tear_down);
  g_test_add ("/app/rules-window/nothing-to-apply", TribAppFixture, NULL, trib_app_fixture_set_up,
              test_nothing_to_apply, trib_app_fixture_tear_down);
  return g_test_run ();
}
