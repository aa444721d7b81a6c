/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filled anew by the canvas whenever it is bound to another column.
 */
#include "config.h"

#include "app/mapping/trib-column-card.h"

#include <glib/gi18n.h>

struct _TribColumnCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *type;
  GtkLabel *heading;
  GtkLabel *samples;
  GtkLabel *fill_label;
  GtkProgressBar *fill_bar;
};

G_DEFINE_FINAL_TYPE (TribColumnCard, trib_column_card, GTK_TYPE_WIDGET)

static const char *
mark_of (TribValueType type)
{
  switch ((int) type)
    {
    case TRIB_TYPE_EMAIL:
      return "@";
    case TRIB_TYPE_PHONE:
      return "☏";
    case TRIB_TYPE_DATE:
    case TRIB_TYPE_TIME:
      return "▦";
    case TRIB_TYPE_ADDRESS_LINE:
    case TRIB_TYPE_STREET:
    case TRIB_TYPE_POSTCODE:
    case TRIB_TYPE_CITY:
      return "⌂";
    case TRIB_TYPE_MONEY:
      return "€";
    case TRIB_TYPE_NUMBER:
    case TRIB_TYPE_ID:
    case TRIB_TYPE_HOUSE_NUMBER:
      return "#";
    case TRIB_TYPE_URL:
      return "↗";
    case TRIB_TYPE_YES_NO:
      return "✓";
    default:
      return "A";
    }
}

static void
trib_column_card_dispose (GObject *object)
{
  TribColumnCard *self = TRIB_COLUMN_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (trib_column_card_parent_class)->dispose (object);
}

static void
trib_column_card_class_init (TribColumnCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_column_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-column-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TribColumnCard, box);
  gtk_widget_class_bind_template_child (widget_class, TribColumnCard, type);
  gtk_widget_class_bind_template_child (widget_class, TribColumnCard, heading);
  gtk_widget_class_bind_template_child (widget_class, TribColumnCard, samples);
  gtk_widget_class_bind_template_child (widget_class, TribColumnCard, fill_label);
  gtk_widget_class_bind_template_child (widget_class, TribColumnCard, fill_bar);
}

static void
trib_column_card_init (TribColumnCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trib_column_card_new (void)
{
  return g_object_new (TRIB_TYPE_COLUMN_CARD, NULL);
}

void
trib_column_card_show (TribColumnCard *self, TribColumnItem *item, const char *goes_to)
{
  double filled = trib_column_item_get_filled (item);
  TribValueType type = trib_column_item_get_value_type (item);
  g_autofree char *percent = g_strdup_printf (_ ("%.0f %%"), filled * 100);
  g_autofree char *name = NULL;
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  g_return_if_fail (TRIB_IS_COLUMN_CARD (self));

  gtk_label_set_label (self->type, mark_of (type));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->type), trib_value_type_label (type));
  gtk_label_set_label (self->heading, trib_column_item_get_heading (item));
  gtk_label_set_label (self->samples, trib_column_item_get_samples (item));
  gtk_label_set_label (self->fill_label, percent);
  gtk_progress_bar_set_fraction (self->fill_bar, filled);
  if (filled < 0.5)
    gtk_widget_add_css_class (GTK_WIDGET (self->fill_bar), "sparse");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->fill_bar), "sparse");
  /* Translators: a column for screen readers: heading, type, fill rate, where it goes */
  name = g_strdup_printf (_ ("Column %s, %s, %s filled, %s"), trib_column_item_get_heading (item),
                          trib_value_type_label (type), percent, *goes_to ? goes_to : _ ("kept as it came"));
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
