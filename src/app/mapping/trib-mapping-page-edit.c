/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people do on the page beside drawing lines: steps of a line, new fields, fields found by typing, what the rows are, presets,
 * and taking all of it back.
 */
#include "config.h"

#include "app/mapping/trib-mapping-page-private.h"

#include "app/mapping/trib-column-item.h"
#include "app/mapping/trib-field-choice.h"
#include "app/mapping/trib-field-popover.h"
#include "app/mapping/trib-link-popover.h"
#include "app/mapping/trib-mapping-chooser.h"
#include "app/mapping/trib-new-field-popover.h"
#include "mapping/preset/trib-preset.h"

#include <glib/gi18n.h>

static gboolean
unparent_idle (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover, gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_idle, g_object_ref (popover), g_object_unref);
}

/* @at may go while it is open (rows are used again), so the popover belongs to the canvas and points there. */
static void
open_popover (TribMappingPage *self, GtkWidget *popover, GtkWidget *at)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  graphene_rect_t bounds;

  gtk_widget_set_parent (popover, canvas);
  if (at != NULL && gtk_widget_compute_bounds (at, canvas, &bounds))
    {
      const GdkRectangle place
          = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };

      gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
    }
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
line_opened_cb (TribMappingCanvas *canvas, guint link, GtkWidget *at, TribMappingPage *self)
{
  open_popover (self, trib_link_popover_new (self->draft, link), at);
}

static void
made_cb (TribNewFieldPopover *popover, const char *name, int type, int rule, int compare, TribMappingPage *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (popover), "column"));

  if (self->draft != NULL)
    trib_mapping_draft_add_field (self->draft, column, name, (TribValueType) type, (TribSurvivorship) rule,
                                  (TribCompare) compare);
}

static void
field_wanted_cb (TribMappingCanvas *canvas, guint column, TribMappingPage *self)
{
  g_autoptr (TribColumnItem) item = NULL;
  GtkWidget *popover;

  /* Without a column the first that goes nowhere. */
  for (guint i = 0; column == G_MAXUINT && i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      const TribMappingLink *link = trib_mapping_find ((TribMapping *) trib_mapping_draft_get_mapping (self->draft),
                                                       trib_mapping_draft_get_heading (self->draft, i));

      if (link != NULL && !trib_mapping_link_is_line (link))
        column = i;
    }
  if (column == G_MAXUINT)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->items), column);
  popover = trib_new_field_popover_new (trib_column_item_get_heading (item), trib_column_item_get_value_type (item));
  g_object_set_data (G_OBJECT (popover), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (popover, "made", G_CALLBACK (made_cb), self, 0);
  open_popover (self, popover, NULL);
}

static void
field_chosen_cb (TribFieldPopover *popover, guint position, TribMappingPage *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (popover), "column"));
  g_autoptr (TribColumnItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), column);
  g_autoptr (TribFieldChoice) choice = NULL;

  if (item == NULL || self->draft == NULL)
    return;
  choice = g_list_model_get_item (trib_column_item_get_choices (item), position);
  trib_mapping_draft_choose (self->draft, column, trib_field_choice_get_kind (choice),
                             trib_field_choice_get_field (choice));
}

static void
choice_wanted_cb (TribMappingCanvas *canvas, guint column, const char *text, GtkWidget *at, TribMappingPage *self)
{
  g_autoptr (TribColumnItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), column);
  GtkWidget *popover
      = trib_field_popover_new (trib_column_item_get_choices (item), trib_column_item_get_selected (item));

  g_object_set_data (G_OBJECT (popover), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (popover, "chosen", G_CALLBACK (field_chosen_cb), self, 0);
  open_popover (self, popover, at);
  trib_field_popover_type (TRIB_FIELD_POPOVER (popover), text);
}

static void
rows_are_cb (GtkDropDown *rows_are, GParamSpec *pspec, TribMappingPage *self)
{
  if (!self->following && self->draft != NULL)
    trib_mapping_draft_set_rows (self->draft, (TribRowsAre) gtk_drop_down_get_selected (rows_are));
}

void
trib_mapping_page_bind_canvas (TribMappingPage *self)
{
  const char *const kinds[] = { _ ("Customers"), _ ("Interactions"), _ ("Both"), NULL };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (kinds);

  gtk_drop_down_set_model (self->rows_are, G_LIST_MODEL (labels));
  g_signal_connect (self->rows_are, "notify::selected", G_CALLBACK (rows_are_cb), self);
  g_signal_connect (self->canvas, "line-opened", G_CALLBACK (line_opened_cb), self);
  g_signal_connect (self->canvas, "field-wanted", G_CALLBACK (field_wanted_cb), self);
  g_signal_connect (self->canvas, "choice-wanted", G_CALLBACK (choice_wanted_cb), self);
  trib_mapping_page_update_edits (self);
}

