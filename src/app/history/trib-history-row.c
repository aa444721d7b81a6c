/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Icons and words of an event of the whole project.
 */
#include "config.h"

#include "app/history/trib-history-row.h"

#include "app/history/trib-undo-preview.h"
#include "app/trib-number.h"

#include <glib/gi18n.h>

struct _TribHistoryRow
{
  GtkListBoxRow parent_instance;
  GtkBox *line_box;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *words_label;
  GtkLabel *when_label;
  AdwBin *button_bin;
  gint64 time;
};

G_DEFINE_FINAL_TYPE (TribHistoryRow, trib_history_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
icon_of (TribEventKind kind)
{
  switch (kind)
    {
    case TRIB_EVENT_IMPORT:
      return "document-save-symbolic";
    case TRIB_EVENT_RUN:
      return "emblem-synchronizing-symbolic";
    case TRIB_EVENT_UNDO:
      return "edit-undo-symbolic";
    case TRIB_EVENT_JOIN:
    case TRIB_EVENT_MERGE:
    case TRIB_EVENT_SAME:
      return "list-add-symbolic";
    case TRIB_EVENT_SPLIT:
    case TRIB_EVENT_DIVIDE:
    case TRIB_EVENT_DIFFERENT:
    case TRIB_EVENT_HOUSEHOLD:
      return "edit-cut-symbolic";
    case TRIB_EVENT_ANSWERS:
      return "emblem-ok-symbolic";
    case TRIB_EVENT_MOVE:
      return "go-next-symbolic";
    default:
      return "document-open-recent-symbolic";
    }
}

static GDateTime *
local_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

char *
trib_history_clock_text (gint64 time)
{
  g_autoptr (GDateTime) then = local_time (time);

  /* Translators: hours and minutes, as g_date_time_format () has them */
  return then != NULL ? g_date_time_format (then, _ ("%H:%M")) : g_strdup ("");
}

char *
trib_history_day_text (gint64 time)
{
  g_autoptr (GDateTime) then = local_time (time);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = then != NULL ? g_date_time_format (then, "%F") : g_strdup ("");
  g_autofree char *this_day = g_date_time_format (now, "%F");
  g_autofree char *day_before = g_date_time_format (yesterday, "%F");

  if (g_strcmp0 (day, this_day) == 0)
    return g_strdup (_ ("Today"));
  if (g_strcmp0 (day, day_before) == 0)
    return g_strdup (_ ("Yesterday"));
  return then != NULL ? g_date_time_format (then, _ ("%-d %B %Y")) : g_strdup ("");
}

static void
trib_history_row_class_init (TribHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/history/trib-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TribHistoryRow, line_box);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryRow, when_label);
  gtk_widget_class_bind_template_child (widget_class, TribHistoryRow, button_bin);
}

static void
trib_history_row_init (TribHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_undone (TribHistoryRow *self, gint64 undone_at, GString *when)
{
  g_autofree char *day = undone_at != 0 ? trib_when_text (undone_at) : NULL;

  g_string_append (when, " · ");
  if (day != NULL)
    g_string_append_printf (when, _ ("taken back %s"), day);
  else
    g_string_append (when, _ ("taken back"));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
}

GtkWidget *
trib_history_row_new (TribSession *session, const TribEvent *event, gint64 undone_at)
{
  TribHistoryRow *self = g_object_new (TRIB_TYPE_HISTORY_ROW, NULL);
  g_autofree char *clock = trib_history_clock_text (event->time);
  g_autoptr (GString) when = g_string_new (clock);

  self->time = event->time;
  gtk_image_set_from_icon_name (self->icon, icon_of (event->kind));
  gtk_label_set_text (self->title_label, event->title);
  gtk_label_set_text (self->words_label, event->words);
  gtk_widget_set_visible (GTK_WIDGET (self->words_label), event->words != NULL && *event->words != '\0');
  if (event->who != NULL && *event->who != '\0')
    g_string_append_printf (when, " · %s", event->who);
  if (event->undone_by != 0)
    show_undone (self, undone_at, when);
  gtk_label_set_text (self->when_label, when->str);
  if (event->can_undo && event->undone_by == 0)
    adw_bin_set_child (self->button_bin, trib_undo_button_new (session, event->id, event->again));
  gtk_widget_set_visible (GTK_WIDGET (self->button_bin), event->can_undo && event->undone_by == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, event->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, when->str, -1);
  return GTK_WIDGET (self);
}

void
trib_history_row_set_narrow (TribHistoryRow *self, gboolean narrow)
{
  g_return_if_fail (TRIB_IS_HISTORY_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->button_bin), narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
}

gint64
trib_history_row_get_time (TribHistoryRow *self)
{
  g_return_val_if_fail (TRIB_IS_HISTORY_ROW (self), 0);

  return self->time;
}
