/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list model of an id array and a few pages of rows; the page that was looked at longest ago makes room for the next.
 */
#include "config.h"

#include "store/trib-customer-list.h"

#include <string.h>

struct _TribCustomerItem
{
  GObject parent_instance;
  TribCustomerRow row;
};

G_DEFINE_FINAL_TYPE (TribCustomerItem, trib_customer_item, G_TYPE_OBJECT)

static void
trib_customer_item_finalize (GObject *object)
{
  TribCustomerItem *self = TRIB_CUSTOMER_ITEM (object);

  trib_customer_row_clear (&self->row);
  G_OBJECT_CLASS (trib_customer_item_parent_class)->finalize (object);
}

static void
trib_customer_item_class_init (TribCustomerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_customer_item_finalize;
}

static void
trib_customer_item_init (TribCustomerItem *self)
{
}

const TribCustomerRow *
trib_customer_item_get_row (TribCustomerItem *self)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_ITEM (self), NULL);

  return &self->row;
}

typedef struct
{
  guint number; /* of the page: position / TRIB_CUSTOMER_LIST_PAGE */
  guint n;
  guint64 used; /* when it was looked at last, in looks */
  TribCustomerItem *items[TRIB_CUSTOMER_LIST_PAGE];
} Page;

struct _TribCustomerList
{
  GObject parent_instance;
  TribStore *reader;
  GArray *ids;
  GPtrArray *pages; /* (element-type Page), in no order */
  guint64 looks;
  guint n_fetched;
};

static void
page_free (Page *page)
{
  for (guint i = 0; i < page->n; i++)
    g_clear_object (&page->items[i]);
  g_free (page);
}

/* An item takes over what its row owns. Where the store cannot be read the rows stay empty: a list has no place for an error, and
 * what comes next (opening the customer, a search) says it. */
static Page *
fetch_page (TribCustomerList *self, guint number)
{
  g_autoptr (GError) error = NULL;
  TribCustomerRow rows[TRIB_CUSTOMER_LIST_PAGE] = { 0 };
  guint first = number * TRIB_CUSTOMER_LIST_PAGE;
  Page *page = g_new0 (Page, 1);

  page->number = number;
  page->n = MIN (TRIB_CUSTOMER_LIST_PAGE, self->ids->len - first);
  self->n_fetched++;
  if (!trib_store_customer_rows (self->reader, &g_array_index (self->ids, gint64, first), page->n, rows, &error))
    {
      g_debug ("A page of customers could not be read: %s", error->message);
      for (guint i = 0; i < page->n; i++)
        trib_customer_row_clear (&rows[i]);
      memset (rows, 0, sizeof rows);
    }
  for (guint i = 0; i < page->n; i++)
    {
      page->items[i] = g_object_new (TRIB_TYPE_CUSTOMER_ITEM, NULL);
      page->items[i]->row = rows[i];
    }
  return page;
}

static void
make_room (TribCustomerList *self)
{
  guint oldest = 0;

  if (self->pages->len < TRIB_CUSTOMER_LIST_PAGES)
    return;
  for (guint i = 1; i < self->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (self->pages, i);
      const Page *least = g_ptr_array_index (self->pages, oldest);
      if (page->used < least->used)
        oldest = i;
    }
  g_ptr_array_remove_index_fast (self->pages, oldest);
}

static Page *
get_page (TribCustomerList *self, guint number)
{
  Page *page;

  for (guint i = 0; i < self->pages->len; i++)
    {
      page = g_ptr_array_index (self->pages, i);
      if (page->number == number)
        {
          page->used = ++self->looks;
          return page;
        }
    }
  make_room (self);
  page = fetch_page (self, number);
  page->used = ++self->looks;
  g_ptr_array_add (self->pages, page);
  return page;
}

static GType
get_item_type (GListModel *model)
{
  return TRIB_TYPE_CUSTOMER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  TribCustomerList *self = TRIB_CUSTOMER_LIST (model);

  return self->ids != NULL ? self->ids->len : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  TribCustomerList *self = TRIB_CUSTOMER_LIST (model);

  if (position >= get_n_items (model))
    return NULL;
  return g_object_ref (get_page (self, position / TRIB_CUSTOMER_LIST_PAGE)->items[position % TRIB_CUSTOMER_LIST_PAGE]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TribCustomerList, trib_customer_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
trib_customer_list_finalize (GObject *object)
{
  TribCustomerList *self = TRIB_CUSTOMER_LIST (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (trib_customer_list_parent_class)->finalize (object);
}

static void
trib_customer_list_class_init (TribCustomerListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trib_customer_list_finalize;
}

static void
trib_customer_list_init (TribCustomerList *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
}

TribCustomerList *
trib_customer_list_new (void)
{
  return g_object_new (TRIB_TYPE_CUSTOMER_LIST, NULL);
}

void
trib_customer_list_set (TribCustomerList *self, TribStore *reader, GArray *ids)
{
  guint before;

  g_return_if_fail (TRIB_IS_CUSTOMER_LIST (self));
  g_return_if_fail (reader != NULL || ids == NULL || ids->len == 0);

  before = get_n_items (G_LIST_MODEL (self));
  g_ptr_array_set_size (self->pages, 0);
  g_clear_pointer (&self->ids, g_array_unref);
  g_set_object (&self->reader, reader);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  if (ids == NULL || ids->len == 0)
    return;
  self->ids = g_array_ref (ids);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

gint64
trib_customer_list_get_id (TribCustomerList *self, guint position)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_LIST (self), 0);

  return position < get_n_items (G_LIST_MODEL (self)) ? g_array_index (self->ids, gint64, position) : 0;
}

guint
trib_customer_list_get_n_pages (TribCustomerList *self)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_LIST (self), 0);

  return self->pages->len;
}

guint
trib_customer_list_get_n_fetched (TribCustomerList *self)
{
  g_return_val_if_fail (TRIB_IS_CUSTOMER_LIST (self), 0);

  return self->n_fetched;
}
