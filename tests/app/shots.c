/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws every page of the application, light and dark, narrow, usual and wide, into PNG files: what to look at before a change
 * of the window is called done. Usage: shots DIR, on a display (tests/app/run-ui.sh gives one).
 */
#include "config.h"

#include "shots-draw.h"
#include "trib-take-back-driver.h"

#include "app/customer/trib-customer-page.h"
#include "app/customer/trib-value-row.h"
#include "app/customer/trib-step-row.h"
#include "app/mapping/trib-link-popover.h"
#include "app/mapping/trib-mapping-canvas.h"
#include "app/mapping/trib-mapping-page.h"
#include "app/rules/trib-rules-window.h"
#include "app/review/trib-review-page.h"
#include "app/sources/trib-issues-window.h"
#include "app/sources/trib-source-card.h"
#include "app/widgets/trib-progress-strip.h"
#include "store/trib-customer-query.h"

#include <glib/gstdio.h>

static gboolean
has_customers (gpointer data)
{
  Shots *self = data;
  TribSession *session = trib_window_get_session (self->app.window);
  TribStoreCounts counts = { 0 };

  return session != NULL && !trib_session_get_busy (session)
         && trib_store_count (trib_session_get_reader (session), &counts, NULL) && counts.customers > 0;
}

static gboolean
is_mapped (gpointer data)
{
  Shots *self = data;
  GtkWidget *page = trib_app_find_type (GTK_WIDGET (self->app.window), TRIB_TYPE_MAPPING_PAGE);

  return trib_mapping_page_get_mapping (TRIB_MAPPING_PAGE (page)) != NULL;
}

/* The customer of the most records: there is most to see. */
static gint64
busiest_customer (Shots *self)
{
  TribSession *session = trib_window_get_session (self->app.window);
  const TribCustomerQuery query = { .sort = TRIB_SORT_RECORDS, .descending = TRUE, .limit = 1 };
  g_autoptr (GArray) ids = trib_store_customer_ids (trib_session_get_reader (session), &query, NULL, NULL);

  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static guint
find_link (Shots *self, const char *column)
{
  GtkWidget *page = trib_app_find_type (GTK_WIDGET (self->app.window), TRIB_TYPE_MAPPING_PAGE);
  const TribMapping *mapping = trib_mapping_page_get_mapping (TRIB_MAPPING_PAGE (page));

  for (guint i = 0; i < mapping->links->len; i++)
    if (g_str_equal (((TribMappingLink *) g_ptr_array_index (mapping->links, i))->column, column))
      return i;
  return 0;
}

static void
draw_popover (Shots *self, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.png", name);
  g_autofree char *path = g_build_filename (self->dir, file, NULL);
  GtkWidget *popover = trib_app_find_type (GTK_WIDGET (self->app.window), TRIB_TYPE_LINK_POPOVER);

  settle (self);
  if (popover != NULL && trib_app_draw (popover, path))
    self->n_drawn++;
  else
    self->n_failed++;
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  settle (self);
}

/* The canvas with few, many and very many columns, dark, narrow, from right to left, and with the steps of a line open. */
static void
draw_canvas (Shots *self)
{
  static const guint counts[] = { 5, 30, 300 };
  GtkWidget *window = GTK_WIDGET (self->app.window);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *text = trib_app_fixture_columns (counts[i]);
      g_autofree char *file = g_strdup_printf ("kunden_export_%u.csv", counts[i]);
      g_autofree char *path = trib_app_fixture_write (&self->app, file, text);
      g_autofree char *name = g_strdup_printf ("canvas-%u", counts[i]);
      const char *const paths[] = { path, NULL };
      GtkWidget *canvas;

      trib_window_take_files (self->app.window, paths);
      trib_app_wait (is_mapped, self, "the file to be looked into");
      draw (self, name, 1140, FALSE);
      draw (self, name, 1140, TRUE);
      draw (self, name, 360, FALSE);
      if (counts[i] == 30)
        {
          g_autofree char *rtl = g_strdup_printf ("%s-rtl", name);

          gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
          draw (self, rtl, 1140, FALSE);
          gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
          draw (self, name, 1000, FALSE);
          canvas = trib_app_find_type (window, TRIB_TYPE_MAPPING_CANVAS);
          g_signal_emit_by_name (canvas, "line-opened", find_link (self, "PLZ Ort"), canvas);
          draw_popover (self, "canvas-line");
        }
      trib_app_activate (trib_app_find_type (window, TRIB_TYPE_MAPPING_PAGE), "mapping.cancel");
    }
}

