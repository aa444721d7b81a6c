/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A selection model that is a list and a bitset.
 */
#include "config.h"

#include "app/customers/trib-selection.h"

struct _TribSelection
{
  GObject parent_instance;
  GListModel *model;
  GtkBitset *selected;
};

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (TRIB_SELECTION (list)->model);
}

static guint
get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (TRIB_SELECTION (list)->model);
}

static gpointer
get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (TRIB_SELECTION (list)->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *selection, guint position)
{
  return gtk_bitset_contains (TRIB_SELECTION (selection)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *selection, guint position, guint n_items)
{
  GtkBitset *range = gtk_bitset_new_range (position, n_items);

  gtk_bitset_intersect (range, TRIB_SELECTION (selection)->selected);
  return range;
}

/* Everything else that a selection model can be asked comes down to this. */
static gboolean
set_selection (GtkSelectionModel *selection, GtkBitset *selected, GtkBitset *mask)
{
  TribSelection *self = TRIB_SELECTION (selection);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (selected);

  gtk_bitset_difference (changed, self->selected);
  gtk_bitset_intersect (changed, mask);
  gtk_bitset_remove_range (changed, get_n_items (G_LIST_MODEL (self)), G_MAXUINT - get_n_items (G_LIST_MODEL (self)));
  if (gtk_bitset_is_empty (changed))
    return TRUE;
  gtk_bitset_difference (self->selected, changed);
  gtk_selection_model_selection_changed (selection, gtk_bitset_get_minimum (changed),
                                         gtk_bitset_get_maximum (changed) - gtk_bitset_get_minimum (changed) + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TribSelection, trib_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static void
items_changed_cb (TribSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
trib_selection_finalize (GObject *object)
{
  TribSelection *self = TRIB_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  G_OBJECT_CLASS (trib_selection_parent_class)->finalize (object);
}

static void
trib_selection_class_init (TribSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_selection_finalize;
}

static void
trib_selection_init (TribSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

TribSelection *
trib_selection_new (GListModel *model)
{
  TribSelection *self = g_object_new (TRIB_TYPE_SELECTION, NULL);

  self->model = model;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

guint
trib_selection_get_size (TribSelection *self)
{
  g_return_val_if_fail (TRIB_IS_SELECTION (self), 0);

  return gtk_bitset_get_size (self->selected);
}

guint
trib_selection_get_nth (TribSelection *self, guint nth)
{
  g_return_val_if_fail (TRIB_IS_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return nth < gtk_bitset_get_size (self->selected) ? gtk_bitset_get_nth (self->selected, nth)
                                                    : GTK_INVALID_LIST_POSITION;
}
