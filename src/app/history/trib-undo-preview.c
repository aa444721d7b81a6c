/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dry run goes to the worker directly: it changes nothing, so nobody has to be told. Doing it is left to the window, which
 * says afterwards what was done.
 */
#include "config.h"

#include "app/history/trib-undo-preview.h"

#include "app/trib-number.h"
#include "app/trib-window.h"
#include "unify/trib-undo.h"

#include <glib/gi18n.h>

struct _TribUndoPreview
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkLabel *words_label;
  GtkLabel *customers_label;
  GtkLabel *kept_label;
  GtkLabel *error_label;
  GtkButton *confirm_button;

  gint64 event;
  gboolean ready;
  GCancellable *cancellable;
};

enum
{
  PROP_READY = 1,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TribUndoPreview, trib_undo_preview, ADW_TYPE_BIN)

typedef struct
{
  gint64 event;
  TribUndoReport report;
} DryRun;

static void
dry_run_free (gpointer data)
{
  DryRun *run = data;

  trib_undo_report_clear (&run->report);
  g_free (run);
}

static gboolean
dry_run_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  DryRun *run = data;

  return trib_undo (store, run->event, TRUE, &run->report, progress, cancellable, error);
}

static char *
customers_text (gint64 n)
{
  g_autofree char *number = trib_grouped (n);

  return g_strdup_printf (ngettext ("%s customer", "%s customers", (gulong) n), number);
}

static char *
kept_text (GPtrArray *kept)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint shown = MIN (kept->len, 5);

  for (guint i = 0; i < shown; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (kept, i));
  if (kept->len > shown)
    {
      g_autofree char *number = trib_grouped (kept->len - shown);
      g_string_append_printf (text, ngettext ("\n… and %s more", "\n… and %s more", kept->len - shown), number);
    }
  return g_strdup (text->str);
}

static void
show_report (TribUndoPreview *self, const TribUndoReport *report)
{
  g_autofree char *before = customers_text (report->customers_before);
  g_autofree char *after = customers_text (report->customers_after);
  /* Translators: "1 customer becomes 2 customers" */
  g_autofree char *change = g_strdup_printf (_ ("%s → %s"), before, after);

  gtk_label_set_text (self->words_label, report->words != NULL ? report->words : "");
  gtk_label_set_text (self->customers_label, change);
  gtk_widget_set_visible (GTK_WIDGET (self->customers_label), report->customers_before != report->customers_after);
  if (report->kept != NULL && report->kept->len > 0)
    {
      g_autofree char *kept = kept_text (report->kept);
      g_autofree char *text = g_strdup_printf (_ ("This stays as it is:\n%s"), kept);
      gtk_label_set_text (self->kept_label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->kept_label), report->kept != NULL && report->kept->len > 0);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

static void
dry_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribUndoPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  DryRun *run = trib_worker_get_data (result);
  gboolean done = trib_worker_run_finish (TRIB_WORKER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (done)
    {
      show_report (self, &run->report);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.confirm", TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->confirm_button));
    }
  else
    {
      gtk_label_set_text (self->error_label, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      gtk_widget_set_visible (GTK_WIDGET (self->confirm_button), FALSE);
    }
  self->ready = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TribUndoPreview *self = TRIB_UNDO_PREVIEW (widget);
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
  GtkRoot *root = gtk_widget_get_root (widget);
  gint64 event = self->event;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  if (TRIB_IS_WINDOW (root))
    trib_window_undo (TRIB_WINDOW (root), event);
}

static void
trib_undo_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, TRIB_UNDO_PREVIEW (object)->ready);
}

static void
trib_undo_preview_dispose (GObject *object)
{
  g_cancellable_cancel (TRIB_UNDO_PREVIEW (object)->cancellable);
  G_OBJECT_CLASS (trib_undo_preview_parent_class)->dispose (object);
}

static void
trib_undo_preview_finalize (GObject *object)
{
  g_clear_object (&TRIB_UNDO_PREVIEW (object)->cancellable);
  G_OBJECT_CLASS (trib_undo_preview_parent_class)->finalize (object);
}

static void
trib_undo_preview_class_init (TribUndoPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = trib_undo_preview_get_property;
  object_class->dispose = trib_undo_preview_dispose;
  object_class->finalize = trib_undo_preview_finalize;
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/history/trib-undo-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, TribUndoPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, TribUndoPreview, words_label);
  gtk_widget_class_bind_template_child (widget_class, TribUndoPreview, customers_label);
  gtk_widget_class_bind_template_child (widget_class, TribUndoPreview, kept_label);
  gtk_widget_class_bind_template_child (widget_class, TribUndoPreview, error_label);
  gtk_widget_class_bind_template_child (widget_class, TribUndoPreview, confirm_button);
  gtk_widget_class_install_action (widget_class, "preview.confirm", NULL, confirm_action);
}

static void
trib_undo_preview_init (TribUndoPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.confirm", FALSE);
}

GtkWidget *
trib_undo_preview_new (TribSession *session, gint64 event, const char *label)
{
  TribUndoPreview *self = g_object_new (TRIB_TYPE_UNDO_PREVIEW, NULL);
  TribWorker *worker = trib_session_get_worker (session);
  DryRun *run = g_new0 (DryRun, 1);

  self->event = event;
  run->event = event;
  gtk_button_set_label (self->confirm_button, label);
  g_return_val_if_fail (worker != NULL, GTK_WIDGET (self));
  trib_worker_run_async (worker, dry_run_work, run, dry_run_free, self->cancellable, dry_run_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

typedef struct
{
  TribSession *session;
  gint64 event;
  const char *label; /* translated, static */
} Button;

static void
button_free (gpointer data)
{
  g_object_unref (((Button *) data)->session);
  g_free (data);
}

/* Each time anew: between two looks the answer may have changed. */
static void
create_popup (GtkMenuButton *self, gpointer user_data)
{
  const Button *button = user_data;
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), trib_undo_preview_new (button->session, button->event, button->label));
  gtk_menu_button_set_popover (self, popover);
}

GtkWidget *
trib_undo_button_new (TribSession *session, gint64 event, gboolean again)
{
  GtkWidget *self = gtk_menu_button_new ();
  const char *label = again ? _ ("Do Again") : _ ("Take Back");
  Button *button = g_new0 (Button, 1);

  *button = (Button){ g_object_ref (session), event, label };
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self), gtk_label_new (label));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self), create_popup, button, button_free);
  gtk_widget_set_valign (self, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self, again ? _ ("Shows what doing it again will give")
                                           : _ ("Shows what taking it back will give"));
  gtk_widget_set_sensitive (self, trib_session_get_worker (session) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}
