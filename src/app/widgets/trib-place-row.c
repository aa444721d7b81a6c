/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the sidebar. What is shown when it is activated is the window's business.
 */
#include "config.h"

#include "app/widgets/trib-place-row.h"
#include "app/trib-number.h"

struct _TribPlaceRow
{
  GtkListBoxRow parent_instance;

  char *place;
  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *badge;
};

G_DEFINE_FINAL_TYPE (TribPlaceRow, trib_place_row, GTK_TYPE_LIST_BOX_ROW)

static void
trib_place_row_finalize (GObject *object)
{
  g_free (TRIB_PLACE_ROW (object)->place);

  G_OBJECT_CLASS (trib_place_row_parent_class)->finalize (object);
}

static void
trib_place_row_class_init (TribPlaceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trib_place_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/widgets/trib-place-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TribPlaceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TribPlaceRow, label);
  gtk_widget_class_bind_template_child (widget_class, TribPlaceRow, badge);
}

static void
trib_place_row_init (TribPlaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trib_place_row_new (const char *place, const char *label, const char *icon_name)
{
  TribPlaceRow *self = g_object_new (TRIB_TYPE_PLACE_ROW, NULL);

  self->place = g_strdup (place);
  gtk_label_set_label (self->label, label);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const char *
trib_place_row_get_place (TribPlaceRow *self)
{
  g_return_val_if_fail (TRIB_IS_PLACE_ROW (self), NULL);

  return self->place;
}

void
trib_place_row_set_badge (TribPlaceRow *self, gint64 number, gboolean waits)
{
  g_autofree char *text = trib_grouped (number);

  g_return_if_fail (TRIB_IS_PLACE_ROW (self));

  gtk_label_set_label (self->badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), number > 0);
  if (waits)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge), "waits");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), "waits");
}