static void
draw_mapping (Shots *self)
{
  const char *samples = g_getenv ("TRIB_SAMPLES");
  g_autofree char *path
      = g_build_filename (samples != NULL ? samples : PKGDATADIR "/samples", "shop", "Web shop.csv", NULL);
  g_autofree char *copy = g_build_filename (self->app.dir, "Customers 2026.csv", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  const char *const paths[] = { copy, NULL };
  GtkWidget *window = GTK_WIDGET (self->app.window);

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL))
    return;
  trib_window_take_files (self->app.window, paths);
  trib_app_wait (is_mapped, self, "the file to be looked into");
  draw_all (self, "mapping");
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  settle (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (trib_app_find (window, "preview_tab")), TRUE);
  draw (self, "mapping-preview", 360, FALSE);
  trib_app_activate (trib_app_find_type (window, TRIB_TYPE_MAPPING_PAGE), "mapping.cancel");
}

static void
touch_email (GtkWidget *widget, gpointer data)
{
  if (ADW_IS_COMBO_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "E-mail"))
    adw_combo_row_set_selected (ADW_COMBO_ROW (widget), 4);
  if (TRIB_IS_VALUE_ROW (widget)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (trib_app_find (widget, "label"))), "E-mail"))
    trib_value_row_toggle (TRIB_VALUE_ROW (widget));
}

static void
draw_rules (Shots *self)
{
  GtkWidget *rules = GTK_WIDGET (trib_rules_window_new (self->app.window, trib_window_get_session (self->app.window)));

  gtk_window_present (GTK_WINDOW (rules));
  trib_app_each (rules, touch_email, NULL);
  trib_app_fixture_settle (&self->app);
  draw_dialog (self, "rules", rules, FALSE);
  draw_dialog (self, "rules", rules, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (rules), 360, 720);
  draw_dialog (self, "rules-360", rules, FALSE);
  gtk_window_destroy (GTK_WINDOW (rules));
}

static void
draw_dialogs (Shots *self)
{
  GtkWidget *window = GTK_WIDGET (self->app.window);
  GtkWidget *card = trib_app_find_type (window, TRIB_TYPE_SOURCE_CARD);
  GtkWidget *issues
      = GTK_WIDGET (trib_issues_window_new (GTK_WINDOW (window), trib_window_get_session (self->app.window),
                                            trib_source_card_get_source (TRIB_SOURCE_CARD (card))));
  GtkWidget *shortcuts = trib_application_get_shortcuts (self->app.application);

  gtk_window_present (GTK_WINDOW (issues));
  draw_dialog (self, "issues", issues, FALSE);
  draw_dialog (self, "issues", issues, TRUE);
  gtk_window_destroy (GTK_WINDOW (issues));
  draw_rules (self);
  gtk_window_present (GTK_WINDOW (shortcuts));
  draw_dialog (self, "shortcuts", shortcuts, FALSE);
  gtk_window_close (GTK_WINDOW (shortcuts));
}

static void
open_evidence (GtkWidget *widget, gpointer data)
{
  gboolean *opened = data;

  if (*opened || !TRIB_IS_STEP_ROW (widget) || !trib_step_row_has_evidence (TRIB_STEP_ROW (widget)))
    return;
  trib_step_row_set_expanded (TRIB_STEP_ROW (widget), TRUE);
  *opened = TRUE;
}

