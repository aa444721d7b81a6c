/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that come in: chosen, dropped, or the sample's. Lists queue for the mapping page; where no project is open yet, one
 * is made for them in the program's data folder.
 */
#include "config.h"

#include "app/sources/trib-address-window.h"
#include "app/trib-number.h"
#include "app/trib-sample.h"
#include "app/trib-window-private.h"
#include "formats/trib-format.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

char *
trib_window_free_project_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tributary", NULL);
  g_autofree char *file = g_strdup_printf ("%s.tributary", name);
  char *path = g_build_filename (folder, file, NULL);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *next = g_strdup_printf ("%s %u.tributary", name, i);

      g_free (path);
      path = g_build_filename (folder, next, NULL);
    }
  return path;
}

static char *
stem_of (const char *path)
{
  char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';
  return name;
}

/* The next list that waits, or back to the project. */
void
trib_window_next_import (TribWindow *self)
{
  if (self->session == NULL)
    return;
  if (self->files->len == 0)
    {
      if (g_strcmp0 (gtk_stack_get_visible_child_name (self->scenes), "mapping") == 0)
        {
          trib_mapping_page_close (self->mapping);
          trib_window_show_scene (self, "project");
        }
      self->n_files = 0;
      return;
    }
  if (trib_session_get_read_only (self->session))
    {
      g_ptr_array_set_size (self->files, 0);
      trib_window_toast (self, _ ("This project can only be read: lists can't be imported into it."), 0);
      return;
    }
  trib_mapping_page_open (self->mapping, self->session, g_ptr_array_index (self->files, 0),
                          self->n_files - self->files->len + 1, self->n_files);
  trib_window_show_scene (self, "mapping");
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  const TribImportJob *job = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  trib_window_forget_pasted (self);
  if (!trib_session_write_finish (TRIB_SESSION (source), result, &error))
    {
      trib_window_show_error (self, _ ("Could not import the list"), error);
      return;
    }
  words = trib_import_job_words (job);
  trib_window_report (self, _ ("The list is imported"), words, job->report.event);
}

static void
import_wanted_cb (TribMappingPage *mapping, TribWindow *self)
{
  TribImportJob *job = trib_mapping_page_dup_job (mapping);
  g_autofree char *title = NULL;

  if (job == NULL)
    return;
  title = g_strdup_printf (_ ("Importing %s"), job->source);
  trib_session_write_async (self->session, title, trib_import_job_work, job, trib_import_job_free, imported_cb,
                            g_object_ref (self));
  if (self->files->len > 0)
    g_ptr_array_remove_index (self->files, 0);
  if (self->files->len == 0)
    trib_window_show_place (self, "sources");
  trib_window_next_import (self);
}

static void
import_cancelled_cb (TribMappingPage *mapping, TribWindow *self)
{
  if (self->files->len > 0)
    g_ptr_array_remove_index (self->files, 0);
  trib_window_forget_pasted (self);
  trib_window_next_import (self);
}

static void
mapping_failed_cb (TribMappingPage *mapping, const char *title, const GError *error, TribWindow *self)
{
  trib_window_show_error (self, title, error);
}

void
trib_window_bind_mapping (TribWindow *self)
{
  g_signal_connect_object (self->mapping, "import", G_CALLBACK (import_wanted_cb), self, 0);
  g_signal_connect_object (self->mapping, "cancel", G_CALLBACK (import_cancelled_cb), self, 0);
  g_signal_connect_object (self->mapping, "failed", G_CALLBACK (mapping_failed_cb), self, 0);
}

void
trib_window_take_files (TribWindow *self, const char *const *paths)
{
  gboolean mapping;

  g_return_if_fail (TRIB_IS_WINDOW (self));

  mapping = self->files->len > 0;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (g_str_has_suffix (paths[i], ".tributary"))
        {
          trib_window_open (self, paths[i], FALSE);
          return;
        }
      g_ptr_array_add (self->files, g_strdup (paths[i]));
      self->n_files++;
    }
  if (self->files->len == 0 || mapping)
    return;
  if (self->session == NULL)
    {
      g_autofree char *name = stem_of (g_ptr_array_index (self->files, 0));
      g_autofree char *path = trib_window_free_project_path (name);

      trib_window_open (self, path, TRUE);
    }
  else
    trib_window_next_import (self);
}

