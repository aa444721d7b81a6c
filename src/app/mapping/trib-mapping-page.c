/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mapping is a draft; the canvas, the preview and the words around them are made from it after every edit. Wide windows
 * show the canvas and the preview below, narrow ones a list of the columns or the preview. The edits are
 * trib-mapping-page-edit.c's.
 */
#include "config.h"

#include "app/mapping/trib-mapping-page-private.h"

#include "app/mapping/trib-column-item.h"
#include "app/mapping/trib-column-row.h"
#include "app/mapping/trib-field-choice.h"
#include "app/trib-number.h"

#include <glib/gi18n.h>

#define CANVAS_WIDTH 760 /* below this the lines fold into a list */

G_DEFINE_FINAL_TYPE (TribMappingPage, trib_mapping_page, ADW_TYPE_BIN)

enum
{
  SIGNAL_IMPORT,
  SIGNAL_CANCEL,
  SIGNAL_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_layout (TribMappingPage *self)
{
  gboolean columns = !self->narrow || gtk_toggle_button_get_active (self->columns_tab);

  gtk_widget_set_visible (self->columns, self->narrow && columns);
  gtk_widget_set_visible (self->canvas_place, !self->narrow);
  gtk_widget_set_visible (self->preview_card, !self->narrow || !columns);
  gtk_widget_set_visible (self->switcher, self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), !self->narrow);
  gtk_widget_set_vexpand (self->preview_card, self->narrow);
  trib_mapping_page_update_edits (self);
  if (self->narrow)
    trib_mapping_preview_set_difficult (self->preview, gtk_toggle_button_get_active (self->problems_tab));
}

static void
tab_toggled_cb (GtkToggleButton *button, TribMappingPage *self)
{
  if (gtk_toggle_button_get_active (button))
    show_layout (self);
}

static void
show_words (TribMappingPage *self)
{
  const TribTableFacts *table = trib_inspect_job_get_table (self->job);
  g_autofree char *rows = trib_grouped ((gint64) table->rows);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *what
      = table->sampled ? g_strdup_printf (_ ("more than %s rows"), rows) : g_strdup_printf (_ ("%s rows"), rows);
  g_autoptr (GString) subtitle = g_string_new (what);
  g_autofree char *button = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *problems = NULL;
  guint n_mapped = trib_mapping_draft_count_mapped (self->draft), n = table->columns->len;

  if (self->job->known != NULL)
    g_string_append_printf (subtitle, _ (" · updates %s"), self->job->source);
  else if (self->preset != NULL)
    g_string_append_printf (subtitle, _ (" · as “%s”"), self->preset);
  else
    g_string_append (subtitle, _ (" · new source"));
  if (self->n_files > 1)
    g_string_append_printf (subtitle, _ (" · file %u of %u"), self->number, self->n_files);
  button = table->sampled || self->narrow ? g_strdup (_ ("Import")) : g_strdup_printf (_ ("Import %s rows"), rows);
  summary = g_strdup_printf (_ ("%u of %u columns mapped\n%u kept as they came"), n_mapped, n, n - n_mapped);
  problems = g_strdup_printf (_ ("Problems · %u"), trib_mapping_preview_get_n_difficult (self->preview));
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, subtitle->str);
  gtk_button_set_label (self->import_button, button);
  gtk_label_set_label (self->summary, summary);
  gtk_button_set_label (GTK_BUTTON (self->problems_tab), problems);
}

static void
width_changed_cb (TribWidthBin *bin, GParamSpec *pspec, TribMappingPage *self)
{
  gboolean narrow = trib_width_bin_get_width (bin) < CANVAS_WIDTH;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  show_layout (self);
  if (self->job != NULL)
    show_words (self);
  /* Rows look at the width when they are bound. */
  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))));
}