static void
draw_customer (Shots *self, gint64 customer)
{
  GtkWidget *window = GTK_WIDGET (self->app.window);
  GtkWidget *page, *parts, *button;
  gboolean opened = FALSE;

  trib_window_show_customer (self->app.window, customer);
  draw_all (self, "customer");
  page = trib_app_find_type (window, TRIB_TYPE_CUSTOMER_PAGE);
  parts = trib_app_find (page, "parts");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (parts), "records");
  draw_some (self, "customer-records");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (parts), "overview");
  trib_app_each (page, touch_email, NULL);
  draw_some (self, "customer-value");
  trib_app_each (page, open_evidence, &opened);
  draw_some (self, "customer-why");
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  settle (self);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (parts), "history");
  draw (self, "customer-history", 360, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 760);
  settle (self);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (parts), "overview");
  button = trib_take_back_find (page, "Take Back", 0);
  if (button != NULL)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      draw_dialog (self, "take-back", GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), FALSE);
      draw_dialog (self, "take-back", GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), TRUE);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
    }
}

static void
draw_right_to_left (Shots *self, gint64 customer)
{
  static const char *const places[] = { "customers", "sources", "review", "history" };
  GtkWidget *window = GTK_WIDGET (self->app.window);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_widget_set_direction (window, GTK_TEXT_DIR_RTL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-rtl", places[i]);

      trib_window_show_place (self->app.window, places[i]);
      draw (self, name, 1000, FALSE);
      draw (self, name, 360, FALSE);
    }
  trib_window_show_customer (self->app.window, customer);
  draw (self, "customer-rtl", 1000, FALSE);
  gtk_widget_set_direction (window, GTK_TEXT_DIR_LTR);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
draw_large_text (Shots *self, gint64 customer)
{
  static const char *const places[] = { "sources", "customers", "review", "history" };
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-large-text", places[i]);

      trib_window_show_place (self->app.window, places[i]);
      /* Not the question that was laid out from right to left. */
      if (g_str_equal (places[i], "review"))
        trib_app_activate (trib_app_find_type (GTK_WIDGET (self->app.window), TRIB_TYPE_REVIEW_PAGE), "review.skip");
      draw (self, name, 1000, FALSE);
    }
  trib_window_show_customer (self->app.window, customer);
  draw (self, "customer-large-text", 1000, FALSE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

/* Names that are long, or written otherwise, of people whom four lists know, each three times. */
static void
draw_names (Shots *self)
{
  static const char *const names[] = { "محمد عبد الرحمن الشريف", "山田 太郎", "Nguyễn Thị Phương Thảo",
                                       "Karl-Theodor Maria Nikolaus von und zu Guttenberg-Schwarzenfels" };
  TribSession *session = trib_window_get_session (self->app.window);

  for (guint list = 0; list < 4; list++)
    {
      g_autoptr (GString) text = g_string_new ("Name,E-mail,Phone,City,Postcode,Date of birth\n");
      g_autofree char *file = g_strdup_printf ("List %u.csv", list + 1);
      g_autofree char *path = NULL;
      const char *paths[2] = { NULL };

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        for (guint time = 0; time < 3; time++)
          g_string_append_printf (text,
                                  "%s,a.rather.long.address.of.person%u@mail.example.org,+49341555%04u,%s,0410%u,"
                                  "198%u-0%u-1%u\n",
                                  names[i], i, i * 37, i == 1 ? "東京" : "Leipzig", i, i, i + 1, i);
      path = trib_app_fixture_write (&self->app, file, text->str);
      paths[0] = path;
      trib_window_take_files (self->app.window, paths);
      trib_app_wait (is_mapped, self, "the file to be looked into");
      trib_app_activate (trib_app_find_type (GTK_WIDGET (self->app.window), TRIB_TYPE_MAPPING_PAGE), "mapping.import");
      trib_app_fixture_settle (&self->app);
    }
  trib_app_activate (GTK_WIDGET (self->app.window), "win.consolidate");
  trib_app_fixture_settle (&self->app);
  g_assert_true (session == trib_window_get_session (self->app.window));
  trib_window_show_place (self->app.window, "customers");
  draw_some (self, "names");
  trib_window_show_customer (self->app.window, busiest_customer (self));
  draw_some (self, "names-customer");
}

/* The first question, one about groups of several records, the evidence as a table, and the end. */
static void
draw_review (Shots *self)
{
  GtkWidget *window = GTK_WIDGET (self->app.window), *page;

  trib_window_show_place (self->app.window, "review");
  draw_all (self, "review");
  page = trib_app_find_type (window, TRIB_TYPE_REVIEW_PAGE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (trib_app_find (page, "table_toggle")), TRUE);
  draw (self, "review-table", 1000, FALSE);
  draw (self, "review-table", 360, FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (trib_app_find (page, "table_toggle")), FALSE);
  trib_app_activate (page, "review.same");
  trib_app_activate (page, "review.skip");
  draw_some (self, "review-answered");
  trib_app_activate (page, "review.back");
  settle (self);
}

static void
draw_sample (Shots *self)
{
  TribWindow *window = self->app.window;
  gint64 customer;

  trib_window_try_sample (window);
  trib_app_wait (has_customers, self, "the sample");
  settle (self);
  /* The toast that says how it went is gone by then. */
  trib_app_spin (6000);
  trib_window_show_place (window, "sources");
  draw_all (self, "sources");
  draw_dialogs (self);
  trib_window_show_place (window, "customers");
  draw_all (self, "customers");
  customer = busiest_customer (self);
  g_return_if_fail (customer != 0);
  draw_customer (self, customer);
  draw_review (self);
  trib_window_show_place (window, "history");
  draw_all (self, "history");
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  settle (self);
  trib_app_activate (GTK_WIDGET (window), "win.back");
  draw (self, "places", 360, FALSE);

  trib_window_show_place (window, "customers");
  trib_progress_strip_show (TRIB_PROGRESS_STRIP (trib_app_find (GTK_WIDGET (window), "strip")), "Consolidating",
                            "comparing pairs", 412000, 640000, 2);
  draw (self, "progress", 1000, FALSE);
  draw (self, "progress", 1000, TRUE);
  draw (self, "progress", 360, FALSE);
  trib_window_set_session (window, trib_window_get_session (window));
  trib_window_show_place (window, "customers");
  trib_window_toast (window, "2,982 records are 1,941 customers. 23 pairs need you.", 1);
  draw_some (self, "toast");
  trib_app_spin (8500);

  draw_right_to_left (self, customer);
  draw_large_text (self, customer);
  draw_mapping (self);
  draw_canvas (self);
}

static void
draw_empty (Shots *self)
{
  static const char *const empty[] = { "sources", "customers", "review", "history" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TribStore) store = trib_store_create (self->app.project, &error);

  g_assert_no_error (error);
  g_clear_object (&store);
  trib_app_fixture_open (&self->app);
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autofree char *name = g_strdup_printf ("empty-%s", empty[i]);

      trib_window_show_place (self->app.window, empty[i]);
      draw (self, name, 1000, FALSE);
      draw (self, name, 360, TRUE);
    }
  draw_names (self);
}

static void
drop_borders (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (
      provider, "window.csd, window.solid-csd { padding: 0; margin: 0; border: none; box-shadow: none; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 200);
}

int
main (int argc, char **argv)
{
  Shots self = { 0 };

  trib_app_test_init (&argc, &argv);
  if (argc != 2 && argc != 3)
    {
      g_printerr ("usage: shots DIR [canvas]\n");
      return 2;
    }
  self.dir = argv[1];
  g_mkdir_with_parents (self.dir, 0700);
  drop_borders ();
  trib_app_fixture_set_up (&self.app, NULL);
  /* As GNOME has it. */
  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", ":close", NULL);
  if (argc == 3)
    draw_canvas (&self);
  else
    {
      draw_all (&self, "welcome");
      draw_empty (&self);
      draw_sample (&self);
    }
  trib_app_fixture_tear_down (&self.app, NULL);
  g_print ("%u pictures in %s\n", self.n_drawn, self.dir);
  return self.n_failed > 0 ? 1 : 0;
}
