/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window's commands: each is a win. action, so that keyboard, menus, buttons, tests and assistive programs reach the same
 * one. Long ones go to the worker and end in a toast that says what happened, in numbers.
 */
#include "config.h"

#include "app/customers/trib-customers-page.h"
#include "app/rules/trib-rules-window.h"
#include "app/review/trib-review-page.h"
#include "app/trib-number.h"
#include "app/trib-window-private.h"
#include "publish/trib-export.h"
#include "unify/trib-consolidate.h"
#include "unify/trib-undo.h"

#include <glib/gi18n.h>

static void
toast_dismissed_cb (AdwToast *toast, TribWindow *self)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/* In a narrow window a toast has two lines rather than the half of one. Its own height knows of one line only. */
static GtkWidget *
new_wrapped (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_size_request (label, -1, 34);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

void
trib_window_toast (TribWindow *self, const char *text, gint64 undo_event)
{
  AdwToast *toast;
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_return_if_fail (TRIB_IS_WINDOW (self));

  if (self->gone)
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  toast = adw_toast_new (escaped);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_toast_set_custom_title (toast, new_wrapped (text));
  if (undo_event != 0)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo-event");
      adw_toast_set_action_target (toast, "x", undo_event);
      adw_toast_set_timeout (toast, 8);
    }
  self->toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
trib_window_show_error (TribWindow *self, const char *title, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (TRIB_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (self->gone)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      trib_window_toast (self, _ ("Cancelled. The project is as it was before."), 0);
      return;
    }
  if (g_error_matches (error, TRIB_STORE_ERROR, TRIB_STORE_ERROR_NOTHING))
    {
      trib_window_toast (self, error->message, 0);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), title, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

/* On the worker. */
static gboolean
consolidate_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  const TribMatchOptions options = { 0 };

  return trib_consolidate (store, &options, data, progress, cancellable, error);
}

static void
consolidated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  const TribConsolidateReport *report = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *records = NULL;
  g_autofree char *customers = NULL;
  g_autofree char *review = NULL;
  g_autofree char *text = NULL;

  if (!trib_session_write_finish (TRIB_SESSION (source), result, &error))
    {
      trib_window_show_error (self, _ ("Could not consolidate"), error);
      return;
    }
  records = trib_grouped (report->records);
  customers = trib_grouped (report->customers);
  review = trib_grouped (report->review);
  if (report->unchanged)
    text = g_strdup_printf (_ ("Nothing new: %s records are %s customers, as before."), records, customers);
  else if (report->review > 0)
    text = g_strdup_printf (_ ("%s records are %s customers. %s pairs need you."), records, customers, review);
  else
    text = g_strdup_printf (_ ("%s records are %s customers."), records, customers);
  trib_window_report (self, _ ("Consolidated"), text, report->event);
}

static void
consolidate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribWindow *self = TRIB_WINDOW (widget);

  trib_session_write_async (self->session, _ ("Consolidating"), consolidate_work, g_new0 (TribConsolidateReport, 1),
                            g_free, consolidated_cb, g_object_ref (self));
}

typedef struct
{
  gint64 event;
  TribUndoReport report;
} Undoing;

static void
undoing_free (gpointer data)
{
  Undoing *undoing = data;

  trib_undo_report_clear (&undoing->report);
  g_free (undoing);
}

/* On the worker. */
static gboolean
undo_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Undoing *undoing = data;

  return trib_undo (store, undoing->event, FALSE, &undoing->report, progress, cancellable, error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  const Undoing *undoing = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  const TribUndoReport *report = &undoing->report;

  if (!trib_session_write_finish (TRIB_SESSION (source), result, &error))
    {
      trib_window_show_error (self, _ ("Could not take it back"), error);
      return;
    }
  if (report->kept != NULL && report->kept->len > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%s. %u thing stays: %s", "%s. %u things stay, first: %s", report->kept->len),
                             report->words, report->kept->len, (const char *) g_ptr_array_index (report->kept, 0));

      trib_window_toast (self, text, report->event);
    }
  else
    trib_window_toast (self, report->words != NULL ? report->words : _ ("Taken back."), report->event);
}