static void
files_chosen_cb (GtkNativeDialog *dialog, int response, TribWindow *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_clear_object (&self->chooser);
  if (response != GTK_RESPONSE_ACCEPT)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  trib_window_take_files (self, (const char *const *) paths->pdata);
}

static void
add_suffixes (GtkFileFilter *filter, const TribFormat *format)
{
  g_auto (GStrv) endings = g_strsplit (format->endings, " ", -1);

  for (guint i = 0; endings[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, endings[i]);
}

void
trib_window_ask_import (TribWindow *self)
{
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Import lists"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Open"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_filter_set_name (lists, _ ("Spreadsheets, text tables, XML feeds"));
  for (const TribFormat *const *format = trib_formats (); *format != NULL; format++)
    if ((*format)->open != NULL)
      add_suffixes (lists, *format);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), lists);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (files_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
address_given_cb (TribAddressWindow *window, const char *address, TribWindow *self)
{
  const char *const paths[] = { address, NULL };

  trib_window_take_files (self, paths);
}

static void
login_not_kept_cb (TribAddressWindow *window, const char *words, TribWindow *self)
{
  trib_window_toast (self, words, 0);
}

void
trib_window_ask_address (TribWindow *self)
{
  GtkWindow *window = trib_address_window_new (GTK_WINDOW (self));

  g_signal_connect_object (window, "open", G_CALLBACK (address_given_cb), self, 0);
  g_signal_connect_object (window, "not-kept", G_CALLBACK (login_not_kept_cb), self, 0);
  gtk_window_present (window);
}

gboolean
trib_window_take_file_list (TribWindow *self, GdkFileList *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len == 0)
    {
      trib_window_toast (self, _ ("That is not a file on this computer. Save it here first."), 0);
      return FALSE;
    }
  g_ptr_array_add (paths, NULL);
  trib_window_take_files (self, (const char *const *) paths->pdata);
  return TRUE;
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, TribWindow *self)
{
  return trib_window_take_file_list (self, g_value_get_boxed (value));
}

static GdkDragAction
drag_entered_cb (GtkDropTarget *target, double x, double y, TribWindow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->toasts), "drop-target-window");
  return GDK_ACTION_COPY;
}

static void
drag_left_cb (GtkDropTarget *target, TribWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->toasts), "drop-target-window");
}

void
trib_window_accept_drops (TribWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  g_signal_connect_object (target, "enter", G_CALLBACK (drag_entered_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (drag_left_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
sample_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  const TribConsolidateReport *report = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *records = NULL;
  g_autofree char *customers = NULL;
  g_autofree char *text = NULL;

  if (!trib_session_write_finish (TRIB_SESSION (source), result, &error))
    {
      trib_window_show_error (self, _ ("Could not make the sample"), error);
      return;
    }
  if (self->session != TRIB_SESSION (source))
    return;
  records = trib_grouped (report->records);
  customers = trib_grouped (report->customers);
  text = g_strdup_printf (_ ("%s records are %s customers. Open one to see how."), records, customers);
  trib_window_show_place (self, "customers");
  trib_window_report (self, _ ("The sample is ready"), text, 0);
}

static void
sample_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TribSession) session = trib_session_open_finish (result, &error);
  TribStoreCounts counts = { 0 };

  g_clear_object (&self->opening);
  if (self->gone)
    return;
  if (session == NULL || !trib_store_count (trib_session_get_reader (session), &counts, &error))
    {
      trib_window_show_error (self, _ ("Could not open the sample"), error);
      return;
    }
  trib_window_set_session (self, session);
  trib_window_remember (self);
  if (counts.customers > 0 || trib_session_get_read_only (session))
    {
      trib_window_show_place (self, "customers");
      return;
    }
  trib_window_show_place (self, "sources");
  trib_session_write_async (session, _ ("Making the sample"), trib_sample_work, g_new0 (TribConsolidateReport, 1),
                            g_free, sample_made_cb, g_object_ref (self));
}

void
trib_window_try_sample (TribWindow *self)
{
  g_autofree char *path = trib_sample_dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_if_fail (TRIB_IS_WINDOW (self));

  if (self->opening != NULL)
    return;
  g_mkdir_with_parents (folder, 0700);
  self->opening = g_cancellable_new ();
  trib_session_open_async (path, !g_file_test (path, G_FILE_TEST_EXISTS), self->opening, sample_opened_cb,
                           g_object_ref (self));
}
