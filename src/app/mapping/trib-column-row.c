/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are used again for other columns while the list is scrolled, so one follows its item by signals.
 */
#include "config.h"

#include "app/mapping/trib-column-row.h"
#include "app/mapping/trib-field-choice.h"
#include "app/trib-number.h"

#include <glib/gi18n.h>

struct _TribColumnRow
{
  GtkWidget parent_instance;

  TribColumnItem *item;
  gboolean following;
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
  GtkDropDown *choice;
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

  self->following = TRUE;
  gtk_drop_down_set_selected (self->choice, selected);
  self->following = FALSE;
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
selected_cb (GtkDropDown *choice, GParamSpec *pspec, TribColumnRow *self)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (!self->following && self->item != NULL && selected != GTK_INVALID_LIST_POSITION)
    trib_column_item_choose (self->item, selected);
}

static void
group_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *group = gtk_label_new (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (group), 0);
  gtk_widget_add_css_class (group, "caption-heading");
  gtk_widget_add_css_class (group, "dim-label");
  gtk_widget_set_margin_top (group, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), tick);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_item_set_child (list_item, box);
}

static void
tick_cb (GtkDropDown *choice, GParamSpec *pspec, GtkListItem *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);

  if (box != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (gtk_widget_get_last_child (box)),
                            gtk_drop_down_get_selected_item (choice) == gtk_list_item_get_item (list_item) ? 1 : 0);
}

/* The first of a group carries the group's name: lists of this GTK have no headings. */
static void
group_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TribColumnRow *self)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *group = gtk_widget_get_first_child (box);
  TribFieldChoice *choice = gtk_list_item_get_item (list_item);
  guint position = gtk_list_item_get_position (list_item);
  GListModel *choices = self->item != NULL ? trib_column_item_get_choices (self->item) : NULL;
  g_autoptr (TribFieldChoice) before
      = choices != NULL && position > 0 ? g_list_model_get_item (choices, position - 1) : NULL;
  g_autoptr (TribFieldChoice) here = choices != NULL ? g_list_model_get_item (choices, position) : NULL;
  gboolean first = here == choice && position > 1
                   && (position == 2 || before == NULL
                       || trib_field_choice_get_group (before) != trib_field_choice_get_group (choice));

  gtk_label_set_label (GTK_LABEL (group), trib_field_group_label (trib_field_choice_get_group (choice)));
  gtk_widget_set_visible (group, first);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (gtk_widget_get_last_child (box))),
                       trib_field_choice_get_label (choice));
  g_signal_connect_object (self->choice, "notify::selected-item", G_CALLBACK (tick_cb), list_item, 0);
  tick_cb (self->choice, NULL, list_item);
}

static void
group_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TribColumnRow *self)
{
  g_signal_handlers_disconnect_by_func (self->choice, tick_cb, list_item);
}

static void
chosen_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* The row says how wide the choice is, not the longest field. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_list_item_set_child (list_item, label);
}

static void
chosen_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       trib_field_choice_get_label (gtk_list_item_get_item (list_item)));
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
  gtk_widget_class_bind_template_child (widget_class, TribColumnRow, note);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
trib_column_row_init (TribColumnRow *self)
{
  g_autoptr (GtkListItemFactory) list = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) chosen = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) label = gtk_property_expression_new (TRIB_TYPE_FIELD_CHOICE, NULL, "label");

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (list, "setup", G_CALLBACK (group_setup_cb), NULL);
  g_signal_connect (list, "bind", G_CALLBACK (group_bind_cb), self);
  g_signal_connect (list, "unbind", G_CALLBACK (group_unbind_cb), self);
  g_signal_connect (chosen, "setup", G_CALLBACK (chosen_setup_cb), NULL);
  g_signal_connect (chosen, "bind", G_CALLBACK (chosen_bind_cb), NULL);
  gtk_drop_down_set_expression (self->choice, label);
  gtk_drop_down_set_enable_search (self->choice, TRUE);
  gtk_drop_down_set_factory (self->choice, chosen);
  gtk_drop_down_set_list_factory (self->choice, list);
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
  g_autofree char *name = NULL;

  g_return_if_fail (TRIB_IS_COLUMN_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  self->following = TRUE;
  gtk_drop_down_set_model (self->choice, item != NULL ? trib_column_item_get_choices (item) : NULL);
  self->following = FALSE;
  if (item == NULL)
    return;

  percent = g_strdup_printf (_ ("%.0f %%"), trib_column_item_get_filled (item) * 100);
  /* Translators: accessible name of the choice; a column's heading follows */
  name = g_strdup_printf (_ ("Field for column %s"), trib_column_item_get_heading (item));
  gtk_label_set_label (self->heading, trib_column_item_get_heading (item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), trib_column_item_get_heading (item));
  gtk_label_set_label (self->samples, trib_column_item_get_samples (item));
  gtk_label_set_label (self->fill_label, percent);
  gtk_progress_bar_set_fraction (self->fill_bar, trib_column_item_get_filled (item));
  if (trib_column_item_get_filled (item) < 0.5)
    gtk_widget_add_css_class (GTK_WIDGET (self->fill_bar), "sparse");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->fill_bar), "sparse");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
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
