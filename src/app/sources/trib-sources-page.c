/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources are few, so their cards are made anew after each change. Refreshing imports the file of last time once more with
 * the mapping of last time.
 */
#include "config.h"

#include "app/sources/trib-sources-page.h"

#include "app/sources/trib-issues-window.h"
#include "app/sources/trib-source-card.h"
#include "app/trib-import-job.h"
#include "app/trib-number.h"
#include "app/trib-window.h"

#include <glib/gi18n.h>

struct _TribSourcesPage
{
  AdwBin parent_instance;

  TribSession *session;
  char *subtitle;

  GtkStack *states;
  GtkFlowBox *cards;
};

G_DEFINE_FINAL_TYPE (TribSourcesPage, trib_sources_page, ADW_TYPE_BIN)

static TribWindow *
get_window (TribSourcesPage *self)
{
  return TRIB_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribSourcesPage) self = user_data;
  const TribImportJob *job = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean succeeded = trib_session_write_finish (TRIB_SESSION (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (!succeeded)
    {
      trib_window_show_error (get_window (self), _ ("Could not refresh the source"), error);
      return;
    }
  words = trib_import_job_words (job);
  trib_window_toast (get_window (self), words, job->report.event);
}

static void
refresh_wanted_cb (TribSourceCard *card, TribSourcesPage *self)
{
  const TribSource *source = trib_source_card_get_source (card);
  TribImportJob *job;
  g_autofree char *title = g_strdup_printf (_ ("Refreshing %s"), source->name);

  job = trib_import_job_new (source->path, source->name);
  job->table = source->table != NULL && *source->table != '\0' ? g_strdup (source->table) : NULL;
  trib_session_write_async (self->session, title, trib_import_job_work, job, trib_import_job_free, refreshed_cb,
                            g_object_ref (self));
}

static void
issues_wanted_cb (TribSourceCard *card, TribSourcesPage *self)
{
  GtkWindow *window
      = trib_issues_window_new (GTK_WINDOW (get_window (self)), self->session, trib_source_card_get_source (card));

  gtk_window_present (window);
}

static void
add_card (TribSourcesPage *self, TribSource *source, gboolean writable)
{
  GtkWidget *card = trib_source_card_new (source, writable);
  GtkWidget *child = gtk_flow_box_child_new ();

  g_signal_connect_object (card, "refresh", G_CALLBACK (refresh_wanted_cb), self, 0);
  g_signal_connect_object (card, "issues", G_CALLBACK (issues_wanted_cb), self, 0);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_flow_box_append (self->cards, child);
}

static void
refresh (TribSourcesPage *self)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;
  gint64 n_records = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_flow_box_remove (self->cards, child);
  g_clear_pointer (&self->subtitle, g_free);
  if (self->session == NULL)
    return;
  sources = trib_store_list_sources (trib_session_get_reader (self->session), &error);
  if (sources == NULL)
    {
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        trib_window_show_error (get_window (self), _ ("Could not list the sources"), error);
      return;
    }
  g_ptr_array_set_free_func (sources, NULL);
  for (guint i = 0; i < sources->len; i++)
    {
      TribSource *source = g_ptr_array_index (sources, i);

      n_records += source->records;
      add_card (self, source, !trib_session_get_read_only (self->session));
    }
  rows = trib_grouped (n_records);
  if (sources->len > 0)
    self->subtitle
        = g_strdup_printf (ngettext ("%u source · %s rows", "%u sources · %s rows", sources->len), sources->len, rows);
  gtk_stack_set_visible_child_name (self->states, sources->len > 0 ? "cards" : "empty");
  g_object_notify (G_OBJECT (self), "subtitle");
}

static void
changed_cb (TribSession *session, TribSourcesPage *self)
{
  refresh (self);
}

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
};

static void
trib_sources_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_static_string (value, _ ("Sources"));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, TRIB_SOURCES_PAGE (object)->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trib_sources_page_dispose (GObject *object)
{
  TribSourcesPage *self = TRIB_SOURCES_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->subtitle, g_free);

  G_OBJECT_CLASS (trib_sources_page_parent_class)->dispose (object);
}

static void
trib_sources_page_class_init (TribSourcesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = trib_sources_page_dispose;
  object_class->get_property = trib_sources_page_get_property;

  g_object_class_install_property (
      object_class, PROP_TITLE,
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_SUBTITLE,
      g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/sources/trib-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TribSourcesPage, states);
  gtk_widget_class_bind_template_child (widget_class, TribSourcesPage, cards);
}

static void
trib_sources_page_init (TribSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trib_sources_page_set_session (TribSourcesPage *self, TribSession *session)
{
  g_return_if_fail (TRIB_IS_SOURCES_PAGE (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect (session, "changed", G_CALLBACK (changed_cb), self);
  refresh (self);
}
