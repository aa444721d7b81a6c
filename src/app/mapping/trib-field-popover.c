/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made when it is opened and not before: a file of two hundred columns would otherwise have two hundred such lists. Lists of
 * this GTK have no headings, so the first of a group carries the group's name.
 */
#include "config.h"

#include "app/mapping/trib-field-popover.h"

#include "app/mapping/trib-field-choice.h"

struct _TribFieldPopover
{
  GtkPopover parent_instance;

  GListModel *choices;
  guint selected;
  GtkStringFilter *filter;
  GtkSelectionModel *found;

  GtkSearchEntry *search;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (TribFieldPopover, trib_field_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
search_changed_cb (GtkSearchEntry *search, TribFieldPopover *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (search)));
}

static void
choose (TribFieldPopover *self, guint position)
{
  g_autoptr (TribFieldChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  for (guint i = 0; choice != NULL && i < g_list_model_get_n_items (self->choices); i++)
    {
      g_autoptr (TribFieldChoice) other = g_list_model_get_item (self->choices, i);

      if (other != choice)
        continue;
      gtk_popover_popdown (GTK_POPOVER (self));
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, i);
      return;
    }
}

static void
activated_cb (GtkListView *list, guint position, TribFieldPopover *self)
{
  choose (self, position);
}

static void
search_activated_cb (GtkSearchEntry *search, TribFieldPopover *self)
{
  choose (self, 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *group = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (group), 0);
  gtk_widget_add_css_class (group, "caption-heading");
  gtk_widget_add_css_class (group, "dim-label");
  gtk_widget_set_margin_top (group, 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TribFieldPopover *self)
{
  GtkWidget *group = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *line = gtk_widget_get_next_sibling (group);
  TribFieldChoice *choice = gtk_list_item_get_item (item);
  guint position = gtk_list_item_get_position (item);
  g_autoptr (TribFieldChoice) before
      = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->found), position - 1) : NULL;
  g_autoptr (TribFieldChoice) chosen = g_list_model_get_item (self->choices, self->selected);
  TribFieldGroup here = trib_field_choice_get_group (choice);
  /* The two that are always there have no group of their own. */
  gboolean always = before == NULL || here == TRIB_GROUP_CUSTOM;

  gtk_label_set_label (GTK_LABEL (group), trib_field_group_label (here));
  gtk_widget_set_visible (group, !always && trib_field_choice_get_group (before) != here);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (line)), trib_field_choice_get_label (choice));
  gtk_widget_set_opacity (gtk_widget_get_last_child (line), chosen == choice ? 1 : 0);
}

static void
trib_field_popover_dispose (GObject *object)
{
  TribFieldPopover *self = TRIB_FIELD_POPOVER (object);

  g_clear_object (&self->choices);
  g_clear_object (&self->filter);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (trib_field_popover_parent_class)->dispose (object);
}

static void
trib_field_popover_class_init (TribFieldPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_field_popover_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", TRIB_TYPE_FIELD_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-field-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TribFieldPopover, search);
  gtk_widget_class_bind_template_child (widget_class, TribFieldPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
trib_field_popover_init (TribFieldPopover *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = gtk_string_filter_new (gtk_property_expression_new (TRIB_TYPE_FIELD_CHOICE, NULL, "label"));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
}

GtkWidget *
trib_field_popover_new (GListModel *choices, guint selected)
{
  TribFieldPopover *self = g_object_new (TRIB_TYPE_FIELD_POPOVER, NULL);
  GtkFilterListModel *found
      = gtk_filter_list_model_new (g_object_ref (choices), GTK_FILTER (g_object_ref (self->filter)));

  self->choices = g_object_ref (choices);
  self->selected = selected;
  self->found = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (found)));
  gtk_list_view_set_model (self->list, self->found);
  return GTK_WIDGET (self);
}

void
trib_field_popover_type (TribFieldPopover *self, const char *text)
{
  g_return_if_fail (TRIB_IS_FIELD_POPOVER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}
