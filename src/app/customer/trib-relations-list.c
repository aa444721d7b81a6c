/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks anew whenever the customer is another; an answer to an older question is dropped.
 */
#include "config.h"

#include "app/customer/trib-relations-list.h"

#include "app/trib-window.h"
#include "unify/trib-relations.h"

#include <glib/gi18n.h>

struct _TribRelationsList
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkLabel *nobody_label;
  GCancellable *cancellable;
  guint generation;
};

G_DEFINE_FINAL_TYPE (TribRelationsList, trib_relations_list, ADW_TYPE_BIN)

typedef struct
{
  gint64 customer;
  guint generation;
  GPtrArray *relations;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->relations, g_ptr_array_unref);
  g_free (reading);
}

/* On the reading thread. */
static gboolean
read_work (TribStore *store, gpointer data, TribProgress *progress, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  g_autoptr (TribCustomer) customer = trib_customer_load (store, reading->customer, error);

  if (customer == NULL)
    return FALSE;
  reading->relations = trib_relations_load (store, customer, cancellable, error);
  return reading->relations != NULL;
}

static void
clear (TribRelationsList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

static void
add_row (TribRelationsList *self, const TribRelation *relation)
{
  g_autofree char *title = g_markup_escape_text (relation->name, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatar = adw_avatar_new (32, relation->name, TRUE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), trib_relation_words (relation->kind));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "trib-customer", g_memdup2 (&relation->customer, sizeof (gint64)), g_free);
  gtk_list_box_append (self->list, row);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TribRelationsList) self = user_data;
  g_autoptr (GError) error = NULL;
  const Reading *reading = trib_worker_get_data (result);
  gboolean done = trib_session_read_finish (TRIB_SESSION (source), result, &error);

  if (reading->generation != self->generation || self->list == NULL)
    return;
  clear (self);
  for (guint i = 0; done && i < reading->relations->len; i++)
    add_row (self, g_ptr_array_index (reading->relations, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), done && reading->relations->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody_label), !done || reading->relations->len == 0);
}

static void
row_activated_cb (TribRelationsList *self, GtkListBoxRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const gint64 *customer = g_object_get_data (G_OBJECT (row), "trib-customer");

  if (TRIB_IS_WINDOW (root) && customer != NULL)
    trib_window_show_customer (TRIB_WINDOW (root), *customer);
}

static void
trib_relations_list_dispose (GObject *object)
{
  trib_relations_list_set (TRIB_RELATIONS_LIST (object), NULL, 0);
  TRIB_RELATIONS_LIST (object)->list = NULL;
  G_OBJECT_CLASS (trib_relations_list_parent_class)->dispose (object);
}

static void
trib_relations_list_class_init (TribRelationsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trib_relations_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tributary/Tributary/ui/customer/trib-relations-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TribRelationsList, list);
  gtk_widget_class_bind_template_child (widget_class, TribRelationsList, nobody_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
trib_relations_list_init (TribRelationsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trib_relations_list_set (TribRelationsList *self, TribSession *session, gint64 customer)
{
  Reading *reading;

  g_return_if_fail (TRIB_IS_RELATIONS_LIST (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->generation++;
  if (session == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->customer = customer;
  reading->generation = self->generation;
  trib_session_read_async (session, read_work, reading, reading_free, self->cancellable, read_cb, g_object_ref (self));
}
