/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are used again for other columns while the list is scrolled, so one follows its item by signals.
 */
#include "config.h"

#include "app/mapping/trib-column-row.h"
#include "app/mapping/trib-field-choice.h"
#include "app/mapping/trib-field-popover.h"
#include "app/trib-number.h"

#include <glib/gi18n.h>

struct _TribColumnRow
{
  GtkWidget parent_instance;

  TribColumnItem *item;
  char *group_class;

  GtkWidget *box;
  GtkWidget *strip;
  GtkLabel *heading;
  GtkLabel *samples;
  GtkWidget *fill;
  GtkLabel *fill_label;
  GtkProgressBar *fill_bar;
  GtkWidget *arrow;
  GtkWidget *target;
  GtkMenuButton *choice;
  GtkLabel *chosen;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (TribColumnRow, trib_column_row, GTK_TYPE_WIDGET)

static void
show_choice (TribColumnRow *self)
{
  GListModel *choices = trib_column_item_get_choices (self->item);
  guint selected = trib_column_item_get_selected (self->item);
  g_autoptr (TribFieldChoice) chosen = g_list_model_get_item (choices, selected);
  const char *note = trib_column_item_get_note (self->item);

  g_autofree char *name = g_strdup_printf (_ ("Field for column %s: %s"), trib_column_item_get_heading (self->item),
                                           trib_field_choice_get_label (chosen));

  gtk_label_set_label (self->chosen, trib_field_choice_get_label (chosen));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');

  if (self->group_class != NULL)
    gtk_widget_remove_css_class (self->strip, self->group_class);
  g_free (self->group_class);
  self->group_class = trib_field_choice_get_kind (chosen) == TRIB_LINK_IGNORE
                          ? g_strdup ("group-none")
                          : g_strdup_printf ("group-%d", (int) trib_field_choice_get_group (chosen));
  gtk_widget_add_css_class (self->strip, self->group_class);
}

static void
mapped_cb (TribColumnItem *item, TribColumnRow *self)
{
  show_choice (self);
}

static void
chosen_cb (TribFieldPopover *popover, guint position, TribColumnRow *self)
{
  if (self->item != NULL)
    trib_column_item_choose (self->item, position);
}

static void
create_popup (GtkMenuButton *button, gpointer data)
{
  TribColumnRow *self = data;
  GtkWidget *popover;

  if (self->item == NULL)
    return;
  popover
      = trib_field_popover_new (trib_column_item_get_choices (self->item), trib_column_item_get_selected (self->item));
  g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_menu_button_set_popover (button, popover);
}

static void
trib_column_row_dispose (GObject *object)
{
  TribColumnRow *self = TRIB_COLUMN_ROW (object);

  if (self->box != NULL)
    trib_column_row_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->group_class, g_free);

  G_OBJECT_CLASS (trib_column_row_parent_class)->dispose (object);
}

static void
trib_column_row_class_init (TribColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_column_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, box);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, strip);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, heading);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, samples);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, fill);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, fill_label);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, fill_bar);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, target);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, choice);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, chosen);
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, note);
}

static void
trib_column_row_init (TribColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button keeps what it holds in its middle; this one is read as the value of the row. */
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->chosen)), GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (self->choice, create_popup, self, NULL);
}

GtkWidget *
trib_column_row_new (void)
{
  return g_object_new (TRIB_TYPE_COLUMN_ROW, NULL);
}

void
trib_column_row_set_item (TribColumnRow *self, TribColumnItem *item)
{
  g_autofree char *percent = NULL;

  g_return_if_fail (TRIB_IS_COLUMN_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (self->choice != NULL)
    gtk_menu_button_set_popover (self->choice, NULL);
  if (item == NULL)
    return;

  percent = g_strdup_printf (_ ("%.0f %%"), trib_column_item_get_filled (item) * 100);
  gtk_label_set_label (self->heading, trib_column_item_get_heading (item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), trib_column_item_get_heading (item));
  gtk_label_set_label (self->samples, trib_column_item_get_samples (item));
  gtk_label_set_label (self->fill_label, percent);
  gtk_progress_bar_set_fraction (self->fill_bar, trib_column_item_get_filled (item));
  if (trib_column_item_get_filled (item) < 0.5)
    gtk_widget_add_css_class (GTK_WIDGET (self->fill_bar), "sparse");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->fill_bar), "sparse");
  g_signal_connect (item, "mapped", G_CALLBACK (mapped_cb), self);
  show_choice (self);
}

void
trib_column_row_set_narrow (TribColumnRow *self, gboolean narrow)
{
  g_return_if_fail (TRIB_IS_COLUMN_ROW (self));

  gtk_widget_set_visible (self->fill, !narrow);
  gtk_widget_set_visible (self->arrow, !narrow);
  gtk_widget_set_size_request (self->target, narrow ? 148 : 240, -1);
}
