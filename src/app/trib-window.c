/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window's frame: which project is open, which place is shown, and the words around it. Commands are in
 * trib-window-actions.c, files that come in are in trib-window-import.c.
 */
#include "config.h"

#include "app/customer/trib-customer-page.h"
#include "app/customers/trib-customers-page.h"
#include "app/customers/trib-width-bin.h"
#include "app/history/trib-history-page.h"
#include "app/review/trib-review-page.h"
#include "app/sources/trib-sources-page.h"
#include "app/trib-number.h"
#include "app/trib-settings.h"
#include "app/trib-window-private.h"
#include "app/widgets/trib-place-row.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (TribWindow, trib_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct
{
  const char *name;
  const char *label;
  const char *icon_name;
  GType (*get_type) (void);
  void (*set_session) (gpointer page, TribSession *session);
} Place;

static const Place places[] = {
  { "sources", N_ ("Sources"), "x-office-document-symbolic", trib_sources_page_get_type,
    (void (*) (gpointer, TribSession *)) trib_sources_page_set_session },
  { "customers", N_ ("Customers"), "system-users-symbolic", trib_customers_page_get_type,
    (void (*) (gpointer, TribSession *)) trib_customers_page_set_session },
  { "review", N_ ("Review"), "emblem-synchronizing-symbolic", trib_review_page_get_type,
    (void (*) (gpointer, TribSession *)) trib_review_page_set_session },
  { "history", N_ ("History"), "document-open-recent-symbolic", trib_history_page_get_type,
    (void (*) (gpointer, TribSession *)) trib_history_page_set_session },
};

GtkWidget *
trib_window_get_page (TribWindow *self, const char *place)
{
  return adw_view_stack_get_child_by_name (self->pages, place);
}

static TribPlaceRow *
find_row (TribWindow *self, const char *place)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    if (g_str_equal (trib_place_row_get_place (TRIB_PLACE_ROW (row)), place))
      return TRIB_PLACE_ROW (row);
  return NULL;
}

static void
show_words (TribWindow *self)
{
  const TribStoreCounts *counts = &self->overview->counts;
  g_autofree char *name = self->session != NULL ? trib_session_dup_name (self->session) : g_strdup ("");
  g_autofree char *records = trib_grouped (counts->records);
  g_autofree char *customers = trib_grouped (counts->customers);
  g_autofree char *text = NULL;

  /* Translators: under the project's name, "2,982 records · 1,941 customers" */
  text = g_strdup_printf (_ ("%s records · %s customers"), records, customers);
  gtk_label_set_label (self->project_name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->project_name),
                               self->session != NULL ? trib_session_get_path (self->session) : NULL);
  gtk_label_set_label (self->project_counts, text);
  trib_place_row_set_badge (find_row (self, "sources"), counts->sources, FALSE);
  trib_place_row_set_badge (find_row (self, "customers"), counts->pending, TRUE);
  trib_place_row_set_badge (find_row (self, "review"), counts->review, TRUE);
  gtk_window_set_title (GTK_WINDOW (self), *name != '\0' ? name : _ ("Tributary"));
}

static void
show_undo_words (TribWindow *self)
{
  const TribOverview *overview = self->overview;
  g_autofree char *text = NULL;

  if (overview->undo_event != 0)
    /* Translators: the button's tooltip; the title of an event follows */
    text = g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), overview->undo_title);
  gtk_widget_set_tooltip_text (self->undo_button, text != NULL ? text : _ ("Nothing to undo"));
}

static void
show_title (TribWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (page == NULL)
    return;
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "title") != NULL)
    g_object_get (page, "title", &title, NULL);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "subtitle") != NULL)
    g_object_get (page, "subtitle", &subtitle, NULL);
  if (title == NULL)
    g_object_get (adw_view_stack_get_page (self->pages, page), "title", &title, NULL);
  adw_window_title_set_title (self->page_title, title != NULL ? title : "");
  adw_window_title_set_subtitle (self->page_title, subtitle != NULL ? subtitle : "");
}

/* The one owner of what is sensitive and what is shown for it. */
void
trib_window_update_actions (TribWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const TribOverview *overview = self->overview;
  gboolean open = self->session != NULL;
  gboolean busy = open && trib_session_get_busy (self->session);
  gboolean writable = open && !trib_session_get_read_only (self->session);
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  gtk_widget_action_set_enabled (widget, "win.consolidate", writable && !busy && overview->counts.records > 0);
  gtk_widget_action_set_enabled (widget, "win.undo", writable && !busy && overview->undo_event != 0);
  gtk_widget_action_set_enabled (widget, "win.redo", writable && !busy && overview->redo_event != 0);
  gtk_widget_action_set_enabled (widget, "win.import", !open || writable);
  gtk_widget_action_set_enabled (widget, "win.open-address", !open || writable);
  gtk_widget_action_set_enabled (widget, "win.paste", !open || writable);
  gtk_widget_action_set_enabled (widget, "win.rules", open && overview->counts.customers > 0);
  gtk_widget_action_set_enabled (widget, "win.export", open && overview->counts.customers > 0);
  gtk_widget_action_set_enabled (widget, "win.search", open && overview->counts.customers > 0);
  gtk_widget_action_set_enabled (widget, "win.cancel", busy);
  gtk_widget_action_set_enabled (widget, "win.close-project", open && !busy);
  gtk_widget_action_set_enabled (widget, "win.back", open);
  gtk_widget_set_visible (self->back_button, self->customer != 0 || folded);
  gtk_widget_set_visible (self->search_button, self->customer == 0 && !folded);
  gtk_revealer_set_reveal_child (self->read_only_revealer, open && !writable);
  show_undo_words (self);
  show_title (self);
}