/* After every edit. */
static void
show_mapping (TribMappingPage *self)
{
  TribMapping *mapping = (TribMapping *) trib_mapping_draft_get_mapping (self->draft);
  const TribTableFacts *table = trib_inspect_job_get_table (self->job);
  g_autoptr (GError) error = NULL;
  TribPreviewTable *preview;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (TribColumnItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      trib_column_item_follow (item, mapping);
    }
  preview = trib_preview_table_new (table, mapping, self->job->schema, &error);
  if (preview == NULL)
    trib_mapping_page_fail (self, _ ("No preview"), error);
  trib_mapping_canvas_show_values (self->canvas, preview);
  trib_mapping_preview_take_table (self->preview, preview);
  trib_mapping_page_update_edits (self);
  show_words (self);
}

static void
draft_changed_cb (TribMappingDraft *draft, TribMappingPage *self)
{
  show_mapping (self);
}

/* A choice in the list of narrow windows. */
static void
chosen_cb (TribColumnItem *item, guint position, TribMappingPage *self)
{
  g_autoptr (TribFieldChoice) choice = g_list_model_get_item (trib_column_item_get_choices (item), position);
  int column = trib_mapping_draft_find_column (self->draft, trib_column_item_get_heading (item));

  if (column >= 0)
    trib_mapping_draft_choose (self->draft, (guint) column, trib_field_choice_get_kind (choice),
                               trib_field_choice_get_field (choice));
}

static void
show_table (TribMappingPage *self)
{
  const TribTableFacts *table = trib_inspect_job_get_table (self->job);
  g_autoptr (GListModel) fields = trib_field_choices_new (self->job->schema);

  g_list_store_remove_all (self->items);
  for (guint i = 0; i < table->columns->len; i++)
    {
      g_autoptr (TribColumnItem) item
          = trib_column_item_new (g_ptr_array_index (table->columns, i), table->rows, fields);

      g_signal_connect (item, "chosen", G_CALLBACK (chosen_cb), self);
      g_list_store_append (self->items, item);
    }
  trib_mapping_canvas_set_draft (self->canvas, self->draft, G_LIST_MODEL (self->items));
  show_mapping (self);
  gtk_stack_set_visible_child_name (self->states, "columns");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.import", TRUE);
}

static void
inspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribMappingPage) self = user_data;
  TribInspectJob *job = trib_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  gboolean succeeded = trib_session_read_finish (TRIB_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session != TRIB_SESSION (source)
      || g_strcmp0 (job->path, self->path) != 0)
    return;
  g_clear_object (&self->cancellable);
  if (!succeeded)
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      adw_window_title_set_title (self->title, name);
      adw_window_title_set_subtitle (self->title, "");
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->states, "failure");
      return;
    }
  trib_mapping_canvas_set_draft (self->canvas, NULL, NULL);
  g_clear_pointer (&self->job, trib_inspect_job_unref);
  self->job = trib_inspect_job_ref (job);
  g_clear_object (&self->draft);
  self->draft = trib_mapping_draft_new (trib_inspect_job_get_table (job), job->schema,
                                        job->known != NULL    ? job->known
                                        : job->preset != NULL ? job->preset
                                                              : job->suggestion);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, 0);
  g_free (self->preset);
  self->preset = g_strdup (job->preset_name);
  trib_read_options_bar_show (self->options, self->job);
  show_table (self);
}

static void
inspect (TribMappingPage *self, gboolean keep_options)
{
  TribInspectJob *job = trib_inspect_job_new (self->path);

  if (keep_options)
    trib_read_options_bar_fill (self->options, job);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.import", FALSE);
  trib_session_read_async (self->session, trib_inspect_job_work, job, trib_inspect_job_unref, self->cancellable,
                           inspected_cb, g_object_ref (self));
}

static void
options_changed_cb (TribReadOptionsBar *options, TribMappingPage *self)
{
  if (self->session != NULL)
    inspect (self, TRUE);
}

