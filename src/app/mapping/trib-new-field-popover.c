/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * See the header. Types of fields that there are already, as names and streets, are not offered.
 */
#include "config.h"

#include "app/mapping/trib-new-field-popover.h"
#include "schema/trib-rule.h"

#include <glib/gi18n.h>

struct _TribNewFieldPopover
{
  GtkPopover parent_instance;

  GtkEntry *name;
  GtkDropDown *type;
  GtkDropDown *rule;
  GtkDropDown *compare;
  GtkWidget *make;
};

G_DEFINE_FINAL_TYPE (TribNewFieldPopover, trib_new_field_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_MADE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const TribValueType types[]
    = { TRIB_TYPE_TEXT, TRIB_TYPE_NUMBER, TRIB_TYPE_MONEY, TRIB_TYPE_DATE, TRIB_TYPE_YES_NO,
        TRIB_TYPE_ID,   TRIB_TYPE_PHONE,  TRIB_TYPE_EMAIL, TRIB_TYPE_URL };

static void
name_changed_cb (GtkEditable *name, TribNewFieldPopover *self)
{
  gtk_widget_set_sensitive (self->make, *gtk_editable_get_text (name) != '\0');
}

static void
made_cb (TribNewFieldPopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_MADE], 0, name, (int) types[gtk_drop_down_get_selected (self->type)],
                 (int) gtk_drop_down_get_selected (self->rule), (int) gtk_drop_down_get_selected (self->compare));
}

static void
make_clicked_cb (GtkButton *button, TribNewFieldPopover *self)
{
  made_cb (self);
}

static void
name_activated_cb (GtkEntry *entry, TribNewFieldPopover *self)
{
  made_cb (self);
}

static void
trib_new_field_popover_class_init (TribNewFieldPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_MADE] = g_signal_new ("made", TRIB_TYPE_NEW_FIELD_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-new-field-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TribNewFieldPopover, name);
  gtk_widget_class_bind_template_child (widget_class, TribNewFieldPopover, type);
  gtk_widget_class_bind_template_child (widget_class, TribNewFieldPopover, rule);
  gtk_widget_class_bind_template_child (widget_class, TribNewFieldPopover, compare);
  gtk_widget_class_bind_template_child (widget_class, TribNewFieldPopover, make);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_clicked_cb);
}

static void
trib_new_field_popover_init (TribNewFieldPopover *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) rules = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) compares = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int rule = TRIB_SURVIVE_FREQUENT; rule <= TRIB_SURVIVE_JOIN; rule++)
    gtk_string_list_append (rules, trib_rule_label (rule));
  gtk_drop_down_set_model (self->rule, G_LIST_MODEL (rules));
  for (int compare = TRIB_COMPARE_AUTO; compare <= TRIB_COMPARE_IDENTIFIES; compare++)
    gtk_string_list_append (compares, trib_compare_label (compare));
  gtk_drop_down_set_model (self->compare, G_LIST_MODEL (compares));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (labels, trib_value_type_label (types[i]));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (labels));
}

GtkWidget *
trib_new_field_popover_new (const char *name, TribValueType type)
{
  TribNewFieldPopover *self = g_object_new (TRIB_TYPE_NEW_FIELD_POPOVER, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i] == type)
      gtk_drop_down_set_selected (self->type, i);
  name_changed_cb (GTK_EDITABLE (self->name), self);
  return GTK_WIDGET (self);
}