void
trib_mapping_page_update_edits (TribMappingPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = self->draft != NULL ? trib_mapping_draft_count_suggestions (self->draft) : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("Accept %u suggestion", "Accept %u suggestions", n), n);

  gtk_widget_action_set_enabled (widget, "mapping.undo",
                                 self->draft != NULL && trib_mapping_draft_can_undo (self->draft));
  gtk_widget_action_set_enabled (widget, "mapping.redo",
                                 self->draft != NULL && trib_mapping_draft_can_redo (self->draft));
  gtk_button_set_label (GTK_BUTTON (self->accept_button), label);
  gtk_widget_set_visible (self->accept_button, n > 0 && !self->narrow);
  if (self->draft == NULL)
    return;
  self->following = TRUE;
  gtk_drop_down_set_selected (self->rows_are, trib_mapping_draft_get_mapping (self->draft)->rows);
  self->following = FALSE;
}

/* ---- Presets and files ---- */

static void
save_chosen_cb (GtkNativeDialog *dialog, int response, TribMappingPage *self)
{
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->draft != NULL
      && !trib_mapping_chooser_save (dialog, trib_mapping_draft_get_mapping (self->draft), &error))
    trib_mapping_page_fail (self, _ ("Could not save the mapping"), error);
  g_clear_object (&self->chooser);
}

static void
load_chosen_cb (GtkNativeDialog *dialog, int response, TribMappingPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->draft != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TribMapping) mapping = trib_mapping_chooser_load (dialog, &error);

      if (mapping == NULL)
        trib_mapping_page_fail (self, _ ("Could not load the mapping"), error);
      else
        trib_mapping_draft_replace (self->draft, mapping);
    }
  g_clear_object (&self->chooser);
}

static void
ask (TribMappingPage *self, const char *title, const char *name, GCallback response)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_clear_object (&self->chooser);
  self->chooser = trib_mapping_chooser_new (GTK_WINDOW (root), title, name);
  g_signal_connect_object (self->chooser, "response", response, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribMappingPage *self = TRIB_MAPPING_PAGE (widget);

  if (self->job != NULL)
    ask (self, _ ("Save mapping"), self->job->source, G_CALLBACK (save_chosen_cb));
}

static void
load_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribMappingPage *self = TRIB_MAPPING_PAGE (widget);

  if (self->job != NULL)
    ask (self, _ ("Load mapping"), NULL, G_CALLBACK (load_chosen_cb));
}

/* @parameter: the preset's name */
static void
save_preset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribMappingPage *self = TRIB_MAPPING_PAGE (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  if (self->draft == NULL || *name == '\0')
    return;
  if (!trib_preset_save (name, trib_mapping_draft_get_mapping (self->draft), &error))
    trib_mapping_page_fail (self, _ ("Could not save the preset"), error);
  gtk_menu_button_popdown (self->preset_button);
}

static void
reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribMappingPage *self = TRIB_MAPPING_PAGE (widget);

  if (self->draft != NULL)
    trib_mapping_draft_replace (self->draft, self->job->suggestion);
}

static void
accept_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TribMappingPage *self = TRIB_MAPPING_PAGE (widget);

  if (self->draft != NULL)
    trib_mapping_draft_accept_all (self->draft);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_mapping_page_undo (TRIB_MAPPING_PAGE (widget));
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  trib_mapping_page_redo (TRIB_MAPPING_PAGE (widget));
}

static void
preset_clicked_cb (GtkWidget *button, TribMappingPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "mapping.save-preset", "s", gtk_editable_get_text (self->preset_name));
}

static void
preset_named_cb (GtkWidget *entry, TribMappingPage *self)
{
  preset_clicked_cb (entry, self);
}

void
trib_mapping_page_install_edits (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TribMappingPage, preset_name);
  gtk_widget_class_bind_template_callback (widget_class, preset_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_named_cb);
  gtk_widget_class_install_action (widget_class, "mapping.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "mapping.load", NULL, load_cb);
  gtk_widget_class_install_action (widget_class, "mapping.save-preset", "s", save_preset_cb);
  gtk_widget_class_install_action (widget_class, "mapping.reset", NULL, reset_cb);
  gtk_widget_class_install_action (widget_class, "mapping.accept", NULL, accept_cb);
  gtk_widget_class_install_action (widget_class, "mapping.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "mapping.redo", NULL, redo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "mapping.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "mapping.redo",
                                       NULL);
}

void
trib_mapping_page_undo (TribMappingPage *self)
{
  g_return_if_fail (TRIB_IS_MAPPING_PAGE (self));

  if (self->draft != NULL)
    trib_mapping_draft_undo (self->draft);
}

void
trib_mapping_page_redo (TribMappingPage *self)
{
  g_return_if_fail (TRIB_IS_MAPPING_PAGE (self));

  if (self->draft != NULL)
    trib_mapping_draft_redo (self->draft);
}
