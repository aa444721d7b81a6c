/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filled anew by the canvas after every edit.
 */
#include "config.h"

#include "app/mapping/trib-field-card.h"

#include <glib/gi18n.h>

struct _TribFieldCard
{
  GtkWidget parent_instance;

  char *group_class;

  GtkWidget *box;
  GtkWidget *pill_place;
  GtkButton *pill;
  GtkLabel *pill_label;
  GtkWidget *socket;
  GtkWidget *card;
  GtkLabel *label;
  GtkLabel *value;
  GtkWidget *group;
  GtkImage *arrow;
  GtkLabel *group_label;
};

G_DEFINE_FINAL_TYPE (TribFieldCard, trib_field_card, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
pill_clicked_cb (GtkButton *pill, TribFieldCard *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
trib_field_card_dispose (GObject *object)
{
  TribFieldCard *self = TRIB_FIELD_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->group_class, g_free);

  G_OBJECT_CLASS (trib_field_card_parent_class)->dispose (object);
}

static void
trib_field_card_class_init (TribFieldCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_field_card_dispose;

  signals[SIGNAL_OPENED]
      = g_signal_new ("opened", TRIB_TYPE_FIELD_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/mapping/trib-field-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, box);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, pill_place);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, pill);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, pill_label);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, socket);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, card);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, label);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, value);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, group);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, TribFieldCard, group_label);
  gtk_widget_class_bind_template_callback (widget_class, pill_clicked_cb);
}

static void
trib_field_card_init (TribFieldCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
trib_field_card_new (void)
{
  return g_object_new (TRIB_TYPE_FIELD_CARD, NULL);
}

static void
set_name (TribFieldCard *self, const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_parts (TribFieldCard *self, gboolean group)
{
  gtk_widget_set_visible (self->pill_place, !group);
  gtk_widget_set_visible (self->socket, !group);
  gtk_widget_set_visible (self->card, !group);
  gtk_widget_set_visible (self->group, group);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_pill (TribFieldCard *self, TribFieldChoice *choice, const char *from, const char *words, gboolean faulty)
{
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->pill), words != NULL);
  if (words == NULL)
    return;
  /* A line that does nothing on its way has a button all the same, which shows when it is wanted. */
  gtk_label_set_label (self->pill_label, *words ? words : "⋯");
  set_class (GTK_WIDGET (self->pill), "quiet", *words == '\0');
  set_class (GTK_WIDGET (self->pill), "error", faulty);
  if (self->group_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->pill), self->group_class);
  g_free (self->group_class);
  self->group_class = g_strdup_printf ("pill-%d", (int) trib_field_choice_get_group (choice));
  gtk_widget_add_css_class (GTK_WIDGET (self->pill), self->group_class);
  name = g_strdup_printf (_ ("Line from %s to %s: %s"), from, trib_field_choice_get_label (choice),
                          *words ? words : _ ("as it came"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pill), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
trib_field_card_show (TribFieldCard *self, TribFieldChoice *choice, const char *from, const char *words,
                      const char *value, gboolean faulty)
{
  g_autofree char *name = NULL;
  const char *label = trib_field_choice_get_label (choice);

  g_return_if_fail (TRIB_IS_FIELD_CARD (self));

  show_parts (self, FALSE);
  show_pill (self, choice, from, words, faulty);
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->value, value);
  set_class (self->card, "linked", words != NULL);
  set_class (self->card, "add-field", trib_field_choice_get_field (choice) == NULL);
  set_class (self->card, "more", trib_field_choice_get_kind (choice) == TRIB_LINK_IGNORE);
  name = words != NULL ? g_strdup_printf (_ ("Field %s, from %s: %s"), label, from, value)
                       : g_strdup_printf (_ ("Field %s"), label);
  set_name (self,
            trib_field_choice_get_field (choice) != NULL && trib_field_choice_get_kind (choice) != TRIB_LINK_IGNORE
                ? name
                : label);
}

void
trib_field_card_show_group (TribFieldCard *self, const char *label, gboolean folded)
{
  g_autofree char *name = g_strdup_printf (folded ? _ ("Group %s, folded") : _ ("Group %s"), label);

  g_return_if_fail (TRIB_IS_FIELD_CARD (self));

  show_parts (self, TRUE);
  gtk_label_set_label (self->group_label, label);
  gtk_image_set_from_icon_name (self->arrow, folded ? "pan-end-symbolic" : "pan-down-symbolic");
  set_name (self, name);
}

void
trib_field_card_set_target (TribFieldCard *self, gboolean target)
{
  set_class (self->card, "target", target);
}

GtkWidget *
trib_field_card_get_socket (TribFieldCard *self)
{
  return gtk_widget_get_visible (self->socket) ? self->socket : GTK_WIDGET (self->arrow);
}

GtkWidget *
trib_field_card_get_pill (TribFieldCard *self)
{
  return GTK_WIDGET (self->pill);
}

gboolean
trib_field_card_hits_pill (TribFieldCard *self, double x, double y)
{
  graphene_rect_t bounds;

  return gtk_widget_get_visible (GTK_WIDGET (self->pill))
         && gtk_widget_compute_bounds (GTK_WIDGET (self->pill), GTK_WIDGET (self), &bounds)
         && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}