void
trib_mapping_page_fail (TribMappingPage *self, const char *title, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, title, error);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_IMPORT], 0);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CANCEL], 0);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, trib_column_row_new ());
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TribMappingPage *self)
{
  TribColumnRow *row = TRIB_COLUMN_ROW (gtk_list_item_get_child (list_item));

  trib_column_row_set_narrow (row, self->narrow);
  trib_column_row_set_item (row, gtk_list_item_get_item (list_item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  trib_column_row_set_item (TRIB_COLUMN_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
trib_mapping_page_dispose (GObject *object)
{
  TribMappingPage *self = TRIB_MAPPING_PAGE (object);

  trib_mapping_page_close (self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (trib_mapping_page_parent_class)->dispose (object);
}

static void
trib_mapping_page_class_init (TribMappingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_mapping_page_dispose;

  signals[SIGNAL_IMPORT]
      = g_signal_new ("import", TRIB_TYPE_MAPPING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCEL]
      = g_signal_new ("cancel", TRIB_TYPE_MAPPING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", TRIB_TYPE_MAPPING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  g_type_ensure (TRIB_TYPE_WIDTH_BIN);
  g_type_ensure (TRIB_TYPE_READ_OPTIONS_BAR);
  g_type_ensure (TRIB_TYPE_MAPPING_PREVIEW);
  g_type_ensure (TRIB_TYPE_MAPPING_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-mapping-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, width_bin);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, title);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, states);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, failure);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, options);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, summary);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, columns);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, canvas_place);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, rows_are);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, preset_button);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, list);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, preview);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, preview_card);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, columns_tab);
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, problems_tab);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tab_toggled_cb);
  gtk_widget_class_install_action (widget_class, "mapping.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "mapping.cancel", NULL, cancel_cb);
  trib_mapping_page_install_edits (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "mapping.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "mapping.import", NULL);
}

static void
trib_mapping_page_init (TribMappingPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->items = g_list_store_new (TRIB_TYPE_COLUMN_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))));
  trib_mapping_page_bind_canvas (self);
  show_layout (self);
}

void
trib_mapping_page_open (TribMappingPage *self, TribSession *session, const char *path, guint number, guint n_files)
{
  g_return_if_fail (TRIB_IS_MAPPING_PAGE (self));
  g_return_if_fail (TRIB_IS_SESSION (session));

  trib_mapping_page_close (self);
  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  self->number = number;
  self->n_files = n_files;
  gtk_stack_set_visible_child_name (self->states, "looking");
  gtk_toggle_button_set_active (self->columns_tab, TRUE);
  inspect (self, FALSE);
}

void
trib_mapping_page_close (TribMappingPage *self)
{
  g_return_if_fail (TRIB_IS_MAPPING_PAGE (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  if (self->canvas != NULL)
    trib_mapping_canvas_set_draft (self->canvas, NULL, NULL);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->job, trib_inspect_job_unref);
  g_clear_pointer (&self->preset, g_free);
  g_clear_pointer (&self->path, g_free);
  if (self->items != NULL)
    g_list_store_remove_all (self->items);
}

TribImportJob *
trib_mapping_page_dup_job (TribMappingPage *self)
{
  TribImportJob *job;

  g_return_val_if_fail (TRIB_IS_MAPPING_PAGE (self), NULL);

  if (self->job == NULL)
    return NULL;
  job = trib_import_job_new (self->path, self->job->source);
  job->table = g_strdup (trib_inspect_job_get_table (self->job)->name);
  if (*job->table == '\0')
    g_clear_pointer (&job->table, g_free);
  job->encoding = g_strdup (self->job->encoding);
  job->delimiter = g_strdup (self->job->delimiter);
  job->quote = g_strdup (self->job->quote);
  job->header = self->job->header;
  job->mapping = trib_mapping_copy (trib_mapping_draft_get_mapping (self->draft));
  return job;
}

const TribMapping *
trib_mapping_page_get_mapping (TribMappingPage *self)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_PAGE (self), NULL);

  return self->draft != NULL ? trib_mapping_draft_get_mapping (self->draft) : NULL;
}

gboolean
trib_mapping_page_choose (TribMappingPage *self, const char *column, const char *field)
{
  g_return_val_if_fail (TRIB_IS_MAPPING_PAGE (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (TribColumnItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const TribMappingLink link = { .kind = TRIB_LINK_FIELD, .field = (char *) field };

      if (!g_str_equal (trib_column_item_get_heading (item), column))
        continue;
      trib_column_item_choose (item, trib_field_choices_find (trib_column_item_get_choices (item), &link));
      return TRUE;
    }
  return FALSE;
}
