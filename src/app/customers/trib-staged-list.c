/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows the first items of a list, and more and more of them.
 */
#include "config.h"

#include "app/customers/trib-staged-list.h"

struct _TribStagedList
{
  GObject parent_instance;

  GListModel *model;
  guint n_shown; /* of the model's first items */
  guint growing; /* source id */
};

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (TRIB_STAGED_LIST (list)->model);
}

static guint
get_n_items (GListModel *list)
{
  return TRIB_STAGED_LIST (list)->n_shown;
}

static gpointer
get_item (GListModel *list, guint position)
{
  TribStagedList *self = TRIB_STAGED_LIST (list);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TribStagedList, trib_staged_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
show (TribStagedList *self, guint n)
{
  guint before = self->n_shown;

  n = MIN (n, g_list_model_get_n_items (self->model));
  if (n <= before)
    return;
  self->n_shown = n;
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
}

static gboolean
grow_cb (gpointer user_data)
{
  TribStagedList *self = user_data;
  gboolean enough = self->n_shown + TRIB_STAGED_STEP >= TRIB_STAGED_ENOUGH;

  show (self, enough ? G_MAXUINT : self->n_shown + TRIB_STAGED_STEP);
  if (self->n_shown < g_list_model_get_n_items (self->model))
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

static void
begin (TribStagedList *self)
{
  show (self, TRIB_STAGED_FIRST);
  if (self->growing == 0 && self->n_shown < g_list_model_get_n_items (self->model))
    /* After drawing, so that what there is can be seen. */
    self->growing = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, grow_cb, self, NULL);
}

static void
items_changed_cb (TribStagedList *self, guint position, guint removed, guint added)
{
  gboolean whole = self->growing == 0 && self->n_shown > 0;
  guint gone = position < self->n_shown ? MIN (removed, self->n_shown - position) : 0;

  if (whole || position + removed <= self->n_shown)
    {
      /* Where all is shown, what is added is; else only what comes before the end of what is shown. */
      guint come = whole || position < self->n_shown ? added : 0;

      if (self->n_shown == 0 || gone == self->n_shown)
        come = 0;
      self->n_shown = self->n_shown - gone + come;
      if (gone > 0 || come > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), position, gone, come);
    }
  else if (gone > 0)
    {
      self->n_shown -= gone;
      g_list_model_items_changed (G_LIST_MODEL (self), position, gone, 0);
    }
  begin (self);
}

static void
trib_staged_list_dispose (GObject *object)
{
  TribStagedList *self = TRIB_STAGED_LIST (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  self->n_shown = 0;
  g_clear_object (&self->model);
  G_OBJECT_CLASS (trib_staged_list_parent_class)->dispose (object);
}

static void
trib_staged_list_class_init (TribStagedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trib_staged_list_dispose;
}

static void
trib_staged_list_init (TribStagedList *self)
{
}

TribStagedList *
trib_staged_list_new (GListModel *model)
{
  TribStagedList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (TRIB_TYPE_STAGED_LIST, NULL);
  self->model = model;
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  begin (self);
  return self;
}

void
trib_staged_list_finish (TribStagedList *self)
{
  g_return_if_fail (TRIB_IS_STAGED_LIST (self));

  g_clear_handle_id (&self->growing, g_source_remove);
  show (self, G_MAXUINT);
}