void
trib_window_undo (TribWindow *self, gint64 event)
{
  Undoing *undoing;

  g_return_if_fail (TRIB_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  undoing = g_new0 (Undoing, 1);
  undoing->event = event;
  trib_session_write_async (self->session, _ ("Taking back"), undo_work, undoing, undoing_free, undone_cb,
                            g_object_ref (self));
}

/* Keys of the application are asked before a text entry: whoever types there means what was typed, and not the project. */
static gboolean
done_in_text (GtkWidget *widget, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  if (!GTK_IS_TEXT (focus))
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

/* While a mapping is worked on, its edits are what is taken back. */
static gboolean
is_mapping (TribWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->scenes), "mapping") == 0;
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribWindow *self = TRIB_WINDOW (widget);
  TribReviewPage *review = TRIB_REVIEW_PAGE (trib_window_get_page (self, "review"));

  if (done_in_text (widget, "text.undo"))
    return;
  if (is_mapping (self))
    {
      trib_mapping_page_undo (self->mapping);
      return;
    }
  /* Who reviews means the last answer, and wants to be asked again. */
  if (trib_review_page_was_last (review))
    trib_review_page_go_back (review);
  else
    trib_window_undo (self, self->overview->undo_event);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (done_in_text (widget, "text.redo"))
    return;
  if (is_mapping (TRIB_WINDOW (widget)))
    trib_mapping_page_redo (TRIB_WINDOW (widget)->mapping);
  else
    trib_window_undo (TRIB_WINDOW (widget), TRIB_WINDOW (widget)->overview->redo_event);
}

static void
undo_event_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_window_undo (TRIB_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_window_ask_import (TRIB_WINDOW (widget));
}

static void
open_address_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_window_ask_address (TRIB_WINDOW (widget));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_window_paste (TRIB_WINDOW (widget));
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribWindow *self = TRIB_WINDOW (widget);

  trib_window_show_place (self, "customers");
  trib_customers_page_focus_search (TRIB_CUSTOMERS_PAGE (trib_window_get_page (self, "customers")));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_window_go_back (TRIB_WINDOW (widget));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribWindow *self = TRIB_WINDOW (widget);

  if (self->session != NULL)
    trib_session_cancel (self->session);
}

static void
place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (TRIB_WINDOW (widget)->session != NULL)
    trib_window_show_place (TRIB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
close_project_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_window_set_session (TRIB_WINDOW (widget), NULL);
}

typedef struct
{
  char *path;
  guint64 rows;
} Exporting;

static void
exporting_free (gpointer data)
{
  Exporting *exporting = data;

  g_free (exporting->path);
  g_free (exporting);
}

/* On the reading thread. */
static gboolean
export_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Exporting *exporting = data;

  return trib_export (store, exporting->path, TRIB_EXPORT_CUSTOMERS, NULL, NULL, &exporting->rows, progress,
                      cancellable, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  const Exporting *exporting = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (!trib_session_read_finish (TRIB_SESSION (source), result, &error))
    {
      trib_window_show_error (self, _ ("Could not export"), error);
      return;
    }
  rows = trib_grouped ((gint64) exporting->rows);
  name = g_path_get_basename (exporting->path);
  /* Translators: a number of customers, and a file's name */
  text = g_strdup_printf (_ ("%s customers are in %s."), rows, name);
  trib_window_report (self, _ ("Exported"), text, 0);
}

static void
export_chosen_cb (GtkNativeDialog *dialog, int response, TribWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->session != NULL)
    {
      Exporting *exporting = g_new0 (Exporting, 1);

      exporting->path = g_file_get_path (file);
      trib_session_read_async (self->session, export_work, exporting, exporting_free, NULL, exported_cb,
                               g_object_ref (self));
    }
  g_clear_object (&self->chooser);
}

void
trib_window_ask_save (TribWindow *self, const char *title, const char *name, GCallback response)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                               _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", response, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_window_ask_save (TRIB_WINDOW (widget), _ ("Export customers"), _ ("customers.csv"),
                        G_CALLBACK (export_chosen_cb));
}

static void
rules_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribWindow *self = TRIB_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (trib_rules_window_new (self, self->session)));
}

void
trib_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.consolidate", NULL, consolidate_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-event", "x", undo_event_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.open-address", NULL, open_address_cb);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_cb);
  /* Not a key of the application: those are asked before a text entry, which has a better use for this one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste", NULL);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.rules", NULL, rules_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "win.place", "s", place_cb);
  gtk_widget_class_install_action (widget_class, "win.close-project", NULL, close_project_cb);
}