typedef struct
{
  TribWindow *window;
  guint generation;
} OverviewWanted;

static void
overview_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree OverviewWanted *wanted = user_data;
  g_autoptr (TribWindow) self = wanted->window;
  g_autoptr (GError) error = NULL;

  if (!trib_session_read_finish (TRIB_SESSION (source), result, &error))
    {
      trib_window_show_error (self, _ ("Could not read the project"), error);
      return;
    }
  if (wanted->generation != self->generation || self->session != TRIB_SESSION (source))
    return;
  trib_overview_free (self->overview);
  self->overview = trib_overview_copy (trib_worker_get_data (result));
  show_words (self);
  trib_window_update_actions (self);
}

static void
refresh_overview (TribWindow *self)
{
  OverviewWanted *wanted = g_new0 (OverviewWanted, 1);

  wanted->window = g_object_ref (self);
  wanted->generation = ++self->generation;
  trib_session_read_async (self->session, trib_overview_work, trib_overview_new (), trib_overview_free, NULL,
                           overview_read_cb, wanted);
}

static void
session_changed_cb (TribSession *session, TribWindow *self)
{
  refresh_overview (self);
}

static void
session_busy_cb (TribSession *session, GParamSpec *pspec, TribWindow *self)
{
  trib_window_update_actions (self);
  if (self->closing && !trib_session_get_busy (session))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
place_activated_cb (GtkListBox *box, GtkListBoxRow *row, TribWindow *self)
{
  trib_window_show_place (self, trib_place_row_get_place (TRIB_PLACE_ROW (row)));
}

static void
folded_cb (AdwLeaflet *leaflet, GParamSpec *pspec, TribWindow *self)
{
  if (adw_leaflet_get_folded (leaflet))
    gtk_widget_add_css_class (self->content, "narrow");
  else
    gtk_widget_remove_css_class (self->content, "narrow");
  trib_window_update_actions (self);
}

/* Before two columns become too narrow to be of use. */
static void
width_changed_cb (TribWidthBin *bin, GParamSpec *pspec, TribWindow *self)
{
  adw_leaflet_set_can_unfold (self->leaflet, trib_width_bin_get_width (bin) >= TRIB_WIDTH_NARROW);
}

static void
page_titled_cb (GObject *page, GParamSpec *pspec, TribWindow *self)
{
  show_title (self);
}

void
trib_window_show_scene (TribWindow *self, const char *scene)
{
  gtk_stack_set_visible_child_name (self->scenes, scene);
  if (g_str_equal (scene, "welcome"))
    trib_welcome_page_refresh (self->welcome);
}

void
trib_window_remember (TribWindow *self)
{
  trib_settings_add_recent (trib_session_get_path (self->session));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  g_autoptr (TribSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = trib_session_open_finish (result, &error);
  g_clear_object (&self->opening);
  if (self->gone)
    return;
  if (session == NULL)
    {
      trib_window_show_error (self, _ ("Could not open the project"), error);
      return;
    }
  trib_window_set_session (self, session);
  trib_window_remember (self);
  trib_window_next_import (self);
}

void
trib_window_open (TribWindow *self, const char *path, gboolean create)
{
  g_return_if_fail (TRIB_IS_WINDOW (self));

  if (self->opening != NULL)
    return;
  self->opening = g_cancellable_new ();
  trib_session_open_async (path, create, self->opening, opened_cb, g_object_ref (self));
}

void
trib_window_set_session (TribWindow *self, TribSession *session)
{
  g_return_if_fail (TRIB_IS_WINDOW (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      trib_session_cancel (self->session);
    }
  g_set_object (&self->session, session);
  self->generation++;
  self->customer = 0;
  g_clear_pointer (&self->overview, trib_overview_free);
  self->overview = trib_overview_new ();
  trib_progress_strip_set_session (self->strip, session);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i].set_session (trib_window_get_page (self, places[i].name), session);
  if (session != NULL)
    {
      g_autofree char *place = trib_settings_dup_place ();
      TribStoreCounts counts = { 0 };
      gboolean empty = !trib_store_count (trib_session_get_reader (session), &counts, NULL) || counts.customers == 0;

      g_signal_connect (session, "changed", G_CALLBACK (session_changed_cb), self);
      g_signal_connect (session, "notify::busy", G_CALLBACK (session_busy_cb), self);
      refresh_overview (self);
      trib_window_show_place (self, !empty && find_row (self, place) != NULL ? place : "sources");
    }
  trib_window_show_scene (self, session != NULL ? "project" : "welcome");
  show_words (self);
  trib_window_update_actions (self);
}

TribSession *
trib_window_get_session (TribWindow *self)
{
  g_return_val_if_fail (TRIB_IS_WINDOW (self), NULL);

  return self->session;
}

void
trib_window_show_place (TribWindow *self, const char *place)
{
  TribPlaceRow *row;

  g_return_if_fail (TRIB_IS_WINDOW (self));

  row = find_row (self, place);
  g_return_if_fail (row != NULL);

  self->customer = 0;
  /* It may be the very text that is kept. */
  if (self->place != place)
    {
      g_free (self->place);
      self->place = g_strdup (place);
    }
  adw_view_stack_set_visible_child_name (self->pages, place);
  gtk_list_box_select_row (self->places, GTK_LIST_BOX_ROW (row));
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
  trib_settings_set_place (place);
  trib_window_update_actions (self);
}

void
trib_window_show_customer (TribWindow *self, gint64 id)
{
  GtkWidget *page;

  g_return_if_fail (TRIB_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  page = trib_window_get_page (self, "customer");
  if (self->customer == 0)
    g_set_weak_pointer (&self->opener, gtk_window_get_focus (GTK_WINDOW (self)));
  self->customer = id;
  trib_customer_page_set_customer (TRIB_CUSTOMER_PAGE (page), self->session, id);
  adw_view_stack_set_visible_child (self->pages, page);
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
  trib_window_update_actions (self);
  gtk_widget_grab_focus (self->back_button);
}

void
trib_window_go_back (TribWindow *self)
{
  if (self->customer != 0)
    {
      trib_window_show_place (self, self->place);
      /* The keyboard goes on where it was. */
      if (self->opener != NULL && gtk_widget_get_mapped (self->opener))
        gtk_widget_grab_focus (self->opener);
      g_clear_weak_pointer (&self->opener);
    }
  else if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
add_places (TribWindow *self)
{
  GtkWidget *customer = g_object_new (TRIB_TYPE_CUSTOMER_PAGE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *page = g_object_new (places[i].get_type (), NULL);

      adw_view_stack_add_titled_with_icon (self->pages, page, places[i].name, _ (places[i].label), places[i].icon_name);
      g_signal_connect (page, "notify::subtitle", G_CALLBACK (page_titled_cb), self);
      gtk_list_box_append (self->places, trib_place_row_new (places[i].name, _ (places[i].label), places[i].icon_name));
    }
  adw_view_stack_add_titled (self->pages, customer, "customer", _ ("Customer"));
  g_signal_connect (customer, "notify", G_CALLBACK (page_titled_cb), self);
}

static gboolean
trib_window_close_request (GtkWindow *window)
{
  TribWindow *self = TRIB_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  trib_settings_set_window (width, height, gtk_window_is_maximized (window));
  if (self->session != NULL && trib_session_get_busy (self->session))
    {
      self->closing = TRUE;
      trib_session_cancel (self->session);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (trib_window_parent_class)->close_request (window);
}

static void
trib_window_dispose (GObject *object)
{
  TribWindow *self = TRIB_WINDOW (object);

  self->gone = TRUE;
  g_clear_weak_pointer (&self->opener);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (trib_window_parent_class)->dispose (object);
}

static void
trib_window_finalize (GObject *object)
{
  TribWindow *self = TRIB_WINDOW (object);

  g_clear_object (&self->opening);
  g_clear_pointer (&self->overview, trib_overview_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->pasted, g_ptr_array_unref);
  g_free (self->place);

  G_OBJECT_CLASS (trib_window_parent_class)->finalize (object);
}

static void
trib_window_class_init (TribWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trib_window_dispose;
  object_class->finalize = trib_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = trib_window_close_request;

  g_type_ensure (TRIB_TYPE_WELCOME_PAGE);
  g_type_ensure (TRIB_TYPE_MAPPING_PAGE);
  g_type_ensure (TRIB_TYPE_PROGRESS_STRIP);
  g_type_ensure (TRIB_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tributary/Tributary/ui/window/trib-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TribWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, scenes);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, places);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, project_name);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, project_counts);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, content);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, consolidate_button);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, read_only_revealer);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TribWindow, mapping);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  trib_window_install_actions (widget_class);
}

static void
trib_window_init (TribWindow *self)
{
  int width, height;
  gboolean maximized;

  self->overview = trib_overview_new ();
  self->files = g_ptr_array_new_with_free_func (g_free);
  trib_window_init_paste (self);
  self->place = g_strdup ("sources");
  gtk_widget_init_template (GTK_WIDGET (self));

  trib_settings_get_window (&width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  add_places (self);
  g_signal_connect (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self);
  trib_window_bind_mapping (self);
  trib_window_accept_drops (self);
  trib_window_update_actions (self);
}

TribWindow *
trib_window_new (GtkApplication *application)
{
  return g_object_new (TRIB_TYPE_WINDOW, "application", application, NULL);
}
